"""ACLED's sub-event types and the event type that each belongs to."""

from __future__ import annotations

from importlib import resources

import yaml

# The same list that coding goes by.
_TYPES: dict[str, list[str]] = yaml.safe_load(
    resources.files("onrecord").joinpath("resources/events/types.yml").read_text(encoding="utf-8")
)["event_types"]
EVENT_TYPE = {sub: kind for kind, subs in _TYPES.items() for sub in subs}
