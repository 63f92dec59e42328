"""What the words around a place say of it: its kind, its role, what holds it, how near it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.extract.places.around import Candidate, dateline, glued, listed_kind
from onrecord.extract.places.lexicon import lexicon
from onrecord.record.parsed import text_of
from onrecord.record.place_mention import PlaceMention
from onrecord.record.span import Span

if TYPE_CHECKING:
    from onrecord.extract.places.words import Word
    from onrecord.record.parsed import Segment
    from onrecord.record.place import PlaceRole
    from onrecord.record.place_mention import KnownNames

_NEAR = re.compile(
    r"(?:\b(?:near|nearby|close to|not far from|around|outside|off|surrounding|bordering|beyond|overlooking|adjacent to"
    r"|on the outskirts of|outskirts of|in the vicinity of|vicinity of|the countryside of|suburbs? of|edge of"
    r"|(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)?"
    r"(?:\s(?:countryside|outskirts|edge|suburbs?|side|parts?))? of|(?:kilomet(?:er|re)s|km|miles|metres|meters) from)"
    r"(?:\s(?:the|a|an|of|desert|eastern|western|northern|southern|central|ancient|border|strategic|rebel-held|city|town|village|capital|district|province|key)){0,5}\s*)$",
    re.IGNORECASE,
)
_KM = re.compile(r"(\d[\d,.]*)[\s-]*(kilomet(?:er|re)s?|kms?|miles?|mi)\b(?:\s*\([^)]*\))?[^.;,]{0,40}$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|left|fled|leaving|out of)\s+(?:the\s+(?:\w+\s+){0,3}of\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|toward|towards|into|for|reached|entered)\s+(?:the\s+(?:\w+\s+){0,3}of\s+)?$", re.IGNORECASE)
_ROAD = re.compile(
    r"\b(?:road|highway|motorway|route|railway|line|track|way|street|pipeline|supply lines?)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+(?:\w+\s+){0,3}(?:of\s+)?)?$", re.IGNORECASE)
_AND = re.compile(r"^\s*(?:and|&)\s+(?:the\s+(?:\w+\s+){0,3}(?:of\s+)?)?$", re.IGNORECASE)
_APPOSED = re.compile(
    r"^[\"”’']?,?[\"”’']?\s*(?:\(|an?\s|the\s)?[^.;]{0,45}?\b(?:near|outside|close to|just outside|not far from"
    r"|(?:north|south|east|west|northeast|northwest|southeast|southwest|km|kilomet(?:er|re)s|miles) (?:of|from))\s+"
    r"(?:the\s+(?:\w+\s+){0,3}(?:of\s+)?)?$",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"^[\"”’']?(?:\s(?:district|town|village|area|region|county|city|province|commune|municipality|sector))?"
    r"(?:,\s*(?:in\s+)?|\s+in\s+|\s+of\s+|\s*\()"
    r"(?:(?:the\s+)?(?:[\w-]+\s){0,3}?(?:province|state|department|district|region|county|governorate|country|city|town)"
    r"(?:\s+of)?\s+|(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)?\s+|central\s+)?$",
    re.IGNORECASE,
)
_OF_COUNTRY = re.compile(
    r"\b([A-Z]\w+(?: [A-Z]\w+)?)(?:\s[a-z-]+){0,2}?\s(?:city|town|village|province|region|capital|district|port|island|state"
    r"|governorate|enclave|suburb)(?:\sof|\sin|,)?\s$"
)
_THE_CAPITAL = re.compile(
    r"^, (?:the )?([A-Z]\w+(?: [A-Z]\w+)?)(?:\s[a-z-]+){0,2}?\s(?:city|town|village|province|capital|port|state)\b"
)
_POSSESSED = re.compile(
    r"^['’]s?\s(?:[a-z-]+\s){0,4}(?:(?:city|town|province|region|capital|district|port|state)(?:\sof)?,?\s)?$"
)
REACH = 90


def related(
    raw: str, segment: Segment, words: list[Word], taken: list[Candidate], names: KnownNames
) -> Iterator[PlaceMention]:
    """The accepted candidates as mentions, with what is said of each."""
    text, at = text_of(segment.doc), segment.offset
    spans = [_span(words, c, at) for c in taken]
    for k, c in enumerate(taken):
        start, end = spans[k].start - at, spans[k].end - at
        sentence = max(text.rfind(". ", 0, start) + 1, text.rfind("\n", 0, start) + 1, start - REACH, 0)
        before = text[sentence:start]
        kind = c.kind or _kind(words, c)
        near = _NEAR.search(before)
        far = _KM.search(before)
        following = (
            text[end : spans[k + 1].start - at]
            if k + 1 < len(taken) and spans[k + 1].start - at - end < REACH
            else None
        )
        preceding = text[spans[k - 1].end - at : start] if k and start - spans[k - 1].end + at < REACH else None
        by = spans[k + 1] if following is not None and _APPOSED.match(following) else None
        holds = spans[k + 1] if following is not None and _HOLDS.match(following) and by is None else None
        if holds is None and by is None and preceding is not None and _POSSESSED.match(preceding):
            holds = spans[k - 1]
        yield PlaceMention(
            text=spans[k].of(raw),
            span=spans[k],
            name=c.name,
            kind=kind,
            role=_role(before, following, preceding, near is not None),
            within=holds,
            by=by,
            vague=near is not None,
            km=_km(far) if far and near else None,
            dateline=dateline(words, c),
            country=_country(before, text[end : end + REACH], names),
            rule="known_name" if c.weight >= 0 else "named_as_place",
        )


def _country(before: str, after: str, names: KnownNames) -> str | None:
    """The country of "the Libyan capital, X" and "X, the Libyan capital"."""
    m = _OF_COUNTRY.search(before) or _THE_CAPITAL.match(after)
    return (names.demonym(m[1]) or names.demonym(m[1].partition(" ")[0])) if m else None


def _span(words: list[Word], c: Candidate, at: int) -> Span:
    """The name's own letters: "Britain" of "Britain-based", "Salem" of "D-Salem"."""
    first, last = words[c.first], words[c.last - 1]
    if c.last == c.first + 1 and c.name in first.text:
        start = at + first.start + first.text.index(c.name)
        return Span(start, start + len(c.name))
    return Span(at + first.start, at + last.end)


