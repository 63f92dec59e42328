"""Totals: claims of one predicate that add up, and what is known of each such enumeration."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.record.casualty_mention import CasualtyMention
from onrecord.record.claim import Claim
from onrecord.record.count import Count

Pair = tuple[CasualtyMention, Claim]

FURTHER = re.compile(r"(?:a\s+)?(?:another|further|additional)\b|.*\bmore$", re.IGNORECASE)
OTHERS = re.compile(r".*\bothers?$", re.IGNORECASE)
BESIDE = re.compile(r"\b(?:others?|more)\b", re.IGNORECASE)

ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
ORDINAL = re.compile(rf"an?\s+({'|'.join(ORDINALS)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Total:
    """One enumeration: claims of one predicate that add up, by their indexes; `heads` are the counted nouns.

    `weak` are single persons and phrases that point back, `definite` only the latter, `explicit` are figures
    called a toll, `others` are "two other farmers"; `persons` holds the words of single persons' names and descriptions,
    `toll` is the running toll that the same sentence arrives at ("two more died, raising the toll to five"),
    `members` are the counted nouns with their numbers, `owned` is "her husband", `also` are those who were "also killed", `ordinal` is the fifth of "a fifth person", `groups` are whom the words count (women, children, None, ...),
    `uncounted` where some of the enumeration have no number, `named` where they have names, `group` is what the words make of them (officials, children, ...).
    """

    indexes: tuple[int, ...]
    count: Count
    heads: frozenset[str]
    sides: frozenset[str]
    update: bool
    additional: bool
    weak: bool
    title: bool
    speaker: str | None
    sentence: int = 0
    explicit: bool = False
    definite: bool = False
    persons: frozenset[str] = frozenset()
    others: bool = False
    named: bool = False
    group: str | None = None
    toll: int | None = None
    uncounted: bool = False
    groups: frozenset[str | None] = frozenset()
    ordinal: int | None = None
    also: bool = False
    owned: bool = False
    members: frozenset[tuple[str, int | None]] = frozenset()


def totals_of(own: Sequence[int], pairs: Sequence[Pair], titles: frozenset[int]) -> list[Total]:
    """The enumerations that the claims `own` (indexes of `pairs`) make; `titles` are the sentences of headings."""
    by_enumeration: dict[int, list[int]] = {}
    for i in own:
        by_enumeration.setdefault(pairs[i][0].together, []).append(i)
    totals = []
    for indexes in by_enumeration.values():
        counts = [pairs[i][1].count for i in indexes]
        known = [c for c in counts if c.known]
        count = known[0] if known else Count()
        for c in known[1:]:
            count = count.plus(c)
        mentions = [pairs[i][0] for i in indexes]
        totals.append(
            Total(
                indexes=tuple(indexes),
                count=count,
                heads=frozenset(m.head or "" for m in mentions),
                sides=frozenset(pairs[i][1].of.side if pairs[i][1].of else "unknown" for i in indexes),  # type: ignore[union-attr]
                update=any(m.update for m in mentions),
                additional=_is_further(mentions)
                or (any(OTHERS.match(m.phrase) for m in mentions) and _goes_on(mentions[0], own, pairs)),
                weak=all(m.singular or m.definite for m in mentions) and not _lists_groups(mentions),
                title=mentions[0].sentence in titles,
                speaker=_speaker_key(pairs[indexes[0]][1]),
                sentence=mentions[0].sentence,
                explicit=any(m.rule.startswith("toll") for m in mentions),
                definite=any(m.definite or m.rule == "pronoun" for m in mentions),
                persons=_persons(mentions),
                others=any(OTHERS.match(m.phrase) for m in mentions),
                named=all(m.name for m in mentions),
                group=next((of.group for i in indexes if (of := pairs[i][1].of) and of.group), None),
                toll=_toll(mentions[0], pairs),
                uncounted=len(known) < len(counts),
                groups=frozenset(of.group if (of := pairs[i][1].of) else None for i in indexes),
                ordinal=_ordinal(mentions[0]),
                also=_are_also(mentions),
                owned=mentions[0].phrase.lower().startswith(("her ", "their ")),
                members=frozenset((m.head or "", m.count.best) for m in mentions),
            )
        )
    return totals


def _is_further(mentions: Sequence[CasualtyMention]) -> bool:
    """True for "another 32" and for those who were "also killed"; false for "600, and 300 more"."""
    return _are_also(mentions) or bool(FURTHER.match(mentions[0].phrase))


def _are_also(mentions: Sequence[CasualtyMention]) -> bool:
    return any(m.additional and not BESIDE.search(m.phrase) and not FURTHER.match(m.phrase) for m in mentions)


def _lists_groups(mentions: Sequence[CasualtyMention]) -> bool:
    """True for "the six priests and the two maids": together they may be more than was told of before."""
    return len(mentions) > 1 and not all(m.singular for m in mentions)


def _persons(mentions: Sequence[CasualtyMention]) -> frozenset[str]:
    """The words that tell single persons apart; empty where more than single persons are counted."""
    if not all(m.singular or m.rule == "named" for m in mentions):
        return frozenset()
    return frozenset(
        w
        for m in mentions
        for w in re.findall(r"[^\W\d_]{4,}", (m.phrase if m.rule == "named" else m.counted_text or m.phrase).lower())
    )


def _goes_on(mention: CasualtyMention, own: Sequence[int], pairs: Sequence[Pair]) -> bool:
    """True where an earlier figure of the same kind stands in the same sentence: "a driver and six others"."""
    return any(pairs[i][0].sentence == mention.sentence and pairs[i][0].span.start < mention.span.start for i in own)


def _ordinal(mention: CasualtyMention) -> int | None:
    """The fifth of "a fifth person"."""
    found = ORDINAL.match(mention.phrase)
    return 2 + ORDINALS.index(found[1].lower()) if found else None


def _toll(mention: CasualtyMention, pairs: Sequence[Pair]) -> int | None:
    """The running toll of the mention's sentence and kind."""
    same = (c for m, c in pairs if m.sentence == mention.sentence and m.kind == mention.kind)
    return next((c.count.best for c in same if c.scope == "cumulative"), None)


def _speaker_key(claim: Claim) -> str | None:
    return (claim.by.name or claim.by.text).lower() if claim.by else None


def died_of_it(hurt: Pair, pairs: Sequence[Pair]) -> bool:
    """True for one hurt person whose name is among the killed: "X was wounded … X died in hospital"."""
    if not hurt[0].name or not hurt[0].singular:
        return False
    dead = [m for m, c in pairs if m.name and m.singular and c.kind == "killed" and c.scope == "event"]
    return any(_persons([hurt[0]]) & _persons([m]) and hurt[0].head == m.head for m in dead)
