"""Sentences in, persons told of one by one out."""

from __future__ import annotations

import pytest

from onrecord.extract.victims import find_victims
from onrecord.record.actor import Victim
from tests.extract.reading import parsed


def victims(text: str) -> tuple[Victim, ...]:
    return find_victims(parsed(text))


def one(text: str) -> Victim:
    (found,) = victims(text)
    return found


def test_a_name_with_age_and_trade_is_one_victim() -> None:
    text = "Ahmed Saleh, 49, a teacher, was killed in the blast."
    found = one(text)
    assert (found.name, found.age, found.description, found.civilian, found.fate) == (
        "Ahmed Saleh",
        49,
        "a teacher",
        True,
        "killed",
    )
    assert found.span.of(text) == "Ahmed Saleh, 49, a teacher"
    assert found.predicate is not None
    assert found.predicate.of(text) == "killed"


@pytest.mark.parametrize(
    ("text", "name", "fate"),
    [
        ("Journalist Maria Lopez was shot dead outside her home.", "Maria Lopez", "killed"),
        ("Gunmen abducted Peter Amone, president of a doctors' union.", "Peter Amone", "abducted"),
        ("Rebels kidnapped engineer Paul Okello on Monday.", "Paul Okello", "abducted"),
        ("The murder of activist Berta Flores shocked the country.", "Berta Flores", "killed"),
        ("The body of Ana Ruiz, a nurse, was found in a ditch.", "Ana Ruiz", "killed"),
        ("Among the dead was Mustafa Baraka, a comedian.", "Mustafa Baraka", "killed"),
        ("Slain lawyer Kofi Mensah had received threats.", "Kofi Mensah", "killed"),
        ("Soldiers shot and killed Yusuf Bello, aged 31, at a checkpoint.", "Yusuf Bello", "killed"),
        ("Mr. Paul Okello went missing on Friday.", "Paul Okello", "missing"),
        ("Dr. Amina Bello lost her life in the raid.", "Amina Bello", "killed"),
        ("Photographer Jorge Diaz was wounded in the leg.", "Jorge Diaz", "injured"),
        ("Farmer Luis Ortega was stabbed to death.", "Luis Ortega", "killed"),
        ("Captain Omar Gul succumbed to his injuries.", "Omar Gul", "killed"),
        ("Fighters took the priest Andrew Tan hostage.", "Andrew Tan", "abducted"),
        ("A foreigner named Erika Sommer was killed.", "Erika Sommer", "killed"),
    ],
)
def test_the_predicate_decides_the_fate(text: str, name: str, fate: str) -> None:
    assert [(v.name, v.fate) for v in victims(text)] == [(name, fate)]


@pytest.mark.parametrize(
    ("text", "age", "sex"),
    [
        ("A 12-year-old girl was killed.", 12, "female"),
        ("A two-year-old boy was wounded.", 2, "male"),
        ("An 8-month-old baby was killed.", 0, None),
        ("Police said a 64-year-old man had been stabbed to death.", 64, "male"),
        ("Miriam Adan (37) was killed.", 37, None),
        ("Sgt. John Doe, 23, of Ohio, died of his wounds.", 23, "male"),
    ],
)
def test_age_and_sex_are_what_the_words_say(text: str, age: int, sex: str | None) -> None:
    found = one(text)
    assert (found.age, found.sex) == (age, sex)


@pytest.mark.parametrize(
    ("text", "civilian"),
    [
        ("A soldier was killed at dawn.", False),
        ("Sgt. John Doe was killed at dawn.", False),
        ("A constable was killed at dawn.", False),
        ("A nurse was killed at dawn.", True),
        ("A young man was killed at dawn.", None),
    ],
)
def test_the_occupation_tells_civilians_from_fighters(text: str, civilian: bool | None) -> None:
    assert one(text).civilian is civilian


def test_a_list_of_the_dead_is_one_victim_each() -> None:
    found = victims("The dead were identified as Ali Hassan, 34, and Noor Hassan, 12.")
    assert [(v.name, v.age, v.fate) for v in found] == [("Ali Hassan", 34, "killed"), ("Noor Hassan", 12, "killed")]


def test_a_list_behind_a_colon_is_one_victim_each() -> None:
    found = victims(
        "The following policemen died: Major Carlos Farfan, Captain Walter Moscoso, Corporal Luis Contreras."
    )
    assert [(v.name, v.civilian) for v in found] == [
        ("Carlos Farfan", False),
        ("Walter Moscoso", False),
        ("Luis Contreras", False),
    ]


def test_names_behind_semicolons_go_on_with_the_list() -> None:
    found = victims("The bomb exploded at noon, killing Maria Pulido, 42; Pilar Pulido, 19; and Efrain Rincon.")
    assert [(v.name, v.age) for v in found] == [("Maria Pulido", 42), ("Pilar Pulido", 19), ("Efrain Rincon", None)]


def test_those_singled_out_of_a_number_are_victims() -> None:
    found = victims("The attack killed 10 people, including union leader Elsa Vega and a 12-year-old boy.")
    assert [(v.name, v.age, v.fate) for v in found] == [("Elsa Vega", None, "killed"), (None, 12, "killed")]


