"""Doers: who did it, from the grammar of triggers and figures and from the words that lay blame."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.assemble.groups import Group
from onrecord.assemble.roles.coreference import resolved
from onrecord.assemble.roles.lists import identified, is_several
from onrecord.assemble.roles.parts import ARMED, STATE, Part, is_person_name, is_words_for_nobody, part, sides_apart
from onrecord.assemble.roles.same import distinct
from onrecord.assemble.roles.words import role_words
from onrecord.record.actor import Responsibility
from onrecord.record.blame import Blame
from onrecord.record.event_mention import EventMention
from onrecord.record.mentions import Mentions
from onrecord.record.span import Span

# The verb that tells of a deed because its subject takes it upon himself.
CLAIM = "claim"
# How the register's ids of governments end.
GOVERNMENT = ":government"
OTHER_DEEDS = re.compile(
    r"\b(?:similar|other|previous|earlier|past|such|many|several|numerous|most|frequent|regular|recent|repeated|(?:series|string|wave|spate)\s+of)\s+"
    r"(?:\w+\s+)?$",
    re.IGNORECASE,
)


def doers(group: Group, m: Mentions) -> list[Part]:
    """Those who did it, each once; pronouns and means ("the blast") left out."""
    blames = blames_of(group, m)
    found = [*_told(group, m), *_blamed((b for b in blames if not b.weak), m)]
    found += [named for p in found for named in _named_further(p, m)]
    return distinct(_for_a_group(resolved(p, m), m) for p in found or _blamed(_at_the_deed(blames, group, m), m))


def _named_further(p: Part, m: Mentions) -> Iterator[Part]:
    """The suspects by name: "two men suspected of the murder: Jane Roe and Pedro Poe"."""
    if p.rule == "phrase" or p.id is not None or p.identity.civilian is True or not is_several(m.prose(p.span).split()):
        return
    for span in identified(p.span, m):
        yield replace(part(span, m), responsibility=p.responsibility, rule=p.rule)


def _for_a_group(p: Part, m: Mentions) -> Part:
    """A person with the group whose man he is said to be: "Jane Roe, a commander of the Taliban, claimed the attack"."""
    if p.id is not None or p.described is None or p.responsibility not in ("claimed", "denied"):
        return p
    group = m.who(m.prose(p.described))
    if group.id is None or group.kind not in ("rebel_group", "militia"):
        return p
    return replace(p, id=group.id, name=group.name, kind=group.kind)


def _at_the_deed(blames: Iterable[Blame], group: Group, m: Mentions) -> list[Blame]:
    """Those who are only there: none that the deed befell or that only speak, none where people are arrested."""
    if group.family in ("arrest", "other", "protest"):
        return []
    own = {f.sentence.index for f in group.fragments if f.triggers}
    apart = [s for f in group.fragments for t in f.triggers for s in t.patients]
    apart += [s.span for s in m.statements if s.span and not s.responsibility]
    return [b for b in blames if b.weak and b.sentence in own and not any(b.who.overlaps(s) for s in apart)]


def _told(group: Group, m: Mentions) -> Iterator[Part]:
    spans = [(s, t.lemma == CLAIM, t.patients) for t in telling(group) if not _of_others(t, m) for s in t.agents]
    spans += [
        (c.agent, False, (c.counted,) if c.counted else ())
        for f in group.fragments
        for i in f.claims
        if (c := m.casualties[i]).agent
    ]
    several = sum(len(f.triggers) for f in group.fragments) > 1
    for span, claims, befell in ((side, claims, b) for s, claims, b in spans for side in sides_apart(s, m)):
        p = part(span, m)
        if not is_doer(p, m) or _only_speaks(p, m) or _is_the_scene(p, m):
            continue
        if not (several and p.kind in STATE and _are_attackers(befell, m)):
            yield replace(p, responsibility="claimed" if claims else _certainty(p, group, m))


def _only_speaks(p: Part, m: Mentions) -> bool:
    """True for a person or a civil body that tells of the deed, and takes no responsibility: "police Lt. Roe said"."""
    civil = is_person_name(p, m) or (p.id or "").endswith(GOVERNMENT) or (p.id is None and p.kind not in ARMED)
    return civil and any(s.span and s.span.overlaps(p.span) and not s.responsibility for s in m.statements)


def _is_the_scene(p: Part, m: Mentions) -> bool:
    """True for a country told as where it was: "Libya drone strike kills nine", "Somalia: car bomb kills 13"."""
    if not (p.id or "").startswith("state:") or p.country is None:
        return False
    own = [q for q in m.places if q.span.overlaps(p.span) and q.span.start == p.span.start and q.country == p.country]
    headed = m.document.text[p.span.end : p.span.end + 1] == ":"
    strike = p.text.lower().split()[-1] in role_words().means
    if not own or not (headed or strike):
        return False
    rest = [q.country for q in m.places if q not in own and q.country]
    return headed or (bool(rest) and max(set(rest), key=rest.count) == p.country)


def _are_attackers(spans: Iterable[Span], m: Mentions) -> bool:
    """True for "the gunman", "two attackers": police who shoot these did not do what these did."""
    return any(m.who(m.prose(s)).head in role_words().bombers for s in spans)


def telling(group: Group) -> list[EventMention]:
    """The group's triggers without sentences of mere habit ("attacks by rebels are common") where others tell of the deed."""
    told = [f.triggers for f in group.fragments if not all(t.generic for t in f.triggers)]
    return [t for triggers in told or [f.triggers for f in group.fragments] for t in triggers]


