"""The claims of an incident, side by side, each with whether its figure rests on it and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.reconcile.figures import Figure, Settled
from onrecord.record.claim import Claim
from onrecord.record.incident import Origin, Told
from onrecord.record.telling import Telling
from onrecord.rules.profile import Profile

BACKGROUND = "told as background"
PARTY = "a party's own claim; an independent figure exists"
RAISES = "a party's own claim: it may raise the high figure"


def claims_of(
    tellings: Sequence[Telling], settled: dict[str, Settled], origins: Sequence[Origin], profile: Profile
) -> tuple[Told[Claim], ...]:
    """Every claim of every telling; `used` and `why` are the incident's, by the profile."""
    verdicts = {kind: _verdicts(found, origins, profile) for kind, found in settled.items()}
    told = []
    for telling in tellings:
        for claim in telling.event.claims:
            verdict = verdicts.get(claim.kind, {}).get(telling.ref)
            told.append(Told(_judged(claim, telling, verdict), telling.report.id, telling.ref))
    return tuple(told)


def _judged(claim: Claim, telling: Telling, verdict: tuple[bool, str] | None) -> Claim:
    if telling.event.background and verdict is None:
        return replace(claim, used=False, why=BACKGROUND)
    if verdict is None:
        return claim
    used, why = verdict
    if not claim.used:
        # The profile may have put a number where the words leave it open: then the claim is the one it stands for.
        return (
            replace(claim, used=True, why=why) if used and why.startswith("the profile") and _is_vague(claim) else claim
        )
    return replace(claim, used=used, why=why)


def _is_vague(claim: Claim) -> bool:
    return claim.scope == "event" and claim.count.best is None and claim.count.high is None


def _verdicts(found: Settled, origins: Sequence[Origin], profile: Profile) -> dict[int, tuple[bool, str]]:
    """Telling -> whether its figure is used, and why."""
    out: dict[int, tuple[bool, str]] = {}
    for figure in found.party:
        out[figure.telling.ref] = (profile.party_claims == "high", RAISES if profile.party_claims == "high" else PARTY)
    for figure in found.earlier:
        out[figure.telling.ref] = (False, _why_not(figure, found, origins))
    for figure in found.current:
        if figure is not found.chosen:
            same = found.chosen is not None and figure.count == found.chosen.count
            out[figure.telling.ref] = (
                True,
                "another source gives the same figure" if same else "another source: it widens the range",
            )
    if found.chosen is not None:
        out[found.chosen.telling.ref] = (True, _praise(found, found.chosen, profile))
    return out


def _why_not(figure: Figure, found: Settled, origins: Sequence[Origin]) -> str:
    speaks = next(
        (f for f in (*found.current, *found.earlier[::-1]) if f.origin == figure.origin and f is not figure), None
    )
    if speaks is not None and speaks in found.current:
        return f"one source with {speaks.telling.report.id}: {origins[figure.origin].why}"
    newer = [f for f in found.current if f.day is not None and (figure.day is None or f.day > figure.day)]
    return "an earlier toll" + (f"; {newer[-1].telling.report.id} is later" if newer else "")


def _praise(found: Settled, chosen: Figure, profile: Profile) -> str:
    if chosen.by_profile is not None:
        return f"the profile {profile.name} counts {chosen.by_profile.replace('_', ' ')} as {chosen.count.best}"
    if chosen.party:
        return "the only figure, from a party to the fight"
    if len(found.current) == 1 and not found.earlier:
        return "the only figure"
    reason = {"latest": "the latest", "lowest": "the most conservative", "majority": "the most frequent"}[profile.best]
    voices = len({f.origin for f in (*found.current, *found.earlier)})
    return f"{reason} figure of {voices} source{'s' if voices > 1 else ''}"
