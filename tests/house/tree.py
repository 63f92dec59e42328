"""The project's files, as the house tests look at them."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SKIPPED = {".venv", ".git", "__pycache__", "dist", "build", "node_modules"}


@cache
def tracked_files() -> tuple[Path, ...]:
    """Files under version control; in an unpacked archive without git, all but caches and .venv."""
    git = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)  # noqa: S607
    if git.returncode == 0 and git.stdout:
        names = git.stdout.decode().rstrip("\0").split("\0")
        return tuple(path for name in names if (path := ROOT / name).is_file())
    return tuple(p for p in sorted(ROOT.rglob("*")) if p.is_file() and not SKIPPED & set(p.relative_to(ROOT).parts))


def python_files(*folders: str) -> list[Path]:
    """The tracked Python files below the given folders of the project."""
    return [p for p in tracked_files() if p.suffix == ".py" and p.relative_to(ROOT).parts[0] in folders]


def name_of(path: Path) -> str:
    """The path as the project writes it, from its root with forward slashes."""
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