def _of_others(t: EventMention, m: Mentions) -> bool:
    """True for other deeds than this one: "the group has carried out similar attacks" says who did those, not this."""
    before = Span(max(0, t.span.start - 30), t.span.start).of(m.document.text)
    return t.plural and OTHER_DEEDS.search(before) is not None


def _blamed(blames: Iterable[Blame], m: Mentions) -> Iterator[Part]:
    for blame in blames:
        p = part(blame.who, m)
        if is_doer(p, m, blamed=True) and (blame.responsibility != "denied" or p.id is not None or p.kind in ARMED):
            yield replace(p, responsibility=blame.responsibility, rule=blame.rule)


def is_doer(p: Part, m: Mentions, *, blamed: bool = False) -> bool:
    """True for a phrase that can be a doer: people or a body of people, by name or by a noun the register knows.

    Words that make them civilians rule them out, but for those whom other words blame.
    """
    if is_words_for_nobody(p) or (p.id is None and p.head in role_words().not_people):
        return False
    if p.id is not None or is_person_name(p, m):
        return True
    return p.head is not None and (blamed or p.kind == "protesters" or p.identity.civilian is not True)


def blames_of(group: Group, m: Mentions) -> tuple[Blame, ...]:
    """Blame told in the group's own sentences, or in a sentence without an event right behind them.

    Who is arrested for a deed is blamed for that deed, not for the arrest.
    """
    if group.family == "arrest":
        return ()
    own = {f.sentence.index for f in group.fragments}
    telling = sorted({e.sentence for e in m.events} | own)
    found = []
    for blame in m.blames:
        before = [s for s in telling if s <= blame.sentence]
        if before and before[-1] in own and not _blames_others(blame, m):
            found.append(blame)
    return tuple(found)


def _blames_others(blame: Blame, m: Mentions) -> bool:
    """True where all that the sentence tells of are other deeds: "blamed for a string of attacks"."""
    told = [e for e in m.events if e.sentence == blame.sentence]
    return bool(told) and all(_of_others(e, m) for e in told)


def _certainty(p: Part, group: Group, m: Mentions) -> Responsibility:
    if p.id is not None:
        for statement in m.statements:
            if statement.responsibility and statement.span and m.who(" ".join(statement.names)).id == p.id:
                return "denied" if statement.stance == "denied" else "claimed"
    before = Span(max(0, p.span.start - 30), p.span.end).of(m.document.text).lower()
    if any(word in role_words().doubt for word in before.replace(",", " ").split()):
        return "alleged"
    alleged = any(
        told is not None and told.stance == "alleged"
        for f in group.fragments
        for i in f.claims
        for told in [m.told_by[i]]
    )
    return "alleged" if alleged else "stated"
