"""Which words of a sentence are on whose word: each hit's stretch, cut where the next speaker's begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.speakers.hits import Hit

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TURNS = {"but", "while", "whereas", "although", "though", "however", ";"}
_EDGES = {"that", "and", "but", "while", "whereas", "although", "though", "how"}
Range = tuple[int, int]
# "State radio, citing a commander, said": what the sentence says is on the word of whoever is cited.
CITING = {"citing", "quoting"}


def content_of(doc: Doc, hits: list[Hit], first: int, last: int) -> list[list[Range]]:
    """For each hit (in order), the token ranges that it puts on its speaker's word.

    A clause inside what another says belongs to both (the inner one wins later); a clause joined by "but",
    "while" or ";" to a new speaker belongs to that one alone.
    """
    found = []
    for k, hit in enumerate(hits):
        if hit.cue.id in CITING:
            ranges = [(first, hit.start), (hit.end, last)]
            found.append([r for r in (_trimmed(doc, *x) for x in ranges) if r])
            continue
        ranges = []
        if hit.placement in {"after", "amid"}:
            ranges.append((_left(doc, hits, k, first), hit.start))
        if hit.placement in {"before", "amid"}:
            stop = _right(doc, hits, k, last)
            ranges.append((hit.end, min(stop, hit.limit) if hit.limit is not None else stop))
        if hit.placement == "clause":
            ranges.append((hit.limit if hit.limit is not None else first, hit.start))
        found.append([r for r in (_trimmed(doc, *x) for x in ranges) if r])
    return found


def _left(doc: Doc, hits: list[Hit], k: int, first: int) -> int:
    """Where what stands before hit `k` begins: after the last speaker's words, or at the turn from them."""
    start = first
    for earlier in hits[:k]:
        if earlier.speaker is None or earlier.start >= hits[k].start:
            continue
        turn = _last_turn(doc, earlier.end, hits[k].start)
        if turn is not None:
            start = turn
        elif earlier.placement in {"after", "amid"} or hits[k].cue.id == "according_to":
            start = earlier.end
        # else "officials confirmed A, the paper reported": A stands on both, the officials' is the inner one
    return start


def _right(doc: Doc, hits: list[Hit], k: int, last: int) -> int:
    """Where what follows hit `k` ends: where the next speaker's clause begins, if it is not inside."""
    for later in hits[k + 1 :]:
        if later.speaker is None:
            continue
        if later.participle and later.start > hits[k].end:
            continue  # "said A, adding B": the same speaker
        if later.placement == "before":
            border = _border(doc, hits[k].end, later.start)
            if border is not None:
                return border
        else:
            turn = _last_turn(doc, hits[k].end, later.start)
            if turn is not None:
                return turn
            return hits[k].end if hits[k].placement == "amid" else later.start
    return last


def _last_turn(doc: Doc, start: int, end: int) -> int | None:
    turns = [i for i in range(start, end) if doc[i].lower_ in _TURNS]
    return turns[-1] if turns else None


def _border(doc: Doc, start: int, end: int) -> int | None:
    """The joint before a new speaker's clause: the last "but", "and", ";" or "," with no verb after it."""
    for i in range(end - 1, start - 1, -1):
        token = doc[i]
        if token.lower_ == "that":
            return None
        if (
            token.lower_ in _TURNS
            or token.text in {",", "–", "—"}
            or (token.lower_ in {"and", "as"} and token.dep_ != "compound")
        ):
            return i
        if token.pos_ in {"VERB", "AUX"}:
            return None
    return None


def _trimmed(doc: Doc, start: int, end: int) -> Range | None:
    while start < end and (
        doc[start].is_space
        or doc[start].lower_ in _EDGES
        or doc[start].text in {",", ":", ";", "-", "–", "—", "--", "."}
    ):
        start += 1
    while end > start and (
        doc[end - 1].is_space or doc[end - 1].text in {",", ":", ";", "-", "–", "—", "--", ".", "("}
    ):
        end -= 1
    return (start, end) if end > start else None
