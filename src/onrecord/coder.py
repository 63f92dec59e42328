"""The whole way: a document in, its events out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import cast

from onrecord.assemble.events import assemble
from onrecord.extract.blame import find_blame
from onrecord.extract.casualties import find_casualties
from onrecord.extract.dates import find_dates
from onrecord.extract.events import find_events
from onrecord.extract.namings import find_namings
from onrecord.extract.places import find_places
from onrecord.extract.speakers import find_statements, speaker_of
from onrecord.extract.things import find_infrastructure, find_weapons
from onrecord.extract.victims import find_victims
from onrecord.parse.pipeline import DEFAULT_MODEL, Parser
from onrecord.record.actor import Actor
from onrecord.record.claim import Speaker, SpeakerRole
from onrecord.record.document import Document
from onrecord.record.event import CodedReport
from onrecord.record.identity import Identity
from onrecord.record.mentions import Mentions, SentenceInfo
from onrecord.record.parsed import ParsedReport, Sentence
from onrecord.record.place import Place
from onrecord.record.span import Span
from onrecord.record.statement import Statement
from onrecord.resolve.actors.register import ActorRegister
from onrecord.resolve.gazetteer import Gazetteer
from onrecord.resolve.places import resolve_places
from onrecord.resolve.report_dates import resolve_dates

NOT_EVENT_DATES = frozenset({"since", "until", "dateline", "stamp"})


class Coder:
    """Codes reports one by one or in a stream; loads its model and registers when first needed.

    `model` is any installed spaCy pipeline for English.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.parser = Parser(model)

    @cached_property
    def register(self) -> ActorRegister:
        """The register of actors and speakers."""
        return ActorRegister.load()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer, compiled on the first use on a machine."""
        return Gazetteer.load()

    def code(self, document: Document) -> CodedReport:
        """One report, coded."""
        return next(self.code_all([document]))

    def code_all(self, documents: Iterable[Document]) -> Iterator[CodedReport]:
        """Reports in the order given. Those not in English come back without events, with a note."""
        for batch in _batches(documents, self.parser.batch_size):
            parsed = self.parser.parse_all(d for d in batch if _is_english(d))
            for document in batch:
                if _is_english(document):
                    yield self._coded(next(parsed))
                else:
                    yield CodedReport(document, notes=(f"not coded: the language is '{document.language}', not English",))

    def _coded(self, parsed: ParsedReport) -> CodedReport:
        mentions = self.mentions(parsed)
        return CodedReport(parsed.document, mentions.places, assemble(mentions))

    def mentions(self, parsed: ParsedReport) -> Mentions:
        """Everything found in one parsed report, before it is put together."""
        document = parsed.document
        places = resolve_places(find_places(parsed, self.gazetteer), document, self.gazetteer)
        who = self._who(_countries(places), capitals=parsed.capitals)
        casualties = find_casualties(parsed)
        statements = find_statements(parsed)
        weapons = find_weapons(parsed)
        told_by = tuple(speaker_of(statements, c.span, parsed) for c in casualties)
        return Mentions(
            document=document,
            sentences=tuple(_info(s, document) for s in parsed.sentences),
            events=find_events(parsed, casualties, tuple(w.span for w in weapons), who),
            casualties=casualties,
            told_by=told_by,
            speakers=tuple(self._speaker(t, _countries(places), capitals=parsed.capitals) if t else None for t in told_by),
            statements=statements,
            dates=self._dates(parsed),
            places=places,
            weapons=weapons,
            infrastructure=find_infrastructure(parsed),
            victims=find_victims(parsed),
            who=who,
            named=self._named(document, _countries(places), capitals=parsed.capitals),
            persons=_persons(parsed),
            cased=_cased(parsed),
            blames=find_blame(parsed, who),
            namings=find_namings(parsed),
        )
    def _dates(self, parsed: ParsedReport):  # type: ignore[no-untyped-def]  # noqa: ANN202
        found = find_dates(parsed)
        resolved = resolve_dates(found, parsed.document)
        return tuple(d for m, d in zip(found, resolved, strict=True) if m.relation not in NOT_EVENT_DATES)

    def _named(self, document: Document, countries: tuple[str, ...], *, capitals: bool) -> tuple[Actor, ...]:
        found = self.register.find(document.text, countries=countries, capitals=capitals)
        return tuple(Actor("party", n.text, n.span, n.id, n.name, n.kind, country=n.country) for n in found)

    def _who(self, countries: tuple[str, ...], *, capitals: bool) -> Callable[[str], Identity]:
        known: dict[str, Identity] = {}

        def who(phrase: str) -> Identity:
            if phrase not in known:
                known[phrase] = self.register.identify(phrase, countries=countries, capitals=capitals)
            return known[phrase]

        return who

    def _speaker(self, told: Statement, countries: tuple[str, ...], *, capitals: bool) -> Speaker | None:
        if told.speaker is None or told.span is None:
            return None
        role, name, actor_id = "unnamed", None, None
        for words in (told.own_name, told.speaker, told.description):
            if words:
                role, name, actor_id = self.register.speaker_role(words, countries=countries, capitals=capitals)
                if role != "unnamed":
                    break
        return Speaker(
            told.speaker, told.span, name or told.own_name, cast("SpeakerRole", role), actor_id, denies=told.stance == "denied"
        )


def _info(s: Sentence, document: Document) -> SentenceInfo:
    section = s.segment.section
    published = document.published if section.kind != "related" else section.published
    return SentenceInfo(s.index, s.span, s.paragraph, section.kind, s.segment.offset, published.date if published else None)


def _persons(parsed: ParsedReport) -> tuple[Span, ...]:
    return tuple(
        Span(seg.offset + e.start_char, seg.offset + e.end_char) for seg in parsed.segments for e in seg.doc.ents if e.label_ == "PERSON"
    )


def _cased(parsed: ParsedReport) -> str:
    text = parsed.document.text
    for segment in parsed.segments:
        text = text[: segment.offset] + segment.doc.text + text[segment.offset + len(segment.doc.text) :]
    return text


def _is_english(document: Document) -> bool:
    return document.language in (None, "en")


def _countries(places: tuple[Place, ...]) -> tuple[str, ...]:
    """The countries of a report, most named first."""
    counts: dict[str, int] = {}
    for place in places:
        if place.country:
            counts[place.country] = counts.get(place.country, 0) + 1
    return tuple(sorted(counts, key=lambda c: -counts[c]))


def _batches(documents: Iterable[Document], size: int) -> Iterator[list[Document]]:
    batch: list[Document] = []
    for document in documents:
        batch.append(document)
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch
