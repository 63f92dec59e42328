"""What, where, when, by whom; grades, corrections, a date by corroboration."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from onrecord.reconcile.copies import COPY, likeness, signature_of
from onrecord.reconcile.corrections import FIELDS, current, parse_value
from onrecord.reconcile.reconcile import reconcile
from onrecord.record.actor import Victim
from onrecord.record.claim import Counted
from onrecord.record.date import DateRange
from onrecord.record.decision import Decision
from onrecord.record.errors import UsageError
from onrecord.record.incident import Incident
from onrecord.record.incident_out import to_dict
from onrecord.record.telling import Telling
from onrecord.rules.profile import load_profile
from tests.incidents import ARMY, IS, NOW, SUKNA, event, killed, telling

MAY = dt.datetime(2024, 5, 1, 12, tzinfo=dt.UTC)
HOMS = replace(SUKNA, name="Homs", geonames_id=169577, precision=4)


def says(ref: int, published: str | None = "2017-09-29", **changes: Any) -> Telling:
    """A report of three killed, with changes to its event."""
    return telling(ref, event(killed(3), **changes), published, f"Outlet {ref}")


def made(*tellings: Telling, decisions: tuple[Decision, ...] = (), profile: str = "plain") -> Incident:
    """The incident."""
    return reconcile("SY-1", tellings, load_profile(profile), decisions)


def days(first: str, last: str, precision: int, **more: Any) -> DateRange:
    """A stretch of days."""
    return DateRange(dt.date.fromisoformat(first), dt.date.fromisoformat(last), precision, **more)


def test_the_town_is_preferred_to_its_province() -> None:
    """The most exact place comes first, the other beside it, each with the report that says so."""
    incident = made(says(1, places=(HOMS,)), says(2, places=(SUKNA,)))
    assert [(p.value.name, p.report) for p in incident.places] == [("As Sukhnah", "r2"), ("Homs", "r1")]


def test_the_exact_day_is_preferred_to_the_month() -> None:
    """And comes from the report that gives it."""
    incident = made(says(1, date=days("2017-09-01", "2017-09-30", 4)), says(2))
    assert (incident.date.value.start, incident.date.report) == (dt.date(2017, 9, 28), "r2")


def test_the_day_of_most_sources_stands_and_the_other_is_noted() -> None:
    """Two say Thursday, one Friday."""
    incident = made(says(1), says(2), says(3, date=days("2017-09-29", "2017-09-29", 1)))
    assert incident.date.value.start == dt.date(2017, 9, 28) and incident.notes == ("r3 dates it 2017-09-29",)


def test_an_undated_report_gets_the_date_and_says_from_where() -> None:
    """Basis corroboration, its own words kept; the dated one keeps its own; alone, it has no date."""
    undated = says(1, None, date=DateRange(text="Thursday", span=NOW, how="no publication date to count from"))
    dates = {t.ref: t.event.date for t in made(undated, says(2)).tellings}
    assert (dates[1].start, dates[1].basis, dates[1].text) == (dt.date(2017, 9, 28), "corroboration", "Thursday")
    assert dates[1].how == "from report r2, which tells the same incident" and dates[2].basis == "relative"
    assert made(undated).tellings[0].event.date.start is None


def test_a_telling_type_is_preferred_to_a_general_one() -> None:
    """Two say attack, one says how."""
    incident = made(
        says(1, sub_event_type="attack"), says(2, sub_event_type="attack"), says(3, sub_event_type="suicide_bomb")
    )
    assert incident.sub_event_type == "suicide_bomb"


def test_an_actor_is_listed_once_as_surely_as_anyone_says() -> None:
    """Alleged by one, claimed by another: claimed. The unnamed gunmen are the named group."""
    incident = made(
        says(1, actors=(replace(IS, responsibility="alleged"), ARMY)),
        says(2, actors=(replace(IS, responsibility="claimed"),)),
        says(3, actors=(replace(IS, id=None, name=None, text="gunmen"),)),
    )
    did = [(a.value.id, a.value.responsibility, a.report) for a in incident.actors if a.value.role == "perpetrator"]
    assert did == [("islamic-state", "claimed", "r2")]


def test_a_named_victim_is_one_person_and_the_unnamed_are_not_multiplied() -> None:
    """Jane Roe in two reports is one; two boys here and two boys there are two."""
    jane, boy = Victim(NOW, name="Jane Roe", fate="killed"), Victim(NOW, description="a boy", fate="killed")
    incident = made(
        says(1, victims=(jane, boy, boy)), says(2, victims=(replace(jane, name="JANE ROE", age=49), boy, boy))
    )
    named = [v for v in incident.victims if v.value.name]
    assert len(named) == 1 and named[0].value.age == 49
    assert len(incident.victims) == 3


@pytest.mark.parametrize(
    ("tellings", "grade"),
    [
        ((says(1),), "weak"),
        ((says(1), says(2)), "fair"),
        ((says(1, actors=(replace(IS, responsibility="claimed"),)),), "confirmed"),
        ((says(1), says(2, actors=(replace(IS, id="x", name="Another Group"),))), "contested"),
        ((says(1), says(2, actors=(replace(IS, responsibility="denied"),))), "contested"),
        ((says(1, status="denied"),), "discounted"),
    ],
)
def test_grades_say_how_well_it_is_corroborated(tellings: tuple[Telling, ...], grade: str) -> None:
    """Airwars' five grades, each with its reason."""
    found = made(*tellings).grade
    assert found.value == grade and found.reason


