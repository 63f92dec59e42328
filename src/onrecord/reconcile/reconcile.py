"""Reconciling: the tellings of one incident, a profile and people's decisions -> the incident."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.reconcile.claims import claims_of
from onrecord.reconcile.corrections import apply
from onrecord.reconcile.figures import Figure, Settled, figure_of, settle
from onrecord.reconcile.grade import grade_of
from onrecord.reconcile.inclusion import excluded_why
from onrecord.reconcile.origins import order, origins
from onrecord.reconcile.summary import said_of, summary_of
from onrecord.reconcile.values import actors_of, places_of, things_of, type_of, victims_of
from onrecord.reconcile.when import corroborated, date_of, rival_dates
from onrecord.record.count import Count
from onrecord.record.decision import Decision, in_force
from onrecord.record.event import SIDES
from onrecord.record.incident import Incident, Origin, State, TollPoint
from onrecord.record.telling import Telling
from onrecord.rules.profile import Profile

KINDS = ("killed", "injured")
STATUS = ("happened", "attempted", "denied", "threatened")
STATES: dict[str, State] = {"confirm": "confirmed", "reject": "rejected", "pending": "pending"}


def reconcile(
    code: str,
    tellings: Sequence[Telling],
    profile: Profile,
    decisions: Sequence[Decision] = (),
    aliases: Sequence[str] = (),
) -> Incident:
    """The incident that these tellings and decisions make under a profile.

    What reports only recall counts for nothing while another tells it as news. People's corrections come last.

    Raises:
        ValueError: there are no tellings.
    """
    if not tellings:
        raise ValueError(f"no tellings for {code}")
    told = sorted(tellings, key=order)
    core = [t for t in told if not t.event.background and t.event.status == "happened"]
    core = core or [t for t in told if not t.event.background] or told
    voices = origins(told)
    origin = _origin_of(told, voices)
    date = date_of(core, origin)
    told = list(corroborated(told, date))
    settled = {kind: _settled(core, kind, origin, profile) for kind in KINDS}
    main = type_of(core, origin)
    made = Incident(
        code=code,
        event_type=main.event.event_type,
        sub_event_type=main.event.sub_event_type,
        profile=profile.ref,
        tellings=tuple(told),
        origins=voices,
        date=date,
        places=places_of(core, origin),
        actors=actors_of(core),
        weapons=things_of(core, "weapons"),
        infrastructure=things_of(core, "infrastructure"),
        victims=victims_of(core),
        claims=claims_of(told, settled, voices, profile),
        killed=settled["killed"].count,
        injured=settled["injured"].count,
        killed_by_side=_by_side(settled["killed"], core, profile),
        toll=_toll(told, origin, profile),
        status=min((t.event.status for t in core), key=STATUS.index),
        background=all(t.event.background for t in core),
        aggregate=all(t.event.aggregate for t in core),
        aliases=tuple(aliases),
        notes=(*_rivals(settled), *rival_dates(told, date)),
        decisions=tuple(decisions),
    )
    made = replace(made, grade=grade_of(core, made.actors, voices, civilians=profile.civilians_only))
    return _decided(made, in_force(tuple(decisions)), profile)


def _origin_of(tellings: Sequence[Telling], voices: Sequence[Origin]) -> dict[int, int]:
    """Telling -> the number of its source. Reports that share a given id share a source."""
    by_report = {report: number for number, origin in enumerate(voices) for report in origin.reports}
    return {t.ref: by_report[t.report.id] for t in tellings}


def _settled(tellings: Sequence[Telling], kind: str, origin: dict[int, int], profile: Profile) -> Settled:
    figures = (figure_of(t, kind, origin[t.ref], profile) for t in tellings)
    return settle([f for f in figures if f is not None], profile)


def _toll(tellings: Sequence[Telling], origin: dict[int, int], profile: Profile) -> tuple[TollPoint, ...]:
    found = (figure_of(t, "killed", origin[t.ref], profile) for t in tellings if not t.event.background)
    return tuple(TollPoint(f.day, f.count, f.telling.report.id) for f in found if f is not None)


def _by_side(found: Settled, tellings: Sequence[Telling], profile: Profile) -> tuple[tuple[str, int | None], ...]:
    """The dead by side as the telling has it whose figure stands; nothing where it does not add up to the best."""
    if found.chosen is None or found.count.best is None:
        return tuple((side, None) for side in SIDES)
    sides = dict(found.chosen.telling.event.killed_by_side)
    if sum(n for n in sides.values() if n is not None) != found.count.best:
        sides = dict.fromkeys(SIDES)
        sides["unknown"] = found.count.best
    if profile.civilian_unless_said and sides.get("unknown") is not None:
        sides["civilians"] = (sides["civilians"] or 0) + (sides["unknown"] or 0)
        sides["unknown"] = None
    if profile.contested_from_zero and contested(tellings):
        sides = {side: None if side in {"civilians", "target"} else n for side, n in sides.items()}
    return tuple((side, sides.get(side)) for side in SIDES)


def contested(tellings: Sequence[Telling]) -> bool:
    """True where one report counts the dead as civilians and another, or another voice, as fighters."""
    said = {
        c.of.civilian
        for t in tellings
        for c in t.event.claims
        if c.kind == "killed" and c.of is not None and c.of.civilian is not None and c.scope == "event"
    }
    sides = [dict(t.event.killed_by_side) for t in tellings]
    both_at_once = any(s.get("civilians") and (s.get("target") or s.get("perpetrator")) for s in sides)
    return len(said) == 2 and not both_at_once


def _rivals(settled: dict[str, Settled]) -> tuple[str, ...]:
    """A note where sources that nothing sets apart in time give different figures."""
    notes = []
    for kind, found in settled.items():
        if len({f.count for f in found.current}) > 1:
            said = "; ".join(f"{_name(f)}: {said_of(f.count)}" for f in found.current)
            notes.append(f"sources differ on how many were {kind}: {said}")
    return tuple(notes)


def _name(figure: Figure) -> str:
    return figure.telling.report.outlet or figure.telling.report.id


def _decided(made: Incident, decisions: Sequence[Decision], profile: Profile) -> Incident:
    """The incident with people's word on top."""
    if profile.contested_from_zero and contested(made.tellings) and made.killed.low:
        made = replace(made, killed=Count(0, made.killed.best, made.killed.high))
    said = [d for d in decisions if d.kind in STATES]
    corrections = [d for d in decisions if d.kind == "correct"]
    for decision in corrections:
        made = apply(made, decision)
    state: State = STATES[said[-1].kind] if said else "corrected" if corrections else "machine"
    made = replace(made, state=state, notes=(*made.notes, *_joined_since(made, said)))
    why = excluded_why(made, profile)
    made = replace(made, included=not why, excluded_why=why)
    return made if "summary" in made.corrected else replace(made, summary=summary_of(made))


def _joined_since(made: Incident, said: Sequence[Decision]) -> tuple[str, ...]:
    """A note on the reports that came after somebody confirmed the incident."""
    if not said or said[-1].kind != "confirm":
        return ()
    new = {t.report.id for t in made.tellings if t.ref not in said[-1].refs}
    if not new:
        return ()
    many = "1 report" if len(new) == 1 else f"{len(new)} reports"
    return (f"{many} joined it since {said[-1].who} confirmed it",)
