"""Pages: Jinja templates with what every page needs; everything from a report is escaped."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from onrecord.reconcile.corrections import FIELDS
from onrecord.record.headings import heading
from onrecord.say import incident_words as say
from onrecord.say import words
from onrecord.say.claim_words import of_whom, on_whose_word
from onrecord.say.decision_words import field_name
from onrecord.web import tokens
from onrecord.web.here import address_of_report, asset, person_of
from onrecord.web.navigation import pages_for
from onrecord.web.people.visitor import visitor_of
from onrecord.web.places import map_data, precision
from onrecord.web.ranges import bar_of, chart_rows, largest

# What no page shows as it is: half a character, control codes, and marks that turn the writing round them about, so that
# words would read otherwise than they stand. Each becomes one other character: places in a text stay what they are.
_UNSHOWN = re.compile("[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e]")
HERE = Path(__file__).parent


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "figure": say.figure,
        "when": say.when,
        "place": say.where,
        "what": say.what,
        "what_in_short": say.what_in_short,
        "who": say.who,
        "town": say.town,
        "by_side": say.by_side,
        "sources": say.sources,
        "map_link": say.map_link,
        "report_name": say.report,
        "of_whom": of_whom,
        "on_whose_word": on_whose_word,
        "precision": precision,
        "map_data": map_data,
        "plain": words.plain,
        "days": say.days,
        "largest": largest,
        "chart_rows": chart_rows,
        "many": lambda number, noun: f"{number:,} {noun}" + ("" if number == 1 else "s"),
        "as_json": lambda value: json.dumps(value, ensure_ascii=False),
    }
    made.globals |= {"correctable": FIELDS, "field_name": field_name}
    made.globals |= {"asset": asset, "address_of_report": address_of_report, "heading": heading, "bar_of": bar_of}
    return made


ENVIRONMENT = _environment()


def page(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A page, or a part of one where htmx asked for it."""
    visitor = visitor_of(request)
    html = ENVIRONMENT.get_template(template).render(
        request=request,
        csrf_token=tokens.token_of(request),
        person=person_of(request),
        may=visitor.may if visitor else lambda _: False,  # {% if may("merge") %}: what it offers, permissions.py allows
        pages=pages_for(request),
        settings=request.app.state.settings,
        in_place=request.headers.get("HX-Request") == "true",
        **context,
    )
    response = HTMLResponse(_UNSHOWN.sub("\ufffd", html), status)
    tokens.remember(request, response)
    return response
