"""Running the site: uvicorn on loopback, with an error in plain words where it cannot start."""

from __future__ import annotations

import getpass
import socket
from collections.abc import Callable

import uvicorn

from onrecord.record.errors import UsageError
from onrecord.store.open import open_store
from onrecord.web.app import create_app
from onrecord.web.here import BUILT
from onrecord.web.settings import SiteSettings

LOOPBACK = "127.0.0.1"


def serve(
    db: str, *, port: int, told: Callable[[str], object], who: str | None = None, mask_names: bool = False
) -> None:
    """Serve until stopped; `told` gets a sentence that says where the site is.

    Raises:
        UsageError: the port is taken, or the built pages are missing.
        StoreError: the store cannot be opened or made.
    """
    if not (BUILT / "app.js").is_file():
        raise UsageError("the pages' scripts were not built", hint="run `make frontend` in the checkout")
    open_store(db, create=True).close()  # what is wrong with it is told before anything listens
    _check_free(port)
    app = create_app(SiteSettings(db, who=who or getpass.getuser(), mask_names=mask_names))
    told(f"the review site is at http://{LOOPBACK}:{port} (Ctrl-C ends it)")
    uvicorn.run(app, host=LOOPBACK, port=port, log_level="warning", server_header=False)


def _check_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError as error:
            raise UsageError(
                f"port {port} cannot be used: {error.strerror}", hint="choose another with --port"
            ) from error
