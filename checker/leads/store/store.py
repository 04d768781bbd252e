"""The door of the store: one object over one database. Each method is one transaction.

Times come in from the caller (aware, UTC): the store reads no clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from types import TracebackType

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from checker.leads.kept import Dossier, Event, Kept, PlannedRow, Recorded, SweepRow, VisitRow
from checker.leads.life import Step
from checker.leads.outcome import FindingRow, Place, VisitOutcome
from checker.leads.store import decisions, lease, reading, rebuild, record, sweeps
from checker.leads.store.opening import WRITES, open_engine


class Store:
    """Leads, decisions, visits and the planned work of sweeps.

    In: an SQLAlchemy URL or the path of an SQLite file. Raises StoreError or StoreTooNew.
    """

    def __init__(self, url: str) -> None:
        self._engine: Engine = open_engine(url)
        self.url = url

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # sweeps and their work

    def unfinished_sweep(self, registry: str, as_of: date | None) -> SweepRow | None:
        """The latest sweep of this registry and day that was begun and not finished."""
        with self._read() as connection:
            return sweeps.unfinished(connection, registry, as_of)

    def start_sweep(
        self,
        sweep: str,
        *,
        registry: str,
        as_of: date | None,
        rulebook: str,
        evidence_folder: str,
        work: Sequence[tuple[Place, str]],
        at: datetime,
    ) -> None:
        """Begin a sweep with its planned work: (storefront, visit id) in order."""
        with self._write() as connection:
            sweeps.start(
                connection,
                sweep=sweep,
                registry=registry,
                as_of=as_of,
                rulebook=rulebook,
                evidence_folder=evidence_folder,
                at=at,
            )
            sweeps.plan(connection, sweep, work)

    def plan_again(self, sweep: str, work: Sequence[tuple[Place, str]]) -> None:
        """Bring the work of an unfinished sweep up to the registry as it is now; done work stays done."""
        with self._write() as connection:
            sweeps.plan(connection, sweep, work)

    def due(self, sweep: str) -> tuple[PlannedRow, ...]:
        """What a sweep has not done yet, in order."""
        with self._read() as connection:
            return sweeps.due(connection, sweep)

    def finish_sweep(self, sweep: str, at: datetime) -> None:
        """Mark a sweep finished. ValueError while work is due."""
        with self._write() as connection:
            sweeps.finish(connection, sweep, at)

    def sweep(self, sweep: str) -> SweepRow:
        """One sweep with its counts. KeyError when there is none."""
        with self._read() as connection:
            return sweeps.one(connection, sweep)

    def sweeps(self) -> tuple[SweepRow, ...]:
        """All sweeps, the latest first."""
        with self._read() as connection:
            return sweeps.every(connection)

    # what visits came to

    def put_storefronts(self, places: Sequence[Place]) -> None:
        """Add or bring up to date storefronts that are visited outside a sweep."""
        with self._write() as connection:
            sweeps.put_storefronts(connection, places)

    def record(
        self, outcomes: Sequence[VisitOutcome], at: datetime, holder: lease.Lease | None = None
    ) -> tuple[Recorded, ...]:
        """Write down visits with all that follows from them, in one transaction.

        A visit that is there already is left alone. `holder`: raises LeaseLost, and writes nothing, when
        that lease was taken over.
        """
        with self._write() as connection:
            if holder is not None:
                lease.beat(connection, holder, at)
            return record.record(connection, outcomes, at)

    def visits(
        self, *, sweep: str | None = None, storefront: str | None = None, since: datetime | None = None
    ) -> tuple[VisitRow, ...]:
        """Visits in the order in which they began; `since` (aware) leaves out what ended before."""
        with self._read() as connection:
            return reading.visit_list(connection, sweep=sweep, storefront=storefront, since=since)

    def findings(self, visit: str) -> tuple[FindingRow, ...]:
        """The failed and undecided findings of a visit."""
        with self._read() as connection:
            return reading.finding_list(connection, visit)

    def tally(self, visit: str) -> dict[tuple[str, str], int]:
        """How often each rule came to each outcome in a visit."""
        with self._read() as connection:
            return reading.tally(connection, visit)

    # leads and decisions

    def leads(
        self,
        *,
        states: Iterable[Step] | None = None,
        storefront: str | None = None,
        rule: str | None = None,
        limit: int | None = None,
    ) -> tuple[Kept, ...]:
        """Leads, the most pressing first."""
        with self._read() as connection:
            return reading.lead_list(connection, states=states, storefront=storefront, rule=rule, limit=limit)

    def lead(self, start: str) -> Dossier:
        """Everything about one lead, by its id or the beginning of it. Raises NoSuchLead."""
        with self._read() as connection:
            return reading.dossier(connection, start)

    def events(self, lead: str | None = None) -> tuple[Event, ...]:
        """The events of one lead, or of all, in order."""
        with self._read() as connection:
            return reading.event_list(connection, lead)

    def decide(self, start: str, step: Step, *, by: str, reason: str, at: datetime, seen: str = "") -> Kept:
        """Add a person's decision; see `checker.leads.review`."""
        with self._write() as connection:
            return decisions.decide(connection, start, step, by=by, reason=reason, at=at, seen=seen)

    def rebuild(self) -> int:
        """Derive the rows of leads anew from sightings and events; out: how many differed."""
        with self._write() as connection:
            return rebuild.rebuild(connection)

    # one sweep at a time

    def take_lease(self, name: str, at: datetime) -> lease.Lease:
        """Hold a name for this process, or raise LeaseTaken."""
        try:
            with self._write() as connection:
                return lease.take(connection, name, at)
        except IntegrityError:  # somebody was first between our look and our row: now their row is there
            with self._write() as connection:
                return lease.take(connection, name, at)

    def beat(self, holder: lease.Lease, at: datetime) -> None:
        """Say that the holder lives. Raises LeaseLost."""
        with self._write() as connection:
            lease.beat(connection, holder, at)

    def release(self, holder: lease.Lease) -> None:
        """Give a lease back."""
        with self._write() as connection:
            lease.release(connection, holder)

    def _read(self) -> AbstractContextManager[Connection]:
        return self._engine.begin()

    def _write(self) -> AbstractContextManager[Connection]:
        return self._engine.execution_options(**WRITES).begin()
