"""States: "left eight dead", "30 hurt", "three are missing", "two wounded soldiers", "the deaths of five"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.casualties.fate import Fate
from onrecord.extract.casualties.lexicon import Lexicon, lexicon
from onrecord.extract.casualties.persons import REMAINS
from onrecord.extract.clauses import conjuncts, expanded, modality, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

NUMBER_REACH = 3  # words between a number and its state: "15 people badly hurt"
OF_MANY = frozenset({"massacre", "slaughter"})
PREDICATIVE = frozenset(
    {
        "acomp",
        "oprd",
        "ccomp",
        "xcomp",
        "attr",
        "dep",
        "advcl",
        "acl",
        "appos",
        "amod",
        "nsubj",
        "conj",
        "ROOT",
        "dobj",
        "advmod",
    }
)


def of_state(token: Token, lex: Lexicon) -> Iterator[Fate]:
    """The fate that an adjective or participle tells of its noun or of its subject."""
    for fate in _of_state(token, lex):
        yield replace(fate, persons=_own(fate.persons, token, lex))


def _own(persons: tuple[Token, ...], state: Token, lex: Lexicon) -> tuple[Token, ...]:
    """Those of `persons` that the state is told of: in "3 dead and 15 hurt" not the dead, in "4 dead, 9 hurt" not the hurt."""
    before = [t for t in state.doc[state.sent.start : state.i] if t.lower_ in lex.states]
    last = max((t.i for t in before if lex.states[t.lower_] != lex.states[state.lower_]), default=-1)
    counted_since = any(t.like_num for t in state.doc[max(last + 1, state.i - NUMBER_REACH) : state.i])
    return tuple(
        p
        for p in persons
        if (p.i > last or not counted_since) and (p.i < state.i or state.dep_ == "amod" or state.lower_ == "fatal")
    )


def _of_state(token: Token, lex: Lexicon) -> Iterator[Fate]:
    kind = lex.states.get(token.lower_)
    if kind is None or token.pos_ not in ("ADJ", "VERB", "NOUN", "ADV", "PROPN"):
        return
    if token.dep_ != "amod" and token.pos_ == "VERB" and _is_real_verb(token):
        return
    if token.dep_ == "amod" and token.head.pos_ in ("NOUN", "PROPN"):
        if kind == "displaced":
            return  # "displaced people" says who they are, not what befell them today
        noun = token.head
        be = noun.head.lemma_.lower() == "be" and noun.dep_ == "attr"
        yield Fate(kind, token, _alike(noun, kind), modal=modality(noun.head) if be else None)
    elif token.dep_ in PREDICATIVE and token.pos_ != "NOUN":
        yield from _predicative(token, kind)


def _alike(noun: Token, kind: str) -> tuple[Token, ...]:
    """The noun and those coordinated with it, but for those of another state: "three dead and ten wounded"."""
    states = lexicon().states
    return tuple(n for n in conjuncts(noun) if not {states.get(c.lower_, kind) for c in n.children} - {kind})


def _is_real_verb(token: Token) -> bool:
    """True for a participle that is read as a verb; "are missing" is none, though it looks like one."""
    deps = {c.dep_ for c in token.children}
    if token.lower_ == "missing":
        return "dobj" in deps
    return bool(deps & {"dobj", "auxpass", "nsubj", "nsubjpass", "agent"})


def _predicative(token: Token, kind: str) -> Iterator[Fate]:
    head = token.head
    if token.dep_ == "conj" and head.lower_ in lexicon().states:
        head = head.head
    own = [
        c
        for above in (token, *(c for c in token.children if c.dep_.startswith("aux")))
        for c in above.children
        if c.dep_ in ("nsubj", "nsubjpass")
    ]
    negated = any(c.dep_ == "neg" for c in (*token.children, *head.children))
    if token.lower_ == "fatal":
        yield Fate(kind, token, expanded((*_after(token, "for", "to"), *_after(head, "for", "to"))), (), negated)
    elif own:
        yield Fate(kind, token, expanded(own), (), negated, modality(token))
    elif head.lemma_.lower() in lexicon().linking:
        objects = [c for c in head.children if c.dep_ == "dobj"]  # "shot dead two guards": not those who shot
        who = expanded(objects) if objects else subjects(head)
        yield Fate(kind, token, who, (), negated, modality(head))
    elif token.dep_ in ("acl", "amod", "appos") and head.pos_ in ("NOUN", "PROPN", "NUM"):
        yield Fate(kind, token, _alike(head, kind))


def _after(token: Token, *words: str) -> Iterator[Token]:
    for prep in token.children:
        if prep.lower_ in words:
            yield from (c for c in prep.children if c.dep_ == "pobj")


def of_noun(token: Token, lex: Lexicon) -> Iterator[Fate]:
    """The fate that a noun tells of whom it is said of: "the murder of six priests", "the mayor's death"."""
    kind = lex.nouns.get(token.lemma_.lower()) if token.pos_ in ("NOUN", "PROPN") else None
    if kind is None or token.dep_ == "compound":
        return
    of, by = tuple(_after(token, "of")), tuple(_after(token, "by"))
    if token.lemma_.lower() in OF_MANY and len(of) == 1 and of[0].tag_ == "NNP" and of[0].ent_type_ != "PERSON":
        return  # "the massacre of Acteal" is named for its place
    owner = [c for c in token.children if c.dep_ == "poss"]
    if of and token.lemma_.lower() in REMAINS and any(c.like_num for c in token.lefts):
        yield Fate(kind, token, (token,), expanded(by))
    elif of:
        yield Fate(kind, token, expanded(of), expanded(by))
    elif owner:
        yield Fate(kind, token, expanded(owner), expanded(by))
