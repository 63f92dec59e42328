"""/add: reports pasted, uploaded or read from a feed, and how far they have come."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from functools import partial
from importlib import resources
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from onrecord.read.options import ReadOptions
from onrecord.record.errors import UsageError
from onrecord.web.fetching import checked, fetch
from onrecord.web.here import person_of
from onrecord.web.jobs import Job, Jobs
from onrecord.web.pages import page
from onrecord.web.sending import wants_page
from onrecord.web.trouble import MissingError

router = APIRouter(tags=["adding"])
MOST_FILES = 200
LARGEST_UPLOAD = 50_000_000  # bytes of a request with files
KINDS = ".txt .html .htm .jsonl .xml .rss .warc .gz"
TAKEN: dict[int | str, dict[str, Any]] = {
    202: {"description": "Taken in; the answer is the job, to be followed at /add/jobs/ID.json"}
}
Line = Annotated[str, Form(max_length=500)]


def jobs_of(request: Request) -> Jobs:
    """The site's jobs."""
    found: Jobs = request.app.state.jobs
    return found


@router.get("/add.json")
def add_json(request: Request) -> dict[str, Any]:
    """What can be added, and the jobs of late."""
    return {
        "kinds": KINDS.split(),
        "most_files": MOST_FILES,
        "jobs": [job.as_dict() for job in jobs_of(request).newest()],
    }


@router.get("/add", response_class=HTMLResponse, include_in_schema=False)
def add_page(request: Request) -> HTMLResponse:
    """The page on which reports are given."""
    return page(request, "add.html", jobs=jobs_of(request).newest(), kinds=KINDS, most_files=MOST_FILES)


@router.post("/add/paste", responses=TAKEN)
def paste(
    request: Request,
    text: Annotated[str, Form(max_length=300_000, description="The report's text")],
    title: Line = "",
    outlet: Line = "",
    published: Annotated[str, Form(max_length=10, description="The day of publication: 2024-05-01")] = "",
    url: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """Add one report as text."""
    if not text.strip():
        raise UsageError("there is no text", hint="paste the report's text")
    day(published)
    given = {"title": title.strip(), "text": text, "url": url.strip(), "outlet": outlet.strip(), "published": published}
    said = {k: v for k, v in given.items() if v}
    name = f"pasted-{hashlib.sha256(json.dumps(said).encode()).hexdigest()[:8]}"
    line = json.dumps({"id": name, **said}, ensure_ascii=False).encode("utf-8", "replace")
    return _led(
        request, jobs_of(request).add({f"{name}.jsonl": line + b"\n"}, ReadOptions(), "pasted text", person_of(request))
    )


@router.post("/add/files", max_body_size=LARGEST_UPLOAD, responses=TAKEN)
def files(
    request: Request,
    reports: Annotated[
        list[UploadFile], File(description="Text, HTML, JSON Lines, feeds, WARC; also packed with gzip")
    ],
    outlet: Line = "",
    published: Annotated[
        str, Form(max_length=10, description="The day they were all published, where it stands in none")
    ] = "",
) -> Response:
    """Add files; each report is kept whole or not at all, and what cannot be read is said."""
    named = [one for one in reports if one.filename]
    if not named or len(named) > MOST_FILES:
        raise UsageError(f"{len(named)} files were sent", hint=f"send between 1 and {MOST_FILES} at once")
    held: dict[str, bytes] = {}
    for one in named:
        name = safe_name(one.filename or "report")
        held[name if name not in held else f"{len(held)}-{name}"] = one.file.read()
    options = ReadOptions(published=day(published), outlet=outlet.strip() or None)
    return _led(request, jobs_of(request).add(held, options, "uploaded", person_of(request)))


@router.post("/add/feed", responses=TAKEN)
def feed(request: Request, address: Annotated[str, Form(max_length=2000)]) -> Response:
    """Add what a feed (RSS, Atom) holds now; the pages it leads to are not fetched."""
    checked(address)
    made = jobs_of(request).add_feed(
        partial(fetch, address.strip()), ReadOptions(), f"feed {address.strip()}", person_of(request)
    )
    return _led(request, made)


@router.post("/add/example", responses=TAKEN)
def example(request: Request) -> Response:
    """Add the two made-up reports that come with onrecord, to see how it works."""
    folder = resources.files("onrecord").joinpath("web", "examples")
    held = {
        one.name: one.read_bytes()
        for one in sorted(folder.iterdir(), key=lambda one: one.name)
        if one.name.endswith(".jsonl")
    }
    return _led(request, jobs_of(request).add(held, ReadOptions(), "the example", person_of(request)))


@router.get("/add/jobs/{number}.json")
def job_json(request: Request, number: str) -> dict[str, Any]:
    """How far a job has come: `state` is waiting, working or done."""
    return _job(request, number).as_dict()


@router.get("/add/jobs/{number}", response_class=HTMLResponse, include_in_schema=False)
def job_page(request: Request, number: str) -> HTMLResponse:
    """The same as a page, which follows it by itself."""
    return page(request, "job.html", job=_job(request, number))


def _job(request: Request, number: str) -> Job:
    found = jobs_of(request).find(number)
    if found is None:
        raise MissingError("this job is not known any more", hint="what it had kept is kept: see the incidents")
    return found


def _led(request: Request, job: Job) -> Response:
    if wants_page(request):
        return RedirectResponse(f"/add/jobs/{job.id}", 303)
    return JSONResponse(job.as_dict(), 202)


def day(text: str) -> dt.date | None:
    """A day of a form; None where the field was left empty.

    Raises:
        UsageError: it is no day.
    """
    try:
        return dt.date.fromisoformat(text) if text.strip() else None
    except ValueError as error:
        raise UsageError(f"'{text}' is no day", hint="write it as 2024-05-01") from error


def safe_name(name: str) -> str:
    r"""A file's name without its folders, and with nothing that a file system might take amiss.

    >>> safe_name("..\\..\\etc/pass wd"), safe_name("...")
    ('pass wd', 'report.txt')
    """
    last = re.split(r"[\\/]", name)[-1]
    plain = re.sub(r"[^\w .()+-]", "_", last).lstrip(". ")[:120]
    return plain or "report.txt"
