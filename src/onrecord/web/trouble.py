"""What goes wrong on the site, and with which status it is answered: one table."""

from __future__ import annotations

from onrecord.record.errors import ChangedError, InputError, OnrecordError, ResourceError, StoreError, UsageError


class MissingError(OnrecordError):
    """There is no such page, incident or report."""


class RefusedError(OnrecordError):
    """Somebody may not do this."""


class SignInError(OnrecordError):
    """The site asks who it is."""


class TooManyError(OnrecordError):
    """Too many tries in too short a time; `wait` is after how many seconds the next may come."""

    def __init__(self, what: str, *, hint: str | None = None, wait: int = 60) -> None:
        super().__init__(what, hint=hint)
        self.wait = wait


# The first that fits: a subclass stands before its parent.
STATUS: tuple[tuple[type[OnrecordError], int], ...] = (
    (MissingError, 404),
    (RefusedError, 403),
    (SignInError, 401),
    (ChangedError, 409),
    (TooManyError, 429),
    (UsageError, 422),
    (InputError, 422),
    (ResourceError, 500),
    (StoreError, 503),
)


def status_of(error: OnrecordError) -> int:
    """The HTTP status of an error.

    >>> status_of(ChangedError("it changed")), status_of(StoreError("locked"))
    (409, 503)
    """
    return next((status for kind, status in STATUS if isinstance(error, kind)), 500)
