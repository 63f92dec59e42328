"""The register's files are what the program expects, so that an edit that breaks them is seen at once."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest

from onrecord.record.actor import ActorKind
from onrecord.record.claim import SpeakerRole
from onrecord.record.errors import ResourceError
from onrecord.resolve import actors
from onrecord.resolve.actors.compiling import compile_tables, plurals, read_group
from onrecord.resolve.actors.register import ActorRegister
from onrecord.resolve.actors.sources import parse_yaml, read_all
from onrecord.resolve.actors.tokens import key_of

CONTENT = read_all()
GROUP_FILES = sorted(name for name in CONTENT if name.startswith("groups_"))
GROUPS: list[dict[str, Any]] = [entry for name in GROUP_FILES for entry in CONTENT[name]]
ENTRIES = GROUPS + CONTENT["forces"]
COUNTRIES = CONTENT["countries"]


def test_the_register_holds_the_groups_most_reported() -> None:
    """At least 250 armed groups, from every part of the world."""
    assert len(GROUPS) >= 250
    assert all(len(CONTENT[name]) >= 40 for name in GROUP_FILES)


def test_ids_are_unique_and_slugs() -> None:
    """An id stands once, in lower case, digits and hyphens."""
    counted = Counter(e["id"] for e in ENTRIES if "id" in e)
    assert [i for i, n in counted.items() if n > 1] == []
    assert [i for i in counted if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)] == []


def test_kinds_countries_and_parents_exist() -> None:
    """Kinds are RECORD.md's, countries are in countries.yml, parents are entries or bodies of states."""
    ids = {e["id"] for e in ENTRIES if "id" in e}
    assert {e["kind"] for e in ENTRIES if "id" in e} <= set(get_args(ActorKind))
    assert [e["id"] for e in GROUPS if not e["country"]] == []
    assert {c for e in ENTRIES for c in e.get("country", ())} <= set(COUNTRIES)
    states = {f"state:{c}:{f}" for c in COUNTRIES for f in ("military", "police", "security", "government")}
    assert {e["parent"] for e in ENTRIES if "parent" in e} <= ids | states


def test_wikidata_ids_have_their_shape() -> None:
    """A Wikidata id is Q and digits, and no two entries share one."""
    given = [e["wikidata"] for e in ENTRIES if "wikidata" in e]
    assert all(re.fullmatch(r"Q[1-9]\d*", q) for q in given)
    assert len(given) == len(set(given))


def _names(entry: dict[str, Any]) -> list[tuple[str, bool]]:
    """(key, flagged) of each way an entry is written."""
    named = [(entry["name"], False)] if "name" in entry else []
    for alias in entry.get("aliases", ()):
        flagged = isinstance(alias, dict)
        named.append((alias["as"] if flagged else alias, bool(flagged and alias.get("needs"))))
    return [(key_of(str(text)), flagged) for text, flagged in named]


def test_names_shared_by_entries_are_flagged() -> None:
    """Of the entries that share a name, at most one holds it without `needs`."""
    holders: dict[str, set[int]] = {}
    for i, entry in enumerate(ENTRIES):
        for key, flagged in _names(entry):
            if not flagged:
                holders.setdefault(key, set()).add(i)
    assert {key: [ENTRIES[i].get("id") for i in held] for key, held in holders.items() if len(held) > 1} == {}


def test_aliases_of_two_or_three_letters_are_flagged() -> None:
    """A short abbreviation is cased, a word, or needs company, unless nothing else is written so."""
    known_alone = {
        "PKK",
        "YPG",
        "YPJ",
        "PYD",
        "YBS",
        "HTS",
        "TTP",
        "TLP",
        "MQM",
        "HPG",
        "M23",
        "M19",
        "PLO",
        "M-19",
        "KKK",
    }
    known_alone |= {"HIG", "NTJ", "3R", "EGC", "FLQ", "17N", "AQ", "ISK", "GIs", "KGB", "ETA"}
    bare = {
        a for e in ENTRIES for a in (*e.get("aliases", ()), e.get("name", "")) if isinstance(a, str) and 0 < len(a) <= 3
    }
    assert bare <= known_alone


def test_needs_are_countries_or_lower_case_words() -> None:
    """`needs` holds codes of countries.yml or words in lower case."""
    needs = {n for e in ENTRIES for a in e.get("aliases", ()) if isinstance(a, dict) for n in a.get("needs", ())}
    assert {n for n in needs if n not in COUNTRIES and n != key_of(n)} == set()


def test_a_head_noun_stands_once() -> None:
    """No noun of heads.yml, and no plural made of one, stands in two lists."""
    seen: dict[str, str] = {}
    twice: list[str] = []
    for entry in CONTENT["heads"]:
        for word in entry["words"]:
            forms = {key_of(f) for f in (word, *plurals(word))}
            twice += [form for form in forms if seen.setdefault(form, word) != word]
    assert twice == []


def test_heads_say_only_what_the_record_knows() -> None:
    """Kinds and sorts of heads.yml are known ones, and every list has an id of its own."""
    assert {e["kind"] for e in CONTENT["heads"]} <= set(get_args(ActorKind))
    assert {e.get("sort", "actor") for e in CONTENT["heads"]} == {
        "actor",
        "neutral",
        "means",
        "part",
        "remains",
        "place",
    }
    ids = [e["id"] for e in CONTENT["heads"]]
    assert len(ids) == len(set(ids))


def test_speakers_have_roles_of_the_record() -> None:
    """Roles are RECORD.md's, with a hundred outlets at least, and every monitor named once."""
    speakers = CONTENT["speakers"]
    for part in ("organisations", "words", "weak_words"):
        assert set(speakers[part]) <= set(get_args(SpeakerRole))
    names = [e["name"] for entries in speakers["organisations"].values() for e in entries]
    assert len(speakers["organisations"]["media"]) >= 100
    assert sorted(n for n, c in Counter(names).items() if c > 1) == []


def test_every_rule_of_the_code_is_told_in_the_file() -> None:
    """rules.yml tells of each rule that a record can name, and of no other."""
    code = "".join(path.read_text(encoding="utf-8") for path in Path(actors.__file__).parent.glob("*.py"))
    assert {rule["id"] for rule in CONTENT["rules"]} == set(re.findall(r'"(actor\.[a-z_]+)"', code))


def test_a_broken_file_names_itself_and_the_line() -> None:
    """Bad YAML and an incomplete entry are errors that say where and what to do."""
    with pytest.raises(ResourceError, match=r"groups_x\.yml, line 3"):
        parse_yaml("groups_x.yml", b"- id: a\n  name: [unclosed\n")
    with pytest.raises(ResourceError, match=r"'Nameless' is not complete"):
        read_group({"name": "Nameless"}, {}, "groups_x")
    with pytest.raises(ResourceError, match="stands twice"):
        compile_tables({**CONTENT, "groups_x": [GROUPS[0]]})


def test_an_edited_file_is_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache is keyed by the files' content; a cache that cannot be written does no harm."""
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path))
    assert read_all() == CONTENT
    assert [p.suffix for p in tmp_path.iterdir()] == [".json"]
    next(tmp_path.iterdir()).write_text("cut off {", encoding="utf-8")
    assert read_all() == CONTENT
    monkeypatch.setenv("ONRECORD_CACHE", "/dev/null/nowhere")
    assert read_all() == CONTENT


def test_the_register_is_loaded_once_a_process() -> None:
    """Two callers share one register."""
    assert ActorRegister.load() is ActorRegister.load()
