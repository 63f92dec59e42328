"""Profiles: sets of coding rules, as TOML files that a researcher can copy and edit."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from onrecord.record.errors import UsageError
from onrecord.record.incident import ProfileRef
from onrecord.rules.quantities import rules

DEFAULT_PROFILE = "plain"
BUILT_IN = ("plain", "acled", "ucdp", "airwars")
STATUSES = ("happened", "attempted", "threatened", "denied")
LARGE = 10  # injured from which an attack counts as large, where no number of dead is told


@dataclass(frozen=True, slots=True)
class Profile:
    """One set of coding rules; the profile's own file says what each setting means.

    `numbers` are (rule id, number) of vague quantities; `no_number` what deaths without a number count for, in
    general and in a large attack (0: unknown).

    >>> load_profile("acled").number("dozens"), load_profile("plain").number("dozens")
    (12, None)
    """

    name: str
    about: str
    sha256: str
    numbers: tuple[tuple[str, int], ...]
    no_number_usual: int
    no_number_large: int
    statuses: tuple[str, ...]
    background: bool
    aggregates: bool
    least_killed: int
    unknown_killed: bool
    civilians_only: bool
    best: str
    range: str
    party_claims: str
    civilian_unless_said: bool
    contested_from_zero: bool

    @property
    def ref(self) -> ProfileRef:
        """The name and hash that stand in every export."""
        return ProfileRef(self.name, self.sha256)

    def number(self, rule: str) -> int | None:
        """What a vague quantity read by a rule counts for; None where the profile leaves it open."""
        return next((n for r, n in self.numbers if r == rule), None)


def builtin_profiles() -> tuple[Profile, ...]:
    """The profiles that come with onrecord."""
    return tuple(load_profile(name) for name in BUILT_IN)


def profile_text(name: str) -> str:
    """The file of a built-in profile, for copying; errors as in `load_profile`."""
    if name not in BUILT_IN:
        raise UsageError(f"no profile '{name}'", hint=f"one of {', '.join(BUILT_IN)}")
    return resources.files("onrecord").joinpath(f"rules/profiles/{name}.toml").read_text(encoding="utf-8")


def load_profile(name_or_path: str) -> Profile:
    """A built-in profile by its name, or the one in a file.

    Raises:
        UsageError: there is none, or its file says something that makes no sense; the message says what to write.
    """
    if name_or_path in BUILT_IN:
        return parse_profile(profile_text(name_or_path).encode(), name_or_path)
    try:
        raw = Path(name_or_path).read_bytes()
    except OSError as error:
        hint = f"one of {', '.join(BUILT_IN)}, or a file; onrecord profiles --copy plain --to my-rules.toml makes one"
        raise UsageError(f"no profile '{name_or_path}'", hint=hint) from error
    return parse_profile(raw, name_or_path)


def parse_profile(raw: bytes, where: str) -> Profile:
    """A profile from the bytes of its file; errors as in `load_profile`."""
    try:
        data = tomllib.loads(raw.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"not TOML: {error}", where=where, hint="compare it with a built-in profile") from error
    reader = _Reader(data, where)
    numbers = reader.table("numbers")
    known = {rule.id for rule in rules()}
    for rule, number in numbers.items():
        if rule not in known:
            raise UsageError(
                f"[numbers] names no rule: '{rule}'", where=where, hint="docs/coding-rules.md lists the rules"
            )
        if not _is_count(number):
            raise UsageError(f"[numbers] {rule}: {number!r} is no number of people", where=where, hint="write 12")
    made = Profile(
        name=reader.take("", "name", _is_text, "a name in quotes"),
        about=reader.take("", "about", _is_text, "a sentence in quotes"),
        sha256=hashlib.sha256(raw).hexdigest(),
        numbers=tuple(sorted(numbers.items())),
        no_number_usual=reader.take("no_number", "usual", _is_count, "a number, 0 for unknown"),
        no_number_large=reader.take("no_number", "large", _is_count, "a number, 0 for unknown"),
        statuses=tuple(reader.take("include", "statuses", _are_statuses, f"a list of {', '.join(STATUSES)}")),
        background=reader.flag("include", "background"),
        aggregates=reader.flag("include", "aggregates"),
        least_killed=reader.take("include", "least_killed", _is_count, "a number"),
        unknown_killed=reader.flag("include", "unknown_killed"),
        civilians_only=reader.flag("include", "civilians_only"),
        best=reader.choice("best", ("latest", "lowest", "majority")),
        range=reader.choice("range", ("current", "all")),
        party_claims=reader.choice("party_claims", ("context", "high")),
        civilian_unless_said=reader.flag("figures", "civilian_unless_said"),
        contested_from_zero=reader.flag("figures", "contested_from_zero"),
    )
    reader.refuse_unknown()
    return made


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _are_statuses(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(v in STATUSES for v in value)


class _Reader:
    """Takes settings out of a profile's tables, and notices those that nobody asked for."""

    def __init__(self, data: dict[str, Any], where: str) -> None:
        self.data, self.where = data, where
        self.taken: set[tuple[str, str]] = {("", name) for name in ("numbers", "no_number", "include", "figures")}

    def table(self, name: str) -> dict[str, Any]:
        """A table; an empty one where there is none."""
        found = self.data.get(name, {}) if name else self.data
        if not isinstance(found, dict):
            raise UsageError(f"[{name}] is no table", where=self.where, hint=f"write [{name}] on a line of its own")
        return found

    def take(self, table: str, key: str, fits: Callable[[Any], bool], want: str) -> Any:
        """A setting that must be there and make sense."""
        self.taken.add((table, key))
        name = f"[{table}] {key}" if table else key
        if key not in self.table(table):
            raise UsageError(f"{name} is missing", where=self.where, hint=f"write {want}")
        value = self.table(table)[key]
        if not fits(value):
            raise UsageError(f"{name}: {value!r} makes no sense", where=self.where, hint=f"write {want}")
        return value

    def flag(self, table: str, key: str) -> bool:
        """A setting that is true or false."""
        return bool(self.take(table, key, lambda v: isinstance(v, bool), "true or false"))

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        """A setting of [figures] that is one of a few words."""
        return str(self.take("figures", key, lambda v: v in allowed, " or ".join(f'"{a}"' for a in allowed)))

    def refuse_unknown(self) -> None:
        """Object to a setting that is none: most often a word mistyped."""
        for table in ("", "no_number", "include", "figures"):
            for key in self.table(table):
                if (table, key) not in self.taken:
                    name = f"[{table}] {key}" if table else key
                    raise UsageError(
                        f"{name} is no setting", where=self.where, hint="compare it with a built-in profile"
                    )
