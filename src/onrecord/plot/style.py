"""How every plot looks: colours that the colour-blind can tell apart (Okabe and Ito), plain axes, a line on where it is from."""

from __future__ import annotations

from textwrap import shorten, wrap
from typing import Any

CAPTION, CAPTION_LINES = 140, 3  # characters in a line under the title, and lines there is room for
INK, SOFT, PALE = "#222222", "#6b6b6b", "#d9d9d9"
DEATHS, ROUGH = "#b9484a", "#e3b3b1"
COLOURS = {
    "battles": "#0072b2",
    "explosions_remote_violence": "#d55e00",
    "violence_against_civilians": "#cc79a7",
    "protests": "#009e73",
    "riots": "#e69f00",
    "strategic_developments": "#7f7f7f",
}
SETTINGS: Any = {
    "svg.hashsalt": "onrecord",  # the same plot, the same file
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 10,
    "axes.edgecolor": SOFT,
    "axes.labelcolor": INK,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "text.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "figure.facecolor": "white",
}


def titled(figure: Any, title: str, under: str, footer: str) -> None:
    """A title on the left, what is drawn under it, and where it comes from at the foot."""
    figure.text(0.02, 0.975, title, fontsize=14, fontweight="bold", va="top", ha="left")
    lines = [part for line in under.split("\n") for part in wrap(line, CAPTION)]
    if len(lines) > CAPTION_LINES:
        lines = [shorten(lines[0], CAPTION - 2, placeholder="") + " …", *lines[1 - CAPTION_LINES :]]
    figure.text(0.02, 0.925, "\n".join(lines), fontsize=9.5, color=SOFT, va="top", ha="left", parse_math=False)
    figure.text(0.02, 0.012, footer, fontsize=7.5, color=SOFT, va="bottom", ha="left", parse_math=False)


def plain(name: str) -> str:
    """A snake-case value as words.

    >>> plain("explosions_remote_violence")
    'Explosions, remote violence'
    """
    return name.replace("explosions_remote", "explosions,_remote").replace("_", " ").capitalize()


def thousands(number: float, _position: object = None) -> str:
    """A number as people write it.

    >>> thousands(12000)
    '12,000'
    """
    return f"{number:,.0f}"


def count_of(number: int) -> str:
    """How many incidents.

    >>> count_of(1), count_of(3000)
    ('1 incident', '3,000 incidents')
    """
    return f"{number:,} incident{'' if number == 1 else 's'}"
