"""A claim of an incident's JSON in words: of whom, on whose word."""

from __future__ import annotations

from typing import Any

from onrecord.say import words

Json = dict[str, Any]


def of_whom(of: Json | None) -> str:
    """Who is counted, with the side and whether civilians, where the words do not say it themselves.

    >>> of_whom({"text": "soldiers", "side": "target", "civilian": False}), of_whom(None)
    ('soldiers (target, not civilian)', 'not said')
    """
    if of is None:
        return "not said"
    marks = [
        words.plain(of["side"]) if of["side"] != words.UNKNOWN else "",
        {True: "civilian", False: "not civilian", None: ""}[of["civilian"]],
    ]
    known = of["text"].lower() + (" civilian" if of["side"] == "civilians" else "")
    said = ", ".join(m for m in marks if m and m not in known)
    return words.clean(of["text"]) + (f" ({said})" if said else "")


def on_whose_word(claim: Json) -> str:
    """The speaker with their role, and whether they are a party to the fight.

    >>> on_whose_word({"by": {"name": None, "text": "The army", "role": "military"}, "party_claim": True})
    'The army (military), a party to the fight'
    """
    by = claim["by"]
    if by is None:
        return "the report itself"
    name, role = words.clean(by["name"] or by["text"]), words.plain(by["role"])
    said = name if role in name.lower() else f"{name} ({role})"
    return said + (", a party to the fight" if claim["party_claim"] else "")
