"""A noun phrase, word by word: names, nations, heads, modifiers, and where its core ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.resolve.actors.compiling import Tables
from onrecord.resolve.actors.context import Context, choose, is_nation_word
from onrecord.resolve.actors.entries import Group, Head, Modifier, Nation
from onrecord.resolve.actors.tokens import Token

LINKS = frozenset({"of", "from", "with", "belonging", "for", "in", "among"})
STOPS = LINKS | frozenset(
    [
        "and",
        "or",
        "but",
        "at",
        "on",
        "near",
        "by",
        "to",
        "into",
        "onto",
        "against",
        "as",
        "than",
        "over",
        "under",
        "inside",
        "outside",
        "around",
        "along",
        "across",
        "during",
        "after",
        "before",
        "since",
        "until",
        "who",
        "whom",
        "whose",
        "which",
        "that",
        "where",
        "when",
        "while",
        "including",
        "wearing",
        "carrying",
        "riding",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "has",
        "have",
        "had",
        "between",
        "through",
        "within",
        "without",
        "towards",
        "toward",
        "because",
        "via",
        "per",
        "despite",
    ]
)
# Nouns that after another noun are participles: "soldiers wounded in the blast".
_PARTICIPLES = frozenset(
    {"wounded", "injured", "dead", "armed", "killed", "led", "held", "backed", "loyal", "allied", "supported"}
)


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


@dataclass(frozen=True, slots=True)
class Core:
    """The phrase up to its first preposition, clause or "and"; `link` is the word that ended it."""

    items: tuple[Item, ...]
    end: int
    link: str | None


def scan(tokens: Sequence[Token], start: int, tables: Tables, context: Context) -> Core:
    """Read the core of the phrase that starts at word `start`."""
    items: list[Item] = []
    seen_head = False
    i = start
    while i < len(tokens):
        token = tokens[i]
        item = _item(tokens, i, tables, context)
        if item is None or (item.group is None and item.end - item.at == 1):
            if token.fold in STOPS or _is_mark(token) or (seen_head and _is_participle(token, item)):
                if items or i > start:
                    return Core(tuple(items), i, token.fold)
                i += 1
                continue
            if item is None:
                i += 1
                continue
        items.append(item)
        seen_head = seen_head or item.head is not None or item.group is not None
        i = item.end
    return Core(tuple(items), i, None)


def _is_mark(token: Token) -> bool:
    return not token.raw[0].isalnum() and token.fold not in {"'s", '"', "'", "’", "“", "”", "‘"}


def _is_participle(token: Token, item: Item | None) -> bool:
    if token.fold in _PARTICIPLES:
        return item is None or item.modifier is None or item.modifier.sort != "aside"
    return item is None and len(token.fold) > 4 and token.fold.endswith(("ing", "ed"))


def _item(tokens: Sequence[Token], i: int, tables: Tables, context: Context) -> Item | None:
    """The longest thing of any kind that starts at word `i`; a name wins a tie."""
    fold = tokens[i].fold
    best: Item | None = None
    if tables.names.starts(fold):
        for n, meanings in tables.names.all_at(tokens, i):
            chosen = choose(meanings, tokens[i : i + n], context) or _armed_after(meanings, tokens, i, n, tables)
            if chosen is not None:
                best = Item(i, i + n, group=chosen[0])
                break
    if tables.nations.starts(fold) and is_nation_word(tokens[i], capitals=context.capitals):
        nation = tables.nations.at(tokens, i)
        if nation is not None and (best is None or i + nation[0] > best.end):
            best = Item(i, i + nation[0], nation=nation[1][0])
    head = tables.heads.at(tokens, i) if tables.heads.starts(fold) else None
    modifier = tables.modifiers.at(tokens, i) if tables.modifiers.starts(fold) else None
    width = max(head[0] if head else 0, modifier[0] if modifier else 0)
    if width and (best is None or i + width > best.end):
        return Item(
            i,
            i + width,
            head=head[1][0] if head and head[0] == width else None,
            modifier=modifier[1][0] if modifier and modifier[0] == width else None,
        )
    return best


def _armed_after(
    meanings: Sequence[tuple[Group, object]], tokens: Sequence[Token], i: int, n: int, tables: Tables
) -> tuple[Group, object] | None:
    """A short name without its company is still believed before a noun for fighters: "RSF fighters"."""
    if len(meanings) != 1 or i + n >= len(tokens) or not tokens[i].raw.isupper():
        return None
    after = tables.heads.at(tokens, i + n)
    return meanings[0] if after and after[1][0].armed and after[1][0].sort in {"actor", "neutral"} else None
