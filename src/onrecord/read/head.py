"""What stands before the article's first line of prose: menus, the title, by whom and when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.read.blocks import Block
from onrecord.record.document import Published, SectionKind
from onrecord.record.span import Span

Labelled = tuple[Block, SectionKind, Published | None]

_NAME = re.compile(r"[^\W\d_][\w’'-]{3,}")
TITLE_WORDS = (3, 34)
# The site's name behind a title: after a bar whatever it is, after a dash only if a word says that it is one.
_SITE_WORD = (
    r"(?:News|Times|Post|Press|Herald|Tribune|Daily|Today|Online|Radio|TV|Mail|Guardian|Gazette|Journal|Agency|Reuters"
    r"|BBC|CNN|AP|AFP|\w+\.(?:com|org|net))"
)
_SITE = re.compile(
    r"\s+(?:[|»]\s*[^|»]{2,70}(?:[|»][^|»]{2,40})?"
    rf"|[-–—:]\s+(?=[A-Z])(?:[\w.&'’]+\s+){{0,4}}?{_SITE_WORD}(?:\s+[A-Z]\w*){{0,2}})$"
)
STANDFIRST_WORDS = 5
ENOUGH = 6  # a standfirst that the article repeats shares more, and is no better a title for it
SHARED_PROSE = 4  # paragraphs of the article whose words a title is compared with
_MINOR = frozenset(
    [
        "after",
        "amid",
        "also",
        "been",
        "before",
        "from",
        "have",
        "into",
        "more",
        "news",
        "over",
        "said",
        "says",
        "than",
        "that",
        "their",
        "them",
        "they",
        "this",
        "were",
        "when",
        "which",
        "while",
        "will",
        "with",
        "world",
        "your",
    ]
)


def label_head(head: Sequence[Block], article: Sequence[Block], title: str | None) -> list[Labelled]:
    """The kinds of the blocks before the article: title, standfirst (body) or furniture."""
    at = title_index(head, article, title)
    labelled: list[Labelled] = []
    title_words = folded(head[at].text) if at is not None else ""
    for number, block in enumerate(head):
        kind: SectionKind = "furniture"
        if number == at:
            labelled.extend(_title(block))
            continue
        if (
            at is not None
            and number > at
            and block.role == "line"
            and block.words >= STANDFIRST_WORDS
            and not title_words.startswith(folded(block.text))
        ):
            kind = "body"  # a standfirst, a sub-title, a picture's caption: all speak of this story
        labelled.append((block, kind, None))
    return labelled


def _title(block: Block) -> list[Labelled]:
    """The title, and the site's name that many pages print behind it as furniture: "Three held | Northern News"."""
    found = _SITE.search(block.text)
    if not found or len(block.text[: found.start()].split()) < TITLE_WORDS[0]:
        return [(block, "title", None)]
    start = block.span.start + found.start()
    title = Block(Span(block.span.start, start), block.text[: found.start()], "line")
    return [(title, "title", None), (Block(Span(start, block.span.end), found.group(), "nav"), "furniture", None)]


def article_start(found: Sequence[Block], prose: Sequence[int]) -> int:
    """The index of the article's first prose: a notice above the title is passed over.

    It is one only if it stands alone, shares no word with what follows, and a line that shares two with it
    stands between: so a lone first paragraph is never lost to a sub-heading.
    """
    for place, number in enumerate(prose[:-1][:5]):
        after = prose[place + 1]
        between = found[number + 1 : after]
        told = words_of(" ".join(found[i].text for i in prose[place + 1 :][:SHARED_PROSE]))
        titled = any(b.role == "line" and len(words_of(b.text) & told) >= 2 for b in between)
        if not titled or words_of(found[number].text) & told:
            return number
    return prose[min(len(prose) - 1, 5)]


def title_index(head: Sequence[Block], article: Sequence[Block], title: str | None) -> int | None:
    """Which block is the title: the one given, else the first line that speaks of what the article speaks of.

    It must share half as many words with the article as the line that shares most: a list of key points
    below the title, or a picture's caption, often shares more. The page's very first line need share but one.
    Where no line shares any, only a lone one or the first one is taken.
    """
    if title:
        given = folded(title)
        for number, block in enumerate(head):
            own = folded(block.text)
            if own and (own == given or (len(own) > 20 and (own in given or given in own))):
                return number
    candidates = [
        number
        for number, block in enumerate(head)
        if block.role == "line" and "--" not in block.text and TITLE_WORDS[0] <= block.words <= TITLE_WORDS[1]
    ]
    if not candidates:
        return None
    told = words_of(" ".join(block.text for block in article[:SHARED_PROSE]))
    shared = {number: len(words_of(head[number].text) & told) for number in candidates}
    most = max(shared.values())
    enough = min(most, ENOUGH)
    best = next(number for number in candidates if 2 * shared[number] >= enough or (number == 0 and shared[number]))
    if most or len(candidates) == 1 or best == 0:
        return best
    return None


def words_of(text: str) -> set[str]:
    """The first six letters of each longer word, for telling whether two texts speak of one thing."""
    return {word.lower()[:6] for word in _NAME.findall(text)} - {word[:6] for word in _MINOR}


def folded(text: str) -> str:
    """Letters and digits only, in lower case: for comparing a title with a line."""
    return "".join(c for c in text.lower() if c.isalnum())
