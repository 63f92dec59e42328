"""Choose all places of a report together: names back one another up where their places lie together.

Relaxation labelling (Rosenfeld, Hummel and Zucker 1976): every option starts from how likely it is alone and
gains from the options of the other names near it, those counted as far as they are likely themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from onrecord.resolve.places.options import Option

ROUNDS = 4
TOO_MANY = 3_000
"""Options beyond which each name is settled alone: all pairs would not fit in memory."""
NEAR_KM = 120.0
W_NEAR, W_DIVISION, W_COUNTRY = 1.6, 0.7, 0.5
"""What a neighbour, a place of the same province, a place of the same country are worth."""
W_CONTEXT = 3.0
"""What it is worth to lie in the country the report is about."""
W_WITHIN = 6.0
"""What it is worth to lie in the place that the report says holds it."""
W_FITS = 2.0
"""What it is worth to an option that it could lie in, or hold, the other place of "London, Ontario" at all."""
SHARPNESS = 1.6
VILLAGE = 2.2
"""How likely alone is a village that the gazetteer lacks, in the country the report is about."""

PROVINCE = 2.5
"""How much less likely a province is lacking than a village."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of the report: its options and the number of the name said to hold it, if any; `count` mentions.

    `division` is True for what is called a province.
    """

    options: tuple[Option, ...]
    shares: Mapping[str, float] = field(default_factory=dict)
    within: int | None = None
    by: int | None = None
    count: int = 1
    division: bool = False


def choose(names: Sequence[Name]) -> list[list[tuple[int, float, float]]]:
    """For each name the numbers of its options, best first, each with the share of belief in it and its score.

    A name is left empty where a village that the gazetteer lacks is likelier than any that it has. Ties fall to the larger place, then the lower id.
    """
    flat = [(i, o) for i, n in enumerate(names) for o in n.options]
    if not flat:
        return [[] for _ in names]
    owner = np.array([i for i, _ in flat])
    score = np.array([o.prior for _, o in flat]) + W_CONTEXT * np.array(
        [names[i].shares.get(o.entry.country or "", 0.0) for i, o in flat]
    )
    lacking = np.array(
        [VILLAGE - PROVINCE * n.division + W_CONTEXT * max(n.shares.values(), default=0.0) for n in names]
    )
    if len(flat) > TOO_MANY:
        return _listed(names, score, owner, lacking, flat)
    near = _nearness([o for _, o in flat])
    near[owner[:, None] == owner[None, :]] = 0.0
    held = _held(names, [o for _, o in flat], owner)
    divisions = np.array([o.entry.kind in ("adm1", "country") for _, o in flat])
    fits = held * (divisions[None, :] | divisions[:, None]) > 0
    score = score + W_FITS * fits.any(axis=1)
    base = score
    for _ in range(ROUNDS):
        belief = _beliefs(score, owner, lacking)
        backing = near @ belief
        others = max(1, len(names) - 1)
        score = base + backing * min(1.0, 3.0 / others) * 1.2 + held @ belief
    return _listed(names, score, owner, lacking, flat)


def _listed(
    names: Sequence[Name],
    score: NDArray[np.float64],
    owner: NDArray[np.int_],
    lacking: NDArray[np.float64],
    flat: list[tuple[int, Option]],
) -> list[list[tuple[int, float, float]]]:
    """Each name's options, ranked; none where an unlisted village is likelier."""
    belief = _beliefs(score, owner, lacking)
    out = []
    for i, name in enumerate(names):
        ranked = _ranked(score, belief, owner, i, flat)
        out.append(ranked if ranked and (ranked[0][2] >= lacking[i] or not _small(name, ranked[0][0])) else [])
    return out


