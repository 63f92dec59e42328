"""An HTML tree -> the lines a reader sees, in page order, each with where on the page it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "iframe",
        "object",
        "embed",
        "select",
        "option",
        "textarea",
        "input",
        "button",
        "canvas",
        "audio",
        "video",
        "map",
        "math",
        "meta",
        "link",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "data",
    ]
)
_ZONES = {"nav": "nav", "footer": "footer", "aside": "aside", "figcaption": "caption", "figure": "caption"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[\s\u200b\ufeff\xad]+")
DEEPEST = 250  # libxml2's own limit is 256: what lies deeper is lost to it


@dataclass(frozen=True, slots=True)
class Line:
    """One line of visible text; `tag` is its block's element, `linked` the share of it inside links (0 to 1).

    `zone` is nav | footer | aside | caption, or empty.
    """

    text: str
    tag: str
    zone: str = ""
    linked: float = 0.0


@dataclass(slots=True)
class _Gathering:
    lines: list[Line]
    parts: list[str]
    linked: int = 0
    tag: str = ""
    zone: str = ""

    def add(self, text: str | None, *, link: bool) -> None:
        if text:
            self.parts.append(text)
            self.linked += len(_SPACE.sub("", text)) if link else 0

    def close(self, tag: str, zone: str) -> None:
        text = _SPACE.sub(" ", "".join(self.parts)).strip()
        if text:
            solid = len(text.replace(" ", ""))
            self.lines.append(Line(text, self.tag, self.zone, min(1.0, self.linked / solid)))
        self.parts, self.linked, self.tag, self.zone = [], 0, tag, zone


def visible_lines(root: Any) -> tuple[list[Line], int]:
    """The lines of an lxml tree and how deep it is; walks with a stack of its own, so depth is no danger."""
    gathered = _Gathering([], [])
    stack: list[tuple[Any, bool, bool, str, int]] = [(root, True, False, "", 1)]
    deepest = 1
    while stack:
        node, entering, link, zone, depth = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else None
        inline = tag in _INLINE and not _is_stamp_element(node)
        if not entering:
            if tag and not inline and tag not in _SKIPPED:
                gathered.close("", zone)
            parent_link = link
            gathered.add(node.tail, link=parent_link)
            continue
        deepest = max(deepest, depth)
        if tag is None or tag in _SKIPPED or _is_hidden(node):
            gathered.add(node.tail, link=link)
            continue
        inner = _ZONES.get(tag, zone)
        stack.append((node, False, link, zone, depth))
        if tag == "br":
            gathered.close(gathered.tag, gathered.zone)
        elif not inline:
            gathered.close(tag, inner)
        gathered.add(node.text, link=link or tag == "a")
        stack.extend((child, True, link or tag == "a", inner, depth + 1) for child in reversed(node))
    gathered.close("", "")
    return gathered.lines, deepest


def _is_stamp_element(node: Any) -> bool:
    """True for a <time> that stands beside a headline, not inside a paragraph's sentence."""
    parent = node.getparent()
    return node.tag == "time" and parent is not None and parent.tag not in {"p", "b", "em", "strong", "i"}


def _is_hidden(node: Any) -> bool:
    attributes = node.attrib
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(attributes.get("style") or ""))
    )


class _Stripper(HTMLParser):
    """Tags thrown away, text kept: for pages that no tree can hold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.gathered = _Gathering([], [])
        self.skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base's
        if tag in _SKIPPED and tag not in {"input", "meta", "link", "embed"}:
            self.skipping += 1
        elif tag not in _INLINE:
            self.gathered.close(tag, "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self.skipping = max(0, self.skipping - 1)
        elif tag not in _INLINE:
            self.gathered.close("", "")

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.gathered.add(data, link=False)


def stripped_lines(html: str) -> list[Line]:
    """The lines of a page whose tags are thrown away unread.

    >>> [line.text for line in stripped_lines("<div><div><p>Two died.</p><p>One fled.</p></div></div>")]
    ['Two died.', 'One fled.']
    """
    stripper = _Stripper()
    stripper.feed(html)
    stripper.close()
    stripper.gathered.close("", "")
    return stripper.gathered.lines
