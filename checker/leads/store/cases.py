"""A programme's cases over the store of the leads. Each method is one transaction; times come from the caller."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select

from checker.leads.cases import DECISIONS, Case, CaseEvent, CaseStep, case_id, may
from checker.leads.errors import DecisionRefused, NoSuchLead
from checker.leads.store.case_tables import case_events
from checker.leads.store.case_tables import cases as table
from checker.leads.store.counts import day_of
from checker.leads.store.store import Store
from checker.leads.store.tables import storefronts

_OUTLINE = DECISIONS | {CaseStep.APPLIED, CaseStep.WARNED, CaseStep.MENDED}


class Cases:
    """The applications of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def apply(self, programme: str, storefront: str, by: str, at: datetime) -> Case:
        """Open a case. Raises NoSuchLead for a storefront that is not in the store, DecisionRefused for one that
        has a case of this programme which is not ended."""
        with self._store.writing() as connection:
            if (
                connection.execute(select(storefronts.c.id).where(storefronts.c.id == storefront)).scalar()
                is None
            ):
                raise NoSuchLead(
                    f"Không có gian hàng {storefront!r} trong kho; hãy rà soát gian hàng trước.",
                    f"There is no storefront {storefront!r} in the store; sweep it first.",
                )
            for case in _cases(connection, programme, storefront):
                if case.state(day_of(at)).value not in ("refused", "revoked", "lapsed"):
                    raise DecisionRefused(
                        f"Gian hàng {storefront} đã có hồ sơ {case.id} của chương trình này.",
                        f"The storefront {storefront} has the case {case.id} of this programme already.",
                    )
            name = case_id(programme, storefront, at)
            connection.execute(insert(table).values(id=name, programme=programme, storefront=storefront))
            _add(connection, name, CaseEvent(CaseStep.APPLIED, at, by))
            return _one(connection, name)

    def add(self, start: str, event: CaseEvent) -> Case:
        """Add what happened to a case; a decision only where the case may take it. Raises DecisionRefused."""
        with self._store.writing() as connection:
            case = _one(connection, start)
            state = case.state(day_of(event.at))
            if event.step in (CaseStep.GRANTED, CaseStep.REFUSED, CaseStep.ASKED, CaseStep.REVOKED):
                if event.step not in may(state):
                    raise DecisionRefused(
                        f"Hồ sơ {case.id} đang ở trạng thái {state}; không thể {event.step}.",
                        f"The case {case.id} is {state}; it cannot be {event.step}.",
                    )
                if not event.by.strip() or not event.reason.strip():
                    raise DecisionRefused(
                        "Cần tên người quyết định và lý do.", "A decision needs a name and a reason."
                    )
            _add(connection, case.id, event)
            return _one(connection, case.id)

    def case(self, start: str) -> Case:
        """One case, by its id or the beginning of it. Raises NoSuchLead."""
        with self._store.reading() as connection:
            return _one(connection, start)

    def cases(self, programme: str = "") -> tuple[Case, ...]:
        """All cases, of one programme or of every one, the earliest first."""
        with self._store.reading() as connection:
            return _cases(connection, programme)

    def outlines(self, programme: str = "") -> tuple[Case, ...]:
        """As `cases`, of which only the events that make the state were read: what a list of them shows.

        Monthly scores are most of what a store holds of its cases: 2,000 cases a year old took 0.7 s whole.
        """
        with self._store.reading() as connection:
            return _cases(connection, programme, steps=_OUTLINE)


def _add(connection: Connection, case: str, event: CaseEvent) -> None:
    connection.execute(
        insert(case_events).values(
            of_case=case,
            at=event.at,
            step=str(event.step),
            by=event.by,
            reason=event.reason,
            visit=event.visit,
            marks=json.dumps(dict(event.marks), ensure_ascii=False),
            until=event.until,
            name=event.name,
            sha256=event.sha256,
            certificate=event.certificate,
        )
    )


def _one(connection: Connection, start: str) -> Case:
    query = select(table.c.id).where(table.c.id.startswith(start.strip().lower(), autoescape=True)).limit(2)
    found = connection.execute(query).scalars().all() if start.strip() else []
    if len(found) != 1:
        raise NoSuchLead(
            f"Không có đúng một hồ sơ có mã bắt đầu bằng {start!r}; xem `rasoat programme list`.",
            f"There is not exactly one case that begins with {start!r}; see `rasoat programme list`.",
        )
    return _built(connection, [found[0]])[0]


def _cases(
    connection: Connection,
    programme: str = "",
    storefront: str = "",
    steps: frozenset[CaseStep] | None = None,
) -> tuple[Case, ...]:
    query = select(table.c.id)
    if programme:
        query = query.where(table.c.programme == programme)
    if storefront:
        query = query.where(table.c.storefront == storefront)
    return _built(connection, connection.execute(query).scalars().all(), steps)


def _built(
    connection: Connection, ids: Sequence[str], steps: frozenset[CaseStep] | None = None
) -> tuple[Case, ...]:
    wanted = set(ids)
    happened: dict[str, list[CaseEvent]] = {}
    query = select(case_events).order_by(case_events.c.number)
    if len(wanted) == 1:
        query = query.where(case_events.c.of_case == ids[0])
    if steps is not None:
        query = query.where(case_events.c.step.in_(sorted(map(str, steps))))
    for row in connection.execute(query):
        if row.of_case in wanted:
            happened.setdefault(row.of_case, []).append(
                CaseEvent(
                    CaseStep(row.step),
                    row.at,
                    row.by,
                    row.reason,
                    row.visit,
                    json.loads(row.marks),
                    row.until,
                    row.name,
                    row.sha256,
                    row.certificate,
                    row.number,
                )
            )
    rows = select(table, storefronts.c.name.label("shop")).join(
        storefronts, storefronts.c.id == table.c.storefront
    )
    found = [row for row in connection.execute(rows) if row.id in wanted]
    built = [Case(row.id, row.programme, row.storefront, row.shop, tuple(happened[row.id])) for row in found]
    return tuple(sorted(built, key=lambda case: (case.events[0].at, case.id)))
