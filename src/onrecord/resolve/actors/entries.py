"""The nouns of the actor register: what is held, what is found, what a phrase turns out to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.actor import ActorKind
from onrecord.record.span import Span

Force = Literal["military", "police", "security", "government"]


@dataclass(frozen=True, slots=True)
class Alias:
    """One way a name is written.

    `cased`: only as written here, capitals included. `word`: an ordinary word too ("IS", "MEND"), so it is
    cased as well and never read in copy that is all in capitals. `needs`: ISO country codes or lower-case
    words, one of which the report must mention before this short name is believed.

    >>> Alias("RSF", needs=("SD",)).cased
    False
    """

    text: str
    cased: bool = False
    word: bool = False
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """An entry of the register. `country` holds ISO 3166-1 alpha-2 codes, the main one first.

    `since` and `until` are years, None where not known; `parent` is the id of the body it is part of.

    >>> Group("taliban", "Taliban", "rebel_group", country=("AF",)).parent is None
    True
    """

    id: str
    name: str
    kind: ActorKind
    country: tuple[str, ...] = ()
    aliases: tuple[Alias, ...] = ()
    parent: str | None = None
    wikidata: str | None = None
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class NamedActor:
    """A name of the register met in a text, `span` being its place in that text.

    >>> NamedActor(Span(0, 4), "ISIS", "islamic-state", "Islamic State", "rebel_group", "IQ").span.of("ISIS fled")
    'ISIS'
    """

    span: Span
    text: str
    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    rule: str = "actor.name"


@dataclass(frozen=True, slots=True)
class Identity:
    """What a noun phrase says of who it is.

    `head` is the noun that decided, in the singular; `generic` is True where no entry of the register is
    meant. `civilian` None is not said. `armed` tells who can fight (True), who cannot (False), and words
    that leave it open (None). `group` is as RECORD.md's `of.group`. `rule` is the id of the rule.

    >>> Identity(kind="civilians", civilian=True, group="medics", head="nurse", rule="actor.head").generic
    True
    """

    id: str | None = None
    name: str | None = None
    kind: ActorKind = "unknown"
    country: str | None = None
    civilian: bool | None = None
    armed: bool | None = None
    group: str | None = None
    head: str | None = None
    generic: bool = True
    rule: str = "actor.none"


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that names people or a body of people, from resources/actors/heads.yml.

    `sort`: actor | neutral (takes its kind from the words before it: members, leader, forces) | part
    ("dozens of": who they are comes after) | remains ("bodies of": likewise, and people in any case) | means (warplanes, air strike: whoever owns them) | place (a base
    or a checkpoint is no actor). `force` names the state body meant when a nation stands before it.

    >>> Head("soldier", "state_forces", civilian=False, force="military").sort
    'actor'
    """

    word: str
    kind: ActorKind
    sort: str = "actor"
    civilian: bool | None = None
    armed: bool | None = None
    group: str | None = None
    force: Force | None = None


@dataclass(frozen=True, slots=True)
class Nation:
    """A country or a people as a word of the text: `form` is name | adjective | people.

    >>> Nation("SY", "Syria", "adjective").people is None
    True
    """

    country: str | None
    name: str
    form: str
    people: str | None = None


@dataclass(frozen=True, slots=True)
class Modifier:
    """A word before the head that says whose side it is on: "rebel forces", "regime fighters".

    `sort`: kind (gives its kind) | loyal (of the government of the report's country) | armed | civilian |
    former (no longer one) | civic (a politician's or a union's) | aside (the name before it is a backer or an enemy: "Russian-backed").

    >>> Modifier("rebel", "kind", "rebel_group").force is None
    True
    """

    word: str
    sort: str
    kind: ActorKind | None = None
    force: Force | None = None


@dataclass(frozen=True, slots=True)
class Grammar:
    """The small words of resources/actors/grammar.yml, which explains them.

    >>> none: frozenset[str] = frozenset()
    >>> Grammar(frozenset({"of"}), none, none, none, none, none).links
    frozenset({'of'})
    """

    links: frozenset[str]
    stops: frozenset[str]
    openings: frozenset[str]
    participles: frozenset[str]
    arms: frozenset[str]
    arm_links: frozenset[str]
    without_forces: frozenset[str] = frozenset()
