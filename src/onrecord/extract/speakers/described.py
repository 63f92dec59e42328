"""What a named speaker is, where another sentence says it: "A health official said ... Ali Saleh said ..."."""

from __future__ import annotations

import re

from onrecord.extract.speakers.lexicon import nouns
from onrecord.extract.speakers.mentions import Mention
from onrecord.record.parsed import ParsedReport
from onrecord.record.statement import Statement

_ONE = ("a ", "an ", "one ")


def described(
    statement: Statement, mention: Mention, known: list[Mention], before: list[Statement], parsed: ParsedReport
) -> str | None:
    """The description of a named person whom his own sentence does not describe.

    Either a sentence says what he is ("Saleh is head of the clinic"), or the sentence right before gave the word to
    one unnamed person, and he is named for the first time here, as news agencies write it.
    """
    if not (mention.proper and mention.person and mention.words) or statement.description:
        return None
    text = parsed.document.text
    return _said_to_be(mention.words[-1], text) or _unnamed_before(statement, mention, known, before, text)


def _said_to_be(surname: str, text: str) -> str | None:
    pattern = rf"\b{re.escape(surname)}(?:, \d\d,)? (?:is|was|works as|serves as) ((?:the |an? )?[^.,;:\n]{{3,80}})"
    for match in re.finditer(pattern, text, re.IGNORECASE):
        words = match[1].lower().split()
        if any(word in nouns()["persons"] for word in words[:6]) and not {"not", "killed", "wounded"} & set(words):
            return " ".join(match[1].split())
    return None


def _unnamed_before(
    statement: Statement, mention: Mention, known: list[Mention], before: list[Statement], text: str
) -> str | None:
    last = next((s for s in reversed(before) if s.span is not None), None)
    if last is None or last.span is None or last.speaker is None or statement.sentence != last.sentence + 1:
        return None
    other = next((m for m in known if m.span == last.span), None)
    if other is None or other.proper or not other.person or not last.speaker.lower().startswith(_ONE):
        return None
    surname = mention.words[-1]
    return None if surname in text[: mention.span.start].lower() else last.speaker
