"""Told: from a fate and its figure, or from a pattern's figure, to a CasualtyMention."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from onrecord.extract.casualties.counting import NOBODY, Figure, figure
from onrecord.extract.casualties.lexicon import lexicon
from onrecord.extract.casualties.nouns import noun_after
from onrecord.extract.casualties.persons import REMAINS, is_known_person, is_no_person, is_person, may_be_killed
from onrecord.extract.phrases import bare, left_edge, phrase
from onrecord.extract.victims_words import people
from onrecord.record.casualty_mention import CasualtyMention
from onrecord.record.count import Count
from onrecord.record.parsed import text_of
from onrecord.record.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.extract.casualties.fate import Fate
    from onrecord.extract.casualties.numbers_in import SentenceNumbers
    from onrecord.record.claim import ClaimKind
    from onrecord.record.parsed import Sentence

LOW_PHRASES = frozenset({"person", "one", "unnumbered"})
NOT_WHO = frozenset(
    "other many some several all both one dozen hundred thousand score ten number more few handful".split()
)
ATTRIBUTES = frozenset({"slain", "murdered", "deceased", "fallen", "martyred"})
SELF = frozenset({"himself", "herself", "itself", "themselves"})
SAID = re.compile(r"\s*(?:,[^.;]{2,90},)?\s*(?:said|says|told|added|confirmed)\b", re.IGNORECASE)
ALSO = frozenset({"also", "too", "likewise"})
COUNT_WORDS = frozenset({"number", "toll", "percentage", "proportion", "amount", "rate", "names", "name", "list"})
WHOLE_PHRASE = frozenset(
    {"one", "person", "pronoun", "unnumbered", "named"}
)  # rules whose words are the phrase of who is counted


def of_fate(fate: Fate, sentence: Sentence, numbers: SentenceNumbers, together: int) -> list[CasualtyMention]:
    """The figures of a fate's persons, one each; they share `together`."""
    out: list[CasualtyMention] = []
    taken = -1
    for person in _persons(fate):
        if person.i < taken or _included(fate.persons[0], person):
            continue  # "troops and militia" share one number
        read = figure(person, numbers)
        if read is None or not _counts(read, fate, person):
            continue
        if read.name and out and _speaks(person, sentence):
            continue
        begin, before, taken = left_edge(person), taken, bare(phrase(person)).end
        if out and begin == before and read.name and out[-1].singular:
            out[-1] = _with_name(out[-1], read, sentence)  # "the engineer Josef Huber" is one
            continue
        if fate.negated and read.rule != "none":
            continue
        out.append(_mention(fate, read, sentence, together))
    return out


def _speaks(person: Token, sentence: Sentence) -> bool:
    """True for the speaker of "killing 23 people, Ana Paz, a commissioner, said"."""
    after = sentence.tokens.text[person.idx + len(person) - sentence.tokens.start_char :]
    return bool(SAID.match(after))


def _with_name(described: CasualtyMention, name: Figure, sentence: Sentence) -> CasualtyMention:
    """One person whose description and name the parser takes for two."""
    offset = sentence.segment.offset
    whole = Span(described.span.start, offset + name.end)
    words = whole.shifted(-offset).of(text_of(sentence.segment.doc))
    return replace(described, phrase=words, span=whole, counted=whole, counted_text=words, head=name.head, name=True)


def _included(first: Token, person: Token) -> bool:
    """True for Y of "six soldiers including X and Y", whom the parser may join to the six."""
    between = first.doc[first.i + 1 : person.i] if first.i < person.i else ()
    return any(t.lower_ == "including" for t in between) and not any(
        t.lower_ == ")" or (t.pos_ == "VERB" and t.lower_ != "including") for t in between
    )


def _persons(fate: Fate) -> tuple[Token, ...]:
    """Those the fate befell; the bomber of "killing himself and five others" is not one of the others."""
    who = tuple(p for p in fate.persons if p.i != fate.verb.i or p.lemma_.lower() in REMAINS)
    others = tuple(p for p in who if p.lower_ not in SELF)
    return others or who


def _counts(read: Figure, fate: Fate, person: Token) -> bool:
    """False for things and ideas, for "the number of", and for persons of another fate ("ten wounded")."""
    if person.lemma_.lower() in COUNT_WORDS and read.rule in LOW_PHRASES:
        return False
    if _names_somebody(read) and not is_no_person(read.head):
        return True
    if _of_another_fate(person, fate):
        return False
    if read.rule == "person" and not (read.name or is_person(read.head)):
        return False
    if fate.verb.lemma_.lower() in lexicon().taken and not (read.rule == "pronoun" or is_known_person(read.head)):
        return False
    return may_be_killed(read, fate.kind)


