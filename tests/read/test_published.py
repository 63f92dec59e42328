"""When a report was published, and how that is known."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from onrecord.read.options import ReadOptions
from onrecord.read.published import date_in_url, published_of
from onrecord.read.sections import cut
from onrecord.record.document import Published
from tests.read.pages import PAGE, STORY, documents

DAY = dt.date(2019, 5, 3)


def told(text: str, url: str | None = None) -> tuple[dt.date | None, str]:
    found = published_of(cut(text), None, url)
    return found.date, found.how


@pytest.mark.parametrize(
    "text",
    [
        f"GAO, 3 May 2019 (AFP) - {STORY}",
        f"date 2019-05-03 Six soldiers killed near Gao\n{STORY}",
        f"Six soldiers killed near Gao\nPublished: 3 May 2019\n{STORY}",
        f"Six soldiers killed near Gao\nBy Jane Roe | May 3, 2019\n{STORY}",
        f"Six soldiers killed near Gao\nNorth.com | Jane RoeUpdated May 3, 2019\n{STORY}",
        f"Six soldiers killed near Gao\nPublished 3 May 2019\nUpdated 9 May 2019\n{STORY}",
        f"Six soldiers killed near Gao\nUpdated 9 May 2019\nPublished 3 May 2019\n{STORY}",
        f"Six soldiers killed near Gao\n{STORY}\nPublished in Northern Post, May 3rd, 2019",
    ],
)
def test_a_dateline_or_a_stamp_beside_the_article_is_a_dateline(text: str) -> None:
    assert told(text) == (DAY, "dateline")
    span = published_of(cut(text), None, None).span
    assert span
    assert "2019" in span.of(text)


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"GAO, May 3 (Reuters) - {STORY}",
        f"{STORY}\n© 3 May 2019 Northern Post. All rights reserved.",
        f"{STORY}\nRelated articles\n3 May 2019\nBomb kills three in Kidal market",
        f"Friday, May 3, 2019\nWelcome to Northern Post\nSix soldiers killed near Gao\n{STORY}",
        f"{STORY}\nThe last such attack was on 3 May 2019, when two soldiers were killed in the same place.",
    ],
)
def test_copyright_lines_other_stories_and_the_day_of_the_visit_are_no_date(text: str) -> None:
    assert told(text) == (None, "none")


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://example.org/2019/05/03/six-soldiers", DAY),
        ("https://example.org/news/2019-05-03-six", DAY),
        ("https://example.org/a/20190503/six.html", DAY),
        ("https://example.org/2019/may/03/six", DAY),
        ("https://example.org/2019/05/six", None),
        ("https://example.org/story-20194599", None),
        ("https://example.org/six?day=2019-05-03", None),
        ("https://2019-05-03.example.org/six", None),
    ],
)
def test_an_address_gives_a_date_only_by_its_path(url: str, date: dt.date | None) -> None:
    found = date_in_url(url)
    assert (found.date if found else None) == date


def test_an_address_with_year_and_month_completes_a_dateline_of_that_month() -> None:
    assert told(f"GAO, May 3 (Reuters) - {STORY}", "https://example.org/2019/05/six") == (DAY, "dateline")
    assert told(f"GAO, April 30 (Reuters) - {STORY}", "https://example.org/2019/05/six") == (None, "none")


def test_given_comes_before_metadata_before_dateline_before_address() -> None:
    url = "https://example.org/2018/01/01/a"
    assert told(f"GAO, 3 May 2019 (AFP) - {STORY}", url) == (DAY, "dateline")
    assert told(STORY, url) == (dt.date(2018, 1, 1), "url")
    meta = Published(dt.date(2017, 1, 1), "metadata")
    assert published_of(cut(f"GAO, 3 May 2019 (AFP) - {STORY}"), meta, url) == meta


def test_the_option_comes_before_what_the_input_says(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a", "text": STORY, "published": "2019-05-03"}))
    assert documents(path)[0].published == Published(DAY, "given")
    option = ReadOptions(published=dt.date(2020, 1, 1))
    assert documents(path, options=option)[0].published == Published(dt.date(2020, 1, 1), "given")


def test_html_metadata_dates_a_page_and_the_stamps_of_other_stories_do_not(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE)
    assert documents(path)[0].published == Published(DAY, "metadata")
    bare = PAGE.replace('<meta property="article:published_time" content="2019-05-03T08:10:00+00:00">', "")
    path.write_text(bare.replace("</a></li>", '</a> <time datetime="2018-04-01">1 April 2018</time></li>'))
    assert documents(path)[0].published.how == "none"


def test_the_date_in_a_pictures_caption_is_not_the_reports() -> None:
    text = f"Six soldiers killed near Gao\nAn army lorry on the road north of Gao, 3 May 2019 (Jane Roe/AFP)\n{STORY}"
    assert told(text) == (None, "none")
