"""Which claims make an event's figures: a report in, low, best and high out."""

from __future__ import annotations

import pytest

from tests.assemble.reports import news, numbers

KILLED = [
    (
        "an enumeration adds up",
        "Ten soldiers and an officer were killed in an ambush near Herat on Thursday, the army said.",
        (11, 11, 11),
    ),
    (
        "a toll that rose inside the report: the latest stands",
        "A bomb killed three people in a market in Mosul on Thursday, police said.\n"
        "The death toll later rose to nine, a doctor at the city hospital said.",
        (9, 9, 9),
    ),
    (
        "two voices that differ make a range",
        "Gunmen raided a village near Bunia on Thursday.\n"
        "Six people were killed, a local official said.\n"
        "A survivor said up to 19 people were killed.",
        (6, 6, 19),
    ),
    (
        "the parts of a figure spelled out add nothing",
        "Thirteen soldiers were killed when their convoy was ambushed near Gao on Thursday, officials said.\n"
        "Two sergeants and 11 soldiers were killed, a second official said.",
        (13, 13, 13),
    ),
    (
        "a part called so adds nothing",
        "At least 20 civilians, including 12 children, were killed in an air strike on a school in Idlib on Thursday.",
        (20, 20, None),
    ),
    (
        "the running toll of a war is not the event's",
        "A landmine killed four farmers near Hodeidah on Thursday, a medic said.\n"
        "The war in Yemen has killed more than 10,000 civilians.",
        (4, 4, 4),
    ),
    (
        "a party's count of its enemy does not stand beside an independent one",
        "At least 14 soldiers were killed in an attack on a base near Gao on Thursday, the United Nations said.\n"
        "The rebels said in a statement that they had killed 60 soldiers.",
        (14, 14, None),
    ),
    (
        "a party's count stands where there is no other",
        "Taliban fighters attacked a checkpoint in Ghazni on Thursday.\n"
        "The Taliban said they had killed nine soldiers.",
        (9, 9, 9),
    ),
    (
        "the dead of both sides add up",
        "Eleven militants and four soldiers were killed in a clash near Quetta on Thursday, the police said.",
        (15, 15, 15),
    ),
    (
        "a figure that the speaker denies does not count",
        "Two people died when police opened fire on a crowd in Goma on Thursday, a hospital doctor said.\n"
        "The governor denied that 30 people had died.",
        (2, 2, 2),
    ),
    (
        "a bodyguard and a driver who were also killed are two more",
        "Gunmen shot dead the minister Rodrigo Paz in Lima on Thursday.\n"
        "His bodyguard and driver were also killed in the attack, the police said.",
        (3, 3, 3),
    ),
    (
        "two guards who were also killed are beside the minister",
        "Gunmen murdered the minister Rodrigo Paz in Lima on Thursday.\n"
        "Two of the minister's guards were also killed in the attack.",
        (3, 3, 3),
    ),
    (
        "a list that the subject of the verb ends",
        "A police captain, a teacher, and deputy Marco Silva were murdered by gunmen in Cali on Thursday.",
        (3, 3, 3),
    ),
    (
        "who is named later is the one told of before without a name",
        "A former student was found murdered in Cali on Thursday.\n"
        "Gunmen had killed Pablo Mora with a knife, the police said.",
        (1, 1, 1),
    ),
    (
        "a number outdoes words that give none",
        "A bomb exploded in a market in Kano on Thursday and killed many people, a trader said.\n"
        "The police said 86 people were killed in the blast.",
        (86, 86, 86),
    ),
    (
        "the dead who raise a toll are within it",
        "A suicide blast killed 32 worshippers at a mosque in Peshawar on Monday.\n"
        "A doctor said four more of the injured died, raising the death toll to 32.",
        (32, 32, 32),
    ),
    (
        "a toll far behind its verb takes the place of some who died of their wounds",
        "44 killed in suicide blast in Peshawar\n"
        "The death toll from the suicide blast that tore through a mosque on Monday in the provincial capital of "
        "Peshawar rose to 44, an official said. Some of the wounded succumbed to their injuries, a doctor said.",
        (44, 44, 44),
    ),
    (
        "thousands who have been killed are no event's own",
        "An air strike killed five civilians near Saada on Tuesday, a medic said.\n"
        "Thousands have been killed and two million people have fled their homes.",
        (5, 5, 5),
    ),
    (
        "a person in general is nobody new",
        "Gunmen killed the engineer Josef Huber in Lima on Thursday.\n"
        "It was the fourth murder of a person who works there, the ambassador said.",
        (1, 1, 1),
    ),
    (
        "four other priests are beside two who are named",
        "Gunmen killed the priests Ivo Lima and Rui Pires in Cali on Thursday.\n"
        "Four other priests were killed in the attack, the church said.",
        (6, 6, 6),
    ),
    (
        "dozens give way to a number that is as large",
        "Dozens of people were killed in a drone strike on a shelter in El Fasher on Friday, activists said.\n"
        "The doctors' network reported 57 deaths in the strike.",
        (57, 57, 57),
    ),
    (
        "those who died at once and those who died later are the whole told before",
        "Eight people were killed in a drone strike on El Fasher on Friday.\n"
        "A doctor said five civilians died on the spot while three succumbed in hospital.",
        (8, 8, 8),
    ),
    (
        "a student killed in a fight where militants died is one more",
        "Two militants were killed in a clash with the army in Shopian on Tuesday, the police said.\n"
        "A student was killed in the clash, the police said.",
        (3, 3, 3),
    ),
    (
        "as high as is no more than a high end",
        "Bandits shot dead 16 residents of a village in Zamfara on Sunday, the police said.\n"
        "Local media put the death toll as high as 37.",
        (16, 16, 37),
    ),
    (
        "parts of a whole told one after another do not add to it",
        "At least 38 people were killed in strikes on Khan Yunis on Friday, the ministry said.\n"
        "Fourteen people were killed in a strike on a home in Khan Yunis. "
        "Six people were also killed in a strike on a tent in Khan Yunis.",
        (38, 38, None),
    ),
    (
        "another voice's larger count after a toll that has risen widens it",
        "A bomb exploded in a mosque in Quetta on Friday.\n"
        "The minister said the number of the dead had risen to 36, while a charity said 48 people were killed.",
        (36, 36, 48),
    ),
    (
        "women and children are some of the people told of before, whoever counts them",
        "A barrel bomb near a school in Daraa killed at least 18 people on Tuesday.\n"
        "The Observatory said five women and four children were killed by the bomb.",
        (18, 18, None),
    ),
    (
        "the man at whose funeral it happened is not among its dead",
        "A suicide blast at the funeral of a slain police officer in Quetta on Thursday killed 30 mourners.",
        (30, 30, 30),
    ),
    (
        "parts that make up the figure told before are that figure again",
        "Two bombs on Jolo on Monday killed at least 14 people.\n"
        "The mayor said seven soldiers, one police officer and six civilians were also killed in the blasts.",
        (14, 14, None),
    ),
    (
        "a fifth person makes five of four",
        "Security forces shot dead four protesters in Omdurman on Thursday, doctors said.\n"
        "A fifth person died after being shot in the head at the protest.",
        (5, 5, 5),
    ),
    (
        "the parts of two sentences that make the whole told before add nothing",
        "At least three civilians were killed by gunmen in Goma on Thursday.\n"
        "A doctor said two civilians were killed by gunmen at once. Another was killed in the evening, he said.",
        (3, 3, None),
    ),
    (
        "the dead of two towns told in one breath add up",
        "Gunmen attacked two towns in Borno on Thursday.\n"
        "Twelve people were killed in Bama and nine in Gwoza, residents said.",
        (21, 21, 21),
    ),
    (
        "a neighbour who was killed as well is one more",
        "A family of six was killed when a shell hit their house in Kherson on Thursday.\n"
        "A man in the next house was killed as well.",
        (7, 7, 7),
    ),
    (
        "a list that holds the figure told before takes its place",
        "Soldiers killed six priests in Cayes on Thursday.\n"
        "The bishop said six priests and two cooks were killed in Cayes.",
        (8, 8, 8),
    ),
    (
        "the widow's husband is the man told of before",
        "Gunmen shot dead Tomas Evora, a mayor, in Ayacucho on Thursday.\n"
        "His wife told the police that the men shouted before her husband was killed.",
        (1, 1, 1),
    ),
    (
        "nobody hurt is nought, not unknown",
        "A bomb exploded outside a bank in Cali on Thursday but no one was hurt, the police said.",
        (0, 0, 0),
    ),
    (
        "casualties without a number stay unknown",
        "Shells hit a market in Taiz on Thursday and caused casualties, residents said, but they did not elaborate.",
        (None, None, None),
    ),
    (
        "one named first and two others are three",
        "Gunmen killed the village head of Nyalun, Salisu Idris, on Thursday.\n"
        "They also shot dead two other residents.\n"
        "Three people were killed, the police said.",
        (3, 3, 3),
    ),
    (
        "thousands killed by a group over years are not the day's",
        "At least 13 soldiers were killed in an ambush in Gourma on Thursday, the army said.\n"
        "The army vowed to end growing violence by the group that has killed thousands of people.",
        (13, 13, None),
    ),
    (
        "further bodies add to those found before",
        "A total of 49 bodies were found in a mass grave near Tikrit on Thursday, and another 32 bodies were found in a well,"
        " the police said.",
        (81, 81, 81),
    ),
    (
        "an earlier figure gives way",
        "A car bomb killed 17 people in Baghdad on Thursday, the interior ministry said.\n"
        "Earlier reports had put the number of dead at 30.",
        (17, 17, 17),
    ),
]


