"""The part of onrecord that needs the extra `web`, loaded when a command asks for it."""

from __future__ import annotations

import importlib
from typing import Any

from onrecord.record.errors import UsageError


def web_module(name: str) -> Any:
    """A module of the review site.

    Raises:
        UsageError: the packages of the extra `web` are not installed.
    """
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if (error.name or "onrecord").split(".")[0] == "onrecord":
            raise
        raise UsageError(
            f"the review site needs the package {error.name}", hint="pip install 'onrecord[web]'"
        ) from error
