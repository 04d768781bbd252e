"""What came back on leads that were referred: questions that the papers ask of the events."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Select, exists, func, select

from checker.leads.account import Answer
from checker.leads.life import Step
from checker.leads.store.tables import events


def undone() -> Select[tuple[int]]:
    """The numbers of the events that were taken back."""
    return select(events.c.undoes).where(events.c.undoes > 0)


def answered(codes: Iterable[str], under_paper: bool = True) -> Select[tuple[str]]:
    """Leads whose last answer has one of these codes and, where `under_paper`, follows a referral under a paper's
    number."""
    answer, referral = events.alias(), events.alias()
    last = (
        select(func.max(events.c.number))
        .where(events.c.step == str(Step.ANSWERED), events.c.number.not_in(undone()))
        .group_by(events.c.lead)
    )
    before = exists().where(
        referral.c.lead == answer.c.lead,
        referral.c.step == str(Step.REFERRED),
        referral.c.paper != "",
        referral.c.number < answer.c.number,
        referral.c.number.not_in(undone()),
    )
    found = select(answer.c.lead).where(answer.c.number.in_(last), answer.c.code.in_(tuple(codes)))
    return found.where(before) if under_paper else found


def last(connection: Connection, lead: str) -> Answer | None:
    """The last answer to a lead that was referred under a paper's number, None where there is none."""
    query = select(events).where(
        events.c.lead == lead,
        events.c.step.in_([str(Step.REFERRED), str(Step.ANSWERED)]),
        events.c.number.not_in(undone()),
    )
    referred, found = None, None
    for event in connection.execute(query.order_by(events.c.number)):
        if event.step == str(Step.REFERRED):
            referred = event if event.paper else referred
        elif referred is not None:
            found = Answer(referred.to_whom, referred.paper, referred.at, event.code, event.paper, event.at)
    return found
