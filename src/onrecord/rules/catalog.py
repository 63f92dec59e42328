"""The catalogue: every rule by which values are read, with its meaning, gathered from the data files that hold them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from onrecord.record.count import Count
from onrecord.rules.data import load_yaml
from onrecord.rules.quantities import find_quantities

Family = Literal[
    "figures",
    "parts",
    "verdicts",
    "speech",
    "places",
    "dates",
    "actors",
    "blame",
    "roles",
    "types",
    "joining",
    "background",
    "telling",
    "persons",
    "things",
]
PAGE = "docs/coding-rules.md"
ANY_WORDS = "…"

# Ids that records hold bare and that are unique there keep their name; the others say what they are a rule of.
_PREFIX: dict[Family, str] = {
    "figures": "",
    "parts": "part.",
    "verdicts": "verdict.",
    "speech": "speech.",
    "places": "place.",
    "dates": "date.",
    "actors": "",  # "actor.head": they carry it already
    "blame": "blame.",
    "roles": "role.",
    "types": "event.",
    "joining": "joining.",
    "background": "background.",
    "telling": "telling.",
    "persons": "person.",
    "things": "thing.",
}

# The files of a family's rules, each with the key under which they stand; None where the whole file is rules.
_FILES: dict[Family, tuple[tuple[str, str | None], ...]] = {
    "figures": (("rules/quantities.toml", "rule"), ("resources/casualties/patterns.yml", "tolls")),
    "parts": (("resources/casualties/patterns.yml", "parts"),),
    "verdicts": (("resources/casualties/verdicts.yml", None),),
    "speech": tuple((f"resources/speech/{name}.yaml", None) for name in ("verbs", "phrases", "unnamed", "rules")),
    "places": (("resources/places/rules.yml", None),),
    "dates": (("resources/dates/rules.yml", "rules"), ("resources/dates/holidays.yml", None)),
    "actors": (("resources/actors/rules.yml", None),),
    "blame": (("resources/events/blame.yml", None),),
    "roles": (("resources/events/rules.yml", "actors"),),
    "types": (("resources/events/rules.yml", "types"),),
    "joining": (("resources/events/joining.yml", "comparisons"), ("resources/events/joining.yml", "barriers")),
    "background": (("resources/events/background.yml", "reasons"),),
    "telling": (("resources/events/background.yml", "telling"),),
    "persons": (("resources/persons/harms.yaml", None), ("resources/persons/rules.yaml", None)),
    "things": (("resources/things/rules.yml", None),),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `id` as its data file has it, what it means, an example of ours, the convention it follows.

    `gives` is what it makes of a value ("low 58, best 58, high open"), `told` the words that a record has in place
    of the id (`how`, `why`), in which "…" stands for any words.

    >>> find_rule("figures", "at_least").link
    'docs/coding-rules.md#at_least'
    """

    family: Family
    id: str
    about: str
    example: str = ""
    source: str = ""
    gives: str = ""
    told: str = ""

    @property
    def anchor(self) -> str:
        """The rule's own place in docs/coding-rules.md."""
        return _PREFIX[self.family] + self.id

    @property
    def link(self) -> str:
        """Page and anchor."""
        return f"{PAGE}#{self.anchor}"


@cache
def catalog() -> tuple[Rule, ...]:
    """Every rule, by family and in the order of its file; `about` is empty where the data do not say what it means."""
    return tuple(rule for family in _PREFIX for rule in _of_family(family))


def find_rule(family: Family, rule_id: str) -> Rule | None:
    """The rule of this id; a figure's may be that of a part. None for an id the catalogue lacks."""
    found = _by_id().get((family, rule_id))
    return found or (_by_id().get(("parts", rule_id)) if family == "figures" else None)


def rule_told(family: Family, words: str) -> Rule | None:
    """The rule that a record tells of by its own words.

    >>> rule_told("verdicts", "a later toll takes its place").id
    'later_toll'
    """
    return next((r for r in catalog() if r.family == family and r.told and _fits(r.told, words)), None)


@cache
def _by_id() -> dict[tuple[Family, str], Rule]:
    return {(r.family, r.id): r for r in reversed(catalog())}


def _fits(told: str, words: str) -> bool:
    return re.fullmatch(".+".join(map(re.escape, told.split(ANY_WORDS))), words) is not None


def _of_family(family: Family) -> Iterator[Rule]:
    seen: set[str] = set()
    for entry in _entries(family):
        if entry["id"] not in seen:
            seen.add(entry["id"])
            yield _rule(family, entry)


def _rule(family: Family, entry: dict[str, Any]) -> Rule:
    about = entry.get("about") or entry.get("says") or ""
    told = str(entry.get("how") or entry.get("why") or "")
    return Rule(family, entry["id"], about, entry.get("example", ""), entry.get("source", ""), _gives(entry), told)


def _gives(entry: dict[str, Any]) -> str:
    """What a rule makes of a value, of the keys that say so."""
    if "best" in entry:
        return _counted(entry)
    if "weight" in entry:
        return str(entry["weight"]) if isinstance(entry["weight"], str) else f"{entry['weight']:+}"
    kinds = {"=": "the kind of the figure before it", "casualties": "killed or hurt"}
    parts = [
        kinds.get(entry["kind"], str(entry["kind"]).replace("_", " "))
        if "pattern" in entry and "kind" in entry
        else "",
        f"scope {entry['scope']}" if "scope" in entry else "",
        "takes the place of earlier figures" if entry.get("update") else "",
        "superseded" if entry.get("earlier") else "",
        str(entry.get("stance") or entry.get("responsibility") or entry.get("fate") or ""),
        ("used" if entry["used"] else "not used") if "used" in entry else "",
    ]
    return ", ".join(p for p in parts if p)


def _counted(entry: dict[str, Any]) -> str:
    """The figures of a rule's own example; those of a rule without a pattern are fixed."""
    read = next((q.count for q in find_quantities(entry["example"]) if q.rule == entry["id"]), None)
    if read is None:
        read = Count(*(entry[end] if isinstance(entry[end], int) else None for end in ("low", "best", "high")))
    return f"low {_or_open(read.low)}, best {_or_open(read.best)}, high {_or_open(read.high)}"


def _or_open(number: int | None) -> str:
    return "open" if number is None else str(number)


def _entries(family: Family) -> Iterator[dict[str, Any]]:
    """The entries of the files that hold a family's rules."""
    for name, key in _FILES[family]:
        data = tomllib.loads(_text(name)) if name.endswith(".toml") else _yaml(name)
        if key:
            data = data[key]
        lists = data.values() if isinstance(data, dict) else [data]
        for entry in (e for one in lists for e in one if isinstance(e, dict)):
            yield _feast(entry) if "holidays" in name else {**entry, "weight": "never"} if key == "barriers" else entry


def _feast(entry: dict[str, Any]) -> dict[str, Any]:
    """A holiday is a rule of its own, which its words explain."""
    own = "a feast of another calendar, whose day is not reckoned" if entry.get("moves") else "a day with a name"
    words = re.sub(r" (?='|s\b)", "", entry["words"][0])
    return {"id": entry["id"], "about": own.capitalize() + ".", "example": words.title().replace("'S", "'s")}


def _yaml(name: str) -> Any:
    return load_yaml(name.removeprefix("resources/"))


def _text(name: str) -> str:
    return resources.files("onrecord").joinpath(name).read_text(encoding="utf-8")
