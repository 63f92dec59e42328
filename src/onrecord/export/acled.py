"""ACLED: the columns of its data export, in order, as far as a machine can know them."""

from __future__ import annotations

from typing import Any

from onrecord.export.countries import country
from onrecord.export.info import ExportInfo
from onrecord.export.values import Json, is_civilian, joined, main_place, outlets

COLUMNS = tuple(
    """event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1
    actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude
    longitude geo_precision source source_scale notes fatalities tags timestamp""".split()
)
EVENT_TYPES = {
    "battles": "Battles",
    "explosions_remote_violence": "Explosions/Remote violence",
    "violence_against_civilians": "Violence against civilians",
    "protests": "Protests",
    "riots": "Riots",
    "strategic_developments": "Strategic developments",
}
SUB_EVENT_TYPES = {
    "armed_clash": "Armed clash",
    "government_regains_territory": "Government regains territory",
    "non_state_actor_overtakes_territory": "Non-state actor overtakes territory",
    "chemical_weapon": "Chemical weapon",
    "air_drone_strike": "Air/drone strike",
    "suicide_bomb": "Suicide bomb",
    "shelling_artillery_missile_attack": "Shelling/artillery/missile attack",
    "remote_explosive_landmine_ied": "Remote explosive/landmine/IED",
    "grenade": "Grenade",
    "sexual_violence": "Sexual violence",
    "attack": "Attack",
    "abduction_forced_disappearance": "Abduction/forced disappearance",
    "peaceful_protest": "Peaceful protest",
    "protest_with_intervention": "Protest with intervention",
    "excessive_force_against_protesters": "Excessive force against protesters",
    "violent_demonstration": "Violent demonstration",
    "mob_violence": "Mob violence",
    "agreement": "Agreement",
    "arrests": "Arrests",
    "change_to_group_activity": "Change to group/activity",
    "disrupted_weapons_use": "Disrupted weapons use",
    "headquarters_or_base_established": "Headquarters or base established",
    "looting_property_destruction": "Looting/property destruction",
    "non_violent_transfer_of_territory": "Non-violent transfer of territory",
    "other": "Other",
}
INTER = {
    "state_forces": "State forces",
    "police": "State forces",
    "foreign_forces": "External/Other forces",
    "rebel_group": "Rebel group",
    "militia": "Political militia",
    "protesters": "Protesters",
    "civilians": "Civilians",
}
# ACLED's three steps of exactness in time, from UCDP's five; a week is the second, a month the third.
TIME_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3}
# And in place: 1 the town, 2 near it or a small part of a region, 3 a larger region.
GEO_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 3}


def acled_row(incident: Json, info: ExportInfo) -> dict[str, Any]:
    """One incident in ACLED's columns; a column that nothing is known of is left out."""
    place, date = main_place(incident), incident["date"]
    about = country(place.get("country"))
    first, second = _side(incident, ("perpetrator", "party")), _side(incident, ("target", "victim", "party"))
    second = second[1:] if first and second and first[0] is second[0] else second
    inter = [INTER.get(side[0]["kind"]) if side else None for side in (first, second)]
    return {
        "event_id_cnty": (about.iso3 or "") + incident["code"].partition("-")[2],
        "event_date": date["start"],
        "year": int(date["start"][:4]) if date["start"] else None,
        "time_precision": TIME_PRECISION.get(date["precision"]),
        "disorder_type": _disorder(incident),
        "event_type": EVENT_TYPES[incident["event_type"]],
        "sub_event_type": SUB_EVENT_TYPES[incident["sub_event_type"]],
        "actor1": _name(first[:1]),
        "assoc_actor_1": _name(first[1:]),
        "inter1": inter[0],
        "actor2": _name(second[:1]),
        "assoc_actor_2": _name(second[1:]),
        "inter2": inter[1],
        "interaction": "-".join(i for i in inter if i) or None,
        "civilian_targeting": "Civilian targeting" if second and is_civilian(second[0]) else None,
        "iso": about.iso,
        "region": about.acled_region,
        "country": place.get("country_name"),
        "admin1": place.get("adm1"),
        "admin2": place.get("adm2"),
        "location": place.get("name") or place.get("text"),
        "latitude": place.get("lat"),
        "longitude": place.get("lon"),
        "geo_precision": GEO_PRECISION.get(place.get("precision") or 0),
        "source": joined(outlets(incident)),
        "notes": notes(incident),
        "fatalities": incident["killed"]["best"],
        "timestamp": int(info.created.timestamp()),
    }


def _side(incident: Json, roles: tuple[str, ...]) -> list[Json]:
    found = [a for a in incident["actors"] if a["role"] in roles and a["responsibility"] != "denied"]
    return sorted(found, key=lambda a: roles.index(a["role"]))


def _name(actors: list[Json]) -> str | None:
    return joined(a["name"] or a["text"] for a in actors)


def _disorder(incident: Json) -> str:
    if incident["event_type"] == "strategic_developments":
        return "Strategic developments"
    if incident["event_type"] == "protests":
        force = incident["sub_event_type"] == "excessive_force_against_protesters"
        return "Political violence; Demonstrations" if force else "Demonstrations"
    return "Demonstrations" if incident["sub_event_type"] == "violent_demonstration" else "Political violence"


def notes(incident: Json) -> str:
    """What happened, the range, the injured, and where sources differ, in the record's own values."""
    said = [incident["summary"]]
    for kind in ("killed", "injured"):
        low, high = incident[kind]["low"], incident[kind]["high"]
        if low is not None and low != high:
            said.append(f"{kind}: {low} to {high}" if high is not None else f"{kind}: at least {low}")
    said += incident["notes"]
    said.append(f"corroboration: {incident['grade']['value']} ({incident['grade']['reason']})")
    return ". ".join(said)
