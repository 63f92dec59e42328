"""Write the table of the flat export's columns into docs/exports.md: `make export-docs`."""

from __future__ import annotations

from pathlib import Path

from onrecord.export.flat import COLUMNS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "exports.md"
BEGIN, END = "<!-- columns: made by `make export-docs` -->", "<!-- end of columns -->"


def table() -> str:
    """The columns as a Markdown table."""
    kinds = {
        "text": "text",
        "integer": "whole number",
        "number": "number",
        "day": "day",
        "flag": "true or false",
        "texts": "list",
    }
    lines = ["| column | holds | kind |", "|---|---|---|"]
    lines += [f"| `{c.name}` | {c.about} | {kinds[c.kind]} |" for c in COLUMNS]
    return "\n".join(lines)


def main() -> None:
    """Put the table between the marks."""
    page = PAGE.read_text(encoding="utf-8")
    head, rest = page.split(BEGIN)
    PAGE.write_text(f"{head}{BEGIN}\n{table()}\n{END}{rest.split(END)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
