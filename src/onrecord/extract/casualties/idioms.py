"""Idioms: verbs that tell of death or harm only together with their object."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.extract.casualties.fate import Fate
from onrecord.extract.casualties.lexicon import Lexicon
from onrecord.extract.clauses import Clause, expanded, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token


def of_idiom(token: Token, lemma: str, told: Clause, lex: Lexicon) -> Iterator[Fate]:
    """Such as "lost 15 fighters", "claimed 22 lives", "sustained injuries", "laid down their lives", "took 14 hostages"."""
    objects = told.patients if told.voice == "active" else ()
    by_lemma = {o.lemma_.lower(): o for o in objects}
    life = by_lemma.get("life")
    if lemma in lex.lose_verbs:
        dying = life is not None or any(_is_for_life(o, lex) for o in objects)
        lost = (*told.agents,) if dying else tuple(o for o in objects if _is_lost(o, lex))
        if lost:
            yield Fate("killed", token, lost, (), told.negated, told.modal)
    elif lemma in lex.claim_verbs and life is not None:
        of = [p for c in life.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
        yield Fate("killed", token, expanded(of) if of else (life,), told.agents, told.negated, told.modal)
    elif lemma in lex.suffer_verbs and by_lemma.keys() & lex.suffer_objects:
        yield Fate("injured", token, told.agents, (), told.negated, told.modal)
    elif lemma in lex.idioms and by_lemma.keys() & lex.idioms[lemma]:
        yield Fate("killed", token, told.agents or subjects(token), (), told.negated, told.modal)
    elif lemma in lex.take_verbs:
        taken = tuple(o for o in objects if o.lemma_.lower() in lex.captives)
        if taken:
            yield Fate("abducted", token, taken, told.agents, told.negated, told.modal)


def _is_lost(person: Token, lex: Lexicon) -> bool:
    """True for "15 fighters", "his son": a loss of people is a death where they are counted or somebody's own."""
    return person.lemma_.lower() in lex.lose_people and any(c.like_num or c.dep_ == "poss" for c in person.lefts)


def _is_for_life(struggle: Token, lex: Lexicon) -> bool:
    """True for the battle of "lost his battle for life"; false for one that was fought for a town."""
    if struggle.lemma_.lower() not in lex.lose_struggle:
        return False
    return any(p.lemma_.lower() == "life" for c in struggle.children if c.lower_ == "for" for p in c.children)
