"""Persons told of one by one: who was killed, injured, abducted or went missing, with what the report says of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.victims_harm import Harmed, harmed
from onrecord.extract.victims_lists import listed_names, names_after, names_beside
from onrecord.extract.victims_merge import merged, same_name
from onrecord.extract.victims_person import Person, person_at
from onrecord.extract.victims_sex import with_sex
from onrecord.record.actor import Victim
from onrecord.record.parsed import ParsedReport, Sentence, entities_in, entities_of

if TYPE_CHECKING:
    from spacy.tokens import Token

# Who dies in their own attack is no victim of it.
_ATTACKERS = frozenset(
    [
        "bomber",
        "attacker",
        "assailant",
        "gunman",
        "shooter",
        "hijacker",
        "suspect",
        "perpetrator",
        "kidnapper",
        "killer",
        "murderer",
    ]
)
_PRONOUNS = {"he": "male", "she": "female", "him": "male", "her": "female", "his": "male"}
# A pronoun reaches back this many sentences.
REACH = 2


def find_victims(parsed: ParsedReport) -> tuple[Victim, ...]:
    """The persons a report tells of one by one, in order; no groups, no numbers.

    Spans are offsets of `parsed.document.text`. Every value has its words: what the report does not say is None.
    Attackers, speakers and officials who only comment are left out.
    """
    found: list[Victim] = []
    for segment in parsed.segments:
        tokens = list(segment.doc)
        last: tuple[Sentence, Victim] | None = None
        for sentence in parsed.of_segment(segment):
            told = _of_sentence(sentence, tokens, last)
            found.extend(told)
            if told:
                last = sentence, told[-1]
    return with_sex(merged([*_with_spellings(merged(found), parsed)]), parsed)


def _of_sentence(sentence: Sentence, tokens: list[Token], last: tuple[Sentence, Victim] | None) -> list[Victim]:
    found: list[Victim] = []
    for harm in harmed(sentence.tokens.start, sentence.tokens.end, tokens):
        noun = harm.noun
        if noun.lower_ in _PRONOUNS and last is not None and sentence.index - last[0].index <= REACH:
            if last[1].sex in {None, _PRONOUNS[noun.lower_]} and last[1].name and harm.fate:
                again = replace(last[1], fate=harm.fate, predicate=sentence.segment.span(harm.word))
                found.append(replace(again, sex=_PRONOUNS[noun.lower_]))
            continue
        if noun.lemma_.lower() in _ATTACKERS:
            continue
        found.extend(_victim(sentence, person, harm) for person in _persons(harm))
    if len({v.name for v in found if v.name}) == 1:
        found = [_with_pronoun(v, sentence) for v in found]
    return found


def _persons(harm: Harmed) -> list[Person]:
    """The person the noun names; for "two brothers, Ali, 12, and Omar, 9" each of those named behind it."""
    one = person_at(harm.noun, told=harm.told)
    if one is not None:
        further = (
            names_after(one.end, harm.noun.sent.end, harm.noun.doc) if one.name and harm.noun.i > harm.word.i else ()
        )
        return [one, *(p for t in further if (p := person_at(t, told=True)) is not None)]
    if harm.noun.tag_ in {"NNS", "NNPS"}:
        ends = [*listed_names(harm.noun)] or [*names_beside(harm.noun)]
        if ends:
            return [p for t in ends if (p := person_at(t, told=True)) is not None]
    if harm.noun.tag_ not in {"NNS", "NNPS", "CD"}:
        return []
    named = [person_at(t, told=t.ent_type_ == "PERSON") for t in harm.noun.subtree if _listed(t, harm.noun)]
    return [p for p in named if p is not None and (p.age is not None or len((p.name or "").split()) > 1)]


def _listed(token: Token, group: Token) -> bool:
    """True where `token` ends a name that stands in apposition to `group`, alone or in a list."""
    if token.i <= group.i or token.pos_ != "PROPN" or token.dep_ not in {"appos", "conj"}:
        return False
    node = token
    while node.i != group.i:
        if node.dep_ not in {"appos", "conj"}:
            return False
        node = node.head
    chain = {t.dep_ for t in (token, *token.ancestors) if t.i > group.i}
    return "appos" in chain


def _victim(sentence: Sentence, person: Person, harm: Harmed) -> Victim:
    segment = sentence.segment
    return Victim(
        span=segment.span(segment.doc[person.start : person.end]),
        name=person.name,
        age=person.age,
        sex=person.sex,
        description=person.description,
        civilian=person.civilian,
        fate=harm.fate or None,
        predicate=segment.span(harm.word),
        rule=harm.rule,
    )


def _with_pronoun(victim: Victim, sentence: Sentence) -> Victim:
    """The sex a pronoun behind the name says, where the sentence has no other person it could mean."""
    if victim.sex is not None or victim.name is None:
        return victim
    offset = sentence.segment.offset
    others = [e for e in entities_in(sentence.tokens) if e.label_ == "PERSON" and not same_name(e.text, victim.name)]
    if others:
        return victim
    for token in sentence.tokens:
        if token.idx + offset < victim.span.end:
            continue
        if token.lower_ in _PRONOUNS:
            return replace(victim, sex=_PRONOUNS[token.lower_])
        if token.is_quote or (token.dep_ in {"nsubj", "nsubjpass"} and token.tag_ not in {"WP", "WDT"}):
            break  # somebody else may be meant from here on
    return victim


def _with_spellings(victims: tuple[Victim, ...], parsed: ParsedReport) -> tuple[Victim, ...]:
    """Other spellings of the victims' names anywhere in the report, as aliases."""
    text = parsed.document.text
    names = {
        re.sub(r"['’]s$", "", " ".join(segment.span(e).of(text).split()))
        for segment in parsed.segments
        for e in entities_of(segment.doc)
        if e.label_ == "PERSON"
    }
    return tuple(_spelled(victim, names) for victim in victims)


def _spelled(victim: Victim, names: set[str]) -> Victim:
    """The victim with the full name the report gives elsewhere, and every other spelling of it."""
    if victim.name is None:
        return victim
    name = victim.name
    if len(name.split()) == 1:
        fuller = {n for n in names if 1 < len(n.split()) <= 4 and same_name(n.split()[-1], name)}
        if len({n.split()[0].lower() for n in fuller}) == 1:
            name = max(sorted(fuller), key=len)
    known = set(name.lower().split())
    others = {n for n in {*names, victim.name} if not set(n.lower().split()) <= known and len(n.split()) <= 4}
    others = {n for n in others if same_name(n, name) and not known < set(n.lower().split())}
    return replace(victim, name=name, aliases=tuple(sorted({*victim.aliases, *others})))
