"""What a speaker is called elsewhere in the report: "a monitor" is the Observatory two sentences on."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract.speakers.described import described
from onrecord.extract.speakers.lexicon import classes, nouns
from onrecord.extract.speakers.mentions import Mention, mentions
from onrecord.record.parsed import ParsedReport
from onrecord.record.statement import Statement

_HE, _IT, _THEY = {"he", "she", "him", "her"}, {"it", "which", "itself"}, {"they", "them"}
_ACRONYM = re.compile(r"^(?:the )?([A-Z][A-Z.]{1,7})$")
_SMALL = {"of", "for", "the", "and", "in", "de", "la", "del", "y"}
# Only sorts of which a report has one: "a spokesman" here and a named one there may be two people.
_ONE_OF_A_KIND = {"monitor", "rights_group", "agency"}


def named(statements: list[Statement], parsed: ParsedReport) -> list[Statement]:
    """The statements with `own_name`, `own_span` and `description` filled in from the rest of the report."""
    known = mentions(statements, parsed)
    own = {m.statement: m for m in known if m.statement is not None}
    result: list[Statement] = []
    for k, statement in enumerate(statements):
        mention = own.get(k)
        result.append(_resolved(statement, mention, known, result, parsed) if mention else statement)
    return result


def _resolved(
    statement: Statement, mention: Mention, known: list[Mention], before: list[Statement], parsed: ParsedReport
) -> Statement:
    words = mention.text.lower()
    if words in _HE | _IT | _THEY:
        return _from_pronoun(statement, words, known, before)
    if statement.description and not mention.proper and statement.description[:1].isupper():
        return replace(statement, own_name=statement.description)
    found = (
        _issuer(mention, before)
        or _acronym(mention, known, parsed)
        or _surname(mention, known)
        or _same_head(mention, known)
        or _same_sort(mention, known)
    )
    if found is None:
        return replace(
            statement, description=statement.description or described(statement, mention, known, before, parsed)
        )
    full = _statement_of(found, before)
    return replace(
        statement,
        own_name=(full.own_name if full and full.own_name and not found.proper else None) or found.name,
        own_span=found.span,
        description=statement.description or found.description or (full.description if full else None),
    )


def _statement_of(mention: Mention, before: list[Statement]) -> Statement | None:
    return before[mention.statement] if mention.statement is not None and mention.statement < len(before) else None


def _from_pronoun(statement: Statement, words: str, known: list[Mention], before: list[Statement]) -> Statement:
    """The last speaker that the pronoun can stand for."""
    own = {m.statement: m for m in known}
    for k in range(len(before) - 1, -1, -1):
        earlier, mention = before[k], own.get(k)
        if mention is None or statement.sentence - earlier.sentence > 8:
            continue
        if mention.text.lower() in _HE | _IT | _THEY:
            if mention.text.lower() == words and earlier.own_name:
                return _as(statement, earlier, mention)
            continue
        if _fits(words, mention):
            return _as(statement, earlier, mention)
    return statement


def _fits(pronoun: str, mention: Mention) -> bool:
    if pronoun in _THEY:
        return mention.plural
    if pronoun in _HE:
        return mention.person
    return not mention.person and not mention.plural


def _as(statement: Statement, earlier: Statement, mention: Mention) -> Statement:
    name = earlier.own_name or mention.name
    return replace(statement, own_name=name, own_span=earlier.own_span or earlier.span, description=earlier.description)


def _issuer(mention: Mention, before: list[Statement]) -> Mention | None:
    """Such as "the statement said": whoever spoke last in a sentence that tells of a statement."""
    if mention.head not in nouns()["statements"] or mention.proper or not before:
        return None
    last = before[-1]
    if last.speaker is None or last.span is None:
        return None
    name = last.own_name or last.speaker
    return Mention(last.own_span or last.span, name, "", (), proper=True, person=False, plural=False)


def _acronym(mention: Mention, known: list[Mention], parsed: ParsedReport) -> Mention | None:
    match = _ACRONYM.match(mention.text)
    if match is None or parsed.capitals:
        return None
    letters = match.group(1).replace(".", "")
    for other in known:
        if len(other.words) < len(letters) - 1 or other.span == mention.span:
            continue
        initials = "".join(w[0] for w in re.findall(r"\w+", other.name) if w.lower() not in _SMALL).upper()
        if initials == letters:
            return other
        following = parsed.document.text[other.span.end : other.span.end + len(letters) + 3]
        if re.match(rf"\s?[(\[]{re.escape(letters)}[)\]]", following):
            return other
    return None


def _surname(mention: Mention, known: list[Mention]) -> Mention | None:
    """Such as "Khan" for "Col. Ahmed Khan": the fullest name that ends in the same word, or holds all of these."""
    if (
        not mention.proper
        or not mention.words
        or len(mention.words) > 2
        or mention.text.lower().startswith(("the ", "a "))
    ):
        return None
    last = mention.words[-1]
    if len(mention.words) > 1 and (not mention.person or " of " in mention.text):
        return None
    fuller = [
        m
        for m in known
        if m.proper
        and len(m.words) > len(mention.words)
        and set(mention.words) <= set(m.words)
        and (m.words[-1] == last or m.person)
    ]
    if not fuller:
        return None
    described = [m for m in fuller if m.description]
    return max(described or fuller, key=lambda m: (m.statement is not None, len(m.words)))


def _same_head(mention: Mention, known: list[Mention]) -> Mention | None:
    """Such as "the ministry" for "the Health Ministry", "the brigade" for "the 3d Infantry Brigade": the nearest before, else after."""
    if not mention.text.lower().startswith(("the ", "that ", "this ", "both ")) or (
        mention.proper and len(mention.words) > 1
    ):
        return None
    key = mention.head if mention.head != "agency" else "agency"
    others = [m for m in known if m.span != mention.span and len(m.words) > 1 and _has(m, key, mention)]
    before = [m for m in others if m.span < mention.span]
    proper_before = [m for m in before if m.proper]
    after = [m for m in others if m.span > mention.span and m.proper]
    return (proper_before or before or [None])[-1] or (after or [None])[0]  # type: ignore[list-item]


def _has(other: Mention, key: str, mention: Mention) -> bool:
    """True where `other` is about a `key` and says nothing against the words of `mention`."""
    described = (other.description or "").lower().split()
    if key not in other.words and key != other.head and key not in described:
        return False
    extra = set(mention.words[:-1]) - set(other.words) - set(described)
    return not extra or (other.head == key and not other.proper and len(extra) == 0)


def _same_sort(mention: Mention, known: list[Mention]) -> Mention | None:
    """Such as "a monitor", "the Britain-based monitoring group" for the one named monitor of the report."""
    if mention.person and mention.head != "monitor":
        return None
    text = " ".join(mention.words)
    for sort in classes():
        if sort.id not in _ONE_OF_A_KIND and not mention.text.lower().startswith(("the ", "that ")):
            continue
        if not any(text == g or text.endswith(f" {g}") for g in sort.generic):
            continue
        others = [m for m in known if m.proper and m.span != mention.span and _is_named(m, sort.names)]
        before = [m for m in others if m.span < mention.span]
        spoken = [m for m in others if m.statement is not None]
        if before and mention.text.lower().startswith("the "):
            return before[-1]
        if spoken or before:
            return max(spoken or before, key=lambda m: len(m.words))
    return None


def _is_named(mention: Mention, names: tuple[str, ...]) -> bool:
    text = " ".join(mention.words)
    return (
        not mention.person
        and any(n in mention.words or (" " in n and n in text) for n in names)
        and len(mention.words) > 1
    )
