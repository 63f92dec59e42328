"""Roles: who did it, to whom, from the grammar of a happening's triggers and figures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.assemble.groups import Group
from onrecord.record.actor import Actor, ActorRole, Responsibility
from onrecord.record.identity import Identity
from onrecord.record.mentions import Mentions
from onrecord.record.span import Span

ARMED = frozenset({"state_forces", "rebel_group", "militia", "police", "foreign_forces"})
CIVIL = frozenset({"civilians", "protesters"})
# Means and deeds stand as subjects of "killed" but are no doers: "the blast killed three".
# Heads that say nothing of whom beside any other: "the attackers" after "gunmen", "others" after "villagers".
VAGUE_HEADS = frozenset("attacker assailant perpetrator other person people victim one aggressor".split())
COMMON = frozenset("the and his her their of from two three four five six seven eight nine ten other others".split())
NOT_PERSONS = frozenset({"actor.not_an_actor", "actor.means"})
NOT_DOERS = frozenset(
    "attack attacks blast blasts bomb bombs explosion explosions bombing bombings strike strikes airstrike airstrikes fire"
    " clash clashes shelling bullet bullets violence fighting shell shells rocket rockets missile missiles incident raid"
    " raids grenade mine mines device car vehicle truck it that which this what drone drones gunfire shooting accident"
    " war conflict operation battle shots shot mortar mortars landmine shrapnel".split()
)
PRONOUNS = frozenset("he she they him her them it we i you who whom which that his hers theirs".split())
DOUBT = ("allegedly", "alleged", "suspected", "presumed", "apparently", "reportedly", "presumably", "believed")


@dataclass(frozen=True, slots=True)
class Part:
    """A phrase with what the register makes of it."""

    span: Span
    text: str
    identity: Identity


def part(span: Span, m: Mentions) -> Part:
    """A phrase, looked up; a name of the register that it cuts in two is taken in whole."""
    for name in m.named:
        if name.span.overlaps(span) and not span.covers(name.span) and name.span.start >= span.start:
            span = Span(span.start, max(span.end, name.span.end))
    text = m.words(span)
    return Part(span, text, m.who(m.prose(span)))


def doers(group: Group, m: Mentions) -> list[Part]:
    """Those the grammar makes doers, each once, means ("the blast") and pronouns left out."""
    spans = [s for f in group.fragments for t in f.triggers for s in t.agents]
    spans += [c.agent for f in group.fragments for i in f.claims if (c := m.casualties[i]).agent]
    return _distinct(p for s in spans if _is_doer(p := part(s, m)))


def undergoers(group: Group, m: Mentions) -> list[Part]:
    """Those it befell: the persons counted, the objects of triggers, the victims told of."""
    spans = []
    for f in group.fragments:
        for i in f.claims:
            c = m.casualties[i]
            if c.kind in ("killed", "injured", "abducted", "missing") and c.counted and c.scope in ("event", "subset"):
                spans.append(c.counted if c.rule not in ("one", "person") else c.span)
    spans += [s for f in group.fragments for t in f.triggers for s in t.patients if not any(s.overlaps(c) for c in spans)]
    return _without_retold(_distinct(p for s in spans if _is_person(p := part(s, m), m)))


def _without_retold(parts: list[Part]) -> list[Part]:
    """Each person once: a surname after the full name, or the fuller phrase instead of the shorter."""
    out: list[Part] = []
    for p in sorted(parts, key=lambda p: -len(p.text.split())):
        words = _name_words(p)
        if words and any(words <= _name_words(o) for o in out):
            continue
        out.append(p)
    return sorted(out, key=lambda p: p.span.start)


def _name_words(p: Part) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]{3,}", p.text.lower().removesuffix("'s").removesuffix("’s"))) - COMMON


def _is_doer(p: Part) -> bool:
    words = p.text.lower().split()
    i = p.identity
    if not words or (words[-1] in NOT_DOERS and i.id is None) or p.text.lower() in PRONOUNS:
        return False
    return (i.head is not None or i.id is not None) and i.rule not in NOT_PERSONS and (i.kind != "civilians" or i.id is not None)


def _is_person(p: Part, m: Mentions) -> bool:
    words = p.text.lower().split()
    if not words or p.text.lower() in PRONOUNS or words[-1] in NOT_DOERS:
        return False
    if p.identity.rule in NOT_PERSONS:
        return False
    if p.identity.head is not None or p.identity.id is not None:
        return True
    return any(p.span.overlaps(name) for name in m.persons) and not any(p.span == q.span for q in m.places)


def _distinct(parts: Iterable[Part]) -> list[Part]:
    out: list[Part] = []
    for p in parts:
        if any(p.span.overlaps(o.span) for o in out):
            continue
        if p.identity.id and any(o.identity.id == p.identity.id for o in out):
            continue
        if not p.identity.id and any(_told_again(p, o) for o in out):
            continue
        out.append(p)
    return out


def _told_again(p: Part, known: Part) -> bool:
    """True for the same words, the same head noun ("gunmen" and "fully-armed gunmen"), or a pointing phrase."""
    if known.text.lower() == p.text.lower() or _points_to(p, known):
        return True
    head = p.identity.head
    return head is not None and p.identity.generic and (head == known.identity.head or head in VAGUE_HEADS)


def _points_to(p: Part, known: Part) -> bool:
    """True for "the militants" after "ISIS militants": a pointing phrase with a head that is already known."""
    first = p.text.lower().split()[0]
    if first not in ("the", "these", "those", "both") or not p.identity.generic or p.identity.head is None:
        return False
    return known.identity.kind == p.identity.kind != "unknown" or known.identity.head == p.identity.head


def actors(group: Group, m: Mentions) -> tuple[Actor, ...]:
    """The actors of a happening, doers first.

    Two armed sides that "clash" without a doer are parties; a doer's victims are targets where armed, else victims.
    """
    did = doers(group, m)
    befell = [p for p in undergoers(group, m) if not any(_same(p, d) for d in did)]
    clash = [s for f in group.fragments for t in f.triggers if t.sub_event_type == "armed_clash" for s in t.agents]
    neutral = bool(clash) and len(did) > 1 and not any(p.identity.kind in ARMED for p in befell)
    out = [_actor("party" if neutral and p.span in clash else "perpetrator", p, group, m) for p in did]
    out += [_actor("target" if p.identity.kind in ARMED else "victim", p, group, m) for p in befell]
    return tuple(out)


def _same(a: Part, b: Part) -> bool:
    return a.identity.id is not None and a.identity.id == b.identity.id


def _actor(role: ActorRole, p: Part, group: Group, m: Mentions) -> Actor:
    i = p.identity
    actor = Actor(role, p.text, p.span, i.id, i.name, i.kind or "unknown", country=i.country)  # type: ignore[arg-type]
    return replace(actor, responsibility=_responsibility(p, group, m)) if role == "perpetrator" else actor


def _responsibility(p: Part, group: Group, m: Mentions) -> Responsibility:
    for statement in m.statements:
        if statement.responsibility and statement.span and m.who(" ".join(statement.names)).id == p.identity.id is not None:
            return "denied" if statement.stance == "denied" else "claimed"
    before = m.document.text[max(0, p.span.start - 30) : p.span.end].lower()
    if any(word in before for word in DOUBT):
        return "alleged"
    for f in group.fragments:
        for i in f.claims:
            told = m.told_by[i]
            if told is not None and told.stance == "alleged":
                return "alleged"
    return "stated"
