"""What a reading was read as, in words."""

from __future__ import annotations

from functools import singledispatch

from onrecord.explain.nouns import Value
from onrecord.record.actor import Actor, Thing, Victim
from onrecord.record.blame import Blame
from onrecord.record.claim import Claim
from onrecord.record.date import DateRange
from onrecord.record.event_mention import EventMention
from onrecord.record.place import Place
from onrecord.record.statement import Statement
from onrecord.say import words


def value(read: Value) -> str:
    """A value for a reader, without the words it was read from.

    >>> from onrecord.record.span import Span
    >>> value(Place("Sukna", Span(0, 5), name="As Sukhnah", country_name="Syria", precision=2, how="transliteration"))
    'As Sukhnah, Syria, within about 25 km; transliteration'
    """
    return words.clean(_value(read))


@singledispatch
def _value(read: object) -> str:
    raise TypeError(f"no words for a {type(read).__name__}")


@_value.register
def _(read: EventMention) -> str:
    marks = [words.plain(read.sub_event_type), read.status]
    marks += [m for m, on in (("points back", read.definite), ("in general", read.generic), ("weak", read.weak)) if on]
    return ", ".join(marks)


@_value.register
def _(read: Claim) -> str:
    of = words.counted(read)
    party = ", a party to the fight" if read.party_claim else ""
    return f"{words.figure(read.count)} of {of}; {words.said_by(read.by)}{party}; scope {read.scope}"


@_value.register
def _(read: Statement) -> str:
    whose = f" is {read.own_name}," if read.own_name else ""
    responsible = ", takes responsibility" if read.responsibility else ""
    return f"{whose} “{read.cue}”: {read.stance}{responsible}"


@_value.register
def _(read: Blame) -> str:
    return f"answerable, {read.responsibility}" + (", where nobody else is told to have done it" if read.weak else "")


@_value.register
def _(read: Actor) -> str:
    name = f"{read.name} ({read.id})" if read.id else "not in the register"
    blamed = f", responsibility {read.responsibility}" if read.responsibility else ""
    return f"{read.role}: {name}, {words.plain(read.kind)}{blamed}"


@_value.register
def _(read: Thing) -> str:
    return words.plain(read.kind or "of no known kind")


@_value.register
def _(read: Victim) -> str:
    age = None if read.age is None else f"aged {read.age}"
    standing = {True: "civilian", False: "not civilian", None: None}[read.civilian]
    return ", ".join(p for p in (read.name or "not named", read.description, age, read.sex, standing, read.fate) if p)


@_value.register
def _(read: Place) -> str:
    if read.how == "a nation's adjective":
        return "a nation, no place"
    precision = words.PLACE_PRECISION.get(read.precision or 0, "")
    return "; ".join(p for p in (", ".join(p for p in (words.where(read), precision) if p), read.how) if p)


@_value.register
def _(read: DateRange) -> str:
    if read.start is None and read.end is None:
        return f"no day: {read.how}" if read.how else "no day of an event"
    return f"{words.when(read)}; {read.how}"
