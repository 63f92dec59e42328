"""A password never stands in what a command says, nor in what it leaves on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import EXAMPLE, onrecord

SECRET = "hunter2-never-to-be-seen"  # noqa: S105 - it opens nothing
URL = f"postgresql://ana:{SECRET}@127.0.0.1:1/news"  # nobody listens there
COMMANDS = (
    ("add", EXAMPLE),
    ("incidents",),
    ("show", "SY-00000000"),
    ("confirm", "SY-00000000"),
    ("log",),
    ("link",),
    ("export", "--format", "csv", "--output", "out.csv"),
    ("plot", "--output", "out"),
    ("db", "check"),
    ("db", "upgrade"),
    ("db", "backup", "copy.dump"),
    ("account", "list"),
    ("serve", "--log", "site.log", "--port", "1"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: " ".join(map(str, c[:2])))
def test_no_command_tells_the_password_of_a_database(command: tuple[str | Path, ...], tmp_path: Path) -> None:
    """Not where it cannot be reached, by option and by environment."""
    for ran in (onrecord(*command, "--db", URL, cwd=tmp_path), onrecord(*command, cwd=tmp_path, ONRECORD_DB=URL)):
        assert ran.status != 0
        assert SECRET not in ran.err and SECRET not in ran.out.decode()
        assert "Traceback" not in ran.err
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]


def test_a_run_into_a_database_keeps_no_password(tmp_path: Path) -> None:
    """Its folder says into which database, without it."""
    ran = onrecord("run", "--input", EXAMPLE, "--output", URL, "--job", tmp_path / "job", "--jobs", "1")
    assert ran.status != 0 and SECRET not in ran.err and SECRET not in ran.out.decode()
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
