"""What in an incident needs a person's eye, and what its account holds: resources/review/queue.yml, applied."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.rules.data import load_yaml

Json = Mapping[str, Any]
DECIDED = frozenset({"confirmed", "corrected", "rejected"})  # states of incidents that have left the queue
COUNTRY = 6  # the precision of a place that is known no more exactly than its country


@dataclass(frozen=True, slots=True)
class Links:
    """How an incident hangs together: the probability of its weakest link, and that of the likeliest other incident.

    None where it has but one telling, or nothing else was near.
    """

    weakest: float | None = None
    nearest: float | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an incident needs a look: the reason's id in the file, its weight here, and in words."""

    id: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Need:
    """An incident's place in the queue: the greater `score`, the sooner; 0 for one that people have decided on."""

    score: float
    reasons: tuple[Reason, ...]
    holds: tuple[str, ...]


def need_of(incident: Json, links: Links = Links()) -> Need:
    """What is to be looked at in an incident (as `incident_out.to_dict` makes it), the weightiest first.

    Raises:
        ResourceError: the file is no YAML.
    """
    rules = _rules()
    found = [] if incident["state"] in DECIDED else list(_reasons(incident, links, rules))
    found.sort(key=lambda r: (-r.weight, r.id))
    holds = tuple(one["id"] for one in rules["holds"] if _holds(incident, one))
    return Need(round(sum(r.weight for r in found), 3), tuple(found), holds)


def reasons() -> dict[str, str]:
    """Id of each reason -> what it is about."""
    return {one["id"]: one["about"] for one in _rules()["reasons"]}


def contents() -> dict[str, str]:
    """Id of what an account may hold -> what it is about."""
    return {one["id"]: one["about"] for one in _rules()["holds"]}


@cache
def _rules() -> Json:
    found: Json = load_yaml("review/queue.yml")
    return found


def _reasons(incident: Json, links: Links, rules: Json) -> Iterator[Reason]:
    limits = rules["thresholds"]
    killed = incident["killed"]["best"] if incident["killed"]["best"] is not None else incident["killed"]["low"] or 0
    tolls = sorted(_tolls(incident))
    large = killed >= limits["large"]
    apart = bool(tolls) and tolls[-1] >= limits["apart"] * tolls[0] and tolls[-1] - tolls[0] >= limits["apart_by"]
    given = [c for c in incident["claims"] if c["kind"] == "killed"]
    place = next(iter(incident["places"]), None)
    holds = {
        "one_source": large and incident["origins"] == 1,
        "contradiction": apart,
        "party_alone": bool(given) and all(c["party_claim"] for c in given),
        "weak_link": links.weakest is not None and links.weakest < limits["weak_link"],
        "near_other": links.nearest is not None and links.nearest >= limits["near_other"],
        "undated": incident["date"]["start"] is None and incident["date"]["end"] is None,
        "unplaced": place is None or place["lat"] is None or (place["precision"] or COUNTRY) >= COUNTRY,
        "borrowed_date": incident["date"]["basis"] == "corroboration",
        "pending": incident["state"] == "pending",
        "unreviewed": incident["state"] == "machine",
    }
    said = {"killed": killed, "least": tolls[0] if tolls else 0, "most": tolls[-1] if tolls else 0}
    for rule in rules["reasons"]:
        if holds[rule["id"]]:
            chance = links.weakest if rule["id"] == "weak_link" else links.nearest
            words = rule["words"].format(**said, percent=f"{chance or 0:.0%}".replace("%", " %"))
            times = 1 + math.log10(killed / limits["large"]) if rule["id"] == "one_source" else 1.0
            yield Reason(rule["id"], rule["weight"] * times, words)


def _tolls(incident: Json) -> Iterator[int]:
    """What each claim gives for the whole incident, as one number."""
    for claim in incident["claims"]:
        number = claim["best"] if claim["best"] is not None else claim["low"]
        if claim["kind"] == "killed" and claim["scope"] == "event" and number:
            yield number


def _holds(incident: Json, rule: Json) -> bool:
    killed = incident["killed"]["best"] or incident["killed"]["low"] or 0
    return (
        killed >= rule.get("killed", math.inf)
        or incident["sub_event_type"] in rule.get("types", ())
        or (bool(rule.get("names")) and any(v["name"] for v in incident["victims"]))
        or any(v["age"] is not None and v["age"] < rule.get("younger_than", 0) for v in incident["victims"])
        or ("words" in rule and bool(_words(tuple(rule["words"])).search(_told(incident))))
    )


@cache
def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _told(incident: Json) -> str:
    counted = [c["of"]["text"] for c in incident["claims"] if c["of"]]
    persons = [v["description"] or "" for v in incident["victims"]]
    return " · ".join([*counted, *persons, *(thing["text"] for thing in incident["infrastructure"])])
