"""Passwords: made into argon2 hashes and held against them. Slow on purpose; never call it on the event loop."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from onrecord.record.errors import UsageError
from onrecord.web.trouble import TooManyError

SHORTEST, LONGEST = 10, 1000  # characters: long enough to resist guessing, short enough to hash
PATIENCE = 5  # seconds to wait for a turn
AT_ONCE = 2  # hashing takes 64 MiB: many who sign in at once take turns

_HASHER = PasswordHasher()
_TURNS = threading.BoundedSemaphore(AT_ONCE)


def hashed(password: str, name: str = "") -> str:
    """The argon2id hash of a password that may be used by `name`.

    Raises:
        UsageError: it is too short, too long, the name itself, or one sign over and over.

    >>> hashed("correct horse")[:9]
    '$argon2id'
    >>> hashed("horse")
    Traceback (most recent call last):
    ...
    onrecord.record.errors.UsageError: a password has 10 characters or more (a sentence is easy to remember)
    """
    if len(password) < SHORTEST:
        raise UsageError(f"a password has {SHORTEST} characters or more", hint="a sentence is easy to remember")
    if len(password) > LONGEST:
        raise UsageError(f"a password has at most {LONGEST} characters")
    if password.casefold() == name.casefold() or len(set(password)) < 3:
        raise UsageError("this password is easily guessed", hint="a sentence is hard to guess")
    with _turn():
        return _HASHER.hash(_bytes(password))


def holds(password: str, kept: str | None) -> bool:
    """Whether a password is the one that was hashed. Without a hash (no such account) it takes as long to say no.

    >>> holds("correct horse", hashed("correct horse")), holds("correct horse", None)
    (True, False)
    """
    if len(password) > LONGEST:
        return False
    with _turn():
        try:
            return _HASHER.verify(kept or _nobodys(), _bytes(password)) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


def outdated(kept: str) -> bool:
    """Whether a hash was made with weaker settings than today's, and should be made anew at the next sign-in."""
    return _HASHER.check_needs_rehash(kept)


def made_up() -> str:
    """A first password for somebody, to be read out or passed on: 80 random bits in groups of four letters.

    >>> len(made_up()), made_up() != made_up()
    (19, True)
    """
    letters = "abcdefghjkmnpqrstuvwxyz23456789"  # without those that are taken for one another
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))


@contextmanager
def _turn() -> Iterator[None]:
    """Wait for one's turn, but not for ever: the threads that wait are those that answer everybody else.

    Raises:
        TooManyError: the turns are all taken.
    """
    if not _TURNS.acquire(timeout=PATIENCE):
        raise TooManyError("many people are signing in just now", hint="please try again in a minute")
    try:
        yield
    finally:
        _TURNS.release()


@cache
def _nobodys() -> str:
    return _HASHER.hash(secrets.token_bytes(32))


def _bytes(password: str) -> bytes:
    return password.encode("utf-8", "surrogatepass")
