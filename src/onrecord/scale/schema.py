"""The record's contract as an Arrow schema: one row a report, nested as the JSON is, every key with its type."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.record.errors import ResourceError
from onrecord.record.event import SIDES

Json = dict[str, Any]


def arrow() -> Any:
    """pyarrow, an extra.

    Raises:
        ResourceError: it is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415
    except ImportError as error:
        raise ResourceError("Parquet needs pyarrow", hint="pip install 'onrecord[parquet]'") from error
    return pa


def record_schema() -> Any:
    """The schema of a record, as `record/json_out.py` writes it: unknown is null, a span is [start, end)."""
    pa = arrow()
    text, number, real, flag = pa.string(), pa.int64(), pa.float64(), pa.bool_()
    span = pa.list_(number)

    def struct(**fields: Any) -> Any:
        return pa.struct(list(fields.items()))

    published = struct(date=text, start=number, end=number, how=text)
    place = {
        "start": number, "end": number, "text": text, "name": text, "geonames_id": number, "country": text,
        "country_name": text, "adm1": text, "adm2": text, "lat": real, "lon": real, "precision": number, "how": text,
        "kind": text, "options": pa.list_(number),
    }  # fmt: skip
    count = {"low": number, "best": number, "high": number}
    thing = struct(text=text, span=span, kind=text, rule=text)
    document = struct(
        id=text, sha256=text, url=text, title=text, language=text, outlet=text,
        credit=struct(text=text, start=number, end=number), text=text, published=published,
        sections=pa.list_(struct(kind=text, start=number, end=number, published=published)), coder=text,
        places=pa.list_(struct(**place)),
    )  # fmt: skip
    actor = struct(
        role=text, text=text, span=span, id=text, name=text, kind=text, responsibility=text, country=text, rule=text,
        same_as=number,
    )  # fmt: skip
    victim = struct(
        name=text, span=span, age=number, sex=text, description=text, civilian=flag, fate=text,
        aliases=pa.list_(text), predicate=span, rule=text,
    )  # fmt: skip
    counted = struct(text=text, span=span, side=text, civilian=flag, group=text, actor_id=text, kind=text)
    speaker = struct(text=text, span=span, name=text, role=text, actor_id=text, kind=text, denies=flag)
    claim = struct(
        kind=text, phrase=text, span=span, rule=text, **count, of=counted, by=speaker, party_claim=flag, scope=text,
        used=flag, why=text,
    )  # fmt: skip
    date = struct(start=text, end=text, precision=number, text=text, span=span, how=text, basis=text)
    event = struct(
        id=text, section=text, event_type=text, sub_event_type=text, background=flag, status=text, aggregate=flag,
        summary=text, date=date, places=pa.list_(struct(**place, role=text, span=span)), actors=pa.list_(actor),
        weapons=pa.list_(thing), infrastructure=pa.list_(thing), victims=pa.list_(victim), claims=pa.list_(claim),
        killed=struct(**count), injured=struct(**count), killed_by_side=struct(**dict.fromkeys(SIDES, number)),
        evidence=pa.list_(span), trigger=thing, background_why=text,
    )  # fmt: skip
    return pa.schema({"document": document, "events": pa.list_(event), "notes": pa.list_(text)})


def to_table(records: Iterable[Json]) -> Any:
    """Records (`record/json_out.to_dict`) as an Arrow table; `to_pylist` of it gives them back."""
    return arrow().Table.from_pylist(list(records), schema=record_schema())
