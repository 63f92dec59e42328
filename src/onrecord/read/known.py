"""A page whose article is known (HTML) -> the kind of each of its lines."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.read.blocks import Block
from onrecord.read.head import folded
from onrecord.read.headlines import date_headlines
from onrecord.read.tail import is_headline, label_inside
from onrecord.record.document import Published, SectionKind
from onrecord.record.span import Span

Labelled = tuple[Block, SectionKind, Published | None]


def label_known(
    found: Sequence[Block], title: str | None, body: Sequence[Span], links: Sequence[Span]
) -> list[Labelled]:
    """The kinds of a page's lines: the first line that is the title, the article, links to other stories, the rest."""
    starts = {span.start for span in body}
    linked = {span.start for span in links}
    inside = iter(label_inside([block for block in found if block.span.start in starts]))
    named = folded(title or "")
    at = next((n for n, block in enumerate(found) if named and _is_title(folded(block.text), named)), None)
    labelled: list[Labelled] = []
    for number, block in enumerate(found):
        own = next(inside) if block.span.start in starts else None
        if number == at:
            labelled.append((block, "title", None))
        elif folded(block.text) == named and named:
            labelled.append((block, "furniture", None))
        elif own:
            labelled.append(own)
        else:
            story = block.span.start in linked and is_headline(block)
            labelled.append((block, "related" if story else "furniture", None))
    return date_headlines(labelled)


def _is_title(line: str, title: str) -> bool:
    return line == title or (
        len(line) > 20 and (title.startswith(line) or line.startswith(title)) and len(line) < 2 * len(title)
    )
