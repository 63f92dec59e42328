"""Bad input: one clear line each, naming the file and the line; the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from onrecord.read.options import ReadOptions
from onrecord.read.reader import read_reports
from onrecord.record.document import Document
from onrecord.record.errors import InputError
from tests.read.pages import STORY, documents, errors


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\r\n ", "is empty"),
        ("nul.txt", b"\x00" * 400, "is empty"),
        ("blank.html", b"<html><body><script>x()</script></body></html>", "no text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "binary"),
        ("program", b"\x7fELF" + bytes(range(256)) * 20, "binary"),
        ("noise.txt", bytes(range(256)) * 20, "binary"),
        ("paper.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3 1 0 obj", "binary"),
        ("half.txt.gz", gzip.compress(STORY.encode() * 50, mtime=0)[:-30], "breaks off"),
        ("bent.txt.gz", gzip.compress(STORY.encode(), mtime=0)[:14] + b"\xff" * 40, "corrupt"),
        ("empty.xml", b"<?xml version='1.0'?><rss><channel></channel></rss>", "no feed entries"),
    ],
)
def test_what_cannot_be_read_is_one_line_naming_the_file_and_the_next_file_is_read(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz.txt").write_text(STORY)
    messages = errors(tmp_path)
    assert len(messages) == 1
    assert str(tmp_path / name) in messages[0]
    assert said in messages[0]
    assert "\n" not in messages[0]
    assert [document.id for document in documents(tmp_path)] == ["zz.txt"]


def test_a_line_of_fifty_megabytes_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"word " * 10_000_000)
    assert errors(path) == [f"{path}: the report is larger than 10 MB (split it into its reports)"]


def test_a_small_archive_that_unpacks_to_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.txt.gz"
    path.write_bytes(gzip.compress(b"a" * 20_000_000))
    assert "larger than 10 MB" in errors(path)[0]


@pytest.mark.parametrize(
    ("encoding", "said"), [("cp1252", "Windows-1252"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16-LE")]
)
def test_another_encoding_is_read_and_said(tmp_path: Path, encoding: str, said: str) -> None:
    path = tmp_path / "a.txt"
    text = "The army’s “quick” answer killed José and two others near Málaga, officials said on Monday."
    path.write_bytes(text.encode(encoding))
    assert [document.text for document in documents(path)] == [text]
    assert len(errors(path)) == 1
    assert said in errors(path)[0]


def test_windows_1252_bytes_inside_utf_8_are_read_as_what_they_stand_for(tmp_path: Path) -> None:
    path = tmp_path / "mixed.txt"
    path.write_bytes("José said two died. ".encode() + "Zoë’s house burnt.".encode("cp1252"))
    assert documents(path)[0].text == "José said two died. Zoë’s house burnt."
    assert "mixture" in errors(path)[0]


@pytest.mark.parametrize("depth", [300, 10_000])
def test_html_nested_too_deep_is_read_without_its_structure_and_said(tmp_path: Path, depth: int) -> None:
    path = tmp_path / "deep.html"
    path.write_text(f"<html><body>{'<div>' * depth}<p>{STORY}</p>{'</div>' * depth}</body></html>")
    assert "killed six soldiers" in documents(path)[0].text
    assert len(errors(path)) == 1
    assert "nested too deep" in errors(path)[0]


def test_a_broken_json_line_is_named_by_its_number_and_its_neighbours_are_read(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text('{"id": "a", "text": "Two died."}\n{"id": "b", "text": \n\n{"id": "c", "text": "One fled."}\n')
    assert [document.id for document in documents(path)] == ["a", "c"]
    assert len(errors(path)) == 1
    assert errors(path)[0].startswith(f"{path}, line 2: not JSON")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('["a"]', "not a JSON object"),
        ('{"id": "a"}', 'no "text"'),
        ('{"id": "a", "text": 12}', '"text" is not text'),
        ('{"id": {}, "text": "Two died."}', '"id"'),
        ('{"id": "a", "text": "   "}', 'no "text"'),
        ("[" * 100_000, "nested too deep"),
        ('{"text": "Two died.", "id": ' + "9" * 5000 + "}", "a number that is too long"),
        ('{"id": "a", "text": "' + "x" * 2000 + '"}', "larger than"),
    ],
)
def test_a_json_line_that_is_no_report_says_why(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(line + '\n{"id": "next", "text": "One fled."}\n')
    small = ReadOptions(input_format="jsonl", max_bytes=1000 if "larger" in said else 10_000_000)
    assert said in errors(path, options=small)[0]
    assert [document.id for document in documents(path, options=small)] == ["next"]


def test_a_wrong_date_is_said_and_the_report_is_read_without_it(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(json.dumps({"id": "a", "text": STORY, "published": "last week"}))
    assert "no date" in errors(path)[0]
    assert documents(path)[0].published.how == "none"


def test_half_a_character_in_json_becomes_a_replacement_that_every_encoding_can_write(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text('{"id": "a", "text": "Two \\ud83d died."}')
    assert documents(path)[0].text.encode("utf-8").decode() == "Two \ufffd died."


def test_a_cut_off_archive_of_json_lines_gives_what_came_before_the_cut(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl.gz"
    lines = [json.dumps({"id": str(n), "text": f"{n} died. {'0123456789abcdef' * (n % 37)}"}) for n in range(3000)]
    whole = gzip.compress("\n".join(lines).encode())
    path.write_bytes(whole[: len(whole) // 2])
    read = list(read_reports([str(path)]))
    assert isinstance(read[0], Document)
    assert [type(one) for one in read[-1:]] == [InputError]
    assert "breaks off" in str(read[-1])


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    assert "no such file" in errors(tmp_path / "none.txt")[0]
    assert "no file matches" in errors(tmp_path / "*.txt")[0]
    assert "no files" in errors(tmp_path)[0]


def test_a_language_other_than_english_is_read_with_its_language(tmp_path: Path) -> None:
    path = tmp_path / "es.txt"
    path.write_text("El ejército informó que cinco soldados murieron el jueves en una emboscada cerca de la frontera.")
    assert [document.language for document in documents(path)] == ["es"]


def test_standard_input_is_a_report_whose_id_is_its_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    (document,) = documents("-")
    assert document.id == document.sha256
    assert document.text == STORY
