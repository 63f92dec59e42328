"""Whose verb it is: the token that heads the speaker's phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.speakers.lexicon import nouns

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.extract.speakers.hits import Hit

_NOMINAL = {"NOUN", "PROPN", "PRON"}
_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
_BETWEEN = {"ADV", "AUX", "PART"}


def agent(verb: Token) -> Token | None:
    """The noun after "by" in a passive."""
    for child in verb.rights:
        if child.lower_ == "by":
            for grandchild in child.rights:
                if grandchild.dep_ == "pobj" and grandchild.pos_ in _NOMINAL:
                    return grandchild
    return None


def issuer(head: Token) -> Token:
    """Whoever a statement is "by" or "from": "a statement by the ministry" speaks for the ministry."""
    words = nouns()
    if head.lemma_.lower() in words["statements"] | words["reports"]:
        for child in head.rights:
            if child.lower_ in {"by", "from"} and head.lemma_.lower() in words["statements"]:
                named = [c for c in child.rights if c.dep_ == "pobj" and c.pos_ in {"NOUN", "PROPN"}]
                if named and not named[0].ent_type_.startswith(("DATE", "TIME", "GPE", "LOC")):
                    return named[0]
            if child.dep_ == "acl" and (by := agent(child)) is not None:  # "a statement issued by the ministry"
                return by
    return head


def subject(verb: Token, first: int, last: int, before: list[Hit]) -> tuple[Token | None, bool]:
    """The speaker's head noun, and whether the verb is a participle that borrows it ("adding that ...")."""
    own = [c for c in verb.children if c.dep_ in _SUBJECTS and c.pos_ in _NOMINAL | {"DET", "NUM", "ADJ"}]
    if verb.tag_ == "VBG" and not any(c.dep_ == "aux" for c in verb.children):
        if own and own[-1].i == verb.i - 1:  # "with Sidii confirming that"
            return own[-1], False
        return _borrowed(verb, before), True
    if own:
        nearest = min(own, key=lambda c: abs(c.i - verb.i))
        return _antecedent(_outside_quote(nearest, verb), verb), False
    found = _inverted(verb, last) or _adjacent(verb, first)
    if found is not None:
        return found, False
    if verb.dep_ in {"conj", "xcomp"} and verb.tag_ != "VBN":
        head = _climb(verb)
        if head is not None:
            return head, True
    return None, False


def _outside_quote(found: Token, verb: Token) -> Token:
    """`found`, or where a quotation ends between it and the verb, the noun behind the mark: '"Six men," the mayor said'."""
    doc = verb.doc
    marks = [
        i
        for i in range(found.i + 1, verb.i)
        if doc[i].text in {"”", "''"} or (doc[i].text == '"' and i > 0 and doc[i - 1].text in {",", ".", "!", "?"})
    ]
    if not marks:
        return found
    behind = [t for t in doc[marks[-1] + 1 : verb.i] if t.pos_ in _NOMINAL]
    return next((t for t in behind if t.head.i <= marks[-1] or t.head.i >= verb.i), found)


def _antecedent(found: Token, verb: Token) -> Token | None:
    if found.tag_ not in {"WP", "WDT"}:
        return found
    if verb.dep_ == "relcl" and verb.head.pos_ in _NOMINAL:
        return verb.head
    before = [t for t in verb.doc[max(found.i - 3, 0) : found.i] if t.pos_ in _NOMINAL]
    return before[-1] if before else None


def _climb(verb: Token) -> Token | None:
    """The subject of the verbs above, as long as the chain is of verbs."""
    node = verb
    for _ in range(6):
        node = node.head
        subjects = [c for c in node.children if c.dep_ in _SUBJECTS and c.pos_ in _NOMINAL and c.i < verb.i]
        if subjects:
            return _antecedent(subjects[-1], node)
        if node.dep_ == "ROOT":
            return None
    return None


def _borrowed(verb: Token, before: list[Hit]) -> Token | None:
    """The speaker of "saying", "adding", "claiming": of the hit before, else of the verb above."""
    head = verb.head
    if before and before[-1].speaker is not None and head.i >= before[-1].start and _follows(verb):
        return verb.doc[before[-1].speaker.head]
    if verb.dep_ == "acl" and head.pos_ in _NOMINAL and head.lemma_.lower() not in nouns()["statements"]:
        return head
    found = _climb(verb)
    if found is not None:
        return found
    return verb.doc[before[-1].speaker.head] if before and before[-1].speaker is not None else None


def _follows(verb: Token) -> bool:
    return verb.i > 0 and (verb.doc[verb.i - 1].text in {",", "as", "by", "and"} or verb.dep_ in {"advcl", "conj"})


def _adjacent(verb: Token, first: int) -> Token | None:
    """The noun right before the verb, past adverbs and helpers."""
    at = verb.i - 1
    while at >= first and (verb.doc[at].pos_ in _BETWEEN):
        at -= 1
    if at < first:
        return None
    token = verb.doc[at]
    if token.pos_ not in _NOMINAL or token.ent_type_ in {"DATE", "TIME"} or verb.tag_ == "VB":
        return None
    return _top(token, first)


def _top(token: Token, first: int) -> Token:
    """The noun that governs `token` without leaving what stands between the last comma and it."""
    floor = token.i
    while floor > first and token.doc[floor - 1].text not in {",", "”", '"', "''", "—", "–", ";", ":"}:
        floor -= 1
    top = node = token
    while floor <= node.head.i < node.i and node.head.pos_ not in {"VERB", "AUX"}:
        node = node.head
        top = node if node.pos_ in _NOMINAL else top
    return top


def _inverted(verb: Token, last: int) -> Token | None:
    """The noun after "said" where the sentence has it turned round: '"…," said Col. Khan.'."""
    doc = verb.doc
    if verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or verb.i == 0 or verb.i + 1 >= last:
        return None
    if doc[verb.i - 1].text not in {",", "”", '"', "''", "’", "—", "–"}:
        return None
    at = verb.i + 1
    end = at
    while (
        end < last
        and (doc[end].pos_ in {"DET", "ADJ", "NOUN", "PROPN", "NUM"} or doc[end].text in {".", "-"})
        and (doc[end].text != "." or (doc[end - 1].pos_ == "PROPN" and end + 1 < last))
    ):
        end += 1
    nominal = [i for i in range(at, end) if doc[i].pos_ in {"NOUN", "PROPN"} and doc[i].lower_ != "monday"]
    return doc[nominal[-1]] if nominal else None
