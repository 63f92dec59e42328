"""Text -> blocks: its lines, or its paragraphs where lines are hard-wrapped, cut where two things were glued."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from onrecord.read.dateline import opens_with_dateline
from onrecord.read.glue import joints
from onrecord.read.rules import rule_for
from onrecord.read.stamps import is_stamp
from onrecord.record.span import Span

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_ENDS = re.compile(r"[.!?…。।؟:;,][\"'”’»)\]]*$")
_STOPS = re.compile(r"[.!?…。।؟][\"'”’»)\]*]*(?:\s*[\[(]\w{1,12}[\])])?$")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
PROSE_WORDS = 8  # a line of so many words that ends as a sentence does is prose
LONG_WORDS = 32  # a line of so many words is prose however it ends
RULE_CHARS = 400  # no furniture rule is tried on a longer line
# A line that reads as sentences is furniture only by these roles: notices are written in sentences too.
PROSE_ROLES = frozenset({"cookie", "newsletter", "advert", "caption", "signoff", "copyright", "contact"})


@dataclass(frozen=True, slots=True)
class Block:
    r"""A line or paragraph with its `role`: prose | line | stamp, or a furniture rule's role.

    `named` is what a rule points out inside the line: the credited agency, a headline after "Read more:".

    >>> [block.role for block in blocks("Share\nTwo soldiers were killed in the north on Monday.")]
    ['share', 'prose']
    """

    span: Span
    text: str
    role: str
    rule: str | None = None
    named: Span | None = None

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(_WORD.findall(self.text))

    @property
    def ends_sentence(self) -> bool:
        """True where it ends as a sentence does."""
        return bool(_STOPS.search(self.text))

    def as_role(self, role: str) -> Block:
        """The same block in another role."""
        return replace(self, role=role)


def blocks(text: str, title: str | None = None) -> list[Block]:
    """The blocks of `text` in order; what lies between them is white space."""
    lines = line_spans(text)
    if is_wrapped(text, lines):
        spans = [_trimmed(text, paragraph) for paragraph in _paragraphs(text, lines)]
    else:
        spans = [_trimmed(text, line) for line in lines]
    pieces: list[Block] = []
    for number, span in enumerate(spans):
        cuts = [span.start, *joints(text, span, first=number == 0, title=title), span.end]
        for start, end in itertools.pairwise(cuts):
            piece = _trimmed(text, Span(start, end))
            if piece.start < piece.end:
                pieces.append(classified(text, piece))
    return pieces


def line_spans(text: str) -> list[Span]:
    """The lines that are not empty, without their line breaks."""
    return [Span(m.start(), m.end()) for m in _LINE.finditer(text) if not m.group().isspace()]


def classified(text: str, span: Span) -> Block:
    """The block at `span` with its role."""
    words = span.of(text)
    block = Block(span, words, "line")
    if not any(c.isalnum() for c in words):
        return block.as_role("ruler")  # "____", "* * *"
    prose = _is_prose(block)
    if len(words) <= RULE_CHARS:
        if is_stamp(words):
            return block.as_role("stamp")
        hit = rule_for(words, PROSE_ROLES if prose else None)
        if hit:
            rule, match = hit
            name = next((g for g in ("credit", "story") if match.groupdict().get(g)), None)
            named = Span(*match.span(name)).shifted(span.start) if name else None
            return Block(span, words, rule.role, rule.id, named)
    return block.as_role("prose") if prose else block


def is_wrapped(text: str, lines: list[Span]) -> bool:
    """True where lines were broken at a fixed width: most go on in the next line in mid-sentence."""
    if len(lines) < 4 or max(line.end - line.start for line in lines) > 110:
        return False
    width = sorted(line.end - line.start for line in lines)[len(lines) * 3 // 4]
    if width < 45:
        return False
    broken = full = 0
    for line, after in itertools.pairwise(lines):
        if text[line.end : after.start].count("\n") > 1 or line.end - line.start < 0.6 * width:
            continue
        full += 1
        broken += not _ENDS.search(line.of(text).rstrip())
    return full >= 3 and broken >= 0.5 * full


def _paragraphs(text: str, lines: list[Span]) -> list[Span]:
    """Lines joined up to the next empty line."""
    made: list[Span] = []
    for line in lines:
        if made and text[made[-1].end : line.start].replace("\r\n", "\n").count("\n") <= 1:
            made[-1] = Span(made[-1].start, line.end)
        else:
            made.append(line)
    return made


def _is_prose(block: Block) -> bool:
    words = block.words
    if words >= PROSE_WORDS and opens_with_dateline(block.text):
        return True
    return words >= LONG_WORDS or (words >= PROSE_WORDS and bool(_ENDS.search(block.text)))


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))