def _of_another_fate(person: Token, fate: Fate) -> bool:
    """True for the dozen of "killed 17 people and a dozen wounded"."""
    if person.i == fate.persons[0].i or person.i + 1 >= person.sent.end:
        return False
    following = person.nbor()
    if following.lemma_.lower() in lexicon().suffer_verbs and fate.kind != "injured":
        return True  # "the deaths of 16 people and 18 others sustaining injuries"
    joined = (
        following.head.i == person.i or person.like_num or person.lemma_ in ("dozen", "score", "hundred", "thousand")
    )
    return joined and lexicon().states.get(following.lower_, fate.kind) != fate.kind


def _names_somebody(read: Figure) -> bool:
    """True where the phrase holds a person's name, or what he is before one ("banker X Y")."""
    words = read.counted.doc[read.counted.start : read.counted.end]
    if not read.singular:
        return False
    return any(t.ent_type_ == "PERSON" or (t.tag_ == "NNP" and t.lower_ in people()) for t in words)


def _mention(fate: Fate, read: Figure, sentence: Sentence, together: int) -> CasualtyMention:
    offset, doc = sentence.segment.offset, sentence.segment.doc
    kind, rule, count = cast("ClaimKind", fate.kind), read.rule, read.count
    if rule == "none" and kind in ("killed", "injured"):
        kind = "none_killed"
    elif fate.either and rule != "none":
        rule, count = "killed_or_else", Count(None, None, count.high)
    counted = _counted_span(read, offset, sentence)
    return CasualtyMention(
        kind=kind,
        phrase=text_of(doc)[read.start : read.end],
        span=Span(offset + read.start, offset + read.end),
        rule=rule,
        count=count,
        sentence=sentence.index,
        predicate=Span(offset + fate.verb.idx, offset + fate.verb.idx + len(fate.verb)),
        counted=counted,
        counted_text=counted.shifted(-offset).of(text_of(doc)) if counted else None,
        head=read.head,
        agent=_agent_span(fate.agents, offset),
        together=together,
        additional=read.additional or (_also(fate.verb) and not read.definite),
        definite=read.definite or _of_the_same(read, fate) or _known_dead(read, fate),
        singular=read.singular,
        name=read.name,
        modal=fate.modal,
    )


def _of_the_same(read: Figure, fate: Fate) -> bool:
    """True for "18 of the injured", counted among the injured before."""
    head = read.counted.head
    pointed = any(c.lower_ == "the" for c in head.lefts)
    return pointed and read.rule not in LOW_PHRASES and lexicon().states.get(head.lower_) == fate.kind


def _known_dead(read: Figure, fate: Fate) -> bool:
    """True for "the funeral of a slain officer": an adjective tells who he is, not what befell him now."""
    return read.singular and fate.verb.dep_ == "amod" and fate.verb.lower_ in ATTRIBUTES


def _also(verb: Token) -> bool:
    """True for "a driver was also killed": he is another than those told of before."""
    adverbs = [c for c in verb.children if c.dep_ == "advmod"]
    return any(c.lower_ in ALSO or (c.lower_ == "well" and c.nbor(-1).lower_ == "as") for c in adverbs)


def _counted_span(read: Figure, offset: int, sentence: Sentence) -> Span | None:
    p = read.counted
    if read.rule == "all_but":
        named = noun_after(sentence, read.end - sentence.tokens.start_char)
        return named[0] if named else None
    if (
        read.head in NOBODY
        or (p.head.like_num and p.head.pos_ != "NOUN")
        or (p.head.pos_ == "PRON" and read.rule != "pronoun")
    ):
        return None
    text = text_of(p.doc)
    start, stop = p.doc[p.start].idx, p.doc[p.end - 1].idx + len(p.doc[p.end - 1])
    if start < read.end < stop and read.rule != "one":
        rest = text[read.end : stop]
        start = read.end + len(rest) - len(rest.lstrip(" -"))
        if read.head in REMAINS and " of " in text[start:stop]:
            start = text.index(" of ", start) + 4  # "five bodies of rebels"
        if text[start : start + 3].lower() == "of ":
            start += 3
    elif (
        read.rule not in WHOLE_PHRASE
        and read.start <= start
        and read.end >= stop
        and (p.head.like_num or read.head in NOT_WHO)
    ):
        return None  # "12 others", "many" do not say who
    return Span(offset + start, offset + stop) if start < stop else None


def _agent_span(agents: tuple[Token, ...], offset: int) -> Span | None:
    if not agents:
        return None
    p = bare(phrase(agents[0]))
    return Span(offset + p.doc[left_edge(agents[0])].idx, offset + p.doc[p.end - 1].idx + len(p.doc[p.end - 1]))
