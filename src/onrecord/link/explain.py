"""Explaining: a scored pair in a sentence."""

from __future__ import annotations

from onrecord.record.pair import Pair

SURE = ((0.99, "almost certainly one incident"), (0.9, "very likely one incident"), (0.5, "likely one incident"))
APART = ((0.1, "perhaps one incident"), (0.01, "probably two incidents"), (0.0, "almost certainly two incidents"))


def explain(pair: Pair) -> str:
    """What speaks for one incident and what against, the weightiest first, with the weights in bits.

    >>> from onrecord.record.pair import Agreement
    >>> agreements = (Agreement("date", "the same day", 4.5), Agreement("killed", "far apart", -3.5))
    >>> explain(Pair(1, 2, 3.0, 0.89, agreements))
    'likely one incident (89 %): the same day (+4.5); against it: far apart (-3.5)'
    """
    verdict = next(words for least, words in (*SURE, *APART) if pair.probability >= least)
    for_it = sorted((a for a in pair.agreements if a.bits > 0), key=lambda a: -a.bits)
    against = sorted((a for a in pair.agreements if a.bits < 0), key=lambda a: a.bits)
    said = f"{verdict} ({pair.probability:.0%})".replace("%", " %")
    if for_it:
        said += ": " + ", ".join(f"{a.level} ({a.bits:+g})" for a in for_it)
    if against:
        said += "; against it: " + ", ".join(f"{a.level} ({a.bits:+g})" for a in against)
    return said
