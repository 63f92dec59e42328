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

# Of ten characters and more, what lists of stolen passwords hold most often.
GUESSED = frozenset(
    """1234567890 12345678910 0123456789 0987654321 9876543210 1q2w3e4r5t 1qaz2wsx3edc q1w2e3r4t5 qwertyuiop qwerty12345
    qwerty123456 qwertyuiop123 asdfghjkl1 zxcvbnm123 password12 password123 password1234 password12345 passw0rd123
    p@ssword123 iloveyou123 letmein123 welcome123 welcome1234 administrator admin12345 changeme123 monkey12345
    football123 sunshine123 princess123 superman123 abcdefghij abcdefghijk abcdef123456 abc1234567 a123456789
    123456789a 1234567891 123123123123 1122334455 qazwsxedcrfv onrecord123 onrecord1234""".split()
)
_HASHER = PasswordHasher()
_TURNS = threading.BoundedSemaphore(AT_ONCE)


def hashed(password: str, name: str = "") -> str:
    """The argon2id hash of a password that may be used by `name`.

    Raises:
        UsageError: it is too short, too long, the name itself, a few signs over and over, or known to all.

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
    plain = password.casefold()
    if plain == name.casefold() or len(set(plain)) < 4 or plain in GUESSED:
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
