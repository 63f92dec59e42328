"""Context: what else a text mentions, for names that need company before they are believed."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.resolve.actors.entries import Alias, Group, Nation
from onrecord.resolve.actors.phrases import PhraseTable
from onrecord.resolve.actors.tokens import Token

# Country words that are also ordinary words: read only as written here ("us" and "car" are none).
_ORDINARY = {"us": "US", "car": "CAR", "uk": "UK", "prc": "PRC", "turkey": "Turkey"}


def is_nation_word(token: Token, *, capitals: bool) -> bool:
    """Whether a word that spells a country or a people is written as one.

    In copy that is all in capitals, US is the pronoun unless it has its dots.
    """
    wanted = _ORDINARY.get(token.fold)
    if capitals:
        return wanted is None or token.fold == "turkey" or "." in token.raw
    if wanted is not None:
        return token.raw.replace(".", "") == wanted or token.raw == wanted.upper()
    return token.raw[0].isupper()


class Context:
    """The countries and words of a text, worked out when first asked for.

    Args:
        tokens: the words of the text.
        nations: the table of country names and adjectives.
        countries: ISO codes known from elsewhere, likeliest first.
        capitals: the text is all in capitals.
    """

    __slots__ = ("_mentioned", "_nations", "_words", "capitals", "countries", "tokens")

    def __init__(
        self,
        tokens: Sequence[Token],
        nations: PhraseTable[Nation],
        countries: Sequence[str] = (),
        *,
        capitals: bool = False,
    ) -> None:
        self.tokens, self._nations, self.countries, self.capitals = tokens, nations, countries, capitals
        self._mentioned: frozenset[str] | None = None
        self._words: frozenset[str] | None = None

    @property
    def mentioned(self) -> frozenset[str]:
        """ISO codes of `countries` and of every country the text names."""
        if self._mentioned is None:
            found = set(self.countries)
            for i, token in enumerate(self.tokens):
                if self._nations.starts(token.fold) and is_nation_word(token, capitals=self.capitals):
                    hit = self._nations.at(self.tokens, i)
                    found.update(n.country for n in (hit[1] if hit else ()) if n.country)
            self._mentioned = frozenset(found)
        return self._mentioned

    def meets(self, needs: Sequence[str]) -> bool:
        """True where one of the needs is a country mentioned or a word of the text."""
        if self._words is None:
            self._words = frozenset(t.fold for t in self.tokens)
        words = self._words
        return any(n in self.mentioned if n.isupper() else n in words for n in needs)


def is_written(alias: Alias, tokens: Sequence[Token], *, capitals: bool) -> bool:
    """Whether the words of a text are written as the alias must be."""
    if capitals:
        return not alias.word
    if alias.cased or alias.word:
        written = "".join(t.raw for t in tokens).replace(".", "")
        wanted = alias.text.replace(".", "").replace(" ", "").replace("-", "")
        return written == wanted or (len(tokens) > 1 and written == wanted.upper())
    return alias.text.islower() or any(not t.raw[0].islower() for t in tokens)


def choose(
    meanings: Sequence[tuple[Group, Alias]], tokens: Sequence[Token], context: Context
) -> tuple[Group, Alias] | None:
    """The entry that a name means here, or None: names that need company come after they have it."""
    fitting = [m for m in meanings if is_written(m[1], tokens, capitals=context.capitals)]
    if not fitting:
        return None
    met = [m for m in fitting if m[1].needs and context.meets(m[1].needs)]
    if len(met) > 1:
        order = {code: i for i, code in enumerate(context.countries)}
        met.sort(key=lambda m: min((order.get(n, len(order)) for n in m[1].needs), default=len(order)))
    free = [m for m in fitting if not m[1].needs]
    return next(iter(met + free), None)
