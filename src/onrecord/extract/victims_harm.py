"""Who is harmed in a sentence: the nouns that a word for a fate is told of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.clauses import Clause, clause, companions, conjuncts, expanded, subjects
from onrecord.extract.victims_lists import LISTED, names_end
from onrecord.extract.victims_words import Part, custody, harm_adjectives, harm_nouns, harms, people, rosters

if TYPE_CHECKING:
    from spacy.tokens import Token

_BODIES = {"body", "corpse", "remains", "remain", "cadaver"}
_LOSS = {"lose": {"life"}, "breathe": {"last"}, "embrace": {"martyrdom"}, "meet": {"death"}}
_HURT = {"sustain", "suffer", "receive", "incur"}
_WOUNDS = {"injury", "wound", "burn", "fracture", "gunshot", "cut"}
_CAPTIVE = {"hostage", "captive"}
_STATES = {"dead": "killed", "missing": "missing", "lifeless": "killed", "unconscious": "injured"}
_INTO_STATE = {
    "find",
    "shoot",
    "leave",
    "go",
    "report",
    "declare",
    "be",
    "lie",
    "pronounce",
    "gun",
    "strike",
    "remain",
    "drop",
    "fall",
}


@dataclass(frozen=True, slots=True)
class Harmed:
    """A noun, the fate told of it, the word that tells it, and the id of the rule.

    `told` where the words leave no doubt that a person is meant.
    """

    noun: Token
    fate: str
    word: Token
    rule: str
    told: bool = False


def harmed(first: int, last: int, doc_tokens: list[Token]) -> Iterator[Harmed]:
    """Every noun of the sentence `[first, last)` that is told to be killed, injured, missing or abducted."""
    for token in doc_tokens[first:last]:
        found: list[Harmed] = []
        if token.pos_ in {"VERB", "AUX"}:
            found.extend(_by_verb(token))
        elif token.pos_ in {"NOUN", "PROPN", "ADJ"}:
            found.extend(_by_noun(token))
        if token.lower_ in harm_adjectives() and token.dep_ in {"amod", "compound"}:
            found.extend(_by_adjective(token))
        for harm in found:
            yield harm
            if harm.noun.pos_ != "PROPN":
                yield from _including(harm)


def _by_verb(verb: Token) -> Iterator[Harmed]:
    lemma = verb.lemma_.lower()
    found = clause(verb)
    if found.negated or found.modal in {"hedged", "purpose"}:
        return
    part: Part
    for part in ("patient", "subject"):
        harm = harms().get((lemma, part))
        if harm is not None:
            nouns = found.patients if part == "patient" else _doers(found)
            fate = "killed" if _to_death(verb) else harm.fate
            yield from (Harmed(n, fate, verb, harm.id) for n in nouns)
            if nouns:
                yield from (Harmed(n, fate, verb, "along_with") for n in companions(verb))
    yield from _by_phrase(verb, lemma, found)


def _doers(found: Clause) -> tuple[Token, ...]:
    return found.agents if found.voice == "active" else found.patients


def _to_death(verb: Token) -> bool:
    """Such as "shot dead", "stabbed to death", "shot fatally"."""
    for child in verb.children:
        if child.lower_ in {"dead", "fatally"} or (
            child.lower_ == "to" and any(c.lower_ == "death" for c in child.children)
        ):
            return True
    return False


def _by_phrase(verb: Token, lemma: str, found: Clause) -> Iterator[Harmed]:
    objects = [
        c for c in verb.children if c.dep_ in {"dobj", "attr", "oprd", "acomp", "npadvmod", "pobj", "xcomp", "advcl"}
    ]
    for child in objects:
        word = child.lemma_.lower()
        if word in _LOSS.get(lemma, set()):
            yield from (Harmed(n, "killed", child, "lost_life") for n in _doers(found))
        elif lemma in _HURT and word in _WOUNDS:
            yield from (Harmed(n, "injured", child, "sustained_wounds") for n in _doers(found))
        elif lemma == "take" and word in _CAPTIVE:
            # "took the priest X hostage": the parser makes X part of "hostage".
            nouns = (*(found.patients or _doers(found)), *(c for c in child.lefts if c.pos_ == "PROPN"))
            yield from (Harmed(n, "abducted", child, "taken_hostage") for n in nouns if n.i != child.i)
        elif child.lower_ in _STATES and lemma in _INTO_STATE and child.dep_ not in {"dobj", "pobj"}:
            nouns = found.patients or subjects(verb)
            yield from (Harmed(n, _STATES[child.lower_], child, "in_state") for n in nouns if n.i != child.i)
        elif lemma in {"claim", "take", "cost"} and word == "life":
            yield from (Harmed(n, "killed", child, "claimed_life") for n in _of(child))
    if lemma == "take" and any(
        c.lower_ == "as" and any(p.lemma_.lower() in _CAPTIVE for p in c.children) for c in verb.children
    ):
        yield from (Harmed(n, "abducted", verb, "taken_hostage") for n in found.patients)
    yield from _in_custody(verb, lemma, found)
    yield from _among(verb, lemma)
    yield from _roster(verb, lemma)


def _in_custody(verb: Token, lemma: str, found: Clause) -> Iterator[Harmed]:
    """Such as "is in prison", "was held in custody", "was taken into custody", "was sentenced to two years in prison"."""
    words = custody()
    if lemma in words["sentence"]:
        if any(
            t.lemma_.lower() in words["nouns"] or t.lower_ in {"years", "months"} for t in verb.subtree if t.i > verb.i
        ):
            yield from (Harmed(n, "arrested", verb, "in_custody") for n in found.patients)
    elif lemma in words["verbs"]:
        for prep in (c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"in", "into"}):
            if any(p.lemma_.lower() in words["nouns"] for p in prep.children if p.dep_ == "pobj"):
                nouns = found.patients if found.voice == "passive" or lemma == "take" else subjects(verb)
                yield from (Harmed(n, "arrested", prep, "in_custody") for n in nouns)


def _including(harm: Harmed) -> Iterator[Harmed]:
    """Such as "killed ten people, including X": those singled out from a group that is told of."""
    noun = harm.noun
    for token in noun.sent:
        if token.lower_ == "including" and token.i > noun.i and (noun.is_ancestor(token) or token.i - noun.i < 6):
            parts = expanded([c for c in token.children if c.dep_ in {"pobj", "dobj"}])
            yield from (Harmed(p, harm.fate, harm.word, "including", told=True) for p in parts)


def _of(noun: Token) -> tuple[Token, ...]:
    return expanded(
        [p for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
    )


def _fate_of_group(token: Token) -> str | None:
    """The fate in "the dead", "those killed", "the wounded"; "" for "the victims"."""
    words = {token.lemma_.lower(), token.lower_, *(c.lower_ for c in token.lefts if c.dep_ == "amod")}
    if token.lower_ in {"those", "people", "person", "persons"} or token.lemma_.lower() in {"one", "man", "person"}:
        words |= {t.lower_ for t in token.subtree if t.tag_ in {"VBN", "VBD"} and t.head.i >= token.i}
    for fate in ("killed", "injured", "abducted", "missing", "arrested"):
        if words & rosters()[fate]:
            return fate
    return "" if words & rosters()["unsaid"] else None


def _among(verb: Token, lemma: str) -> Iterator[Harmed]:
    """Such as "X was among the dead", "among those killed was X"."""
    if lemma not in {"be", "include"}:
        return
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in {"among", "amongst"}:
            group = next((c for c in prep.children if c.dep_ in {"pobj", "amod"}), None)
            fate = _fate_of_group(group) if group is not None else None
            if fate is not None:
                nouns = [c for c in verb.children if c.dep_ in {"nsubj", "attr", "nsubjpass"}]
                yield from (Harmed(n, fate, prep, "among_the_dead", told=True) for n in expanded(nouns))


def _roster(verb: Token, lemma: str) -> Iterator[Harmed]:
    """Such as "the dead were identified as A, 34, and B, 12": every name behind the verb."""
    if lemma not in rosters()["verbs"]:
        return
    wanted = {"nsubj", "nsubjpass", "dobj"} if lemma in {"identify", "name"} else {"nsubj", "nsubjpass"}
    groups = [(c, fate) for c in verb.children if c.dep_ in wanted and (fate := _fate_of_group(c)) is not None]
    if not groups:
        return
    subject, fate = groups[0]
    doc, end = verb.doc, verb.sent.end
    seen = -1
    for i in range(verb.i + 1, end):
        token = doc[i]
        if token.i <= seen or token.i == subject.i:
            continue
        if token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBN", "VBG"} and token.text.islower():
            break  # the list is over
        if names_end(token, end) or (token.lemma_.lower() in people() and token.dep_ in LISTED):
            yield Harmed(token, fate, subject, "roster", told=True)
            seen = i


def _by_noun(noun: Token) -> Iterator[Harmed]:
    """Such as "the murder of X", "X's death", "the body of X"."""
    lemma = noun.lemma_.lower()
    if lemma in rosters()["unsaid"]:  # "the victim, X, worked for"
        yield from (
            Harmed(c, "", noun, "roster", told=True) for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN"
        )
    fate = "killed" if lemma in _BODIES else harm_nouns().get(lemma)
    if fate is None or noun.dep_ == "compound":
        return
    if any(c.lower_ in {"fatal", "deadly"} for c in noun.lefts):
        fate = "killed"
    for person in _of(noun):
        yield Harmed(person, fate, noun, "noun_of_harm")
    for child in noun.lefts:
        if (
            child.dep_ == "poss"
            and child.ent_type_ not in {"GPE", "ORG", "NORP"}
            and lemma not in {"killing", "execution"}
        ):
            yield from (Harmed(p, fate, noun, "noun_of_harm") for p in conjuncts(child))


def _by_adjective(adjective: Token) -> Iterator[Harmed]:
    head = adjective.head
    while head.dep_ == "compound" and head.head.i > head.i:
        head = head.head  # "slain lawyer X": the name heads the phrase
    if head.pos_ in {"NOUN", "PROPN"} and adjective.i < head.i and head.i - adjective.i < 8:
        yield Harmed(head, harm_adjectives()[adjective.lower_], adjective, "adjective_of_harm")
