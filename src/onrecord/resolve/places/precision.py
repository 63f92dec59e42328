"""From the chosen option to a Place: UCDP's where_prec, and positions lent by other places."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.record.place import Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.record.place_mention import PlaceMention
    from onrecord.record.span import Span
    from onrecord.resolve.gazetteer import Gazetteer
    from onrecord.resolve.places.options import Option

NEAR, DISTRICT, PROVINCE, LINE, COUNTRY = 2, 3, 4, 5, 6
"""UCDP: 2 within about 25 km of a known point, 3 second-order and 4 first-order division, 5 a line or a vague area, 6 country."""

REACH = 400
"""Characters from a place nobody knows to the one that lends it its position."""

WIDE = ("country", "region")
"""What lends no position to what lies near it: "14 km from the Iranian border" is not in Iran."""

KEPT = 5
"""How many GeoNames ids `Place.options` lists."""


def placed(m: PlaceMention, chosen: tuple[Option, ...], gazetteer: Gazetteer) -> Place:
    """The mention at its best option."""
    e = chosen[0].entry
    precision = e.precision
    if e.kind == "town":
        precision = {"adm1": PROVINCE, "adm2": DISTRICT}.get(m.kind or "", precision)
        if precision == 1 and (m.vague or m.role == "near" or m.kind in ("facility", "area")):
            precision = NEAR
    if m.role in ("between", "along") and precision < LINE:
        precision = LINE
    return Place(
        text=m.text,
        span=m.span,
        name=e.name,
        geonames_id=e.geonames_id,
        country=e.country,
        country_name=gazetteer.country_name(e.country),
        adm1=gazetteer.division(e.country, e.adm1),
        adm2=e.adm2,
        lat=e.lat,
        lon=e.lon,
        precision=precision,
        how=chosen[0].how,
        role=m.role,
        kind=m.kind if e.kind == "town" and m.kind in ("adm1", "adm2") else e.kind,
        options=tuple(o.entry.id for o in chosen[:KEPT] if o.entry.id > 0),
    )


def borrowed(
    m: PlaceMention, at: Mapping[Span, Place], around: Sequence[Place], home: str | None, gazetteer: Gazetteer
) -> Place:
    """A place the gazetteer lacks, at the position of the place it is said to lie near or in.

    Without such words it takes the nearest town among those named `around` it, rather before it than after;
    where there is none it keeps its words, has no position, and lies in `home`, the country the report is about.
    """
    for span, words in ((m.by, "near"), (m.within, "in")):
        if span is not None and (known := at.get(span)) is not None and (words == "in" or known.kind not in WIDE):
            return _lent(m, known, f"not in the gazetteer; {words} {known.name}, as the report says")
    close = [p for p in around if p.kind not in WIDE and (home is None or p.country in (home, None))]
    if close:
        known = min(close, key=lambda p: (abs(p.span.start - m.span.start) + 100 * (p.span > m.span), p.span))
        return _lent(m, known, f"not in the gazetteer; named with {known.name}", LINE)
    if home is None and m.by is not None and m.by in at:
        home = at[m.by].country
    return Place(
        text=m.text,
        span=m.span,
        country=home,
        country_name=gazetteer.country_name(home),
        precision=COUNTRY if home else None,
        how="not in the gazetteer; the report is about this country" if home else "not in the gazetteer",
        role=m.role,
        kind=_own_kind(m),
    )


def _own_kind(m: PlaceMention) -> str:
    return {"facility": "feature", "area": "town", None: "town"}.get(m.kind, m.kind) or "town"


def _lent(m: PlaceMention, known: Place, how: str, least: int = NEAR) -> Place:
    return Place(
        text=m.text,
        span=m.span,
        country=known.country,
        country_name=known.country_name,
        adm1=known.adm1,
        adm2=known.adm2,
        lat=known.lat,
        lon=known.lon,
        precision=max(least, known.precision or least),
        how=how,
        role=m.role,
        kind=_own_kind(m),
        options=known.options[:1],
    )


def again(m: PlaceMention, told: Place) -> Place:
    """A later mention of a place that an earlier one has told the position of."""
    line = LINE if m.role in ("between", "along") else NEAR
    return replace(told, text=m.text, span=m.span, role=m.role, precision=max(line, told.precision or line))
