"""The description at /openapi.json, held against what the site answers to much that makes sense and much that does not."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import status_code_conformance

from onrecord.ledger import Ledger, open_ledger
from tests.web.site import served, settings_for
from tests.web.team import Visitor, team_site

EXAMPLES = 12  # of each route and kind of data: enough for what is wrong at first sight, few enough for every day
LONGEST = 40.0  # seconds for all routes together
KINDS = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


def wrong_answers(site: str, headers: dict[str, str], ledger: Ledger, only: str = "") -> list[str]:
    """Ask every route that is described (of a tag); which answered with 5xx, or with a status that is not described."""
    schema = schemathesis.openapi.from_url(f"{site}/openapi.json", headers=headers)
    wrong: list[str] = []
    count = 0
    started = time.monotonic()
    for found in schema.get_all_operations():
        assert isinstance(found, Ok), found
        operation = found.ok()
        if (only and only not in (operation.tags or ())) or "sign-out" in operation.path:
            continue
        count += 1
        for kind in KINDS:
            try:
                _ask(operation, kind, headers, ledger)
            except Unsatisfiable:
                continue  # a route without parameters has none that are wrong
            except (FailureGroup, AssertionError) as error:
                wrong.append(f"{operation.label}: {error}")
    assert count > 3 and time.monotonic() - started < LONGEST
    return wrong


def _ask(operation: Any, kind: GenerationMode, headers: dict[str, str], ledger: Ledger) -> None:
    code = next(ledger.store.all_codes())

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=kind))
    def ask(case: schemathesis.Case[Any]) -> None:
        for real in (False, True):
            if real and "code" not in case.path_parameters:
                return
            if real:  # an incident that is there, as it stands now: nobody guesses its code
                case.path_parameters["code"] = code
                if isinstance(case.body, dict) and "version" in case.body:
                    case.body["version"] = ledger.version(code)
            answer = case.call(headers=headers, allow_redirects=False)
            case.validate_response(answer, checks=[not_a_server_error, status_code_conformance])

    ask()


def test_every_described_route_answers_as_described(filled: Path, tmp_path: Path) -> None:
    """Whatever a program sends, it gets no fault of the server, and no status that the description leaves out."""
    shutil.copy(filled, tmp_path / "onrecord.db")
    with served(settings_for(tmp_path)) as site, open_ledger(str(tmp_path / "onrecord.db")) as ledger:
        assert wrong_answers(site, {"Authorization": "Bearer any"}, ledger) == []


def test_routes_of_people_answer_as_described_on_a_teams_site(filled: Path, tmp_path: Path) -> None:
    """The same with accounts, for an editor with a browser."""
    shutil.copy(filled, tmp_path / "onrecord.db")
    with team_site(tmp_path) as site, open_ledger(str(tmp_path / "onrecord.db")) as ledger:
        editor = Visitor(site, "editor")
        editor.get("/people")
        cookies = "; ".join(f"{c.name}={c.value}" for c in editor.http.cookies.jar)
        headers = {"Cookie": cookies, "X-CSRF-Token": editor.csrf}
        assert wrong_answers(site, headers, ledger, "people") == []
        assert editor.get("/people.json").json()["people"][-1]["name"] == "vera"
