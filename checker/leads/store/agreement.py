"""How often people agreed with each rule, and what follows for the leads of that rule."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, case, func, select, update

from checker.leads.life import Step
from checker.leads.reasons import REASONS
from checker.leads.store.tables import events, leads
from checker.leads.weight import LEVELS, Agreement
from checker.model import Severity


def agreements(connection: Connection, rules: Collection[str] | None = None) -> dict[str, Agreement]:
    """By rule: each lead counts once, by the last confirming or dismissing decision that was not taken back."""
    undone = select(events.c.undoes).where(events.c.step == str(Step.UNDONE))
    last = (
        select(func.max(events.c.number))
        .where(events.c.step.in_([str(Step.CONFIRMED), str(Step.DISMISSED)]), events.c.number.not_in(undone))
        .group_by(events.c.lead)
    )
    query = select(leads.c.rule, events.c.step, events.c.code, func.count()).join(
        leads, leads.c.id == events.c.lead
    )
    if rules is not None:
        query = query.where(leads.c.rule.in_(rules))
        last = last.join(leads, leads.c.id == events.c.lead).where(leads.c.rule.in_(rules))
    query = query.where(events.c.number.in_(last)).group_by(leads.c.rule, events.c.step, events.c.code)
    found: dict[str, Agreement] = {}
    for rule, step, code, count in connection.execute(query):
        was = found.get(rule, Agreement())
        if step == str(Step.CONFIRMED):
            found[rule] = Agreement(was.confirmed + count, was.against)
        elif code not in REASONS or REASONS[code].against_rule:
            found[rule] = Agreement(was.confirmed, was.against + count)
    return found


def reweigh(connection: Connection, rule: str) -> bool:
    """Bring the leads of a rule to the confidence that people's decisions give it; True when it moved."""
    found = agreements(connection, [rule]).get(rule, Agreement())
    moved = False
    for stated in LEVELS:
        confidence = found.confidence(stated)
        done = connection.execute(
            update(leads)
            .where(leads.c.rule == rule, leads.c.stated == stated, leads.c.confidence != confidence)
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
