"""Whether a building that a sentence names was hit, read off the grammar around its noun."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.extract.things_lexicon import load

if TYPE_CHECKING:
    from spacy.tokens import Token

MENTION = "mention"
VERBAL = frozenset({"VERB", "AUX"})
NEAR = frozenset({"near", "beside", "behind", "outside", "opposite", "around", "towards"})


@dataclass(frozen=True, slots=True)
class Hits:
    """The word lists of resources/things/hits.yml."""

    verbs: frozenset[str]
    subject_verbs: frozenset[str]
    site_verbs: frozenset[str]
    nouns: frozenset[str]
    towards: frozenset[str]
    inside: frozenset[str]
    support_verbs: dict[str, frozenset[str]]


@cache
def hits() -> Hits:
    """The word lists, loaded once."""
    data = load("hits")
    lists = {
        key: frozenset(data[key]) for key in ("verbs", "subject_verbs", "site_verbs", "nouns", "towards", "inside")
    }
    return Hits(**lists, support_verbs={verb: frozenset(nouns) for verb, nouns in data["support_verbs"].items()})


def hit_rule(head: Token) -> str:
    """How the sentence says that the thing was hit: the id of the rule, or "mention" where it does not.

    hit_object (shelled a school), hit_subject (a school collapsed; came under fire), hit_attack (an attack on a
    school), hit_compound (the school bombing), hit_participle (the bombed school), hit_site (a bomb went off in a
    school). "near" is an event outside it; whatever stands with a hit thing ("a school and a clinic") is hit too.
    """
    seen = 0
    while head.dep_ in ("conj", "appos") and head.head.pos_ in ("NOUN", "PROPN") and seen < 5:
        own = _rule(head)
        if own != MENTION:
            return own
        head, seen = head.head, seen + 1
    return _rule(head)


def _rule(head: Token) -> str:
    lists, governor = hits(), head.head
    lemma = governor.lemma_.lower()
    if _participle(head, lists):
        return "hit_participle"
    if head.dep_ in ("compound", "poss", "nmod") and lemma in lists.nouns:
        return "hit_compound"
    if head.dep_ == "pobj":
        return _prepositional(governor, lists)
    if _negated(governor):
        return MENTION
    if head.dep_ in ("dobj", "nsubjpass") and lemma in lists.verbs:
        return "hit_object"
    return "hit_subject" if head.dep_ in ("nsubj", "nsubjpass") and _struck_subject(governor, lists) else MENTION


def _participle(head: Token, lists: Hits) -> bool:
    """The "bombed school", the "school hit by shells", the "school that was shelled"."""
    for child in head.children:
        lemma = child.lemma_.lower()
        if child.dep_ == "amod" and child.lower_.endswith("ed") and lists.verbs & {lemma, lemma[:-2], lemma[:-1]}:
            return True
        if child.dep_ == "acl" and child.tag_ in ("VBN", "VBD") and lemma in lists.verbs and not _negated(child):
            return True
        if child.dep_ == "relcl" and lemma in lists.verbs and any(c.dep_ == "nsubjpass" for c in child.children):
            return not _negated(child)
    return False


def _negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _struck_subject(verb: Token, lists: Hits) -> bool:
    lemma = verb.lemma_.lower()
    if lemma in lists.subject_verbs and not any(c.dep_ == "dobj" for c in verb.children):
        return True
    needed = lists.support_verbs.get(lemma)
    if needed is None:
        return False
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    objects += [p for c in verb.children if c.dep_ == "prep" for p in c.children if p.dep_ == "pobj"]
    return any(o.lemma_.lower() in needed for o in objects)


def _prepositional(prep: Token, lists: Hits) -> str:
    """What "on the school", "in the school" and "near the school" hang on."""
    word, governor, hops = prep.lower_, prep.head, 0
    while governor.dep_ == "prep" and hops < 3:
        governor, hops = governor.head, hops + 1
    lemma = governor.lemma_.lower()
    if word in NEAR:
        return "near" if lemma in lists.nouns or lemma in lists.site_verbs else MENTION
    if governor.pos_ in VERBAL:
        return _beside_verb(word, governor, lists)
    if lemma not in lists.nouns:
        return MENTION
    return "hit_attack" if word in lists.towards else "hit_site" if word in lists.inside else MENTION


def _beside_verb(word: str, verb: Token, lists: Hits) -> str:
    """Reads "exploded in", "opened fire on", "set fire to", "carried out an attack at"."""
    lemma = verb.lemma_.lower()
    if _negated(verb):
        return MENTION
    if lemma == "set" and word == "to":
        return "hit_object"
    if lemma in lists.site_verbs:
        return "hit_site" if word in lists.inside | lists.towards - {"of", "to"} else MENTION
    partners = {c.lemma_.lower() for c in verb.children if c.dep_ in ("dobj", "nsubj", "nsubjpass")}
    return "hit_site" if word in lists.inside | {"against"} and not partners.isdisjoint(lists.nouns) else MENTION
