"""Bad input, through the real command: one clear line that names the file, and the rest goes on."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest

from tests.cli.running import NEWS, Ran, code

SPANISH = (
    "Al menos doce soldados murieron el martes en un ataque de hombres armados contra una base del ejército, "
    "informó la policía local. Otros nueve soldados resultaron heridos, según un médico del hospital de la ciudad.\n"
)
pytestmark = pytest.mark.slow


def between_good_ones(folder: Path, name: str, data: bytes) -> Ran:
    """Code a folder with the file between two good reports, which must both come out."""
    (folder / "a-good.txt").write_text(NEWS, encoding="utf-8")
    (folder / name).write_bytes(data)
    (folder / "z-good.txt").write_text(NEWS, encoding="utf-8")
    ran = code(folder)
    assert ran.ids[0] == "a-good.txt"
    assert ran.ids[-1] == "z-good.txt"
    assert ran.status == 1
    assert "Traceback" not in ran.err
    return ran


def the_line(ran: Ran, name: str) -> str:
    """The only line on standard error, which names the file."""
    assert len(ran.errors) == 1, ran.err
    assert name in ran.errors[0]
    return ran.errors[0]


PACKED = gzip.compress(random.Random(2).randbytes(500))
UNREADABLE = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\r\n ", "empty"),
    "binary.txt": (random.Random(1).randbytes(5000), "binary"),
    "zeros.txt": (bytes(5000), "empty"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + bytes(500), "binary"),
    "document.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "binary"),
    "cut.txt.gz": (gzip.compress(NEWS.encode() * 500)[:-20], "breaks off"),
    "cut.jsonl.gz": (gzip.compress(json.dumps({"id": "x", "text": NEWS}).encode())[:-12], "breaks off"),
    "header.txt.gz": (gzip.compress(b"x")[:6], "breaks off"),
    "damaged.txt.gz": (PACKED[:30] + b"\xff" * 30 + PACKED[60:], "corrupt"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path, name: str) -> None:
    """Empty, binary and truncated files leave one line each and no record."""
    data, word = UNREADABLE[name]
    ran = between_good_ones(tmp_path, name, data)
    assert word in the_line(ran, name)
    assert ran.ids == ["a-good.txt", "z-good.txt"]


ACCENTED = "The mayor, José Peña, said that 12 people had died in the café. “It was an ambush,” he said on Tuesday.\n"
MISENCODED = {
    "cp1252.txt": (ACCENTED * 2).encode("cp1252"),
    "utf16.txt": (ACCENTED * 2).encode("utf-16"),
    "utf16le.txt": (ACCENTED * 2).encode("utf-16-le"),
    "mixed.txt": ACCENTED.encode("utf-8") + ACCENTED.encode("cp1252"),
}


@pytest.mark.parametrize("name", MISENCODED)
def test_a_wrong_encoding_is_said_and_the_report_read_all_the_same(tmp_path: Path, name: str) -> None:
    """The accents and quotes come out right, and standard error says what was guessed."""
    ran = between_good_ones(tmp_path, name, MISENCODED[name])
    assert "UTF-8" in the_line(ran, name)
    assert ran.records[1]["document"]["text"] == ACCENTED * 2


def test_another_language_is_recorded_without_events_and_said_to_be_skipped(tmp_path: Path) -> None:
    """A Spanish report keeps its language and text, and gets no events."""
    ran = between_good_ones(tmp_path, "noticia.txt", SPANISH.encode())
    assert "skipped" in the_line(ran, "noticia.txt")
    record = ran.records[1]
    assert record["document"]["language"] == "es"
    assert record["events"] == []


def test_a_broken_line_of_json_is_named_by_its_number(tmp_path: Path) -> None:
    """The lines before and after a broken one are coded."""
    good = json.dumps({"id": "first", "text": NEWS})
    last = json.dumps({"id": "last", "text": NEWS})
    lines = [good, '{"id": "cut", "text": "Two peo', "[1, 2]", '{"id": "no text"}', last]
    ran = between_good_ones(tmp_path, "wire.jsonl", "\n".join(lines).encode())
    assert ran.ids == ["a-good.txt", "first", "last", "z-good.txt"]
    assert len(ran.errors) == 3
    for number, line in zip((2, 3, 4), ran.errors, strict=True):
        assert "wire.jsonl" in line
        assert f"line {number}" in line


def test_a_foreign_report_among_json_lines_is_named_by_its_line(tmp_path: Path) -> None:
    """The file and line are named, not only the id."""
    file = tmp_path / "wire.jsonl"
    file.write_text(json.dumps({"id": "uno", "text": SPANISH}) + "\n", encoding="utf-8")
    ran = code(file)
    assert "wire.jsonl" in the_line(ran, "line 1")
    assert ran.ids == ["uno"]


def test_fifty_megabytes_on_one_line_are_refused_in_one_line(tmp_path: Path) -> None:
    """A huge file is named and not coded, whatever its content."""
    ran = between_good_ones(tmp_path, "huge.txt", (NEWS.strip() + " ").encode() * (50_000_000 // len(NEWS)))
    assert "larger" in the_line(ran, "huge.txt")
    assert ran.ids == ["a-good.txt", "z-good.txt"]


def test_two_megabytes_on_one_line_are_too_long_to_code(tmp_path: Path) -> None:
    """What may be read but is longer than the parser takes is named, too."""
    ran = between_good_ones(tmp_path, "long.txt", (NEWS.strip() + " ").encode() * (2_000_000 // len(NEWS)))
    assert "characters" in the_line(ran, "long.txt")


def test_fifty_megabytes_on_one_line_of_json_do_not_hide_the_next(tmp_path: Path) -> None:
    """The line after a huge one is coded."""
    huge = json.dumps({"id": "huge", "text": NEWS * (50_000_000 // len(NEWS))})
    ran = between_good_ones(tmp_path, "wire.jsonl", (huge + "\n" + json.dumps({"id": "last", "text": NEWS})).encode())
    assert "line 1" in the_line(ran, "wire.jsonl")
    assert ran.ids == ["a-good.txt", "last", "z-good.txt"]


def test_html_nested_ten_thousand_deep_does_no_harm(tmp_path: Path) -> None:
    """Either its words are recorded or it is named on one line; the rest goes on."""
    page = "<html><body>" + "<div>" * 10_000 + f"<p>{NEWS}</p>" + "</div>" * 10_000 + "</body></html>"
    ran = between_good_ones(tmp_path, "deep.html", page.encode())
    assert "deep.html" in the_line(ran, "deep.html")


def test_with_several_jobs_bad_input_is_told_the_same(tmp_path: Path) -> None:
    """--jobs changes neither the records nor the lines on standard error."""
    for number in range(3):
        (tmp_path / f"{number}-good.txt").write_text(NEWS, encoding="utf-8")
        (tmp_path / f"{number}-empty.txt").write_bytes(b"")
    one, two = code(tmp_path), code("--jobs", "2", tmp_path)
    assert (two.status, two.out, two.err) == (one.status, one.out, one.err)
    assert one.ids == ["0-good.txt", "1-good.txt", "2-good.txt"]


def test_bad_input_on_standard_input_is_named_so() -> None:
    """There is no file name, so the line says standard input."""
    ran = code("-", stdin=b"\x89PNG\r\n\x1a\n" + bytes(500))
    assert "binary" in the_line(ran, "standard input")
    assert ran.out == b""


def test_a_path_that_is_not_there_is_bad_input(tmp_path: Path) -> None:
    """It is named, and the others are coded."""
    good = tmp_path / "good.txt"
    good.write_text(NEWS, encoding="utf-8")
    ran = code(tmp_path / "missing.txt", good)
    assert ran.status == 1
    assert "no such file" in the_line(ran, "missing.txt")
    assert ran.ids == ["good.txt"]


def test_the_page_for_reading_goes_on_too(tmp_path: Path) -> None:
    """The table, like JSON Lines, comes with the line on standard error."""
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(NEWS, encoding="utf-8")
    ran = code("--format", "table", tmp_path)
    assert ran.status == 1
    assert "a.txt" in the_line(ran, "a.txt")
    assert b"b.txt" in ran.out
