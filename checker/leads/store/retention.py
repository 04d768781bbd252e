"""What is kept how long, which visits are over that, and taking their words out of the store.

A visit's pages stay as long as any lead that it saw is open: new, seen, confirmed, referred, answered. What is taken
out are words; when the visit was, its digests, the life of its leads and the trail stay.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, exists, false, func, insert, select, update

from checker.leads import document
from checker.leads.kept import Purged, VisitRow
from checker.leads.life import OPEN
from checker.leads.store.desk_tables import logins
from checker.leads.store.reading import visit_row
from checker.leads.store.store import Store
from checker.leads.store.tables import leads, purged, retention, sightings, visits


class Kind(StrEnum):
    """What is kept for so many days."""

    EVIDENCE = "evidence"  # pages of visits, and the words that leads quote from them
    LOGINS = "logins"  # who tried to log in, from which address


class Retention:
    """What one store keeps how long. Each method is one transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, kind: Kind, days: int, by: str, at: datetime) -> None:
        """Set how many days a kind is kept (0: for ever)."""
        with self._store.writing() as connection:
            connection.execute(insert(retention).values(kind=str(kind), days=days, by=by, at=at))

    def days(self) -> dict[Kind, int]:
        """How many days each kind is kept; 0, for ever, for what nobody has set."""
        with self._store.reading() as connection:
            return _days(connection)

    def due(self, at: datetime) -> tuple[VisitRow, ...]:
        """The visits whose evidence is kept longer than set, the oldest first; none that an open lead rests on."""
        with self._store.reading() as connection:
            query = _due(_days(connection)[Kind.EVIDENCE], at)
            if query is None:
                return ()
            return tuple(
                visit_row(row) for row in connection.execute(query.order_by(visits.c.started)).mappings()
            )

    def take_out(self, visit: str, by: str, under: str, at: datetime) -> bool:
        """Write the purge of a visit down and take the words out of its sightings.

        False, and nothing is done, when it is not due any more: a lead was opened again meanwhile.
        """
        with self._store.writing() as connection:
            query = _due(_days(connection)[Kind.EVIDENCE], at)
            if query is None or connection.execute(query.where(visits.c.id == visit)).first() is None:
                return False
            connection.execute(insert(purged).values(visit=visit, at=at, by=by, under=under))
            seen = select(sightings.c.lead, sightings.c.document).where(sightings.c.visit == visit)
            for lead, text in connection.execute(seen).all():
                words = document.write(document.without_words(document.read(text)))
                same = (sightings.c.lead == lead, sightings.c.visit == visit)
                connection.execute(update(sightings).where(*same).values(document=words))
        return True

    def purged(self) -> tuple[tuple[Purged, VisitRow], ...]:
        """Every purge that was written down, in order, with its visit."""
        query = select(visits, *_PURGE).join(purged, purged.c.visit == visits.c.id).order_by(purged.c.at)
        with self._store.reading() as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(
            (Purged(r["id"], r["purged_at"], r["purged_by"], r["under"]), visit_row(r)) for r in rows
        )

    def purge_of(self, visit: str) -> Purged | None:
        """When, by whom and under what a visit's pages were taken out; None while they are kept."""
        with self._store.reading() as connection:
            row = connection.execute(select(purged).where(purged.c.visit == visit)).mappings().first()
        return None if row is None else Purged(**row)

    def old_logins(self, at: datetime) -> int:
        """How many log-ins are kept longer than set."""
        with self._store.reading() as connection:
            old = _old_logins(_days(connection)[Kind.LOGINS], at)
            return connection.execute(select(func.count()).select_from(logins).where(old)).scalar_one()

    def forget_logins(self, at: datetime) -> int:
        """Remove them; out: how many there were."""
        with self._store.writing() as connection:
            return connection.execute(
                delete(logins).where(_old_logins(_days(connection)[Kind.LOGINS], at))
            ).rowcount


_PURGE = (purged.c.at.label("purged_at"), purged.c.by.label("purged_by"), purged.c.under)


def _days(connection: Connection) -> dict[Kind, int]:
    rows = connection.execute(select(retention.c.kind, retention.c.days).order_by(retention.c.number))
    return dict.fromkeys(Kind, 0) | {Kind(kind): days for kind, days in rows}


def _due(days: int, at: datetime) -> Select[Any] | None:
    if not days:
        return None
    opened = (
        select(leads.c.id)
        .join(sightings, sightings.c.lead == leads.c.id)
        .where(sightings.c.visit == visits.c.id, leads.c.state.in_([str(state) for state in OPEN]))
    )
    return select(visits).where(
        visits.c.ended < at - timedelta(days=days),
        visits.c.evidence_path != "",
        ~exists().where(purged.c.visit == visits.c.id),
        ~exists(opened.correlate(visits)),
    )


def _old_logins(days: int, at: datetime) -> ColumnElement[bool]:
    return logins.c.at < at - timedelta(days=days) if days else false()
