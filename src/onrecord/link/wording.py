"""Wording: the content words of a telling, for seeing how alike two of them are."""

from __future__ import annotations

import re
import unicodedata

from onrecord.link.lexicon import lexicon
from onrecord.record.event import Event

MOST = 60  # words: the first sentences tell what happened
_WORD = re.compile(r"[^\W\d_]{3,}")


def folded(text: str) -> str:
    """Lower case, without marks on letters.

    >>> folded("Deir ez-Zōr")
    'deir ez-zor'
    """
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def wording_of(document_text: str, event: Event) -> tuple[str, ...]:
    """The content words of the sentences an event rests on, folded, each once, sorted; at most the first sixty.

    >>> from onrecord.record.span import Span
    >>> event = Event("e", "body", "battles", "armed_clash", evidence=(Span(0, 36),))
    >>> wording_of("Rebels killed 12 soldiers near Sukna", event)
    ('rebels', 'soldiers', 'sukna')
    """
    said = " ".join(document_text[s.start : s.end] for s in event.evidence)
    words = dict.fromkeys(w for w in _WORD.findall(folded(said)) if w not in lexicon().stop)
    return tuple(sorted(list(words)[:MOST]))
