"""One sweep of one registry at a time, told by a real store and real processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from leads_made import SHOP, T0, finding, outcome_of, visit

from checker.leads.errors import LeaseLost, LeaseTaken
from checker.leads.store import BEAT_SECONDS, Store

LATER = timedelta(seconds=1)
MUCH_LATER = timedelta(seconds=BEAT_SECONDS * 5)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(str(tmp_path / "a.db")) as opened:
        opened.put_storefronts([SHOP])
        yield opened


def _hold(path: str, pipe: Connection) -> None:
    with Store(path) as store:
        store.take_lease("r.csv", T0)
        pipe.send("held")
        pipe.recv()


def test_a_second_holder_is_told_who_holds(store: Store) -> None:
    lease = store.take_lease("r.csv", T0)
    with pytest.raises(LeaseTaken) as refusal:
        store.take_lease("r.csv", T0 + LATER)
    assert str(os.getpid()) in refusal.value.say("vi")
    store.take_lease("other.csv", T0)
    store.release(lease)
    store.take_lease("r.csv", T0 + LATER)


def test_a_silent_holder_loses_its_place_and_may_write_no_more(store: Store) -> None:
    old = store.take_lease("r.csv", T0)
    store.take_lease("r.csv", T0 + MUCH_LATER)
    with pytest.raises(LeaseLost):
        store.beat(old, T0 + MUCH_LATER)
    with pytest.raises(LeaseLost):
        store.record([outcome_of(visit(1), [finding()])], T0, old)
    assert store.visits() == () and store.leads() == ()
    store.release(old)
    with pytest.raises(LeaseTaken):
        store.take_lease("r.csv", T0 + MUCH_LATER + LATER)


def test_a_beat_keeps_the_place(store: Store) -> None:
    lease = store.take_lease("r.csv", T0)
    store.beat(lease, T0 + MUCH_LATER)
    with pytest.raises(LeaseTaken):
        store.take_lease("r.csv", T0 + MUCH_LATER + LATER)


def test_a_killed_holder_is_followed_at_once(store: Store, tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    holder = context.Process(target=_hold, args=(str(tmp_path / "a.db"), theirs))
    holder.start()
    assert ours.poll(60) and ours.recv() == "held"
    with pytest.raises(LeaseTaken):
        store.take_lease("r.csv", T0 + LATER)
    assert holder.pid is not None
    os.kill(holder.pid, signal.SIGKILL)
    os.waitid(os.P_PID, holder.pid, os.WEXITED | os.WNOWAIT)  # dead, and nobody has buried it yet
    assert store.take_lease("r.csv", T0 + LATER).after
    holder.join()
