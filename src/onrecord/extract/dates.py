"""Dates: every date expression of a report, as what its words say; resolve/dates.py gives them days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from onrecord.extract.dates_grammar import Grammar, Match, load_grammar
from onrecord.extract.dates_tokens import Token
from onrecord.extract.dates_use import relation_of, tense_of
from onrecord.record.date_mention import DateMention
from onrecord.record.parsed import ParsedReport, Segment, text_of
from onrecord.record.span import Span

# Fields of DateMention that a rule may fix for all its patterns.
CONSTANT = ("amount", "unit", "shift", "part", "holiday")
# Words that are months and something else; they count as months with a capital only.
ALSO_A_VERB = frozenset({"may", "march", "mar"})
CLASS_OF = {"part": ("edge", "part", "nearness"), "unit": ("unit", "period"), "shift": ("shift",)}
TENSED = frozenset({"weekday", "day", "day_of_month", "month", "season", "holiday", "period"})


def find_dates(parsed: ParsedReport) -> tuple[DateMention, ...]:
    """Every date expression of title, body and related headlines, in order.

    Ages, durations and frequencies ("aged 23", "for three years", "every day") are left out; what counts
    from another date of the report comes with kind "anaphoric". Offsets are those of `document.text`.
    """
    found: list[DateMention] = []
    for segment in parsed.segments:
        text = parsed.document.text[segment.offset : segment.offset + len(text_of(segment.doc))]
        found.extend(_placed(mention, parsed, segment) for mention in find_in_text(text))
    return tuple(found)


def find_in_text(text: str) -> Iterator[DateMention]:
    """The date expressions of a bare text, without tense or sentence; offsets are the text's own.

    >>> [(m.text, m.kind, m.day, m.month) for m in find_in_text("Killed on the night of 12 May in Aden.")]
    [('night of 12 May', 'day', 12, 5)]
    """
    grammar = load_grammar()
    tokens = list(grammar.alphabet.tokens(text))
    lower_case = text.islower()
    for match in grammar.matches(tokens):
        if match.rule.constants["kind"] != "none" and (lower_case or not _is_verb(match, tokens, text)):
            mention = _mention(match, tokens, text, grammar)
            yield replace(mention, relation=relation_of(mention, match.first, tokens, text))


def _placed(mention: DateMention, parsed: ParsedReport, segment: Segment) -> DateMention:
    span = mention.span.shifted(segment.offset)
    sentence = parsed.sentence_at(span.start)
    tense = tense_of(mention.span, segment) if mention.kind in TENSED else None
    until = mention.until and replace(mention.until, span=span, sentence=sentence.index if sentence else None)
    return replace(mention, span=span, sentence=sentence.index if sentence else None, tense=tense, until=until)


def _is_verb(match: Match, tokens: Sequence[Token], text: str) -> bool:
    """True where "may" or "march" is a verb: written small, or followed by what follows a modal."""
    for name, number in match.words:
        token = tokens[number]
        if name in ("month", "month2") and token.word in ALSO_A_VERB:
            following = tokens[number + 1].word if number + 1 < len(tokens) else ""
            if text[token.start].islower() or following in load_grammar().values["after_modal"]:
                return True
    return False


def _mention(match: Match, tokens: Sequence[Token], text: str, grammar: Grammar) -> DateMention:
    constants = match.rule.constants
    values: dict[str, Any] = {k: constants[k] for k in CONSTANT if k in constants}
    for name, number in match.words:
        values.update(_value(name, tokens[number].word, grammar))
    _finish(values, match, tokens)
    span = Span(tokens[match.first].start, tokens[match.last - 1].end)
    near = {k: v for k, v in values.items() if not k.endswith("2")}
    far = {k[:-1]: v for k, v in values.items() if k.endswith("2")}
    if "amount2" in constants:
        far["amount"], far["unit"] = constants["amount2"], constants["unit"]
    until = None
    if "range" in constants and far:
        if constants["range"] == "shared":
            near, far = _shared(near, far)
        until = DateMention(span.of(text), span, None, constants["kind"], match.rule.id, **far)
    return DateMention(span.of(text), span, None, constants["kind"], match.rule.id, **near, until=until)


def _value(name: str, word: str, grammar: Grammar) -> dict[str, Any]:
    """What one word says, by the field it fills; a 2 at the end is kept."""
    base = name.rstrip("2")
    mark = name[len(base) :]
    if base in ("iso", "numeric"):
        return _numeric(word, year_first=base == "iso")
    if base in ("day", "year", "yy", "amount"):
        return {base + mark: _number(base, word, grammar)}
    if base == "_":
        return {}
    classes = CLASS_OF.get(base, ("any_weekday",) if base == "weekday" else (base,))
    for cls in (*classes, "ordinal"):
        if word in grammar.values.get(cls, {}):
            return {base + mark: grammar.values[cls][word]}
    return {}


def _number(base: str, word: str, grammar: Grammar) -> int | None:
    digits = re.match(r"\d+", word.replace(",", ""))
    if digits is None:
        return grammar.values["ordinal"].get(word) if base == "day" else grammar.values["count"].get(word)
    number = int(digits[0])
    # Two digits: the century of 1950-2049.
    return number + (1900 if number >= 50 else 2000) if base == "year" and len(digits[0]) == 2 else number


def _numeric(word: str, *, year_first: bool) -> dict[str, Any]:
    """`16/5/2019`, day first unless it cannot be; `swappable` where both ways are dates."""
    parts = [int(p) for p in re.split(r"[/.-]", word)]
    if year_first:
        return {"year": parts[0], "month": parts[1], "day": parts[2]}
    day, month, year = parts
    if month > 12 >= day:
        day, month = month, day
    year = year if year > 99 else year + (1900 if year >= 50 else 2000)
    return {"day": day, "month": month, "year": year, "swappable": day <= 12 and month <= 12 and day != month}


def _finish(values: dict[str, Any], match: Match, tokens: Sequence[Token]) -> None:
    """Signs, vague amounts and the year of "last year", which no single word gives."""
    constants = match.rule.constants
    words = {t.word for t in tokens[match.first : match.last]}
    if "sign" in constants or constants["kind"] == "window":
        if values.get("amount") is None and "couple" in words:
            values["amount"] = 2
        if values.get("amount") is None and not (words & {"few", "several", "some", "many", "recent"}):
            plural = tokens[match.last - 1].word.endswith("s") or "sign" in constants
            values["amount"] = None if plural else 1
        if values.get("amount") is None:
            values["amount"], values["vague"] = None, True
        else:
            values["amount"] *= constants.get("sign", 1)
    if constants["kind"] in ("offset", "anaphoric") and "unit" not in values:
        values["unit"] = "day"
    if "old_yy" in values:
        values["year"] = 1900 + values.pop("old_yy")


def _shared(near: dict[str, Any], far: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Both ends of a range with the month and year that only one of them names."""
    both = {k: v for k, v in (near | far).items() if k in ("month", "year") and v is not None}
    return both | near, both | far
