"""Every value of an event has its words in the report: whether they still stand where its span says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.record.event import Event
from onrecord.record.json_values import event_to_dict


def troubles_of(event: Event, text: str) -> Iterator[str]:
    """What is wrong with the spans of an event, a sentence each.

    White space and capitals may differ: lines are broken and wire copy is in capitals where the value is not.

    >>> from onrecord.record.actor import Thing
    >>> from onrecord.record.span import Span
    >>> event = Event("e", "body", "battles", "armed_clash", trigger=Thing("shelled", Span(0, 5)))
    >>> list(troubles_of(event, "Rebels shelled the town."))
    ["trigger: 'shelled' is not what stands at 0-5: 'Rebel'"]
    """
    yield from _walk(event_to_dict(event), "", text)


def _walk(value: Any, path: str, text: str) -> Iterator[str]:
    if isinstance(value, dict):
        yield from _of_value(value, path, text)
        for key, inner in value.items():
            yield from _walk(inner, f"{path}.{key}" if path else key, text)
    elif isinstance(value, list) and path == "evidence":
        for start, end in value:
            if end > len(text):
                yield f"evidence: {start}-{end} lies outside the text"
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _walk(inner, f"{path}[{number}]", text)


def _of_value(value: dict[str, Any], path: str, text: str) -> Iterator[str]:
    if not value.get("span"):
        return
    start, end = value["span"]
    words = value.get("phrase") or value.get("text")
    if end > len(text):
        yield f"{path}: {start}-{end} lies outside the text"
    elif isinstance(words, str) and _plain(words) != _plain(text[start:end]):
        yield f"{path}: {words!r} is not what stands at {start}-{end}: {text[start:end]!r}"


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