def test_fighters_alone_are_discounted_only_where_civilian_harm_is_recorded() -> None:
    """Airwars discounts them; for the others an ambush on soldiers is as weak or fair as any incident."""
    fighters = Counted("militants", NOW, "target", civilian=False, kind="rebel_group")
    told = telling(1, event(killed(3, of=fighters), actors=()))
    assert made(told, profile="airwars").grade.value == "discounted" and made(told).grade.value == "weak"


def decision(number: int, kind: str, **more: Any) -> Decision:
    """A decision of Ana's."""
    return Decision(number, MAY, "ana", kind, "SY-1", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "text", "path", "expected"),
    [
        ("killed", "12-20", ("killed", "high"), 20),
        ("killed", "20-", ("killed", "high"), None),
        ("killed", "-20", ("killed", "best"), None),
        ("killed", "unknown", ("killed", "low"), None),
        ("fatalities", "5", ("killed", "best"), 5),
        ("injured", "30", ("injured", "best"), 30),
        ("killed.civilians", "2", ("killed_by_side", "civilians"), 2),
        ("date", "2017-09-01/2017-09-30", ("date", "precision"), 4),
        ("date", "unknown", ("date", "start"), None),
        ("type", "air-drone-strike", ("event_type",), "explosions_remote_violence"),
        ("status", "denied", ("status",), "denied"),
        ("grade", "Fair", ("grade", "value"), "fair"),
        ("summary", "Two families.", ("summary",), "Two families."),
    ],
)
def test_a_correction_takes_the_place_of_what_the_machine_read(
    field: str, text: str, path: tuple[str, ...], expected: Any
) -> None:
    """Each field, in the ways it may be written; the incident says that it was corrected."""
    value = parse_value(field, text)
    found: Any = to_dict(made(says(1), decisions=(decision(1, "correct", field=field, value=value),)))
    assert found["corrected"] and found["state"] == "corrected"
    for key in path:
        found = found[key]
    assert found == expected


