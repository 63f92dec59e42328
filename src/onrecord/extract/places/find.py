"""find_places: every place a report names, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.places.around import Candidate, glued
from onrecord.extract.places.candidates import candidates, repeated
from onrecord.extract.places.capitals import capitals
from onrecord.extract.places.judge import judge
from onrecord.extract.places.lexicon import lexicon
from onrecord.extract.places.relations import related
from onrecord.extract.places.words import Word, words_of
from onrecord.record.place_mention import PlaceMention

if TYPE_CHECKING:
    from onrecord.record.parsed import ParsedReport, Segment
    from onrecord.record.place_mention import KnownNames

# What a name accepted elsewhere in the report is worth here, and what a person of that name costs.
TOLD_BEFORE = 1.5
A_PERSON = -2.5
TOLD_SO = 2.5
"""Points that only words such as "the village of" give to a name nobody knows."""
LISTED, SOME = 1.5, 0.4
IN_CAPITALS = 1.0
"""What a name nobody knows costs more where capitals tell nothing."""

Judged = tuple["Segment", list[Word], Candidate, float]


def find_places(parsed: ParsedReport, names: KnownNames) -> tuple[PlaceMention, ...]:
    """Places of title, body and related headlines, sorted by where they start, none overlapping.

    `names` tells which names are known; the gazetteer does. Adjectives of nationality come with
    `demonym` set, since they tell of the country; they are no places.
    """
    judged: list[Judged] = []
    read: list[tuple[Segment, list[Word]]] = []
    mentions: list[PlaceMention] = []
    persons: set[str] = set()
    for segment in parsed.segments:
        words = words_of(segment.doc)
        read.append((segment, words))
        persons.update(_surnames(words))
        judged.extend((segment, words, c, points) for c, points in _together(words, names, capitals=parsed.capitals))
        mentions.extend(_demonyms(segment, words, names))
    sure = {c.name.casefold() for _, _, c, points in judged if points > 1 and not _a_person(c, points, persons)}
    accepted: dict[int, list[Candidate]] = {id(words): [] for _, words in read}
    for _, words, c, points in judged:
        name = c.name.casefold()
        total = points + TOLD_BEFORE * (name in sure) + A_PERSON * (name in persons and name not in sure)
        if total > 0:
            accepted[id(words)].append(c)
    new = sorted({c.name for _, _, c, points in judged if c.weight < 0 and points > 1 and c.name.casefold() in sure})
    for segment, words in read:
        taken = accepted[id(words)]
        used = {i for c in taken for i in range(c.first, c.last)}
        taken.extend(repeated(words, new, used))
        told = dict(capitals(words, taken, names))
        taken = [c for c in taken if not any(c.first < t.last and t.first < c.last for t in told)] + list(told)
        taken.sort(key=lambda c: c.first)
        countries = {(words[c.first].start, c.name): country for c, country in told.items()}
        for m in related(parsed.document.text, segment, words, taken, names):
            country = countries.get((m.span.start - segment.offset, m.name))
            mentions.append(m if country is None else replace(m, country=country, rule="capital"))
    places = [m.span for m in mentions if m.demonym is None]
    kept = [m for m in mentions if m.demonym is None or not any(m.span.overlaps(p) for p in places)]
    return tuple(sorted(kept, key=lambda m: m.span))


def _a_person(c: Candidate, points: float, persons: set[str]) -> bool:
    """True for a name that no gazetteer has and that the report gives to a person, unless it says that it is a place."""
    return c.weight < 0 and c.name.casefold() in persons and points < TOLD_SO


def _together(words: list[Word], names: KnownNames, *, capitals: bool) -> list[tuple[Candidate, float]]:
    """Candidates with their points, each lending to the next one in a list: "in Homs, Hama and Rastan"."""
    alone = [
        (c, judge(words, c) - (IN_CAPITALS if capitals and c.weight < 0 else 0.0)) for c in candidates(words, names)
    ]
    out = []
    for k, (c, points) in enumerate(alone):
        linked = 0.0
        for other in (k - 1, k + 1):
            if (
                0 <= other < len(alone)
                and alone[other][1] > SOME
                and _listed(words, alone[min(k, other)][0], alone[max(k, other)][0])
            ):
                linked = LISTED
        out.append((c, points + linked))
    return out


def _listed(words: list[Word], left: Candidate, right: Candidate) -> bool:
    between = words[left.last : right.first]
    if any(w.lower not in ("and", "or", "the") for w in between):
        return False
    return all(w.gap.strip() in ("", ",") for w in words[left.last : right.first + 1])


def _surnames(words: list[Word]) -> Iterator[str]:
    """The last words of people's full names, by which the report goes on to call them."""
    titles = lexicon().titles - set(lexicon().kinds)
    for i in range(1, len(words)):
        w, before = words[i], words[i - 1]
        ends = i + 1 == len(words) or words[i + 1].entity != w.entity
        if w.label == "PERSON" and w.entity == before.entity and ends:
            yield w.text.casefold()
        if before.lower.rstrip(".") in titles and before.capital and glued(words, i) and w.capital:
            yield w.text.casefold()
            if i + 1 < len(words) and glued(words, i + 1) and words[i + 1].capital:
                yield words[i + 1].text.casefold()


def _demonyms(segment: Segment, words: list[Word], names: KnownNames) -> Iterator[PlaceMention]:
    for i, w in enumerate(words):
        if not w.capital:
            continue
        country = names.demonym(w.text.partition("-")[0])
        name = w.text
        if country is None and i + 1 < len(words) and words[i + 1].capital:
            name = f"{w.text} {words[i + 1].text}"
            country = names.demonym(name)
        if country is not None:
            span = segment.section.span.__class__(segment.offset + w.start, segment.offset + w.start + len(name))
            yield PlaceMention(name, span, name, kind="country", demonym=country, rule="demonym")
