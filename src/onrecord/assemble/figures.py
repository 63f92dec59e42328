"""Figures: which claims make an event's own low, best and high, and why the others do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.assemble.beside import MANY, PEOPLE, adds, of_rejected, within
from onrecord.assemble.totals import Pair, Total, died_of_it, totals_of
from onrecord.record.claim import Claim
from onrecord.record.count import Count
from onrecord.record.event import SIDES

# A later figure this many times the first, without a word of an update, counts something else.
FAR = 3
# No two voices differ so many times over on one event.
FAR_VOICE = 6
# No toll rises so many times over inside one report.
FAR_ABOVE = 25
# Another voice's figure from this share of the first is a rival; below it, it counts a part.
RIVAL = 0.4
# From this number on, parts that make up the very figure told before are that figure again.
MANY_PARTS = 5
# "Several" are three at the least; a word that says no more than this counts less than any number.
VAGUE = 3
# Women and children are some of the people told of before, whoever counts them.
DEEP = 4  # sentences after a heading within which a text gives the heading's figure
KIN = frozenset({"women", "children"})
AGAIN = "says the same figure again"
WIDENS = "another voice's figure: it widens the range"
PART = "a part of the larger figure, or an earlier one"
LARGER = "a larger figure for the same event follows"
DIED = "told to have died since"
TOO_FAR = "far above the event's first figure: more than this event is counted"
NOT_OWN = {
    "subset": "a part of another figure",
    "cumulative": "a running toll, not this event's own",
    "other": "superseded, denied or not of this event",
}


def settle(pairs: Sequence[Pair], kind: str, titles: frozenset[int]) -> tuple[Count, dict[int, tuple[bool, str]]]:
    """The figure of one kind ("killed") for an event.

    `titles` are the sentences of headings. Returns the count and, by index of `pairs`, whether a claim was used
    and why. A party's claim does not count while an independent one exists; an update outdoes what came before;
    a total outdoes its parts; different dead add up; independent voices that differ make a range.
    """
    verdicts: dict[int, tuple[bool, str]] = {}
    own: list[int] = []
    for i, (_, claim) in enumerate(pairs):
        if claim.kind != kind:
            continue
        if claim.scope != "event":
            verdicts[i] = (False, NOT_OWN[claim.scope])
        elif kind == "injured" and died_of_it(pairs[i], pairs):
            verdicts[i] = (False, DIED)
        else:
            own.append(i)
    independent = [
        i for i in own if not pairs[i][1].party_claim and pairs[i][1].count.known and pairs[i][0].sentence not in titles
    ]
    if independent:
        heard = {pairs[i][1].by for i in independent}  # who is a source on civilians beside his own side's dead
        for i in own:
            if pairs[i][1].party_claim and pairs[i][1].by not in heard - {None}:
                verdicts[i] = (False, "a party's own claim; an independent figure exists")
        own = [i for i in own if i not in verdicts]
    totals = totals_of(own, pairs, titles)
    if not totals:
        return Count(), verdicts
    count, used = _choose(totals, verdicts)
    for i in used:
        party = pairs[i][1].party_claim
        verdicts[i] = (True, "the only figure, from a party to the fight" if party else _praise(pairs[i][1], len(own)))
    return count, verdicts


def _praise(claim: Claim, rivals: int) -> str:
    word = "exact" if claim.rule == "exact" else "given"
    return f"the {word} figure of the event" if rivals > 1 else "the only figure"


def _choose(totals: list[Total], verdicts: dict[int, tuple[bool, str]]) -> tuple[Count, list[int]]:
    if any(not t.title and t.count.known for t in totals) and not _far_below(totals):
        _refuse([t for t in totals if t.title], "the heading; the text gives the figure", verdicts)
        totals = [t for t in totals if not t.title]
    known = [t for t in totals if t.count.known]
    _refuse([t for t in totals if not t.count.known], "no number in the words", verdicts)
    if not known:
        return Count(), []
    firm = max((_size(t) for t in known if t.count.best is not None and not t.weak), default=0)
    vague = [t for t in known if firm and _is_vague(t, firm)]
    parts = _spelled_out(known)
    _refuse([*vague, *parts], PART, verdicts)
    known = [t for t in known if t not in vague and t not in parts]
    updates = [t for t in known if t.update and not _of_a_war(t, known)]
    if updates:
        latest = updates[-1]
        rivals = [t for t in known[known.index(latest) + 1 :] if _tops(t, latest)]
        _refuse([t for t in known if t is not latest and t not in rivals], "a later toll takes its place", verdicts)
        count = latest.count
        for t in rivals:
            verdicts.update(dict.fromkeys(t.indexes, (True, WIDENS)))
            count = _range(count, t.count)
        return count, list(latest.indexes)
    if known[0].definite and known[0].weak and any(_size(t) >= MANY and not t.weak for t in known):
        # "The funeral of the slain officer" is told of first; what the many are measured by it is not.
        known.sort(key=lambda t: t.definite and t.weak)
    base, used = known[0].count, list(known[0].indexes)
    sofar = [known[0]]
    for t in known[1:]:
        base, used = _joined(base, used, t, sofar, verdicts)
        sofar.append(t)
    return base, used


def _far_below(totals: Sequence[Total]) -> bool:
    """True where the text's first figure stands far below the heading's: what the heading tells is not told again."""
    heading = [t for t in totals if t.title and t.count.best is not None]
    told = [t for t in totals if not t.title and t.count.known]
    return bool(heading) and told[0].sentence - heading[-1].sentence > DEEP and _size(told[0]) < _size(heading[0])


def _is_vague(t: Total, firm: int) -> bool:
    """True for "some", "many", "dozens", which a number in the same report outdoes where it is as large as they say."""
    return t.count.best is None and t.count.high is None and (t.count.low or 0) <= max(firm, VAGUE)


def _spelled_out(known: Sequence[Total]) -> list[Total]:
    """The figures of a sentence or two that together make one told before: "five died at once and three in hospital"."""
    out: list[Total] = []
    for n, whole in enumerate(known):
        later: dict[int, list[Total]] = {}
        for t in known[n + 1 :]:
            if t.sentence != whole.sentence and not t.update:
                later.setdefault(t.sentence, []).append(t)
        for first, own in later.items():
            for run in (own, own + later.get(first + 1, [])):
                if len(run) > 1 and sum(map(_size, run)) == whole.count.best:
                    out.extend(t for t in run if t not in out)
    return out


def _tops(t: Total, latest: Total) -> bool:
    """True for another voice's larger figure told after a toll that has risen: "risen to 36, while X counts 48"."""
    other = t.speaker is not None and t.speaker != latest.speaker
    return other and not t.weak and _size(latest) < _size(t) <= FAR * _size(latest)


