"""Counts that are kept as events are written, so that no page has to count them anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, Table, and_, func, insert, select, update

from checker.leads.store.tables import daily, sweep_counts

_VIETNAM = timedelta(hours=7)  # without summer time since 1975

FIELDS = ("theme", "platform", "ward")
Daily = tuple[date, str, str, str]  # day, step, theme | platform | ward, its value
OfSweep = tuple[str, str, str]  # sweep, state | step, name


def day_of(at: datetime) -> date:
    """The day in Vietnam of an aware time."""
    return (at + (_VIETNAM - (at.utcoffset() or timedelta()))).date()


def add(connection: Connection, days: Mapping[Daily, int], sweeps: Mapping[OfSweep, int]) -> None:
    """Count more events of sweeps; in the transaction that writes them."""
    for key, more in days.items():
        _more(connection, daily, ("day", "step", "field", "value"), key, more)
    for of_sweep, more in sweeps.items():
        _more(connection, sweep_counts, ("sweep", "kind", "name"), of_sweep, more)


def by_step(connection: Connection, first: date, last: date) -> dict[str, dict[str, Counter[str]]]:
    """What sweeps did from a day to another (both included).

    Out: theme, platform or ward → step → value → leads.
    """
    columns = (daily.c.field, daily.c.step, daily.c.value)
    query = select(*columns, func.sum(daily.c["count"])).where(daily.c.day >= first, daily.c.day <= last)
    found: dict[str, dict[str, Counter[str]]] = {field: {} for field in FIELDS}
    for field, step, value, count in connection.execute(query.group_by(*columns)):
        found[field].setdefault(step, Counter())[value] = int(count)
    return found


def of_sweeps(connection: Connection, sweeps: list[str]) -> dict[str, dict[str, dict[str, int]]]:
    """What sweeps came to: sweep → "state" or "step" → name → count."""
    found: dict[str, dict[str, dict[str, int]]] = {s: {"state": {}, "step": {}} for s in sweeps}
    for sweep, kind, name, count in connection.execute(
        select(sweep_counts).where(sweep_counts.c.sweep.in_(sweeps))
    ):
        found[sweep][kind][name] = count
    return found


def _more(
    connection: Connection, table: Table, names: tuple[str, ...], key: tuple[object, ...], more: int
) -> None:
    same = and_(*(table.c[name] == value for name, value in zip(names, key, strict=True)))
    done = connection.execute(update(table).where(same).values(count=table.c["count"] + more))
    if not done.rowcount:
        connection.execute(insert(table).values({**dict(zip(names, key, strict=True)), "count": more}))
