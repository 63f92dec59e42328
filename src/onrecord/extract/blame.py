"""Blame: who is said to be answerable for a deed, in words that do not tell the deed itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from onrecord.extract.blame_lexicon import BlameRule, deeds, nobody, rules_at, unarmed
from onrecord.extract.clauses import clause, expanded, is_passive, subjects
from onrecord.extract.events.lexicon import event_lexicon
from onrecord.extract.phrases import Phrase, phrase
from onrecord.record.blame import Blame
from onrecord.record.parsed import entities_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from onrecord.record.identity import Identity, WhoIs
    from onrecord.record.parsed import ParsedReport, Sentence

# How far (in tokens) behind a verb its object or preposition may stand where the parser hung it elsewhere.
REACH = 9
DENIALS = frozenset({"deny", "reject", "disclaim", "disavow", "refute", "dismiss", "probe", "investigate", "examine"})
_NOT_ANSWERABLE = frozenset({"actor.not_an_actor", "actor.means"})
_WEAK = frozenset({"agent", "scene"})
_ACTING = frozenset({"nsubj", "pobj"})
Hit = tuple[BlameRule, "tuple[Token, ...]"]
_Reader = Callable[["Token", BlameRule], "tuple[Token, ...]"]


def find_blame(parsed: ParsedReport, who: WhoIs) -> tuple[Blame, ...]:
    """Everybody named as answerable, in the order of the text."""
    found: list[Blame] = []
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            for rule, doers in _hits(token):
                found.extend(_blames(rule, token, doers, sentence, who))
            if _acts(token):
                found.extend(_on_the_scene(token, sentence, who))
    return tuple(found)


def _hits(token: Token) -> Iterator[Hit]:
    lemma = token.lemma_.lower()
    for shape, read in _SHAPES.get(token.pos_, {}).items():
        for rule in rules_at(shape).get(lemma, ()):
            yield rule, read(token, rule)


def _acts(token: Token) -> bool:
    """True for the subject of a verb of doing, and for the noun of a by-phrase."""
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ not in _ACTING:
        return False
    if token.dep_ == "pobj":
        return token.head.lower_ == "by" and token.head.head.pos_ == "VERB"
    return token.head.pos_ == "VERB" and not is_passive(token.head)


def _on_the_scene(token: Token, sentence: Sentence, who: WhoIs) -> Iterator[Blame]:
    for rule in (r for rules in rules_at("scene").values() for r in rules[:1]):
        identity = who(phrase(token).text)
        if identity.armed and identity.kind in rule.words and identity.head not in unarmed():
            yield from _blames(rule, token, (token,), sentence, who)
        return


def _subject(verb: Token, rule: BlameRule) -> tuple[Token, ...]:
    told = clause(verb)
    if any(o.lemma_.lower() in rule.needs for o in told.patients):
        return told.agents
    if told.voice == "active" and any(t.lemma_.lower() in rule.needs for t in verb.doc[verb.i + 1 : _end(verb, 4)]):
        return told.agents
    return ()


def _admits(verb: Token, _rule: BlameRule) -> tuple[Token, ...]:
    deeds = [
        c for c in verb.subtree if c.tag_ == "VBG" and c.i > verb.i and c.dep_ in ("xcomp", "pcomp", "ccomp", "aux")
    ]
    return subjects(verb) if deeds and not any(c.dep_ == "auxpass" for c in verb.children) else ()


def _object(verb: Token, rule: BlameRule) -> tuple[Token, ...]:
    words = verb.doc[verb.i + 1 : _end(verb, REACH * 2)]
    prep = next((t for t in words if t.lower_ in rule.needs), None)
    if prep is None or not any(_is_deed(t) for t in verb.doc[prep.i + 1 : _end(prep, REACH)]):
        return ()
    return clause(verb).patients


def _is_deed(token: Token) -> bool:
    lemma, lex = token.lemma_.lower(), event_lexicon()
    return lemma in deeds() or lemma in lex.verbs or (lemma,) in lex.nouns


def _of_deed(verb: Token, rule: BlameRule) -> tuple[Token, ...]:
    """X in "the murder was carried out by X", but not in "the autopsy was carried out by X"."""
    told = [t for t in clause(verb).patients if t.pos_ in ("NOUN", "PROPN")]
    told += [t.head.head for t in told if t.dep_ == "pobj"]  # "kidnappings of | traders carried out by X"
    return _after_prep(verb, rule) if not told or any(_is_deed(t) for t in told) else ()


def _part_in(noun: Token, rule: BlameRule) -> tuple[Token, ...]:
    """X in "the involvement of X in the murder", "participation by X in the murder"."""
    last = min(noun.sent.end, noun.i + REACH * 2)
    told = next((t for t in noun.doc[noun.i + 1 : last] if t.lower_ in ("in", "for")), None)
    if told is None or not any(_is_deed(t) for t in noun.doc[told.i + 1 : _end(told, 3)]):
        return ()
    found = _after_prep(noun, rule)
    owners = [w for c in noun.children if c.dep_ == "poss" for w in (_whose(c) if c.pos_ == "PRON" else expanded([c]))]
    return tuple(t for t in (*found, *owners) if t.i < told.i)


def _whose(pronoun: Token) -> tuple[Token, ...]:
    """Those "their" means in "ten men were arrested over their role in the attack"; nobody where they deny it."""
    verb = next((a for a in pronoun.ancestors if a.pos_ == "VERB"), None)
    if verb is None or verb.lemma_.lower() in DENIALS:
        return ()
    told = clause(verb)
    return told.patients if told.voice == "passive" else (told.patients or told.agents)


def _after_prep(word: Token, rule: BlameRule) -> tuple[Token, ...]:
    for child in word.children:
        if child.lower_ in rule.needs and child.dep_ in ("prep", "agent", "dative"):
            return expanded([p for p in child.children if p.dep_ == "pobj"])
    for token in word.doc[word.i + 1 : _end(word, REACH)]:
        if token.lower_ in rule.needs and word.pos_ == "VERB":
            return expanded([p for p in token.children if p.dep_ == "pobj"])
        if token.pos_ in ("VERB", "AUX"):
            break
    return ()


def _adjective(word: Token, rule: BlameRule) -> tuple[Token, ...]:
    verb = word.head
    if verb.lemma_.lower() == "hold":
        return clause(verb).patients
    if verb.pos_ in ("NOUN", "PROPN") and any(t.lemma_.lower() == "hold" for t in verb.doc[word.sent.start : verb.i]):
        return (verb,)  # "hold the rebels responsible", where the parser takes the adjective for the noun's own
    if verb.lemma_.lower() != "be":
        return ()
    prep = next((c for c in word.children if c.lower_ in rule.needs), None)
    return clause(verb).agents if prep is not None and any(_is_deed(t) for t in prep.subtree) else ()


def _agent(noun: Token, _rule: BlameRule) -> tuple[Token, ...]:
    return () if noun.dep_ in ("compound", "amod", "poss") else (noun,)


def _identity(noun: Token, _rule: BlameRule) -> tuple[Token, ...]:
    """X in "the killers were X", "X is the killer", "the killer, X"."""
    verb = noun.head
    if verb.lemma_.lower() == "be" and noun.dep_ in ("nsubj", "attr"):
        other = "attr" if noun.dep_ == "nsubj" else "nsubj"
        return expanded([c for c in verb.children if c.dep_ == other])
    return expanded([c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN"])


_OF_VERBS: dict[str, _Reader] = {"subject": _subject, "admits": _admits, "object": _object, "prep": _of_deed}
_OF_NOUNS: dict[str, _Reader] = {"noun": _after_prep, "part_in": _part_in, "identity": _identity, "agent": _agent}
_OF_ADJECTIVES: dict[str, _Reader] = {"adjective": _adjective}
_SHAPES = {"VERB": _OF_VERBS, "AUX": _OF_VERBS, "NOUN": _OF_NOUNS, "PROPN": _OF_NOUNS, "ADJ": _OF_ADJECTIVES}


def _end(token: Token, reach: int) -> int:
    return min(token.i + 1 + reach, token.sent.end)


def _blames(rule: BlameRule, cue: Token, doers: Sequence[Token], sentence: Sentence, who: WhoIs) -> Iterator[Blame]:
    if any(c.dep_ == "neg" for c in cue.children):
        return
    for token in _distinct(doers):
        if _is_absent(token):
            continue
        p = phrase(token)
        words = p.doc[p.start : _before_prep(p, cue, rule)]
        if words.text.lower() in nobody() or not _answerable(who(words.text), entities_in(words)):
            continue
        yield Blame(
            sentence.segment.span(words),
            sentence.segment.span(cue),
            sentence.index,
            rule.responsibility,
            rule.id,
            weak=rule.shape in _WEAK,
        )


def _is_absent(token: Token) -> bool:
    """True for "no group" and for the second of "no person or group"."""
    first = token
    while first.dep_ == "conj":
        first = first.head
    return any(c.lower_ in ("no", "neither") for t in (token, first) for c in t.lefts)


def _before_prep(p: Phrase, cue: Token, rule: BlameRule) -> int:
    """The end of a phrase without the deed: "accused the rebels | of the attack"."""
    if rule.shape != "object" or p.head.i < cue.i:
        return p.end
    return next(
        (i for i in range(p.head.i + 1, p.end) if p.doc[i].lower_ in rule.needs and _is_deed_behind(p, i)), p.end
    )


def _is_deed_behind(p: Phrase, at: int) -> bool:
    return any(_is_deed(t) for t in p.doc[at + 1 : min(at + 1 + REACH, p.doc[at].sent.end)])


def _distinct(tokens: Iterable[Token]) -> list[Token]:
    return list({t.i: t for t in tokens}.values())


def _answerable(identity: Identity, ents: Sequence[object]) -> bool:
    if identity.rule in _NOT_ANSWERABLE:
        return False
    named = any(getattr(e, "label_", "") == "PERSON" for e in ents)
    return identity.id is not None or identity.head is not None or named
