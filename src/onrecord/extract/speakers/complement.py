"""What hangs on a verb of saying: whom it was told to, how and when; and what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.speakers.lexicon import nouns
from onrecord.extract.speakers.phrase import right_edge

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tonight"}
_WHEN = _DAYS | {
    "earlier",
    "later",
    "late",
    "early",
    "also",
    "separately",
    "meanwhile",
    "again",
    "afterwards",
    "however",
    "afterward",
    "overnight",
    "further",
    "morning",
    "afternoon",
    "evening",
    "night",
}
_THROUGH = {"in", "on", "by", "to", "at", "from", "via", "during", "through", "over", "after", "when", "with"}
_TOLD = {"tell", "inform", "brief", "assure", "warn", "notify", "remind"}
_CLAUSE = {"ccomp", "xcomp", "acl", "advcl"}


def after_adjuncts(doc: Doc, verb: Token, at: int, last: int) -> int:
    """The token after what is neither the verb nor what is said: "told AFP by telephone on Friday".

    `at` is the first token after the verb (and an inverted subject), `last` the end of the sentence.
    """
    told = verb.lemma_.lower() in _TOLD
    while at < last:
        token = doc[at]
        follower = doc[at + 1] if at + 1 < last else None
        if follower is not None and follower.tag_ == "POS":
            return at
        if token.lower_ in _WHEN:
            at += 1
        elif told and (edge := _object_edge(verb, at, last)):
            at, told = edge, False
        elif token.lower_ in {"this", "last", "on", "in", "late", "early"} and follower is not None and _day(follower):
            at = _past_date(doc, at + 1, last)
        elif (token.lower_ in _THROUGH and (edge := _phrase_edge(doc, token, last))) or (
            token.text == "," and (edge := _parenthesis(doc, at, last))
        ):
            at = edge
        else:
            return at
    return at


def _day(token: Token) -> bool:
    return token.lower_ in _DAYS or token.ent_type_ == "DATE"


def _past_date(doc: Doc, at: int, last: int) -> int:
    at += 1
    while at < last and doc[at].ent_iob_ == "I" and doc[at].ent_type_ == "DATE":
        at += 1
    return at


def _object_edge(verb: Token, at: int, last: int) -> int | None:
    for child in verb.rights:
        if (
            child.left_edge.i == at
            and child.pos_ in {"NOUN", "PROPN", "PRON"}
            and child.dep_ not in {"nsubj", "nsubjpass"}
        ):
            return right_edge(verb.doc, child.i, last)
    token = verb.doc[at]
    if (token.ent_iob_ == "B" and token.ent_type_ in {"ORG", "PERSON", "GPE"}) or token.pos_ == "PRON":
        end = at + 1
        while end < last and verb.doc[end].ent_iob_ == "I":
            end += 1
        return end
    return None


def _phrase_edge(doc: Doc, prep: Token, last: int) -> int | None:
    """The end of "in a statement posted online", of "by telephone"; None where it is no such phrase."""
    objects = [c for c in prep.rights if c.dep_ in {"pobj", "pcomp"} and c.i < last]
    if not objects or objects[0].pos_ not in {"NOUN", "PROPN", "NUM", "PRON"}:
        return None
    if objects[0].head.head.i > prep.i + 1 and objects[0].head.head.pos_ == "VERB":
        return None  # it belongs to a verb that comes later: "said in the raid five died"
    head = objects[0]
    end = right_edge(doc, head.i, last)
    if end < last and doc[end].tag_ in {"VBN", "VBG"} and head.lemma_.lower() in nouns()["statements"]:
        modifier = doc[end]
        if not any(c.dep_ in _CLAUSE for c in modifier.rights) and modifier.lower_ not in {"saying", "claiming"}:
            end = min(modifier.right_edge.i + 1, last)
    return end


def _parenthesis(doc: Doc, comma: int, last: int) -> int | None:
    """A parenthesis (", speaking on condition of anonymity, that ..."): the number of its "that", when there is one."""
    for at in range(comma + 2, min(comma + 14, last - 1)):
        if doc[at].text == "," and doc[at + 1].lower_ == "that":
            return at + 1
    return None


def says_that(verb: Token) -> bool:
    """True where a clause that is said hangs on the verb, behind it."""
    return any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.rights)


def says_something(verb: Token, at: int, last: int) -> bool:
    """True where a clause, an object or a quotation that is said stands at or after token `at`."""
    if at >= last:
        return False
    doc = verb.doc
    if doc[at].lower_ in {"that", ":", "how"} or doc[at].text in {"“", '"', "``", "‘"}:
        return True
    return any(
        c.i >= at and c.dep_ in {"ccomp", "xcomp", "dobj", "attr", "oprd", "parataxis", "pobj"} for c in verb.rights
    ) or any(doc[i].dep_ == "ccomp" and doc[i].head == verb for i in range(at, last))
