"""Who asks: the one person of a site without accounts, or somebody who signed in, or a program with their token."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fastapi import Request

from onrecord.store.accounts import Role
from onrecord.web.people.permissions import IN_PERSON, action_of, may
from onrecord.web.trouble import RefusedError, SignInError

OPEN_READS = frozenset({"/sign-in", "/healthz"})  # routes that nobody needs to sign in for


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever asks, under the name that goes to the log.

    `how` they came: the site's one "owner", signed in with a "browser", or a program with a "token". `secret` is
    what a browser's cookie holds.

    >>> Visitor("ana", "coder", "token").may("merge")
    False
    """

    name: str
    role: Role
    how: Literal["owner", "browser", "token"]
    secret: str = ""

    def may(self, action: str) -> bool:
        """Whether they may do this; the actions stand in permissions.py."""
        return may(self.role, action)


def visitor_of(request: Request) -> Visitor | None:
    """Who asks; None where somebody has not signed in yet."""
    found: Visitor | None = getattr(request.state, "visitor", None)
    return found


def signed_in(request: Request) -> Visitor:
    """Who asks.

    Raises:
        SignInError: they have not signed in.
    """
    found = visitor_of(request)
    if found is None:
        raise SignInError("please sign in", hint="at /sign-in, or with an API token")
    return found


def need(request: Request, action: str) -> None:
    """Refuse what whoever asks may not do.

    Raises:
        SignInError: they have not signed in.
        RefusedError: their role is not enough.
    """
    visitor = signed_in(request)
    if not visitor.may(action):
        raise RefusedError(f"as {visitor.role} you may not do this ({action})", hint="ask an editor of this site")


def need_for_undo(request: Request, decided_by: str) -> None:
    """Refuse to take back what somebody else decided, unless whoever asks may do that.

    Raises:
        SignInError: they have not signed in.
        RefusedError: it is somebody else's, and their role is not enough.
    """
    if signed_in(request).name != decided_by:
        need(request, "undo others")


async def permitted(request: Request) -> None:
    """Refuse a request that whoever asks may not make: the one place where roles are held against routes.

    Raises:
        SignInError: nobody is signed in.
        RefusedError: the role is not enough, or nobody declared who may do this.
    """
    route = getattr(request.scope.get("route"), "path", "")
    try:
        action = action_of(request.method, route)
    except KeyError:
        visitor = signed_in(request)
        if visitor.how == "owner":
            return
        raise RefusedError(f"nobody said who may do this: {route}", hint="declare it in web/people") from None
    if action is None or route in OPEN_READS:
        return
    need(request, action)
    if action in IN_PERSON and signed_in(request).how == "token":
        raise RefusedError("a program cannot do this", hint="sign in with a browser")
