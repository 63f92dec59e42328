"""Claims: casualty figures of a happening with their speakers, sides and scope."""

from __future__ import annotations

from onrecord.assemble.groups import Group
from onrecord.assemble.scope import scope_of
from onrecord.record.actor import Actor
from onrecord.record.casualty_mention import CasualtyMention
from onrecord.record.claim import Claim, Counted, Speaker
from onrecord.record.mentions import Mentions

PARTY_ROLES = frozenset({"belligerent", "military"})
ARMED = frozenset({"state_forces", "rebel_group", "militia", "police", "foreign_forces"})


def claims(group: Group, actors: tuple[Actor, ...], m: Mentions) -> tuple[tuple[CasualtyMention, Claim], ...]:
    """Every figure of a happening as a claim beside its mention, in the order of the text."""
    indexes = sorted(i for f in group.fragments for i in f.claims)
    return tuple((m.casualties[i], _claim(i, actors, m)) for i in indexes)


def _claim(i: int, actors: tuple[Actor, ...], m: Mentions) -> Claim:
    c = m.casualties[i]
    told, speaker = m.told_by[i], m.speakers[i]
    counted = _counted(c, actors, m)
    scope = "other" if c.modal or c.earlier or (told is not None and told.stance == "denied") else scope_of(c, m)
    return Claim(
        kind=c.kind,
        phrase=c.phrase,
        span=c.span,
        rule=c.rule,
        count=c.count,
        of=counted,
        by=speaker,
        party_claim=_is_party(speaker, actors, counted),
        scope=scope,
    )


def _counted(c: CasualtyMention, actors: tuple[Actor, ...], m: Mentions) -> Counted | None:
    if c.counted is None or not c.counted_text:
        return None
    text = m.words(c.counted)
    identity = m.who(text)
    side = _side(c, identity.id, identity.kind, identity.civilian, actors)
    return Counted(text, c.counted, side, identity.civilian, identity.group, identity.id, identity.kind)


def _side(c: CasualtyMention, id_: str | None, kind: str | None, civilian: bool | None, actors: tuple[Actor, ...]) -> str:
    span = c.counted
    for actor in actors:
        if (id_ is not None and actor.id == id_) or (span is not None and span.overlaps(actor.span)):
            if actor.role == "perpetrator":
                return "perpetrator"
            if actor.role in ("target", "party"):
                return "target"
    if civilian:
        return "civilians"
    if kind in ARMED:
        return _armed_side(kind, actors)
    if c.agent is not None and civilian is False:
        return "target"
    return "unknown"


def _armed_side(kind: str | None, actors: tuple[Actor, ...]) -> str:
    """The side of armed dead: the perpetrators' where their kind is the same and the other side's is not."""
    roles = {a.role for a in actors if a.kind == kind}
    if roles == {"perpetrator"}:
        return "perpetrator"
    return "target" if roles <= {"target", "party", "victim"} and roles else "unknown"


def _is_party(speaker: Speaker | None, actors: tuple[Actor, ...], counted: Counted | None) -> bool:
    """A party to the fight counting its own or the other side's dead; civilians' dead included."""
    if speaker is None:
        return False
    if speaker.role == "belligerent":
        return True
    if speaker.actor_id is not None and any(a.id == speaker.actor_id for a in actors):
        return True
    if speaker.role != "military":
        return False
    return any(a.kind in ("state_forces", "foreign_forces") for a in actors) or (
        counted is not None and counted.kind in ("rebel_group", "militia", "state_forces")
    )
