"""Who a noun phrase means: its core, and what "of", "from" or an apposition adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.resolve.actors.compiling import Tables
from onrecord.resolve.actors.context import Context
from onrecord.resolve.actors.deciding import decide
from onrecord.resolve.actors.entries import Head, Identity
from onrecord.resolve.actors.scan import Core, Item, scan
from onrecord.resolve.actors.states import state
from onrecord.resolve.actors.tokens import Token

_NOBODY = Identity()
_NUMBER = Identity(rule="actor.number")
_EMPTY = frozenset({"actor.none", "actor.not_an_actor", "actor.number"})
_OF_A_NATION = frozenset({"actor.country", "actor.capital", "actor.nationality"})
_LOOSE = frozenset({"in", "among", "for"})
_ARTICLES = frozenset({"a", "an", "the", "another", "one"})


def identify_tokens(tokens: Sequence[Token], start: int, tables: Tables, context: Context) -> Identity:
    """The identity of the noun phrase that starts at word `start`; see `ActorRegister.identify`."""
    core = scan(tokens, start, tables, context)
    items = without_asides(core.items)
    own = decide(items, core.end, tokens, tables, context)
    if own is None:
        own = _NUMBER if core.number else _NOBODY
    after = core.end + 1
    if core.link is None or after >= len(tokens):
        return own
    if own.kind == "civilians" and own.civilian is None and _bears_arms(core, tokens, tables):
        return replace(own, kind="unknown", civilian=False, armed=True, group=None, rule="actor.armed")
    if own.rule == "actor.none" and core.link == "," and tokens[after].fold in _ARTICLES:
        return identify_tokens(tokens, after, tables, context)  # "Jane Roe, a nurse"
    named = own.id is not None and own.rule != "actor.people"
    if core.link not in tables.grammar.links or named or own.armed is False:
        return own
    if core.link in _LOOSE and own.rule != "actor.neutral":
        return own
    rest = identify_tokens(tokens, after, tables, context)
    return _joined(own, _head_of(items), rest, core, tables, context)


def _bears_arms(core: Core, tokens: Sequence[Token], tables: Tables) -> bool:
    """True for what follows "men" in "men in uniform" or "men armed with rifles"."""
    if core.link not in tables.grammar.arm_links:
        return False
    return any(t.fold in tables.grammar.arms for t in tokens[core.end : core.end + 6])


def _head_of(items: Sequence[Item]) -> Head | None:
    return next((i.head for i in reversed(items) if i.head), None)


def _joined(own: Identity, head: Head | None, rest: Identity, core: Core, tables: Tables, context: Context) -> Identity:
    """Take in what follows the link: "members of the FMLN", "bodies of nine men", "soldiers from Chad"."""
    if head is None:
        return rest if core.link == "of" and core.number else own
    if own.rule == "actor.people":
        return replace(rest, head=head.word) if rest.rule == "actor.name" else own
    if head.sort in {"part", "remains"}:
        return _part(own, head, rest, core)
    if rest.rule in _OF_A_NATION:
        return _of_nation(own, head, rest, core, tables, context)
    names_nobody = rest.rule in _EMPTY or rest.rule == "actor.means" or (core.link in {"in", "for"} and rest.id is None)
    entered = rest.id is not None and rest.armed and rest.rule != "actor.people"
    joins = head.sort == "neutral" or (head.armed and entered)
    return replace(rest, head=head.word) if joins and not names_nobody else own


def _part(own: Identity, head: Head, rest: Identity, core: Core) -> Identity:
    """The bodies of nine men are the men; hundreds of homes are nobody; a body in the river is a body."""
    if core.link != "of" or rest.rule in {"actor.country", "actor.capital"}:
        return own
    if rest.rule in {"actor.none", "actor.number"}:
        return own if head.sort == "remains" else rest
    return own if rest.rule in {"actor.not_an_actor", "actor.means"} and head.sort == "remains" else rest


def _of_nation(own: Identity, head: Head, rest: Identity, core: Core, tables: Tables, context: Context) -> Identity:
    """Soldiers from Chad are Chad's army; residents of Chad are of that country."""
    if head.force and rest.country and rest.rule != "actor.nationality" and core.link in {"of", "from"}:
        return state(rest.country, head.force, tables, context, head)
    if rest.rule == "actor.nationality" and head.sort == "neutral" and core.link == "of":
        return replace(rest, head=head.word)
    return replace(own, country=own.country or rest.country)


def without_asides(items: Sequence[Item]) -> list[Item]:
    """Drop names that are only a backer, an owner or an enemy: "Russian-backed", "anti-Taliban"."""
    kept: list[Item] = []
    enemy = -1  # where the word after "anti" or "pro" would start
    for item in items:
        sort = item.modifier.sort if item.modifier else None
        if sort == "aside" and item.head is None:
            while kept and kept[-1].decides:
                kept.pop()
        elif sort == "before":
            enemy = item.end
        elif item.at == enemy and (item.group or item.nation or (item.head and item is not items[-1])):
            continue
        else:
            kept.append(item)
    return kept
