"""Write the table of the linking model's levels into docs/linking.md: `make linking-docs`."""

from __future__ import annotations

from pathlib import Path

from onrecord.link.model import LinkModel

PAGE = Path(__file__).resolve().parents[1] / "docs" / "linking.md"
BEGIN, END = "<!-- levels: made by `make linking-docs` -->", "<!-- end of levels -->"


def levels() -> str:
    """A table for each comparison."""
    model = LinkModel.load()
    parts = [
        f"The sum begins with {model.prior:+g}; from {model.link_weight:+g} on, two tellings are taken for one incident."
    ]
    for comparison in model.comparisons:
        rows = [f"| {level.words} | {level.bits:+g} |" for level in comparison.levels]
        parts += [f"\n**{comparison.name.capitalize()}.** {comparison.about}\n", "| level | bits |", "|---|---|", *rows]
    return "\n".join(parts)


def main() -> None:
    """Put the tables between the marks."""
    page = PAGE.read_text(encoding="utf-8")
    head, rest = page.split(BEGIN)
    PAGE.write_text(f"{head}{BEGIN}\n{levels()}\n{END}{rest.split(END)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
