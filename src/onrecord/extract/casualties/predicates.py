"""Predicates: the words of a sentence that say what befell people, with the persons they speak of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.casualties.fate import Fate
from onrecord.extract.casualties.idioms import of_idiom
from onrecord.extract.casualties.lexicon import Lexicon, Phrasals, lexicon
from onrecord.extract.casualties.states import of_noun, of_state
from onrecord.extract.clauses import Clause, clause, subjects

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

JOINTS = frozenset({",", "and", "or", "either", "/", "and/or"})
COUNTING = frozenset("many several dozens scores hundreds thousands others more some dozen".split())
MORTALLY = frozenset({"fatally", "mortally"})
PHRASAL_REACH = 6  # "hacked his wife to death": words between verb and particle


def fates(sentence: Span) -> list[Fate]:
    """Every fate that a sentence tells of, in the order of its words."""
    lex = lexicon()
    found: list[Fate] = []
    for token in sentence:
        if token.is_punct or token.is_space:
            continue
        found.extend(_of_verb(token, lex))
        found.extend(of_state(token, lex))
        found.extend(of_noun(token, lex))
    return _either(found)


def _either(found: list[Fate]) -> list[Fate]:
    """One fate for "killed or wounded" and "20 killed and wounded", which leave open how many of each."""
    out: list[Fate] = []
    for fate in found:
        hurt = next((f for f in out if _died_then(f, fate)), None)
        if hurt is not None:
            out[out.index(hurt)] = fate
            continue
        first = next((f for f in out if f.kind != fate.kind and _shared(f, fate)), None)
        if first is None:
            out.append(replace(fate, persons=()) if any(_has_its_own(f, fate) for f in out) else fate)
        else:
            objects = tuple(p for p in fate.persons if p.i > fate.verb.i)
            out[out.index(first)] = replace(first, persons=objects or first.persons or fate.persons, either=True)
    return out


def _died_then(first: Fate, second: Fate) -> bool:
    """True for "was wounded and died later": who died is not among the hurt."""
    dies = second.verb.lemma_.lower() in lexicon().intransitive
    and_ = any(c.dep_ == "cc" and c.lower_ == "and" for c in first.verb.children)
    coordinated = second.verb.dep_ == "conj" and second.verb.head.i == first.verb.i
    return (
        (first.kind, second.kind) == ("injured", "killed")
        and dies
        and and_
        and coordinated
        and (first.persons == second.persons)
    )


def _has_its_own(first: Fate, second: Fate) -> bool:
    """True for "32 were killed and many more wounded": the wounded are not the 32 whom the parser lends them."""
    if second.verb.dep_ != "conj" or second.verb.head.i != first.verb.i or first.persons != second.persons:
        return False
    return any(t.lower_ in COUNTING for t in first.verb.doc[first.verb.i + 1 : second.verb.i])


def _shared(first: Fate, second: Fate) -> bool:
    """True where two coordinated words tell one number of persons of two fates."""
    verb = first.verb
    if second.verb.dep_ != "conj" or second.verb.head.i != verb.i:
        return False
    if any(t.lower_ not in JOINTS and t.pos_ != "ADV" for t in verb.doc[verb.i + 1 : second.verb.i]):
        return False  # "8 killed and 20 injured", "32 were killed and many more wounded"
    if any(c.dep_ == "cc" and c.lower_ == "or" for c in verb.children):
        return True
    same = first.persons == second.persons or not first.persons
    return same and bool(second.persons) and {first.kind, second.kind} == {"killed", "injured"}


def _of_verb(token: Token, lex: Lexicon) -> Iterator[Fate]:
    if token.pos_ not in ("VERB", "AUX", "NOUN", "PROPN", "ADJ"):
        return
    if token.pos_ != "VERB" and not (token.tag_ in ("VBN", "VBD") and token.dep_ not in ("amod", "compound")):
        return
    lemma = token.lemma_.lower()
    kind = _phrasal(token, lex.phrasal) or (lex.transitive.get(lemma) if token.dep_ != "amod" else None)
    if lemma in lex.mortal and any(c.lower_ in MORTALLY for c in token.children):
        kind = "killed"
    if kind:
        told = clause(token)
        yield Fate(_by_whom(kind, lemma, told, lex), token, told.patients, told.agents, told.negated, told.modal)
        return
    kind = _phrasal(token, lex.intransitive_phrasal) or lex.intransitive.get(lemma)
    if kind:
        told = clause(token)
        if lemma in lex.away_from and not _goes_from_home(token, lex):
            return
        who = told.patients if told.voice == "passive" and told.patients else subjects(token)
        yield Fate(kind, token, who, (), told.negated, told.modal)
        return
    yield from of_idiom(token, lemma, clause(token), lex)


def _by_whom(kind: str, lemma: str, told: Clause, lex: Lexicon) -> str:
    """Taken by the state's hands is arrested; captured by rebels is abducted."""
    if lemma not in lex.taken or kind not in ("abducted", "arrested"):
        return kind
    doers = {t.lemma_.lower() for a in told.agents for t in (a, *a.lefts)}
    if doers & lex.other_doers:
        return "abducted"
    return "arrested" if doers & lex.state_doers else lex.taken[lemma]


def _goes_from_home(token: Token, lex: Lexicon) -> bool:
    """True for "fled their homes", "fled the fighting"; false for suspects who flee on foot."""
    return any(
        t.lemma_.lower() in lex.left_behind
        for c in token.children
        for t in ((c,) if c.dep_ == "dobj" else c.children if c.dep_ == "prep" and c.lower_ == "from" else ())
    )


def _phrasal(token: Token, table: Phrasals) -> str | None:
    for rest, kind in table.get(token.lemma_.lower(), ()):
        window = [t.lower_ for t in token.doc[token.i + 1 : token.i + 1 + len(rest) + PHRASAL_REACH]]
        if tuple(window[: len(rest)]) == rest:
            return kind
        # "shot three men dead", "hacked his wife to death", "took five people hostage"
        for gap in range(1, PHRASAL_REACH):
            if tuple(window[gap : gap + len(rest)]) == rest and any(c.dep_ == "dobj" for c in token.children):
                return kind
    return None
