"""How the review site is run."""

from __future__ import annotations

from dataclasses import dataclass

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What `onrecord serve` was told.

    `db` is the store's address. `team` asks everybody to sign in; without it the site is one person's, on loopback
    alone. `who` is that person's name in the log. `mask_names` leaves out the names of victims, on pages, in JSON and in exports.
    `hosts` are the names under which a browser may ask: another name in the Host header is refused, so that a page
    elsewhere cannot point its own name at this machine.

    >>> SiteSettings("onrecord.db").hosts
    ('127.0.0.1', 'localhost', '[::1]')
    """

    db: str
    team: bool = False
    who: str = "me"
    mask_names: bool = False
    hosts: tuple[str, ...] = LOOPBACK_NAMES
