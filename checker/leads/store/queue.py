"""The queue: leads by filter in order of priority, the neighbours of one, and what there is to choose from."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, literal, not_, select, tuple_

from checker.leads.kept import Kept
from checker.leads.life import BY_PEOPLE, BY_SWEEPS
from checker.leads.queue import MOST_COUNTED, Cursor, Filter, Neighbours, QueuePage, TeamWeek, narrow
from checker.leads.store import counts
from checker.leads.store.counts import day_of
from checker.leads.store.reading import kept_rows
from checker.leads.store.search import searchable
from checker.leads.store.tables import EMPTY, events, lead_counts, leads, storefronts, ward_counts

ORDER = (leads.c.priority.desc(), leads.c.last_seen.desc(), leads.c.id)
BACK = (leads.c.priority, leads.c.last_seen, leads.c.id.desc())
BY_WEIGHT, BY_KIND, BY_SHOP, BY_RULE, BY_WARD, BY_PERSON = (
    f"INDEXED BY leads_{name}"
    for name in ("by_weight", "by_kind", "by_storefront", "of_rule", "of_ward", "assigned")
)
MANY = 2_000  # leads of a filter from which walking the queue finds a page sooner than sorting them all
_HEX = re.compile(r"[0-9a-f]{4,32}")
SHOPS = 200  # storefronts of a search whose leads are gathered and then put in order

WARDS = 200  # to choose from; a city has fewer, and the whole country's would not fit on a page

Cube = dict[tuple[str, str, str, str], int]  # state, theme, severity, platform → leads


def page(connection: Connection, wanted: Filter, limit: int, start: Cursor | None = None) -> QueuePage:
    """`limit` leads of the queue, from its beginning or from a place in it, and the count of all.

    Places, not offsets: the hundredth page costs what the first one does.
    """
    query, count = _counted(connection, wanted)
    if start is not None:
        query = query.where(_beyond(start.priority, start.seen, start.lead, forward=not start.back))
    back = start is not None and start.back
    ids = connection.execute(query.order_by(*(BACK if back else ORDER)).limit(limit + 1)).scalars().all()
    shown = list(reversed(ids[:limit])) if back else list(ids[:limit])
    more = len(ids) > limit
    found = {kept.id: kept for kept in kept_rows(connection, shown)}
    return QueuePage(
        tuple(found[i] for i in shown),
        count,
        before=more if back else start is not None and bool(shown),
        after=True if back else more,
    )


def total(connection: Connection, wanted: Filter) -> int:
    """How many leads a filter asks for; a search is counted up to MOST_COUNTED and one more."""
    return _counted(connection, wanted)[1]


def _counted(connection: Connection, wanted: Filter) -> tuple[Select[Any], int]:
    """The ids that a filter asks for, and how many there are."""
    if narrow(wanted):
        query = _ids(connection, wanted, 0)
        every = query.limit(MOST_COUNTED + 1) if wanted.words else query
        count = connection.execute(select(func.count()).select_from(every.subquery())).scalar_one()
        return (_ids(connection, wanted, count) if wanted.rules else query), count
    fields = ({str(s) for s in wanted.states}, wanted.themes, wanted.severities, wanted.platforms)
    count = sum(
        count
        for key, count in cube(connection, wanted.platform_only).items()
        if all(not values or value in values for value, values in zip(key, fields, strict=True))
    )
    return _ids(connection, wanted, count), count


def neighbours(connection: Connection, wanted: Filter, lead: Kept) -> Neighbours:
    """The leads that stand before and after this one in the queue, wherever it stands now."""
    here = (lead.priority, lead.last_seen, lead.id)
    query, _ = _counted(connection, wanted)
    after = query.where(_beyond(*here, forward=True)).order_by(*ORDER).limit(1)
    before = query.where(_beyond(*here, forward=False)).order_by(*BACK).limit(1)
    return Neighbours(connection.execute(before).scalar() or "", connection.execute(after).scalar() or "")


def cube(connection: Connection, platform_only: str = "") -> Cube:
    """The count of leads by state, theme, severity and platform, as the database keeps it."""
    query = select(lead_counts).where(lead_counts.c["count"] > 0)
    if platform_only:
        query = query.where(lead_counts.c.platform == platform_only)
    return {(row[0], row[1], row[2], row[3]): row[4] for row in connection.execute(query)}


def choices(connection: Connection, platform_only: str) -> dict[str, dict[str, int]]:
    """What the filter can choose from: by theme, severity, state, platform and ward, with the count of leads."""
    found: dict[str, dict[str, int]] = {"state": {}, "theme": {}, "severity": {}, "platform": {}}
    for key, count in cube(connection, platform_only).items():
        for name, value in zip(found, key, strict=True):
            found[name][value] = found[name].get(value, 0) + count
    number = func.sum(ward_counts.c["count"])
    wards = select(ward_counts.c.ward, number).where(ward_counts.c.ward != "").group_by(ward_counts.c.ward)
    if platform_only:
        wards = wards.where(ward_counts.c.platform == platform_only)
    wards = wards.having(number > 0).order_by(number.desc(), ward_counts.c.ward).limit(WARDS)
    found["ward"] = {row[0]: int(row[1]) for row in connection.execute(wards)}
    return found


def week(connection: Connection, begun: datetime, ended: datetime) -> TeamWeek:
    """What sweeps (by their kept counts, whole days in Vietnam) and people did to leads between two times."""
    first, last = day_of(begun), day_of(ended - timedelta(microseconds=1))
    by = counts.by_step(connection, first, last)
    swept = {str(step): sum(by["theme"].get(str(step), {}).values()) for step in BY_SWEEPS}
    query = (
        select(events.c.step, func.count())
        .where(events.c.at >= begun, events.c.at < ended, events.c.by != EMPTY)
        .group_by(events.c.step)
    )
    decided: dict[str, int] = dict.fromkeys(map(str, BY_PEOPLE), 0)
    decided |= {row[0]: row[1] for row in connection.execute(query)}
    new = {field: dict(steps.get("new", {})) for field, steps in by.items()}
    return TeamWeek(begun, ended, swept, decided, new)


def by_person(connection: Connection) -> dict[str, int]:
    """Open leads in hand, by the person they are assigned to."""
    query = (
        select(leads.c.assigned, func.count())
        .where(leads.c.assigned != EMPTY, leads.c.state.in_([str(s) for s in Filter().states]))
        .group_by(leads.c.assigned)
        .with_hint(leads, BY_PERSON, "sqlite")
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _ids(connection: Connection, wanted: Filter, count: int) -> Select[Any]:
    """The ids that a filter asks for, of which there are `count` (0: not known).

    On SQLite the planner is told its index, for its guess reads every row: many are met soon on the way through the
    queue, few are gathered and then put in order.
    """
    query = select(leads.c.id)
    if wanted.platform_only:
        query = query.where(leads.c.platform == wanted.platform_only)
    for column, values in (
        (leads.c.state, [str(state) for state in wanted.states]),
        (leads.c.theme, wanted.themes),
        (leads.c.severity, wanted.severities),
        (leads.c.platform, wanted.platforms),
        (leads.c.ward, wanted.wards),
        (leads.c.rule, wanted.rules),
    ):
        if values:
            query = query.where(column.in_(values))
    if wanted.storefront:
        return query.where(leads.c.storefront == wanted.storefront).with_hint(leads, BY_SHOP, "sqlite")
    if wanted.assigned:
        mine = (leads.c.assigned == wanted.assigned, leads.c.assigned != EMPTY)
        return query.where(*mine).with_hint(leads, BY_PERSON, "sqlite")
    if wanted.words:
        return _found(connection, wanted.words, query)
    if wanted.wards:
        return query.where(leads.c.ward != EMPTY).with_hint(leads, BY_WARD, "sqlite")
    if count > MANY:
        return query.with_hint(leads, BY_WEIGHT, "sqlite")
    return query.with_hint(leads, BY_RULE if wanted.rules else BY_KIND, "sqlite")


def _found(connection: Connection, words: str, query: Select[Any]) -> Select[Any]:
    """Leads of the storefronts in whose address and name every word stands, or those whose id begins so."""
    start = words.lower()
    of_id = and_(leads.c.id >= start, leads.c.id < start + "g")
    if _HEX.fullmatch(start) and connection.execute(select(leads.c.id).where(of_id).limit(1)).first():
        return query.where(of_id)
    found = select(storefronts.c.id)
    for word in searchable(words).split():
        found = found.where(storefronts.c.words.contains(word, autoescape=True))
    shops = connection.execute(found.limit(SHOPS + 1)).scalars().all()
    if len(shops) > SHOPS:  # so many that their leads are met soon on the way through the queue
        return query.where(leads.c.storefront.in_(found)).with_hint(leads, BY_WEIGHT, "sqlite")
    return query.where(leads.c.storefront.in_(shops)).with_hint(leads, BY_SHOP, "sqlite")


def _beyond(priority: int, seen: datetime, lead: str, *, forward: bool) -> ColumnElement[bool]:
    """What stands after (or before) a place in the order of the queue.

    The comparison of rows lets the index be entered at the place; what ties with it is left out by its id.
    """
    place, here = tuple_(leads.c.priority, leads.c.last_seen), tuple_(literal(priority), _moment(seen))
    tied = and_(leads.c.priority == priority, leads.c.last_seen == seen)
    if forward:
        return and_(place <= here, not_(and_(tied, leads.c.id <= lead)))
    return and_(place >= here, not_(and_(tied, leads.c.id >= lead)))


def _moment(at: datetime) -> ColumnElement[Any]:
    return literal(at, leads.c.last_seen.type)
