"""The peer: a bare Scrapy spider that only fetches a list of pages. Run as a program of its own.

Usage: python -m bench.bare URLS PROXY      (URLS: a file, one address a line)
Prints one JSON object: {"pages": …, "seconds": …}; seconds from the first request to the last answer.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import scrapy
from scrapy.crawler import AsyncCrawlerProcess


class Bare(scrapy.Spider):
    """Fetches, counts, keeps nothing."""

    name = "bare"

    def __init__(self, urls: list[str], proxy: str, tally: dict[str, float]) -> None:
        super().__init__()
        self.urls, self.meta, self.tally = urls, {"proxy": proxy} if proxy else {}, tally

    async def start(self) -> AsyncIterator[scrapy.Request]:
        self.tally["start"] = time.perf_counter()
        for url in self.urls:
            yield scrapy.Request(url, meta=dict(self.meta), dont_filter=True)

    def parse(self, response: Any) -> None:
        self.tally["pages"] += 1
        self.tally["end"] = time.perf_counter()


def main() -> None:
    urls = Path(sys.argv[1]).read_text("utf-8").split()
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
    process.crawl(Bare, urls=urls, proxy=sys.argv[2], tally=tally)
    process.start()
    print(json.dumps({"pages": tally["pages"], "seconds": tally["end"] - tally["start"]}))


if __name__ == "__main__":
    main()
