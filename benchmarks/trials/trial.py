"""What a trial found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trial:
    """How often something was tried, how often all was well, and what went wrong, a sentence each.

    >>> Trial("bytes flipped", 3, 3).passed
    True
    """

    what: str
    tried: int
    well: int
    detail: str = ""
    failures: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether it went well each time."""
        return self.well == self.tried > 0
