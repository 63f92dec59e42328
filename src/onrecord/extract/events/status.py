"""Status: whether what a trigger tells of happened, was tried, was threatened or is denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.clauses import Clause
from onrecord.extract.events.lexicon import EventLexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.record.event import Status


def verb_status(told: Clause, lex: EventLexicon) -> Status | None:
    """The status of a verb's event; None for what is only supposed ("if they attack", "could kill")."""
    above = _governor(told.verb)
    lemma = above.lemma_.lower() if above is not None else ""
    if told.modal == "purpose":
        if lemma in lex.attempt:
            return "attempted"
        return "threatened" if lemma in lex.threat else None
    if told.modal == "hedged":
        return "threatened" if lemma in lex.threat else None
    if lemma in lex.deny:
        return "denied"
    if told.negated:
        return None
    if lemma in lex.attempt and told.verb.dep_ in ("xcomp", "pcomp", "ccomp"):
        return "attempted"
    return "happened"


def noun_status(noun: Token, lex: EventLexicon) -> Status | None:
    """The status of a noun's event, from the word it hangs on."""
    for child in noun.children:
        if child.dep_ in ("amod", "compound") and child.lower_ in (
            "attempted",
            "foiled",
            "thwarted",
            "failed",
            "unsuccessful",
        ):
            return "attempted"
        if child.dep_ in ("amod", "compound") and child.lower_ in (
            "possible",
            "potential",
            "future",
            "alleged",
            "imminent",
            "planned",
            "further",
        ):
            return None if child.lower_ != "alleged" else "happened"
        if child.dep_ == "det" and child.lower_ == "no":
            return None
    lemma = _noun_governor(noun)
    if lemma in lex.deny:
        return "denied"
    if lemma in lex.attempt or lemma in ("attempt", "bid"):
        return "attempted"
    if lemma in lex.threat or lemma == "threat":
        return "threatened"
    return "happened"


def _governor(verb: Token) -> Token | None:
    current = verb
    while current.dep_ == "conj" and current.head.pos_ in ("VERB", "AUX"):
        current = current.head
    return current.head if current.head.i != current.i else None


def _noun_governor(noun: Token) -> str:
    head = noun.head
    if noun.dep_ in ("dobj", "pobj", "nsubjpass", "compound"):
        if head.dep_ == "prep" and head.lower_ in ("of", "to", "against", "from", "at", "in"):
            head = head.head
            if head.lemma_.lower() in ("attempt", "threat", "plot", "plan", "wave", "risk", "possibility", "fear"):
                return (
                    "threat"
                    if head.lemma_.lower() in ("risk", "possibility", "fear", "plan", "plot")
                    else str(head.lemma_.lower())
                )
            if noun.head.lower_ != "in" and head.pos_ != "VERB":
                return ""
            if noun.head.lower_ == "in":
                return ""
        return str(head.lemma_.lower())
    return ""
