"""Turns at the browser: some tabs side by side, or one with nobody beside it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turn:
    """A turn that may be over before its tab is: false when there was none in time."""

    def __init__(self, mine: bool, drawing: list[asyncio.Semaphore], pictured: asyncio.Semaphore) -> None:
        """`drawing`: what is held once for each entry; `pictured` has the places of pages that are drawn."""
        self._mine, self._held, self._pictured = mine, drawing, pictured

    def __bool__(self) -> bool:
        return self._mine

    async def pass_on(self) -> None:
        """The page is drawn and only its picture is still taken: the next one may begin, in another tab.

        As many pages may be pictured as are drawn; a turn without anybody beside it is not passed on.
        """
        if len(self._held) == 1:
            await self._pictured.acquire()
            self._held.append(self._pictured)
            self._held.pop(0).release()


class Tabs:
    """`turn` waits no longer than it may."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._free = asyncio.Semaphore(count)  # first come, first served
        self._pictured = asyncio.Semaphore(count)
        self._alone = asyncio.Lock()

    @asynccontextmanager
    async def turn(self, ends: float, *, alone: bool = False) -> AsyncIterator[Turn]:
        """A turn that begins before the event loop's time `ends`, or a false one; `alone`: every tab is taken."""
        held: list[asyncio.Semaphore] = []
        try:
            try:
                async with asyncio.timeout_at(ends):
                    if not alone:
                        await self._free.acquire()
                        held.append(self._free)
                    else:
                        async with self._alone:  # two that each held a tab would wait for each other
                            for places in (self._free, self._pictured):
                                for _ in range(self._count):
                                    await places.acquire()
                                    held.append(places)
            except TimeoutError:
                mine = False
            else:
                mine = True
            yield Turn(mine, held, self._pictured)
        finally:
            for places in held:
                places.release()
