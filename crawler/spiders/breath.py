"""Lets the event loop look up between two pages."""

from __future__ import annotations

import asyncio

# Turns of the loop between two pages. Playwright spends two on each word of the browser, and words come in bursts. With
# one turn 8 of the example market's 47 drawn pages were there when the last plain page was, with 4 turns 16, with 12
# turns 23, with 40 turns 26, with 120 turns 30. A turn in which nothing happens takes a microsecond.
TURNS = 100


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
        self._pass_on(TURNS)

    def _pass_on(self, turns: int) -> None:
        if turns:
            asyncio.get_running_loop().call_soon(self._pass_on, turns - 1)
        else:
            self._lock.release()
