"""The noun that decides who a phrase means, and the words before it: rules in the order they are tried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.record.actor import ActorKind
from onrecord.resolve.actors.compiling import Tables
from onrecord.resolve.actors.context import Context
from onrecord.resolve.actors.entries import Force, Group, Head, Identity, Modifier, Nation
from onrecord.resolve.actors.scan import Item
from onrecord.resolve.actors.states import of_group, state
from onrecord.resolve.actors.tokens import Token


def decide(
    items: Sequence[Item], end: int, tokens: Sequence[Token], tables: Tables, context: Context
) -> Identity | None:
    """Who the core of a phrase means, or None where no word of it tells; `end` is where the core ends."""
    last = next((i for i in reversed(items) if i.decides and not _only_describes(i, end, tokens)), None)
    if last is None:
        return None
    before = items[: items.index(last)]
    if last.group is not None:
        return of_group(last.group, context)
    if last.nation is not None:
        trailing = last.end < end and tokens[last.end].raw[0].isalpha()
        return _of_nation(last.nation, before, tables, context, trailing=trailing)
    return _of_head(_Phrase(last.head, before), tables, context) if last.head else None


def _only_describes(item: Item, end: int, tokens: Sequence[Token]) -> bool:
    """True for "national" or "government" before a word that the lists do not know: "a National Whatnot"."""
    loyal = item.head is not None and item.modifier is not None and item.modifier.sort == "loyal"
    return loyal and item.end < end and tokens[item.end].raw[0].isalpha()


def _of_nation(nation: Nation, before: Sequence[Item], tables: Tables, context: Context, *, trailing: bool) -> Identity:
    """A bare "Israel" is its state; "Israelis", "the Hutu" and "a Syrian" are people; a "Syrian whatnot" is not."""
    if nation.form == "adjective" and trailing:
        return Identity(country=nation.country)
    if nation.form in {"name", "capital"} and nation.country is not None:
        rule = "actor.country" if nation.form == "name" else "actor.capital"
        return replace(state(nation.country, "government", tables, context, None, rule), armed=None)
    armed = any(i.modifier and i.modifier.sort == "armed" for i in before)
    return Identity(
        id=nation.people,
        name=nation.name if nation.people else None,
        kind="unknown" if armed else "civilians",
        country=nation.country,
        armed=True if armed else None,
        generic=nation.people is None,
        rule="actor.nationality",
    )


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A head and the items before it."""

    head: Head
    before: Sequence[Item]

    def modifier(self, *sorts: str) -> Modifier | None:
        """The modifier of one of these sorts that stands nearest before the head."""
        return next((i.modifier for i in reversed(self.before) if i.modifier and i.modifier.sort in sorts), None)

    @property
    def side(self) -> Modifier | None:
        """What tells the side: a modifier, or a noun for fighters before a neutral head ("riot police unit")."""
        for item in reversed(self.before):
            if item.modifier and item.modifier.sort == "kind":
                return item.modifier
            if item.head and item.head.armed and item.head.sort == "actor" and item.head.force != "government":
                return Modifier(item.head.word, "kind", item.head.kind, item.head.force)
        return None

    @property
    def group(self) -> Group | None:
        return next((i.group for i in reversed(self.before) if i.group), None)

    def nation(self, countries: Sequence[str]) -> Nation | None:
        """The nation before the head; of several, the one among the report's countries, else the nearest."""
        found = [i.nation for i in reversed(self.before) if i.nation and i.nation.form != "capital"]
        return next((n for n in found if n.country in countries), found[0] if found else None)

    @property
    def people(self) -> Nation | None:
        return next((i.nation for i in reversed(self.before) if i.nation and i.nation.people), None)


def _of_head(phrase: _Phrase, tables: Tables, context: Context) -> Identity:
    head = phrase.head
    if head.sort == "place":
        return Identity(head=head.word, rule="actor.not_an_actor")
    if head.armed and phrase.modifier("former") and phrase.group is None:
        return Identity(kind="civilians", civilian=True, armed=False, head=head.word, rule="actor.former")
    if head.kind in {"civilians", "protesters"}:
        return _of_people(phrase, context)
    if phrase.group is not None and (head.kind != "police" or phrase.group.kind != "police"):
        return of_group(phrase.group, context, head)
    return _of_armed(phrase, tables, context)


