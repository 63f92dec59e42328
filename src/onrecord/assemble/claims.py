"""Claims: casualty figures of a happening with their speakers, sides and scope."""

from __future__ import annotations

from onrecord.assemble.groups import Group
from onrecord.assemble.scope import scope_of
from onrecord.record.actor import Actor
from onrecord.record.casualty_mention import CasualtyMention
from onrecord.record.claim import Claim, Counted, Speaker
from onrecord.record.identity import Identity
from onrecord.record.mentions import Mentions

FORCES = frozenset({"state_forces", "foreign_forces", "police"})
# Nouns that by themselves name those who did it.
DOERS = frozenset(
    [
        "attacker",
        "assailant",
        "gunman",
        "bomber",
        "suicide bomber",
        "perpetrator",
        "hijacker",
        "kidnapper",
        "abductor",
        "raider",
    ]
)
ARMED = frozenset({"state_forces", "rebel_group", "militia", "police", "foreign_forces"})


# Roles of speakers who do not fight, though their state may be a party.
CIVIL = frozenset({"official", "medical", "police"})


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
    side = _side(c, identity, actors, m)
    return Counted(text, c.counted, side, identity.civilian, identity.group, identity.id, identity.kind)


def _side(c: CasualtyMention, identity: Identity, actors: tuple[Actor, ...], m: Mentions) -> str:
    for actor in actors:
        if _is(actor, c, identity, m):
            if actor.role == "perpetrator":
                return "perpetrator"
            if actor.role in ("target", "party"):
                return "target"
    if identity.civilian:
        return "civilians"
    if identity.head in DOERS:
        return "target" if _by_a_force(actors) else "perpetrator"
    if identity.kind in ARMED:
        return _armed_side(identity.kind, actors)
    if c.agent is not None and identity.civilian is False:
        return "target"
    return "unknown"


def _is(actor: Actor, c: CasualtyMention, identity: Identity, m: Mentions) -> bool:
    """True where the counted are this actor: by the register's id, the same words, or the same head noun."""
    if identity.id is not None:
        return actor.id == identity.id
    if c.counted is not None and c.counted.overlaps(actor.span):
        return True
    return identity.head is not None and identity.armed is True and m.who(m.prose(actor.span)).head == identity.head


def _armed_side(kind: str | None, actors: tuple[Actor, ...]) -> str:
    """The side of armed dead: the perpetrators' where their kind is the same and the other side's is not."""
    roles = {a.role for a in actors if a.kind == kind}
    if roles == {"perpetrator"}:
        return "perpetrator"
    return "target" if roles <= {"target", "party", "victim"} and roles else "unknown"


def _by_a_force(actors: tuple[Actor, ...]) -> bool:
    """True where a state's force is told to have done it: gunmen killed by it are not the doers."""
    return any(a.role == "perpetrator" and a.kind in FORCES for a in actors)


def _is_party(speaker: Speaker | None, actors: tuple[Actor, ...], counted: Counted | None) -> bool:
    """A party to the fight counting its own or the other side's dead; civilians' dead included."""
    if speaker is None:
        return False
    if speaker.role == "belligerent":
        return True
    named = [a for a in actors if speaker.actor_id is not None and a.id == speaker.actor_id]
    if named:
        return not _civil_authority_on_civilians(speaker, named, counted)
    if speaker.role != "military":
        return False
    return any(a.kind in FORCES for a in actors) or (
        counted is not None and counted.kind in FORCES | {"rebel_group", "militia"}
    )


def _civil_authority_on_civilians(speaker: Speaker, named: list[Actor], counted: Counted | None) -> bool:
    """True for an official, a hospital or the police of the side attacked who count the civilian dead.

    Casualty recorders take local authorities for a source on their own people; only those who fight, or who did
    the deed, are a party.
    """
    if speaker.role not in CIVIL or any(a.role == "perpetrator" for a in named):
        return False
    return counted is None or counted.side in ("civilians", "unknown", None)
