"""The gazetteer finds places under every spelling and is built once."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest

from onrecord.record.errors import InputError, ResourceError
from onrecord.resolve.gazetteer import Gazetteer, build_from_dump, cache
from onrecord.resolve.gazetteer.fold import fold, sound
from onrecord.resolve.gazetteer.tables import rows


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("written", "name", "country"),
    [
        ("Deir Ezzor", "Deir ez-Zor", "SY"),
        ("Al-Raqqa", "Ar Raqqah", "SY"),
        ("RAQQA", "Ar Raqqah", "SY"),
        ("Idleb", "Idlib", "SY"),
        ("Qandahar", "Kandahār", "AF"),
        ("Usulutan", "Usulután", "SV"),
        ("St. Louis", "St. Louis", "US"),
        ("Burma", "Myanmar", "MM"),
        ("DRC", "Democratic Republic of the Congo", "CD"),
        ("Gaza Strip", "Gaza", "PS"),
        ("Kachin", "Kachin State", "MM"),
        ("Donbas", "Donbas", "UA"),
    ],
)
def test_a_place_is_found_under_the_spellings_of_the_news(
    gazetteer: Gazetteer, written: str, name: str, country: str
) -> None:
    """Alternate names, capitals, articles, hyphens and marks lead to one entry."""
    assert (name, country) in {(e.name, e.country) for e in gazetteer.find(written)}


@pytest.mark.parametrize(
    ("written", "country", "name"),
    [("Sukna", "SY", "As Sukhnah"), ("Sheikh Miskeen", "SY", "Shaykh Miskīn"), ("Baqouba", "IQ", "Baqubah")],
)
def test_another_spelling_is_heard_within_a_country(
    gazetteer: Gazetteer, written: str, country: str, name: str
) -> None:
    """The consonants agree where the letters do not."""
    assert name in {e.name for e in gazetteer.hear(written, country)}


def test_the_largest_place_of_a_name_comes_first(gazetteer: Gazetteer) -> None:
    """Paris in France stands before Paris in Texas, and the order is always the same."""
    first, *rest = gazetteer.find("Paris")
    assert first.country == "FR"
    assert any(e.country == "US" and e.adm1 == "TX" for e in rest)


def test_a_province_has_its_name_and_its_centre(gazetteer: Gazetteer) -> None:
    """First-order divisions carry UCDP's precision 4 and lie in their country."""
    helmand = next(e for e in gazetteer.find("Helmand") if e.kind == "adm1")
    assert helmand.precision == 4
    assert gazetteer.division("AF", helmand.adm1) == "Helmand"
    assert 29 < helmand.lat < 33


def test_demonyms_tell_of_countries(gazetteer: Gazetteer) -> None:
    """Adjectives and their plurals are known, other words are not."""
    assert [gazetteer.demonym(w) for w in ("Syrian", "Salvadorans", "table")] == ["SY", "SV", None]


def test_it_opens_in_less_than_a_fifth_of_a_second(gazetteer: Gazetteer) -> None:
    """The compiled index is opened, not read."""
    assert gazetteer.find("Homs")
    start = time.perf_counter()
    Gazetteer.load().find("Homs")
    assert time.perf_counter() - start < 0.2


def test_every_country_of_the_towns_table_has_a_row() -> None:
    """Countries and their divisions agree on codes."""
    known = {r["country"] for r in rows("countries.csv")}
    assert {r["country"] for r in rows("admin1.csv")} <= known


def test_names_fold_and_sound_alike() -> None:
    """One key a name, one sound a spelling."""
    assert fold("Ra's al-‘Ayn") == fold("Ras al Ayn")
    assert sound("Khān Shaykhūn") == sound("Khan Sheikhoun")


def test_a_folder_that_cannot_be_written_is_worked_around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index is then compiled into memory, and one line says so."""
    blocker = tmp_path / "file"
    blocker.write_text("in the way")
    monkeypatch.setenv("ONRECORD_CACHE", str(blocker / "cache"))
    monkeypatch.setattr(cache, "build", lambda _out, _note=None: "in memory")
    notes: list[str] = []
    made: object = cache.connect(notes.append)
    assert made == "in memory"
    assert "cannot be kept" in notes[-1]


ROWS = [
    ("9000001", "Tell Sukar", "Tall Sukkar,Tel Sukkar", "35.1", "38.2", "P", "PPL", "SY", "11", "", "900"),
    ("9000002", "Wadi Sukar", "", "35.2", "38.3", "T", "VAL", "SY", "11", "", "0"),
    ("9000003", "Hotel Sukar", "", "35.2", "38.3", "S", "HTL", "SY", "11", "", "0"),
]


def dump(path: Path, lines: list[str]) -> Path:
    with zipfile.ZipFile(path, "w") as z:
        z.writestr("allCountries.txt", "".join(lines))
    return path


def geonames_line(row: tuple[str, ...]) -> str:
    number, name, also, lat, lon, feature, code, country, adm1, adm2, people = row
    cells = [number, name, name, also, lat, lon, feature, code, country, "", adm1, adm2, "", "", people, "", "", "", ""]
    return "\t".join(cells) + "\n"


def test_a_dump_of_geonames_becomes_a_gazetteer(tmp_path: Path) -> None:
    """Towns and valleys are kept, hotels are not; the file opens like the packaged one."""
    source = dump(tmp_path / "SY.zip", [geonames_line(r) for r in ROWS])
    assert build_from_dump(source, tmp_path / "sy.sqlite") == 2
    built = Gazetteer.open(tmp_path / "sy.sqlite")
    assert [e.id for e in built.find("Tel Sukkar")] == [9000001]
    assert [e.kind for e in built.find("Wadi Sukar")] == ["feature"]
    assert built.find("Hotel Sukar") == ()
    assert built.find("Syria")[0].kind == "country"


def test_a_broken_dump_says_where(tmp_path: Path) -> None:
    """A row of another shape is named by its line, and nothing is written."""
    source = dump(tmp_path / "bad.zip", [geonames_line(ROWS[0]), "a\tb\n"])
    with pytest.raises(InputError, match="line 2: 2 columns"):
        build_from_dump(source, tmp_path / "bad.sqlite")
    assert not (tmp_path / "bad.sqlite").exists()


def test_a_file_that_is_no_gazetteer_is_refused(tmp_path: Path) -> None:
    """The message says how to make one."""
    stray = tmp_path / "stray.sqlite"
    stray.write_text("not a database at all, only words " * 40)
    with pytest.raises(ResourceError, match="onrecord gazetteer build"):
        Gazetteer.open(stray)
    with pytest.raises(ResourceError, match="no gazetteer here"):
        Gazetteer.open(tmp_path / "none.sqlite")