def _refuse(totals: Sequence[Total], why: str, verdicts: dict[int, tuple[bool, str]]) -> None:
    verdicts.update({i: (False, why) for t in totals for i in t.indexes})


def _of_a_war(t: Total, known: Sequence[Total]) -> bool:
    """True where a "risen" toll is so far above the event's own figures that a war is counted."""
    own = [_size(o) for o in known if not o.update]
    return bool(own) and _size(t) > FAR_ABOVE * max(own)


def _size(t: Total) -> int:
    return t.count.best or t.count.low or t.count.high or 0


def _joined(
    base: Count, used: list[int], t: Total, sofar: list[Total], verdicts: dict[int, tuple[bool, str]]
) -> tuple[Count, list[int]]:
    """`base` with one more total: a part or a repetition, other dead beside them, a larger or a rival figure."""
    size, top = _size(t), base.best or base.low or base.high or 0
    refused = _not_counted(t, size, top, sofar, verdicts)
    if refused:
        _refuse([t], refused, verdicts)
        return base, used
    if all(s.additional for s in sofar) and not t.additional and size > top:
        verdicts.update(dict.fromkeys(used, (False, "those beside others; the whole follows")))
        return t.count, list(t.indexes)
    if (t.ordinal == top + 1 or adds(t, sofar)) and not (size == top >= MANY_PARTS):
        return base.plus(t.count), used + list(t.indexes)
    if t.weak:
        _refuse([t], "one of those counted before", verdicts)
        return base, used
    if size == top:
        verdicts.update(dict.fromkeys(t.indexes, (True, AGAIN)))
        return base, used
    if size > top and any(len(t.members) > len(s.members) and s.members <= t.members for s in sofar):
        verdicts.update(dict.fromkeys(used, (False, LARGER)))  # "six priests", then "six priests and two maids"
        return t.count, list(t.indexes)
    rival = t.speaker and any(s.speaker != t.speaker for s in sofar)
    at_most = t.count.best is None and t.count.high is not None and top <= size <= FAR * top
    if at_most or (rival and (t.explicit or RIVAL * top <= size <= FAR_VOICE * max(top, MANY))):
        verdicts.update(dict.fromkeys(t.indexes, (True, WIDENS)))
        return _range(base, t.count), used
    near = t.sentence - sofar[-1].sentence <= 1 and len(sofar) == 1
    if size < top or (size > FAR * top and not near):
        _refuse([t], PART if size < top else TOO_FAR, verdicts)
        return base, used
    verdicts.update(dict.fromkeys(used, (False, LARGER)))
    return t.count, list(t.indexes)


