"""Made-up reports for properties: sentences put together at random, each of a kind that news reports hold."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cache

from hypothesis import strategies as st

from onrecord.coder import Coder
from onrecord.record.document import Document, Published, Section
from onrecord.record.event import CodedReport
from onrecord.record.span import Span

DAY = dt.date(2016, 3, 17)  # a Thursday
TOWNS = ("Mosul", "Kirkuk", "Tikrit", "Ramadi", "Fallujah")  # of one country, so that whose police spoke stays the same
NUMBERS = (
    "six",
    "12",
    "at least 20",
    "more than 30",
    "dozens of",
    "up to 40",
    "between 10 and 15",
    "no fewer than seven",
)
VICTIMS = ("soldiers", "civilians", "people", "policemen", "women and children", "fighters")
DOINGS = (
    "Gunmen attacked a checkpoint near {town} {when}, killing {number} {victims}",
    "A car bomb exploded in a market in {town} {when}, killing {number} {victims} and wounding {other} others",
    "An airstrike hit a house in {town} {when} and killed {number} {victims}",
    "{number} {victims} were killed in clashes near {town} {when}",
    "Militants shelled {town} {when}, wounding {number} {victims}",
)
SPEAKERS = ("police said", "a hospital official said", "the army said in a statement", "according to residents", None)
RELATIVE = ("yesterday", "on Tuesday", "two days ago", "on Monday night", "last week", "today")
FILLERS = (
    "Nobody has claimed the attack.",
    "The road to the north was closed for hours.",
    "Officials declined to comment.",
    "Prices of bread have risen since the spring.",
)


@dataclass(frozen=True, slots=True)
class Made:
    """Sentences of a report, with the town that is named in them and the words for its day."""

    sentences: tuple[str, ...]
    town: str
    when: str

    @property
    def text(self) -> str:
        """The whole report."""
        return " ".join(self.sentences)

    def moved_to(self, town: str) -> str:
        """The same report of another town."""
        return self.text.replace(self.town, town)


@st.composite
def sentences(draw: st.DrawFn, town: str, when: str) -> str:
    """One sentence of an attack."""
    numbers = st.sampled_from(NUMBERS)
    told = draw(st.sampled_from(DOINGS)).format(
        town=town,
        when=when,
        number=draw(numbers),
        other=draw(st.sampled_from(("three", "17", "at least nine"))),
        victims=draw(st.sampled_from(VICTIMS)),
    )
    by = draw(st.sampled_from(SPEAKERS))
    return f"{told[0].upper()}{told[1:]}{', ' + by if by else ''}."


@st.composite
def reports(draw: st.DrawFn, days: tuple[str, ...] = RELATIVE) -> Made:
    """A report of one to three attacks in one town, with sentences that tell of none between them."""
    town, when = draw(st.sampled_from(TOWNS)), draw(st.sampled_from(days))
    told = draw(st.lists(st.one_of(sentences(town, when), st.sampled_from(FILLERS)), min_size=1, max_size=3))
    return Made((draw(sentences(town, when)), *told), town, when)


def document(text: str, day: dt.date = DAY, name: str = "made") -> Document:
    """A report published on a day."""
    return Document(
        id=name,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        sections=(Section("body", Span(0, len(text))),),
        published=Published(day, "given"),
    )


@cache
def coder() -> Coder:
    """The coder, loaded once."""
    return Coder()


def coded(text: str, day: dt.date = DAY) -> CodedReport:
    """A report as it is coded."""
    return coder().code(document(text, day))
