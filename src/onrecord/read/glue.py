"""Where a line must be cut in two: a headline glued to a time stamp, to a copyright line or to the article."""

from __future__ import annotations

import re

from onrecord.read.stamps import is_stamp, stamp_spans
from onrecord.record.span import Span

# A copyright or maker's line glued onto what stands before it, or following a full stop.
_NOTICE = re.compile(
    r"(?:(?<=[\w.!?”\"'’)])|(?<=[.!?”\"'’)]\s)|(?<=[.!?”\"'’)]\s\s))"
    r"(?=(?:Maintained and [Dd]eveloped by|©|Copyright\s*(?:©|\(c\)|\d{4})|COPYRIGHT\s*(?:©|\d{4})"
    r"|\(c\)\s*\d{4}|All [Rr]ights [Rr]eserved|Powered by [A-Z]|Designed by [A-Z]))"
)
_NOTICE_CHARS = 300  # what follows a notice's first words to the end of its line
# "...in market blastKABUL - " or "...in market blastKABUL (AFP)": the article's dateline on its title's heels.
_DATELINE = re.compile(r"(?<=[a-z0-9’'”\")?!])(?=[A-Z][A-Z]{2,}[A-Z ,.'’/]{0,40}(?:\s*\(|\s*[—–]|\s+-|\s*--|:\s|,\s))")
_HEADS = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z’']*\s+[a-z’']|[A-Z][a-z]+\s+[A-Z][a-z]+|(?:A|An|The|At|In)\s)")
_BRANDS = re.compile(
    r"(?:Whats|You|Face|Linked|Pay|Buzz|Tik|Snap|Insta|Deep|Sky|Euro|Aero|Uni|Bell|Micro|News|Glob?al?)$"
)
STAMPED_CHARS = 20_000  # no longer line is searched for stamps
TITLE_WORDS = (4, 30)


# " date 2020-06-10 Two killed in ...": how some dumps put a page's date before its text.
_DATED = re.compile(r"\s*date:?\s+(?:19|20)\d\d-\d\d(?:-\d\d)?(?:T[\d:.+Z-]+)?(?=\s+\S)", re.IGNORECASE)


def joints(text: str, span: Span, *, first: bool, title: str | None) -> list[int]:
    """Offsets inside `span` at which to cut it, ascending. `first`: the span is the text's first line."""
    cuts = _notice_cuts(text, span) | _stamp_cuts(text, span)
    if first:
        dated = _DATED.match(text, span.start, span.end)
        start = dated.end() if dated else span.start
        cuts |= {start} | _title_cut(text, Span(start, span.end), title)
    return sorted(cut for cut in cuts if span.start < cut < span.end)


def _notice_cuts(text: str, span: Span) -> set[int]:
    tail = max(span.start, span.end - 2 * _NOTICE_CHARS)
    first = next((m.start() for m in _NOTICE.finditer(text, tail, span.end) if m.start() > span.start), None)
    return set() if first is None or span.end - first > _NOTICE_CHARS else {first}


def _stamp_cuts(text: str, span: Span) -> set[int]:
    """Both ends of a stamp that is glued to a word, or that closes or opens a headline with a clock time."""
    cuts: set[int] = set()
    if span.end - span.start > STAMPED_CHARS or is_stamp(span.of(text)):
        return cuts
    for stamp, clock in stamp_spans(text, span.start, span.end):
        glued_before = (
            stamp.start > span.start and not text[stamp.start - 1].isspace() and text[stamp.start - 1] not in "([-–—/|,"
        )
        glued_after = stamp.end < span.end and text[stamp.end].isalpha()
        short = span.end - span.start <= 300
        ends = short and clock and not text[stamp.end : span.end].strip(" .|-–—)]")
        opens = short and clock and not text[span.start : stamp.start].strip(" |-–—([")
        if glued_before or ends or glued_after or opens:
            cuts |= {stamp.start, stamp.end}
    return cuts


def _title_cut(text: str, span: Span, title: str | None) -> set[int]:
    start = span.start + len(span.of(text)) - len(span.of(text).lstrip())
    if title and text.startswith(title, start) and start + len(title) < span.end:
        return {start + len(title)}
    head = Span(span.start, min(span.end, span.start + 260))
    for pattern in (_DATELINE, _HEADS):
        cut = next((m.start() for m in pattern.finditer(text, head.start, head.end)), None)
        if cut is not None and _splits_title(text[span.start : cut], text[cut : span.end]):
            return {cut}
    return set()


def _splits_title(left: str, right: str) -> bool:
    words = len(left.split())
    whole = TITLE_WORDS[0] <= words <= TITLE_WORDS[1] and not re.search(r"[.!?:]\s", left)
    return whole and not _BRANDS.search(left) and len(right.split()) >= 8
