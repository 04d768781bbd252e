"""The store's rows counted for papers. Each method is one reading; nothing is written.

Every count is one grouped question, so that a week of 20,000 storefronts is asked in seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from sqlalchemy import Connection, Select, func, select

from checker.leads import document
from checker.leads.account import (
    ALL,
    Answer,
    Coverage,
    Figure,
    Figures,
    Line,
    RuleYear,
    SweepAccount,
    Unread,
    YearAccount,
)
from checker.leads.kept import SweepRow
from checker.leads.life import OPEN, Step
from checker.leads.outcome import FIGURE, READ
from checker.leads.store import answers
from checker.leads.store import sweeps as sweep_rows
from checker.leads.store.store import Store
from checker.leads.store.tables import events, leads, sightings, storefronts, sweeps, tallies, visits
from checker.model import Severity

_AT_A_TIME = 2_000  # lines held while they are read


class Accounts:
    """Counts and lines over one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def latest(self, sweep: str = "") -> SweepRow | None:
        """The sweep of that id, or the latest finished one (the latest at all where none is finished)."""
        with self._store.reading() as connection:
            query = select(sweeps.c.id).order_by(sweeps.c.finished.is_(None), sweeps.c.started.desc())
            if sweep:
                query = query.where(sweeps.c.id == sweep)
            found = connection.execute(query.limit(1)).scalar()
            return None if found is None else sweep_rows.one(connection, found)

    def before(self, sweep: SweepRow) -> SweepRow | None:
        """The sweep of the same registry before this one that went to its end: beside one that was cut off, everything
        would seem to have grown."""
        query = (
            select(sweeps.c.id)
            .where(sweeps.c.registry == sweep.registry, sweeps.c.started < sweep.started)
            .where(sweeps.c.finished.is_not(None))
            .order_by(sweeps.c.started.desc())
        )
        with self._store.reading() as connection:
            found = connection.execute(query.limit(1)).scalar()
            return None if found is None else sweep_rows.one(connection, found)

    def year_before(self, sweep: SweepRow) -> SweepRow | None:
        """The earlier sweep of the same registry that went to its end and lies nearest to a year before."""
        query = select(sweeps.c.id, sweeps.c.started).where(
            sweeps.c.registry == sweep.registry,
            sweeps.c.started < sweep.started,
            sweeps.c.finished.is_not(None),
        )
        wanted = sweep.started - timedelta(days=365)
        with self._store.reading() as connection:
            found = connection.execute(query).all()
            near = min(found, key=lambda row: abs(row.started - wanted), default=None)
            return None if near is None else sweep_rows.one(connection, near.id)

    def sweep(self, row: SweepRow) -> SweepAccount:
        """What one sweep came to."""
        with self._store.reading() as connection:
            after = connection.execute(
                select(func.min(sweeps.c.started)).where(
                    sweeps.c.registry == row.registry, sweeps.c.started > row.started
                )
            ).scalar()
            return SweepAccount(
                row,
                _steps(connection, row.id, "theme"),
                _steps(connection, row.id, "platform"),
                _steps(connection, row.id, "ward"),
                _standing(connection, row.id),
                _unread(connection, row.id),
                _decided(connection, row.started, after),
            )

    def lines(
        self,
        *,
        sweep: str = "",
        steps: Iterable[Step] = (),
        states: Iterable[Step] = (),
        storefront: str = "",
        answered: Iterable[str] = (),
        unless: Iterable[str] = (),
    ) -> Iterator[Line]:
        """Leads, the most pressing first. `steps`: which they took in `sweep`; `states`: where they stand now;
        `answered`: only those that were referred under the number of a paper and answered since with one of these
        codes of `checker.leads.reasons.ANSWERS` (or "", where nobody said who answered); `unless`: none that stands
        answered with one of these."""
        query, codes = _lines(), tuple(answered)
        if sweep:
            took = (
                select(events.c.lead)
                .join(visits, visits.c.id == events.c.visit)
                .where(visits.c.sweep == sweep, events.c.by == "")
                .where(events.c.step.in_([str(step) for step in steps]))
            )
            query = query.where(leads.c.id.in_(took))
        if wanted := [str(state) for state in states]:
            query = query.where(leads.c.state.in_(wanted))
        if storefront:
            query = query.where(leads.c.storefront == storefront)
        if codes:
            query = query.where(leads.c.id.in_(answers.answered(codes)))
        if spared := tuple(unless):
            told = leads.c.id.in_(answers.answered(spared, under_paper=False))
            query = query.where(~(told & (leads.c.state == str(Step.ANSWERED))))
        with self._store.reading() as connection:
            found = connection.execution_options(yield_per=_AT_A_TIME).execute(query)
            for row in found.mappings():
                yield Line(
                    row["id"],
                    row["storefront"],
                    row["name"],
                    row["platform"],
                    Severity(row["severity"]),
                    Step(row["state"]),
                    row["first_seen"],
                    row["last_seen"],
                    row["evidence_digest"],
                    document.read(row["document"]),
                )

    def answer(self, lead: str) -> Answer | None:
        """The last answer to a lead that was referred under a paper's number, None where there is none."""
        with self._store.reading() as connection:
            return answers.last(connection, lead)

    def figures(self, sweep: str, by: str) -> Figures:
        """The figures that a sweep counted, by `platform`, `category` or `ward`; every storefront under ALL."""
        column = {name: storefronts.c[name] for name in ("platform", "category", "ward")}[by]
        query = (
            select(column, tallies.c.rule, tallies.c.outcome, func.sum(tallies.c.count))
            .select_from(tallies)
            .join(visits, visits.c.id == tallies.c.visit)
            .join(storefronts, storefronts.c.id == visits.c.storefront)
            .where(visits.c.sweep == sweep, tallies.c.rule.like(f"{FIGURE}%"))
            .group_by(column, tallies.c.rule, tallies.c.outcome)
        )
        found: dict[str, dict[str, dict[str, int]]] = {}
        with self._store.reading() as connection:
            for group, rule, outcome, count in connection.execute(query):
                for name in (ALL, group):
                    counts = found.setdefault(name, {}).setdefault(rule.removeprefix(FIGURE), {})
                    counts[outcome] = counts.get(outcome, 0) + int(count)
        return {
            group: {
                name: Figure(n.get("passed", 0), n.get("failed", 0), n.get("cannot_tell", 0))
                for name, n in figures.items()
            }
            for group, figures in found.items()
        }

    def coverage(self, sweep: SweepRow, by: str) -> Coverage:
        """How many storefronts a sweep read, of how many it visited, by `platform`, `category` or `ward`; under ALL of
        how many it was to visit."""
        column = {name: storefronts.c[name] for name in ("platform", "category", "ward")}[by]
        query = (
            select(column, func.count().filter(visits.c.state.in_(READ)), func.count())
            .join(storefronts, storefronts.c.id == visits.c.storefront)
            .where(visits.c.sweep == sweep.id)
            .group_by(column)
        )
        with self._store.reading() as connection:
            found = {group: (int(read), int(whole)) for group, read, whole in connection.execute(query)}
        return {**found, ALL: (sum(read for read, _ in found.values()), sweep.planned)}

    def span(self, begun: datetime, ended: datetime) -> YearAccount:
        """What the time from `begun` to before `ended` came to."""
        within = (visits.c.started >= begun) & (visits.c.started < ended)
        with self._store.reading() as connection:
            counted = connection.execute(
                select(
                    func.count(),
                    func.count(visits.c.storefront.distinct()),
                    func.count(visits.c.sweep.distinct()),
                ).where(within)
            ).one()
            read = connection.execute(
                select(func.count(visits.c.storefront.distinct())).where(within, visits.c.state.in_(READ))
            ).scalar_one()
            return YearAccount(
                begun, ended, counted[2], counted[0], counted[1], read, _rules(connection, begun, ended)
            )


