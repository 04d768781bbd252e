"""Lets the event loop look up between two pages."""

from __future__ import annotations

import asyncio


class Breath:
    """`take` one before a page is taken apart: until the loop has looked at everything else, nobody gets the next.

    Pages of many visits come at once, and taking one apart holds the loop for some milliseconds. The browser tells us
    something seventy times for one page that it draws; each time it would wait behind all of them.
    """

    def __init__(self) -> None:
        self._lock = asyncio.Lock()  # first come, first served

    async def take(self) -> None:
        """Waits for its turn. What follows up to the next wait is the turn."""
        await self._lock.acquire()
        asyncio.get_running_loop().call_soon(self._lock.release)
