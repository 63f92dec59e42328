"""The house's own rules of layout, which no linter knows."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT, functions, name_of, parsed, python_files, tracked_files

LONGEST_FILE = 350  # lines
LONGER_FILES: dict[str, str] = {}  # path -> why it may be longer
LONGEST_FUNCTION = 60  # lines

SOURCE = python_files("src")
ALL = python_files("src", "tests", "scripts", "benchmarks")


def ids(path: Path) -> str:
    return name_of(path)


def in_cli(path: Path) -> bool:
    return name_of(path).startswith("src/onrecord/cli/")


def test_there_are_files_to_look_at() -> None:
    """A rule over no files would hold by itself."""
    assert len(SOURCE) > 20
    assert len(ALL) > len(SOURCE)


def test_no_file_is_longer_than_350_lines_without_a_reason() -> None:
    """A file has one subject; a longer one needs a reason in LONGER_FILES."""
    lengths = {name_of(p): len(p.read_text(encoding="utf-8").splitlines()) for p in ALL}
    too_long = {name: n for name, n in lengths.items() if n > LONGEST_FILE and name not in LONGER_FILES}
    assert not too_long
    assert all(lengths.get(name, 0) > LONGEST_FILE for name in LONGER_FILES), "an exception that is no longer needed"


@pytest.mark.parametrize("path", SOURCE, ids=ids)
def test_functions_are_short(path: Path) -> None:
    """A function fits a screen."""
    long = {f.name: f.end_lineno - f.lineno for f in functions(path) if f.end_lineno}
    assert not {name: n for name, n in long.items() if n > LONGEST_FUNCTION}


@pytest.mark.parametrize("path", SOURCE, ids=ids)
def test_no_function_imports_from_the_package_itself(path: Path) -> None:
    """What a module needs of ours stands at its top, where the layers can be seen."""
    inside = [
        ast.unparse(node)
        for function in functions(path)
        for node in ast.walk(function)
        if (isinstance(node, ast.ImportFrom) and (node.level or (node.module or "").split(".")[0] == "onrecord"))
        or (isinstance(node, ast.Import) and any(a.name.split(".")[0] == "onrecord" for a in node.names))
    ]
    assert not inside


@pytest.mark.parametrize("path", SOURCE, ids=ids)
def test_only_the_command_line_prints(path: Path) -> None:
    """Library code hands back values and raises errors."""
    calls = [n for n in ast.walk(parsed(path)) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    names = {n.func.id for n in calls if isinstance(n.func, ast.Name)}
    assert in_cli(path) or "print" not in names


@pytest.mark.parametrize("path", SOURCE, ids=ids)
def test_no_bare_except_and_no_exit_in_library_code(path: Path) -> None:
    """An error is named where it is caught, and only the command line ends the process."""
    for node in ast.walk(parsed(path)):
        assert not (isinstance(node, ast.ExceptHandler) and node.type is None), f"bare except, line {node.lineno}"
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"sys.exit", "exit", "quit"}:
            assert in_cli(path), f"{ast.unparse(node)} outside cli/, line {node.lineno}"


@pytest.mark.parametrize("path", python_files("src"), ids=ids)
def test_every_module_says_what_it_is(path: Path) -> None:
    """The first line of a file is its subject; an empty __init__ needs none."""
    if path.read_text(encoding="utf-8").strip():
        assert ast.get_docstring(parsed(path))


def test_the_rooms_keep_apart() -> None:
    """import-linter's contracts in pyproject.toml hold."""
    lint = Path(sys.executable).parent / "lint-imports"
    run = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    """What is tracked holds on every machine."""
    folders = ("work", "root", "home", "Users", "opt")
    machine = re.compile(r"(?<![\w.~])/(?:" + "|".join(folders) + r")/[\w.-]+")
    found = {}
    for path in tracked_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if path != Path(__file__) and (hit := machine.search(text)):
            found[name_of(path)] = hit.group()
    assert not found
