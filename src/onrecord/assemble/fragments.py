"""Fragments: what one sentence tells of one happening."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.assemble.cutting import cut as cut_at
from onrecord.assemble.families import family
from onrecord.assemble.turns import long_after
from onrecord.record.date import DateRange
from onrecord.record.event_mention import EventMention
from onrecord.record.mentions import Mentions, SentenceInfo
from onrecord.record.place import Place
from onrecord.record.span import Span

# A date this close (in characters) to the word of saying, outside what is said, tells when it was said.
SAYING_REACH = 25
# From this bond on a date is the event's own.
BOUND = 0.25
OF_EVENT = 0.55
"""The bond from which a place outside what is said is the event's and not the speaker's."""
CUE = 60
"""How near the word of saying, in characters, a place of the speaker stands."""
SAID_ON = re.compile(
    r"\b(?:said|says|reported|reports|announced|stated|confirmed|added|declared|claimed|denied|acknowledged|condemned|"
    r"told\s+(?:\w+\s+){1,3})\s+(?:on|late|late\s+on|early|early\s+on|in\s+a\s+statement(?:\s+on)?)?\s*$",
    re.IGNORECASE,
)
# Ground that changed hands, told of a place in passing.
TAKEN = r"(?:abandon|captur|seiz|recaptur|retak|retook|tak|took|overr[ua]n|liberat|besieg|held|controlled)\w*"
RELATIVE = re.compile(
    rf"(?:,\s+(?:which|who|where|whose)\b|\b(?:town|city|village|area|district|province|region|base)\s+(?:that|which)\b)"
    rf"[^.;]*\b{TAKEN}\b[^.;]*$|\b{TAKEN}\s+(?:by|from)\b[^.;]*$",
    re.IGNORECASE,
)
CAME_AFTER = re.compile(
    r"\b(?:came|comes|come|coming|happened|occurred|took\s+place|followed|follows)\s+(?:just\s+|only\s+|barely\s+|less\s+than\s+)?"
    r"(?:[\w-]+\s+){0,4}?(?:after|since)\s",
    re.IGNORECASE,
)
# "Kidnapped in an ambush in which his driver was killed": what happened in the course of the taking.
COURSE = re.compile(r"\b(?:in|during)\s+(?:the\s+course\s+of\s+)?which\b[^.;]*$", re.IGNORECASE)
# "Despite a 2016 peace deal": the date of something that is no deed.
OF_ANOTHER = re.compile(
    r"\s(?:[\w-]+\s){0,2}(?:deal|accord|agreement|truce|cease-?fire|coup|takeover|elections?|referendum|revolution|uprising|invasion|"
    r"constitution|census|law|treaty|resolution)\b",
    re.IGNORECASE,
)
# "Where militancy has spiked in recent months": no single deed is dated so.
RECENT = re.compile(r"(?:the\s+)?(?:recent|(?:past|last)\s+(?:few|several))\s+(?:weeks|months|years)$", re.IGNORECASE)
ANAPHORS = re.compile(
    r"\b(?:dead|deaths|losses|fatalities|victims|casualties|killed|wounded|injured|bodies|incident|carnage)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fragment:
    """The triggers of one family in one sentence with the figures, dates and places that go with them.

    `claims` are indexes into `Mentions.casualties`. A fragment without triggers carries figures only
    ("the toll rose to 45") and belongs to an event told before. `recalled` is what "came a day after" names:
    an earlier happening. `own_dates` are those of `dates` that go with the triggers, not with another verb
    ("a town that rebels seized in May") or another happening ("near the site of Monday's blast").
    """

    sentence: SentenceInfo
    triggers: tuple[EventMention, ...] = ()
    claims: tuple[int, ...] = ()
    dates: tuple[DateRange, ...] = ()
    places: tuple[Place, ...] = ()
    recalled: bool = False
    own_dates: tuple[DateRange, ...] = ()

    @property
    def family(self) -> str | None:
        """Bomb | attack | abduction | property | protest | arrest | other, None without a trigger."""
        return family(self.triggers[0].sub_event_type) if self.triggers else None

    @property
    def at(self) -> int:
        """Where the first trigger (else the sentence) begins."""
        return min((t.span.start for t in self.triggers), default=self.sentence.span.start)


def fragments(m: Mentions) -> tuple[Fragment, ...]:
    """All fragments of a report, in order."""
    by_sentence: dict[int, list[EventMention]] = {}
    for event in m.events:
        by_sentence.setdefault(event.sentence, []).append(event)
    claims: dict[int, list[int]] = {}
    for i, casualty in enumerate(m.casualties):
        claims.setdefault(casualty.sentence, []).append(i)
    out: list[Fragment] = []
    for sentence in m.sentences:
        out.extend(_of_sentence(sentence, by_sentence.get(sentence.index, []), claims.get(sentence.index, []), m))
    told = (replace(f, dates=tuple(d for d in f.dates if not _of_relative_clause(d, f, m))) for f in out)
    return tuple(replace(f, own_dates=_own_dates(f, m)) for f in told)


def _of_relative_clause(d: DateRange, f: Fragment, m: Mentions) -> bool:
    """True for the date of what a place or person went through ("in a town that rebels seized in May"), or of no deed."""
    if d.span and OF_ANOTHER.match(m.document.text, d.span.end):
        return True
    if RECENT.match(d.text or "") and not all(t.generic or t.plural for t in f.triggers):
        return True
    before = max((t.span.end for t in f.triggers if d.span and t.span.end <= d.span.start), default=None)
    if before is None or d.span is None:
        return False
    return bool(RELATIVE.search(m.document.text[before : d.span.start]))


def _own_dates(f: Fragment, m: Mentions) -> tuple[DateRange, ...]:
    if not f.triggers:
        return f.dates
    triggers = {t.span for t in f.triggers}

    def bound(d: DateRange) -> bool:
        scores = m.bonds.get(d.span, {}) if d.span else {}
        return max((s for event, s in scores.items() if event in triggers), default=1.0) >= BOUND

    own = tuple(d for d in f.dates if bound(d))
    plain = tuple(d for d in own if d.span and m.document.text[d.span.end : d.span.end + 2] not in ("'s", "’s"))
    return plain or own


def _of_sentence(
    sentence: SentenceInfo, triggers: list[EventMention], claims: list[int], m: Mentions
) -> list[Fragment]:
    dates = tuple(d for d in m.dates if d.span and sentence.span.covers(d.span) and not _of_saying(d.span, sentence, m))
    places = tuple(p for p in m.places if sentence.span.covers(p.span) and not _of_speaker(p.span, sentence, m))
    cut = CAME_AFTER.search(sentence.span.of(m.document.text))
    if cut is not None:
        at = sentence.span.start + cut.end()
        return _halves(sentence, triggers, claims, at, m, after_is_recalled=True)
    earlier = long_after(sentence, triggers, claims, m)
    if earlier is not None:
        return _halves(sentence, triggers, claims, earlier, m, after_is_recalled=True)
    second = cut_at(sentence, claims, m)
    if second is not None:
        return _halves(sentence, triggers, claims, second, m)
    return _whole(sentence, triggers, claims, dates, places, m)


def _halves(
    sentence: SentenceInfo,
    triggers: list[EventMention],
    claims: list[int],
    at: int,
    m: Mentions,
    *,
    after_is_recalled: bool = False,
) -> list[Fragment]:
    """Both parts of a sentence, each a happening of its own.

    What follows "after" in "the attack came a day after six people were killed" is recalled, an earlier one.
    """
    out: list[Fragment] = []
    for recalled, start, end in ((False, sentence.span.start, at), (after_is_recalled, at, sentence.span.end)):
        part = Span(start, end)
        whole = _whole(
            sentence,
            [t for t in triggers if part.covers(t.span)],
            [i for i in claims if part.covers(m.casualties[i].span)],
            tuple(d for d in m.dates if d.span and part.covers(d.span)),
            tuple(p for p in m.places if part.covers(p.span)),
            m,
        )
        out.extend(replace(f, recalled=recalled) for f in whole if f.triggers or not recalled)
    return out


def _whole(
    sentence: SentenceInfo,
    triggers: list[EventMention],
    claims: list[int],
    dates: tuple[DateRange, ...],
    places: tuple[Place, ...],
    m: Mentions,
) -> list[Fragment]:
    groups: dict[str, list[EventMention]] = {}
    for trigger in triggers:
        groups.setdefault(family(trigger.sub_event_type), []).append(trigger)
    deadly = any(m.casualties[i].kind in ("killed", "injured") for i in claims)
    if _in_the_course(groups, m):
        groups["abduction"].extend(groups.pop("attack"))
    _absorb(groups, deadly=deadly)
    if not groups:
        goes_on = claims or ((dates or places) and ANAPHORS.search(m.words(sentence.span)))
        return [Fragment(sentence, (), tuple(claims), dates, places)] if goes_on else []
    made = [Fragment(sentence, tuple(g), (), dates, places) for g in groups.values()]
    return _with_claims(made, claims, m)


def _of_saying(span: Span, sentence: SentenceInfo, m: Mentions) -> bool:
    """True for the date of a statement, not of what it tells: "a monitor said Friday"."""
    said = [s for s in m.statements if s.sentence == sentence.index and s.content]
    text = m.document.text
    if text[span.end : span.end + 2] not in ("'s", "’s") and SAID_ON.search(text[max(0, span.start - 40) : span.start]):
        return True
    if not said or any(s.covers(span) for s in said):
        return False
    near = min(said, key=lambda s: abs(s.cue_span.start - span.start))
    return abs(near.cue_span.end - span.start) < SAYING_REACH or abs(near.cue_span.start - span.end) < SAYING_REACH


def _of_speaker(span: Span, sentence: SentenceInfo, m: Mentions) -> bool:
    """True for a place that tells who speaks ("a police spokesman in Katsina"): outside all that is said.

    One that goes with an event's word is no speaker's place: "the president denounced the murder of a judge in Katsina".
    """
    said = [s for s in m.statements if s.sentence == sentence.index and s.content and s.span is not None]
    if not said or any(c.overlaps(span) for s in said for c in s.content):
        return False
    if any(s.span is not None and s.span.covers(span) for s in said):
        return True
    beside = any(abs(s.cue_span.end - span.start) < CUE or abs(s.cue_span.start - span.end) < CUE for s in said)
    return beside and not any(score >= OF_EVENT for score in m.bonds.get(span, {}).values())


def _absorb(groups: dict[str, list[EventMention]], *, deadly: bool) -> None:
    """A killing in the sentence of a bombing is what the bombing did; clashes and attacks of one sentence are one."""
    for strong in ("bomb", "protest"):
        if strong in groups and "attack" in groups:
            real = [t for t in groups["attack"] if t.status == "happened" and not (t.weak and t.part == "noun")]
            if (strong == "protest" and not real) or (strong == "bomb" and _apart(groups["bomb"], real)):
                continue
            groups[strong].extend(groups.pop("attack"))
    if "other" in groups and "attack" in groups and all(t.weak for t in groups["attack"]):
        groups["other"].extend(groups.pop("attack"))  # "fought their way in and ended the siege"
    if "abduction" in groups and "attack" in groups and _same_victims(groups):
        groups["abduction"].extend(groups.pop("attack"))
    if "abduction" in groups and "attack" in groups and not deadly and _circumstance(groups):
        groups["abduction"].extend(groups.pop("attack"))
    if "property" in groups and ("attack" in groups or "bomb" in groups):
        target = "bomb" if "bomb" in groups else "attack"
        groups[target].extend(groups.pop("property"))


def _apart(bombings: list[EventMention], killings: list[EventMention]) -> bool:
    """True for a killing named beside bombings in general: "the bombings of towns and the murder of six priests"."""
    own = [t for t in killings if t.part == "noun" and t.patients and not t.weak and not t.generic]
    return bool(own) and all(t.part == "noun" and (t.generic or t.plural) for t in bombings)


def _circumstance(groups: dict[str, list[EventMention]]) -> bool:
    """True for an attack that only says when somebody was taken: "abducted during an attack on the village"."""
    return all(t.part == "noun" for t in groups["attack"]) and not all(t.weak for t in groups["abduction"])


def _in_the_course(groups: dict[str, list[EventMention]], m: Mentions) -> bool:
    """True for those killed while another was taken: "kidnapped in an ambush in which his driver was killed"."""
    if "abduction" not in groups or "attack" not in groups:
        return False
    taken = min(t.span.end for t in groups["abduction"])
    killed = min((t.span.start for t in groups["attack"] if t.part != "noun"), default=0)
    return killed > taken and bool(COURSE.search(m.document.text[taken:killed]))


def _same_victims(groups: dict[str, list[EventMention]]) -> bool:
    """True where the killing ends the abduction: "abducted and murdered", "kidnapped on Friday, was found dead"."""
    taken = [s for t in groups["abduction"] for s in t.patients]
    killed = [s for t in groups["attack"] for s in t.patients]
    return bool(killed) and all(any(k.overlaps(s) for s in taken) for k in killed)


def _with_claims(made: list[Fragment], claims: Sequence[int], m: Mentions) -> list[Fragment]:
    """Each figure goes to the fragment of its sort whose trigger stands nearest to its predicate."""
    taken: list[list[int]] = [[] for _ in made]
    for i in claims:
        casualty = m.casualties[i]

        def distance(n: int, predicate: Span = casualty.predicate, kind: str = casualty.kind) -> tuple[int, int]:
            fits = (kind == "abducted") == (made[n].family == "abduction")
            gap = min(abs(t.span.start - predicate.start) for t in made[n].triggers)
            return (0 if fits else 1, gap)

        taken[min(range(len(made)), key=distance)].append(i)
    return [Fragment(f.sentence, f.triggers, tuple(c), f.dates, f.places) for f, c in zip(made, taken, strict=True)]
