"""A throw-away PostgreSQL server that the tests start themselves."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

STARTS_WITHIN = 60  # seconds
# A server that may lose all at a power cut is quicker, and these hold nothing worth keeping; a crash loses nothing.
QUICK = {"fsync": "off", "full_page_writes": "off", "autovacuum": "off"}


def programs() -> Path | None:
    """The folder of the newest installed server's programs, None where there is none."""
    folders = [p.parent for p in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    on_path = shutil.which("initdb")
    if folders:
        return max(folders, key=lambda p: int(p.parent.name) if p.parent.name.isdigit() else 0)
    return Path(on_path).resolve().parent if on_path else None


class Server:
    """A cluster in a folder of its own that listens on a socket there, and on no network."""

    def __init__(self, binaries: Path, folder: Path) -> None:
        self.binaries = binaries
        self.folder = folder
        # PostgreSQL refuses to run as root; then the user that its package made runs it.
        self.user = "postgres" if os.geteuid() == 0 else None
        self.numbers = itertools.count(1)
        self.process: subprocess.Popen[bytes] | None = None
        if self.user:
            owner = pwd.getpwnam(self.user)
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        make = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        self._run("initdb", "--pgdata", str(self.data), *make)

    @property
    def data(self) -> Path:
        """Where the cluster lies."""
        return self.folder / "data"

    def url(self, database: str) -> str:
        """The address of a database."""
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        settings = QUICK | {"listen_addresses": "", "unix_socket_directories": str(self.folder)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("ab") as log:
            command = [str(self.binaries / "postgres"), "-D", str(self.data), *options]
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, user=self.user, group=self.user, extra_groups=[] if self.user else None
            )
        until = time.monotonic() + STARTS_WITHIN
        while True:
            try:
                psycopg.connect(self.url("postgres")).close()
            except psycopg.OperationalError:
                if time.monotonic() > until or self.process.poll() is not None:
                    raise
                time.sleep(0.05)
            else:
                return

    def stop(self) -> None:
        """Stop it at once, as a crash would: open transactions are lost."""
        if self.process is not None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(STARTS_WITHIN)
            self.process = None

    @contextmanager
    def database(self) -> Iterator[str]:
        """The address of a new, empty database, dropped in the end."""
        name = f"test_{next(self.numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        yield self.url(name)
        self.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def execute(self, statement: str) -> None:
        """Run one statement as the superuser, outside any transaction."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.binaries / program), *arguments]
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            user=self.user,
            group=self.user,
            extra_groups=[] if self.user else None,
            cwd=self.folder,
        )
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stderr or done.stdout}")


@contextmanager
def server(binaries: Path) -> Iterator[Server]:
    """A running server; in the end it is stopped and all it held is gone."""
    folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-"))
    try:
        made = Server(binaries, folder)
        try:
            made.start()
            yield made
        finally:
            made.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
