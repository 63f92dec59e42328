"""The family of errors: each says what was wrong, where, and what to do."""

from __future__ import annotations


class OnrecordError(Exception):
    """Whatever onrecord itself objects to.

    `what` is a sentence for a reader, `where` names the file (and line), `hint` says what to do.

    >>> str(InputError("the file is empty", where="a.txt", hint="leave it out"))
    'a.txt: the file is empty (leave it out)'
    """

    def __init__(self, what: str, *, where: str | None = None, hint: str | None = None) -> None:
        self.what, self.where, self.hint = what, where, hint
        super().__init__(what)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.what}{advice}"


class InputError(OnrecordError):
    """A report that cannot be read: empty, binary, cut off, too large."""


class UsageError(OnrecordError):
    """A command or a setting that makes no sense; the exit status is 2."""


class ResourceError(OnrecordError):
    """A dictionary, model or index that is missing or malformed."""


class ChangedError(OnrecordError):
    """The record changed since it was looked at; nothing was decided."""


class StoreError(OnrecordError):
    """A database or file of records that cannot be opened, read or written, or that another version made."""
