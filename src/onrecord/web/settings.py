"""How the review site is run."""

from __future__ import annotations

from dataclasses import dataclass

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What `onrecord serve` was told.

    `db` is the store's address. `team` asks everybody to sign in; without it the site is one person's, on loopback
    alone. `who` is that person's name in the log. `mask_names` leaves out the names of victims and witnesses on pages and
    in JSON. Exports leave them out in any case, unless `export_names` says why they are to be there.
    `hosts` are the names under which a browser may ask: another name in the Host header is refused, so that a page
    elsewhere cannot point its own name at this machine.

    >>> SiteSettings("onrecord.db").hosts
    ('127.0.0.1', 'localhost', '[::1]')
    """

    db: str
    team: bool = False
    who: str = "me"
    mask_names: bool = False
    export_names: str | None = None
    hosts: tuple[str, ...] = LOOPBACK_NAMES
