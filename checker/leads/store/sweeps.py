"""The planned work of sweeps: which storefronts are due, which are done, which sweep is unfinished."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from checker.leads.kept import PlannedRow, SweepRow
from checker.leads.life import BY_SWEEPS
from checker.leads.outcome import Place
from checker.leads.store.tables import events, planned, storefronts, sweeps, visits

_PLACE = ("url", "name", "kind", "platform", "declared_owner", "tax_code", "address", "category", "notes")
_CHUNK = 400


def put_storefronts(connection: Connection, places: Sequence[Place]) -> None:
    """Add storefronts that are not there, and bring the others up to what the registry says now."""
    rows = {
        place.id: {"id": place.id, **{name: str(getattr(place, name)) for name in _PLACE}} for place in places
    }
    ids = list(rows)
    known: dict[str, dict[str, Any]] = {}
    for i in range(0, len(ids), _CHUNK):
        found = connection.execute(
            select(storefronts).where(storefronts.c.id.in_(ids[i : i + _CHUNK]))
        ).mappings()
        known.update({row["id"]: dict(row) for row in found})
    new = [row for key, row in rows.items() if key not in known]
    if new:
        connection.execute(insert(storefronts), new)
    for key, row in rows.items():
        if key in known and known[key] != row:
            connection.execute(update(storefronts).where(storefronts.c.id == key).values(row))


def start(
    connection: Connection,
    *,
    sweep: str,
    registry: str,
    as_of: date | None,
    rulebook: str,
    evidence_folder: str,
    at: datetime,
) -> None:
    """Begin a sweep; its planned work follows in the same transaction."""
    connection.execute(
        insert(sweeps).values(
            id=sweep,
            registry=registry,
            as_of=as_of,
            rulebook=rulebook,
            evidence_folder=evidence_folder,
            started=at,
        )
    )


def plan(connection: Connection, sweep: str, work: Sequence[tuple[Place, str]]) -> None:
    """Make the planned work of a sweep that of the registry now: (storefront, visit id) in order.

    New storefronts are added, those that left the registry and are not done are taken out, done ones stay.
    """
    put_storefronts(connection, [place for place, _ in work])
    have = dict(
        connection.execute(select(planned.c.storefront, planned.c.done).where(planned.c.sweep == sweep)).all()
    )
    wanted = {place.id for place, _ in work}
    gone = [key for key, done in have.items() if done is None and key not in wanted]
    for i in range(0, len(gone), _CHUNK):
        connection.execute(
            delete(planned).where(planned.c.sweep == sweep, planned.c.storefront.in_(gone[i : i + _CHUNK]))
        )
    rows = [
        {"sweep": sweep, "storefront": place.id, "position": n, "visit": visit}
        for n, (place, visit) in enumerate(work, 1)
        if place.id not in have
    ]
    if rows:
        connection.execute(insert(planned), rows)


def due(connection: Connection, sweep: str) -> tuple[PlannedRow, ...]:
    """What a sweep has not done yet, in the order of the registry."""
    rows = connection.execute(
        select(planned).where(planned.c.sweep == sweep, planned.c.done.is_(None)).order_by(planned.c.position)
    )
    return tuple(PlannedRow(r.sweep, r.storefront, r.visit, r.position) for r in rows)


def finish(connection: Connection, sweep: str, at: datetime) -> None:
    """Mark a sweep finished. ValueError while work is due."""
    left = connection.execute(
        select(func.count()).select_from(planned).where(planned.c.sweep == sweep, planned.c.done.is_(None))
    ).scalar_one()
    if left:
        raise ValueError(f"sweep {sweep} has {left} storefronts due; it cannot be finished")
    connection.execute(
        update(sweeps).where(sweeps.c.id == sweep, sweeps.c.finished.is_(None)).values(finished=at)
    )


def unfinished(connection: Connection, registry: str, as_of: date | None) -> SweepRow | None:
    """The latest sweep of this registry and day that was begun and not finished."""
    same = sweeps.c.as_of.is_(None) if as_of is None else sweeps.c.as_of == as_of
    row = connection.execute(
        select(sweeps.c.id)
        .where(sweeps.c.registry == registry, same, sweeps.c.finished.is_(None))
        .order_by(sweeps.c.started.desc())
    ).scalar()
    return None if row is None else one(connection, row)


def one(connection: Connection, sweep: str) -> SweepRow:
    """One sweep with its counts. KeyError when there is none."""
    row = connection.execute(select(sweeps).where(sweeps.c.id == sweep)).first()
    if row is None:
        raise KeyError(sweep)
    total, done = connection.execute(
        select(func.count(), func.count(planned.c.done)).where(planned.c.sweep == sweep)
    ).one()
    states = select(visits.c.state, func.count()).where(visits.c.sweep == sweep).group_by(visits.c.state)
    steps = (
        select(events.c.step, func.count())
        .join(visits, visits.c.id == events.c.visit)
        .where(visits.c.sweep == sweep, events.c.step.in_([str(step) for step in BY_SWEEPS]))
        .where(events.c.by == "")
        .group_by(events.c.step)
    )
    return SweepRow(
        id=row.id,
        registry=row.registry,
        as_of=row.as_of,
        started=row.started,
        finished=row.finished,
        planned=total,
        done=done,
        rulebook=row.rulebook,
        evidence_folder=row.evidence_folder,
        states={row[0]: row[1] for row in connection.execute(states)},
        steps={row[0]: row[1] for row in connection.execute(steps)},
    )


def latest(connection: Connection, limit: int | None, known: Mapping[str, SweepRow]) -> tuple[SweepRow, ...]:
    """The latest sweeps, the latest first; `known` are finished ones that were counted before."""
    query = select(sweeps.c.id).order_by(sweeps.c.started.desc(), sweeps.c.id).limit(limit)
    ids = connection.execute(query).scalars().all()
    return tuple(known[sweep] if sweep in known else one(connection, sweep) for sweep in ids)
