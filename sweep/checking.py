"""The workers that check visits while the crawl goes on, and what happens when one of them dies.

Each worker is a process with a pipe and a thread of ours that hands it one visit at a time. So it is
always known which visit a worker was at: when it dies (out of memory, a crash in a parser) or does not
come to an end, that visit is given up with a reason, a new worker begins, and no other visit is touched.
"""

from __future__ import annotations

import multiprocessing
import queue
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import TracebackType

from checker.leads.outcome import VisitOutcome
from rules.model import Rulebook
from sweep.order import Order

CHECK_SECONDS = 120.0  # a check of thirty pages takes well under one
_CONTEXT = multiprocessing.get_context("spawn")  # a fork would copy the sweep's threads halfway

Deliver = Callable[[Order, VisitOutcome | str], None]  # an outcome, or why there is none
Carry = Callable[[Order], VisitOutcome | None]


class Checking:
    """So many workers over one rulebook. Use as a context manager; `settle` before leaving it."""

    def __init__(
        self,
        rulebook: Rulebook,
        workers: int,
        deliver: Deliver,
        seconds: float = CHECK_SECONDS,
        carry: Carry | None = None,
    ) -> None:
        """`deliver` is called from the workers' threads, once for each order. `carry` says what a visit came to
        without checking it, where it can; then a worker begins with the first visit that must be checked."""
        self._orders: queue.SimpleQueue[Order | None] = queue.SimpleQueue()
        self._deliver = deliver
        self._open = 0
        self._changed = threading.Condition()
        self._stopped = False
        self._error: BaseException | None = None
        self._carry = carry
        self._hands = [_Hand(rulebook, seconds, carry is not None) for _ in range(max(1, workers))]
        self._threads = [
            threading.Thread(target=self._work, args=(hand,), name="rasoat-check", daemon=True)
            for hand in self._hands
        ]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> Checking:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let what is being checked come to its end, leave the rest, end the workers."""
        self._stopped = True
        for _ in self._threads:
            self._orders.put(None)
        for thread in self._threads:
            thread.join()

    def submit(self, order: Order) -> None:
        """Have one visit checked; its outcome is delivered when it is there."""
        with self._changed:
            self._open += 1
        self._orders.put(order)

    def settle(self, tick: Callable[[], None], every: float = 0.2) -> None:
        """Return when everything submitted was delivered. `tick` is called about every `every` seconds."""
        while True:
            with self._changed:
                done = self._changed.wait_for(lambda: self._open == 0 or self._error is not None, every)
            tick()
            if self._error is not None:
                raise self._error
            if done:
                return

    def _work(self, hand: _Hand) -> None:
        try:
            if self._carry is None:
                hand.begin()
            while (order := self._orders.get()) is not None and not self._stopped:
                carried = self._carry(order) if self._carry else None
                self._deliver(order, carried or hand.examine(order))
                with self._changed:
                    self._open -= 1
                    self._changed.notify_all()
        except BaseException as error:  # noqa: BLE001  settle() raises it in the main thread
            with self._changed:
                self._error = error
                self._changed.notify_all()
        finally:
            hand.end()


class _Hand:
    """One worker process, begun again whenever it was lost."""

    def __init__(self, rulebook: Rulebook, seconds: float, kept: bool) -> None:
        self._rulebook, self._kept = rulebook, kept
        self._seconds = seconds
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._awake = False

    def begin(self) -> None:
        """Start the process; it loads its libraries while the first pages are still being fetched."""
        # this loads all that reads pages, which a sweep of unchanged shops never needs
        from sweep.worker import serve

        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=serve, args=(self._rulebook, theirs, self._kept), daemon=True)
        try:
            process.start()
        except BaseException:  # no memory, no more processes: there is none to end
            ours.close()
            raise
        finally:
            theirs.close()  # so that its death is the end of the pipe
        self._process, self._pipe, self._awake = process, ours, False

    def examine(self, order: Order) -> VisitOutcome | str:
        """One visit checked, or the reason why not."""
        if self._pipe is None:
            self.begin()
        assert self._pipe is not None
        try:
            if not self._awake:
                self._awake = bool(self._pipe.recv())
            self._pipe.send(order)
            if self._pipe.poll(self._seconds):
                result: VisitOutcome | str = self._pipe.recv()
                return result
            why = f"the check took longer than {self._seconds:g} s"
        except (EOFError, ConnectionError):
            why = "the process that checked this visit died (out of memory?)"
        self.end()
        return why

    def end(self) -> None:
        """End the process, whatever it is doing."""
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None
