"""A page of HTML in, its visible text and sections out."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.read.visible import stripped_lines, visible_lines
from tests.read.pages import PAGE, documents, errors, kinds


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    return path


def test_the_text_is_what_a_reader_sees_and_the_sections_say_what_is_what(page: Path) -> None:
    (document,) = documents(page)
    shown = [(kind, " ".join(words.split()[:3])) for kind, words in kinds(document)]
    assert shown == [
        ("furniture", "Home World"),
        ("title", "Six soldiers killed"),
        ("furniture", "By Jane Roe"),
        ("body", "Gunmen on motorbikes"),
        ("furniture", "Related stories"),
        ("related", "Bomb kills three"),
        ("furniture", "© 2023 Northern"),
    ]
    assert "hidden" not in document.text


def test_title_address_and_outlet_come_from_the_pages_head(page: Path) -> None:
    (document,) = documents(page)
    assert document.title == "Six soldiers killed near Gao"
    assert document.url == "https://example.org/world/six-soldiers"
    assert document.outlet == "Northern Post"


def test_the_charset_that_a_page_declares_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "old.html"
    path.write_bytes(PAGE.replace("utf-8", "windows-1252").replace("Jane Roe", "José Roe’s desk").encode("cp1252"))
    assert "José Roe’s desk" in documents(path)[0].text
    assert errors(path) == []


def test_a_page_without_an_article_is_cut_like_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "short.html"
    path.write_text("<html><body><p>Two men died.</p></body></html>")
    assert kinds(documents(path)[0]) == [("body", "Two men died.")]


def test_hidden_elements_are_not_text_and_line_breaks_part_lines() -> None:
    from lxml import html

    tree = html.fromstring(
        "<div><p hidden>no</p><p style='display: none'>no</p><p>one<br>two <b>bold</b></p>tail</div>"
    )
    assert [line.text for line in visible_lines(tree)[0]] == ["one", "two bold", "tail"]


def test_tags_thrown_away_unread_leave_the_same_lines() -> None:
    page = "<div><script>no</script><p>one &amp; two</p><ul><li>three</li></ul><p>four<p>five"
    assert [line.text for line in stripped_lines(page)] == ["one & two", "three", "four", "five"]
