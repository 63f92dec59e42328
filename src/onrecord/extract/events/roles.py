"""Roles: the phrases for doers and undergoers around a trigger, with the small parser's usual slips mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.clauses import Clause, clause, companions, expanded, is_passive, subjects
from onrecord.extract.events.roles_lexicon import role_lexicon
from onrecord.extract.phrases import bare, phrase
from onrecord.record.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

    from onrecord.record.identity import Identity, WhoIs
    from onrecord.record.parsed import Segment

ARMED = frozenset({"state_forces", "rebel_group", "militia", "police", "foreign_forces"})
# Bodies whose bare name before a deed says who did it.
BODIES = frozenset({"rebel_group", "militia"})
NOT_PERSONS = frozenset({"actor.not_an_actor", "actor.means"})
# How many tokens behind the trigger a by-phrase may begin that the parser hung elsewhere.
REACH = 30
# The longest name of a body (in tokens) that may stand before a deed.
LONGEST_NAME = 5
# How many tokens a name's short form or gloss in brackets may have.
GLOSS = 10
_ENDS = frozenset({"that", "who", "which", "while", "when", "after", "before", "where", "but", ";", ":", '"', "”"})
_BY_ALSO = frozenset({"apparently", "allegedly", "reportedly", "presumably", "probably", "possibly"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "case"})

Roles = tuple[tuple[Span, ...], tuple[Span, ...]]


def verb_roles(told: Clause, segment: Segment, who: WhoIs) -> Roles:
    """(doers, undergoers) of a verb."""
    lex = role_lexicon()
    lemma = told.verb.lemma_.lower()
    agents, patients = _named_above(told, who), told.patients
    if lemma in lex.saying and any(c.dep_ == "ccomp" for c in told.verb.children):
        patients = ()  # "the rebels claimed that ...": what is said is not done to the speaker
    if lemma in lex.mutual:
        agents, patients = (*agents, *patients, *_against(told.verb)), ()
    elif lemma in lex.befalls_subject and told.voice == "active":
        agents, patients = (), agents or patients
    elif lemma in lex.not_doing:
        agents = ()
    found = spans(agents, segment)
    if not found and lemma not in lex.not_doing and (told.voice == "passive" or is_passive(told.verb)):
        found = spans(by_further_on(told.verb, who), segment)
    return found, spans((*patients, *(companions(told.verb) if patients else ())), segment)


def _named_above(told: Clause, who: WhoIs) -> tuple[Token, ...]:
    """The doers; "they" in "the rebels said they had killed ten" are the rebels, where those bear arms."""
    verb = told.verb
    if verb.dep_ != "ccomp" or not any(t.lower_ in ("they", "it") for t in told.agents):
        return told.agents
    above = tuple(t for t in subjects(verb.head) if who(phrase(t).text).kind in ARMED)
    return above or told.agents


def _against(verb: Token) -> tuple[Token, ...]:
    """The other side of "clashed with X", "fought against X"."""
    preps = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("with", "against")]
    return expanded([p for prep in preps for p in prep.children if p.dep_ == "pobj"])


def noun_roles(head: Token, first: int, segment: Segment, who: WhoIs) -> Roles:
    """(doers, undergoers) of a noun whose trigger begins at token `first` of the Doc."""
    lex = role_lexicon()
    agents: list[Token] = []
    patients: list[Token] = []
    undergone = head.lemma_.lower() in lex.undergone
    for child in head.children:
        objects = expanded([p for p in child.children if p.dep_ == "pobj"])
        if child.dep_ in ("prep", "agent") and child.lower_ == "by":
            agents.extend(objects)
        elif child.dep_ == "prep" and child.lower_ in lex.towards:
            patients.extend(objects)
        elif child.dep_ == "prep" and child.lower_ == "of":
            (patients if undergone or head.lemma_.lower() in lex.undergone_of else agents).extend(objects)
        elif child.dep_ == "prep" and child.lower_ == "between":
            agents.extend(objects)
        elif child.dep_ == "prep" and child.lower_ == "with":
            patients.extend(t for t in objects if who(phrase(t).text).kind in ARMED)
        elif child.dep_ == "poss":
            (patients if undergone else agents).extend(expanded([child]))
        elif child.dep_ in ("acl", "relcl") and child.lemma_.lower() in lex.doing and is_passive(child):
            agents.extend(clause(child).agents or by_further_on(child, who))
    agents.extend(_doers_of_deed(head, who))
    patients.extend(_survivors(head))
    found = spans(agents, segment) or modifier_agents(head, first, segment, who)
    return found or spans(by_further_on(head, who), segment), spans(patients, segment)


def _doers_of_deed(head: Token, who: WhoIs) -> tuple[Token, ...]:
    """X in "X carried out the attack", "the attack was perpetrated by X", "X took part in the attack"."""
    verb = head.head
    if head.dep_ == "pobj":
        return _joined_in(verb) if verb.lower_ in ("in", "with") else ()
    if verb.lemma_.lower() not in role_lexicon().doing or verb.pos_ != "VERB":
        return ()
    if head.dep_ == "dobj":
        return clause(verb).agents
    if head.dep_ in ("nsubjpass", "nsubj") and is_passive(verb):
        return clause(verb).agents or by_further_on(verb, who)
    return ()


def _survivors(head: Token) -> tuple[Token, ...]:
    """X in "X survived the attack", "X escaped unhurt from the attack"."""
    verb = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "from" else head.head
    if verb.pos_ == "ADJ":  # "escaped | unhurt from the attack"
        verb = verb.head
    direct = head.dep_ in ("dobj", "pobj")
    return subjects(verb) if direct and verb.lemma_.lower() in role_lexicon().surviving else ()


def _joined_in(prep: Token) -> tuple[Token, ...]:
    """X in "X took part in", "X was involved in", for the preposition before the deed."""
    above = prep.head
    taking = above.head if above.lemma_.lower() == "part" else above
    if taking.lemma_.lower() == "take" and any(c.lemma_.lower() == "part" for c in taking.children):
        return clause(taking).agents
    if above.lemma_.lower() in role_lexicon().joining and above.pos_ == "VERB":
        told = clause(above)
        return told.patients if told.voice == "passive" else told.agents
    return ()


def by_further_on(trigger: Token, who: WhoIs) -> tuple[Token, ...]:
    """The doer in a by-phrase that the parser hung elsewhere: "kidnapped on 5 January, apparently by rebels"."""
    doc, end = trigger.doc, min(trigger.sent.end, trigger.i + REACH)
    for i in range(trigger.i + 1, end):
        token = doc[i]
        if token.lower_ in _ENDS or (token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound")):
            return ()
        if token.lower_ == "by":
            objects = [t for t in token.children if t.dep_ in ("pobj", "pcomp") and t.pos_ in ("NOUN", "PROPN")]
            doers = tuple(t for t in expanded(objects) if can_act(who(phrase(t).text)))
            if doers:
                return doers
    return ()


def can_act(identity: Identity) -> bool:
    """True for a phrase that means people or a body of people."""
    return (identity.head is not None or identity.id is not None) and identity.rule not in NOT_PERSONS


def modifier_agents(head: Token, first: int, segment: Segment, who: WhoIs) -> tuple[Span, ...]:
    """The doers in "a guerrilla attack", "the FMLN offensive", "Israeli air strikes"."""
    doc, start = head.doc, first
    if head.lemma_.lower() in role_lexicon().mutual_nouns:
        return ()
    while (
        start > head.sent.start
        and doc[start - 1].dep_ in _MODIFIERS
        and doc[start - 1].pos_ in ("ADJ", "PROPN", "NOUN")
    ):
        start -= 1
    for begin in range(max(head.sent.start, min(start, first - LONGEST_NAME)), first):
        words = doc[begin:first]
        if doc[begin].lower_ in ("a", "an", "the") or words.text.lower() in role_lexicon().labels:
            continue
        identity = who(words.text)
        if doc[begin].pos_ in ("ADJ", "PROPN") and _is_means_of_state(identity, who(doc[begin : head.i + 1].text)):
            return (Span(segment.offset + words.start_char, segment.offset + head.idx + len(head)),)
        if begin < start and not _is_named_body(doc[begin:first], identity):
            continue
        if identity.rule not in NOT_PERSONS and (identity.kind in ARMED or identity.id is not None):
            if doc[begin].lower_ in role_lexicon().qualities or _is_where(words, identity):
                continue
            return (Span(segment.offset + words.start_char, segment.offset + words.end_char),)
    return ()


def _is_where(words: SpacySpan, identity: Identity) -> bool:
    """True for the place of a deed before its noun: "the Baghdad blast", "a Burkina Faso attack"."""
    if identity.rule == "actor.capital":
        return True
    return identity.rule == "actor.country" and words.text.lower() not in role_lexicon().striking


def _is_means_of_state(word: Identity, deed: Identity) -> bool:
    """True for a nation's word before a deed that its forces do: "a Russian missile strike"."""
    return word.rule == "actor.nationality" and deed.id is not None and deed.rule == "actor.state"


