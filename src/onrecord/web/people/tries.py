"""How often somebody may try a password, by account and by address, so that guessing is hopeless."""

from __future__ import annotations

import datetime as dt
import ipaddress
import time

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from onrecord.web.trouble import TooManyError

# By whom -> how often. Few tries for one account from one address; more for an account from everywhere, so that a
# stranger's guesses do not shut its holder out at once; more again from one address, behind which a whole office may sit.
BOTH = parse("6 per 10 minutes")
ACCOUNT = parse("60 per 1 hour")
ADDRESS = parse("60 per 10 minutes")


class Tries:
    """Counts tries in this process; a restart forgets them."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def take(self, name: str, address: str) -> None:
        """Count one try, before the password is looked at.

        Raises:
            TooManyError: there were too many; it says when to try again.

        >>> tries = Tries()
        >>> for _ in range(6): tries.take("ana", "192.0.2.1")
        >>> tries.take("Ana", "192.0.2.1")
        Traceback (most recent call last):
        ...
        onrecord.web.trouble.TooManyError: too many tries (please try again in 10 minutes, at ...)
        >>> tries.take("bo", "192.0.2.1")
        """
        where, who = _network(address), name.strip().casefold()[:200]
        for limit, key in ((ADDRESS, ("from", where)), (BOTH, ("both", who, where)), (ACCOUNT, ("as", who))):
            if not self._limiter.hit(limit, *key):
                raise _too_many(self._wait(limit, key))

    def clear(self, name: str, address: str) -> None:
        """Forget the tries of who signed in."""
        self._limiter.clear(BOTH, "both", name.strip().casefold()[:200], _network(address))

    def _wait(self, limit: RateLimitItem, key: tuple[str, ...]) -> int:
        return max(1, round(self._limiter.get_window_stats(limit, *key).reset_time - time.time()))


def _too_many(wait: int) -> TooManyError:
    at = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=wait)
    minutes = max(1, round(wait / 60))
    said = f"{minutes} minute{'s' if minutes > 1 else ''}"
    return TooManyError("too many tries", hint=f"please try again in {said}, at {at:%H:%M} UTC", wait=wait)


def _network(address: str) -> str:
    """The address, or of IPv6 the network that one subscriber has.

    >>> _network("2001:db8:1:2:3:4:5:6"), _network("192.0.2.1")
    ('2001:db8:1:2::/64', '192.0.2.1')
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if found.version == 4:
        return str(found)
    return str(ipaddress.ip_network((found, 64), strict=False))
