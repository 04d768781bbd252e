"""Brings the whole page into view: pop-ups and cookie walls are closed without agreeing, lazy parts are met."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from crawler.browser.inpage import CLEAR, SCROLL

if TYPE_CHECKING:
    from playwright.async_api import Page

SCREENS = 12  # of 1,600 pixels each; a page that grows for ever is met so far
# In the order of choice: saying no comes before closing. Written without marks, as the page's words are compared.
REFUSALS = (
    "tu choi tat ca",
    "tu choi",
    "chi can thiet",
    "chi cookie can thiet",
    "chi chap nhan cookie can thiet",
    "khong cam on",
    "khong dong y",
    "khong",
    "reject all",
    "reject",
    "decline",
    "only necessary",
    "necessary only",
    "no thanks",
    "no",
    "de sau",
    "bo qua",
    "not now",
    "later",
    "skip",
    "dong lai",
    "dong",
    "close",
    "x",
    "×",
    "✕",
    "✖",
)


async def clear(page: Page) -> list[str]:
    """Closes what lies over the page; the words of the buttons that were pressed come out."""
    from playwright.async_api import Error

    with suppress(Error):
        return [str(word) for word in await page.evaluate(CLEAR, list(REFUSALS))]
    return []


async def scroll(page: Page) -> bool:
    """Goes down the page and back, within a bound; True when there was anything below the first screen."""
    return bool(await page.evaluate(SCROLL, SCREENS))
