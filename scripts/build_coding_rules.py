"""Write docs/coding-rules.md from the data files that hold the rules.

    make rules-docs

With --check nothing is written; the exit status is 1 where the page is out of date.
"""

from __future__ import annotations

import sys
from pathlib import Path

from onrecord.rules.catalog import Family, Rule, catalog

PAGE = Path(__file__).resolve().parents[1] / "docs" / "coding-rules.md"
DATA = "../src/onrecord/"

HEAD = """\
# Coding rules

<!-- made by `make rules-docs` from the rules themselves: change the data files, not this page -->

Every value in a record names the rule that read it. This page says what each rule means, with an example of our own and,
where a published standard has the same convention, which one. It is made from the files that hold the rules, so it says what
the coder does. `onrecord explain PATH` shows for one report which rule read what, and points here.

A researcher who disagrees with a rule changes its file: the words and patterns stand there, in YAML and TOML.
"""

# Family -> heading, files, what to know about it, what `gives` is called.
PARTS: dict[Family, tuple[str, tuple[str, ...], str, str]] = {
    "figures": (
        "Figures",
        ("rules/quantities.toml", "resources/casualties/patterns.yml"),
        (
            "`rule` of a claim. A figure is read conservatively, and what its words leave open stays open: unknown is never zero. "
            "The first rules read the quantity; those from `toll_from_this_event` on read sentences that give a toll without a verb "
            "of killing. Some of these only find the figure: the claim then names the quantity's rule."
        ),
        "gives",
    ),
    "parts": (
        "Parts of a figure",
        ("resources/casualties/patterns.yml",),
        (
            "Words that give a part of a figure just told. The claim gets the scope `subset` and is never added to the whole. It "
            "names the quantity's rule; for shares (`half_of`, `most_of`, `all_of`, `all_but`) it names these."
        ),
        "",
    ),
    "verdicts": (
        "Why a figure counts or not",
        ("resources/casualties/verdicts.yml",),
        "`used` and `why` of a claim: which of a report's figures make the event's own.",
        "",
    ),
    "speech": (
        "On whose word",
        (
            "resources/speech/verbs.yaml",
            "resources/speech/phrases.yaml",
            "resources/speech/unnamed.yaml",
            "resources/speech/rules.yaml",
        ),
        (
            "What makes a figure somebody's word. The stance says how: asserted, claimed, alleged, suggested, confirmed, denied. The "
            "last five are the grounds on which a figure that stands elsewhere is given to a speaker."
        ),
        "stance",
    ),
    "actors": (
        "Who is who",
        ("resources/actors/rules.yml",),
        "How a noun phrase becomes an actor or those counted. Tried in this order.",
        "",
    ),
    "roles": (
        "How an actor comes into an event",
        ("resources/events/rules.yml", "resources/events/roles.yml"),
        "`rule` of an actor, where it is none of those under [Who is answerable](#who-is-answerable).",
        "",
    ),
    "blame": (
        "Who is answerable",
        ("resources/events/blame.yml",),
        "Words that say who did a deed told elsewhere, with the responsibility they give. `rule` of an actor.",
        "responsibility",
    ),
    "types": (
        "What happened",
        ("resources/events/rules.yml", "resources/events/triggers.yml"),
        "ACLED's 25 sub-event types. The words that tell of each stand in `triggers.yml`; `rule` of an event's trigger is the word.",
        "",
    ),
    "joining": (
        "One happening or two",
        ("resources/events/joining.yml",),
        (
            "Which sentences tell of one happening. Each is compared with the happenings told before it; it joins the one with the "
            "highest sum of weights above nought, else it opens another. What says `never` keeps a sentence out whatever else "
            "speaks for it."
        ),
        "weight",
    ),
    "background": (
        "News or background",
        ("resources/events/background.yml",),
        "Why an event is what a report recalls and not what it reports; `background_why` of an event gives the words.",
        "",
    ),
    "telling": (
        "What is told of an event",
        ("resources/events/background.yml",),
        (
            "What speaks for an event being reported, and what for its being only mentioned in passing. The weights of what holds "
            "are added up; under the file's `threshold` the event is background."
        ),
        "weight",
    ),
    "places": (
        "Where",
        ("resources/places/rules.yml", "resources/places/words.yml"),
        "How a name is known for a place, and, in `how` of a place, how it was found. The precision is UCDP's where_prec.",
        "",
    ),
    "dates": (
        "When",
        ("resources/dates/rules.yml", "resources/dates/holidays.yml"),
        (
            "How the words of a date are read; `how` of a date says in words what was made of them. Publication is what weekdays "
            "and missing years are counted from; where it is not known, no day is made up. The precision is UCDP's date_prec."
        ),
        "",
    ),
    "persons": (
        "Persons told of one by one",
        ("resources/persons/harms.yaml", "resources/persons/rules.yaml"),
        "`rule` of a victim: the words that say what befell the person.",
        "fate",
    ),
    "things": (
        "Weapons and what was hit",
        ("resources/things/rules.yml", "resources/things/weapons.yml", "resources/things/infrastructure.yml"),
        "`rule` of a weapon or of infrastructure. Only what was hit is recorded.",
        "",
    ),
}


def page() -> str:
    """The page as it should be."""
    contents = "\n".join(f"- [{title}](#{_slug(title)})" for title, *_ in PARTS.values())
    return "\n".join([HEAD, contents, *map(_part, PARTS)]) + "\n"


def _slug(title: str) -> str:
    return title.lower().replace(" ", "-")


def _part(family: Family) -> str:
    title, files, intro, gives = PARTS[family]
    links = ", ".join(f"[{Path(f).name}]({DATA}{f})" for f in files)
    rules = [r for r in catalog() if r.family == family]
    told = any(r.told for r in rules)
    columns = ["rule", "in the record" if told else "", "meaning", gives, "example", "convention"]
    used = [bool(c) for c in columns]
    used[4], used[5] = any(r.example for r in rules), any(r.source for r in rules)
    rows = [_line([c for c, wanted in zip(columns, used, strict=True) if wanted])]
    rows.append("|" + "---|" * sum(used))
    rows += [_line([c for c, wanted in zip(_cells(r), used, strict=True) if wanted]) for r in rules]
    return "\n".join(["", f"## {title}", "", f"{intro} Files: {links}.", "", *rows])


def _cells(rule: Rule) -> list[str]:
    if not rule.about:
        raise SystemExit(
            f"the rule '{rule.id}' ({rule.family}) does not say what it means: give it an `about` in its file"
        )
    name = f'<a id="{rule.anchor}"></a>`{rule.id}`'
    about = rule.about if PARTS[rule.family][3] or not rule.gives else f"{rule.about} ({rule.gives})"
    return [name, rule.told, about, rule.gives, rule.example, rule.source]


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(c.replace("|", "\\|") for c in cells) + " |"


def main() -> None:
    """Write the page, or check it."""
    if "--check" in sys.argv[1:]:
        stale = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page()
        sys.exit("docs/coding-rules.md is out of date: run make rules-docs" if stale else 0)
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
