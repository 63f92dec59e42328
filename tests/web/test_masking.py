"""Names of victims left out of all that the site shows, where it is run so."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from tests.web.site import Client, served, settings_for
from tests.web.test_adding import finished

TEXT = (
    "Gunmen shot dead a farmer, Karim Haddadi, 34, in the village of Amerli in Iraq on Thursday, police said. "
    "Haddadi was on his way home. Karim\nHaddadi leaves three children. A poet, Rose Marlow, 30, was wounded; she likes a rose, she said."
)


def test_names_are_left_out_everywhere_and_stay_in_the_record(tmp_path: Path) -> None:
    """Pages, JSON, sheet, report, queue, feed, exports; another run without the setting shows them."""
    with served(settings_for(tmp_path, who="ana", mask_names=True)) as address:
        client = Client(address)
        job = finished(
            client,
            client.post("/add/paste", text=TEXT, published="2024-05-03", url="https://news.example/karim-haddadi-shot"),
        )
        (code,) = job["incidents"]
        incident: Any = client.json(f"/incidents/{code}.json")
        (report,) = incident["reports"]
        client.post(
            f"/incidents/{code}/correct",
            field="summary", value="The killing of Karim Haddadi", version=incident["version"], why="Karim Haddadi, a farmer",
        )  # fmt: skip
        shown = [
            "/incidents", "/incidents.json", "/incidents?view=cards", "/review", "/review.json", "/activity", "/activity.json",
            f"/incidents/{code}", f"/incidents/{code}.json", f"/incidents/{code}/sheet", f"/incidents/{code}/sheet.json",
            f"/reports/{report}", f"/reports/{report}.json", "/incidents/export/csv", "/incidents/export/jsonl",
        ]  # fmt: skip
        seen = {one: client.get(one).raise_for_status().text for one in shown}
        assert [one for one, text in seen.items() if re.search("(?i:haddadi|karim|marlow)|Rose", text)] == []
        assert "a rose" in seen[f"/reports/{report}"]
        assert "[name left out]" in seen[f"/incidents/{code}"] and "[name left out]" in seen[f"/reports/{report}.json"]
    with served(settings_for(tmp_path, who="ana")) as address:
        assert "Karim Haddadi" in Client(address).get(f"/incidents/{code}").text
        masked: Any = json.loads(seen[f"/reports/{report}.json"])
        whole: Any = Client(address).json(f"/reports/{report}.json")
        assert len(masked["text"]) == len(whole["text"]) and "█" in masked["text"]
        (claim,) = (c for event in masked["events"] for c in event["claims"] if c["kind"] == "injured")
        assert slice(*claim["span"]) and masked["text"][slice(*claim["span"])] == whole["text"][slice(*claim["span"])]
