"""Bringing a store made by an older onrecord up to today's schema."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from pathlib import Path

from onrecord.record.errors import StoreError
from onrecord.store.backup import backup
from onrecord.store.engine import make_engine, take_turn, writing
from onrecord.store.open import check_file
from onrecord.store.schema import HEAD, REVISIONS, upgrade, version_of
from onrecord.store.trouble import plainly
from onrecord.store.urls import parsed_url, shown


@dataclass(frozen=True, slots=True)
class Upgraded:
    """From which revision to which (the same: there was nothing to do); `copy` is the backup made before.

    >>> Upgraded("0001", "0001").copy is None
    True
    """

    before: str
    after: str
    copy: Path | None = None


def upgrade_store(url: str) -> Upgraded:
    """Bring a store up to date; one in SQLite is copied first, beside it, with its old revision in the name.

    Raises:
        StoreError: there is no store, it is newer than this onrecord, or the copy cannot be written.
    """
    parsed = parsed_url(url)
    where = shown(parsed)
    path = Path(parsed.database or "") if parsed.get_backend_name() == "sqlite" else None
    if path:
        check_file(path, create=False)
    engine = make_engine(parsed)
    try:
        with plainly(where):
            with engine.connect() as connection:
                before = version_of(connection)
            if before is None:
                raise StoreError("there is no store here", where=where, hint="`onrecord add` makes one")
            if before == HEAD:
                return Upgraded(before, before)
            if before not in REVISIONS:
                what = f"made by a newer version of onrecord (schema {before})"
                raise StoreError(what, where=where, hint="update onrecord")
            copy = _copied(url, path, before) if path else None
            with engine.connect() as plain, writing(plain).begin():
                take_turn(plain)
                upgrade(plain)
                after = version_of(plain)
    finally:
        engine.dispose()
    return Upgraded(before, after or "", copy)


def _copied(url: str, path: Path, version: str) -> Path:
    """A copy under a name that is free: that of an upgrade that was cut off may stand there already."""
    copy = path.with_name(f"{path.name}.{version}.bak")
    for number in itertools.count(2):
        if not copy.exists():
            break
        copy = path.with_name(f"{path.name}.{version}.{number}.bak")
    backup(url, copy)
    return copy
