"""A noun phrase, word by word: names, nations, heads, modifiers, and where its core ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.resolve.actors.compiling import Tables
from onrecord.resolve.actors.context import Context, choose, is_nation_word
from onrecord.resolve.actors.entries import Alias, Grammar, Group, Head, Modifier, Nation
from onrecord.resolve.actors.tokens import Token

_QUOTES = frozenset({"'s", '"', "'", "’", "“", "”", "‘", "«", "»"})


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of words that means something; `at` and `end` are token indices.

    A word may be a head and a modifier at once ("police", "rebel"): what follows it decides.
    """

    at: int
    end: int
    group: Group | None = None
    nation: Nation | None = None
    head: Head | None = None
    modifier: Modifier | None = None

    @property
    def decides(self) -> bool:
        """True for what can be the noun of the phrase."""
        return self.group is not None or self.nation is not None or self.head is not None


@dataclass(frozen=True, slots=True)
class Core:
    """The phrase up to its first preposition, clause or "and"; `link` is the word that ended it.

    `number` is True where the core holds nothing but words of quantity: "two of the attackers".
    """

    items: tuple[Item, ...]
    end: int
    link: str | None
    number: bool = False


def scan(tokens: Sequence[Token], start: int, tables: Tables, context: Context) -> Core:
    """Read the core of the phrase that starts at word `start`."""
    grammar = tables.grammar
    items: list[Item] = []
    named, opening = False, True
    i = start
    while i < len(tokens):
        if _is_bracketed(tokens, i):
            i += 3
            continue
        token = tokens[i]
        item = _item(tokens, i, tables, context)
        if item is None or (item.group is None and item.end - item.at == 1):
            small = not token.tied and (token.fold in grammar.stops or token.fold in grammar.links)
            end = small or _is_mark(token)
            if end and opening and token.fold != "of":
                i += 1
                continue
            if end or (named and _ends_as_participle(tokens, i, item, grammar)):
                return Core(tuple(items), i, token.fold, opening and i > start)
        opening = opening and item is None and (token.fold in grammar.openings or token.raw[0].isdigit())
        if item is None:
            i += 1
            continue
        items.append(item)
        named = named or item.head is not None or item.group is not None
        i = item.end
    return Core(tuple(items), i, None, opening)


def _is_bracketed(tokens: Sequence[Token], i: int) -> bool:
    """True at the bracket of a name's short form: "the Syrian Arab Army (SAA) positions"."""
    return tokens[i].fold in {"(", "["} and i + 2 < len(tokens) and tokens[i + 2].fold in {")", "]"} and i > 0


def _is_mark(token: Token) -> bool:
    return not token.raw[0].isalnum() and token.fold not in _QUOTES


def _ends_as_participle(tokens: Sequence[Token], i: int, item: Item | None, grammar: Grammar) -> bool:
    """True at "wounded in", "backed by" and other words that tell more of those just named."""
    token = tokens[i]
    if item is not None and item.modifier is not None and item.modifier.sort == "aside":
        return not token.tied and i + 1 < len(tokens) and tokens[i + 1].fold in grammar.stops | grammar.links
    if token.fold in grammar.participles:
        return True
    return item is None and not token.tied and len(token.fold) > 4 and token.fold.endswith(("ing", "ed"))


def _item(tokens: Sequence[Token], i: int, tables: Tables, context: Context) -> Item | None:
    """The longest thing of any kind that starts at word `i`; a name wins a tie."""
    fold = tokens[i].fold
    best = _name(tokens, i, tables, context) if tables.names.starts(fold) else None
    if tables.nations.starts(fold) and is_nation_word(tokens[i], capitals=context.capitals):
        nation = tables.nations.at(tokens, i)
        if nation is not None and (best is None or i + nation[0] > best.end):
            best = Item(i, i + nation[0], nation=nation[1][0])
    head = tables.heads.at(tokens, i) if tables.heads.starts(fold) else None
    modifier = tables.modifiers.at(tokens, i) if tables.modifiers.starts(fold) else None
    width = max(head[0] if head else 0, modifier[0] if modifier else 0)
    if width == 0 or (best is not None and i + width <= best.end):
        return best
    return Item(
        i,
        i + width,
        head=head[1][0] if head and head[0] == width else None,
        modifier=modifier[1][0] if modifier and modifier[0] == width else None,
    )


def _name(tokens: Sequence[Token], i: int, tables: Tables, context: Context) -> Item | None:
    for n, meanings in tables.names.all_at(tokens, i):
        chosen = choose(meanings, tokens[i : i + n], context) or _in_arms(meanings, tokens, i, n, tables)
        if chosen is not None:
            return Item(i, i + n, group=chosen[0])
    return None


def _in_arms(
    meanings: Sequence[tuple[Group, Alias]], tokens: Sequence[Token], i: int, n: int, tables: Tables
) -> tuple[Group, Alias] | None:
    """A short name without its company is still believed before a noun for fighters: "RSF fighters"."""
    if len(meanings) != 1 or meanings[0][1].word or i + n >= len(tokens) or not tokens[i].raw.isupper():
        return None
    after = tables.heads.at(tokens, i + n)
    return meanings[0] if after and after[1][0].armed and after[1][0].sort in {"actor", "neutral"} else None