def _kind(words: list[Word], c: Candidate) -> str | None:
    lex = lexicon()
    if c.last < len(words) and glued(words, c.last):
        kind = lex.kinds.get(words[c.last].lower)
        if kind:
            return kind
    if listed := listed_kind(words, c.last):
        return listed
    if _the_town(words, c.last):
        return "town"
    if c.first > 1 and words[c.first - 1].lower == "of" and glued(words, c.first):
        return lex.kinds.get(words[c.first - 2].lower)
    if c.first and glued(words, c.first) and not words[c.first - 1].capital:
        return lex.kinds.get(words[c.first - 1].lower)
    if c.last - c.first > 1:
        return {"feature": "feature", "facility": "facility"}.get(lex.kinds.get(words[c.last - 1].lower, ""))
    return None


def _the_town(words: list[Word], i: int) -> bool:
    """True where ", the region's largest town" begins at word `i`."""
    if i >= len(words) or words[i].gap != ", " or words[i].lower != "the":
        return False
    for k in range(i + 1, min(i + 6, len(words))):
        if words[k].gap not in (" ", "'s ", "’s "):
            return False
        if words[k].lower in ("town", "city", "capital", "village"):
            return k + 1 == len(words) or not words[k + 1].gap.startswith(" ") or words[k + 1].lower in ("of", "in")
    return False


def _role(before: str, following: str | None, preceding: str | None, near: bool) -> PlaceRole:
    if (following is not None and _BETWEEN.search(before) and _AND.match(following)) or (
        preceding is not None and _AND.match(preceding) and re.search(r"\bbetween\b[^.;]{0,60}$", before, re.IGNORECASE)
    ):
        return "between"
    linked = (
        _FROM.search(before)
        or _TO.search(before)
        or (preceding is not None and re.fullmatch(r"\s*(?:-|–|to|and)\s*", preceding))
    )
    if linked and _ROAD.search(before):
        return "along"
    if near:
        return "near"
    if _FROM.search(before):
        return "from"
    return "to" if _TO.search(before) else "at"


def _km(m: re.Match[str]) -> float | None:
    try:
        value = float(m[1].replace(",", "").rstrip("."))
    except ValueError:
        return None
    return value * 1.609 if m[2].lower().startswith("mi") else value
