"""Undergoers: whom it befell, from the figures, the objects of triggers and the persons told of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.assemble.groups import Group
from onrecord.assemble.persons import fits
from onrecord.assemble.roles.coreference import resolved
from onrecord.assemble.roles.doers import telling
from onrecord.assemble.roles.lists import identified, is_several, listed_behind
from onrecord.assemble.roles.parts import Part, is_person_name, is_words_for_nobody, part, uncounted, without_things
from onrecord.assemble.roles.same import SUBSET, distinct, same, without_retold
from onrecord.assemble.roles.splitting import persons_apart
from onrecord.assemble.roles.words import role_words
from onrecord.record.mentions import Mentions
from onrecord.record.span import Span

HARMED = frozenset({"killed", "injured", "abducted", "missing"})
_OTHER = re.compile(r"\b(?:other)\s+$", re.IGNORECASE)
# What is taken there is ground, not people.
GROUND = frozenset({"government_regains_territory", "non_state_actor_overtakes_territory"})


def undergoers(group: Group, m: Mentions, did: list[Part]) -> list[Part]:
    """Those it befell, each once, without the doers (whose own dead stay on their side)."""
    told = [*_counted(group, m), *(Told(s) for s in _patients(group)), *_persons(group, m)]
    told = [t for n, t in enumerate(told) if not any(t.span.overlaps(b.span) for b in told[:n])]
    told += [Told(s, fate=t.fate) for t in told for s in _listed(t, m)]
    parts = [p for n, t in enumerate(told) for p in _parts(t, m) if not any(t.span.overlaps(b.span) for b in told[:n])]
    return without_retold(distinct(p for p in parts if not any(same(p, d) for d in did)), m)


@dataclass(frozen=True, slots=True)
class Told:
    """Words for those it befell, the rule that took them in and what befell them; None where that is not known."""

    span: Span
    rule: str = "phrase"
    fate: str | None = None


def _listed(told: Told, m: Mentions) -> Iterator[Span]:
    """The names of a list behind those told of: "the engineers Jane Roe and Pedro Poe"."""
    words = m.prose(told.span).split()
    named = any(n.name.overlaps(told.span) for n in m.namings)
    if words and (named or m.who(m.prose(told.span)).head is not None):
        several = not named and is_several(words)
        yield from listed_behind(told.span, m, several=several)
        if several:
            yield from identified(told.span, m)


def _parts(told: Told, m: Mentions) -> Iterator[Part]:
    for one in persons_apart(without_things(told.span, m), m):
        whole = part(_with_other(one, m), m)
        p = uncounted(whole, m)
        if is_undergoer(p, m):
            p = resolved(replace(p, fate=told.fate, others=_is_others(whole.text)), m)
            yield replace(p, rule=told.rule) if p.rule == "phrase" else p


def _with_other(span: Span, m: Mentions) -> Span:
    """The phrase with the word that keeps it apart from those told of: "two | other people"."""
    found = _OTHER.search(m.document.text[max(0, span.start - 12) : span.start])
    return Span(span.start - len(found.group()), span.end) if found else span


def _is_others(text: str) -> bool:
    """True for "five others", "two more people": those told of besides."""
    return (
        any(w in ("other", "others", "more", "another") for w in text.lower().split()) and " than " not in text.lower()
    )


def _counted(group: Group, m: Mentions) -> Iterator[Told]:
    """The persons of the figures, with the rule "subset" for those who are a part of others."""
    for f in group.fragments:
        for i in f.claims:
            c = m.casualties[i]
            if c.kind in HARMED and c.counted and c.scope in ("event", "subset"):
                rule = SUBSET if c.scope == "subset" else "phrase"
                yield Told(c.counted if c.rule not in ("one", "person") else c.span, rule, c.kind)


def _patients(group: Group) -> Iterator[Span]:
    triggers = (t for t in telling(group) if t.sub_event_type not in GROUND)
    return (s for t in triggers for s in t.patients)


def _persons(group: Group, m: Mentions) -> Iterator[Told]:
    """The persons told of one by one in the group's sentences, by their names where they have one."""
    for v in m.victims:
        place = v.predicate or v.span
        if (
            v.fate is None
            or not fits(v.fate, group.family)
            or not any(f.sentence.span.covers(place) for f in group.fragments)
        ):
            continue
        at = m.prose(v.span)
        text = v.span.of(m.cased or m.document.text)
        start = text.find(v.name) if v.name else -1
        if v.name and start >= 0:
            yield Told(Span(v.span.start + start, v.span.start + start + len(v.name)), fate=v.fate)
        elif at:
            yield Told(v.span, fate=v.fate)


def is_undergoer(p: Part, m: Mentions) -> bool:
    """True for persons and bodies of people; things, deeds and evidence are left out."""
    if is_words_for_nobody(p) or (p.identity.rule == "actor.neutral" and p.head in role_words().not_people):
        return False
    return p.head is not None or p.id is not None or p.kind == "civilians" or is_person_name(p, m)
