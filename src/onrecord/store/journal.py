"""The journal: a chain of hashes over all that is only ever added to. What is changed or taken away by hand shows."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, select

from onrecord.record.errors import UsageError
from onrecord.store.checksums import plain
from onrecord.store.packing import STREAMED, chunks, compact
from onrecord.store.rows import insert
from onrecord.store.tables import act, coding, decision, event, journal, remark, report, retrieval, telling

BEGINNING = "0" * 64  # what stands for the chain of the entry before the first
CHAINED: dict[str, Table] = {t.name: t for t in (coding, retrieval, decision, remark, act)}

# What an entry's hash is of, by the columns the tables had when it was written: a later schema may add to the tables,
# never to these.
_REPORT = ("key", "sha256", "text_sha256", "added")
_EVENT = ("id", "telling", "position", "body", "wording", "block_keys")
_ROW = {
    "coding": ("id", "report", "at", "coder", "settings", "given_id", "url", "title", "outlet", "credit", "published",
               "signature", "record"),
    "retrieval": ("id", "report", "whence", "given_id", "at", "mark"),
    "decision": ("id", "at", "who", "kind", "incident", "refs", "rest", "field", "value", "before", "why", "undoes",
                 "words"),
    "remark": ("id", "at", "who", "kind", "incident", "value"),
    "act": ("id", "at", "who", "kind", "what", "why"),
}  # fmt: skip
_AT_ONCE = 200  # entries whose rows are fetched together


@dataclass(frozen=True, slots=True)
class Seal:
    """Where the journal stands: its last entry, and the chain there. Kept elsewhere, it proves all before it.

    >>> Seal.parsed(str(Seal(12, "ab" * 32))).entry
    12
    """

    entry: int
    chain: str

    def __str__(self) -> str:
        return f"{self.entry}-{self.chain}"

    @classmethod
    def parsed(cls, text: str) -> Seal:
        """A seal as it was printed.

        Raises:
            UsageError: it is none.
        """
        number, _, chain = text.strip().partition("-")
        if not (number.isascii() and number.isdigit() and len(chain) == 64 and set(chain) <= set("0123456789abcdef")):
            raise UsageError(f"'{text}' is no seal", hint="give it as `onrecord db check` printed it")
        return cls(int(number), chain)


def seal(connection: Connection) -> Seal:
    """The journal's newest entry; entry 0 of an empty one."""
    row = connection.execute(select(journal.c.id, journal.c.chain).order_by(journal.c.id.desc()).limit(1)).first()
    return Seal(0, BEGINNING) if row is None else Seal(row.id, row.chain)


def note(connection: Connection, what: str, numbers: Sequence[int]) -> None:
    """Enter rows that were just written. Their hash is of what the database gives back of them."""
    last = seal(connection)
    rows = []
    for number, content in _contents(connection, what, numbers).items():
        last = Seal(last.entry + 1, chained(last.chain, what, number, content))
        rows.append({"id": last.entry, "what": what, "number": number, "chain": last.chain})
    insert(connection, journal, rows)


def enter_all(connection: Connection) -> None:
    """Begin the journal of a store that had none, with all there is in it."""
    for what, table in CHAINED.items():
        for chunk in chunks(connection.execute(select(table.c.id).order_by(table.c.id)).scalars().all(), _AT_ONCE):
            note(connection, what, chunk)


def chained(before: str, what: str, number: int, content: str) -> str:
    """The chain of an entry: sha256 of the chain before it, what it is of, and that row's content.

    >>> chained(BEGINNING, "decision", 1, "[]")[:8]
    '4fea5c35'
    """
    return hashlib.sha256(f"{before}\n{what} {number}\n{content}".encode()).hexdigest()


def broken(connection: Connection, since: Seal | None = None) -> Iterator[str | None]:
    """Entry by entry: None where it fits, else what is wrong; then rows without an entry; then a seal kept elsewhere."""
    before, expected, met = BEGINNING, 1, since in (None, Seal(0, BEGINNING))
    entries = connection.execute(select(journal).order_by(journal.c.id), execution_options=STREAMED)
    for rows in entries.partitions(_AT_ONCE):
        found = {
            what: _contents(connection, what, [row.number for row in rows if row.what == what]) for what in CHAINED
        }
        for row in rows:
            if row.id != expected:
                yield f"entries {expected} to {row.id - 1} of the journal are gone"
            content = found.get(row.what, {}).get(row.number)
            if content is None:
                yield f"{row.what} {row.number}: it is gone (entry {row.id} of the journal)"
            else:
                fits = row.chain == chained(before, row.what, row.number, content)
                yield None if fits else f"{row.what} {row.number}: it is not what was written (entry {row.id})"
            met = met or (since is not None and since == Seal(row.id, row.chain))
            before, expected = row.chain, row.id + 1
    yield from _not_entered(connection)
    if not met:
        yield f"the seal does not fit: entry {since.entry if since else 0} of the journal is not what it was"


def _not_entered(connection: Connection) -> Iterator[str | None]:
    for what, table in CHAINED.items():
        entered = select(journal.c.number).where(journal.c.what == what)
        missing = select(func.min(table.c.id)).where(table.c.id.not_in(entered))
        number = connection.execute(missing).scalar()
        if number is not None:
            yield f"{what} {number}: it was never entered into the journal"


def _contents(connection: Connection, what: str, numbers: Sequence[int]) -> dict[int, str]:
    """Number -> what stands in the tables under it, as JSON; by number. A row that is not there is left out."""
    if not numbers:
        return {}
    return dict(sorted(_READERS.get(what, _plainly)(connection, what, numbers)))


def _plainly(connection: Connection, what: str, numbers: Sequence[int]) -> Iterator[tuple[int, str]]:
    table = CHAINED[what]
    query = select(*(table.c[name] for name in _ROW[what])).where(table.c.id.in_(numbers))
    for row in connection.execute(query):
        yield row[0], _json(row)


def _codings(connection: Connection, what: str, numbers: Sequence[int]) -> Iterator[tuple[int, str]]:
    """A coding with the report it is of, its events, and the codes of their tellings."""
    events: dict[int, list[list[Any]]] = {number: [] for number in numbers}
    query = select(event.c.coding, telling.c.code, *(event.c[name] for name in _EVENT))
    query = query.outerjoin(telling, telling.c.ref == event.c.telling).where(event.c.coding.in_(numbers))
    for row in connection.execute(query.order_by(event.c.id)):
        events[row.coding].append([plain(value) for value in row[1:]])
    own = [coding.c[name] for name in _ROW[what]]
    query = select(*own, *(report.c[name] for name in _REPORT)).outerjoin(report, report.c.key == coding.c.report)
    for row in connection.execute(query.where(coding.c.id.in_(numbers))):
        yield row[0], _json([*row, *events[row[0]]])


def _json(values: Iterable[Any]) -> str:
    return compact([plain(value) for value in values])


_READERS: dict[str, Callable[[Connection, str, Sequence[int]], Iterator[tuple[int, str]]]] = {"coding": _codings}
