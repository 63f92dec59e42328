"""Finder: every trigger of a report with its doers and undergoers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.clauses import Clause, clause, subjects
from onrecord.extract.events.accidents import accident_rules
from onrecord.extract.events.lexicon import EventLexicon, Trigger, event_lexicon
from onrecord.extract.events.roles import ARMED, NOT_PERSONS, noun_roles, spans, verb_roles
from onrecord.extract.events.roles_lexicon import role_lexicon
from onrecord.extract.events.status import noun_status, verb_status
from onrecord.record.event_mention import EventMention
from onrecord.record.parsed import text_of
from onrecord.record.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from onrecord.record.actor import Thing
    from onrecord.record.casualty_mention import CasualtyMention
    from onrecord.record.identity import WhoIs
    from onrecord.record.parsed import ParsedReport, Sentence

# Held by the state's own forces, one is arrested, not abducted.
HELD = frozenset({"capture", "seize", "hold", "take away", "take prisoner"})
# Pronouns that mean persons; "which" and "it" may mean a town.
PERSONAL = frozenset("he she they him her them me us we i you who whom himself herself themselves others those".split())
# Classes of resources/things/weapons.yml that blow up or burn.
EXPLOSIVE = frozenset({"ied", "landmine", "grenade", "suicide", "fire", "chemical", "air", "shelling"})
OFTEN = frozenset(
    "often frequently regularly routinely usually sometimes commonly repeatedly constantly always".split()
)
POINTING = frozenset({"the", "this", "that", "these", "those", "both"})


def find_events(
    parsed: ParsedReport, casualties: Sequence[CasualtyMention], weapons: Sequence[Thing], who: WhoIs
) -> tuple[EventMention, ...]:
    """Every trigger, in the order of the words. `weapons` are the weapons named in the report."""
    lex = event_lexicon()
    counted = {c.sentence for c in casualties}
    found: list[EventMention] = []
    for sentence in parsed.sentences:
        armed = frozenset(w.kind or "" for w in weapons if sentence.span.covers(w.span))
        here: list[EventMention] = []
        for token in sentence.tokens:
            here.extend(_at(token, sentence, lex, who, armed, sentence.index in counted))
        found.extend(_with_harm(here, sentence, armed))
    return tuple(found)


def _with_harm(found: list[EventMention], sentence: Sentence, armed: frozenset[str]) -> Iterator[EventMention]:
    """The triggers of a sentence, those marked that only say that somebody came to harm, by an accident perhaps."""
    rules = accident_rules()
    only_harm = bool(found) and all(e.lemma in rules.harm for e in found)
    accident = only_harm and not armed and rules.is_accident(" ".join(sentence.tokens.text.split()))
    text = text_of(sentence.segment.doc)
    for event in found:
        doers = [s.shifted(-sentence.segment.offset).of(text).split()[-1].lower() for s in event.agents]
        impersonal = all(word in role_lexicon().means for word in doers)
        yield replace(event, harm=event.lemma in rules.harm, accident=accident, impersonal=impersonal)


def _at(
    token: Token, sentence: Sentence, lex: EventLexicon, who: WhoIs, armed: frozenset[str], dead: bool
) -> Iterator[EventMention]:
    verb = None if _takes_ground(token, lex) else _verb_trigger(token, lex)
    if verb is not None:
        told = clause(token)
        status = verb_status(told, lex)
        if status is not None:
            agents, patients = verb_roles(told, sentence.segment, who)
            if _in_words(token, lex):
                return
            company = (agents, patients, sentence, who, armed, dead)
            trigger = next((t for t in verb[0] if _allowed(t, *company)), None)
            if trigger is not None:
                sub = "arrests" if verb[2] in HELD and _by_state(agents, sentence, who) else trigger.sub_event_type
                yield EventMention(
                    sub,
                    _word_span(token, verb[1], sentence),
                    verb[2],
                    sentence.index,
                    "verb",
                    status,
                    agents,
                    patients,
                    generic=_habit(token),
                    perfect=_perfect(told),
                    weak=trigger.needs is not None,
                    nonfinite=token.tag_ in ("VB", "VBG"),
                )
        return
    ground = _ground_taken(token, sentence, lex, who)
    if ground is not None:
        yield ground
        return
    noun = _noun_trigger(token, lex)
    if noun is None:
        return
    trigger, first, last = noun
    head = token.doc[last]
    status = noun_status(head, lex)
    if status is None:
        return
    agents, patients = noun_roles(head, first, sentence.segment, who)
    if not _allowed(trigger, agents, patients, sentence, who, armed, dead):
        return
    span = Span(sentence.segment.offset + token.doc[first].idx, sentence.segment.offset + head.idx + len(head))
    yield EventMention(
        trigger.sub_event_type,
        span,
        " ".join(t.lemma_.lower() for t in token.doc[first : last + 1]),
        sentence.index,
        "noun",
        status,
        agents,
        patients,
        definite=any(c.dep_ == "det" and c.lower_ in POINTING for c in head.children),
        generic=head.tag_ in ("NNS", "NNPS")
        and not any(c.dep_ in ("det", "nummod") or c.like_num for c in head.children),
        weak=trigger.needs is not None,
        plural=head.tag_ in ("NNS", "NNPS"),
    )


def _takes_ground(token: Token, lex: EventLexicon) -> bool:
    """True for "seized the city": nobody is abducted."""
    objects = lex.ground_verbs.get(token.lemma_.lower()) if token.pos_ == "VERB" else None
    return objects is not None and any(o.lemma_.lower() in objects for o in clause(token).patients)


def _ground_taken(token: Token, sentence: Sentence, lex: EventLexicon, who: WhoIs) -> EventMention | None:
    """A town captured, a siege broken: by whose hands decides whether the government or another took it."""
    objects = lex.ground_verbs.get(token.lemma_.lower()) if token.pos_ == "VERB" else None
    if objects is None:
        return None
    told = clause(token)
    if not any(o.lemma_.lower() in objects for o in told.patients):
        return None
    status = verb_status(told, lex)
    agents = spans(told.agents, sentence.segment)
    kinds = _kinds(agents, sentence, who)
    if not kinds & ARMED:
        # The small parser hangs late verbs on the wrong clause; the sentence's own subject is the likely doer.
        agents = spans(subjects(sentence.tokens.root), sentence.segment)
        kinds = _kinds(agents, sentence, who)
    if status is None or not kinds & ARMED:
        return None
    state = bool(kinds & {"state_forces", "foreign_forces", "police"})
    sub = "government_regains_territory" if state else "non_state_actor_overtakes_territory"
    return EventMention(
        sub,
        _word_span(token, 0, sentence),
        token.lemma_.lower(),
        sentence.index,
        "verb",
        status,
        agents,
        spans(told.patients, sentence.segment),
        perfect=_perfect(told),
        weak=True,
    )


def _kinds(spans: tuple[Span, ...], sentence: Sentence, who: WhoIs) -> set[str | None]:
    doc, offset = sentence.segment.doc, sentence.segment.offset
    return {who(s.shifted(-offset).of(text_of(doc))).kind for s in spans}


def _in_words(verb: Token, lex: EventLexicon) -> bool:
    """True for an attack in words: "harshly attacked the president"."""
    return any(c.dep_ == "advmod" and c.lower_ in lex.in_words for c in verb.children)


def _by_state(agents: tuple[Span, ...], sentence: Sentence, who: WhoIs) -> bool:
    return bool(_kinds(agents, sentence, who) & {"state_forces", "police"})


def _verb_trigger(token: Token, lex: EventLexicon) -> tuple[tuple[Trigger, ...], int, str] | None:
    """What a verb may tell, how many further tokens its words take, its lemma with its particles."""
    if token.tag_ not in ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ") or token.dep_ in ("amod", "compound"):
        return None
    lemma = token.lemma_.lower()
    following = [t.lower_ for t in token.doc[token.i + 1 : token.i + 8]]
    for rest, trigger in lex.particle_verbs.get(lemma, ()):
        for gap in range(6):
            if tuple(following[gap : gap + len(rest)]) == rest and (
                gap == 0 or any(c.dep_ == "dobj" for c in token.children)
            ):
                return (trigger,), gap + len(rest), f"{lemma} {' '.join(rest)}"
    found = lex.verbs.get(lemma)
    return (found, 0, lemma) if found else None


def _noun_trigger(token: Token, lex: EventLexicon) -> tuple[Trigger, int, int] | None:
    """The longest noun trigger that begins at `token`: (trigger, index of first token, index of last)."""
    lemma = token.lemma_.lower()
    if lemma not in lex.first_nouns or token.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB"):
        return None
    doc = token.doc
    for size in (3, 2, 1):
        words = tuple(t.lemma_.lower() for t in doc[token.i : token.i + size])
        trigger = lex.nouns.get(words) if len(words) == size else None
        if trigger is None:
            continue
        head = doc[token.i + size - 1]
        if size == 1 and (
            not _is_noun(token, lex) or (token.dep_ in ("compound", "amod", "nmod") and head.head.i > head.i)
        ):
            return None
        if any(t.lower_ in lex.not_violence for t in doc[max(0, token.i - 2) : token.i]) or _follows(token, lex):
            return None
        return trigger, token.i, token.i + size - 1
    return None


def _is_noun(token: Token, lex: EventLexicon) -> bool:
    """True for a noun, and for "airstrikes" where the tagger took it for a verb: English has none so called."""
    if token.pos_ in ("NOUN", "PROPN"):
        return True
    return token.tag_ == "VBZ" and token.lower_.endswith("s") and token.lemma_.lower() not in lex.verbs


def _follows(token: Token, lex: EventLexicon) -> bool:
    """True where a longer trigger that began before already holds this word ("attack" of "rocket attack")."""
    doc = token.doc
    for back in (1, 2):
        if token.i >= back:
            words = tuple(t.lemma_.lower() for t in doc[token.i - back : token.i + 1])
            if words in lex.nouns or (
                back == 1
                and token.i >= 1
                and tuple(t.lemma_.lower() for t in doc[token.i - 1 : token.i + 2]) in lex.nouns
            ):
                return True
    return False


def _word_span(token: Token, more: int, sentence: Sentence) -> Span:
    last = token.doc[token.i + more]
    return Span(sentence.segment.offset + token.idx, sentence.segment.offset + last.idx + len(last))


def _allowed(
    trigger: Trigger,
    agents: tuple[Span, ...],
    patients: tuple[Span, ...],
    sentence: Sentence,
    who: WhoIs,
    weapons: frozenset[str],
    dead: bool,
) -> bool:
    """Whether a weak word has the company it needs."""
    if trigger.needs in (None, "any"):
        return True
    doc, offset = sentence.segment.doc, sentence.segment.offset

    def people(spans: tuple[Span, ...]) -> bool:
        found = (who(s.shifted(-offset).of(text_of(doc))) for s in spans)
        return any(i.rule not in NOT_PERSONS and (i.head is not None or i.id is not None) for i in found)

    def armed(spans: tuple[Span, ...]) -> bool:
        found = (who(s.shifted(-offset).of(text_of(doc))) for s in spans)
        return any(i.kind in ARMED or i.armed for i in found)

    if trigger.needs == "person":
        return people(patients) or any(_is_name(s, sentence) for s in patients)
    if trigger.needs == "armed":
        return armed(agents) or armed(patients) or (dead and bool(weapons))
    if trigger.needs == "weapon":
        return bool(weapons)
    if trigger.needs == "explosive":
        return not weapons.isdisjoint(EXPLOSIVE)
    if trigger.needs == "hostage":
        return "hostage" in sentence.tokens.text.lower()
    return dead


def _is_name(span: Span, sentence: Sentence) -> bool:
    local = span.shifted(-sentence.segment.offset)
    found = sentence.segment.doc.char_span(local.start, local.end, alignment_mode="expand")
    return found is not None and any(
        (t.ent_type_ == "PERSON" and not t.is_lower) or t.lower_ in PERSONAL for t in found
    )


def _perfect(told: Clause) -> bool:
    return any(c.lower_ == "had" and c.dep_ == "aux" for c in told.verb.children)


def _habit(verb: Token) -> bool:
    """True for what happens again and again: "gangs often raid", "people who are killed by mines"."""
    auxiliaries = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.dep_ == "advmod" and c.lower_ in OFTEN for c in verb.children):
        return verb.tag_ in ("VBP", "VBZ") or bool({"are", "is", "have", "has"} & set(auxiliaries))
    present = verb.tag_ in ("VBP", "VBZ") and not auxiliaries
    passive = verb.tag_ == "VBN" and len(auxiliaries) == 1 and auxiliaries[0] in ("is", "are")
    return (present or passive) and verb.dep_ != "ROOT"
