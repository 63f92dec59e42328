"""The furniture rules of resources/read/furniture.yaml, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from onrecord.record.errors import ResourceError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """One rule: its id, the role it gives a line, its pattern and a line it must match.

    >>> rule_for("Share Tweet WhatsApp")[0].role
    'share'
    """

    id: str
    role: str
    pattern: re.Pattern[str]
    example: str


@lru_cache(maxsize=1)
def furniture_rules() -> tuple[FurnitureRule, ...]:
    """All rules in the order of the file; raises ResourceError where one is malformed."""
    file = files("onrecord.resources") / "read" / "furniture.yaml"
    raw = yaml.load(file.read_text("utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader, in C where there is one
    try:
        return tuple(
            FurnitureRule(r["id"], r["role"], re.compile(rf"(?:{r['pattern']})", re.IGNORECASE), r["example"])
            for r in raw["rules"]
        )
    except (KeyError, TypeError, re.error) as error:
        raise ResourceError(f"a furniture rule is malformed: {error}", where="resources/read/furniture.yaml") from error


@lru_cache(maxsize=1)
def agencies() -> frozenset[str]:
    """The names of wire services, case folded, from resources/read/agencies.txt."""
    return _listed("agencies.txt")


@lru_cache(maxsize=1)
def headline_verbs() -> frozenset[str]:
    """Verbs of other stories' headlines, from resources/read/headline_verbs.txt."""
    return _listed("headline_verbs.txt")


def _listed(name: str) -> frozenset[str]:
    lines = (files("onrecord.resources") / "read" / name).read_text("utf-8").splitlines()
    return frozenset(line.strip().casefold() for line in lines if line.strip() and not line.startswith("#"))


def rule_for(line: str, roles: frozenset[str] | None = None) -> tuple[FurnitureRule, re.Match[str]] | None:
    """The first rule (of these roles) that matches the whole line, and its match; offsets count from its start."""
    core = line.rstrip(" \t:»>→▶›…")  # noqa: RUF001 - the arrows that pages use
    for rule in furniture_rules():
        if roles is None or rule.role in roles:
            match = rule.pattern.fullmatch(core)
            if match:
                return rule, match
    return None
