"""The audit trail: rows that are only added, each with the digest of the one before it.

Every function works in its caller's transaction, so that a row stands exactly when what it tells of was done.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select, text

from checker.leads.people import Trail
from checker.leads.store.desk_tables import trail

START = "0" * 64  # what the first row of the trail follows


def add(
    connection: Connection, who: str, act: str, whats: Sequence[str], at: datetime, detail: str = ""
) -> None:
    """Add a row for each thing that was read or changed."""
    lock(connection)
    number, previous = _last(connection)
    for what in whats:
        number += 1
        digest = linked(previous, number, at, who, act, what, detail)
        row = {"number": number, "at": at, "who": who, "act": act, "what": what, "detail": detail}
        connection.execute(insert(trail).values(**row, previous=previous, digest=digest))
        previous = digest


def lock(connection: Connection) -> None:
    """Let no other transaction add rows until this one ends. Who changes other rows too takes this first, so that
    two of them never wait for each other."""
    if connection.dialect.name == "postgresql":  # SQLite lets one writer in at a time by itself
        connection.execute(text("LOCK TABLE trail IN EXCLUSIVE MODE"))


def latest(connection: Connection, what: str | None, limit: int) -> tuple[Trail, ...]:
    """The latest rows, newest first."""
    query = select(trail).order_by(trail.c.number.desc()).limit(limit)
    if what is not None:
        query = query.where(trail.c.what == what)
    return tuple(Trail(*row) for row in connection.execute(query))


def broken(connection: Connection, newest: int | None = None) -> int | None:
    """The number of the first row that does not follow from the one before it; None when all do.

    `newest`: look only at so many rows, the first of them held against the row before it.
    """
    number, previous = 0, START
    if newest is not None:
        first = max(0, _last(connection)[0] - newest)
        before = connection.execute(select(trail).where(trail.c.number == first)).first()
        if before is not None:
            number, previous = first, before.digest
    asked = select(trail).where(trail.c.number > number).order_by(trail.c.number)
    for row in connection.execution_options(yield_per=5_000).execute(asked):
        number += 1
        said = linked(previous, number, row.at, row.who, row.act, row.what, row.detail)
        if (row.number, row.previous, row.digest) != (number, previous, said):
            return int(row.number)
        previous = row.digest
    return None


def _last(connection: Connection) -> tuple[int, str]:
    row = connection.execute(
        select(trail.c.number, trail.c.digest).order_by(trail.c.number.desc()).limit(1)
    ).first()
    return (0, START) if row is None else (row.number, row.digest)


def linked(previous: str, number: int, at: datetime, who: str, act: str, what: str, detail: str) -> str:
    """The digest of a row of the trail that follows the one whose digest is `previous`."""
    row = [previous, number, at.isoformat(timespec="microseconds"), who, act, what, detail]
    return hashlib.sha256(json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()
