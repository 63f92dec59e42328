"""A page's text -> its sections: title, body, related headlines, furniture. They cover the text in order.

No library does this for text dumps of whole pages. The rule behind all choices: a paragraph of the article that
is thrown away costs far more than a line of furniture that is kept, so what is in doubt stays in the body.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.read.blocks import Block, blocks, classified, is_wrapped, line_spans
from onrecord.read.dateline import Dateline, dateline_in
from onrecord.read.head import article_start, folded, label_head
from onrecord.read.known import label_known
from onrecord.read.tail import article_end, label_inside, label_tail
from onrecord.record.document import Published, Section, SectionKind
from onrecord.record.span import Span

_NOTICES = frozenset({"copyright", "signoff", "share", "cookie", "newsletter", "credit", "contact", "advert"})
WIRE_TITLE = (3, 20)  # words


@dataclass(frozen=True, slots=True)
class Part:
    """A block and the kind of section it belongs to; `published` is a related headline's own stamp."""

    block: Block
    kind: SectionKind
    published: Published | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    r"""The parts of one page in order, and the sections made of them.

    >>> layout = cut("Two die in north\nTwo soldiers were killed in the north on Monday.\nShare")
    >>> [section.kind for section in layout.sections]
    ['title', 'body', 'furniture']
    """

    text: str
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]

    def of_kind(self, kind: SectionKind) -> tuple[Block, ...]:
        """The blocks of one kind, in order."""
        return tuple(part.block for part in self.parts if part.kind == kind)

    @property
    def dateline(self) -> Dateline | None:
        """The dateline that opens the article; offsets count in the whole text."""
        for block in (*self._above(), *self.of_kind("body")):
            found = dateline_in(block.text)
            if found:
                return found.shifted(block.span.start)
            if block.role == "prose":
                break
        return None

    def _above(self) -> tuple[Block, ...]:
        """The line right above the article, where a page sets its dateline apart: "CAIRO (Reuters) -"."""
        first = next((i for i, part in enumerate(self.parts) if part.kind == "body"), 0)
        above = self.parts[first - 1].block if first else None
        return (above,) if above and above.role == "line" and self.parts[first - 1].kind == "furniture" else ()

    @property
    def title(self) -> str | None:
        """The title's words where one stands in the text."""
        found = self.of_kind("title")
        return found[0].text if found else None


def cut(text: str, title: str | None = None, body: Sequence[Span] = (), links: Sequence[Span] = ()) -> Layout:
    """The layout of `text`; `title` is the report's title where the input names it.

    `body` are the lines of the article and `links` those that are links to other pages, where HTML told them.
    """
    if body:
        lines = [classified(text, span) for span in line_spans(text)]
        parts = [Part(*one) for one in label_known(lines, title, body, links)]
    elif is_wrapped(text, line_spans(text)):
        parts = _wire(blocks(text, title))
    else:
        parts = label(blocks(text, title), title)
    return Layout(text, tuple(parts), join(text, parts))


def label(found: Sequence[Block], title: str | None = None) -> list[Part]:
    """Each block with its kind. The article runs from its first line of prose to its last."""
    prose = [i for i, block in enumerate(found) if block.role == "prose"]
    if not prose:
        return _without_prose(found, title)
    start = article_start(found, prose)
    end = article_end(found, [i for i in prose if i >= start])
    head = label_head(found[:start], found[start:end], title)
    named = next((folded(block.text) for block, kind, _ in head if kind == "title"), "")
    inside = label_inside(found[start:end], named)
    tail = label_tail(found[end:], article=found[:end])
    return [Part(block, kind, published) for block, kind, published in (*head, *inside, *tail)]


def join(text: str, parts: Sequence[Part]) -> tuple[Section, ...]:
    """Sections that cover `text` in order without gaps.

    White space after a part belongs to it, save that a title and a related headline end with their words:
    there it goes to what follows, if that is furniture, else to a furniture section of its own.
    """
    if not text:
        return ()
    made: list[Section] = []
    if not parts:
        return (Section("body", Span(0, len(text))),)
    for number, part in enumerate(parts):
        start = part.block.span.start if number else 0
        after = parts[number + 1].block.span.start if number + 1 < len(parts) else len(text)
        own = part.block.span.end if part.kind == "related" else after
        _append(made, Section(part.kind, Span(start, own), part.published))
        if own < after:
            _append(made, Section("furniture", Span(own, after)))
    return tuple(made)


def _append(made: list[Section], section: Section) -> None:
    last = made[-1] if made else None
    if last and last.kind == section.kind and section.kind in {"body", "furniture", "title"}:
        made[-1] = Section(last.kind, Span(last.span.start, section.span.end))
    else:
        made.append(section)


def _wire(found: Sequence[Block]) -> list[Part]:
    """Hard-wrapped wire copy is one report: all of it is body but a heading and notices that a rule knows."""
    parts = [Part(block, "furniture" if block.role in _NOTICES else "body") for block in found]
    first = found[0]
    if (
        first.role == "line"
        and len(found) > 1
        and "--" not in first.text
        and WIRE_TITLE[0] <= first.words <= WIRE_TITLE[1]
    ):
        parts[0] = Part(first, "title")
    return parts


def _without_prose(found: Sequence[Block], title: str | None) -> list[Part]:
    """A page without one line of prose: whatever no rule calls furniture is the body."""
    parts = []
    for block in found:
        plain = block.role in {"line", "inline-story"}
        is_title = bool(title) and block.text == title and len(found) > 1
        parts.append(Part(block, "title" if is_title else "body" if plain else "furniture"))
    if not any(part.kind == "body" for part in parts):
        parts = [Part(part.block, "body" if part.kind == "title" else part.kind) for part in parts]
    if not any(part.kind == "body" for part in parts):
        return [Part(block, "body") for block in found]
    return parts
