"""Which incidents: the options that `incidents`, `export` and `plot` share."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from onrecord.cli.options import day_of
from onrecord.record.errors import UsageError
from onrecord.store.filters import ViewFilter

Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only what may have happened on this day or later.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only what may have happened on this day or before.")]
Country = Annotated[str | None, typer.Option(metavar="CODE", help="A country, as its two-letter code: SY.")]
Box = Annotated[str | None, typer.Option(metavar="S,W,N,E", help="A box in degrees: south,west,north,east.")]
Actor = Annotated[str | None, typer.Option(help="An actor's id, or a part of a name.")]
Type = Annotated[str | None, typer.Option("--type", help="An event type or sub-type, as air_drone_strike.")]
Grade = Annotated[str | None, typer.Option(help="confirmed, fair, weak, contested or discounted.")]
State = Annotated[str | None, typer.Option(help="machine, confirmed, corrected, rejected or pending.")]
MinKilled = Annotated[int | None, typer.Option(min=0, metavar="N", help="Only with at least so many reported killed.")]
Everything = Annotated[bool, typer.Option("--all", help="Also what the profile leaves out, and what was rejected.")]
Limit = Annotated[int | None, typer.Option(min=1, metavar="N", help="No more than so many.")]

_OPTIONS: tuple[tuple[str, Any, Any], ...] = (
    ("since", Since, None),
    ("until", Until, None),
    ("country", Country, None),
    ("box", Box, None),
    ("actor", Actor, None),
    ("type", Type, None),
    ("grade", Grade, None),
    ("state", State, None),
    ("min_killed", MinKilled, None),
    ("everything", Everything, False),
    ("limit", Limit, None),
)


def with_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options above; it gets them as one `where`, a function that makes the ViewFilter.

    Made late, inside the command's own guard, so that a wrong date is told like any other wrong usage.
    """
    names = [name for name, *_ in _OPTIONS]

    @functools.wraps(command)
    def wrapped(**given: Any) -> None:
        chosen = {name: given.pop(name) for name in names}
        command(**given, where=functools.partial(view_filter, **chosen))

    own = inspect.signature(command, eval_str=True)
    keep = [p for p in own.parameters.values() if p.name != "where"]
    added = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)
        for name, kind, default in _OPTIONS
    ]
    fixed = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in keep]
    wrapped.__signature__ = own.replace(parameters=[*fixed, *added])  # type: ignore[attr-defined]
    wrapped.__annotations__ = {p.name: p.annotation for p in (*fixed, *added)} | {"return": None}
    return wrapped


def view_filter(
    *,
    since: str | None,
    until: str | None,
    country: str | None,
    box: str | None,
    everything: bool,
    **rest: Any,
) -> ViewFilter:
    """The filter that the options ask for.

    Raises:
        UsageError: a date is no date, a box no box, a grade no grade.
    """
    return ViewFilter(
        since=day_of("--since", since),
        until=day_of("--until", until),
        country=country.upper() if country else None,
        box=_box(box),
        actor=rest["actor"],
        event_type=rest["type"].replace("-", "_") if rest["type"] else None,
        grade=_one_of("--grade", rest["grade"], ("confirmed", "fair", "weak", "contested", "discounted")),
        state=_one_of("--state", rest["state"], ("machine", "confirmed", "corrected", "rejected", "pending")),
        min_killed=rest["min_killed"],
        included_only=not everything,
        limit=rest["limit"],
    )


def _one_of(option: str, value: str | None, allowed: tuple[str, ...]) -> str | None:
    if value is not None and value.lower() not in allowed:
        raise UsageError(f"{option}: no '{value}'", hint=f"one of {', '.join(allowed)}")
    return value.lower() if value else None


def _box(text: str | None) -> tuple[float, float, float, float] | None:
    if text is None:
        return None
    try:
        south, west, north, east = (float(part) for part in text.split(","))
    except ValueError as error:
        raise UsageError(
            f"--box: '{text}' is no box", hint="write south,west,north,east in degrees: 32,35,37.5,42.5"
        ) from error
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        raise UsageError(f"--box: '{text}' is not on the globe", hint="south,west,north,east; south first")
    return south, west, north, east
