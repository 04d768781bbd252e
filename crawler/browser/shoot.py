"""Pictures of a page: whole, as JPEG. They are kept beside the markup, never instead of it."""

from __future__ import annotations

import asyncio
import base64
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.async_api import CDPSession, Page, ViewportSize

TALLEST = 12_000  # pixels of height; what is below is not in the picture
QUALITY = 70  # of JPEG: small letters stay readable, a shop's page takes 100 to 500 kB
PATIENCE = 5.0  # seconds
TYPE = "image/jpeg"
VIEW: ViewportSize = {"width": 1280, "height": 1600}  # pixels of a tab that opens a page
SIZE = "({w: document.documentElement.clientWidth, h: document.documentElement.scrollHeight})"


async def shoot(page: Page) -> bytes:
    """The page as it stands in, a JPEG of its whole length out; b"" when the browser gave none."""
    from playwright.async_api import Error

    try:
        size = await page.evaluate(SIZE)
        wide, high = int(size["w"]) or 1280, max(1, int(size["h"]))
        return await page.screenshot(
            full_page=True,
            clip={"x": 0, "y": 0, "width": wide, "height": min(high, TALLEST)},
            type="jpeg",
            quality=QUALITY,
            timeout=PATIENCE * 1000,
            animations="disabled",
            caret="hide",
        )
    except Error:
        return b""


async def snap(page: Page, wire: CDPSession, high: int) -> bytes:
    """As `shoot`, of a page whose height is known and that stands still. The tab is left as high as the page: to be
    drawn once more at its old height, only to be left then, would cost a page a tenth of its processor time."""
    from playwright.async_api import Error

    how = {"format": "jpeg", "quality": QUALITY, "optimizeForSpeed": True}
    try:
        async with asyncio.timeout(PATIENCE):
            if high > VIEW["height"]:
                await page.set_viewport_size({"width": VIEW["width"], "height": min(high, TALLEST)})
            told = await wire.send("Page.captureScreenshot", how)
    except (Error, TimeoutError):
        return b""
    return base64.b64decode(told["data"])
