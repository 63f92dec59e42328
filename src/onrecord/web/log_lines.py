"""The site's log: one line of JSON for each thing that happened, in a file or on standard error."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any, TextIO

import structlog

from onrecord.record.errors import UsageError

STANDARD_ERROR = "-"
NAMES = ("onrecord", "uvicorn.error")  # of Python's own loggers that write into it


def open_log(where: str) -> Any:
    """A logger that writes lines of JSON to a file, at whose end it goes on, or to standard error ("-").

    What Python's own loggers of the site and of its server say goes there too.

    Raises:
        UsageError: the file cannot be written.
    """
    file = _opened(where)
    stamped = structlog.processors.TimeStamper(fmt="iso", utc=True)
    rendered: list[Any] = [
        stamped,
        structlog.processors.add_log_level,
        structlog.processors.format_exc_info,
        structlog.processors.JSONRenderer(ensure_ascii=True),
    ]
    handler = logging.StreamHandler(file)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[stamped, structlog.stdlib.add_log_level, structlog.processors.format_exc_info],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, rendered[-1]],
        )
    )
    # What the server says of a fault in a request stands in a line of ours already, with the request's id.
    handler.addFilter(lambda record: not (record.name == "uvicorn.error" and record.exc_info))
    for name in NAMES:
        logger = logging.getLogger(name)
        logger.addHandler(handler)
        logger.propagate = False
    return structlog.wrap_logger(
        structlog.WriteLogger(file),
        processors=rendered,
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )


def _opened(where: str) -> TextIO:
    if where == STANDARD_ERROR:
        return sys.stderr
    try:
        return Path(where).open("a", encoding="utf-8", buffering=1)
    except OSError as error:
        what = f"the log cannot be written: {(error.strerror or str(error)).lower()}"
        raise UsageError(what, where=where, hint="name another file with --log") from error
