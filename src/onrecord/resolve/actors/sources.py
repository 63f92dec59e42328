"""The register's YAML files, read once a change: parsed YAML is kept as JSON in the user's cache folder."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from onrecord.record.errors import ResourceError

FOLDER = "onrecord.resources.actors"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def cache_folder() -> Path:
    """Where compiled files go: ONRECORD_CACHE, else onrecord/ in XDG_CACHE_HOME, else ~/.cache/onrecord."""
    given = os.environ.get("ONRECORD_CACHE")
    if given:
        return Path(given)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "onrecord"


def parse_yaml(name: str, raw: bytes) -> Any:
    """The content of one file.

    Raises:
        ResourceError: the file is not YAML; the message names the file and the line.
    """
    try:
        return yaml.load(raw, Loader=_Loader)  # noqa: S506 - a safe loader, in C where there is one
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{name}, line {mark.line + 1}" if mark else name
        problem = getattr(error, "problem", None) or "it cannot be read"
        raise ResourceError(f"not valid YAML: {problem}", where=where, hint="mend the file") from error


def read_all() -> dict[str, Any]:
    """Every file of the folder: its name without `.yml` -> its content.

    The cached copy is named after the hash of the files, so an edited file is always read anew. Where the
    cache cannot be written, the YAML is parsed each time.
    """
    raw = {
        p.name: p.read_bytes() for p in sorted(files(FOLDER).iterdir(), key=lambda p: p.name) if p.name.endswith(".yml")
    }
    digest = hashlib.sha256(b"\0".join(n.encode() + b"\0" + b for n, b in raw.items())).hexdigest()[:16]
    cached = cache_folder() / f"actors-{digest}.json"
    with contextlib.suppress(OSError, ValueError):
        found: dict[str, Any] = json.loads(cached.read_bytes())
        return found
    parsed = {name.removesuffix(".yml"): parse_yaml(name, content) for name, content in raw.items()}
    _keep(cached, parsed)
    return parsed


def _keep(path: Path, content: dict[str, Any]) -> None:
    """Write the cache whole or not at all; a folder that cannot be written to is no error."""
    part = path.with_suffix(f".{os.getpid()}.part")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        part.replace(path)
