"""Figures: each claim with the rules that read it, and each figure found that no event took."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.explain.nouns import Reading, RuleUse, Story, used
from onrecord.record.casualty_mention import CasualtyMention
from onrecord.record.claim import Claim, Counted
from onrecord.record.event import Event
from onrecord.record.statement import Statement
from onrecord.rules.catalog import rule_told

NOT_TAKEN = "no event of the report takes it in"


def figures(story: Story, events: Sequence[tuple[int, Event]]) -> Iterator[Reading]:
    """Every figure of a story as a claim; `used` and `why` are the event's, or say that there is none."""
    m = story.mentions
    for i, mention in enumerate(m.casualties):
        taken = [(n, c) for n, e in events for c in e.claims if (c.kind, c.span) == (mention.kind, mention.span)]
        claim = taken[0][1] if taken else _untaken(story, i)
        numbers = tuple(n for n, _ in taken)
        yield Reading(claim.kind, claim.span, claim, _rules(story, claim, mention, m.told_by[i]), numbers, claim.why)


def _untaken(story: Story, i: int) -> Claim:
    m = story.mentions
    c = m.casualties[i]
    of = Counted(m.words(c.counted), c.counted) if c.counted else None
    return Claim(c.kind, c.phrase, c.span, c.rule, c.count, of, m.speakers[i], scope=c.scope, why=NOT_TAKEN)


def _rules(story: Story, claim: Claim, mention: CasualtyMention, told: Statement | None) -> tuple[RuleUse, ...]:
    m = story.mentions
    uses = [used("figure", "figures", claim.rule)]
    if mention.counted is not None:
        uses.append(used("counted", "actors", m.who(m.words(mention.counted)).rule))
    if told is not None:
        uses.append(used("speech", "speech", told.rule))
        ground = rule_told("speech", told.how)
        uses.append(RuleUse("ground", ground.id if ground else told.how, ground))
    verdict = rule_told("verdicts", claim.why)
    if verdict is not None or claim.why != NOT_TAKEN:
        uses.append(RuleUse("used" if claim.used else "not used", verdict.id if verdict else claim.why, verdict))
    return tuple(uses)
