"""Ending a sweep that somebody wants to end, as Ctrl-C ends it: what is written stays, the rest is taken up later."""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType
from typing import Any


class SweepStopped(KeyboardInterrupt):
    """Somebody wanted the sweep to end. `by`: their name."""

    def __init__(self, by: str) -> None:
        super().__init__(f"stopped by {by}")
        self.by = by


class Stopping:
    """A stretch of work of the main thread that another thread may end, once, wherever it waits.

    In a thread that is not the main one nothing can be ended so, and `ask` does nothing. A signal of our own is used
    because it reaches a read that waits for a slow shop, also where Ctrl-C is ignored (`nohup`).
    """

    def __init__(self) -> None:
        self._by = ""
        self._before: Any = None
        self._main = threading.current_thread() is threading.main_thread()
        self._entered = self._open = False

    def ask(self, by: str) -> None:
        """Have the work end. Any thread may call this; only the first time counts."""
        if self._open and not self._by:
            self._by = by
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGUSR1)

    def __enter__(self) -> Stopping:
        if self._main:
            self._before = signal.signal(signal.SIGUSR1, self._heard)
            self._entered = self._open = True
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open = False

    def close(self) -> None:
        """Give the signal back; nobody asks any more."""
        if self._entered:
            signal.signal(signal.SIGUSR1, self._before)

    def _heard(self, number: int, frame: FrameType | None) -> None:
        if self._open:
            self._open = False
            raise SweepStopped(self._by)