def _not_counted(
    t: Total, size: int, top: int, sofar: list[Total], verdicts: dict[int, tuple[bool, str]]
) -> str | None:
    """Why a total is none of this event's, if so."""
    if t.additional and (of_rejected(t, sofar, verdicts) or t.toll == top or within(t, size, top, sofar)):
        return PART
    if t.groups and t.groups <= KIN and size < top and not t.additional and any(s.heads & PEOPLE for s in sofar):
        return PART
    vague = t.count.best is None and size > FAR * top  # "hundreds more have been wounded"
    return TOO_FAR if top and (size > FAR_ABOVE * top or (vague and t.additional)) else None


def _range(a: Count, b: Count) -> Count:
    """The range that two voices span; the first's best stands."""
    lows = [n for n in (a.low, b.low) if n is not None]
    highs = [n for n in (a.high, b.high, a.best, b.best) if n is not None]
    low, high = (min(lows) if lows else None), (max(highs) if highs else None)
    open_above = (a.high is None and a.known and a.best is not None and a.best == high) or (
        b.high is None and b.best is not None and b.best == high
    )
    if open_above or (low is not None and high is not None and low > high):
        high = None
    best = a.best if a.best is not None else b.best
    return Count(
        low if best is None or low is None else min(low, best),
        best,
        high if best is None or high is None else max(high, best),
    )


def by_side(pairs: Sequence[Pair]) -> tuple[tuple[str, int | None], ...]:
    """Deaths by side of the claims that add up to the event's figure; None where none of them counts that side."""
    sums: dict[str, int | None] = dict.fromkeys(SIDES)
    for _, claim in pairs:
        if claim.kind == "killed" and claim.used and claim.why not in (AGAIN, WIDENS) and claim.count.best is not None:
            side = claim.of.side if claim.of else "unknown"
            sums[side] = (sums[side] or 0) + claim.count.best
    return tuple(sums.items())


def with_verdicts(pairs: Sequence[Pair], verdicts: dict[int, tuple[bool, str]]) -> tuple[Pair, ...]:
    """The claims with `used` and `why` filled in."""
    return tuple(
        (mention, replace(claim, used=verdicts[i][0], why=verdicts[i][1]) if i in verdicts else claim)
        for i, (mention, claim) in enumerate(pairs)
    )
