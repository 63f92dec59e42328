"""The metadata that all tables share, and the type of a moment."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import BigInteger, Column, DateTime, Dialect, MetaData, types

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def checksum() -> Column[int]:
    """The column of a table whose rows may change, by which `db check` sees that nobody but onrecord changed them."""
    return Column("checksum", BigInteger, nullable=False, server_default="0")


class Moment(types.TypeDecorator[dt.datetime]):
    """A moment in UTC. SQLite keeps no time zones, so it goes in without and comes back with.

    >>> from sqlalchemy.dialects.sqlite import dialect
    >>> noon = dt.datetime(2024, 5, 1, 14, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    >>> Moment().process_bind_param(noon, dialect())
    datetime.datetime(2024, 5, 1, 12, 0)
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """To the database; a moment without a zone is taken as UTC."""
        if value is None:
            return None
        utc = value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        """From the database, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)
