"""The work of `onrecord export` and `onrecord plot`."""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Iterator
from pathlib import Path

from onrecord import __version__
from onrecord.cli.ledger_work import chosen
from onrecord.cli.store_options import url_of
from onrecord.export.info import ExportInfo
from onrecord.export.labels import write_labels
from onrecord.export.write import export
from onrecord.fingerprint import coder_fingerprint
from onrecord.ledger import Ledger, open_ledger
from onrecord.ledger.deciding import Person
from onrecord.plot import plot
from onrecord.plot.plot import PlotInfo
from onrecord.record.pair import Judgement, Pair
from onrecord.rules.profile import Profile
from onrecord.store.filter_words import in_words
from onrecord.store.filters import ViewFilter


def _info(ledger: Ledger, where: ViewFilter, profile: Profile | None) -> ExportInfo:
    return ExportInfo(
        profile=(profile or ledger.linking.profile).ref,
        version=__version__,
        coder=coder_fingerprint(),
        created=dt.datetime.now(dt.UTC),
        filters=in_words(where),
        database=ledger.store.url,
    )


def export_incidents(
    db: str | None,
    where: ViewFilter,
    profile: str | None,
    asked: tuple[str, Path],
    names: tuple[str | None, str | None] = (None, None),
) -> Iterator[str]:
    """Write the file and its sidecar; yields what to tell. `names` are why names are written out, and by whom."""
    output_format, output = asked
    why, who = names
    rules = chosen(profile)
    with open_ledger(url_of(db)) as ledger:
        if output_format == "labels":
            written = write_labels(_labelled(ledger), output)
            yield f"{written:,} pairs in {output}"
            return
        info = _info(ledger, where, rules)
        if why is not None:
            what = f"{output.name} ({output_format}): {info.filters}"
            ledger.write_out_names(what, Person(who or getpass.getuser(), why))
        found = ledger.incidents(where, rules)
        summary = export(found, output_format, output, info, redact_names=why is None)
        yield f"{summary.incidents:,} incidents in {output}, by the profile {summary.profile}; see {summary.sidecar}"
        if why is None:
            yield "names of private persons are left out (--with-names REASON writes them)"


def plot_incidents(db: str | None, where: ViewFilter, profile: str | None, asked: tuple[Path, str]) -> Iterator[Path]:
    """Draw; yields each file."""
    output, kind = asked
    rules = chosen(profile)
    with open_ledger(url_of(db)) as ledger:
        info = PlotInfo((rules or ledger.linking.profile).ref, __version__, in_words(where))
        yield from plot(ledger.incidents(where, rules), output, kind, info)


def _labelled(ledger: Ledger) -> Iterator[tuple[Pair | None, Judgement | None]]:
    for label in ledger.store.labels():
        judged = label.same is not None and label.decision is not None
        said = Judgement(label.left, label.right, label.same, label.decision) if judged else None  # type: ignore[arg-type]
        yield label.pair, said