def test_a_corrected_place_and_actor_say_who_set_them() -> None:
    """A person's value has no span in any report; it has a name and a day."""
    place = decision(1, "correct", field="place", value=parse_value("place", "Ash Shula; 35.3; 40.1; sy"), why="a map")
    actor = decision(2, "correct", field="perpetrator", value=parse_value("perpetrator", "Unknown gunmen"))
    found = to_dict(made(says(1), decisions=(place, actor)))
    first = found["places"][0]
    assert (first["name"], first["lat"], first["country"], first["report"]) == ("Ash Shula", 35.3, "SY", None)
    assert first["how"] == "set by ana on 2024-05-01: a map"
    assert [a["name"] for a in found["actors"] if a["role"] == "perpetrator"] == ["Unknown gunmen"]


@pytest.mark.parametrize("field", FIELDS)
def test_what_stood_before_is_known_for_every_field(field: str) -> None:
    """Every field that can be set can be read, from an incident with values and from one with none."""
    bare = event(places=(), actors=(), date=DateRange())
    for incident in (made(says(1)), made(telling(1, bare))):
        current(to_dict(incident), field)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("killed", "many"), ("killed", "20-12"), ("killed", "-"), ("date", "28/9/2017"), ("date", "2017-09-30/2017-09-01"),
        ("place", "x; 99; 10"), ("place", "x; 1"), ("place", ""), ("type", "quarrel"), ("grade", "good"), ("mood", "sad"),
    ],
)  # fmt: skip
def test_nonsense_is_refused_with_what_to_write(field: str, text: str) -> None:
    """The message says what would do."""
    with pytest.raises(UsageError) as told:
        parse_value(field, text)
    assert told.value.hint


@pytest.mark.parametrize(
    ("kinds", "state"),
    [
        (("confirm",), "confirmed"), (("confirm", "reject"), "rejected"), (("reject", "pending"), "pending"),
        (("confirm", "undo"), "machine"),
    ],
)  # fmt: skip
def test_the_last_word_in_force_is_the_state(kinds: tuple[str, ...], state: str) -> None:
    """Confirmed, rejected, pending; undone, it is the machine's again."""
    log = tuple(decision(n, k, refs=(1,), undoes=1 if k == "undo" else None) for n, k in enumerate(kinds, 1))
    assert made(says(1), decisions=log).state == state


def test_a_rejected_incident_is_left_out_and_says_by_whom() -> None:
    """It stays in the record."""
    incident = made(says(1), decisions=(decision(1, "reject"),))
    assert not incident.included and incident.excluded_why == "rejected by ana"


def test_what_joins_after_a_confirmation_is_told() -> None:
    """Ana confirmed one report; two have come since."""
    incident = made(says(1), says(2), says(3), decisions=(decision(1, "confirm", refs=(1,)),))
    assert "2 reports joined it since ana confirmed it" in incident.notes


def test_every_value_names_its_report() -> None:
    """Places, actors, weapons, claims and the date point at a report and a telling."""
    found = to_dict(made(says(1), says(2)))
    values = [found["date"], *found["places"], *found["actors"], *found["weapons"], *found["claims"]]
    assert values and all(v["report"] in {"r1", "r2"} and v["telling"] in {1, 2} for v in values)


STORY = (
    "Fighters on motorcycles rode into the market of the town shortly after noon and opened fire on traders, killing nine of them "
    "before soldiers arrived from the base across the river. Shops were looted and two trucks set alight, the mayor said by "
    "telephone. He asked the government to send more troops before the harvest."
)


def test_a_copy_is_known_by_its_words_and_a_retelling_is_not() -> None:
    """Cut and retitled it is still a copy; the same facts in other words are not."""
    cut = "Market attack leaves nine dead. " + STORY.rsplit(".", 2)[0] + "."
    other = (
        "Nine traders were shot dead when armed men on motorbikes attacked a town's market around midday, its mayor told reporters; he "
        "said that shops had been plundered, that two lorries burned, and that troops had come too late from their camp."
    )
    assert likeness(signature_of(STORY), signature_of(cut)) >= COPY > likeness(signature_of(STORY), signature_of(other))


def test_no_tellings_make_no_incident() -> None:
    """An incident without a telling is a mistake of the caller's."""
    with pytest.raises(ValueError, match="no tellings"):
        made()
