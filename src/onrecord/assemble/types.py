"""Types: the ACLED sub-event type of a happening, from its words, its weapons and who takes part."""

from __future__ import annotations

from onrecord.assemble.families import by_weapon, family, most_telling
from onrecord.assemble.fragments import Fragment
from onrecord.assemble.group import Group
from onrecord.assemble.roles import ARMED
from onrecord.record.actor import Actor
from onrecord.record.event_mention import EventMention
from onrecord.record.mentions import Mentions

PLANNED = "offensive"  # announced or under way: no fight by itself
# Rifles beside mortars tell of a fight on the ground, which ACLED keeps apart from shelling.
SMALL_ARMS = "small_arms"
# What a weapon in the sentence may make more exact.
OPEN = ("attack", "remote_explosive_landmine_ied")

PEACEFUL = ("peaceful_protest", "protest_with_intervention")


def sub_event_type(group: Group, who: tuple[Actor, ...], m: Mentions) -> str:
    """The type that the telling words of the group's own sort say, made more exact by the weapons named with them."""
    own = [f for f in group.fragments if f.triggers and f.family == group.family]
    own = own or [f for f in group.fragments if f.triggers]
    sub = most_telling(_types(own, group))
    if sub == "armed_clash" and not _clash_from_the_start(own):
        sub = most_telling([t for t in _types(own, group) if t != "armed_clash"] or ["attack"])
    if sub == "armed_clash" and _ambushed_civilians(own, who):
        sub = "attack"
    if sub == "remote_explosive_landmine_ied" and _fight_first(group):
        return "armed_clash"
    if sub in OPEN:
        sub = _by_weapon(sub, own[:2], group, m)
    if sub == "attack" and _both_armed(who):
        return "armed_clash"
    if sub == "attack" and _against_protesters(who):
        return "excessive_force_against_protesters"
    if sub in PEACEFUL and _by_state(who) and _hurt(group, m):
        return "excessive_force_against_protesters"
    triggers = [t for f in own for t in f.triggers]
    if sub == "remote_explosive_landmine_ied" and _only_bombed(triggers) and _by_army(who):
        return "air_drone_strike"  # an army bombs from the air
    return sub


def _hurt(group: Group, m: Mentions) -> bool:
    """True where somebody was killed or injured there, and not over months of protest."""
    figures = (m.casualties[i] for f in group.fragments for i in f.claims)
    return any(c.kind in ("killed", "injured") and c.scope == "event" for c in figures)


def _by_state(who: tuple[Actor, ...]) -> bool:
    return any(a.role == "perpetrator" and a.kind in ("police", "state_forces") for a in who)


def _against_protesters(who: tuple[Actor, ...]) -> bool:
    """True where a force of the state is told to have acted and those it befell were protesters."""
    by = {a.kind for a in who if a.role == "perpetrator"}
    on = {a.kind for a in who if a.role in ("target", "victim")}
    return bool(by & {"police", "state_forces"}) and "protesters" in on


def _types(own: list[Fragment], group: Group) -> list[str]:
    """The types of the words that tell most: "ambushed" says more than "killed" though it needs company."""
    triggers = [t for f in own for t in f.triggers if family(t.sub_event_type) == group.family]
    triggers = triggers or [t for f in own for t in f.triggers]
    strong = [t for t in triggers if not t.generic and (not t.weak or t.sub_event_type != "attack")]
    return [t.sub_event_type for t in strong or triggers]


def _clash_from_the_start(own: list[Fragment]) -> bool:
    """True where a word of fighting stands in the heading or the first two sentences that tell of it.

    "Following the army's offensive" far below does not make a massacre a clash.
    """
    opening = [f for f in own if f.sentence.section == "title"]
    opening += [f for f in own if f.sentence.section != "title"][:2]
    return any(_fights(t) and t.lemma != PLANNED for f in opening for t in f.triggers if not t.generic)


def _ambushed_civilians(own: list[Fragment], who: tuple[Actor, ...]) -> bool:
    """True where an ambush is all the fight that is told, and nobody armed was in it: no side fought back."""
    fights = {t.lemma for f in own for t in f.triggers if _fights(t) and not t.generic}
    on = [a.kind for a in who if a.role in ("target", "victim")]
    return fights == {"ambush"} and bool(on) and not any(kind in ARMED for kind in on)


def _fight_first(group: Group) -> bool:
    """True where the first words of violence are of a fight between two sides, in which a bomb went off too."""
    first = next(f for f in group.fragments if f.triggers)
    triggers = sorted((t for t in first.triggers if not t.generic), key=lambda t: t.span.start)
    told = [t for t in triggers if t.sub_event_type != "attack"]
    return len(told) > 1 and told[0].part == "noun" and _fights(told[0])


def _fights(t: EventMention) -> bool:
    return t.sub_event_type == "armed_clash"


def _by_weapon(sub: str, own: list[Fragment], group: Group, m: Mentions) -> str:
    spans = [f.sentence.span for f in own]
    special = [made for w in m.weapons if (made := by_weapon(w.kind)) and any(s.covers(w.span) for s in spans)]
    if sub == "attack" and any(w.kind == SMALL_ARMS and any(s.covers(w.span) for s in spans) for w in m.weapons):
        special = [made for made in special if made != "shelling_artillery_missile_attack"]
    if not special or (group.family != "bomb" and sub != "attack"):
        return sub
    return most_telling([*special, sub] if sub != "attack" else special)


def _only_bombed(triggers: list[EventMention]) -> bool:
    return all(t.lemma in ("bomb", "bombing") for t in triggers)


def _by_army(who: tuple[Actor, ...]) -> bool:
    doers = [a.kind for a in who if a.role == "perpetrator"]
    return bool(doers) and set(doers) <= {"state_forces", "foreign_forces"}


def _both_armed(who: tuple[Actor, ...]) -> bool:
    doers = [a for a in who if a.role == "perpetrator"]
    targets = [a for a in who if a.role in ("target", "victim")]
    return bool(doers) and bool(targets) and all(a.kind in ARMED for a in (*doers, *targets))
