"""Assembly: from the mentions of a report to its events."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from onrecord.assemble.background import background_why, is_aggregate
from onrecord.assemble.claims import claims
from onrecord.assemble.families import event_type
from onrecord.assemble.figures import by_side, settle, with_verdicts
from onrecord.assemble.fragments import fragments
from onrecord.assemble.group import is_accident
from onrecord.assemble.groups import Group, grouped
from onrecord.assemble.persons import alone, victims_of
from onrecord.assemble.roles import actors
from onrecord.assemble.summary import summary
from onrecord.assemble.totals import Pair
from onrecord.assemble.types import sub_event_type
from onrecord.assemble.when import when
from onrecord.assemble.where import where
from onrecord.record.actor import Thing
from onrecord.record.count import Count
from onrecord.record.document import SectionKind
from onrecord.record.event import Event, Status
from onrecord.record.mentions import Mentions
from onrecord.record.span import Span

STATUS_ORDER: tuple[Status, ...] = ("happened", "attempted", "denied", "threatened")


def assemble(m: Mentions) -> tuple[Event, ...]:
    """The events of a report, weightiest first: what it is about, what else it reports, then background."""
    told = [g for g in grouped(fragments(m), m) if any(f.triggers for f in g.fragments) and not is_accident(g)]
    made = [_event(g, told, m) for g in told]
    return tuple(sorted(made, key=_weight))


def _weight(event: Event) -> tuple[int, ...]:
    section = {"title": 0, "body": 0, "related": 2}.get(event.section, 3)
    first = event.evidence[0].start if event.evidence else 0
    return (section, int(event.background), STATUS_ORDER.index(event.status), first)


def _event(group: Group, groups: list[Group], m: Mentions) -> Event:
    who = actors(group, m)
    pairs = claims(group, who, m)
    titles = frozenset(f.sentence.index for f in group.fragments if f.sentence.section == "title")
    killed, verdicts = settle(pairs, "killed", titles)
    injured, more = settle(pairs, "injured", titles)
    pairs = _with_rest(with_verdicts(pairs, verdicts | more))
    if not killed.known and any(c.kind == "none_killed" and c.scope == "event" for _, c in pairs):
        killed = Count(0, 0, 0)
    sub = sub_event_type(group, who, m)
    spans = tuple(dict.fromkeys(f.sentence.span for f in group.fragments))
    trigger = min((t for f in group.fragments for t in f.triggers), key=lambda t: (t.weak, t.span.start))
    event = Event(
        id=_id(m, trigger.span),
        section=_section(group),
        event_type=event_type(sub),
        sub_event_type=sub,
        status=_status(group),
        aggregate=is_aggregate(group, pairs, m),
        date=when(group, m),
        places=where(group, m, groups),
        actors=who,
        weapons=_within(m.weapons, spans),
        infrastructure=_within(tuple(t for t in m.infrastructure if t.rule.startswith("hit")), spans),
        victims=alone(victims_of(group, groups, m), killed.best),
        claims=tuple(c for _, c in pairs),
        killed=killed,
        injured=injured,
        killed_by_side=by_side(pairs),
        evidence=spans,
        trigger=Thing(m.words(trigger.span), trigger.span, rule=trigger.lemma),
    )
    why = background_why(event, group, m)
    return replace(event, summary=summary(event), background=bool(why), background_why=why)


def _section(group: Group) -> SectionKind:
    sections = [f.sentence.section for f in group.fragments]
    return "body" if "body" in sections else sections[0]


def _with_rest(pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    return tuple((a, c if c.why else replace(c, used=c.scope == "event", why=_rest(c.scope))) for a, c in pairs)


def _rest(scope: str) -> str:
    return "recorded beside the dead and injured" if scope == "event" else f"scope: {scope}"


def _within(things: tuple[Thing, ...], spans: tuple[Span, ...]) -> tuple[Thing, ...]:
    return tuple(t for t in things if any(s.covers(t.span) for s in spans))


def _status(group: Group) -> Status:
    statuses = {t.status for f in group.fragments for t in f.triggers}
    return next(s for s in STATUS_ORDER if s in statuses)


def _id(m: Mentions, span: Span) -> str:
    """The same for the same bytes, the same trigger: stable from run to run."""
    return hashlib.sha256(
        f"{m.document.sha256}:{m.document.id}:{span.start}:{span.end}".encode("utf-8", "surrogatepass")
    ).hexdigest()[:16]
