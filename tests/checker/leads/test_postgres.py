"""The same store on PostgreSQL (see conftest.py: a server of the test's own)."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from leads_made import SHOP, T0, finding, outcome_of, quote, visit
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DatabaseError

from checker.leads.errors import DecisionRefused, LeaseLost, LeaseTaken, OrderRefused, StoreAway
from checker.leads.life import Step
from checker.leads.review import choose, review
from checker.leads.store import Store
from checker.leads.store.office import Office
from checker.leads.store.orders import Orders
from checker.model import Outcome

AT = T0 + timedelta(hours=1)


@pytest.fixture
def store(postgres: str) -> Iterator[Store]:
    engine = create_engine(postgres)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    with Store(postgres) as opened:
        opened.put_storefronts([SHOP])
        yield opened
    Store(postgres).close()


def test_the_life_of_a_lead(store: Store) -> None:
    work = [(SHOP, visit(1).id)]
    store.start_sweep(
        "sweep1", registry="r", as_of=None, rulebook="r", evidence_folder="/e", work=work, at=AT
    )
    store.record([outcome_of(visit(1), [finding(facts=[quote(visit(1))])], sweep="sweep1")], AT)
    assert store.due("sweep1") == ()
    store.finish_sweep("sweep1", AT)
    (kept,) = store.leads()
    review(store, kept.id[:8], "confirm", by="An", reason="đúng", at=AT)
    with pytest.raises(DecisionRefused):
        review(store, kept.id, "confirm", by="An", reason="đúng", at=AT)
    store.record([outcome_of(visit(2), [finding(outcome=Outcome.PASSED)])], AT)
    store.record([outcome_of(visit(3), [finding()])], AT)
    assert [e.step for e in store.lead(kept.id).events] == [
        Step.NEW,
        Step.CONFIRMED,
        Step.MENDED,
        Step.REOPENED,
    ]
    assert store.sweep("sweep1").steps == {"new": 1}
    assert store.rebuild() == 0
    assert store.record([outcome_of(visit(3), [finding()])], AT)[0].fresh is False


def test_rows_are_only_added(store: Store, postgres: str) -> None:
    store.record([outcome_of(visit(1), [finding()])], AT)
    engine = create_engine(postgres)
    for table in ("visits", "findings", "tallies", "sightings", "events"):
        with pytest.raises(DatabaseError, match="only added"), engine.begin() as connection:
            connection.execute(text(f"DELETE FROM {table}"))
    engine.dispose()


def test_the_lease(store: Store) -> None:
    lease = store.take_lease("r", T0)
    with pytest.raises(LeaseTaken):
        store.take_lease("r", AT - timedelta(minutes=59, seconds=50))
    store.take_lease("r", AT)
    with pytest.raises(LeaseLost):
        store.beat(lease, AT)


def test_an_order_is_open_once(store: Store) -> None:
    orders = Orders(store)
    number = orders.add("r", "an", AT)
    with pytest.raises(OrderRefused):
        orders.add("r", "binh", AT)
    orders.end(number, AT)
    assert orders.add("r", "an", AT) > number
    assert [row.act for row in Office(store).trail()] == ["start sweep", "start sweep"]


def test_many_who_decide_many_leads_at_once_never_wait_for_each_other(store: Store) -> None:
    """Each decision writes its lead, its rule's other leads and the trail: two orders of locks would be a deadlock."""
    store.record([outcome_of(visit(1), [finding(f"rule-{n}") for n in range(3)])], AT)
    ids = [kept.id for kept in store.leads()]
    assert len(ids) == 3
    wrong: list[StoreAway] = []

    def work(n: int) -> None:
        try:
            for _ in range(6):
                if n % 2:
                    choice = choose("ask", by=f"u{n}", reason="x", at=AT)
                    store.decide_all(ids if n % 4 == 1 else ids[::-1], choice)
                else:
                    with contextlib.suppress(DecisionRefused):
                        review(store, ids[n % len(ids)], "ask", by=f"u{n}", reason="x", at=AT)
        except StoreAway as error:  # as a deadlock reaches us
            wrong.append(error)

    people = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert wrong == []
    decided = [event for event in store.events() if event.by]
    office = Office(store)
    assert len(office.trail(limit=1000)) == len(decided) and office.broken_trail() is None
