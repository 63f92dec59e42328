"""What follows the article, and what pages put into its midst: headlines of other stories, comments, notices."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.read.blocks import Block
from onrecord.read.head import folded
from onrecord.read.headlines import date_headlines
from onrecord.read.rules import headline_verbs
from onrecord.record.document import Published, SectionKind

Labelled = tuple[Block, SectionKind, Published | None]

HEADLINE_WORDS = (4, 34)
MOSTLY = 0.6  # of the page's prose stands before its comments
UNANNOUNCED = 3  # so many headlines at the end need no "Related articles" before them
UNANNOUNCED_WORDS = 20  # the longest headline of another story that stands between paragraphs without a word
RESUMES = 2  # so many paragraphs in a row after "Related articles" are the article going on
_LISTED = re.compile(r"(?:[•●▪◦*·–—-]|\(?\d{1,2}[.)])\s")
_STOP = re.compile(r"\.[\"'”’)]*$")  # a headline ends without a full stop
_AUTHOR = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){1,3}(?P<last>[A-Z][\w’'-]+),?\s+is\s+(?:an?|the|our)\s(?:[\w’'-]+\s){0,6}?"
    r"(?:reporter|journalist|correspondent|editor|writer|author|columnist|contributor|producer|fellow|analyst)\b"
)
_PERSON = re.compile(r"[A-Z][\w .'’-]{2,40},\s(?:aged\s)?\d{1,3}\b")


def article_end(found: Sequence[Block], prose: Sequence[int]) -> int:
    """The index after the article's last block: its last prose that no list of other stories or comments follows."""
    total = sum(found[i].words for i in prose)
    read = 0
    for number in range(prose[0], prose[-1]):
        block = found[number]
        if block.role == "prose":
            read += block.words
        elif (block.role == "talk" and read >= MOSTLY * total) or (
            block.role == "end" and not _resumes(prose, bisect_right(prose, number))
        ):
            return number
    if len(prose) > 1 and _is_author(found[prose[-1]], [found[i] for i in prose[:-1]]):
        prose = prose[:-1]
    last = prose[-1] + 1
    announced = found[prose[-1]].text.endswith(":")
    while last < len(found) and found[last].role == "line":
        words = found[last].text
        if not (_PERSON.match(words) or (announced and _LISTED.match(words))):
            break
        last += 1
    return last


def label_inside(article: Sequence[Block], title: str = "") -> list[Labelled]:
    """The kinds of the blocks between the article's first and last prose; a paragraph told twice counts once.

    `title` is the page's title, folded: printed again inside the article it is furniture.
    """
    labelled: list[Labelled] = []
    announced = False
    told: set[str] = set()
    full = [block.role == "prose" or block.ends_sentence for block in article]
    for number, block in enumerate(article):
        kind: SectionKind = "body"
        repeated = block.role == "prose" and block.text in told and not block.text.endswith(":")
        told.add(block.text)
        if block.role in {"inline", "end"}:
            announced, kind = True, "furniture"
        elif block.role == "line" and title and folded(block.text) == title:
            kind = "furniture"
        elif block.role == "line":
            alone = full[number - 1 : number + 2] == [True, False, True]
            story = is_headline(block) and (announced or (alone and _tells(block)))
            kind = "related" if story else "body"
        elif block.role == "prose":
            announced, kind = False, "furniture" if repeated else "body"
        elif block.role == "inline-story":
            labelled.extend(_story(block))
            continue
        else:
            kind = "furniture"
        labelled.append((block, kind, None))
    return labelled


def label_tail(tail: Sequence[Block], article: Sequence[Block]) -> list[Labelled]:
    """The kinds of the blocks after the article; headlines of other stories get their own time stamps."""
    if not tail:
        return []
    own = {folded(block.text) for block in article}
    announced = any(block.role in {"inline", "end"} for block in tail)
    several = sum(is_headline(block) for block in tail) >= UNANNOUNCED
    stamped = sum(block.role == "stamp" for block in tail) >= 2
    if not (announced or several or stamped):
        return [item for block in tail for item in _alone(block, own)]
    labelled: list[Labelled] = []
    talk = False
    for block in tail:
        talk = talk or block.role == "talk"
        if block.role == "inline-story" and not talk:
            labelled.extend(_story(block))
            continue
        headline = block.role == "line" and is_headline(block) and not talk and folded(block.text) not in own
        labelled.append((block, "related" if headline else "furniture", None))
    return date_headlines(labelled)


def is_headline(block: Block) -> bool:
    """True for a line that could be another story's headline."""
    few, many = HEADLINE_WORDS
    return (
        block.role == "line"
        and few <= block.words <= many
        and not (block.text[0].islower() or block.text[0] in "[(" or _STOP.search(block.text))
    )


def _is_author(last: Block, article: Sequence[Block]) -> bool:
    """True for a closing note on the author: "Jane Roe is a reporter with ...", of whom the article tells nothing."""
    match = _AUTHOR.match(last.text)
    return bool(match) and not any(match["last"] in block.text for block in article)  # type: ignore[index]


def _tells(block: Block) -> bool:
    """True for a line in a headline's present tense: "Army kills five in northern raid"."""
    words = [word.strip("'’\"“”,:").casefold() for word in block.text.split()]
    return len(words) <= UNANNOUNCED_WORDS and not block.ends_sentence and not headline_verbs().isdisjoint(words[1:-1])


def _alone(block: Block, own: set[str]) -> list[Labelled]:
    if block.role == "inline-story":
        return _story(block)
    if folded(block.text) in own:  # the title or the author's name printed again
        return [(block, "furniture", None)]
    return [(block, "body" if block.role == "line" else "furniture", None)]


def _story(block: Block) -> list[Labelled]:
    """A line "Read more: Headline" as what it is: furniture and a related headline."""
    if block.named is None:
        return [(block, "furniture", None)]
    cut = block.named.start - block.span.start
    stop = block.named.end - block.span.start
    lead = Block(type(block.span)(block.span.start, block.named.start), block.text[:cut], "inline")
    story = Block(block.named, block.text[cut:stop], "line")
    after = Block(type(block.span)(block.named.end, block.span.end), block.text[stop:], "inline")
    return [(lead, "furniture", None), (story, "related", None), *([(after, "furniture", None)] if after.text else [])]  # type: ignore[list-item]


def _resumes(prose: Sequence[int], start: int) -> bool:
    """True where the article goes on: so many paragraphs in a row, with no headline between them."""
    run = 1
    for place in range(start + 1, len(prose)):
        run = run + 1 if prose[place] == prose[place - 1] + 1 else 1
        if run >= RESUMES:
            return True
    return False
