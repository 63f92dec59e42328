"""Wire headers: "[REPORT] [ARMED FORCES PRESS COMMITTEE, COPREFA]" names who speaks in all that follows."""

from __future__ import annotations

import re

from onrecord.extract.speakers.lexicon import nouns
from onrecord.record.parsed import ParsedReport
from onrecord.record.span import Span
from onrecord.record.statement import Statement

_KIND = re.compile(
    r"\[(?P<kind>(?:press )?(?:report|communique|statement|bulletin|announcement|release|dispatch))\]\s*"
    r"\[(?P<who>(?!text\b)[^\]\[]{3,120})\]",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\[(?:report|communique|statement|bulletin|announcement|release|dispatch)\]", re.IGNORECASE)


def header_statements(parsed: ParsedReport) -> tuple[Statement, ...]:
    """One Statement for each wire header that names an issuer; its content runs to the next header."""
    text = parsed.document.text
    found = []
    for match in _KIND.finditer(text):
        if not nouns()["counters"] & set(re.findall(r"[a-z]+", match.group("who").lower())):
            continue  # a reporter's name
        following = _NEXT.search(text, match.end())
        end = following.start() if following else len(text)
        who = Span(match.start("who"), match.end("who"))
        at = parsed.sentence_at(who.start) or parsed.sentence_at(min(match.end() + 10, len(text) - 1))
        found.append(
            Statement(
                speaker=" ".join(who.of(text).split()),
                span=who,
                cue=match.group("kind"),
                cue_span=Span(match.start("kind"), match.end("kind")),
                rule="wire_header",
                content=(Span(match.end(), end),),
                sentence=at.index if at else 0,
                how="header",
            )
        )
    return tuple(found)
