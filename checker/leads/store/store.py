"""The door of the store: one object over one database. Each method is one transaction.

Times come in from the caller (aware, UTC): the store reads no clock.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from threading import Lock
from types import MappingProxyType, TracebackType

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import IntegrityError

from checker.leads.choice import Choice
from checker.leads.kept import Dossier, Event, Kept, PlannedRow, Recorded, SweepRow, VisitRow
from checker.leads.life import Step
from checker.leads.outcome import FindingRow, Place, VisitOutcome
from checker.leads.queue import Cursor, Filter, Neighbours, QueuePage, TeamWeek
from checker.leads.store import agreement, decisions, lease, queue, reading, rebuild, record, sweeps
from checker.leads.store.opening import WRITES, open_engine, telling
from checker.leads.weight import Agreement

_ONE_WRITER = text("SELECT pg_advisory_xact_lock(7241170)")  # a number of our own; until the transaction ends


class Store:
    """Leads, decisions, visits and the planned work of sweeps.

    In: an SQLAlchemy URL or the path of an SQLite file. Raises StoreError or StoreTooNew.
    """

    def __init__(self, url: str) -> None:
        self._engine: Engine = open_engine(url)
        self._line = Lock()
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
        with self.reading() as connection:
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
        with self.writing() as connection:
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
        with self.writing() as connection:
            sweeps.plan(connection, sweep, work)

    def due(self, sweep: str) -> tuple[PlannedRow, ...]:
        """What a sweep has not done yet, in order."""
        with self.reading() as connection:
            return sweeps.due(connection, sweep)

    def finish_sweep(self, sweep: str, at: datetime) -> None:
        """Mark a sweep finished. ValueError while work is due."""
        with self.writing() as connection:
            sweeps.finish(connection, sweep, at)

    def sweep(self, sweep: str) -> SweepRow:
        """One sweep with its counts. KeyError when there is none."""
        with self.reading() as connection:
            return sweeps.one(connection, sweep)

    def sweeps(self, limit: int | None = None) -> tuple[SweepRow, ...]:
        """All sweeps, the latest first, or the latest so many."""
        with self.reading() as connection:
            return sweeps.every(connection, limit)

    # what visits came to

    def put_storefronts(self, places: Sequence[Place]) -> None:
        """Add or bring up to date storefronts that are visited outside a sweep."""
        with self.writing() as connection:
            sweeps.put_storefronts(connection, places)

    def record(
        self, outcomes: Sequence[VisitOutcome], at: datetime, holder: lease.Lease | None = None
    ) -> tuple[Recorded, ...]:
        """Write down visits with all that follows from them, in one transaction.

        A visit that is there already is left alone. `holder`: raises LeaseLost, and writes nothing, when
        that lease was taken over.
        """
        with self.writing() as connection:
            if holder is not None:
                lease.beat(connection, holder, at)
            return record.record(connection, outcomes, at)

    def visits(
        self,
        *,
        sweep: str | None = None,
        storefront: str | None = None,
        since: datetime | None = None,
        states: Collection[str] | None = None,
        limit: int | None = None,
    ) -> tuple[VisitRow, ...]:
        """Visits in the order in which they began; `since` (aware) leaves out what ended before."""
        with self.reading() as connection:
            return reading.visit_list(
                connection, sweep=sweep, storefront=storefront, since=since, states=states, limit=limit
            )

    def latest_visits(
        self,
        *,
        states: Iterable[str],
        sweep: str | None = None,
        platform: str = "",
        words: str = "",
        limit: int = 20,
    ) -> tuple[VisitRow, ...]:
        """The latest visits that ended so, the latest first: of a sweep, of a platform ("": all), with
        these words in the storefront's id or name."""
        with self.reading() as connection:
            return reading.latest_visits(
                connection, tuple(states), sweep=sweep, platform=platform, words=words, limit=limit
            )

    def visit(self, visit: str) -> VisitRow | None:
        """One visit, or None."""
        with self.reading() as connection:
            return reading.one_visit(connection, visit)

    def findings(self, visit: str) -> tuple[FindingRow, ...]:
        """The failed and undecided findings of a visit."""
        with self.reading() as connection:
            return reading.finding_list(connection, visit)

    def tally(self, visit: str) -> dict[tuple[str, str], int]:
        """How often each rule came to each outcome in a visit."""
        with self.reading() as connection:
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
        with self.reading() as connection:
            return reading.lead_list(connection, states=states, storefront=storefront, rule=rule, limit=limit)

    def lead(self, start: str) -> Dossier:
        """Everything about one lead, by its id or the beginning of it. Raises NoSuchLead."""
        with self.reading() as connection:
            return reading.dossier(connection, start)

    def events(self, lead: str | None = None) -> tuple[Event, ...]:
        """The events of one lead, or of all, in order."""
        with self.reading() as connection:
            return reading.event_list(connection, lead)

    def decide(self, start: str, choice: Choice) -> Kept:
        """Add a person's decision and its row in the trail; see `checker.leads.review`."""
        with self.writing() as connection:
            return decisions.decide(connection, start, choice)

    def decide_all(
        self, starts: Sequence[str], choice: Choice, saw: decisions.Saw = MappingProxyType({})
    ) -> tuple[decisions.Outcome, ...]:
        """The same decision on many leads in one transaction; a lead that refuses it stays as it is."""
        with self.writing() as connection:
            return decisions.decide_all(connection, starts, choice, saw)

    def undo(self, start: str, by: str, at: datetime) -> Kept:
        """Take one's own last decision back, while nothing has followed it."""
        with self.writing() as connection:
            return decisions.undo(connection, start, by, at)

    def undo_all(self, starts: Sequence[str], by: str, at: datetime) -> tuple[decisions.Outcome, ...]:
        """The same for many leads in one transaction."""
        with self.writing() as connection:
            return decisions.undo_all(connection, starts, by, at)

    def queue(self, wanted: Filter, limit: int = 50, start: Cursor | None = None) -> QueuePage:
        """A page of the leads that a filter asks for, the most pressing first, and their count."""
        with self.reading() as connection:
            return queue.page(connection, wanted, limit, start)

    def total(self, wanted: Filter) -> int:
        """How many leads a filter asks for."""
        with self.reading() as connection:
            return queue.total(connection, wanted)

    def neighbours(self, wanted: Filter, lead: Kept) -> Neighbours:
        """The leads before and after one in the queue."""
        with self.reading() as connection:
            return queue.neighbours(connection, wanted, lead)

    def choices(self, platform_only: str = "") -> dict[str, dict[str, int]]:
        """What a filter can choose from, with counts: theme, severity, state, platform, ward."""
        with self.reading() as connection:
            return queue.choices(connection, platform_only)

    def week(self, begun: datetime, ended: datetime) -> TeamWeek:
        """What sweeps and people did to leads between two times."""
        with self.reading() as connection:
            return queue.week(connection, begun, ended)

    def in_hand(self) -> dict[str, int]:
        """Open leads by the person they are assigned to."""
        with self.reading() as connection:
            return queue.by_person(connection)

    def storefront(self, storefront: str) -> dict[str, str] | None:
        """What the registry says of one storefront, by column; None when it is not there."""
        with self.reading() as connection:
            return reading.storefront(connection, storefront)

    def agreements(self) -> dict[str, Agreement]:
        """By rule: how often people agreed."""
        with self.reading() as connection:
            return agreement.agreements(connection)

    def rebuild(self) -> int:
        """Derive the rows of leads anew from sightings and events; out: how many differed."""
        with self.writing() as connection:
            return rebuild.rebuild(connection)

    # one sweep at a time

    def take_lease(self, name: str, at: datetime) -> lease.Lease:
        """Hold a name for this process, or raise LeaseTaken."""
        try:
            with self.writing() as connection:
                return lease.take(connection, name, at)
        except IntegrityError:  # somebody was first between our look and our row: now their row is there
            with self.writing() as connection:
                return lease.take(connection, name, at)

    def beat(self, holder: lease.Lease, at: datetime) -> None:
        """Say that the holder lives. Raises LeaseLost."""
        with self.writing() as connection:
            lease.beat(connection, holder, at)

    def release(self, holder: lease.Lease) -> None:
        """Give a lease back."""
        with self.writing() as connection:
            lease.release(connection, holder)

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction of this room's own that only reads. Raises StoreAway when the database does not answer."""
        return telling(self._engine)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction of this room's own that writes: whole or not at all, one at a time. Raises StoreAway.

        On PostgreSQL two decisions on leads of one rule, or a decision and a sweep, could each hold a row that the
        other's weighing needs. Threads of one process wait in line: SQLite lets those in that ask at the right moment.
        """
        with self._line, telling(self._engine.execution_options(**WRITES)) as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(_ONE_WRITER)
            yield connection
