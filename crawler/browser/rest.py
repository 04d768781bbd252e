"""When a page has come to rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.browser.door import Door
from crawler.browser.inpage import BARE, LENGTH, REST, STILL

if TYPE_CHECKING:
    from playwright.async_api import Page


async def rest(page: Page, door: Door) -> None:
    """Return when the page neither changes nor waits for an answer. A page that never rests: cancel it."""
    while True:
        before = door.asked
        await page.evaluate(STILL, REST)
        if door.under_way or door.asked != before:
            continue
        if await page.evaluate(LENGTH) < BARE:  # still a shell: perhaps it waits for a timer of its own
            await page.evaluate(STILL, 4 * REST)
        if not door.under_way and door.asked == before:
            return
