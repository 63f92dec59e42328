"""ActorRegister: armed groups, state forces, peoples and speakers, looked up in words of a report."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.record.claim import SpeakerRole
from onrecord.resolve.actors.compiling import Tables, compile_tables
from onrecord.resolve.actors.context import Context
from onrecord.resolve.actors.entries import Group, Identity, NamedActor
from onrecord.resolve.actors.find import find_named
from onrecord.resolve.actors.identify import identify_tokens
from onrecord.resolve.actors.sources import read_all
from onrecord.resolve.actors.speakers import SpeakerTables, compile_speakers, role_of
from onrecord.resolve.actors.tokens import tokenize

_REMEMBERED = 20_000


class ActorRegister:
    """The register, loaded once a process.

    >>> register = ActorRegister.load()
    >>> register.identify("suspected Boko Haram militants").id
    'boko-haram'
    >>> register.identify("Russian-backed government forces", countries=["SY"]).name
    'Military Forces of Syria'
    """

    def __init__(self, tables: Tables, speakers: SpeakerTables) -> None:
        self._tables, self._speakers = tables, speakers
        self._known: dict[tuple[str, tuple[str, ...], bool], Identity] = {}

    @classmethod
    def load(cls) -> ActorRegister:
        """The register of resources/actors/, shared by all callers of one process.

        Raises:
            ResourceError: one of the files is malformed; the message names it.
        """
        return _load()

    def group(self, ident: str) -> Group | None:
        """The entry with this id, None for ids the program makes (state:SY:military) and unknown ones."""
        return self._tables.groups.get(ident)

    def find(self, text: str, *, countries: Sequence[str] = (), capitals: bool = False) -> tuple[NamedActor, ...]:
        """Every name of the register in a text, in order, with spans in characters of that text.

        Args:
            text: a sentence or a whole report; short names that need company are believed more in the latter.
            countries: ISO codes that the report is about, where known.
            capitals: the text is all in capitals, so that capitals tell nothing.
        """
        tokens = tokenize(text)
        return find_named(
            text, tokens, self._tables, Context(tokens, self._tables.nations, countries, capitals=capitals)
        )

    def identify(self, phrase: str, *, countries: Sequence[str] = (), capitals: bool = False) -> Identity:
        """Who a noun phrase means.

        Args:
            phrase: the noun phrase, with or without its article and what follows its head.
            countries: ISO codes the report is about, likeliest first: whose "the army" is.
            capitals: the phrase comes from copy that is all in capitals.
        """
        key = (phrase, tuple(countries), capitals)
        found = self._known.get(key)
        if found is None:
            tokens = tokenize(phrase)
            context = Context(tokens, self._tables.nations, key[1], capitals=capitals)
            found = identify_tokens(tokens, 0, self._tables, context)
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[key] = found
        return found

    def speaker_role(
        self, phrase: str, *, countries: Sequence[str] = (), capitals: bool = False
    ) -> tuple[SpeakerRole, str | None, str | None]:
        """In which role somebody speaks: (role, full name where the phrase names them, register id of a party).

        >>> ActorRegister.load().speaker_role("the Britain-based Syrian Observatory for Human Rights")
        ('monitor', 'Syrian Observatory for Human Rights', None)
        """
        who = self.identify(phrase, countries=countries, capitals=capitals)
        return role_of(tokenize(phrase), who, self._speakers, capitals=capitals)

    def same(self, a: Identity, b: Identity) -> bool:
        """True where two phrases mean the same actor, or one the body that the other is part of.

        A state's army and police stay apart; its government and its "security forces" take in both.
        """
        if a.id is None or b.id is None:
            return False
        if a.id == b.id or a.id in self._above(b.id) or b.id in self._above(a.id):
            return True
        return self._one_state(a.id, b.id)

    def _above(self, ident: str) -> list[str]:
        """The ids of the bodies an entry is part of, nearest first."""
        found: list[str] = []
        group = self._tables.groups.get(ident)
        while group is not None and group.parent is not None and group.parent not in found:
            found.append(group.parent)
            group = self._tables.groups.get(group.parent)
        return found

    def _one_state(self, a: str, b: str) -> bool:
        roots = [next((i for i in (ident, *self._above(ident)) if i.startswith("state:")), None) for ident in (a, b)]
        if roots[0] is None or roots[1] is None:
            return False
        (_, land_a, force_a), (_, land_b, force_b) = roots[0].split(":"), roots[1].split(":")
        return land_a == land_b and bool({force_a, force_b} & {"government", "security"})


@cache
def _load() -> ActorRegister:
    content = read_all()
    return ActorRegister(compile_tables(content), compile_speakers(content["speakers"]))
