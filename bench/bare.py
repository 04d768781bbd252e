"""The peer: a bare Scrapy spider that only fetches a list of pages. Run as a program of its own.

Usage: python -m bench.bare URLS PROXY [OPENED]      (URLS: a file, one address a line)
Prints one JSON object: {"pages": …, "seconds": …}; seconds from the first request to the last answer.

OPENED is a file with a JSON list of lists of addresses: each list is opened meanwhile in a tab of a browser, one page
after the other, as a plain Playwright script does it that takes no picture, and the HTML as it stands when the page
says that it has loaded. The browser stands ready before the first request.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import scrapy
from scrapy.crawler import AsyncCrawlerProcess

from crawler.browser.chromium import find_browser

if TYPE_CHECKING:
    from playwright.async_api import Page


class Bare(scrapy.Spider):
    """Fetches, counts, keeps nothing."""

    name = "bare"

    def __init__(self, urls: list[str], opened: list[list[str]], proxy: str, tally: dict[str, float]) -> None:
        super().__init__()
        self.urls, self.meta, self.tally = urls, {"proxy": proxy} if proxy else {}, tally
        self.opened, self.proxy = opened, proxy

    async def start(self) -> AsyncIterator[scrapy.Request]:
        if not self.opened:
            for request in self._requests():
                yield request
            return
        from playwright.async_api import async_playwright

        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=find_browser() or None,
                # Chromium goes past a proxy to this machine unless told not to.
                proxy={"server": self.proxy, "bypass": "<-loopback>"},
                chromium_sandbox=os.geteuid() != 0,
            )
            tabs = [await browser.new_page() for _ in self.opened]
            requests = self._requests()
            opening = [
                asyncio.ensure_future(self._open(*each)) for each in zip(tabs, self.opened, strict=True)
            ]
            for request in requests:
                yield request
            await asyncio.gather(*opening)
            await browser.close()

    def _requests(self) -> list[scrapy.Request]:
        self.tally["start"] = time.perf_counter()
        return [scrapy.Request(url, meta=dict(self.meta), dont_filter=True) for url in self.urls]

    async def _open(self, tab: Page, urls: list[str]) -> None:
        for url in urls:
            await tab.goto(url)
            await tab.content()
            self._count()

    def parse(self, response: Any) -> None:
        self._count()

    def _count(self) -> None:
        self.tally["pages"] += 1
        self.tally["end"] = time.perf_counter()


def main() -> None:
    urls = Path(sys.argv[1]).read_text("utf-8").split()
    opened = json.loads(Path(sys.argv[3]).read_text("utf-8")) if len(sys.argv) > 3 else []
    tally: dict[str, float] = {"pages": 0, "start": 0.0, "end": 0.0}
    process = AsyncCrawlerProcess(
        {
            "LOG_ENABLED": False,
            "ROBOTSTXT_OBEY": False,
            "CONCURRENT_REQUESTS": 32,
            "DOWNLOAD_DELAY": 0,
            "TELNETCONSOLE_ENABLED": False,
            "COOKIES_ENABLED": False,
            "HTTPERROR_ALLOW_ALL": True,
            "RETRY_ENABLED": False,
        }
    )
    process.crawl(Bare, urls=urls, opened=opened, proxy=sys.argv[2], tally=tally)
    process.start()
    print(json.dumps({"pages": tally["pages"], "seconds": tally["end"] - tally["start"]}))


if __name__ == "__main__":
    main()
