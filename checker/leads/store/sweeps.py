"""The planned work of sweeps: which storefronts are due, which are done, which sweep is unfinished."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from checker.leads.kept import PlannedRow, SweepRow
from checker.leads.outcome import Place
from checker.leads.store.chunks import chunks
from checker.leads.store.counts import of_sweeps
from checker.leads.store.search import searchable
from checker.leads.store.tables import leads, planned, storefronts, sweeps

_PLACE = ("url", "name", "kind", "platform", "declared_owner", "tax_code", "address", "category", "notes")
_OF_SWEEP = ("id", "registry", "as_of", "started", "finished", "rulebook", "evidence_folder")


def put_storefronts(connection: Connection, places: Sequence[Place]) -> None:
    """Add storefronts that are not there, and bring the others up to what the registry says now."""
    rows = {
        place.id: {"id": place.id, **{name: str(getattr(place, name)) for name in _PLACE}}
        | {"words": searchable(f"{place.id} {place.name}")}
        for place in places
    }
    ids = list(rows)
    known: dict[str, dict[str, Any]] = {}
    for some in chunks(ids):
        found = connection.execute(select(storefronts).where(storefronts.c.id.in_(some))).mappings()
        known.update({row["id"]: dict(row) for row in found})
    new = [row for key, row in rows.items() if key not in known]
    if new:
        connection.execute(insert(storefronts), new)
    for key, row in rows.items():
        if key in known and any(known[key][name] != value for name, value in row.items()):
            connection.execute(update(storefronts).where(storefronts.c.id == key).values(row))
            moved = update(leads).where(leads.c.storefront == key, leads.c.platform != row["platform"])
            connection.execute(moved.values(platform=row["platform"]))


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
    for some in chunks(gone):
        connection.execute(delete(planned).where(planned.c.sweep == sweep, planned.c.storefront.in_(some)))
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
    row = connection.execute(select(sweeps).where(sweeps.c.id == sweep)).mappings().first()
    if row is None:
        raise KeyError(sweep)
    return _rows(connection, [row])[0]


def every(connection: Connection, limit: int | None = None) -> tuple[SweepRow, ...]:
    """All sweeps, the latest first, or the latest so many."""
    query = select(sweeps).order_by(sweeps.c.started.desc(), sweeps.c.id).limit(limit)
    return _rows(connection, list(connection.execute(query).mappings()))


def _rows(connection: Connection, rows: Sequence[RowMapping]) -> tuple[SweepRow, ...]:
    counts = of_sweeps(connection, [row["id"] for row in rows])
    return tuple(
        SweepRow(
            **{name: row[name] for name in _OF_SWEEP},
            planned=_planned(connection, row, counts[row["id"]]["state"]),
            done=sum(counts[row["id"]]["state"].values()),
            states=counts[row["id"]]["state"],
            steps=counts[row["id"]]["step"],
        )
        for row in rows
    )


def _planned(connection: Connection, row: RowMapping, states: Mapping[str, int]) -> int:
    """How many storefronts a sweep goes to: what it did once it is finished, what is planned until then."""
    if row["finished"] is not None:
        return sum(states.values())
    return connection.execute(
        select(func.count()).select_from(planned).where(planned.c.sweep == row["id"])
    ).scalar_one()