def test_two_brothers_in_apposition_are_two_victims() -> None:
    found = victims("Two brothers, Ali, 12, and Omar Khan, 9, were killed.")
    assert [(v.name, v.age) for v in found] == [("Ali", 12), ("Omar Khan", 9)]


def test_a_relation_with_a_name_keeps_both() -> None:
    found = one("His wife, Grace, 30, was injured.")
    assert (found.name, found.description, found.sex, found.fate) == ("Grace", "His wife", "female", "injured")


def test_an_office_before_the_name_is_the_description() -> None:
    found = one("The mayor of Santa Rita, Pedro Yanez, was killed.")
    assert (found.name, found.description, found.civilian) == ("Pedro Yanez", "The mayor of Santa Rita", True)


def test_who_died_along_with_somebody_is_told_of_too() -> None:
    found = victims("The judge Pedro Yanez was killed along with his wife.")
    assert [(v.name, v.description) for v in found] == [("Pedro Yanez", "The judge"), (None, "his wife")]


def test_a_later_pronoun_gives_the_person_a_heavier_fate() -> None:
    found = one("Mr. Paul Okello was kidnapped on Friday. He was found dead two days later.")
    assert (found.name, found.sex, found.fate) == ("Paul Okello", "male", "killed")


def test_a_surname_alone_is_the_person_named_in_full() -> None:
    text = "Engineer Peter Amone was abducted on Monday. Police said Amone had been killed."
    found = one(text)
    assert (found.name, found.description, found.fate) == ("Peter Amone", "Engineer", "killed")


def test_another_spelling_of_the_name_is_kept_as_an_alias() -> None:
    text = "Peter Mugombe was abducted from his home. The wife of Peter Magombe said he was taken at night."
    found = one(text)
    assert (found.name, found.aliases) == ("Peter Mugombe", ("Peter Magombe",))


@pytest.mark.parametrize(
    "text",
    [
        "Lucia Marin, a spokeswoman, said two women were wounded.",
        "Police chief Omar Gul announced that 12 villagers had died.",
        "A suicide bomber was killed when his vest exploded.",
        "The militants threatened to kill Mayor Luis Paz.",
        "Colonel Luis Paz was not hurt.",
        "Gunmen killed four soldiers.",
        "The Islamic Front was attacked near the dam.",
        "Troops killed 14 rebels, General Luis Paz said.",
        "The blast destroyed the Omar Mosque.",
    ],
)
def test_speakers_attackers_groups_and_the_unharmed_are_no_victims(text: str) -> None:
    assert victims(text) == ()


@pytest.mark.parametrize(
    ("text", "civilian"),
    [
        ("A rebel leader was killed at dawn.", False),
        ("A party leader was killed at dawn.", None),
        ("A guerrilla member was killed at dawn.", False),
        ("The mayor of Santa Rita was killed at dawn.", True),
    ],
)
def test_a_post_is_civilian_only_where_the_words_beside_it_say_so(text: str, civilian: bool | None) -> None:
    assert one(text).civilian is civilian


def test_a_pronoun_behind_somebody_else_says_nothing_of_the_victims_sex() -> None:
    assert one("Ariel Haddad was shot dead while the commander cleaned his rifle.").sex is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Police arrested the editor Jane Roe on Monday.", ["Jane Roe"]),
        ("The reporter Jane Roe was sentenced to two years in prison.", ["Jane Roe"]),
        ("The activist Paul Okello has been in prison since May.", ["Paul Okello"]),
        ("Police condemned the arrest of the reporters Jane Roe and Paul Okello.", ["Jane Roe", "Paul Okello"]),
        ("Gunmen abducted two nurses, Jane Roe and Mary Amone, on Monday.", ["Jane Roe", "Mary Amone"]),
    ],
)
def test_those_held_and_those_named_behind_a_word_for_several(text: str, names: list[str]) -> None:
    """Arrest, prison and custody are told of persons too; a list of names belongs to the noun before it."""
    assert [v.name for v in victims(text)] == names


def test_pronouns_further_on_tell_he_or_she() -> None:
    """Most of the pronouns right behind a name decide, also in later sentences."""
    (found,) = victims("Gunmen shot dead Jane Roe in Cali. Roe was on her way home. She worked for a bank.")
    assert (found.name, found.sex) == ("Jane Roe", "female")


def test_one_described_twice_is_one_person() -> None:
    """Two words of harm tell of the same journalist; a photographer is the photographer for a daily."""
    assert len(victims("A Kenyan journalist was shot dead on Monday.")) == 1
    found = victims(
        "A photographer died on Monday. Paul Okello, a photographer for the daily News, was killed at once."
    )
    assert [v.name for v in found] == ["Paul Okello"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Private First Class Paul Okello was killed on Monday.", "Paul Okello"),
        ("The inspector, DSP Paul Okello, was killed on Monday.", "Paul Okello"),
    ],
)
def test_ranks_are_no_part_of_the_name(text: str, name: str) -> None:
    """Everything up to the last rank goes."""
    assert name in [v.name for v in victims(text)]


def test_who_is_told_of_along_with_the_hurt_is_not_dead() -> None:
    """Words such as "along with" go with the words it stands beside."""
    found = victims("Jane Roe was killed while Paul Okello was among the wounded, along with Mary Amone.")
    assert ("Mary Amone", "killed") not in [(v.name, v.fate) for v in found]
