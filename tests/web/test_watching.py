"""/metrics and the log: what whatever watches over a site can see, and what it must not."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from onrecord.record.errors import UsageError
from onrecord.web.app import create_app
from onrecord.web.log_lines import open_log
from onrecord.web.settings import SiteSettings
from tests.web.site import Client
from tests.web.team import team_site
from tests.web.test_guarding import FAULT, ask, broken


def samples(text: str) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    """Every sample that Prometheus would keep."""
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_requests_and_what_the_store_holds_are_counted(client: Client) -> None:
    """By route, never by address: anybody could fill the memory with those."""
    assert client.get("/incidents?q=secret").status_code == 200
    assert client.get("/nowhere/at-all").status_code == 404
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    found = samples(answer.text)
    asked = (("method", "GET"), ("route", "/incidents"), ("status", "200"))
    assert found["onrecord_requests_total", asked] == 2  # a client begins with the list
    assert found["onrecord_request_seconds_count", (("route", "/incidents"),)] == 2
    assert found["onrecord_store", (("what", "reports"),)] > 0
    assert found["onrecord_store", (("what", "tellings_not_linked"),)] == 0
    assert "secret" not in answer.text and "nowhere" not in answer.text


def test_each_answer_names_its_line_of_the_log(settings: SiteSettings, tmp_path: Path) -> None:
    """When, which route, how long, by whom; not what they looked for."""
    path = tmp_path / "site.log"
    answer = ask(create_app(settings, open_log(str(path))), "/incidents?q=Jane+Roe", Cookie="onrecord=hush")
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    (row,) = [row for row in rows if row["event"] == "request"]
    assert row["id"] == answer.headers["x-request-id"]
    assert (row["method"], row["route"], row["status"], row["who"]) == ("GET", "/incidents", 200, "ana")
    assert row["ms"] > 0 and row["timestamp"].endswith("Z")
    assert "Jane" not in path.read_text() and "hush" not in path.read_text()


def test_a_fault_is_a_line_of_the_log_too(
    settings: SiteSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its traceback, on one line, for who keeps the site; the answer says nothing of it."""
    path = tmp_path / "site.log"
    with broken(monkeypatch, RuntimeError(FAULT)):
        answer = ask(create_app(settings, open_log(str(path))), "/incidents/XX-0.json")
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    assert answer.status_code == 500 and FAULT not in answer.text
    assert [row["status"] for row in rows if row["event"] == "request"] == [500]
    assert any(FAULT in row.get("exception", "") for row in rows)


def test_on_a_team_s_site_metrics_ask_for_a_token(tmp_path: Path) -> None:
    """How many reports a team holds is nobody else's business; whether the site is up is."""
    with team_site(tmp_path) as address:
        assert httpx.get(f"{address}/metrics").status_code == 401
        assert httpx.get(f"{address}/healthz").status_code == 200


def test_a_log_goes_on_at_the_end_of_its_file(tmp_path: Path) -> None:
    """And one that cannot be written is told."""
    path = tmp_path / "site.log"
    for number in range(2):
        open_log(str(path)).info("request", number=number)
    assert [json.loads(line)["number"] for line in path.read_text().splitlines()] == [0, 1]
    with pytest.raises(UsageError, match="the log cannot be written"):
        open_log(str(tmp_path / "no" / "site.log"))