def _of_people(phrase: _Phrase, context: Context) -> Identity:
    """Heads for those who do not fight, unless a word before them says otherwise."""
    head, nation = phrase.head, phrase.nation(context.countries)
    country = nation.country if nation else None
    if phrase.group is not None and head.group in {"men", "officials"}:
        return replace(of_group(phrase.group, context, head), civilian=None if head.group == "officials" else False)
    side = phrase.side
    if phrase.modifier("armed") and head.civilian is not True:
        return Identity(kind="unknown", country=country, civilian=False, armed=True, head=head.word, rule="actor.armed")
    if (
        side
        and side.kind
        and side.kind != "foreign_forces"
        and head.group in {"men", None}
        and head.civilian is None
        and head.sort == "actor"
    ):
        return Identity(
            kind=side.kind, country=country, civilian=False, armed=True, head=head.word, rule="actor.modifier"
        )
    civilian = True if phrase.modifier("civilian") else head.civilian
    people = phrase.people
    return Identity(
        id=people.people if people else None,
        name=people.name if people else None,
        kind=head.kind,
        country=country,
        civilian=civilian,
        armed=head.armed if civilian is not True else False,
        group=head.group,
        head=head.word,
        generic=people is None,
        rule="actor.part" if head.sort in {"part", "remains"} else "actor.head",
    )


def _of_armed(phrase: _Phrase, tables: Tables, context: Context) -> Identity:
    head, nation, people = phrase.head, phrase.nation(context.countries), phrase.people
    kind, force, rule = head.kind, head.force, _plain_rule(head)
    if phrase.modifier("civic") and head.sort == "neutral" and head.force is None:
        country = nation.country if nation else None
        return Identity(
            kind="civilians", country=country, civilian=True, armed=False, head=head.word, rule="actor.civic"
        )
    side, loyal = phrase.side, phrase.modifier("loyal")
    is_state = kind in {"state_forces", "police"}
    if side and side.kind and (head.sort != "actor" or kind == "unknown" or (is_state and _wins(side, force))):
        kind, force, rule = side.kind, side.force, "actor.modifier"
    elif loyal and _can_be_loyal(head, nation):
        kind, rule = ("police" if force == "police" else "state_forces"), "actor.loyal"
        force = force or "military"
    elif side and is_state and side.kind == "police":
        kind, force = "police", "police"
    if people is not None and (kind != "unknown" or force is not None) and force != "government":
        return _of_community(people, kind, head)
    by_state = kind in {"state_forces", "police"} or rule == _plain_rule(head)
    if force is not None and by_state:
        if nation is not None and nation.country is not None:
            return state(nation.country, force, tables, context, head)
        home = next(iter(context.countries), None)
        able = home is not None and (force == "police" or home not in tables.grammar.without_forces)
        if home is not None and able and kind in {"state_forces", "police"} and head.sort != "means":
            return state(home, force, tables, context, head, "actor.state_from_context")
    country = nation.country if nation else None
    civilian = False if rule in {"actor.modifier", "actor.loyal"} else head.civilian
    return Identity(kind=kind, country=country, civilian=civilian, armed=True, head=head.word, rule=rule)


def _wins(side: Modifier, force: Force | None) -> bool:
    """Whether a word of another side wins over a noun for a state's body: "rebel soldiers", "foreign troops"."""
    return force != "government" and (side.force is None or side.kind == "foreign_forces")


def _can_be_loyal(head: Head, nation: Nation | None) -> bool:
    """Whether "government" or "regime" before the head makes it the state's: its fighters, not its leaders."""
    if head.sort == "neutral":
        return head.force is not None or head.kind == "rebel_group"
    return head.kind in {"state_forces", "police"} or (head.sort == "means" and nation is not None)


def _plain_rule(head: Head) -> str:
    return {"neutral": "actor.neutral", "means": "actor.means"}.get(head.sort, "actor.head")


def _of_community(people: Nation, kind: ActorKind, head: Head) -> Identity:
    """Fighters of a people: "Hutu rebels" are rebels, "Kurdish forces" and "Dinka youths" a militia."""
    armed_kind: ActorKind = kind if kind in {"rebel_group", "police"} else "militia"
    return Identity(
        people.people, people.name, armed_kind, people.country, False, True, None, head.word, False, "actor.people"
    )
