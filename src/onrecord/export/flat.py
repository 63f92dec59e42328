"""The flat table: one row an incident, for spreadsheets, R, pandas and Parquet. Every column says what it holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.export.values import Json, joined, main_place, named, outlets, speakers, unique

Kind = Literal["text", "integer", "number", "day", "flag", "texts"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds in words, its kind, and how it is taken out of an incident's JSON."""

    name: str
    about: str
    kind: Kind
    take: Callable[[Json], Any]


def _of(*keys: str) -> Callable[[Json], Any]:
    def take(incident: Json) -> Any:
        value: Any = incident
        for key in keys:
            value = value[key]
        return value

    return take


def _place(key: str) -> Callable[[Json], Any]:
    return lambda incident: main_place(incident).get(key)


def _things(key: str) -> Callable[[Json], Any]:
    return lambda incident: unique(t["text"] for t in incident[key])


def _victims(incident: Json) -> list[str]:
    return unique(
        ", ".join(str(p) for p in (v["name"], v["age"], v["fate"]) if p is not None)
        for v in incident["victims"]
        if v["name"]
    )


def _side(side: str) -> Column:
    return Column(f"killed_{side}", f"Killed on the side: {side}.", "integer", _of("killed_by_side", side))


def _counts(kind: str) -> tuple[Column, ...]:
    return (
        Column(f"{kind}_low", f"Reported {kind}, at the least.", "integer", _of(kind, "low")),
        Column(f"{kind}_best", f"Reported {kind}, the best figure by the profile.", "integer", _of(kind, "best")),
        Column(
            f"{kind}_high", f"Reported {kind}, at the most; empty where it is open above.", "integer", _of(kind, "high")
        ),
    )


COLUMNS: tuple[Column, ...] = (
    Column("code", "The incident's code.", "text", _of("code")),
    Column("state", "machine, confirmed, corrected, rejected or pending.", "text", _of("state")),
    Column("grade", "How well it is corroborated.", "text", _of("grade", "value")),
    Column("grade_reason", "Why.", "text", _of("grade", "reason")),
    Column("summary", "One line of the record's own values.", "text", _of("summary")),
    Column("event_type", "ACLED's event type.", "text", _of("event_type")),
    Column("sub_event_type", "ACLED's sub-event type.", "text", _of("sub_event_type")),
    Column("status", "happened, attempted, threatened or denied.", "text", _of("status")),
    Column("aggregate", "A summary over days or places: never add it to its parts.", "flag", _of("aggregate")),
    Column("date_start", "The earliest possible day.", "day", _of("date", "start")),
    Column("date_end", "The last possible day.", "day", _of("date", "end")),
    Column("date_precision", "UCDP's date_prec: 1 exact day to 5 known year.", "integer", _of("date", "precision")),
    Column("date_basis", "What the date rests on.", "text", _of("date", "basis")),
    Column("place", "The place's name.", "text", lambda i: main_place(i).get("name") or main_place(i).get("text")),
    Column("place_role", "at, near, between, along, from or to.", "text", _place("role")),
    Column("adm1", "The province.", "text", _place("adm1")),
    Column("adm2", "The district.", "text", _place("adm2")),
    Column("country", "ISO 3166-1 alpha-2.", "text", _place("country")),
    Column("country_name", "The country's name.", "text", _place("country_name")),
    Column("latitude", "Degrees north, WGS84.", "number", _place("lat")),
    Column("longitude", "Degrees east, WGS84.", "number", _place("lon")),
    Column("place_precision", "UCDP's where_prec: 1 exact to 7 international.", "integer", _place("precision")),
    Column("geonames_id", "The place in GeoNames.", "integer", _place("geonames_id")),
    Column("perpetrators", "Who is named as having done it.", "texts", lambda i: named(i, "perpetrator")),
    Column("targets", "Who was attacked.", "texts", lambda i: named(i, "target", "victim")),
    Column("parties", "Sides of a fight that nobody is named to have begun.", "texts", lambda i: named(i, "party")),
    Column("weapons", "The weapons told of.", "texts", _things("weapons")),
    Column("infrastructure", "What was hit.", "texts", _things("infrastructure")),
    *_counts("killed"),
    _side("perpetrator"),
    _side("target"),
    _side("civilians"),
    _side("unknown"),
    *_counts("injured"),
    Column("victims", "Persons told of by name, with age and fate.", "texts", _victims),
    Column("speakers", "On whose word the figures are.", "texts", speakers),
    Column("origins", "How many independent sources.", "integer", _of("origins")),
    Column("report_count", "How many reports.", "integer", lambda i: len(i["reports"])),
    Column("reports", "The reports' ids, as given.", "texts", _of("reports")),
    Column("outlets", "Who published them.", "texts", outlets),
    Column("urls", "Their addresses.", "texts", lambda i: unique(t["url"] for t in i["tellings"])),
    Column(
        "claims", "Every figure with its words and on whose word.", "texts", lambda i: [_claim(c) for c in i["claims"]]
    ),
    Column("notes", "Where sources differ, and what else to know.", "texts", _of("notes")),
    Column("corrected", "The values that a person has set.", "texts", _of("corrected")),
    Column("profile", "The coding rules.", "text", _of("profile")),
    Column("profile_sha256", "The hash of the rules' file.", "text", _of("profile_sha256")),
)


def _claim(claim: Json) -> str:
    by = claim["by"]["name"] or claim["by"]["text"] if claim["by"] else "the report itself"
    return f'{claim["kind"]} "{claim["phrase"]}", says {by} in {claim["report"]}' + (
        "" if claim["used"] else " (not used)"
    )


def flat_row(incident: Json, _info: Any = None) -> dict[str, Any]:
    """One incident as a row of text, numbers and flags; lists are parted by semicolons."""
    return {c.name: _plain(c.take(incident)) for c in COLUMNS}


def typed_row(incident: Json) -> dict[str, Any]:
    """The same with lists left as lists, for formats that have them."""
    return {c.name: c.take(incident) for c in COLUMNS}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return joined(value)
    return str(value).lower() if isinstance(value, bool) else value
