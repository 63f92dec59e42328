"""Undergoers: whom it befell, from the figures, the objects of triggers and the persons told of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.assemble.groups import Group
from onrecord.assemble.roles.coreference import resolved
from onrecord.assemble.roles.parts import Part, is_person_name, is_words_for_nobody, part, uncounted, without_things
from onrecord.assemble.roles.same import SUBSET, distinct, same, without_retold
from onrecord.assemble.roles.splitting import persons_apart
from onrecord.record.mentions import Mentions
from onrecord.record.span import Span

HARMED = frozenset({"killed", "injured", "abducted", "missing"})
# What is taken there is ground, not people.
GROUND = frozenset({"government_regains_territory", "non_state_actor_overtakes_territory"})
HELD = frozenset({"abducted", "missing"})


def undergoers(group: Group, m: Mentions, did: list[Part]) -> list[Part]:
    """Those it befell, each once, without the doers (whose own dead stay on their side)."""
    counted = list(_counted(group, m))
    told = [*counted, *((s, "phrase") for s in (*_patients(group), *_persons(group, m)))]
    parts = [p for n, (s, rule) in enumerate(told) for p in _parts(s, rule, m) if not _among(s, told[:n])]
    return without_retold(distinct(p for p in parts if not any(same(p, d) for d in did)), m)


def _among(span: Span, before: list[tuple[Span, str]]) -> bool:
    return any(span.overlaps(s) for s, _ in before)


def _parts(span: Span, rule: str, m: Mentions) -> Iterator[Part]:
    for one in persons_apart(without_things(span, m), m):
        p = uncounted(part(one, m), m)
        if is_undergoer(p, m):
            p = resolved(p, m)
            yield replace(p, rule=rule) if p.rule == "phrase" else p


def _counted(group: Group, m: Mentions) -> Iterator[tuple[Span, str]]:
    """The persons of the figures, with the rule "subset" for those who are a part of others."""
    for f in group.fragments:
        for i in f.claims:
            c = m.casualties[i]
            if c.kind in HARMED and c.counted and c.scope in ("event", "subset"):
                rule = SUBSET if c.scope == "subset" else "phrase"
                yield (c.counted if c.rule not in ("one", "person") else c.span), rule


def _patients(group: Group) -> Iterator[Span]:
    triggers = (t for f in group.fragments for t in f.triggers if t.sub_event_type not in GROUND)
    return (s for t in triggers for s in t.patients)


def _persons(group: Group, m: Mentions) -> Iterator[Span]:
    """The persons told of one by one in the group's sentences, by their names where they have one."""
    held = group.family == "abduction"
    for v in m.victims:
        place = v.predicate or v.span
        if (
            v.fate is None
            or (v.fate in HELD) != held
            or not any(f.sentence.span.covers(place) for f in group.fragments)
        ):
            continue
        at = m.prose(v.span)
        text = v.span.of(m.cased or m.document.text)
        start = text.find(v.name) if v.name else -1
        if v.name and start >= 0:
            yield Span(v.span.start + start, v.span.start + start + len(v.name))
        elif at:
            yield v.span


def is_undergoer(p: Part, m: Mentions) -> bool:
    """True for persons and bodies of people; things, deeds and evidence are left out."""
    if is_words_for_nobody(p):
        return False
    return p.head is not None or p.id is not None or p.kind == "civilians" or is_person_name(p, m)
