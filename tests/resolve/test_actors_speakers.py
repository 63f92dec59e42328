"""Who speaks, and in which role."""

from __future__ import annotations

import pytest

from onrecord.resolve.actors import ActorRegister

REGISTER = ActorRegister.load()
SOHR = "Syrian Observatory for Human Rights"


@pytest.mark.parametrize(
    ("phrase", "role", "name", "actor"),
    [
        ("a monitor", "monitor", None, None),
        ("the Syrian Observatory for Human Rights", "monitor", SOHR, None),
        ("the Observatory", "monitor", SOHR, None),
        ("the Britain-based monitoring group", "monitor", SOHR, None),
        ("Airwars", "monitor", "Airwars", None),
        ("a hospital director", "medical", None, None),
        ("the health ministry", "medical", None, None),
        ("the Hamas-run health ministry", "medical", "Gaza Health Ministry", None),
        ("a doctor at the military hospital", "medical", None, None),
        ("an official in the health ministry", "medical", None, None),
        ("a Taliban spokesman", "belligerent", "Taliban", "taliban"),
        ("a rebel commander", "belligerent", None, None),
        ("the group", "belligerent", None, None),
        ("local police", "police", None, None),
        ("the police chief of Khost", "police", None, None),
        ("an army spokesman", "military", None, None),
        ("the Israeli military", "military", "Military Forces of Israel", "state:IL:military"),
        ("a security source", "military", None, None),
        ("officials", "official", None, None),
        ("the provincial governor's spokesman", "official", None, None),
        ("an interior ministry spokesman", "official", None, None),
        ("Israel", "official", "Government of Israel", "state:IL:government"),
        ("an eyewitness", "witness", None, None),
        ("villagers", "witness", None, None),
        ("Reuters", "media", "Reuters", None),
        ("Syrian state television", "media", None, None),
        ("Human Rights Watch", "ngo", "Human Rights Watch", None),
        ("opposition activists", "ngo", None, None),
        ("a spokesman for UNICEF", "un", "United Nations Children's Fund", None),
        ("a U.N. envoy", "un", "United Nations", None),
        ("sources", "unnamed", None, None),
        ("who", "unnamed", None, None),
    ],
)
def test_the_role_of_a_speaker(phrase: str, role: str, name: str | None, actor: str | None) -> None:
    """The role, the full name where the phrase gives it, and the register's id of a party."""
    assert REGISTER.speaker_role(phrase) == (role, name, actor)


def test_the_army_speaks_for_the_reports_country() -> None:
    """In a report about Lebanon, "the army" speaks as Lebanon's army."""
    found = REGISTER.speaker_role("the army", countries=["LB"])
    assert found == ("military", "Military Forces of Lebanon", "state:LB:military")
