"""The country of a happening that is told without a place."""

from __future__ import annotations

from dataclasses import replace

from onrecord.assemble.asides import says_whose
from onrecord.assemble.groups import Group
from onrecord.record.mentions import Mentions
from onrecord.record.place import Place

WHOSE = 0.2
"""What the country of "a US drone" tells of where the report plays, beside a place of it."""


def country(group: Group, m: Mentions) -> tuple[Place, ...]:
    """The country the report is about, with precision 6; nothing for a related headline.

    Nobody said that the happening was there: the place has no words and no name of its own, only the span of those
    that the country was inferred from.
    """
    section = group.fragments[0].sentence.section
    if section == "related":
        return ()
    known = [p for p in m.places if p.country and p.country_name and not _in_related(p, m)]
    if not known:
        return ()
    counts: dict[str, float] = {}
    for p in known:
        counts[p.country or ""] = counts.get(p.country or "", 0.0) + (WHOSE if says_whose(p, m) else 1.0)
    most = max(counts, key=lambda c: counts[c])
    own = [p for p in known if p.country == most]
    first = next((p for p in own if p.kind == "country"), own[0])
    return (_inferred(first),)


def _inferred(p: Place) -> Place:
    return replace(
        p,
        text=None,
        name=None,
        geonames_id=None,
        adm1=None,
        adm2=None,
        lat=None,
        lon=None,
        precision=6,
        how="told without a place: the country of the report's places",
        kind="country",
        role="at",
        options=(),
    )


def _in_related(p: Place, m: Mentions) -> bool:
    return any(s.kind == "related" and s.span.covers(p.span) for s in m.document.sections)
