"""The code of a telling: short enough to say on the telephone, and its own for good."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from onrecord.record.event import Event

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
_READ_AS = str.maketrans("ILO", "110")
SHORTEST = 8
_LONGEST = 51  # all the digits that 256 bits give
UNKNOWN_COUNTRY = "XX"  # ISO 3166 leaves it to users


def new_code(report: str, event: Event, taken: Callable[[str], bool]) -> str:
    """A code that nobody has: the country, a dash and characters that follow from the report and the event.

    Args:
        report: what tells the report from all others (its sha256, and its text's).
        event: the event; its id tells it from the report's others.
        taken: whether a code is somebody else's already; the new one gets longer until it is not.

    >>> event = Event(id="e1", section="body", event_type="battles", sub_event_type="armed_clash")
    >>> code = new_code("0" * 64, event, lambda code: False)
    >>> code, new_code("0" * 64, event, lambda other: other == code)
    ('XX-H931GMED', 'XX-H931GMED9')
    """
    country = next((p.country for p in event.places[:1] if p.country), None) or UNKNOWN_COUNTRY
    salt = 0
    while True:
        digest = hashlib.sha256(f"{report}:{event.id}:{salt or ''}".encode("utf-8", "replace")).digest()
        number = int.from_bytes(digest, "big")
        digits = "".join(_ALPHABET[number >> shift & 31] for shift in range(251, -1, -5))
        for length in range(SHORTEST, _LONGEST):
            code = f"{country}-{digits[:length]}"
            if not taken(code):
                return code
        salt += 1  # the very same report and event id, told by two tellings


def typed_code(text: str) -> str:
    """A code as somebody typed it, in the form it is stored in: capitals, and no letter that looks like a digit.

    >>> typed_code(" sy-9c2yoaf2 ")
    'SY-9C2Y0AF2'
    """
    country, dash, digits = text.strip().upper().partition("-")
    return f"{country}{dash}{digits.translate(_READ_AS)}"
