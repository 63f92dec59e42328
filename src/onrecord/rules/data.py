"""Data: the files under resources/ that a researcher can edit, read."""

from __future__ import annotations

from importlib import resources
from typing import Any

import yaml

from onrecord.record.errors import ResourceError

# The C loader is ten times as fast; where libyaml is missing the other gives the same.
SAFE_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(path: str) -> Any:
    """What the YAML file at `path` holds; the path counts from resources/: "events/triggers.yml".

    Nothing is kept: callers compile what they need and keep that.

    Raises:
        ResourceError: the file is missing or is not YAML; the message names it.
    """
    try:
        text = resources.files("onrecord").joinpath("resources", path).read_text(encoding="utf-8")
        return yaml.load(text, Loader=SAFE_LOADER)  # noqa: S506  both loaders are the safe one
    except (OSError, yaml.YAMLError) as error:
        raise ResourceError(
            f"cannot be read: {error}", where=f"resources/{path}", hint="undo the last change to the file"
        ) from error