def _lines() -> Select[tuple[object, ...]]:
    return (
        select(
            leads.c.id,
            leads.c.storefront,
            leads.c.severity,
            leads.c.state,
            leads.c.first_seen,
            leads.c.last_seen,
            storefronts.c.name,
            storefronts.c.platform,
            sightings.c.evidence_digest,
            sightings.c.document,
        )
        .join(storefronts, storefronts.c.id == leads.c.storefront)
        .join(sightings, (sightings.c.lead == leads.c.id) & (sightings.c.visit == leads.c.last_visit))
        .order_by(leads.c.priority.desc(), leads.c.last_seen.desc(), leads.c.id)
    )


def _steps(connection: Connection, sweep: str, by: str) -> dict[str, dict[str, int]]:
    column = leads.c.theme if by == "theme" else storefronts.c[by]
    query = (
        select(column, events.c.step, func.count(events.c.lead.distinct()))
        .select_from(events)
        .join(visits, visits.c.id == events.c.visit)
        .join(leads, leads.c.id == events.c.lead)
        .join(storefronts, storefronts.c.id == leads.c.storefront)
        .where(visits.c.sweep == sweep, events.c.by == "")
        .group_by(column, events.c.step)
    )
    found: dict[str, dict[str, int]] = {}
    for name, step, count in connection.execute(query):
        found.setdefault(name, {})[step] = count
    return found


