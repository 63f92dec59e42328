"""Words that somebody selected in a report, as a correction would be written."""

from __future__ import annotations

from onrecord.record.count import Count
from onrecord.rules.quantities import find_quantities

AS_THEY_STAND = frozenset({"place", "perpetrator", "target", "summary"})


def written(field: str, words: str) -> str:
    r"""What to propose as the value of a field; empty where the words do not say it by themselves.

    None dead is never proposed: "nobody knows" is not zero, and a person who means zero writes it.

    >>> written("killed", "at least fifteen"), written("injured", "between 12 and 20"), written("killed", "nobody knows")
    ('15-', '12-20', '')
    >>> written("place", " a market in\nMosul"), written("date", "on Friday")
    ('a market in Mosul', '')
    """
    if field in AS_THEY_STAND:
        return " ".join(words.split())
    if field.partition(".")[0] in {"killed", "injured"}:
        found = [q for q in find_quantities(words) if q.count.high != 0]
        return _count(found[0].count, one_number="." in field) if found else ""
    return ""


def _count(count: Count, *, one_number: bool) -> str:
    if one_number or count.low == count.high:
        known = count.best if count.best is not None else count.low
        return "" if known is None else str(known)
    low, high = ("" if n is None else str(n) for n in (count.low, count.high))
    return f"{low}-{high}"
