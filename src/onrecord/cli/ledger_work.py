"""The work of the commands that read and decide: list, show, log, decide, link."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from onrecord.cli.incident_page import incident_page
from onrecord.cli.incident_table import incident_tables
from onrecord.cli.log_table import acts_table, log_table
from onrecord.cli.pages import Pages
from onrecord.cli.sinks import put
from onrecord.cli.store_options import url_of
from onrecord.ledger import Ledger, open_ledger
from onrecord.ledger.deciding import Person
from onrecord.record.act import Act
from onrecord.record.decision import Decision
from onrecord.record.errors import UsageError
from onrecord.record.incident_out import line_of
from onrecord.rules.profile import Profile, load_profile
from onrecord.say.decision_words import value_in_words
from onrecord.store.filters import ViewFilter

JUDGED = {"confirm": "confirmed", "reject": "rejected", "pending": "pending"}


def chosen(profile: str | None) -> Profile | None:
    """The profile asked for, None where none was."""
    return None if profile is None else load_profile(profile)


def list_incidents(db: str | None, where: ViewFilter, profile: str | None, output: str) -> None:
    """Print incidents as a table or as JSON Lines."""
    with open_ledger(url_of(db)) as ledger:
        found = ledger.incidents(where, chosen(profile))
        if output == "jsonl":
            for incident in found:
                put(line_of(incident).encode("utf-8"))
            return
        pages = Pages()
        for part in incident_tables(found):
            pages.show(part)
        _say_unlinked(ledger)


def _say_unlinked(ledger: Ledger) -> None:
    waiting = ledger.store.count_unlinked()
    if waiting:
        print(f"onrecord: {waiting:,} tellings are not linked yet: run onrecord link", file=sys.stderr)


def show_incident(db: str | None, code: str, profile: str | None, output: str) -> None:
    """Print one incident as a page or as JSON."""
    with open_ledger(url_of(db)) as ledger:
        incident = ledger.incident(code, chosen(profile))
        if output == "json":
            put((json.dumps(incident, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "replace"))
            return
        decisions = ledger.decisions_on(incident["code"])
        Pages().show(incident_page(incident, ledger.quotes(incident), decisions, ledger.pairs_in(incident)))


def show_log(db: str | None, code: str | None, output: str) -> None:
    """Print the log of decisions."""
    with open_ledger(url_of(db)) as ledger:
        decisions = ledger.decisions_on(code)
        acts = ledger.store.acts() if code is None else ()
        if output == "jsonl":
            for line in (*map(decision_to_dict, decisions), *map(act_to_dict, acts)):
                put(line_of(line).encode("utf-8"))
        elif output == "table":
            pages = Pages()
            pages.show(log_table(decisions))
            if acts:
                pages.show(acts_table(acts))
        else:
            raise UsageError(f"--format: no '{output}'", hint="table or jsonl")


def act_to_dict(act: Act) -> dict[str, Any]:
    """An act as plain JSON: it is about no incident, and has a number of its own."""
    return {"act": act.id, "at": act.at.isoformat(), "who": act.who, "kind": act.kind, "what": act.what, "why": act.why}


def decision_to_dict(decision: Decision) -> dict[str, Any]:
    """A decision as plain JSON."""
    return {
        "id": decision.id,
        "at": decision.at.isoformat(),
        "who": decision.who,
        "kind": decision.kind,
        "incident": decision.incident,
        "tellings": list(decision.refs),
        "rest": list(decision.rest),
        "field": decision.field,
        "value": decision.value,
        "before": decision.before,
        "why": decision.why,
        "undoes": decision.undoes,
        "words": None if decision.words is None else asdict(decision.words),
    }


def decide(what: str, db: str | None, who: str | None, why: str | None, given: Sequence[Any]) -> Iterator[str]:
    """Write a decision; yields what to tell."""
    with open_ledger(url_of(db)) as ledger:
        made: Decision = getattr(ledger.deciding, what)(*given, Person(who or getpass.getuser(), why))
        yield f"decision {made.id}: {_words(made)}; take it back with onrecord undo {made.id}"


def _words(made: Decision) -> str:
    if made.kind == "correct":
        return f"{made.incident}: {made.field} is {value_in_words(made.value)}, was {value_in_words(made.before)}"
    if made.kind == "undo":
        return f"decision {made.undoes} on {made.incident} is undone"
    if made.kind == "merge":
        return f"{' and '.join(made.before)} are one: {made.incident}"
    if made.kind == "split":
        return f"{len(made.refs)} of {len(made.refs) + len(made.rest)} tellings are taken out of {made.incident}"
    return f"{made.incident} is {JUDGED[made.kind]}"


def link(db: str | None, everything: bool, views: bool) -> Iterator[str]:
    """Link what waits, and where asked make the views anew; yields what to tell."""
    with open_ledger(url_of(db)) as ledger:
        if everything:
            ledger.linking.forget()
        done = ledger.linking.link_new()
        if views:
            yield f"made {ledger.linking.refresh_views():,} views anew"
        yield f"linked {done:,} tellings; the record holds {ledger.store.count_views():,} incidents"
