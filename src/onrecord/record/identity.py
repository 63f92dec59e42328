"""Identity: what the register makes of a phrase for persons or a body of them."""

from __future__ import annotations

from typing import Protocol


class Identity(Protocol):
    """The answer to "who is this?"; attributes are None where the register cannot say."""

    @property
    def id(self) -> str | None:
        """The register's id."""

    @property
    def name(self) -> str | None:
        """The register's name."""

    @property
    def kind(self) -> str | None:
        """An ActorKind."""

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-2."""

    @property
    def civilian(self) -> bool | None:
        """Whether the words themselves make them civilians or not."""

    @property
    def armed(self) -> bool | None:
        """Whether the words make them bearers of arms."""

    @property
    def rule(self) -> str:
        """The rule that read the phrase: actor.not_an_actor and actor.means are no persons."""

    @property
    def generic(self) -> bool:
        """True where the phrase names nobody ("the militants")."""

    @property
    def group(self) -> str | None:
        """men, women, children, medics, journalists, ..."""

    @property
    def head(self) -> str | None:
        """The head noun that the register knows, None where it knows none."""


class WhoIs(Protocol):
    """Asks the register who a phrase speaks of."""

    def __call__(self, phrase: str, /) -> Identity:
        """Who the noun phrase means."""
