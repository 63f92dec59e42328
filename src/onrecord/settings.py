"""What a caller said that changes a coding: kept with it, so that the same words are not coded twice."""

from __future__ import annotations

import json

from onrecord.read.options import ReadOptions


def settings_of(options: ReadOptions, model: str, *, gated: bool = False) -> str:
    """What the caller said that changes a coding, as JSON: the same words, the same coding.

    >>> settings_of(ReadOptions(outlet="Example Wire"), "en_core_web_sm")
    '{"model": "en_core_web_sm", "outlet": "Example Wire", "published": null}'
    """
    day = options.published.isoformat() if options.published else None
    said: dict[str, str | bool | None] = {"model": model, "outlet": options.outlet, "published": day}
    if gated:
        said["gate"] = True
    return json.dumps(said)