def _is_named_body(words: SpacySpan, identity: Identity) -> bool:
    """True for a rebels' name in full before a deed, where the parser took its words for others: "a Shining Path attack"."""
    if identity.id is None or identity.kind not in BODIES or identity.rule != "actor.name":
        return False
    return {t.lower_ for t in words} <= set((identity.name or "").lower().split())


def spans(tokens: Iterable[Token], segment: Segment) -> tuple[Span, ...]:
    """The noun phrases of heads, each with what it shares a number with, none twice."""
    out: list[Span] = []
    for token in tokens:
        p = phrase(token)
        if not _is_person_name(token):
            p = bare(p)
        last = p.doc[_behind_gloss(p.doc, p.end) - 1]
        span = Span(segment.offset + p.doc[p.start].idx, segment.offset + last.idx + len(last))
        if not any(span.overlaps(o) for o in out):
            out.append(span)
    return tuple(out)


def _behind_gloss(doc: Doc, end: int) -> int:
    """The end of a phrase that goes on behind a name's short form: "the National Front (NF) | fighters"."""
    if end + 2 >= len(doc) or doc[end].text not in "([":
        return end
    close = next((i for i in range(end + 1, min(end + GLOSS, len(doc))) if doc[i].text in ")]"), None)
    if close is None or close + 1 >= len(doc) or doc[close + 1].pos_ not in ("NOUN", "PROPN"):
        return end
    after = close + 1
    while after < len(doc) and doc[after].pos_ in ("NOUN", "PROPN") and doc[after].ent_type_ not in ("DATE", "TIME"):
        after += 1
    return after if after > close + 1 and doc[after - 1].sent == doc[end - 1].sent else end


def _is_person_name(token: Token) -> bool:
    """True for a name whose coordinated names are persons of their own: "Jane Roe and Pedro Poe"."""
    return (
        token.pos_ == "PROPN"
        and token.tag_ == "NNP"
        and any(c.dep_ == "conj" and c.pos_ == "PROPN" for c in token.children)
    )
