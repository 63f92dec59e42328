"""Who may do what: two tables. A change whose route stands in neither is refused to everybody on a team's site."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from onrecord.store.accounts import ROLES, Role

# What is done -> the least role that may do it.
ACTIONS: Mapping[str, Role] = MappingProxyType(
    {
        "read": "viewer",
        "keep own account": "viewer",
        "decide": "coder",
        "remark": "coder",
        "add": "coder",
        "merge": "editor",
        "split": "editor",
        "undo others": "editor",  # their own decisions everybody undoes who may decide
        "manage people": "editor",
    }
)

# What a program cannot do with an API token: a stolen one must not make accounts, passwords or other tokens.
IN_PERSON = frozenset({"keep own account", "manage people"})

# The route of a change (its path as declared) -> what it does; None: also who is not signed in may do it.
CHANGES: Mapping[str, str | None] = MappingProxyType(
    {
        "/sign-in": None,
        "/sign-out": "keep own account",
        "/people/me/password": "keep own account",
        "/people/me/sign-out-everywhere": "keep own account",
        "/people/me/tokens": "keep own account",
        "/people/me/tokens/{number}/revoke": "keep own account",
        "/people": "manage people",
        "/people/{name}/role": "manage people",
        "/people/{name}/password": "manage people",
        "/people/{name}/close": "manage people",
        "/people/{name}/open": "manage people",
        "/incidents/{code}/judge": "decide",
        "/incidents/{code}/correct": "decide",
        "/incidents/{code}/merge": "merge",
        "/incidents/{code}/split": "split",
        "/incidents/{code}/remark": "remark",
        "/bulk": "decide",
        "/bring-in": "decide",
        "/bring-in/compare": "decide",
        "/add/paste": "add",
        "/add/files": "add",
        "/add/feed": "add",
        "/add/example": "add",
        "/decisions/{number}/undo": "decide",  # of what somebody else decided: "undo others"
    }
)

# Pages that not everybody who is signed in may read.
READS: Mapping[str, str] = MappingProxyType({"/people": "manage people", "/people.json": "manage people"})


def may(role: Role, action: str) -> bool:
    """Whether a role is enough for an action.

    >>> may("viewer", "decide"), may("coder", "decide"), may("coder", "merge"), may("editor", "merge")
    (False, True, False, True)
    """
    return ROLES.index(role) >= ROLES.index(ACTIONS[action])


def action_of(method: str, route: str) -> str | None:
    """What a request of a route does; None where even somebody who is not signed in may.

    Raises:
        KeyError: it changes something, and no table says who may.

    >>> action_of("GET", "/incidents"), action_of("POST", "/incidents/{code}/judge")
    ('read', 'decide')
    """
    if method in {"GET", "HEAD", "OPTIONS"}:
        return READS.get(route, "read")
    return CHANGES[route]
