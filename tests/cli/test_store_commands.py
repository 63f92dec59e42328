"""The commands over a store, as a person runs them: on SQLite and on PostgreSQL."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Ran, onrecord
from tests.ledger.reports import ALL

CODES = 3  # incidents in the reports


def run(url: str, *arguments: str | Path, width: str = "100") -> Ran:
    """Run a command over a store; it must go well."""
    ran = onrecord(*arguments, ONRECORD_DB=url, ONRECORD_WHO="ana", COLUMNS=width)
    assert ran.status == 0, ran.err
    return ran


@pytest.fixture
def store(store_url: str, tmp_path: Path) -> str:
    """A store of six reports that tell three incidents."""
    news = tmp_path / "news.jsonl"
    lines = [{"id": g.id, "text": g.text, "published": g.published, "outlet": g.outlet} for g in ALL]
    news.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    said = run(store_url, "add", news).out.decode()
    assert "added 6 reports" in said and "3 incidents" in said
    return store_url


def listed(url: str, *arguments: str) -> list[dict[str, Any]]:
    """The incidents as JSON."""
    out = run(url, "incidents", "--format", "jsonl", *arguments).out
    return [json.loads(line) for line in out.decode().splitlines()]


def code_of(url: str, report: str) -> str:
    """The incident that a report tells."""
    return next(str(i["code"]) for i in listed(url, "--all") if report in i["reports"])


def test_a_record_from_reports_to_files(store: str, tmp_path: Path) -> None:
    """Added again nothing changes; listed, shown, exported, plotted; the contract's keys are there, in order."""
    first = run(store, "incidents", "--format", "jsonl").out
    again = run(store, "add", tmp_path / "news.jsonl").out.decode()
    assert "added 0 reports" in again and "6 reports were kept already" in again
    assert run(store, "incidents", "--format", "jsonl").out == first
    incidents = [json.loads(line) for line in first.decode().splitlines()]
    assert len(incidents) == CODES
    contract = (
        "code reports origins event_type sub_event_type date places actors killed injured killed_by_side claims grade toll state profile"
    ).split()
    assert all(list(i)[: len(contract)] == contract for i in incidents)
    table = run(store, "incidents").out.decode()
    assert all(i["code"] in table for i in incidents) and "3 incidents, profile plain" in table
    page = run(store, "show", code_of(store, "market")).out.decode()
    for words in (
        "Claims",
        "The toll over time",
        "Sources",
        "Why these are one incident",
        "openstreetmap.org",
        "12 killed",
        "Quiet Blog",
    ):
        assert words in page
    run(store, "export", "--format", "csv", "--output", tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8") as file:
        assert {row["code"] for row in csv.DictReader(file)} == {i["code"] for i in incidents}
    drawn = run(store, "plot", "--output", tmp_path / "p").out.decode().split()
    assert len(drawn) == 6 and all(Path(p).stat().st_size for p in drawn)


@pytest.mark.parametrize(
    ("arguments", "reports"),
    [
        (("--since", "2019-07-01"), {"market", "ambush"}),
        (("--until", "2012-12-31"), {"car-bomb"}),
        (("--country", "af"), {"car-bomb"}),
        (("--box", "35,36,37,38"), {"market"}),
        (("--actor", "Police Forces"), {"car-bomb"}),
        (("--type", "armed-clash"), {"ambush"}),
        (("--type", "explosions_remote_violence"), {"market", "car-bomb"}),
        (("--grade", "weak"), {"ambush"}),
        (("--min-killed", "10"), {"market"}),
        (("--state", "confirmed"), set()),
        (("--limit", "1"), {"car-bomb"}),
    ],
)
def test_filters_narrow_the_list(sample: str, arguments: tuple[str, ...], reports: set[str]) -> None:
    """Each filter keeps what it says."""
    found = {r for i in listed(sample, *arguments) for r in i["reports"]}
    assert found & {"market", "ambush", "car-bomb"} == reports


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> str:
    """One store for what only reads."""
    folder = tmp_path_factory.mktemp("sample")
    news = folder / "news.jsonl"
    lines = [{"id": g.id, "text": g.text, "published": g.published, "outlet": g.outlet} for g in ALL]
    news.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    run(str(folder / "s.db"), "add", news)
    return str(folder / "s.db")


def test_people_decide_and_take_back(store: str, tmp_path: Path) -> None:
    """Correct, confirm, merge, split, undo: each is in the log, and what the machine read comes back."""
    bomb, market = code_of(store, "car-bomb"), code_of(store, "market")
    before = run(store, "incidents", "--format", "jsonl").out
    said = run(store, "correct", bomb, "killed", "5", "--why", "the governor's list").out.decode()
    assert "killed is 5, was 4;" in said and "onrecord undo 1" in said
    run(store, "confirm", bomb)
    run(store, "merge", bomb, market, "--why", "a test")
    assert len(listed(store)) == CODES - 1
    log = [json.loads(line) for line in run(store, "log", "--format", "jsonl").out.decode().splitlines()]
    assert [(d["kind"], d["who"], d["why"]) for d in log] == [
        ("correct", "ana", "the governor's list"), ("confirm", "ana", None), ("merge", "ana", "a test"),
    ]  # fmt: skip
    run(store, "add", tmp_path / "news.jsonl")
    assert len(listed(store)) == CODES - 1
    for number in ("3", "2", "1"):
        run(store, "undo", number)
    assert run(store, "incidents", "--format", "jsonl").out == before
    incident = next(i for i in listed(store) if "market-later" in i["reports"])
    telling = next(t["telling"] for t in incident["tellings"] if t["report"] == "market-later")
    run(store, "split", incident["code"], str(telling))
    assert len(listed(store)) == CODES + 1
    assert "took out tellings" in run(store, "log", incident["code"]).out.decode()
    run(store, "reject", bomb)
    assert bomb not in {i["code"] for i in listed(store)} and bomb in {i["code"] for i in listed(store, "--all")}


def test_judgements_come_out_as_labels(store: str, tmp_path: Path) -> None:
    """Every scored pair with its comparisons, and what people said of it."""
    incident = next(i for i in listed(store) if "market-later" in i["reports"])
    telling = next(t["telling"] for t in incident["tellings"] if t["report"] == "market-later")
    run(store, "split", incident["code"], str(telling))
    run(store, "export", "--format", "labels", "--output", tmp_path / "pairs.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "pairs.jsonl").read_text().splitlines()]
    judged = [r for r in rows if telling in {r["left"], r["right"]}]
    assert judged and all(r["same"] is False and r["decision"] == 1 for r in judged)
    assert any(r["same"] is None and r["comparisons"]["place"]["bits"] > 0 for r in rows)


def test_the_profile_stands_in_every_export(sample: str, tmp_path: Path) -> None:
    """A built-in one by name, one's own by its path; the note has its hash."""
    run(sample, "profiles", "--copy", "acled", "--to", tmp_path / "ours.toml")
    for profile in ("acled", str(tmp_path / "ours.toml")):
        run(sample, "export", "--format", "acled", "--profile", profile, "--output", tmp_path / "x.csv")
        note = json.loads((tmp_path / "x.csv.meta.json").read_text())
        assert note["profile"] == "acled" and len(note["profile_sha256"]) == 64


@pytest.mark.parametrize(
    ("arguments", "said", "status"),
    [
        (("incidents", "--since", "yesterday"), "--since", 2),
        (("incidents", "--box", "1,2,3"), "--box", 2),
        (("incidents", "--grade", "good"), "--grade", 2),
        (("incidents", "--profile", "nobody"), "nobody", 2),
        (("show", "XX-NOBODY00"), "no incident", 2),
        (("correct", "XX-NOBODY00", "killed", "5"), "no incident", 2),
        (("correct", "XX-NOBODY00", "mood", "5"), "no field 'mood'", 2),
        (("undo", "99"), "no decision 99", 2),
        (("export", "--format", "csv", "--output", "nowhere/x.csv"), "no such folder", 2),
        (("profiles", "--copy", "nobody"), "no profile", 2),
    ],
)
def test_wrong_usage_is_one_plain_line(sample: str, arguments: tuple[str, ...], said: str, status: int) -> None:
    """What is wrong and what to do, without a traceback."""
    ran = onrecord(*arguments, ONRECORD_DB=sample)
    assert ran.status == status and said in ran.err and len(ran.errors) == 1 and not ran.out


def test_a_store_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    """Only `add` makes one."""
    ran = onrecord("incidents", "--db", str(tmp_path / "none.db"))
    assert ran.status == 1 and "none.db" in ran.err and not list(tmp_path.iterdir())


@pytest.mark.parametrize("width", ["60", "80", "100", "140", "200"])
@pytest.mark.parametrize("arguments", [("incidents", "--all"), ("log",)])
def test_tables_fit_the_terminal(sample: str, width: str, arguments: tuple[str, ...]) -> None:
    """No word is cut into letters, whatever the width."""
    out = run(sample, *arguments, width=width).out.decode()
    assert not [line for line in out.splitlines() if len(line.split()) > 3 and all(len(w) == 1 for w in line.split())]
