"""Verbs of saying: who says it, and where it stands to what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.speakers.complement import after_adjuncts, says_something, says_that
from onrecord.extract.speakers.hits import Hit, Placement
from onrecord.extract.speakers.lexicon import Cue, nouns, verbs
from onrecord.extract.speakers.phrase import NounPhrase, noun_phrase, right_edge
from onrecord.extract.speakers.subjects import agent, issuer, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_UNWILLING = {"decline", "refuse", "fail", "avoid", "want", "yet", "unable", "ask", "urge"}
_CLOSING = {"notes", "reports", "claims", "says", "adds", "states", "estimates"}
_PASSIVE_OK = {"report", "document", "record", "confirm", "announce", "describe", "say", "claim", "estimate"}
OPENERS = {",", "”", '"', "''", "’", "—", "–", "--", "-", "“", "?", "!", "..."}
RESPONSIBLE = {"claim", "deny", "accept", "take", "assume", "admit", "acknowledge"}


def verb_hits(doc: Doc, first: int, last: int) -> list[Hit]:
    """The verbs of saying in tokens `[first, last)`, in order."""
    found: list[Hit] = []
    for index in range(first, last):
        token = doc[index]
        hit = _hit(token, first, last, found)
        if hit is not None:
            found.append(hit)
    return found


def _hit(verb: Token, first: int, last: int, before: list[Hit]) -> Hit | None:
    cue = _cue(verb)
    if cue is None or _unsaid(verb):
        return None
    if verb.tag_ == "VBN" and not _perfect(verb):
        return _passive(verb, cue, first, last)
    who, participle = subject(verb, first, last, before)
    if who is None:
        return None
    who = issuer(who)
    phrase = noun_phrase(verb.doc, who.i, first, verb.i if who.i < verb.i else last)
    if _is_nobody(verb, who, phrase, cue):
        return None
    return _placed(verb, cue, phrase, first, last, participle, before)


def _cue(verb: Token) -> Cue | None:
    lemma = verb.lemma_.lower()
    responsible = lemma in RESPONSIBLE and _object_lemma(verb) == "responsibility"
    if responsible and lemma not in verbs():
        return Cue("responsibility", "claimed", "figure")
    cue = verbs().get(lemma)
    if cue is None or (verb.pos_ not in {"VERB", "AUX"} and verb.lower_ not in {"said", "told"} and not _closes(verb)):
        return None
    if verb.dep_ in {"amod", "compound"} or (verb.tag_ == "VB" and verb.dep_ == "ROOT" and verb.i == verb.sent.start):
        return None
    return cue


def _closes(verb: Token) -> bool:
    """True for the last word of "..., RSF notes.", which the tagger takes for a noun."""
    doc = verb.doc
    if verb.tag_ not in {"NNS", "NNPS", "NNP"} or verb.lower_ not in _CLOSING or verb.i + 1 >= len(doc):
        return False
    comma = any(t.text in {",", "”", '"'} for t in doc[max(verb.i - 5, 0) : verb.i])
    return comma and doc[verb.i + 1].text in {".", ","} and doc[verb.i - 1].pos_ in {"NOUN", "PROPN"}


def _object_lemma(verb: Token) -> str | None:
    for child in verb.rights:
        if child.dep_ in {"dobj", "nsubjpass"}:
            return str(child.lemma_.lower())
    follower = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    return "responsibility" if follower is not None and follower.lower_ == "responsibility" else None


def _unsaid(verb: Token) -> bool:
    """True for "did not say", "declined to confirm", "could not be confirmed"."""
    if any(c.dep_ == "neg" for c in verb.children) or (verb.i > 0 and verb.doc[verb.i - 1].lower_ == "without"):
        return True
    if verb.tag_ == "VB":
        if verb.dep_ == "ccomp" and not any(c.dep_ == "aux" for c in verb.lefts):
            return True  # "demanded that the army clarify"
        window = verb.doc[max(verb.i - 4, verb.sent.start) : verb.i]
        return any(t.lemma_.lower() in _UNWILLING or t.dep_ == "neg" for t in window)
    return False


def _perfect(verb: Token) -> bool:
    """True where "has said" or "having said"; the tagger also calls many a simple past VBN."""
    helpers = {c.lemma_.lower() for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if "be" in helpers or any(c.dep_ in {"agent", "nsubjpass"} for c in verb.children):
        return False
    if verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].lower_ == "to" and "have" not in helpers:
        return False  # "people believed to have died"
    return "have" in helpers or any(c.dep_ == "nsubj" for c in verb.children) or verb.lower_ in {"said", "told"}


def _passive(verb: Token, cue: Cue, first: int, last: int) -> Hit | None:
    """Such as "… was confirmed by the army", "as reported by AFP"."""
    by = agent(verb)
    if by is None or verb.lemma_.lower() not in _PASSIVE_OK:
        return None
    phrase = noun_phrase(verb.doc, by.i, verb.i, last)
    start = verb.i - 1 if verb.i > first and verb.doc[verb.i - 1].lower_ == "as" else verb.i
    where: Placement = "before" if start <= first + 1 else "after"
    if verb.dep_ in {"acl", "relcl"} and start == verb.i:  # "an attack claimed by the group", "deaths reported by"
        claimed = cue.stance == "claimed"
        limit = verb.head.left_edge.i
        return Hit(cue, verb.i, verb.i + 1, phrase, start, phrase.reach, "clause", limit, responsibility=claimed)
    return Hit(cue, verb.i, verb.i + 1, phrase, start, phrase.reach, where)


def _is_nobody(verb: Token, who: Token, phrase: NounPhrase, cue: Cue) -> bool:
    words = nouns()
    lemma = who.lemma_.lower()
    if any(t.lower_ == "no" for t in who.doc[phrase.start : phrase.end]) or lemma in words["never"]:
        return True
    person = who.pos_ in {"PROPN", "PRON"} or who.ent_type_ in {"PERSON", "ORG", "NORP"}
    if cue.takes == "seen":
        return lemma not in words["eyes"]
    if cue.takes == "toll":
        return not (person or lemma in words["counters"] or lemma.endswith("s"))
    if cue.id == "report" and not says_that(verb):
        return not (person or lemma in words["counters"] or lemma in words["reports"])
    return False


def _placed(
    verb: Token, cue: Cue, who: NounPhrase, first: int, last: int, participle: bool, before: list[Hit]
) -> Hit | None:
    doc = verb.doc
    inverted = who.start > verb.i
    start = verb.i if inverted or participle else min(who.start, verb.i)
    behind = who.reach if inverted else verb.i + 1
    end = after_adjuncts(doc, verb, behind, last)
    floor = before[-1].end if before and before[-1].placement != "clause" else first
    left = not participle and _said_before(doc, floor if floor < start else first, start, inverted)
    placement = _placement(verb, left, inverted, end, last)
    if placement is None or not _needs_met(verb, cue, placement, end, last):
        return None
    responsible = verb.lemma_.lower() in RESPONSIBLE and _object_lemma(verb) == "responsibility"
    limit = _limit(verb, responsible, end, last)
    return Hit(cue, verb.i, verb.i + 1, who, start, end, placement, limit, responsible, participle)


def _said_before(doc: Doc, floor: int, start: int, inverted: bool) -> bool:
    """True where something that could be what is said stands right before the speaker."""
    if start <= floor or doc[start - 1].text not in OPENERS:
        return False
    words = [t for t in doc[floor:start] if not t.is_punct and not t.is_space]
    quoted = doc[start - 1].text in {"”", '"', "''", "’"} or (
        start >= 2 and doc[start - 2].text in {"”", '"', "''", "’"}
    )
    finite = any(t.pos_ in {"VERB", "AUX"} for t in words)
    return inverted or (quoted and bool(words)) or (finite and len(words) > 1)


def _placement(verb: Token, left: bool, inverted: bool, end: int, last: int) -> Placement | None:
    doc = verb.doc
    rest = [t for t in doc[end:last] if not t.is_punct and not t.is_space]
    if not rest:
        return "after" if left else None
    follower = doc[end].text
    if left and follower in {",", "—", "–", "--", ";", ".", "”"}:
        return "after" if inverted and not any(t.text in {"“", '"'} for t in doc[end : end + 3]) else "amid"
    if left and not says_something(verb, end, last):
        return "after"
    if left and any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.lefts) and doc[end].lower_ not in {"that", ":"}:
        return "after"
    return "before"


def _needs_met(verb: Token, cue: Cue, placement: Placement, end: int, last: int) -> bool:
    doc = verb.doc
    if placement in {"after", "amid"}:
        return cue.takes in {"clause", "figure"}
    if cue.takes in {"charge", "that"}:
        return cue.takes == "charge" or doc[end].lower_ == "that"
    if cue.takes == "toll":
        return any(t.lemma_.lower() in nouns()["tolls"] for t in doc[verb.i + 1 : min(verb.i + 8, last)])
    if cue.takes == "clause" and cue.id != "say":
        clause = doc[end].lower_ == "that" or any(c.dep_ in {"ccomp", "xcomp"} and c.i > verb.i for c in verb.rights)
        return clause or doc[end].text in {"“", '"', ":"}
    if cue.stance in {"confirmed", "claimed", "denied"} and any(t.pos_ == "VERB" for t in doc[end:last]):
        return True
    return says_something(verb, end, last) or verb.lemma_.lower() in {"say", "tell"}


def _limit(verb: Token, responsible: bool, end: int, last: int) -> int | None:
    """Where what is said must stop: a relative clause's end, or what responsibility is claimed for."""
    if responsible:
        for child in verb.rights:
            if child.dep_ == "dobj":
                return right_edge(verb.doc, child.i, last)
        return min(end + 6, last)
    if verb.dep_ == "relcl" or any(c.tag_ in {"WP", "WDT"} and c.dep_ == "nsubj" for c in verb.lefts):
        return min(verb.right_edge.i + 1, last)
    return None