@pytest.mark.parametrize(("what", "text", "expected"), KILLED, ids=[k[0] for k in KILLED])
def test_killed(what: str, text: str, expected: tuple[int | None, int | None, int | None]) -> None:
    """The first event's killed, as low, best and high."""
    assert numbers(news(text)[0].killed) == expected, what


def test_local_authorities_count_their_own_civilians() -> None:
    """Officials of the side attacked are a source on civilian dead; its army counting the enemy's is a party."""
    text = "Russian shelling of Kherson on Thursday killed two civilians, the Ukrainian government said."
    (event,) = news(text)
    assert [(numbers(event.killed)[1], c.party_claim) for c in event.claims] == [(2, False)]
    text = "Ukraine's army killed 40 Russian soldiers near Bakhmut on Thursday, the Ukrainian army said."
    (event,) = news(text)
    assert all(c.party_claim for c in event.claims)


def test_a_force_that_counts_both_sides_speaks_as_a_party_on_both() -> None:
    """The army's own dead and its enemy's are both on the word of a party, and add up where nobody else counts."""
    event = news(
        "Two policemen were killed and three terrorists were killed in an exchange of fire in Bannu on Thursday, the army said."
    )[0]
    assert all(c.party_claim for c in event.claims)
    assert numbers(event.killed) == (5, 5, 5)


