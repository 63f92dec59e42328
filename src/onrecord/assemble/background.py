"""Background: history and context that a report recalls, and summaries over days or places."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from onrecord.assemble.fragments import Fragment
from onrecord.assemble.groups import Group
from onrecord.assemble.telling import in_passing, telling_rules
from onrecord.assemble.totals import Pair
from onrecord.record.date import DateRange
from onrecord.record.event import Event
from onrecord.record.mentions import Mentions

# UCDP's date_prec from which a date is a month, a season or a year.
VAGUE = 4
OLD = dt.timedelta(days=60)
HISTORY = re.compile(
    r"\b(?:in\s+(?:19|20)\d\d|last\s+year|years?\s+ago|months\s+ago|decades?|since\s+(?:19|20)\d\d|civil\s+war\s+(?:began|broke)|"
    r"earlier\s+this\s+(?:year|month)|last\s+month|in\s+the\s+past|previous(?:ly)?|the\s+worst\s+since|history)\b",
    re.IGNORECASE,
)
IN_PASSING = re.compile(r",\s+(?:which|who|where|whose)\b[^,.;]*", re.IGNORECASE)
SUMMARY = re.compile(
    r"\b(?:this\s+(?:week|month|year)|so\s+far\s+this|since\s+(?:the\s+(?:start|beginning|outbreak)|(?:19|20)\d\d)|"
    r"in\s+the\s+(?:past|last)\s+(?:\w+\s+)?(?:days|weeks|months|years|week|month|year|hours|24|48)|over\s+the\s+(?:past|last)|"
    r"every\s+(?:day|week|month|year))\b",
    re.IGNORECASE,
)


def background_why(event: Event, group: Group, m: Mentions) -> str:
    """Why an event is what the report recalls, in the words of resources/events/background.yml; empty for its news."""
    reason = next(_reasons(event, group, m), None)
    return "" if reason is None else telling_rules().why[reason]


def _reasons(event: Event, group: Group, m: Mentions) -> Iterator[str]:
    first = group.fragments[0]
    if first.recalled:
        yield "came_before"
    if event.aggregate and first.sentence.section != "title" and first.sentence.paragraph > 0:
        yield "summed_up"
    if first.sentence.section in ("title", "related"):
        return
    yield from _of_time(event.date, group, m)
    if in_passing(event, group, m):
        yield "in_passing"


def _of_time(date: DateRange, group: Group, m: Mentions) -> Iterator[str]:
    """An old date, the past perfect, words of history; a month or a year told with words of history is no news either."""
    first, published = group.fragments[0], m.document.published.date
    if published is not None and date.start is not None and date.end is not None:
        if published - date.end > OLD:
            yield "long_ago"
        vague = (date.precision or 1) >= VAGUE and first.sentence.paragraph > 0
        if vague and HISTORY.search(_main_clause(first, m)):
            yield "words_of_history"
        return
    triggers = [t for f in group.fragments for t in f.triggers]
    if triggers and all(t.perfect or t.generic for t in triggers) and first.sentence.paragraph > 1:
        yield "had_happened"
    if first.sentence.paragraph > 0 and HISTORY.search(_main_clause(first, m)):
        yield "words_of_history"


def _main_clause(fragment: Fragment, m: Mentions) -> str:
    """The sentence without what it tells of a place or person in passing (", which rebels seized last month")."""
    span = fragment.sentence.span
    triggers = [t.span.start - span.start for t in fragment.triggers]

    def kept(passing: re.Match[str]) -> str:
        return passing.group() if any(passing.start() <= at < passing.end() for at in triggers) else ""

    return " ".join(IN_PASSING.sub(kept, span.of(m.document.text)).split())


def is_aggregate(group: Group, pairs: Sequence[Pair], m: Mentions) -> bool:
    """True for a summary over days or places: told by its parts, only running tolls, or bare plurals."""
    if group.parts > 1:
        return True
    figures = [c for _, c in pairs if c.kind in ("killed", "injured")]
    if (
        figures
        and all(c.scope in ("cumulative", "subset") for c in figures)
        and any(c.scope == "cumulative" for c in figures)
    ):
        return True
    triggers = [t for f in group.fragments for t in f.triggers]
    plural = all(t.generic for t in triggers) and bool(triggers)
    return plural and any(SUMMARY.search(m.words(f.sentence.span)) for f in group.fragments)
