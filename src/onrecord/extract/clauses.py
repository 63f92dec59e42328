"""Clauses: who does what to whom around a verb, on spaCy's dependencies, with the parser's usual slips mended.

Labels are those of spaCy's English pipelines (ClearNLP): nsubj, nsubjpass, dobj, agent, acl, relcl, ...
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON", "ADJ", "DET"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
RELATIVE = frozenset({"who", "whom", "that", "which"})
CHAINED = frozenset({"xcomp", "advcl", "conj", "ccomp", "pcomp", "acl", "dep"})
# "managed to kill" is to have killed.
ACHIEVED = frozenset({"manage", "succeed", "go", "able", "happen", "continue", "help", "use"})
HEDGES = frozenset({"could", "would", "may", "might", "should", "can", "will", "shall", "must"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with its doers and its undergoers; either may be empty.

    `negated` where "not", "never" or the like stands on the verb; `modal` is "hedged" for would and could,
    "purpose" for a bare infinitive (what somebody means to do), else None.
    """

    verb: Token
    voice: Literal["active", "passive"]
    agents: tuple[Token, ...]
    patients: tuple[Token, ...]
    negated: bool
    modal: str | None


def conjuncts(token: Token) -> Iterator[Token]:
    """`token` and the nominals coordinated with it, in order."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in NOMINAL and child.i > token.i:
            yield from conjuncts(child)


def expanded(tokens: tuple[Token, ...] | list[Token]) -> tuple[Token, ...]:
    """All conjuncts of all tokens; a relative pronoun gives way to the noun it stands for."""
    out: list[Token] = []
    for token in tokens:
        noun = _antecedent(token)
        if noun is None:
            continue
        out.extend(t for t in conjuncts(noun) if t not in out)
    return tuple(out)


def _antecedent(token: Token) -> Token | None:
    if token.lower_ not in RELATIVE:
        return token
    for ancestor in token.ancestors:
        if ancestor.dep_ == "relcl":
            return _whose_body(ancestor.head) if token.lower_ in ("who", "whom") else ancestor.head
    return None


def _whose_body(noun: Token) -> Token:
    """The person in "the body of X, who was abducted": a body is no "who"."""
    if noun.lemma_.lower() not in ("body", "corpse", "remains"):
        return noun
    of = (p for c in noun.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj")
    return next(of, noun)


def _children(verb: Token, *deps: str) -> list[Token]:
    return [c for c in verb.children if c.dep_ in deps]


def _by_agents(verb: Token) -> list[Token]:
    found = [p for by in _children(verb, "agent") for p in _children(by, "pobj")]
    if not found:
        found = [p for by in _children(verb, "prep") if by.lower_ == "by" for p in _children(by, "pobj")]
    return found


def is_passive(verb: Token) -> bool:
    """True for the passive, reduced passives ("ten killed in blast") included."""
    deps = {c.dep_ for c in verb.children}
    if deps & {"nsubjpass", "auxpass", "csubjpass"}:
        return True
    if "dobj" in deps or verb.tag_ not in ("VBN", "VBD"):
        return False
    if "agent" in deps or verb.dep_ in ("acl", "amod"):
        return True
    if verb.dep_ == "conj" and not deps & SUBJECTS and verb.tag_ == "VBN" and verb.head.pos_ in ("VERB", "AUX"):
        return is_passive(verb.head)
    return is_complement(verb)


def is_complement(verb: Token) -> bool:
    """True for the participle in "was found murdered", "are reported killed": its undergoer is the subject above."""
    above = verb.head
    joined = verb.dep_ in ("oprd", "xcomp", "ccomp", "acomp", "advcl") and verb.tag_ == "VBN" and above.i == verb.i - 1
    return joined and above.pos_ in ("VERB", "AUX") and not any(c.dep_ in SUBJECTS for c in verb.children)


def controller(verb: Token) -> Token | None:
    """The verb whose subject `verb` shares, where it has none of its own."""
    if verb.dep_ in CHAINED and verb.head.i != verb.i and verb.head.pos_ in ("VERB", "AUX"):
        return verb.head
    return None


def subjects(verb: Token, depth: int = 0) -> tuple[Token, ...]:
    """The subject(s) of a verb, borrowed from the verb it hangs on where it has none."""
    own = _children(verb, "nsubj", "nsubjpass")
    if own:
        return expanded(own)
    if verb.dep_ == "relcl" and not _children(verb, "dobj", "pobj"):
        return (verb.head,)
    if verb.dep_ == "acl" and (verb.tag_ == "VBG" or _children(verb, "dobj")):
        return tuple(conjuncts(verb.head))
    above = controller(verb)
    if above is None or depth >= 5:
        return ()
    # "Confirmed more than 25 were dead": the parser takes the subject for the object of the verb above.
    between = [o for o in _children(above, "dobj") if o.i < verb.i] if verb.dep_ == "ccomp" and verb.i > above.i else []
    return expanded(between) if between else subjects(above, depth + 1)


def _is_purpose(verb: Token) -> bool:
    has_to = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    return has_to and not any(c.lower_ in ("have", "be") and c.dep_.startswith("aux") for c in verb.children)


def modality(verb: Token) -> str | None:
    """Hedged ("could kill", "if ten die"), purpose ("to kill"), else None."""
    current, depth = verb, 0
    while depth < 3:
        if any(c.dep_ == "aux" and c.lower_ in HEDGES for c in current.children):
            perfect = any(c.lower_ == "have" for c in current.children if c.dep_ == "aux")
            return None if perfect and current.tag_ == "VBN" and current is verb and _likely(verb) else "hedged"
        if _is_purpose(current) and current.head.lemma_.lower() not in ACHIEVED:
            return "purpose"
        if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in current.children):
            return "hedged"
        if any(c.lower_ == "whenever" for c in current.children) or _each_time(current):
            return "hedged"
        if current.dep_ != "conj" or current.head.pos_ != "VERB":
            return None
        current, depth = current.head, depth + 1
    return None


def _each_time(verb: Token) -> bool:
    """True for what happens again and again: "each time a leader is murdered"."""
    first = verb.left_edge.i
    return first >= 2 and verb.doc[first - 1].lower_ == "time" and verb.doc[first - 2].lower_ in ("each", "every")


def _likely(verb: Token) -> bool:
    return any(c.lower_ in ("may", "might", "must") for c in verb.children if c.dep_ == "aux")


def _not_quite(adverb: Token, verb: Token) -> bool:
    """True for "was nearly lynched"; in "killed nearly 20" the word belongs to the number."""
    return adverb.lower_ in ("nearly", "almost", "barely", "narrowly") and adverb.i == verb.i - 1


def _set_off(verb: Token) -> tuple[Token, ...]:
    """The subject that the parser takes for an apposition: "In the raid, a guard, 40 years old, was killed"."""
    aux = next(iter(_children(verb, "auxpass")), None)
    if aux is None or aux.i - 2 < verb.sent.start or verb.doc[aux.i - 1].text != ",":
        return ()
    before = [
        t for t in verb.doc[verb.sent.start : aux.i] if t.dep_ == "appos" and t.right_edge.i in (aux.i - 2, aux.i - 1)
    ]
    noun = next((t for t in before if t.pos_ == "NOUN" and any(c.dep_ == "det" for c in t.children)), None)
    return (noun,) if noun is not None else ()


def clause(verb: Token) -> Clause:
    """The clause of a verb (or participle) that takes a doer and an undergoer."""
    negated = any(c.dep_ == "neg" or (c.dep_ == "advmod" and _not_quite(c, verb)) for c in verb.children)
    modal = modality(verb)
    if is_passive(verb):
        own = _children(verb, "nsubjpass", "nsubj")
        if not own:  # "were on Monday killed": the parser hangs the subject on the auxiliary
            own = [s for aux in _children(verb, "auxpass") for s in _children(aux, "nsubjpass", "nsubj")]
        if own:
            patients = expanded(own)
        elif verb.dep_ in ("acl", "amod", "relcl"):
            patients = tuple(conjuncts(verb.head)) if verb.dep_ != "amod" else (verb.head,)
        else:
            patients = subjects(verb) or _set_off(verb)
        return Clause(verb, "passive", expanded(_by_agents(verb)), patients, negated, modal)
    objects = expanded(_children(verb, "dobj", "oprd" if not _children(verb, "dobj") else "dobj"))
    own = _children(verb, "nsubj")
    if not objects and verb.dep_ == "relcl" and own and own[0].lower_ not in RELATIVE:
        # "the men whom soldiers killed": the object is the noun the clause hangs on.
        return Clause(verb, "active", expanded(own), tuple(conjuncts(verb.head)), negated, modal)
    if not objects and verb.tag_ in ("VBN", "VBD") and _children(verb, "nsubj") and verb.dep_ != "relcl":
        # Headlines drop the auxiliary: "Ten killed in market blast".
        return Clause(verb, "passive", expanded(_by_agents(verb)), expanded(_children(verb, "nsubj")), negated, modal)
    return Clause(verb, "active", subjects(verb), objects, negated, modal)


def companions(verb: Token) -> tuple[Token, ...]:
    """Whom "along with his wife", "together with two guards" adds to those a verb tells of."""
    for prep in verb.subtree:
        near = verb in (prep.head, prep.head.head)
        if prep.lower_ == "with" and near and prep.i > verb.i and prep.nbor(-1).lower_ in {"along", "together"}:
            return expanded([c for c in prep.children if c.dep_ == "pobj"])
    return ()
