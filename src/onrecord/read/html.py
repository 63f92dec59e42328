"""HTML -> Draft: the visible text of the page, and which of its lines trafilatura takes for the article."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from onrecord.read.decode import decode
from onrecord.read.draft import Draft
from onrecord.read.visible import DEEPEST, Line, stripped_lines, visible_lines
from onrecord.record.document import Published
from onrecord.record.errors import InputError
from onrecord.record.span import Span

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_RELATED = re.compile(
    r"related|recommend|popular|trending|sidebar|latest|most-|more-|teaser|comment|widget|footer|promo|breadcrumb",
    re.IGNORECASE,
)
SHORTEST_MATCH = 20  # letters: a shorter line is the article's only if it is a whole line of it
SHORTEST_ARTICLE = 12  # words: with fewer, trafilatura has found nothing, and the lines speak for themselves


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page's head says of it."""

    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: Published | None = None
    article: str = ""


def read_html(data: bytes, where: str, name: str | None, charset: str | None = None) -> Draft:
    """The draft of one page of bytes; `charset` is what its HTTP header says. Raises InputError as decode does."""
    declared = _CHARSET.search(data[:4096])
    page_charset = charset or (declared[1].decode("ascii", "replace") if declared else None)
    digest = hashlib.sha256(data).hexdigest()
    decoded = decode(data, where, page_charset)
    notes = (InputError(decoded.guessed, where=where),) if decoded.guessed else ()
    return replace(read_page(decoded.text, where, name or digest, digest, notes), raw=data)


def read_page(html: str, where: str, identity: str, digest: str, notes: tuple[InputError, ...] = ()) -> Draft:
    """The draft of one page. `text` is every visible line; `body` and `links` say which are what.

    A page nested deeper than a parser can follow is read without its structure, and a note says so.
    Raises InputError where a page holds no text at all.
    """
    from lxml import etree  # noqa: PLC0415 - slow to load
    from lxml import html as lxml_html  # noqa: PLC0415

    try:
        parser = lxml_html.HTMLParser(huge_tree=True, encoding="utf-8")
        root = lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
        lines, depth = visible_lines(root)
    except (etree.LxmlError, ValueError):
        lines, depth, root = stripped_lines(html), 0, None
    found = Metadata()
    if depth > DEEPEST:
        lines = stripped_lines(html)
        note = InputError("the HTML is nested too deep to follow; read without its structure", where=where)
        notes = (*notes, note)
    elif root is not None:
        found = _metadata(root)
    if not lines:
        raise InputError("the page holds no text", where=where)
    return _draft(lines, found, where, identity, digest, notes)


def _draft(
    lines: Sequence[Line], found: Metadata, where: str, identity: str, digest: str, notes: tuple[InputError, ...]
) -> Draft:
    spans, at = [], 0
    for line in lines:
        spans.append(Span(at, at + len(line.text)))
        at += len(line.text) + 1
    body = _article_lines(lines, found.article)
    links = [n for n, line in enumerate(lines) if line.linked > 0.85 and n not in body]
    return Draft(
        where,
        identity,
        digest,
        "\n".join(line.text for line in lines),
        found.title or next((line.text for line in lines if line.tag == "h1"), None),
        found.url,
        found.outlet,
        found.published,
        tuple(spans[n] for n in sorted(body)),
        tuple(spans[n] for n in links),
        notes,
    )


def _article_lines(lines: Sequence[Line], article: str) -> set[int]:
    """Which lines trafilatura's text holds."""
    if len(article.split()) < SHORTEST_ARTICLE:
        return set()
    whole = _folded(article)
    single = {_folded(line) for line in article.splitlines()}
    chosen = set()
    for number, line in enumerate(lines):
        folded = _folded(line.text)
        if line.zone in {"nav", "footer"} or not folded:
            continue
        if folded in single or (len(folded) >= SHORTEST_MATCH and folded in whole):
            chosen.add(number)
    return chosen


def _metadata(root: Any) -> Metadata:
    from trafilatura import bare_extraction  # noqa: PLC0415 - half a second to load

    published = _published(root)
    found = bare_extraction(root, with_metadata=True, include_comments=False, favor_recall=True)
    if found is None:
        return Metadata(published=published)
    page = found.as_dict() if hasattr(found, "as_dict") else dict(found)
    return Metadata(
        page.get("title") or None,
        page.get("url") or None,
        page.get("sitename") or None,
        published,
        page.get("text") or "",
    )


def _published(root: Any) -> Published | None:
    """The page's own date: its head's, else the article's; lists of other stories are cut away first."""
    from copy import deepcopy  # noqa: PLC0415 - seldom on the way

    from lxml.html import Element  # noqa: PLC0415

    head = Element("html")
    head.extend(deepcopy(list(root.iterfind("head"))))
    shell = Element("body")
    shell.extend(deepcopy(list(root.iterfind(".//body//script[@type='application/ld+json']"))))
    head.append(shell)
    date = _find_date(head)
    if date is None:
        page = deepcopy(root)
        for node in list(page.iter("aside", "nav", "footer", "div", "section", "ul")):
            named = f"{node.get('class') or ''} {node.get('id') or ''}"
            if node.getparent() is not None and (node.tag in {"aside", "nav", "footer"} or _RELATED.search(named)):
                node.drop_tree()
        date = _find_date(page)
    return date


def _find_date(tree: Any) -> Published | None:
    import datetime as dt  # noqa: PLC0415

    from htmldate import find_date  # noqa: PLC0415 - a sixth of a second to load

    try:
        found = find_date(tree, extensive_search=False, original_date=True, min_date=dt.datetime(1990, 1, 1))  # noqa: DTZ001
    except (ValueError, TypeError):
        return None
    return Published(dt.date.fromisoformat(found), "metadata") if found else None


def _folded(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
