"""Running the site: uvicorn, on loopback alone where there are no accounts, with plain words where it cannot start."""

from __future__ import annotations

import getpass
import ipaddress
import socket
from collections.abc import Callable

import uvicorn

from onrecord.ledger import open_ledger
from onrecord.ledger.deciding import Person
from onrecord.record.errors import UsageError
from onrecord.store.accounts import open_accounts
from onrecord.store.open import open_store
from onrecord.store.urls import hidden
from onrecord.web.app import create_app
from onrecord.web.here import BUILT
from onrecord.web.log_lines import open_log
from onrecord.web.settings import LOOPBACK_NAMES, SiteSettings

LOOPBACK = "127.0.0.1"
EVERYWHERE = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - only where it is told to, and with accounts
PATIENCE = 5  # seconds that requests under way have when the site is stopped


def serve(  # noqa: PLR0913 - one for each option of the command
    db: str,
    *,
    told: Callable[[str], object],
    port: int,
    host: str = LOOPBACK,
    names: tuple[str, ...] = (),
    team: bool = False,
    who: str | None = None,
    mask_names: bool = False,
    export_names: str | None = None,
    log: str | None = None,
) -> None:
    """Serve until stopped; `told` gets a sentence that says where the site is.

    Raises:
        UsageError: the port is taken, the built pages are missing, others could reach a site without accounts,
            or nobody could sign in.
        StoreError: the store cannot be opened or made.
    """
    if not (BUILT / "app.js").is_file():
        raise UsageError("the pages' scripts were not built", hint="run `make frontend` in the checkout")
    if not team and not is_loopback(host):
        raise UsageError(
            f"without accounts the site listens on this machine alone, not on {host}",
            hint="add --team, which asks everybody to sign in",
        )
    open_store(db, create=True).close()  # what is wrong with it is told before anything listens
    if team:
        check_editor(db)
    _check_free(host, port)
    settings = SiteSettings(
        db,
        team=team,
        who=who or getpass.getuser(),
        mask_names=mask_names,
        export_names=export_names,
        hosts=host_names(host, names),
    )
    if export_names is not None:
        note_names(settings)
    lines = None if log is None else open_log(log)
    shown = socket.gethostname() if host in EVERYWHERE else f"[{host}]" if ":" in host else host
    told(f"the review site is at http://{shown}:{port} (Ctrl-C ends it)")
    uvicorn.run(
        create_app(settings, lines),
        host=host,
        port=port,
        log_level="warning",
        log_config=None if log is not None else uvicorn.config.LOGGING_CONFIG,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=PATIENCE,
    )


def note_names(settings: SiteSettings) -> None:
    """Note in the log that this site's exports hold names of private persons, and why.

    Raises:
        UsageError: names are masked and exported at once, or no reason is given.
    """
    if settings.mask_names:
        raise UsageError("--mask-names and --export-names exclude each other", hint="leave one out")
    with open_ledger(settings.db) as ledger:
        ledger.write_out_names("exports of the review site", Person(settings.who, settings.export_names))


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("0.0.0.0"), is_loopback("example.org")
    (True, True, False, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def host_names(host: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names under which browsers may ask for the site: of this machine, of its address, and those it was given.

    >>> host_names("192.0.2.7", ("review.example.org",))
    ('127.0.0.1', 'localhost', '[::1]', '192.0.2.7', 'review.example.org')
    """
    if host in EVERYWHERE:
        own = {socket.gethostname(), socket.getfqdn(), *_addresses()}
    else:
        own = set() if is_loopback(host) else {f"[{host}]" if ":" in host else host}
    return (*LOOPBACK_NAMES, *sorted(own - set(LOOPBACK_NAMES)), *names)


def _addresses() -> set[str]:
    try:
        found = socket.getaddrinfo(socket.gethostname(), None)
    except OSError:
        return set()
    plain = {str(one[4][0]).partition("%")[0] for one in found}
    return {f"[{address}]" if ":" in address else address for address in plain}


def check_editor(db: str) -> None:
    """Refuse to open a team's site on which nobody could manage people.

    Raises:
        UsageError: no account is an editor's.
    """
    with open_accounts(db) as accounts:
        if not any(a.active and a.role == "editor" for a in accounts.all()):
            raise UsageError(
                "nobody could sign in: there is no editor yet",
                hint=f"onrecord account add NAME --role editor --db {hidden(db)}",
            )


def _check_free(host: str, port: int) -> None:
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, proto) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise UsageError(
            f"port {port} of {host} cannot be used: {error.strerror}", hint="choose another with --port"
        ) from error
