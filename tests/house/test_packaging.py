"""What a stranger installs: the lock files, the licence, the change log."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import onrecord
from tests.house.tree import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock")


def locked(name: str) -> dict[str, str]:
    """Package -> its block in a lock file."""
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    return {re.split(r"[=\[ ]", block)[0]: block for block in blocks}


def names(requirements: list[str]) -> set[str]:
    """The normalised names of requirements as pyproject.toml writes them."""
    return {re.sub(r"[-_.]+", "-", re.split(r"[<>=!\[; ]", r)[0]).lower() for r in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_is_pinned_with_hashes(lock: str) -> None:
    """Pip refuses what differs from what was tested."""
    assert all(re.match(r"\S+==\S+", block) and "--hash=sha256:" in block for block in locked(lock).values())


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_locked(lock: str) -> None:
    """A dependency added to pyproject.toml without `make lock` is found here."""
    wanted = names(PROJECT["project"]["dependencies"]) | names(PROJECT["dependency-groups"]["build"])
    if lock == "requirements-dev.lock":
        wanted |= names(PROJECT["dependency-groups"]["dev"])
    assert wanted <= set(locked(lock))


def test_both_lock_files_hold_the_same_versions() -> None:
    """What is tested is what is installed."""
    first, both = locked(LOCKS[0]), locked(LOCKS[1])
    assert {k: v.split()[0] for k, v in first.items()} == {k: both[k].split()[0] for k in first}


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_files_name_no_index(lock: str) -> None:
    """They install from PyPI or any mirror of it."""
    assert not re.search(r"https?://|file:|^-(?!-hash)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE)


def test_the_change_log_knows_the_version() -> None:
    """The version of the package is the newest in CHANGELOG.md."""
    released = re.findall(r"^## \[(\d[^\]]*)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert released[0] == onrecord.__version__ == PROJECT["project"]["version"]


def test_the_licence_is_whole_and_the_notice_credits_the_data() -> None:
    """Apache-2.0 in full, and whose data come with the package."""
    assert "END OF TERMS AND CONDITIONS" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert "GeoNames" in notice
    assert "CC BY 4.0" in notice
    assert "MIT" in notice


@pytest.mark.slow
def test_the_wheel_carries_the_site_and_the_licences_of_what_it_loads(tmp_path: Path) -> None:
    """Who installs it needs no npm; nothing that only builds or tests the pages comes along."""
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        held = {n.removeprefix("onrecord/web/") for n in wheel.namelist() if n.startswith("onrecord/web/")}
        licences = wheel.read("onrecord/web/built/LICENCES.txt").decode()
    assert {"built/app.js", "built/style.css", "built/map-worker.js", "built/countries.json"} <= held
    assert {"templates/base.html", "app.py"} <= held and not any("node_modules" in n for n in held)
    packages = json.loads((ROOT / "frontend" / "package.json").read_text(encoding="utf-8"))
    assert [p for p in packages["dependencies"] if f"\n{p} " not in f"\n{licences}"] == []
    assert not [p for p in packages["devDependencies"] if f"\n{p} " in licences]
