"""How soon a host may be asked again: one request at a time, a rest that grows with its slowness.

Three things keep a host at rest: the crawl's delay and the host's own Crawl-delay, counted from one request
to the next; a rest of as long as a slow answer took, counted from its end; and the time that a host names in
Retry-After (RFC 9110, 10.2.3). Hosts are kept for the whole crawl, so visits of one host share its rest.
A crawl without a delay is one of somebody's own servers: there slowness is mostly our own and brings no rest.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

QUICK = 0.25  # seconds; an answer within this time shows no slowness
LONGEST_REST = 60.0  # seconds; the most that slowness alone brings
CALMING = 0.5  # the part of a rest that stays after one answer that was quicker


class Pace:
    """One host. Times are the event loop's, in seconds."""

    def __init__(self, delay: float) -> None:
        self._delay = delay
        self._turn = asyncio.Lock()  # first come, first served
        self._began = self._ended = -math.inf  # the last request
        self._held = -math.inf  # not before this time
        self.rest = 0.0  # after each answer, because the host is slow or under strain
        self.slowest = 0.0
        self.until: datetime | None = None  # the time that the host named when it last asked to be left alone

    def ask_for(self, delay: float) -> None:
        """The host's own wish (Crawl-delay): never less than the crawl's."""
        self._delay = max(self._delay, delay)

    def ready_at(self) -> float:
        """When the host may be asked again."""
        return max(self._held, self._began + self._delay, self._ended + self.rest)

    @property
    def between(self) -> float:
        """The seconds that lie between two requests at least."""
        return max(self._delay, self.rest)

    def hold(self, seconds: float, until: datetime | None = None) -> None:
        """Nothing is asked for so long from now on; `until` when the host itself named the time."""
        self._held = max(self._held, asyncio.get_running_loop().time() + seconds)
        self.until = until or self.until

    def strained(self, least: float) -> None:
        """The host said that it has too much to do: its rest doubles."""
        self.rest = min(max(self.rest * 2, least), LONGEST_REST)

    @asynccontextmanager
    async def turn(self, deadline: float) -> AsyncIterator[bool]:
        """Waits for the turn and holds it; False when it would only come after `deadline`, and nothing is held."""
        loop = asyncio.get_running_loop()
        if not await self._wait(deadline):
            yield False
            return
        self._began = loop.time()
        try:
            yield True
        finally:
            self._ended = loop.time()
            self._heard(self._ended - self._began)
            self._turn.release()

    async def _wait(self, deadline: float) -> bool:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout_at(deadline):
                await self._turn.acquire()
        except TimeoutError:
            return False
        ready = self.ready_at()
        if ready > deadline:
            self._turn.release()
            return False
        try:
            if (wait := ready - loop.time()) > 0:
                await asyncio.sleep(wait)
        except asyncio.CancelledError:
            self._turn.release()
            raise
        return True

    def _heard(self, took: float) -> None:
        """Slowness is believed at once and forgotten by halves."""
        self.slowest = max(self.slowest, took)
        due = min(took, LONGEST_REST) if took > QUICK and self._delay > 0 else 0.0
        self.rest = due if due >= self.rest else max(due, self.rest * CALMING)
        if self.rest < QUICK:
            self.rest = 0.0
