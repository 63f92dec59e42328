"""Direct speech: where quotation marks open and close."""

from __future__ import annotations

import re

from onrecord.record.span import Span

# Straight single marks count only where they cannot be an apostrophe: after a space and before one or a stop.
_OPEN = re.compile(r"[“«„]|``|(?<![\w\"])\"(?=[\w\[(‘'$£#.…-])|(?<!\w)[‘'](?=[A-Z])")
_PAIRS = {
    "“": r"[”“\"]|\n\s*\n",
    "„": r"[”“]|\n\s*\n",
    "«": r"»|\n\s*\n",
    "``": r"''|\"|\n\s*\n",
    '"': r"[\"”]|\n\s*\n",
}
_SINGLE_END = re.compile(r"(?<=[\w,.!?…])['’](?!\w)|\n")
# Fewer words than this are scare quotes ("martyrs"), not what somebody said.
LEAST_WORDS = 4


def find_quotes(text: str) -> tuple[Span, ...]:
    """The stretches between quotation marks (marks included), in order, as offsets of `text`.

    A quote left open ends with its paragraph. Scare quotes of fewer than `LEAST_WORDS` words are left out.

    >>> [q.of('He said “we lost four men there” and left.') for q in find_quotes('He said “we lost four men there” and left.')]
    ['“we lost four men there”']
    """
    found: list[Span] = []
    at = 0
    while match := _OPEN.search(text, at):
        mark = match.group()
        end = (_SINGLE_END if mark in "‘'" else re.compile(_PAIRS[mark])).search(text, match.end())
        stop = len(text) if end is None else (end.start() if end.group().isspace() else end.end())
        if mark in "‘'" and (end is None or end.group().isspace()):
            at = match.end()
            continue
        if len(text[match.end() : stop].split()) >= LEAST_WORDS:
            found.append(Span(match.start(), stop))
        at = max(stop, match.end())
    return tuple(found)