def _nearness(options: list[Option]) -> NDArray[np.float64]:
    """What each option is worth to each other, by distance, province and country."""
    km = distances([o.entry.lat for o in options], [o.entry.lon for o in options])
    small = np.array([o.entry.kind != "country" for o in options])
    both = small[:, None] & small[None, :]
    country = np.array([o.entry.country or f"?{i}" for i, o in enumerate(options)])
    division = np.array([f"{o.entry.country}.{o.entry.adm1 or i}" for i, o in enumerate(options)])
    out: NDArray[np.float64] = W_NEAR * np.exp(-km / NEAR_KM) * both
    out += W_DIVISION * (division[:, None] == division[None, :]) * both
    out += W_COUNTRY * (country[:, None] == country[None, :])
    return out


def distances(lat: list[float], lon: list[float]) -> NDArray[np.float64]:
    """Kilometres between all pairs, on a sphere of 6,371 km."""
    la, lo = np.radians(lat), np.radians(lon)
    h = (
        np.sin((la[:, None] - la[None, :]) / 2) ** 2
        + np.cos(la)[:, None] * np.cos(la)[None, :] * np.sin((lo[:, None] - lo[None, :]) / 2) ** 2
    )
    out: NDArray[np.float64] = 12742.0 * np.arcsin(np.sqrt(np.clip(h, 0.0, 1.0)))
    return out


def _held(names: Sequence[Name], options: list[Option], owner: NDArray[np.int_]) -> NDArray[np.float64]:
    """What it is worth to an option that an option of the place said to hold it, or to lie near it, is meant."""
    out = np.zeros((len(options), len(options)))
    for i, n in enumerate(names):
        for other, test in ((n.within, _inside), (n.by, _beside)):
            if other is None:
                continue
            for a in np.flatnonzero(owner == i):
                for b in np.flatnonzero(owner == other):
                    if test(options[a], options[b]):
                        worth = W_WITHIN if options[b].entry.kind != "town" or other == n.by else W_WITHIN / 3
                        out[a, b] = worth
                        out[b, a] = worth / 2
    return out


def _inside(a: Option, b: Option) -> bool:
    """True where place a lies in place b, as far as the gazetteer tells."""
    inner, outer = a.entry, b.entry
    if outer.kind == "country":
        return inner.country == outer.country and inner.kind != "country"
    if outer.kind == "adm1":
        return inner.country == outer.country and inner.adm1 == outer.adm1 and inner.kind != "adm1"
    if outer.kind == "region":
        return outer.country is not None and inner.country == outer.country and _km(a, b) < 400
    return inner.kind in ("town", "feature") and _km(a, b) < 60 and inner.id != outer.id


def _beside(a: Option, b: Option) -> bool:
    return a.entry.kind != "country" and _km(a, b) < 100


def _km(a: Option, b: Option) -> float:
    return float(distances([a.entry.lat, b.entry.lat], [a.entry.lon, b.entry.lon])[0, 1])


def _beliefs(score: NDArray[np.float64], owner: NDArray[np.int_], lacking: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scores as shares within each name; with that of a place the gazetteer lacks they add up to 1."""
    top = lacking.copy()
    np.maximum.at(top, owner, score)
    odds = np.exp(SHARPNESS * (score - top[owner]))
    total = np.exp(SHARPNESS * (lacking - top))
    np.add.at(total, owner, odds)
    out: NDArray[np.float64] = odds / total[owner]
    return out


def _small(name: Name, option: int) -> bool:
    """True for what a hamlet could be mistaken for; provinces, countries and oceans are all in the gazetteer."""
    entry = name.options[option].entry
    return entry.kind in ("town", "adm2") or (entry.kind == "feature" and entry.country is not None)


def _ranked(
    score: NDArray[np.float64],
    belief: NDArray[np.float64],
    owner: NDArray[np.int_],
    i: int,
    flat: list[tuple[int, Option]],
) -> list[tuple[int, float, float]]:
    # `owner` is sorted, since options come name by name.
    first, end = (int(k) for k in np.searchsorted(owner, [i, i + 1]))
    mine = range(first, end)
    order = sorted(mine, key=lambda k: (-round(float(score[k]), 9), -flat[k][1].entry.population, flat[k][1].entry.id))
    return [(int(k) - first, float(belief[k]), float(score[k])) for k in order]
