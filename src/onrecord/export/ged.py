"""UCDP GED: the columns of its event data set, in order, as far as a machine can know them."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import Any

from onrecord.export.countries import country
from onrecord.export.info import ExportInfo
from onrecord.export.values import GROUPS, STATE, Json, is_civilian, joined, main_place, number_of, outlets, speakers

COLUMNS = tuple(
    """id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id
    dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources
    source_article source_office source_date source_headline source_original where_prec where_coordinates
    where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity
    date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob""".split()
)
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
CELLS_A_ROW = 720  # PRIO-GRID: cells of half a degree, numbered from 90 S 180 W eastwards, row by row


def ged_row(incident: Json, _info: ExportInfo) -> dict[str, Any]:
    """One incident in GED's columns; a column that nothing is known of is left out."""
    place, date, killed = main_place(incident), incident["date"], incident["killed"]
    side_a, side_b, kind = sides(incident)
    about = country(place.get("country"))
    return {
        "id": number_of(incident["code"]),
        "relid": incident["code"],
        "year": int(date["start"][:4]) if date["start"] else None,
        "type_of_violence": kind,
        "dyad_name": f"{_name(side_a)} - {_name(side_b)}" if side_a and side_b else None,
        "side_a": _name(side_a),
        "side_b": _name(side_b) or ("Civilians" if kind == ONE_SIDED else None),
        "number_of_sources": len(incident["reports"]),
        **_sources(incident),
        **_where(incident, place),
        "country": place.get("country_name"),
        "country_id": about.gwno,
        "region": about.ucdp_region,
        "event_clarity": 2 if incident["aggregate"] else 1,
        "date_prec": date["precision"],
        "date_start": date["start"],
        "date_end": date["end"],
        **_deaths(incident, side_a),
        "best": killed["best"],
        "high": killed["high"],
        "low": killed["low"],
        "gwnoa": _gwno(side_a),
        "gwnob": _gwno(side_b),
    }


def sides(incident: Json) -> tuple[Json | None, Json | None, int | None]:
    """Side A, side B and the type of violence. The state is side A; against civilians, whoever attacked them is.

    A side is known only where the register knows it or its kind is told: "gunmen" are none.
    """
    actors = [a for a in incident["actors"] if a["responsibility"] != "denied"]
    armed = [a for a in actors if a["role"] in {"perpetrator", "target", "party"} and a["kind"] in STATE + GROUPS]
    did = [a for a in armed if a["role"] in {"perpetrator", "party"}]
    against = [a for a in armed if a["role"] in {"target", "party"} and a not in did[:1]]
    if did and against:
        pair = sorted((did[0], against[0]), key=lambda a: a["kind"] not in STATE)
        states = sum(a["kind"] in STATE for a in pair)
        return pair[0], pair[1], STATE_BASED if states else NON_STATE
    if did and any(is_civilian(a) for a in actors if a["role"] in {"target", "victim"}):
        return did[0], None, ONE_SIDED
    one = (did or against or [None])[0]
    return one, None, None


def _name(actor: Json | None) -> str | None:
    return None if actor is None else actor["name"] or actor["text"]


def _gwno(actor: Json | None) -> int | None:
    return country(actor["country"]).gwno if actor is not None and actor["kind"] in STATE else None


def _sources(incident: Json) -> dict[str, Any]:
    tellings: Sequence[Json] = incident["tellings"]
    articles = [
        ", ".join(f'"{p}"' for p in (t["outlet"] or t["report"], t["published"], t["title"]) if p) for t in tellings
    ]
    return {
        "source_article": joined(articles),
        "source_office": joined(outlets(incident)),
        "source_date": joined(t["published"] for t in tellings),
        "source_headline": joined(t["title"] for t in tellings),
        "source_original": joined(speakers(incident)),
    }


def _where(incident: Json, place: Json) -> dict[str, Any]:
    lat, lon = place.get("lat"), place.get("lon")
    said = (
        f"{place['role']} {place.get('text') or place.get('name')}" if place.get("name") or place.get("text") else None
    )
    also = joined(p["name"] or p["text"] for p in incident["places"][1:])
    return {
        "where_prec": place.get("precision"),
        "where_coordinates": place.get("name") or place.get("text"),
        "where_description": "; ".join(p for p in (said, f"also named: {also}" if also else None) if p) or None,
        "adm_1": place.get("adm1"),
        "adm_2": place.get("adm2"),
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": None if lat is None or lon is None else f"POINT ({lon} {lat})",
        "priogrid_gid": None if lat is None or lon is None else priogrid(lat, lon),
    }


def priogrid(lat: float, lon: float) -> int:
    """The number of the PRIO-GRID cell that holds a position in degrees.

    >>> priogrid(-89.75, -179.75), priogrid(89.75, 179.75)
    (1, 259200)
    """
    row = min(floor((lat + 90) * 2), 359)
    column = min(floor((lon + 180) * 2), CELLS_A_ROW - 1)
    return row * CELLS_A_ROW + column + 1


def _deaths(incident: Json, side_a: Json | None) -> dict[str, Any]:
    by = incident["killed_by_side"]
    attacker_first = side_a is None or side_a["role"] in {"perpetrator", "party"}
    a, b = ("perpetrator", "target") if attacker_first else ("target", "perpetrator")
    return {
        "deaths_a": by.get(a),
        "deaths_b": by.get(b),
        "deaths_civilians": by.get("civilians"),
        "deaths_unknown": by.get("unknown"),
    }
