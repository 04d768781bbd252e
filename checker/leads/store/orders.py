"""Sweeps that were asked for: rows that a person adds and that the sweep itself brings to an end.

An order is open until it has an end. Whoever sweeps holds the registry's lease while it looks at, begins and
ends an order, so one order makes one sweep, however often its process is killed and begun again.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from checker.leads.errors import OrderRefused
from checker.leads.kept import Held, OrderRow, StopRow
from checker.leads.store import lease, trail
from checker.leads.store.desk_tables import orders, stops
from checker.leads.store.store import Store
from checker.leads.store.tables import sweeps

LONGEST_WHY = 2_000  # characters
_ORDERS = select(orders, stops.c.by.label("stopped")).outerjoin(stops, stops.c.order == orders.c.number)


class Orders:
    """The orders of one store. Each method is one transaction; times come in from the caller (aware, UTC)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, registry: str, by: str, at: datetime) -> int:
        """Ask for a sweep; out: the number of the order. Raises OrderRefused while one of it is open or runs."""
        try:
            with self._store.writing() as connection:
                if lease.held(connection, registry, at) is not None:
                    raise _refused()
                row = {"registry": registry, "by": by, "at": at, "why": ""}
                made = connection.execute(insert(orders).values(row).returning(orders.c.number))
                trail.add(connection, by, "start sweep", [registry], at)
                return int(made.scalar_one())
        except IntegrityError:
            raise _refused() from None

    def stop(self, registry: str, by: str, at: datetime) -> None:
        """Have the sweep of a registry end; one that waits does not begin. Raises OrderRefused where there is none,
        and where somebody stopped it already.

        The order ends here, so that nobody begins it again; the process ends by itself when it looks here.
        """
        with self._store.writing() as connection:
            trail.lock(connection)
            held = lease.held(connection, registry, at)
            waits = orders.c.ended.is_(None) & (orders.c.registry == registry)
            order = connection.execute(select(orders.c.number).where(waits)).scalar()
            holder = held.holder if held else ""
            if held is None and order is None:
                raise OrderRefused(
                    "Không có đợt nào đang chạy hay đang chờ với sổ đăng ký này.",
                    "No sweep of this registry runs or waits.",
                )
            if holder and (said := lease.stopped(connection, holder)):
                raise OrderRefused(
                    f"{said} đã dừng đợt này; nó đang kết thúc.", f"{said} stopped this sweep; it is ending."
                )
            row = {"registry": registry, "holder": holder, "order": order, "by": by, "at": at}
            connection.execute(insert(stops).values(row))
            if order is not None:
                _end(connection, order, at, "")
            trail.add(connection, by, "stop sweep", [registry], at)

    def wanted(self, holder: lease.Lease) -> str:
        """Who wants this holder's sweep to end, "" for nobody."""
        with self._store.reading() as connection:
            return lease.stopped(connection, holder.holder)

    def stopped(self, registry: str, since: datetime, at: datetime) -> StopRow | None:
        """Who last wanted a sweep of this registry to end since that time, None when nobody did."""
        query = select(stops).where(stops.c.registry == registry, stops.c.holder != "")
        with self._store.reading() as connection:
            row = connection.execute(query.order_by(stops.c.number.desc()).limit(1)).first()
            if row is None or row.at < since:
                return None
            held = lease.held(connection, registry, at)
        return StopRow(row.by, row.at, held is not None and held.holder == row.holder)

    def one(self, number: int) -> OrderRow:
        """One order. KeyError when there is none."""
        with self._store.reading() as connection:
            row = connection.execute(_ORDERS.where(orders.c.number == number)).first()
        if row is None:
            raise KeyError(number)
        return _row(row)

    def open(self) -> tuple[OrderRow, ...]:
        """What was asked for and has no end yet, in order."""
        query = _ORDERS.where(orders.c.ended.is_(None)).order_by(orders.c.number)
        with self._store.reading() as connection:
            return tuple(_row(row) for row in connection.execute(query))

    def latest(self, limit: int = 20) -> tuple[OrderRow, ...]:
        """The orders, the latest first."""
        query = _ORDERS.order_by(orders.c.number.desc()).limit(limit)
        with self._store.reading() as connection:
            return tuple(_row(row) for row in connection.execute(query))

    def claim(self, number: int, at: datetime) -> None:
        """Make sure that an order is still to be done. Raises OrderRefused when it has an end, KeyError for no order.

        An order whose sweep was finished, but whose process was killed before it could say so, gets its end here.
        """
        query = (
            select(orders.c.ended, sweeps.c.finished)
            .join(sweeps, sweeps.c.id == orders.c.sweep, isouter=True)
            .where(orders.c.number == number)
        )
        with self._store.writing() as connection:
            row = connection.execute(query).first()
            if row is None:
                raise KeyError(number)
            if row.ended is None and row.finished is not None:
                _end(connection, number, at, "")
        if row.ended is not None or row.finished is not None:
            raise OrderRefused(f"Yêu cầu {number} đã xong.", f"Order {number} is done.")

    def begin(self, number: int, sweep: str) -> None:
        """Say which sweep does an order."""
        with self._store.writing() as connection:
            connection.execute(update(orders).where(orders.c.number == number).values(sweep=sweep))

    def end(self, number: int, at: datetime, why: str = "") -> None:
        """Say that an order is done, or why it came to nothing. What has an end keeps it."""
        with self._store.writing() as connection:
            _end(connection, number, at, why)

    def at_work(self, registry: str, at: datetime) -> Held | None:
        """Who sweeps a registry at this time; None when nobody does."""
        with self._store.reading() as connection:
            return lease.held(connection, registry, at)


def _end(connection: Connection, number: int, at: datetime, why: str) -> None:
    still = (orders.c.number == number) & orders.c.ended.is_(None)
    connection.execute(update(orders).where(still).values(ended=at, why=why[:LONGEST_WHY]))


def _refused() -> OrderRefused:
    return OrderRefused(
        "Sổ đăng ký này đang được rà soát hoặc đã có yêu cầu đang chờ.",
        "This registry is being swept already, or its sweep was asked for and waits.",
    )


def _row(row: Row[tuple[object, ...]]) -> OrderRow:
    return OrderRow(
        row.number, row.registry, row.by, row.at, row.sweep or "", row.ended, row.why, row.stopped or ""
    )
