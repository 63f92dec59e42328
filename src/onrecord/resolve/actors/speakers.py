"""In which role somebody speaks, from resources/actors/speakers.yml."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.record.claim import SpeakerRole
from onrecord.resolve.actors.compiling import plurals
from onrecord.resolve.actors.context import is_written
from onrecord.resolve.actors.entries import Alias, Identity
from onrecord.resolve.actors.phrases import PhraseTable
from onrecord.resolve.actors.tokens import Token

# Of several roles that a phrase's words give, the first of these counts: a doctor of the army's hospital
# speaks as a doctor, an official of the UN as the UN.
ORDER: tuple[SpeakerRole, ...] = (
    "un",
    "monitor",
    "medical",
    "ngo",
    "media",
    "witness",
    "belligerent",
    "police",
    "military",
)
_CLAUSE = frozenset(
    [
        "in",
        "at",
        "near",
        "on",
        "who",
        "whom",
        "which",
        "that",
        "told",
        "quoted",
        "whose",
        "after",
        "during",
        "by",
        "while",
        "as",
        ",",
    ]
)
_PARTY_KINDS = {
    "rebel_group": "belligerent",
    "militia": "belligerent",
    "foreign_forces": "military",
    "state_forces": "military",
}

SpeakerRoleOf = tuple[SpeakerRole, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Organisation:
    """Somebody who reports: a monitor, an outlet, an agency of the UN.

    >>> Organisation("Airwars", "monitor", Alias("Airwars")).alias.cased
    False
    """

    name: str
    role: SpeakerRole
    alias: Alias


@dataclass(frozen=True, slots=True)
class RoleWord:
    """A noun that tells a role; a `weak` one (spokesman, official) yields to any other word of the phrase.

    >>> RoleWord("spokesman", "official", weak=True).weak
    True
    """

    word: str
    role: SpeakerRole
    weak: bool = False


@dataclass(frozen=True, slots=True)
class SpeakerTables:
    """Organisations by name, and the words that tell a role."""

    organisations: PhraseTable[Organisation]
    words: PhraseTable[RoleWord]


def compile_speakers(content: dict[str, Any]) -> SpeakerTables:
    """The tables of speakers.yml's content."""
    organisations: PhraseTable[Organisation] = PhraseTable()
    for role, entries in content["organisations"].items():
        for entry in entries:
            given = {"name": entry} if isinstance(entry, str) else entry
            for alias in (given["name"], *given.get("aliases", ())):
                kept = Alias(alias["as"], cased=True) if isinstance(alias, dict) else Alias(alias)
                organisations.add(kept.text, Organisation(given["name"], role, kept))
    words: PhraseTable[RoleWord] = PhraseTable()
    for strength in ("words", "weak_words"):
        for role, listed in content[strength].items():
            for word in listed:
                for form in (word, *plurals(word)):
                    words.add(form, RoleWord(word, role, strength == "weak_words"))
    return SpeakerTables(organisations, words)


def role_of(tokens: Sequence[Token], who: Identity, speakers: SpeakerTables, *, capitals: bool) -> SpeakerRoleOf:
    """See `ActorRegister.speaker_role`; `who` is what `identify` makes of the same phrase."""
    cut = next((i for i, t in enumerate(tokens) if i and t.fold in _CLAUSE), len(tokens))
    roles: dict[SpeakerRole, str | None] = {}
    weak: list[SpeakerRole] = []
    _collect(tokens[:cut], speakers, roles, weak, capitals=capitals)
    if not roles and (not weak or (tokens[cut : cut + 1] and tokens[cut].fold in {"at", "in"})):
        _collect(tokens[cut:], speakers, roles, weak, capitals=capitals)
    party = _party(who, roles)
    if party is not None:
        roles.setdefault(party, None)
    best = next((r for r in ORDER if r in roles), None)
    if best is not None:
        party_id = who.id if best == party or best in {"military", "police", "belligerent"} else None
        return best, roles[best] or (who.name if party_id else None), party_id
    if "official" in roles or (who.id or "").endswith(":government"):
        return "official", roles.get("official") or who.name, who.id
    return (weak[0] if weak else "unnamed"), None, None


def _collect(
    tokens: Sequence[Token],
    speakers: SpeakerTables,
    roles: dict[SpeakerRole, str | None],
    weak: list[SpeakerRole],
    *,
    capitals: bool,
) -> None:
    """Gather the roles that the words tell, and the full names of the organisations among them."""
    i = 0
    while i < len(tokens):
        named = speakers.organisations.at(tokens, i)
        if named:
            fitting = [o for o in named[1] if is_written(o.alias, tokens[i : i + named[0]], capitals=capitals)]
            if fitting:
                if roles.get(fitting[0].role) is None:
                    roles[fitting[0].role] = fitting[0].name
                i += named[0]
                continue
        word = speakers.words.at(tokens, i)
        if word:
            if word[1][0].weak:
                weak.append(word[1][0].role)
            else:
                roles.setdefault(word[1][0].role, None)
        i += word[0] if word else 1


def _party(who: Identity, roles: dict[SpeakerRole, str | None]) -> SpeakerRole | None:
    """The role of a speaker who can fight: an armed group's word is a belligerent's, an army's the military's."""
    if who.id and who.id.endswith(":government"):
        return None
    if who.kind == "police":
        return "police"
    if who.id is None and not (who.armed and who.kind in {"rebel_group", "militia"}):
        return None
    if who.armed is False or ("official" in roles and who.kind not in {"rebel_group", "militia"}):
        return None
    role = _PARTY_KINDS.get(who.kind)
    return role if role in {"belligerent", "military"} else None  # type: ignore[return-value]
