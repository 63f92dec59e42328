"""Draft -> Document: cut into sections, dated, its language told."""

from __future__ import annotations

from onrecord.read.credit import credit_of, outlet_of
from onrecord.read.draft import Draft
from onrecord.read.language import language_of
from onrecord.read.options import ReadOptions
from onrecord.read.published import published_of
from onrecord.read.sections import cut
from onrecord.record.document import Document, Published


def build(draft: Draft, options: ReadOptions) -> Document:
    """The Document of one draft. What the options give comes before what the input says."""
    layout = cut(draft.text, draft.title, draft.body, draft.links)
    given = Published(options.published, "given") if options.published else draft.published
    body = " ".join(block.text for block in layout.of_kind("body"))
    return Document(
        id=draft.id,
        sha256=draft.sha256,
        text=draft.text,
        sections=layout.sections,
        url=draft.url,
        title=draft.title or layout.title,
        language=language_of(body or draft.text),
        outlet=options.outlet or draft.outlet or outlet_of(layout),
        credit=credit_of(layout),
        published=published_of(layout, given, draft.url),
    )
