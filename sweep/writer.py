"""The one writer of a sweep: a thread that takes outcomes and writes them down in the order they come.

What is waiting is written together, so that a quick crawl costs one commit for many visits; each visit
is still written whole or not at all. Between visits the lease is kept warm.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from checker.leads.errors import StoreAway
from checker.leads.kept import Recorded
from checker.leads.outcome import VisitOutcome
from checker.leads.store import BEAT_SECONDS, Lease, Store
from checker.leads.store.orders import Orders

TOGETHER = 64  # visits in one transaction at most
LOOK_SECONDS = 2.0  # how often the store is asked whether somebody wants the sweep to end


class Writer(threading.Thread):
    """Start it, `put` outcomes, `finish`. `on_written` is called in this thread for each visit written, `on_stop` when
    somebody wants the sweep to end."""

    def __init__(
        self,
        store: Store,
        lease: Lease,
        now: Callable[[], datetime],
        on_written: Callable[[VisitOutcome, Recorded], None],
        on_stop: Callable[[str], None] = lambda by: None,
    ) -> None:
        super().__init__(name="rasoat-writer", daemon=True)
        self._store = store
        self._orders = Orders(store)
        self._lease = lease
        self._now = now
        self._queue: queue.SimpleQueue[VisitOutcome | None] = queue.SimpleQueue()
        self._on_written = on_written
        self._on_stop = on_stop
        self._beaten = self._looked = now()
        self.error: BaseException | None = None

    def put(self, outcome: VisitOutcome) -> None:
        """Have one visit written down. Any thread may call this."""
        self._queue.put(outcome)

    def raise_error(self) -> None:
        """Raise here what went wrong in the thread: a full disk, a lost lease."""
        if self.error is not None:
            raise self.error

    def finish(self) -> None:
        """Write what is waiting and end. Does not raise; see `raise_error`."""
        self._queue.put(None)
        self.join()

    def run(self) -> None:
        """The thread's body."""
        try:
            while self._step():
                pass
        except BaseException as error:  # noqa: BLE001  the main thread raises it at its next step
            self.error = error

    def _step(self) -> bool:
        batch: list[VisitOutcome] = []
        go_on = True
        try:
            first = self._queue.get(timeout=LOOK_SECONDS)
        except queue.Empty:
            self._idle(self._now())
            return True
        while first is not None:
            batch.append(first)
            if len(batch) >= TOGETHER:
                break
            try:
                first = self._queue.get_nowait()
            except queue.Empty:
                break
        else:
            go_on = False
        if batch:
            done = self._store.record(batch, self._now(), self._lease)
            for outcome, recorded in zip(batch, done, strict=True):
                self._on_written(outcome, recorded)
            self._beaten = self._now()
            if (self._beaten - self._looked).total_seconds() >= LOOK_SECONDS:
                self._look(self._beaten)
        return go_on

    def _idle(self, now: datetime) -> None:
        if (now - self._beaten).total_seconds() >= BEAT_SECONDS:
            self._store.beat(self._lease, now)
            self._beaten = now
        self._look(now)

    def _look(self, now: datetime) -> None:
        self._looked = now
        with suppress(StoreAway):  # the next beat says so, if it lasts
            if by := self._orders.wanted(self._lease):
                self._on_stop(by)
