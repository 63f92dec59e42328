"""A text in, the code of its language out."""

from __future__ import annotations

import subprocess
import sys

import pytest

from onrecord.read.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The army said that two of its soldiers were killed by a mine near the border on Monday.", "en"),
        ("THE ARMY SAID THAT TWO OF ITS SOLDIERS WERE KILLED BY A MINE NEAR THE BORDER ON MONDAY.", "en"),
        ("Six soldiers killed, nine wounded as gunmen storm outpost near Gao", "en"),
        ("El ejército dijo que dos de sus soldados murieron el lunes por una mina cerca de la frontera.", "es"),
        ("L'armée a annoncé que deux de ses soldats ont été tués lundi par une mine près de la frontière.", "fr"),
        ("O exército disse que dois dos seus soldados foram mortos na segunda-feira por uma mina.", "pt"),
        ("Die Armee teilte mit, dass zwei Soldaten am Montag durch eine Mine getötet worden sind.", "de"),
        ("Армия сообщила, что в понедельник двое солдат погибли от мины у границы.", "ru"),
        ("قال الجيش إن اثنين من جنوده قتلا يوم الاثنين بسبب لغم قرب الحدود", "ar"),
    ],
)
def test_the_language_is_told(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["", "Two died.", "1234 5678 " * 30])
def test_too_little_text_gives_none(text: str) -> None:
    assert language_of(text) is None


def test_plain_english_loads_no_model_and_the_room_loads_no_heavy_library() -> None:
    heavy = {"trafilatura", "feedparser", "fastwarc", "htmldate", "py3langid", "charset_normalizer", "lxml"}
    code = (
        "import sys; from onrecord.read.reader import read_reports; from onrecord.read.language import language_of\n"
        "assert language_of('The army said that two of its soldiers were killed by a mine near the border.') == 'en'\n"
        f"print(sorted({heavy!r} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
