"""Origins: which reports come from one source. Ten copies of one wire story are one voice, not ten."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from onrecord.reconcile.copies import COPY, likeness
from onrecord.record.incident import Origin
from onrecord.record.telling import ReportRef, Telling

NEAR_COPY = "near-copies of one text"
SAME_PAGE = "versions of one page"
SAME_OUTLET = "both by {name}"
CITES = "cites {name}"
SAME_WIRE = "both carry {name}"
SAME_WORD = "both on the word of {name}"
# Bodies that put out one statement, which any number of reports pass on.
STATEMENTS = frozenset({"monitor", "ngo", "un", "belligerent", "military"})
_NOT_NAME = re.compile(r"[^a-z0-9]+")
# What outlets leave out or put on when they name an agency.
_SHORT = {
    "agence france presse": "afp", "associated press": "ap", "the associated press": "ap", "reuters": "reuters",
    "thomson reuters": "reuters", "xinhua news agency": "xinhua", "anadolu agency": "anadolu",
}  # fmt: skip


def origins(tellings: Sequence[Telling]) -> tuple[Origin, ...]:
    """The independent sources of an incident's reports, in the order of their first report.

    Reports are one source where they are near-copies, versions of one page, by the same outlet, carry the same agency,
    where one names another's outlet, or the same third outlet, as the one its figures come from, or where both pass on
    the figures of one body's statement (a monitor's, an army's).
    """
    reports = _reports(tellings)
    sources = {key: _sources(key, tellings) for key in reports}
    words = {key: _speakers(key, tellings) for key in reports}
    home = {key: key for key in reports}
    why: dict[int, list[str]] = {key: [] for key in reports}
    for a, b in combinations(reports, 2):
        reason = _one(reports[a], reports[b], sources[a], sources[b]) or _one_word(words[a], words[b])
        if reason and _root(home, a) != _root(home, b):
            first, second = sorted((_root(home, a), _root(home, b)), key=list(reports).index)
            home[second] = first
            why[first] += [*why[second], reason]
    groups: dict[int, list[int]] = {}
    for key in reports:
        groups.setdefault(_root(home, key), []).append(key)
    return tuple(_origin([reports[k] for k in keys], why[first]) for first, keys in groups.items())


def _reports(tellings: Sequence[Telling]) -> dict[int, ReportRef]:
    found = {t.report.key: t.report for t in sorted(tellings, key=order)}
    return dict(sorted(found.items(), key=lambda item: order_of(item[1])))


def order(telling: Telling) -> tuple[str, int]:
    """By the day of the report, those without one first, then as they came in."""
    return (telling.report.published.isoformat() if telling.report.published else "", telling.ref)


def order_of(report: ReportRef) -> tuple[str, int]:
    """The same for a report."""
    return (report.published.isoformat() if report.published else "", report.key)


def _root(home: dict[int, int], key: int) -> int:
    while home[key] != key:
        key = home[key]
    return key


def _sources(key: int, tellings: Sequence[Telling]) -> frozenset[str]:
    """The agencies and outlets a report credits, or on whose word its figures are."""
    return frozenset(_named(key, tellings))


def _named(key: int, tellings: Sequence[Telling]) -> Iterator[str]:
    for telling in tellings:
        if telling.report.key != key:
            continue
        if telling.report.credit:
            yield plain_name(telling.report.credit)
        for claim in telling.event.claims:
            if claim.by is not None and claim.by.role == "media" and (claim.by.name or _looks_named(claim.by.text)):
                yield plain_name(claim.by.name or claim.by.text)


def _looks_named(text: str) -> bool:
    """True for a name, not for "local media"."""
    return any(word[:1].isupper() for word in text.split() if word.lower() not in {"the", "a", "an"})


@lru_cache(maxsize=10_000)
def plain_name(name: str) -> str:
    """An outlet's name made comparable.

    >>> plain_name("The Associated Press"), plain_name("AP"), plain_name("Example Wire news agency")
    ('ap', 'ap', 'example wire')
    """
    said = _NOT_NAME.sub(" ", name.lower()).strip().removeprefix("the ")
    said = _SHORT.get(said, said)
    for tail in (" news agency", " agency", " news"):
        said = said.removesuffix(tail)
    return said


def _one(a: ReportRef, b: ReportRef, cites_a: frozenset[str], cites_b: frozenset[str]) -> str | None:
    if likeness(a.signature, b.signature) >= COPY:
        return NEAR_COPY
    if (a.url and a.url == b.url) or (a.id == b.id and a.outlet and a.outlet == b.outlet):
        return SAME_PAGE
    if a.outlet and b.outlet and plain_name(a.outlet) == plain_name(b.outlet):
        return SAME_OUTLET.format(name=a.outlet)
    for cites, other in ((cites_a, b), (cites_b, a)):
        if other.outlet and plain_name(other.outlet) in cites:
            return CITES.format(name=other.outlet)
    both = sorted((cites_a & cites_b) - {""})
    return SAME_WIRE.format(name=both[0]) if both else None


def _one_word(a: frozenset[str], b: frozenset[str]) -> str | None:
    """Two reports whose every figure is on the word of one and the same body: its statement is the source."""
    return SAME_WORD.format(name=", ".join(sorted(a))) if a and a == b else None


def _speakers(key: int, tellings: Sequence[Telling]) -> frozenset[str]:
    """The bodies on whose word a report's figures are; none where any figure is on another's word, or on nobody's."""
    used = [c for t in tellings if t.report.key == key for c in t.event.claims if c.kind == "killed" and c.used]
    if not all(c.by is not None and c.by.name and c.by.role in STATEMENTS for c in used):
        return frozenset()
    return frozenset(c.by.name for c in used if c.by is not None and c.by.name)


def _origin(reports: Sequence[ReportRef], why: Sequence[str]) -> Origin:
    first = reports[0]
    name = first.outlet or first.credit or first.url or first.id
    return Origin(name, tuple(dict.fromkeys(r.id for r in reports)), "; ".join(dict.fromkeys(why)) or "one report")
