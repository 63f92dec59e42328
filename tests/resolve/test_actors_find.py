"""Sentences in, the names of the register in them out."""

from __future__ import annotations

import time

import pytest

from onrecord.resolve.actors import ActorRegister

REGISTER = ActorRegister.load()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "ISIS said it killed Syrian government troops.",
            [("ISIS", "islamic-state"), ("Syrian government troops", "state:SY:military")],
        ),
        ("The raid is over, IS said.", [("IS", "islamic-state")]),
        (
            "Israel's air force struck Hezbollah.",
            [("Israel's air force", "state:IL:military"), ("Hezbollah", "hezbollah")],
        ),
        ("Troops entered the Taliban-held town with anti-Taliban allies.", []),
        ("Turkish-backed rebels fought the SDF in Syria.", [("SDF", "syrian-democratic-forces")]),
        ("The SDF was founded in Tokyo.", []),
        ("Journalists' group RSF spoke in Paris.", []),
        ("The RSF shelled Khartoum.", [("RSF", "rapid-support-forces")]),
        ("Dinka militia raided Nuer villages.", [("Dinka militia", "people:dinka")]),
        ("They mend nets and let us eat.", []),
        ("They want an Islamic state, as the Islamic State does.", [("Islamic State", "islamic-state")]),
        ("Séléka and anti-balaka fighters clashed.", [("Séléka", "seleka"), ("anti-balaka", "anti-balaka")]),
        (
            "National Liberation Army (ELN) rebels hit Colombia's pipeline.",
            [("National Liberation Army", "eln-colombia"), ("ELN", "eln-colombia")],
        ),
    ],
)
def test_names_and_their_places_in_the_text(text: str, found: list[tuple[str, str]]) -> None:
    """Each name comes with its words, cut at its own offsets, and the entry it means."""
    named = REGISTER.find(text)
    assert [(n.text, n.id) for n in named] == found
    assert all(n.span.of(text) == n.text for n in named)


def test_capitals_are_folded_and_verbs_are_not_names() -> None:
    """In all-capitals copy the groups are found, and IS, LET and MEND are words."""
    text = "THE FMLN IS BLAMED. LET THEM MEND THE ROAD TO LAGOS. SENDERO LUMINOSO STRUCK."
    assert [n.id for n in REGISTER.find(text, capitals=True)] == ["fmln", "shining-path"]


def test_five_hundred_words_take_little_time() -> None:
    """A report is searched in milliseconds of the processor (ten times the budget is allowed)."""
    text = "ISIS militants fought Syrian government troops near the town for a third day, residents said. " * 33
    spent = []
    for _ in range(5):
        started = time.process_time()
        REGISTER.find(text)
        spent.append(time.process_time() - started)
    assert min(spent) < 0.02
