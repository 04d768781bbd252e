"""Sweeps that were asked for: one at a time of a registry, begun and ended by the sweep itself."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from leads_made import SHOP, T0, visit
from sqlalchemy.exc import DatabaseError

from checker.leads.errors import OrderRefused
from checker.leads.kept import StopRow
from checker.leads.store import Store
from checker.leads.store.office import Office
from checker.leads.store.orders import LONGEST_WHY, Orders


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(str(tmp_path / "a.db")) as opened:
        opened.put_storefronts([SHOP])
        yield opened


@pytest.fixture
def orders(store: Store) -> Orders:
    return Orders(store)


def begin(store: Store, sweep: str) -> None:
    work = [(SHOP, visit(1).id)]
    store.start_sweep(sweep, registry="r", as_of=None, rulebook="r", evidence_folder="/e", work=work, at=T0)


def test_the_life_of_an_order(store: Store, orders: Orders) -> None:
    number = orders.add("r", "an", T0)
    (row,) = orders.open()
    assert (row.number, row.registry, row.by, row.at, row.sweep, row.ended, row.why) == (
        number, "r", "an", T0, "", None, "",
    )  # fmt: skip
    orders.claim(number, T0)
    begin(store, "s1")
    orders.begin(number, "s1")
    assert orders.one(number).sweep == "s1"
    orders.end(number, T0, "hết đĩa" * LONGEST_WHY)
    orders.end(number, T0 + timedelta(hours=1), "another reason")
    done = orders.one(number)
    assert done.ended == T0 and done.why.startswith("hết đĩa") and len(done.why) == LONGEST_WHY
    assert orders.open() == () and orders.latest() == (done,)
    with pytest.raises(OrderRefused):
        orders.claim(number, T0)
    with pytest.raises(KeyError):
        orders.claim(99, T0)
    trail = Office(store).trail()
    assert [(row.who, row.act, row.what) for row in trail] == [("an", "start sweep", "r")]


def test_a_registry_has_one_open_order_and_none_while_it_is_swept(store: Store, orders: Orders) -> None:
    number = orders.add("r", "an", T0)
    with pytest.raises(OrderRefused):
        orders.add("r", "binh", T0)
    orders.add("another", "binh", T0)
    orders.end(number, T0)
    lease = store.take_lease("r", T0)
    assert orders.at_work("r", T0) is not None
    with pytest.raises(OrderRefused):
        orders.add("r", "an", T0)
    store.release(lease)
    assert orders.at_work("r", T0) is None
    assert orders.add("r", "an", T0) > number
    assert len(Office(store).trail()) == 3, "what was refused stands in the trail as if it had been done"


def test_many_who_ask_at_once_get_one_order(store: Store, orders: Orders) -> None:
    refused: list[OrderRefused] = []

    def ask() -> None:
        try:
            orders.add("r", "an", T0)
        except OrderRefused as error:
            refused.append(error)

    askers = [threading.Thread(target=ask) for _ in range(12)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert len(orders.open()) == 1 and len(refused) == 11


def test_an_order_whose_sweep_was_finished_but_not_its_row_is_not_done_again(
    store: Store, orders: Orders
) -> None:
    """The process was killed between the two."""
    number = orders.add("r", "an", T0)
    store.start_sweep("s1", registry="r", as_of=None, rulebook="r", evidence_folder="/e", work=[], at=T0)
    orders.begin(number, "s1")
    store.finish_sweep("s1", T0)
    with pytest.raises(OrderRefused):
        orders.claim(number, T0)
    assert orders.one(number).ended == T0 and orders.one(number).why == ""


def test_who_stops_a_sweep_is_written_down_and_only_that_process_is_meant(
    store: Store, orders: Orders
) -> None:
    number = orders.add("r", "an", T0)
    lease = store.take_lease("r", T0)
    begin(store, "s1")
    orders.begin(number, "s1")
    assert orders.wanted(lease) == "" and orders.stopped("r", T0, T0) is None
    orders.stop("r", "binh", T0)
    assert orders.wanted(lease) == "binh"
    assert orders.stopped("r", T0, T0) == StopRow("binh", T0, True)
    assert orders.stopped("other", T0, T0) is None
    done = orders.one(number)
    assert (done.ended, done.why, done.stopped) == (T0, "", "binh") and orders.open() == ()
    with pytest.raises(OrderRefused, match="binh stopped"):
        orders.stop("r", "chi", T0)
    store.release(lease)
    assert orders.stopped("r", T0, T0) == StopRow("binh", T0, False)
    assert orders.stopped("r", T0 + timedelta(minutes=1), T0) is None, "a stop of an earlier sweep"
    with pytest.raises(OrderRefused, match="No sweep"):
        orders.stop("r", "chi", T0)
    again = store.take_lease("r", T0)
    assert orders.wanted(again) == "", "the next process was not meant"
    acts = [(row.who, row.act, row.what) for row in Office(store).trail()]
    assert acts == [("binh", "stop sweep", "r"), ("an", "start sweep", "r")]
    with pytest.raises(DatabaseError), store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM stops")


def test_an_order_that_waits_does_not_begin_once_it_was_stopped(store: Store, orders: Orders) -> None:
    number = orders.add("r", "an", T0)
    orders.stop("r", "binh", T0)
    assert orders.open() == () and orders.one(number).stopped == "binh"
    with pytest.raises(OrderRefused):
        orders.claim(number, T0)
    assert orders.stopped("r", T0, T0) is None, "no sweep was stopped"
    assert orders.add("r", "an", T0) > number
