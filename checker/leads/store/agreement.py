"""How often people agreed with each rule, and what follows for the leads of that rule."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, case, func, select, update

from checker.leads.life import Step
from checker.leads.reasons import REASONS
from checker.leads.store.tables import EMPTY, leads
from checker.leads.weight import LEVELS, Agreement
from checker.model import Severity

FOR, AGAINST = "confirmed", "against"


def agreements(connection: Connection, rules: Collection[str] | None = None) -> dict[str, Agreement]:
    """By rule: each lead counts once, by the last confirming or dismissing decision that was not taken back."""
    query = select(leads.c.rule, leads.c.judged, func.count()).where(leads.c.judged != EMPTY)
    if rules is not None:
        query = query.where(leads.c.rule.in_(rules))
    found: dict[str, Agreement] = {}
    for rule, judged, count in connection.execute(query.group_by(leads.c.rule, leads.c.judged)):
        was = found.get(rule, Agreement())
        if judged == FOR:
            found[rule] = Agreement(was.confirmed + count, was.against)
        else:
            found[rule] = Agreement(was.confirmed, was.against + count)
    return found


def judged(step: Step, code: str) -> str | None:
    """What a decision says of the rule: FOR, AGAINST or "" for nothing; None for a step that is no such word."""
    if step is Step.CONFIRMED:
        return FOR
    if step is Step.DISMISSED:
        return AGAINST if code not in REASONS or REASONS[code].against_rule else ""
    return None


def last_judged(history: Iterable[tuple[Step, str]]) -> str:
    """What the last word among decisions (step, code) says of the rule; they are those that still count."""
    words = [word for step, code in history if (word := judged(step, code)) is not None]
    return words[-1] if words else ""


def reweigh(connection: Connection, rule: str) -> bool:
    """Bring the leads of a rule to the confidence that people's decisions give it; True when it moved."""
    found = agreements(connection, [rule]).get(rule, Agreement())
    moved = False
    for stated in LEVELS:
        confidence = found.confidence(stated)
        other = (leads.c.rule == rule, leads.c.stated == stated, leads.c.confidence != confidence)
        if connection.execute(select(leads.c.id).where(*other).limit(1)).first() is None:
            continue
        done = connection.execute(
            update(leads)
            .where(*other)
            .values(
                confidence=confidence,
                priority=_SEVERITY * (LEVELS.index(confidence) + 1) * leads.c.reach * _AGAIN,
            )
        )
        moved = moved or done.rowcount > 0
    return moved


# `checker.leads.weight.priority`, for many rows at once
_SEVERITY = case({str(severity): severity.rank + 1 for severity in Severity}, value=leads.c.severity)
_AGAIN = case((leads.c.returned > 0, 3), (leads.c.sightings > 1, 2), else_=1)