def _standing(connection: Connection, sweep: str) -> dict[str, int]:
    """Open leads of the storefronts that a sweep visited, by severity."""
    visited = select(visits.c.storefront).where(visits.c.sweep == sweep)
    query = (
        select(leads.c.severity, func.count())
        .where(leads.c.state.in_([str(state) for state in OPEN]), leads.c.storefront.in_(visited))
        .group_by(leads.c.severity)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _unread(connection: Connection, sweep: str) -> tuple[Unread, ...]:
    query = (
        select(visits.c.storefront, storefronts.c.name, visits.c.state, visits.c.why)
        .join(storefronts, storefronts.c.id == visits.c.storefront)
        .where(visits.c.sweep == sweep, visits.c.state != "complete")
        .order_by(visits.c.state, visits.c.storefront)
    )
    return tuple(Unread(*row) for row in connection.execute(query))


def _decided(connection: Connection, begun: datetime, ended: datetime | None) -> dict[str, int]:
    undone = answers.undone()
    query = select(events.c.step, func.count()).where(
        events.c.by != "", events.c.at >= begun, events.c.number.not_in(undone)
    )
    if ended is not None:
        query = query.where(events.c.at < ended)
    return {row[0]: row[1] for row in connection.execute(query.group_by(events.c.step))}


def _rules(connection: Connection, begun: datetime, ended: datetime) -> dict[str, RuleYear]:
    seen = (
        select(leads.c.rule, func.count(leads.c.id.distinct()), func.count(leads.c.storefront.distinct()))
        .join(sightings, sightings.c.lead == leads.c.id)
        .where(sightings.c.at >= begun, sightings.c.at < ended)
        .group_by(leads.c.rule)
    )
    undone = answers.undone()
    took = (
        select(leads.c.rule, events.c.step, func.count(events.c.lead.distinct()))
        .join(leads, leads.c.id == events.c.lead)
        .where(events.c.at >= begun, events.c.at < ended, events.c.number.not_in(undone))
        .group_by(leads.c.rule, events.c.step)
    )
    steps: dict[str, dict[str, int]] = {}
    for rule, step, count in connection.execute(took):
        steps.setdefault(rule, {})[step] = count
    counted = {rule: (found, shops) for rule, found, shops in connection.execute(seen)}
    return {rule: RuleYear(*counted.get(rule, (0, 0)), steps.get(rule, {})) for rule in {*counted, *steps}}
