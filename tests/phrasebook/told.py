"""What the coder reads from the sentences of the book, all parsed in one go."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache

from onrecord.assemble.claims import claims
from onrecord.assemble.events import assemble
from onrecord.assemble.fragments import fragments
from onrecord.assemble.groups import Group
from onrecord.assemble.roles import actors
from onrecord.coder import Coder
from onrecord.record.casualty_mention import CasualtyMention
from onrecord.record.claim import Claim
from onrecord.record.document import Document, Section
from onrecord.record.mentions import Mentions
from onrecord.record.span import Span
from tests.phrasebook.table import rows

MAIN = ("kind", "phrase", "rule", "low", "best", "high", "scope")


@dataclass(frozen=True, slots=True)
class Told:
    """One claim, flat, under the names of the table."""

    kind: str
    phrase: str
    rule: str
    low: int | None
    best: int | None
    high: int | None
    scope: str
    add: bool
    update: bool
    of: str | None
    group: str | None
    side: str | None
    civilian: bool | None
    by: str

    def main(self) -> dict[str, object]:
        """What a claim is known by."""
        return {key: value for key, value in asdict(self).items() if key in MAIN}


@dataclass(frozen=True, slots=True)
class Report:
    """The claims of a row and the toll of its first event."""

    claims: tuple[Told, ...]
    killed: tuple[int | None, int | None, int | None] | None


def told(say: str) -> Report:
    """What is read from a row of the book."""
    return _book()[say]


@cache
def _book() -> dict[str, Report]:
    coder = Coder()
    documents = [_document(row.say) for row in rows()]
    return {p.document.text: _report(coder.mentions(p)) for p in coder.parser.parse_all(documents)}


def _document(text: str) -> Document:
    return Document(id="phrase", sha256="0" * 64, text=text, sections=(Section("body", Span(0, len(text))),))


def _report(m: Mentions) -> Report:
    whole = Group(list(fragments(m)))  # the sentence as one happening, whatever events are made of it
    pairs = claims(whole, actors(whole, m), m)
    events = assemble(m)
    killed = (events[0].killed.low, events[0].killed.best, events[0].killed.high) if events else None
    previous: list[CasualtyMention | None] = [None, *(mention for mention, _ in pairs)]
    return Report(tuple(_told(mention, claim, p) for (mention, claim), p in zip(pairs, previous, strict=False)), killed)


def _told(mention: CasualtyMention, claim: Claim, previous: CasualtyMention | None) -> Told:
    adds = (
        previous is not None and mention.together == previous.together and {mention.scope, previous.scope} == {"event"}
    )
    return Told(
        claim.kind,
        claim.phrase,
        claim.rule,
        claim.count.low,
        claim.count.best,
        claim.count.high,
        claim.scope,
        adds,
        mention.update,
        claim.of.text if claim.of else None,
        claim.of.group if claim.of else None,
        claim.of.side if claim.of else None,
        claim.of.civilian if claim.of else None,
        claim.by.text if claim.by else "nobody",
    )
