"""Figures: low, best and high of an incident from what its reports tell, by a profile."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reconcile.origins import order
from onrecord.record.claim import Claim
from onrecord.record.count import Count
from onrecord.record.telling import Telling
from onrecord.rules.profile import LARGE, Profile


@dataclass(frozen=True, slots=True)
class Figure:
    """What one telling gives for one kind, under a profile. `party`: only a party to the fight says so.

    `by_profile` says which of the profile's numbers stands for a vague word, None where the words gave it.
    """

    telling: Telling
    origin: int
    count: Count
    party: bool
    by_profile: str | None = None

    @property
    def size(self) -> int:
        """The number by which figures are compared."""
        count = self.count
        return next((n for n in (count.best, count.low, count.high) if n is not None), 0)

    @property
    def exact(self) -> bool:
        """True for one number without a range."""
        return self.count.low == self.count.best == self.count.high and self.count.best is not None

    @property
    def day(self) -> dt.date | None:
        """When its report was published."""
        return self.telling.report.published


@dataclass(frozen=True, slots=True)
class Settled:
    """An incident's figure: the count, the telling that sets the best, and what became of every other."""

    count: Count
    chosen: Figure | None
    current: tuple[Figure, ...] = ()
    earlier: tuple[Figure, ...] = ()
    party: tuple[Figure, ...] = ()


def figure_of(telling: Telling, kind: str, origin: int, profile: Profile) -> Figure | None:
    """What a telling gives for "killed" or "injured"; None where it gives nothing that can be compared."""
    event = telling.event
    count = event.killed if kind == "killed" else event.injured
    counted = [c for c in event.claims if c.kind == kind]
    used = [c for c in counted if c.used]
    party = bool(used) and all(c.party_claim for c in used)
    if count.best is None:
        vague = _by_profile(counted, kind, event.injured, profile)
        if vague is not None:
            number, rule = vague
            return Figure(telling, origin, Count(number, number, None), party, rule)
    return Figure(telling, origin, count, party) if count.known else None


def _by_profile(counted: Sequence[Claim], kind: str, injured: Count, profile: Profile) -> tuple[int, str] | None:
    """The profile's number for a vague claim of the event's own, and the rule it stands for."""
    own = [c for c in counted if c.scope == "event" and c.count.best is None and c.count.high is None]
    for claim in own:
        number = profile.number(claim.rule)
        if number is not None:
            return number, claim.rule
    if kind != "killed" or not any(not c.count.known for c in own):
        return None
    large = (injured.best or injured.low or 0) >= LARGE
    number = profile.no_number_large if large else profile.no_number_usual
    return (number, "no number") if number else None


def settle(figures: Sequence[Figure], profile: Profile) -> Settled:
    """The figure that all of an incident's tellings make together.

    A source speaks by its latest report. A figure gives way to a later one from any source, unless the later one
    only says "at least" or "up to" something that it fits. Parties' figures count where nobody else gives one.
    """
    said = sorted(figures, key=lambda f: order(f.telling))
    independent = [f for f in said if not f.party]
    party = tuple(f for f in said if f.party) if independent else ()
    voices = _latest_of_each(independent or said)
    current = voices if profile.range == "all" else [f for f in voices if not _replaced(f, voices)]
    if not current:
        return Settled(Count(), None)
    earlier = tuple(f for f in (independent or said) if f not in current)
    chosen = _chosen(current, profile)
    count = _span(chosen, current)
    if profile.party_claims == "high" and party:
        count = _raised(count, max(f.size for f in party))
    return Settled(count, chosen, tuple(current), earlier, party)


def _latest_of_each(figures: Sequence[Figure]) -> list[Figure]:
    last: dict[int, Figure] = {}
    for figure in figures:
        last[figure.origin] = figure
    return [f for f in figures if last[f.origin] is f]


def _replaced(figure: Figure, voices: Sequence[Figure]) -> bool:
    """True where a later report tells another toll; a figure without a day is as old as the same one with a day."""
    if figure.day is None:
        return any(v.day is not None and v.count == figure.count and _replaced(v, voices) for v in voices)
    return any(later.day is not None and later.day > figure.day and not _fits(figure, later) for later in voices)


def _fits(figure: Figure, later: Figure) -> bool:
    """True where the later figure says no more than the earlier: the same, or a bound that the earlier keeps to."""
    if later.size == figure.size:
        return not later.exact or figure.exact
    if later.exact:
        return False
    low, high = later.count.low, later.count.high
    return (low is None or low <= figure.size) and (high is None or figure.size <= high)


def _chosen(current: Sequence[Figure], profile: Profile) -> Figure:
    given = [f for f in current if f.count.best is not None] or list(current)
    if profile.best == "lowest":
        return min(given, key=lambda f: f.size)
    if profile.best == "majority":
        votes = Counter(f.size for f in given)
        return min(given, key=lambda f: (-votes[f.size], f.size))
    days = [f.day for f in given if f.day is not None]
    last = [f for f in given if f.day == max(days)] if days else given
    votes = Counter(f.size for f in last)
    return min(last, key=lambda f: (-votes[f.size], not f.exact, f.size))


def _span(chosen: Figure, current: Sequence[Figure]) -> Count:
    """From the least to the most that the current figures say; open above where the largest of them is."""
    lows = [n for f in current for n in (f.count.low, f.count.best) if n is not None]
    highs = [n for f in current for n in (f.count.high, f.count.best, f.count.low) if n is not None]
    best = chosen.count.best
    top = max(highs)
    is_open = any(f.count.high is None and top in (f.count.best, f.count.low) for f in current)
    low = min(lows) if lows and not _low_is_open(chosen, current, min(lows)) else None
    return Count(low, best, None if is_open else top)


def _low_is_open(chosen: Figure, current: Sequence[Figure], low: int) -> bool:
    """True where the least figure is only a best ("nearly 50", "about 50"): what lies below it is open."""
    del chosen
    return not any(f.count.low == low for f in current)


def _raised(count: Count, number: int) -> Count:
    if count.high is None or number <= count.high:
        return count
    return Count(count.low, count.best, number)
