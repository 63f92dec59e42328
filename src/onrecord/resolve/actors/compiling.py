"""From the YAML files to the entries and phrase tables of the register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.record.actor import ActorKind
from onrecord.record.errors import ResourceError
from onrecord.resolve.actors.entries import Alias, Grammar, Group, Head, Modifier, Nation
from onrecord.resolve.actors.phrases import PhraseTable

FORCE_NAMES = {
    "military": "Military Forces of {}",
    "police": "Police Forces of {}",
    "security": "Security Forces of {}",
    "government": "Government of {}",
}
GROUP_FILES = "groups_"


@dataclass(frozen=True, slots=True)
class Tables:
    """All that the register looks things up in."""

    groups: dict[str, Group]
    names: PhraseTable[tuple[Group, Alias]]
    heads: PhraseTable[Head]
    nations: PhraseTable[Nation]
    modifiers: PhraseTable[Modifier]
    countries: dict[str, str]
    grammar: Grammar


def compile_tables(content: dict[str, Any]) -> Tables:
    """Build the tables from the files' content, as `sources.read_all` gives it.

    Raises:
        ResourceError: an entry lacks what it must have, or an id stands twice.
    """
    countries = {code: entry["name"] for code, entry in content["countries"].items()}
    groups: dict[str, Group] = {}
    names: PhraseTable[tuple[Group, Alias]] = PhraseTable()
    for file, entries in content.items():
        if not file.startswith(GROUP_FILES) and file != "forces":
            continue
        for entry in entries or ():
            group = read_group(entry, countries, file)
            if group.id in groups:
                raise ResourceError(f"the id {group.id} stands twice", where=f"{file}.yml", hint="rename one")
            groups[group.id] = group
            for alias in (Alias(group.name, cased=bool(entry.get("cased"))), *group.aliases):
                names.add(alias.text, (group, alias))
    return Tables(
        groups=groups,
        names=names,
        heads=_heads(content["heads"]),
        nations=_nations(content["countries"], content["peoples"]),
        modifiers=_modifiers(content["modifiers"]),
        countries=countries,
        grammar=Grammar(**{name: frozenset(words) for name, words in content["grammar"].items()}),
    )


def read_group(entry: dict[str, Any], countries: dict[str, str], file: str) -> Group:
    """One entry of groups_*.yml or forces.yml.

    In forces.yml an entry with `state` and `force` gives the names of that body of the state, and has its
    id and name made: {state: IL, force: military} is state:IL:military, "Military Forces of Israel".
    """
    try:
        if "state" in entry:
            code, force = entry["state"], entry["force"]
            ident, name = f"state:{code}:{force}", FORCE_NAMES[force].format(countries[code])
            kind: ActorKind = "police" if force == "police" else "state_forces"
            country = [code]
        else:
            ident, name, kind, country = entry["id"], entry["name"], entry["kind"], entry.get("country", [])
        active = entry.get("active") or [None, None]
        return Group(
            id=ident,
            name=name,
            kind=kind,
            country=tuple(country),
            aliases=tuple(_alias(a) for a in entry.get("aliases", ())),
            parent=entry.get("parent"),
            wikidata=entry.get("wikidata"),
            since=active[0],
            until=active[1],
        )
    except (KeyError, TypeError, ValueError) as error:
        label = entry.get("id") or entry.get("name") if isinstance(entry, dict) else entry
        hint = "give id, name and kind, or state and force"
        raise ResourceError(f"the entry {label!r} is not complete: {error}", where=f"{file}.yml", hint=hint) from error


def _alias(given: Any) -> Alias:
    if isinstance(given, dict):
        needs = tuple(str(n) for n in given.get("needs", ()))
        return Alias(str(given["as"]), bool(given.get("cased")), bool(given.get("word")), needs)
    return Alias(str(given))


def plurals(word: str) -> Iterator[str]:
    """The regular plural of a noun's last word; nothing for one that looks plural already.

    >>> [*plurals("army patrol"), *plurals("deputy"), *plurals("mosque"), *plurals("church"), *plurals("troops")]
    ['army patrols', 'deputies', 'mosques', 'churches']
    """
    if word.endswith(("men", "people", "s")) and not word.endswith(("ss", "us")):
        return
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        yield f"{word[:-1]}ies"
    elif word.endswith(("s", "x", "ch", "sh")):
        yield f"{word}es"
    else:
        yield f"{word}s"


def singular(word: str) -> str:
    """The singular of a noun that stands in the list in an irregular plural.

    >>> singular("policemen"), singular("schoolchildren"), singular("housewives"), singular("nun")
    ('policeman', 'schoolchild', 'housewife', 'nun')
    """
    for plural, single in (("men", "man"), ("children", "child"), ("wives", "wife")):
        if word.endswith(plural) and " and " not in word:
            return word.removesuffix(plural) + single
    return word


def _heads(lists: list[dict[str, Any]]) -> PhraseTable[Head]:
    table: PhraseTable[Head] = PhraseTable()
    for entry in lists:
        for word in entry["words"]:
            head = Head(
                singular(word),
                entry["kind"],
                entry.get("sort", "actor"),
                entry.get("civilian"),
                entry.get("armed"),
                entry.get("group"),
                entry.get("force"),
            )
            for form in (word, *plurals(word)):
                table.add(form, head)
    return table


def _modifiers(lists: list[dict[str, Any]]) -> PhraseTable[Modifier]:
    table: PhraseTable[Modifier] = PhraseTable()
    for entry in lists:
        for word in entry["words"]:
            table.add(word, Modifier(word, entry["sort"], entry.get("kind"), entry.get("force")))
    return table


def _nations(countries: dict[str, Any], peoples: list[dict[str, Any]]) -> PhraseTable[Nation]:
    table: PhraseTable[Nation] = PhraseTable()
    for code, entry in countries.items():
        for name in (entry["name"], *entry.get("also", ())):
            table.add(name, Nation(code, entry["name"], "name"))
        for demonym in entry.get("adjectives", ()):
            table.add(demonym, Nation(code, entry["name"], "adjective"))
        for people in (*entry.get("people", ()), *_peoples(entry)):
            table.add(people, Nation(code, entry["name"], "people"))
        for capital in entry.get("capitals", ()):
            table.add(capital, Nation(code, entry["name"], "capital"))
    for entry in peoples:
        home = entry["country"][0] if len(entry["country"]) == 1 else None
        for form in ("adjective", "people"):
            for word in entry.get(form, ()):
                table.add(word, Nation(home, entry["name"], form, people=entry["id"]))
    return table


def _peoples(entry: dict[str, Any]) -> Iterator[str]:
    """The plurals of a country's adjectives that are nouns too: Syrians, Iraqis, not "Chineses"."""
    return (f"{word}s" for word in entry.get("adjectives", ()) if word.endswith(("n", "i", "o")) and word[0].isupper())