def test_gunmen_killed_by_a_force_are_its_target() -> None:
    """Gunmen are the doers of most reports, but not where an army killed them."""
    event = news("Israeli soldiers killed five gunmen in Jenin on Thursday, the army said.")[0]
    assert dict(event.killed_by_side)["target"] == 5


def test_a_date_between_the_auxiliary_and_the_verb_does_not_hide_the_dead() -> None:
    """South Asian English puts the day inside the passive."""
    event = news("Five labourers were on Monday killed by unidentified gunmen in Turbat.")[0]
    assert numbers(event.killed) == (5, 5, 5)


def test_every_claim_says_whether_it_was_used_and_why() -> None:
    """No claim is left without its reason, used or not."""
    for _, text, _ in KILLED:
        for event in news(text):
            assert all(c.why for c in event.claims)


def test_sides_of_the_dead() -> None:
    """Each side's dead are counted on that side."""
    event = news(
        "Gunmen killed six villagers near Jos on Thursday. Two of the gunmen were also killed, the police said."
    )[0]
    sides = dict(event.killed_by_side)
    assert sides["civilians"] == 6
    assert sides["perpetrator"] == 2


@pytest.mark.parametrize("line", ["Bamako (XYZ/Agency) – ", "Niamey, Aug 2 (Agency) - ", "Bamako, Mali – "])
def test_the_town_of_the_dateline_is_none_of_the_dead(line: str) -> None:
    """A name before "were killed" may be that of the town where the report was written."""
    event = news(f"{line}At least 31 soldiers were killed and others wounded on Thursday in the Gao Region.")[0]
    assert numbers(event.killed) == (31, 31, None)
    assert [c.phrase for c in event.claims if c.kind == "killed"] == ["At least 31"]
    assert "Gao" in (event.places[0].text or "")
