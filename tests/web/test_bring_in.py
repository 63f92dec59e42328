"""A CSV out, changed in a spreadsheet, and in again."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from tests.web.site import Client

Rows = list[dict[str, str]]


def exported(client: Client) -> Rows:
    """The rows of the export."""
    return list(csv.DictReader(io.StringIO(client.get("/incidents/export/csv").content.decode("utf-8-sig"))))


def written(rows: Rows) -> bytes:
    """Rows as a spreadsheet saves them."""
    out = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(out, names)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def compared(client: Client, data: bytes) -> Any:
    """What the site says that the file would change."""
    headers = {"X-CSRF-Token": client.http.cookies["onrecord_csrf"], "Accept": "application/json"}
    return client.http.post("/bring-in/compare", files={"table": ("x.csv", data)}, headers=headers)


def test_what_was_not_changed_changes_nothing(client: Client) -> None:
    """Out and in again, also as a spreadsheet rewrites numbers."""
    rows = exported(client)
    for row in rows:
        row["killed_low"] += ".0"
    assert compared(client, written(rows)).json() == {"changes": [], "refused": [], "unchanged": 3}


def test_changes_are_shown_then_made_and_stand_in_the_history(client: Client) -> None:
    """A range, a date, a state, a tag, a name: each an entry of its own, under the name of who brought it in."""
    rows = exported(client)
    iq = next(r for r in rows if r["country"] == "IQ")
    iq |= {
        "killed_low": "5",
        "killed_best": "5",
        "killed_high": "7",
        "date_start": "2024-05-02",
        "date_end": "2024-05-02",
    }
    iq |= {"summary": "'=cmd", "state": "confirmed", "tags": "market; night", "assignee": "bo", "work": "complete"}
    brought = compared(client, written(rows)).json()
    fields = {"killed", "date", "summary", "state", "tags", "assignee", "work"}
    assert {c["field"] for c in brought["changes"]} == fields and brought["unchanged"] == 2
    changes = json.dumps(brought["changes"])
    assert client.post("/bring-in", changes=changes).status_code == 422  # no reason
    assert "7 changes made" in client.post("/bring-in", changes=changes, why="the desk's own list").text
    now: Any = client.json(f"/incidents/{iq['code']}.json")
    assert (now["killed"]["low"], now["killed"]["high"], now["date"]["start"]) == (5, 7, "2024-05-02")
    assert now["summary"] == "=cmd" and now["state"] == "confirmed"
    assert now["work"] == {"work": "complete", "assignee": "bo", "tags": ["market", "night"]}
    assert all(d["who"] == "ana" for d in now["history"]) and len(now["history"]) == 8
    assert compared(client, client.get("/incidents/export/csv").content).json()["changes"] == []


def test_what_changed_meanwhile_is_left_alone(client: Client) -> None:
    """Somebody decides between comparing and sending: their incident keeps what they decided."""
    rows = exported(client)
    rows[0]["killed_low"] = rows[0]["killed_best"] = rows[0]["killed_high"] = "99"
    changes = compared(client, written(rows)).json()["changes"]
    code = rows[0]["code"]
    before: Any = client.json(f"/incidents/{code}.json")
    client.post(f"/incidents/{code}/judge", kind="confirm", version=before["version"])
    page = client.post("/bring-in", changes=json.dumps(changes), why="late")
    assert "Left alone" in page.text and "changed since you looked" in page.text
    now: Any = client.json(f"/incidents/{code}.json")
    assert now["killed"] == before["killed"]


def test_what_makes_no_sense_is_refused_row_by_row(client: Client) -> None:
    """An unknown code, a day that is none, a state that cannot be set; no CSV at all."""
    rows = exported(client)
    rows[0]["date_start"], rows[1]["state"], rows[2]["code"] = "May", "machine?", "ZZ-NONE"
    brought = compared(client, written(rows)).json()
    assert len(brought["refused"]) == 3 and brought["changes"] == []
    for data in (b"name,age\n1,2\n", b"\xff\xfe\x00", b""):
        assert compared(client, data).status_code == 422
    assert client.post("/bring-in", changes="[{]", why="x").status_code == 422
