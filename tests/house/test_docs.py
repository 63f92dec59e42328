"""The docs, held against the code."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from onrecord.cli.app import app
from onrecord.record.json_out import to_dict
from tests.house.tree import ROOT, name_of, tracked_files
from tests.record.samples import REPORT

# Commands that code reports, and commands over a store.
USAGE = "\n".join((ROOT / "docs" / page).read_text(encoding="utf-8") for page in ("usage.md", "store.md"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [p for p in tracked_files() if p.suffix == ".md"]


def commands(group: object, prefix: str = "onrecord") -> dict[str, list[object]]:
    """Each command in full -> its parameters."""
    found: dict[str, list[object]] = {}
    for name, command in getattr(group, "commands", {}).items():
        full = f"{prefix} {name}"
        nested = commands(command, full)
        found |= nested or {full: list(command.params)}
    return found


COMMANDS = commands(typer.main.get_command(app))


def section(command: str) -> str:
    """The part of docs/usage.md under the heading of a command."""
    found = re.search(
        rf"^#+ `{re.escape(command)}[ `][^\n]*\n(.*?)(?=^#+ `onrecord|^##? |\Z)", USAGE, re.MULTILINE | re.DOTALL
    )
    return found.group(1) if found else ""


def test_there_are_commands() -> None:
    """The walk over the command line finds the commands, nested ones too."""
    assert {"onrecord code", "onrecord version", "onrecord gazetteer build"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_explained(command: str) -> None:
    """docs/usage.md has a heading for each command and a word on each of its options."""
    text = section(command)
    assert text, f"no heading for {command}"
    options = [o for p in COMMANDS[command] for o in getattr(p, "opts", []) if o.startswith("--") and o != "--help"]
    assert not [o for o in options if f"`{o}" not in text]


@pytest.mark.parametrize("command", COMMANDS)
def test_no_option_is_explained_that_does_not_exist(command: str) -> None:
    """An option that was dropped is dropped from the page too."""
    known = {o for p in COMMANDS[command] for o in getattr(p, "opts", [])} | {"--help"}
    assert set(re.findall(r"`(--[a-z-]+)", section(command))) <= known


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """A relative link names a file that is there."""
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", target):
            assert (page.parent / target).exists(), target


def test_the_readme_opens_with_the_two_commands_that_exist() -> None:
    """Make demo and make test stand in README and in the Makefile."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in ("demo", "test"):
        assert f"make {command}" in README
        assert re.search(rf"^{command}:", makefile, re.MULTILINE)


def keys(value: object) -> set[str]:
    """Every key of a record, at any depth."""
    if isinstance(value, dict):
        return set(value) | {key for inner in value.values() for key in keys(inner)}
    return {key for inner in value for key in keys(inner)} if isinstance(value, list) else set()


def test_every_key_of_a_record_is_explained() -> None:
    """docs/record.md names each key that the record has."""
    page = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    assert not [key for key in keys(to_dict(REPORT)) if f"`{key}`" not in page]


@pytest.mark.slow
def test_the_output_in_the_readme_is_the_tool_s_own() -> None:
    """What README shows is what the example gives today; `make readme` brings it up to date."""
    check = [sys.executable, str(ROOT / "scripts" / "readme_output.py"), "--check"]
    run = subprocess.run(check, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_every_room_is_in_the_picture_of_the_house() -> None:
    """docs/architecture.md names every room of the package."""
    picture = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    inside = [p.relative_to(ROOT / "src/onrecord").parts for p in tracked_files() if name_of(p).startswith("src/")]
    rooms = {parts[0] for parts in inside if len(parts) > 1}
    assert not [room for room in rooms if f"{room}/" not in picture]
