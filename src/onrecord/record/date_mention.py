"""DateMention: what the words of a date say, before any publication date gives them a meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.span import Span

DateKind = Literal[
    "day",  # a day of a month, with or without its year
    "day_of_month",  # "the 16th"
    "month",
    "year",
    "decade",
    "weekday",
    "offset",  # so many units before or after publication: "yesterday", "three days ago"
    "period",  # a calendar unit counted from publication's own: "last week", "this year"
    "window",  # a stretch that ends at publication: "in the past three days"
    "season",
    "holiday",
    "anaphoric",  # counted from another date of the report: "the same day", "two days later"
]
Unit = Literal["hour", "day", "weekend", "week", "fortnight", "month", "year", "decade", "century"]
Relation = Literal["since", "until", "by", "before", "after", "dateline", "stamp"]
Tense = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date expression. What the words do not say is None.

    `span` is in characters of `document.text`, `sentence` the number of its sentence (None in a gap).
    `month` and `day` count from 1, `weekday` from Monday = 0. `amount` is signed and counted in `unit`s
    (-3 with "day": three days ago) and None with `vague` True where the words give no number ("several").
    `shift` is -1 for last, 0 for this, 1 for next. `part` is early | mid | late | first_half | second_half |
    earlier (from the unit's start up to publication) | later. `time_of_day` is a key of words.yml.
    `relation` says how the sentence uses it: since | until | by | before | after, or dateline | stamp for a
    date that tells when the report was written. `tense` is the governing verb's. `until` is the other end of
    a range ("from Monday to Wednesday").

    >>> m = DateMention("last Thursday", Span(3, 16), 0, "weekday", "weekday", weekday=3, shift=-1)
    >>> m.anaphoric, m.year
    (False, None)
    """

    text: str
    span: Span
    sentence: int | None
    kind: DateKind
    rule: str
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    amount: int | None = None
    unit: Unit | None = None
    shift: int | None = None
    part: str | None = None
    season: str | None = None
    holiday: str | None = None
    time_of_day: str | None = None
    vague: bool = False
    swappable: bool = False  # "5/6/2019": day and month may be the other way round
    relation: Relation | None = None
    tense: Tense | None = None
    until: DateMention | None = None

    @property
    def anaphoric(self) -> bool:
        """True where the words count from another date of the report."""
        return self.kind == "anaphoric"

    @property
    def full(self) -> bool:
        """True where the words alone give day, month and year."""
        return self.kind == "day" and None not in (self.day, self.month, self.year)
