"""Turns at the browser: some tabs side by side, or one with nobody beside it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Tabs:
    """`turn` waits no longer than it may."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._free = asyncio.Semaphore(count)  # first come, first served
        self._alone = asyncio.Lock()

    @asynccontextmanager
    async def turn(self, ends: float, *, alone: bool = False) -> AsyncIterator[bool]:
        """A turn that begins before the event loop's time `ends`, or False; `alone`: every tab is taken."""
        taken = 0
        try:
            try:
                async with asyncio.timeout_at(ends):
                    if not alone:
                        await self._free.acquire()
                        taken = 1
                    else:
                        async with self._alone:  # two that each held a tab would wait for each other
                            while taken < self._count:
                                await self._free.acquire()
                                taken += 1
            except TimeoutError:
                mine = False
            else:
                mine = True
            yield mine
        finally:
            for _ in range(taken):
                self._free.release()
