"""Predicates: the words of a sentence that say what befell people, with the persons they speak of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.casualties.lexicon import Lexicon, lexicon
from onrecord.extract.clauses import Clause, clause, conjuncts, expanded, subjects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

AUXILIARY = frozenset({"be", "leave", "find", "report", "count", "confirm", "have", "believe", "presume", "go", "list", "remain", "declare"})


@dataclass(frozen=True, slots=True)
class Fate:
    """Persons (head tokens) and what befell them; `verb` says it, `agents` did it where that is said."""

    kind: str
    verb: Token
    persons: tuple[Token, ...]
    agents: tuple[Token, ...] = ()
    negated: bool = False
    modal: str | None = None


def fates(sentence: Span) -> Iterator[Fate]:
    """Every fate that a sentence tells of, in the order of its words."""
    lex = lexicon()
    for token in sentence:
        if token.is_punct or token.is_space:
            continue
        yield from _of_verb(token, lex)
        yield from _of_state(token, lex)
        yield from _of_noun(token, lex)


def _of_verb(token: Token, lex: Lexicon) -> Iterator[Fate]:
    if token.pos_ not in ("VERB", "AUX", "NOUN", "PROPN", "ADJ"):
        return
    if token.pos_ != "VERB" and not (token.tag_ in ("VBN", "VBD") and token.dep_ not in ("amod", "compound")):
        return
    lemma = token.lemma_.lower()
    kind = _phrasal(token, lex.phrasal) or (lex.transitive.get(lemma) if token.dep_ != "amod" else None)
    if kind:
        told = clause(token)
        yield Fate(kind, token, told.patients, told.agents, told.negated, told.modal)
        return
    kind = _phrasal(token, lex.intransitive_phrasal) or lex.intransitive.get(lemma)
    if kind:
        told = clause(token)
        who = told.patients if told.voice == "passive" and told.patients else subjects(token)
        yield Fate(kind, token, who, (), told.negated, told.modal)
        return
    yield from _of_idiom(token, lemma, clause(token), lex)


def _phrasal(token: Token, table: dict[str, tuple[tuple[tuple[str, ...], str], ...]]) -> str | None:
    for rest, kind in table.get(token.lemma_.lower(), ()):
        doc, i = token.doc, token.i + 1
        window = [t.lower_ for t in doc[i : i + len(rest) + 5]]
        if tuple(window[: len(rest)]) == rest:
            return kind
        # "shot three men dead", "hacked his wife to death", "took five people hostage"
        for gap in range(1, 6):
            if tuple(window[gap : gap + len(rest)]) == rest and any(c.dep_ == "dobj" for c in token.children):
                return kind
    return None


def _of_idiom(token: Token, lemma: str, told: Clause, lex: Lexicon) -> Iterator[Fate]:
    objects = told.patients if told.voice == "active" else ()
    lemmas = {o.lemma_.lower() for o in objects}
    if lemma == "lose":
        if "life" in lemmas:
            yield Fate("killed", token, told.agents, (), told.negated, told.modal)
        else:
            lost = tuple(o for o in objects if o.lemma_.lower() in lex.lose_people and any(c.like_num or c.dep_ == "poss" for c in o.lefts))
            if lost:
                yield Fate("killed", token, lost, (), told.negated, told.modal)
    elif lemma in lex.claim_verbs and "life" in lemmas:
        life = next(o for o in objects if o.lemma_.lower() == "life")
        of = [p for c in life.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
        persons = expanded(of) if of else (life,)
        yield Fate("killed", token, persons, told.agents, told.negated, told.modal)
    elif lemma in lex.suffer_verbs and lemmas & lex.suffer_objects:
        yield Fate("injured", token, told.agents, (), told.negated, told.modal)
    elif lemma in lex.idioms and lemmas & lex.idioms[lemma]:
        yield Fate("killed", token, told.agents or subjects(token), (), told.negated, told.modal)


def _of_state(token: Token, lex: Lexicon) -> Iterator[Fate]:
    kind = lex.states.get(token.lower_)
    if kind is None or token.pos_ not in ("ADJ", "VERB", "NOUN", "ADV", "PROPN"):
        return
    if token.dep_ != "amod" and any(c.dep_ in ("dobj", "auxpass", "nsubj", "nsubjpass", "agent") for c in token.children) and token.pos_ == "VERB":
        return
    if token.dep_ == "amod" and token.head.pos_ in ("NOUN", "PROPN"):
        yield Fate(kind, token, tuple(conjuncts(token.head)))
    elif token.dep_ in ("acomp", "oprd", "ccomp", "xcomp", "attr", "dep", "advcl", "acl", "appos", "amod", "nsubj", "conj") and token.pos_ != "NOUN":
        yield from _predicative(token, kind)


def _predicative(token: Token, kind: str) -> Iterator[Fate]:
    head = token.head
    if token.dep_ == "conj" and head.lower_ in lexicon().states:
        head = head.head
    own = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")]
    if own:
        yield Fate(kind, token, expanded(own))
    elif head.lemma_.lower() in AUXILIARY:
        objects = [c for c in head.children if c.dep_ == "dobj" and c.i < token.i]
        who = expanded(objects) if objects else subjects(head)
        negated = any(c.dep_ == "neg" for c in head.children)
        yield Fate(kind, token, who, (), negated)
    elif token.dep_ in ("acl", "amod", "appos") and head.pos_ in ("NOUN", "PROPN", "NUM"):
        yield Fate(kind, token, tuple(conjuncts(head)))


def _of_noun(token: Token, lex: Lexicon) -> Iterator[Fate]:
    if token.pos_ not in ("NOUN", "PROPN"):
        return
    lemma = token.lemma_.lower()
    kind = lex.nouns.get(lemma)
    if kind is None:
        return
    of = [p for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
    by = [p for c in token.children if c.dep_ in ("prep", "agent") and c.lower_ == "by" for p in c.children if p.dep_ == "pobj"]
    owner = [c for c in token.children if c.dep_ == "poss"]
    if of:
        yield Fate(kind, token, expanded(of), expanded(by))
    elif owner:
        yield Fate(kind, token, expanded(owner), expanded(by))
