"""All names of the register in a text: groups, and state forces made of a nation and a noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.record.span import Span
from onrecord.resolve.actors.compiling import Tables
from onrecord.resolve.actors.context import Context, choose, is_nation_word
from onrecord.resolve.actors.entries import NamedActor
from onrecord.resolve.actors.identify import identify_tokens
from onrecord.resolve.actors.states import of_group
from onrecord.resolve.actors.tokens import Token

_LONGEST = 6  # words of "the Syrian Arab army's air force personnel" that can make one name


def find_named(text: str, tokens: Sequence[Token], tables: Tables, context: Context) -> tuple[NamedActor, ...]:
    """See `ActorRegister.find`."""
    return tuple(_found(text, tokens, tables, context))


def _found(text: str, tokens: Sequence[Token], tables: Tables, context: Context) -> Iterator[NamedActor]:
    i = 0
    while i < len(tokens):
        fold = tokens[i].fold
        hit = _name_at(text, tokens, i, tables, context) if tables.names.starts(fold) else None
        if hit is None and tables.nations.starts(fold):
            hit = _force_at(text, tokens, i, tables, context)
        if hit is None:
            i += 1
            continue
        end, named = hit
        if named is not None:
            yield named
        i = end


def _name_at(
    text: str, tokens: Sequence[Token], i: int, tables: Tables, context: Context
) -> tuple[int, NamedActor | None] | None:
    """The longest name at word `i`; (end, None) for one that is only a backer, an enemy or an owner."""
    for n, meanings in tables.names.all_at(tokens, i):
        chosen = choose(meanings, tokens[i : i + n], context)
        if chosen is None:
            continue
        end = i + n
        if _is_aside(tokens, i, end, tables):
            return end, None
        group = chosen[0]
        kind = of_group(group, context).kind
        span = Span(tokens[i].start, tokens[end - 1].end)
        country = next(iter(group.country), None)
        return end, NamedActor(span, span.of(text), group.id, group.name, kind, country)
    return None


def _is_aside(tokens: Sequence[Token], i: int, end: int, tables: Tables) -> bool:
    """True for "Taliban-held" and "anti-Taliban"."""
    if end < len(tokens) and tokens[end].tied:
        after = tables.modifiers.at(tokens, end)
        if after and after[1][0].sort == "aside":
            return True
    if i and tokens[i].tied:
        before = tables.modifiers.at(tokens, i - 1)
        return bool(before and before[1][0].sort == "before")
    return False


def _force_at(
    text: str, tokens: Sequence[Token], i: int, tables: Tables, context: Context
) -> tuple[int, NamedActor] | None:
    """A state's body or a people's fighters: "Syrian government troops", "Israel's air force", "Dinka militia"."""
    if not is_nation_word(tokens[i], capitals=context.capitals):
        return None
    end = _phrase_end(tokens, i, tables)
    if end is None:
        return None
    inner = Context(tokens[i:end], tables.nations, context.countries, capitals=context.capitals)
    who = identify_tokens(tokens[i:end], 0, tables, inner)
    if who.id is None or who.name is None or who.rule not in {"actor.state", "actor.people"}:
        return None
    span = Span(tokens[i].start, tokens[end - 1].end)
    return end, NamedActor(span, span.of(text), who.id, who.name, who.kind, who.country, who.rule)


def _phrase_end(tokens: Sequence[Token], i: int, tables: Tables) -> int | None:
    """Where the nation's phrase ends: after the last head that modifiers and heads lead to without a gap."""
    nation = tables.nations.at(tokens, i)
    if nation is None:
        return None
    at, end = i + nation[0], None
    while at < min(len(tokens), i + _LONGEST):
        head, modifier = tables.heads.at(tokens, at), tables.modifiers.at(tokens, at)
        width = max(head[0] if head else 0, modifier[0] if modifier else 0)
        if width == 0 and (tokens[at].fold == "'s" or tables.nations.starts(tokens[at].fold)):
            width = 1
        if width == 0:
            break
        at += width
        if head and head[0] == width:
            end = at
    return end
