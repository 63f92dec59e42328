"""How closely an event's word goes with the places and the dates of its sentence."""

from __future__ import annotations

from onrecord.extract.event_dates import bind_dates
from onrecord.extract.event_places import bind_places
from onrecord.record.date import DateRange
from onrecord.record.place import Place
from tests.extract.reading import at, parsed


def of_places(text: str, event: str, *names: str) -> list[float]:
    """The bonds of an event's word with towns, as they are named."""
    places = [Place(n, at(text, n), kind="town") for n in names]
    bonds = {b.of: b.score for b in bind_places(parsed(text), [at(text, event)], places)}
    return [bonds[p.span] for p in places]


def of_date(text: str, event: str, words: str) -> float:
    """The bond of an event's word with a date."""
    (bond,) = bind_dates(parsed(text), [at(text, event)], [DateRange(span=at(text, words))])
    return bond.score


def test_the_place_of_the_verb_is_bound_closer_than_a_speakers() -> None:
    """Each verb has its own place."""
    text = "A bomb killed ten people in Kirkuk on Monday, a doctor in Baghdad told reporters."
    own, others = of_places(text, "killed", "Kirkuk", "Baghdad")
    assert own > 0.5 > others


def test_two_verbs_of_one_sentence_have_each_their_place() -> None:
    """The bonds turn with the verb."""
    text = "Rebels attacked a convoy in Gao on Monday, while villagers protested in Timbuktu."
    gao, timbuktu = of_places(text, "attacked", "Gao", "Timbuktu")
    assert gao > timbuktu
    gao, timbuktu = of_places(text, "protested", "Gao", "Timbuktu")
    assert timbuktu > gao


def test_a_body_of_a_town_is_no_place_of_the_event() -> None:
    """A town's police may act anywhere."""
    text = "The Basra police arrested four men in Nasiriyah."
    body, own = of_places(text, "arrested", "Basra", "Nasiriyah")
    assert own > body


def test_what_took_place_somewhere_is_bound_to_it() -> None:
    """A verb that only says that it happened lends its place to its subject."""
    near = of_places("The attack took place in Gao.", "attack", "Gao")[0]
    far = of_places("Ministers denounced in Gao the attack.", "attack", "Gao")[0]
    assert near > far


def test_a_date_goes_with_its_own_verb() -> None:
    """Said on Friday, killed on Monday."""
    text = "Troops killed six rebels on Monday, an officer said Friday."
    assert of_date(text, "killed", "Monday") > 0.8
    assert of_date(text, "killed", "Friday") < 0.25


def test_nothing_is_bound_across_sentences() -> None:
    """Each sentence for itself."""
    text = "Troops killed six rebels. Elders met in Gao."
    assert not bind_places(parsed(text), [at(text, "killed")], [Place("Gao", at(text, "Gao"))])
