"""A segment's words as recognition sees them: hyphens and marks kept inside, possessives cut off."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.record.parsed import entities_of, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

# "D.C.", "W.Va."; else letters and digits, joined by a hyphen, an apostrophe or a dot: "Al-Shula", "Ma'rib".
_WORD = re.compile(r"(?:[A-Z][a-z]?\.){2,}|[^\W_]+(?:[.'’ʼ‘ʻ`-][^\W_]+)*")  # noqa: RUF001  the very letters
_POSSESSIVE = re.compile(r"['’`]s$")
# A dot belongs to the word where it shortens it.
_SHORTENED = re.compile(
    r"(?:St|ST|Ft|FT|Mt|MT|Sta|Sto|Gen|Col|Capt|Lt|Maj|Sgt|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Rev|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga"
    r"|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Vt|Va|Wash|Wis|Wyo|Ont|Que|Va)$"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its offsets in the segment, its spaCy token's number, and the gap before it."""

    text: str
    lower: str
    start: int
    end: int
    token: int
    gap: str
    first: bool
    label: str
    entity: int

    @property
    def capital(self) -> bool:
        """True where it is written as a name: "Homs", "al-Bab"."""
        return self.text[0].isupper() or ("-" in self.text and self.text.rpartition("-")[2][:1].isupper())


def words_of(doc: Doc) -> list[Word]:
    """The words of a segment in order. `entity` numbers the spaCy entity a word lies in, -1 for none."""
    entity: dict[int, int] = {}
    for number, ent in enumerate(entities_of(doc)):
        for i in range(ent.start, ent.end):
            entity[i] = number
    labels = [e.label_ for e in entities_of(doc)]
    text, out, t, last = text_of(doc), [], 0, 0
    starts = [tok.idx for tok in doc]
    fresh = {tok.idx for tok in doc if tok.is_sent_start}
    for m in _WORD.finditer(text):
        start, end = m.span()
        if cut := _POSSESSIVE.search(m[0]):
            end -= len(cut[0])
        elif text[end : end + 1] == "." and _SHORTENED.match(m[0]):
            end += 1
        while t + 1 < len(starts) and starts[t + 1] <= start:
            t += 1
        number = entity.get(t, -1)
        if number < 0 and end > starts[t] + 1:  # "al-Raqqa" is three tokens, of which the last may be the entity
            number = (
                next((entity[k] for k in range(t, len(starts)) if starts[k] < end and k in entity), -1)
                if "-" in m[0]
                else -1
            )
        gap, word = text[last:start], text[start:end]
        out.append(
            Word(word, word.lower(), start, end, t, gap, start in fresh, labels[number] if number >= 0 else "", number)
        )
        last = end
    return out
