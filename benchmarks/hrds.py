"""Where and when: the main event of modern articles on attacks on those who defend human rights, against readers' answers.

    python benchmarks/hrds.py [train|dev] [--errors FIELD]

Data: HRDsAttack (MIT licence), beside the project. Articles whose readers told nothing of a field do not count in it.
Prints for each field how often the first event of the record agrees, and how often any event does.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import re
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from onrecord.coder import Coder
from onrecord.read.options import ReadOptions
from onrecord.read.reader import read_reports
from onrecord.record.document import Document
from onrecord.record.json_out import to_line
from onrecord.resolve.gazetteer import Gazetteer

FOLDER = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).resolve().parents[2] / "shared")) / "eval" / "hrdsattack"
FIELDS = ("country", "region", "city", "day", "month", "year")
UNTOLD = {"", "none", "nan", "unknown", "null", "n/a"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
Json = dict[str, Any]


def plain(article: Json) -> str:
    """Title and paragraphs, a line each."""
    text = re.sub(r"</p>\s*", "\n", article["Input.article_interface"])
    return article["Input.title"] + "\n\n" + html.unescape(re.sub(r"<[^>]+>", "", text))


def told(value: object) -> str | None:
    """A reader's answer, None where there is none."""
    text = str(value).strip()
    return None if text.lower() in UNTOLD else text.removesuffix(".0")


def key(answer: Json, gazetteer: Gazetteer) -> Json:
    """What the readers say: ISO code of the country, names, numbers."""
    country, month = told(answer.get("country")), told(answer.get("month"))
    code = gazetteer.demonym(country or "")
    found = [e for e in gazetteer.find(country or "") if e.kind == "country"]
    number = next((i + 1 for i, m in enumerate(MONTHS) if (month or "").lower().startswith(m)), None)
    if number is None and month and month.isdigit():
        number = int(month)
    day, year = told(answer.get("date")), told(answer.get("year"))
    return {
        "country": found[0].country if found else code,
        "region": told(answer.get("region")),
        "city": told(answer.get("city")),
        "year": int(year) if year and year.isdigit() else None,
        "month": number,
        "day": int(day) if day and day.isdigit() else None,
    }


def agree(want: Json, event: Json) -> dict[str, tuple[bool, bool]]:
    """For each field whether the event has it and whether it agrees."""
    places, date = event["places"], event["date"]
    names = [str(p[k]) for p in places[:1] for k in ("text", "name") if p[k]]
    regions = [*names, *(str(p[k]) for p in places for k in ("name", "adm1", "adm2") if p[k])]
    start, end = date["start"], date["end"]
    whole = start if start and start == end else None
    out = {"country": (bool(places and places[0]["country"]), bool(places) and places[0]["country"] == want["country"])}
    out["city"] = (bool(names), any(alike(n, want["city"]) for n in names))
    out["region"] = (bool(regions), any(alike(n, want["region"]) for n in regions))
    numbers = [int(n) for n in whole.split("-")] if whole else [0, 0, 0]
    year = bool(start and end and start[:4] == end[:4])
    month = year and start[:7] == end[:7]
    out["year"] = (year, year and int(start[:4]) == want["year"])
    out["month"] = (month, month and int(start[5:7]) == want["month"])
    out["day"] = (bool(whole), numbers == [want["year"] or numbers[0], want["month"] or numbers[1], want["day"]])
    return out


def alike(a: str, b: str | None) -> bool:
    """True where the names share a word."""

    def words(text: str) -> set[str]:
        return set(re.findall(r"\w{3,}", text.lower())) - {"city", "province", "state", "district", "the"}

    return b is not None and bool(words(a) & words(b))


def coded(part: tuple[list[Json], int]) -> list[str]:
    """Every second article, coded."""
    rows, which = part
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "in.jsonl"
        file.write_text("".join(json.dumps(r) + "\n" for r in rows[which::2]), encoding="utf-8")
        read = list(read_reports([str(file)], ReadOptions(input_format="jsonl")))
    return [to_line(r) for r in Coder().code_all(d for d in read if isinstance(d, Document))]


def records(articles: list[Json]) -> Iterator[Json]:
    """The records of all articles, in order."""
    rows = [
        {"id": str(i), "text": plain(a["sample"]), "published": a["sample"]["Input.publish_date"][:10]}
        for i, a in enumerate(articles)
    ]
    with ProcessPoolExecutor(2) as pool:
        lines = [line for part in pool.map(coded, [(rows, 0), (rows, 1)]) for line in part]
    return iter(sorted((json.loads(line) for line in lines), key=lambda r: int(r["document"]["id"])))


def main() -> None:
    """Code, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", default="train", choices=["train", "dev"])
    parser.add_argument(
        "--errors", choices=FIELDS, help="print the articles where this field of the first event differs"
    )
    parser.add_argument("--out", type=Path, help="write the records here")
    arguments = parser.parse_args()
    articles = json.loads((FOLDER / f"{arguments.part}.json").read_text(encoding="utf-8"))
    gazetteer, totals = Gazetteer.load(), {f: [0, 0, 0, 0] for f in FIELDS}
    lines = []
    for article, record in zip(articles, records(articles), strict=True):
        lines.append(record)
        want = key(article["merged_sample"], gazetteer)
        events = record["events"]
        checked = [agree(want, e) for e in events if e["section"] != "related"]
        for f in FIELDS:
            if want[f] is None:
                continue
            first = checked[0][f] if checked else (False, False)
            for i, value in enumerate((True, first[0], first[1], any(c[f][1] for c in checked))):
                totals[f][i] += value
            if f == arguments.errors and not first[1]:
                print(f"## {record['document']['id']} {article['sample']['Input.title'][:90]}\n   want {want}")
                for e in events[:3]:
                    place = [(p["text"], p["name"], p["country"], p["how"][:40]) for p in e["places"][:2]]
                    print(
                        f"   {e['sub_event_type']} {place} {e['date']['start']} {e['date']['end']} {e['date']['text']}"
                    )
    if arguments.out:
        arguments.out.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in lines), encoding="utf-8")
    print(f"{'field':<10}{'asked':>7}{'told':>7}{'right':>7}{'  %':>7}{'any event %':>14}")
    for f, (asked, answered, right, some) in totals.items():
        print(f"{f:<10}{asked:>7}{answered:>7}{right:>7}{100 * right / asked:>7.1f}{100 * some / asked:>14.1f}")


if __name__ == "__main__":
    main()
