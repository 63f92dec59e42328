"""Profiles: files that a researcher can copy and edit, and that say what is wrong with them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from onrecord.record.errors import UsageError
from onrecord.rules.profile import BUILT_IN, builtin_profiles, load_profile, parse_profile, profile_text
from tests.house.tree import ROOT

PLAIN = profile_text("plain")


def test_four_come_with_onrecord() -> None:
    """Each under its own name, with a hash of its own, and in the docs."""
    page = (ROOT / "docs" / "profiles.md").read_text(encoding="utf-8")
    assert [p.name for p in builtin_profiles()] == list(BUILT_IN) == ["plain", "acled", "ucdp", "airwars"]
    assert len({p.sha256 for p in builtin_profiles()}) == 4
    assert all(f"`{name}`" in page for name in BUILT_IN)


def test_a_copy_can_be_edited_and_named_by_its_path(tmp_path: Path) -> None:
    """Another number for dozens, another name; the hash is the file's."""
    path = tmp_path / "ours.toml"
    path.write_text(PLAIN.replace('name = "plain"', 'name = "ours"').replace("[numbers]", "[numbers]\ndozens = 24"))
    profile = load_profile(str(path))
    assert (profile.name, profile.number("dozens")) == ("ours", 24)
    assert profile.sha256 == hashlib.sha256(path.read_bytes()).hexdigest() == profile.ref.sha256


def test_what_is_from_memory_says_so() -> None:
    """The numbers for deaths without a number were not checked against ACLED's codebook, and the file says that."""
    assert "memory" in profile_text("acled").split("[no_number]")[0].rsplit("#", 3)[1] + profile_text("acled")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("usual = 0", "usual = -1", "usual"),
        ("usual = 0", "usual = true", "usual"),
        ('best = "latest"', 'best = "newest"', "best"),
        ('best = "latest"', "", "best is missing"),
        ("background = false", 'background = "no"', "background"),
        ("background = false", "background = false\nbackgruond = true", "backgruond is no setting"),
        ("[numbers]", "[numbers]\ndozen = 12", "names no rule: 'dozen'"),
        ("[numbers]", "[numbers]\ndozens = 1.5", "dozens"),
        ('statuses = ["happened"]', 'statuses = ["maybe"]', "statuses"),
        ('name = "plain"', "name = ", "not TOML"),
        ("[include]", "[inclusion]", "statuses is missing"),
    ],
)
def test_a_mistake_is_told_with_what_to_write(old: str, new: str, said: str) -> None:
    """Every error names the file, the setting, and what would do."""
    with pytest.raises(UsageError, match=r"ours\.toml") as told:
        parse_profile(PLAIN.replace(old, new, 1).encode(), "ours.toml")
    assert said in told.value.what and told.value.hint


@pytest.mark.parametrize("name", ["nobody", "nowhere/x.toml"])
def test_a_profile_that_is_not_there_lists_those_that_are(name: str) -> None:
    """And says how to make one."""
    with pytest.raises(UsageError) as told:
        load_profile(name)
    assert "acled" in (told.value.hint or "")
