"""The queue: leads by filter in order of priority, the neighbours of one, and what there is to choose from."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from checker.leads.kept import Kept
from checker.leads.life import BY_PEOPLE, BY_SWEEPS
from checker.leads.queue import Filter, Neighbours, QueuePage, TeamWeek
from checker.leads.store.reading import kept_rows
from checker.leads.store.tables import events, leads, storefronts

ORDER = (leads.c.priority.desc(), leads.c.last_seen.desc(), leads.c.id)


def page(connection: Connection, wanted: Filter, offset: int, limit: int) -> QueuePage:
    """`limit` leads of the queue from `offset` on, and the count of all."""
    ids = connection.execute(_ids(wanted).order_by(*ORDER).offset(offset).limit(limit)).scalars().all()
    found = {kept.id: kept for kept in kept_rows(connection, ids)}
    counted = select(func.count()).select_from(_ids(wanted).subquery())
    total = connection.execute(counted).scalar_one()
    return QueuePage(tuple(found[i] for i in ids), total, offset)


def neighbours(connection: Connection, wanted: Filter, lead: Kept) -> Neighbours:
    """The leads that stand before and after this one in the queue, wherever it stands now."""
    here = (lead.priority, lead.last_seen, lead.id)
    after = _ids(wanted).where(_beyond(here, forward=True)).order_by(*ORDER).limit(1)
    back = (leads.c.priority, leads.c.last_seen, leads.c.id.desc())
    before = _ids(wanted).where(_beyond(here, forward=False)).order_by(*back).limit(1)
    return Neighbours(connection.execute(before).scalar() or "", connection.execute(after).scalar() or "")


def choices(connection: Connection, platform_only: str) -> dict[str, dict[str, int]]:
    """What the filter can choose from: by theme, severity, state and platform, with the count of leads."""
    columns = (leads.c.theme, leads.c.severity, leads.c.state, storefronts.c.platform)
    query = select(*columns, func.count()).join(storefronts, storefronts.c.id == leads.c.storefront)
    if platform_only:
        query = query.where(storefronts.c.platform == platform_only)
    found: dict[str, dict[str, int]] = {"theme": {}, "severity": {}, "state": {}, "platform": {}}
    for *row, count in connection.execute(query.group_by(*columns)):
        for name, value in zip(found, row, strict=True):
            found[name][value] = found[name].get(value, 0) + count
    return found


def week(connection: Connection, begun: datetime, ended: datetime) -> TeamWeek:
    """What sweeps and people did to leads between two times."""
    query = (
        select(events.c.by == "", events.c.step, func.count())
        .where(events.c.at >= begun, events.c.at < ended)
        .group_by(events.c.by == "", events.c.step)
    )
    swept: dict[str, int] = dict.fromkeys(map(str, BY_SWEEPS), 0)
    decided: dict[str, int] = dict.fromkeys(map(str, BY_PEOPLE), 0)
    for of_sweep, step, count in connection.execute(query):
        (swept if of_sweep else decided)[step] = count
    return TeamWeek(begun, ended, swept, decided)


def by_person(connection: Connection) -> dict[str, int]:
    """Open leads in hand, by the person they are assigned to."""
    query = (
        select(leads.c.assigned, func.count())
        .where(leads.c.assigned != "", leads.c.state.in_([str(s) for s in Filter().states]))
        .group_by(leads.c.assigned)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _ids(wanted: Filter) -> Select[Any]:
    query = select(leads.c.id)
    for column, values in (
        (leads.c.state, [str(state) for state in wanted.states]),
        (leads.c.theme, wanted.themes),
        (leads.c.severity, wanted.severities),
        (leads.c.rule, wanted.rules),
    ):
        if values:
            query = query.where(column.in_(values))
    if wanted.storefront:
        query = query.where(leads.c.storefront == wanted.storefront)
    if wanted.assigned:
        query = query.where(leads.c.assigned == wanted.assigned)
    if wanted.platforms or wanted.platform_only or wanted.words:
        query = query.join(storefronts, storefronts.c.id == leads.c.storefront)
    if wanted.platforms:
        query = query.where(storefronts.c.platform.in_(wanted.platforms))
    if wanted.platform_only:
        query = query.where(storefronts.c.platform == wanted.platform_only)
    if wanted.words:
        query = query.where(
            or_(
                storefronts.c.id.icontains(wanted.words, autoescape=True),
                storefronts.c.name.icontains(wanted.words, autoescape=True),
                leads.c.id.startswith(wanted.words.lower(), autoescape=True),
            )
        )
    return query


def _beyond(here: tuple[int, datetime, str], *, forward: bool) -> ColumnElement[bool]:
    """What stands after (or before) a place in the order of the queue."""
    priority, seen, lead = here
    if forward:
        return or_(
            leads.c.priority < priority,
            and_(leads.c.priority == priority, leads.c.last_seen < seen),
            and_(leads.c.priority == priority, leads.c.last_seen == seen, leads.c.id > lead),
        )
    return or_(
        leads.c.priority > priority,
        and_(leads.c.priority == priority, leads.c.last_seen > seen),
        and_(leads.c.priority == priority, leads.c.last_seen == seen, leads.c.id < lead),
    )
