"""`onrecord serve` and `onrecord account` as commands: what is refused, what is told, and how it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from onrecord.record.errors import UsageError
from onrecord.store.accounts import Account, open_accounts
from onrecord.web.people.passwords import holds
from onrecord.web.serving import check_editor, serve
from tests.web.site import free_port
from tests.web.team import PASSWORD, add_people

ONRECORD = (sys.executable, "-m", "onrecord")


def run(*words: str, given: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [*ONRECORD, *words],
        input=given,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that were built."""
    (tmp_path / "app.js").touch()
    monkeypatch.setattr("onrecord.web.serving.BUILT", tmp_path)


@pytest.mark.usefixtures("built")
def test_without_accounts_nothing_listens_beyond_this_machine(tmp_path: Path) -> None:
    """An address that others can reach needs --team, and --team somebody who can sign in."""
    db = str(tmp_path / "a.db")
    for host in ("0.0.0.0", "::", "192.0.2.1", "example.org"):  # noqa: S104 - refused
        with pytest.raises(UsageError, match=r"listens on this machine alone.*add --team"):
            serve(db, told=lambda _: None, port=free_port(), host=host)
    with pytest.raises(UsageError, match=r"no editor yet.*onrecord account add NAME --role editor"):
        serve(db, told=lambda _: None, port=free_port(), host="0.0.0.0", team=True)  # noqa: S104 - refused
    add_people(db)
    check_editor(db)


@pytest.mark.usefixtures("built")
def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    """In a sentence, before anything starts."""
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = int(holder.getsockname()[1])
        with pytest.raises(UsageError, match=rf"port {port} of 127.0.0.1 cannot be used: .*--port"):
            serve(str(tmp_path / "a.db"), told=lambda _: None, port=port)


def test_without_the_extra_the_command_says_what_to_install(tmp_path: Path) -> None:
    """Not a traceback: the package that is missing, and how to get it."""
    (tmp_path / "uvicorn.py").write_text("raise ModuleNotFoundError('none', name='uvicorn')")
    path = os.pathsep.join([str(tmp_path), *sys.path])
    ended = run("serve", "--db", str(tmp_path / "a.db"), PYTHONPATH=path)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == "onrecord: the review site needs the package uvicorn (pip install 'onrecord[web]')\n"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_site_that_is_stopped_ends_without_a_traceback(tmp_path: Path, number: signal.Signals) -> None:
    """Ctrl-C, or a machine that shuts down: requests under way end, and so does the command, with a status."""
    started = subprocess.Popen(
        [sys.executable, "-c", SITE, str(tmp_path / "a.db"), str(port := free_port())],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    _wait_for(f"http://127.0.0.1:{port}/healthz", started)
    started.send_signal(number)
    out, err = started.communicate(timeout=20)
    assert started.returncode in {0, 128 + number}, err
    assert f"http://127.0.0.1:{port}" in out and "Traceback" not in err


# The command itself, except that it does not ask for built pages.
SITE = """
import pathlib, sys
from onrecord.cli.app import app
import onrecord.web.serving as serving
folder = pathlib.Path(sys.argv[1]).parent
(folder / "app.js").touch()
serving.BUILT = folder
app(["serve", "--db", sys.argv[1], "--port", sys.argv[2]])
"""


def _wait_for(address: str, started: subprocess.Popen[str]) -> None:
    until = time.monotonic() + 30
    while True:
        try:
            assert httpx.get(address).json() == {"status": "ok"}
        except httpx.TransportError:
            assert started.poll() is None and time.monotonic() < until, "the site did not start"
            time.sleep(0.1)
        else:
            return


def test_accounts_are_made_listed_and_closed(tmp_path: Path) -> None:
    """The password comes from standard input, its hash goes into the store, and nothing prints it."""
    db = str(tmp_path / "a.db")
    steps = [
        run("account", "add", "Edda", "--role", "editor", "--db", db, given=PASSWORD + "\n"),
        run("account", "add", "bo", "--db", db, given=PASSWORD + "\n"),
        run("account", "role", "bo", "viewer", "--db", db),
        run("account", "password", "bo", "--db", db, given="a quite different one\n"),
        run("account", "close", "bo", "--db", db),
    ]
    assert [s.returncode for s in steps] == [0] * 5, [s.stderr for s in steps]
    assert all(PASSWORD not in s.stdout + s.stderr for s in steps)
    listed = run("account", "list", "--db", db).stdout
    assert re.search(r"bo +viewer +\d{4}-\d\d-\d\d +closed", listed) and re.search(r"Edda +editor", listed)
    with open_accounts(db) as accounts:
        found = accounts.all()
        assert [(a.name, a.role, a.active) for a in found] == [("bo", "viewer", False), ("Edda", "editor", True)]
        assert isinstance(found[0], Account) and accounts.password("bo") is None
        kept = accounts.password("edda")
        assert kept is not None and kept.startswith("$argon2id$") and holds(PASSWORD, kept)


@pytest.mark.parametrize(
    ("words", "given", "said"),
    [
        (("add", "ana"), "short\n", "a password has 10 characters or more"),
        (("add", "ana"), "", "a password has 10 characters or more"),
        (("add", "an/a"), PASSWORD, "a name cannot hold '/'"),
        (("add", "EDDA"), PASSWORD, "there is an account EDDA already"),
        (("close", "edda"), "", "edda is the last editor"),
        (("role", "edda", "viewer"), "", "edda is the last editor"),
        (("password", "nobody"), PASSWORD, "there is no account nobody"),
    ],
)
def test_what_makes_no_sense_is_told(tmp_path: Path, words: tuple[str, ...], given: str, said: str) -> None:
    """In one line, with status 2, and nothing changes."""
    db = str(tmp_path / "a.db")
    add_people(db)
    ended = run("account", *words, "--db", db, given=given)
    assert ended.returncode == 2 and said in ended.stderr and ended.stderr.count("\n") == 1
    with open_accounts(db) as accounts:
        assert len(accounts.all()) == 3
