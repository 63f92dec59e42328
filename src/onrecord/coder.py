"""The whole way: a document in, its events out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from onrecord.assemble.events import assemble
from onrecord.explain import explain
from onrecord.explain.nouns import Explanation, Story
from onrecord.extract.dates import find_dates
from onrecord.extract.places import find_places
from onrecord.gather import gather
from onrecord.parse.batches import in_batches
from onrecord.parse.gate import SHUT, gate
from onrecord.parse.pipeline import DEFAULT_MODEL, Parser
from onrecord.record.document import Document
from onrecord.record.event import CodedReport
from onrecord.record.mentions import Mentions
from onrecord.record.parsed import ParsedReport
from onrecord.resolve.actors.register import ActorRegister
from onrecord.resolve.gazetteer import Gazetteer


def _nobody(_: str) -> None:
    """Tell nobody."""


class Coder:
    """Codes reports one by one or in a stream; loads its model and registers when first needed.

    `model` is any installed spaCy pipeline for English; `note` is told in a sentence of work that takes a while. With
    `gated`, reports whose words tell of no violence are not parsed: they come out bare, with the note SHUT.
    """

    def __init__(
        self, model: str = DEFAULT_MODEL, note: Callable[[str], None] = _nobody, *, gated: bool = False
    ) -> None:
        self.parser = Parser(model)
        self.gated = gated
        self._note = note

    @cached_property
    def register(self) -> ActorRegister:
        """The register of actors and speakers."""
        return ActorRegister.load()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer, compiled on the first use on a machine."""
        return Gazetteer.load(self._note)

    def code(self, document: Document) -> CodedReport:
        """One report, coded."""
        return next(self.code_all([document]))

    def code_all(self, documents: Iterable[Document]) -> Iterator[CodedReport]:
        """Reports in the order given. Those not in English come back without events, with a note."""
        for batch in in_batches(documents, self.parser.batch_size, lambda d: len(d.text)):
            passed_over = [self._passed_over(document) for document in batch]
            parsed = self.parser.parse_all(d for d, bare in zip(batch, passed_over, strict=True) if bare is None)
            for bare in passed_over:
                yield self.assembled(next(parsed)) if bare is None else bare

    def _passed_over(self, document: Document) -> CodedReport | None:
        """The bare record of a report that is not coded, with the reason; None of one that is."""
        if not _is_english(document):
            return _foreign(document)
        if self.gated and not gate().opens(document):
            return CodedReport(document, notes=(SHUT,))
        return None

    def explain(self, document: Document) -> Explanation:
        """One report, coded as `code` codes it, with every value under its sentence and the rules behind it."""
        if not _is_english(document):
            return explain(_foreign(document), ())
        parsed = self.parser.parse(document)
        found = [Story(self.mentions(p), find_dates(p), find_places(p, self.gazetteer)) for p in parsed.stories()]
        return explain(_report(document, [story.mentions for story in found]), found)

    def assembled(self, parsed: ParsedReport) -> CodedReport:
        """A parsed report, coded: the article and each headline of another story for themselves."""
        return _report(parsed.document, [self.mentions(part) for part in parsed.stories()])

    def mentions(self, parsed: ParsedReport) -> Mentions:
        """Everything found in one parsed story, before it is put together."""
        return gather(parsed, self.register, self.gazetteer)


def _report(document: Document, found: Sequence[Mentions]) -> CodedReport:
    places = tuple(p for m in found for p in m.places)
    return CodedReport(document, places, tuple(e for m in found for e in assemble(m)))


def _is_english(document: Document) -> bool:
    return document.language in (None, "en")


def _foreign(document: Document) -> CodedReport:
    return CodedReport(document, notes=(f"not coded: the language is '{document.language}', not English",))
