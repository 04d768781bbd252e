"""The spider: a bounded number of visits side by side, each a coroutine over Scrapy's downloader."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import AsyncIterator, Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import scrapy

from crawler.browser import Browser
from crawler.evidence.errors import EvidenceError
from crawler.failure import keep_failure
from crawler.model import VisitRecord, VisitState
from crawler.settings import CrawlSettings
from crawler.spiders.fetch import Fetcher
from crawler.spiders.handler import CA_FILE
from crawler.spiders.visit import VisitRun
from crawler.wire import Job, PageSeen

Emit = Callable[[PageSeen | VisitRecord], None]


class SweepSpider(scrapy.Spider):
    """Visits storefronts. `start` runs until every job is done or `stop()` was called."""

    name = "rasoat"

    def __init__(
        self,
        jobs: Iterable[Job],
        crawl_settings: CrawlSettings,
        emit: Emit,
        begun: Callable[[str], None],
        **kw: Any,
    ) -> None:
        super().__init__(**kw)
        self._jobs = iter(jobs)
        self._crawl_settings = crawl_settings
        self._emit, self._begun = emit, begun
        self._workers: list[asyncio.Task[None]] = []
        self._stopped = False

    def stop(self) -> None:
        """Cancels all visits; those that are not finished leave nothing behind."""
        self._stopped = True
        for worker in self._workers:
            worker.cancel()

    async def start(self) -> AsyncIterator[Any]:
        """Scrapy's entry. Yields nothing: visits ask the downloader themselves."""
        settings = self._crawl_settings
        fetcher = Fetcher(self.crawler, settings)
        browser = Browser(settings) if settings.browser != "never" else None
        if not self._stopped:
            self._workers = [
                asyncio.ensure_future(self._work(fetcher, browser))
                for _ in range(settings.storefronts_at_once)
            ]
        try:
            await asyncio.gather(*self._workers, return_exceptions=True)
        finally:
            if browser is not None:
                await browser.close()
        for worker in self._workers:
            if not worker.cancelled() and (error := worker.exception()) is not None:
                raise error
        return
        yield  # makes this the generator that Scrapy expects; nothing ever comes out

    async def _work(self, fetcher: Fetcher, browser: Browser | None) -> None:
        for job in self._jobs:
            self._begun(job.visit_id)
            self._emit(await self._visit(job, fetcher, browser))

    async def _visit(self, job: Job, fetcher: Fetcher, browser: Browser | None) -> VisitRecord:
        started = datetime.now(UTC)
        try:
            return await VisitRun(job, self._crawl_settings, fetcher, browser, self._emit).run()
        except EvidenceError as error:
            return VisitRecord(job.visit_id, job.storefront.id, VisitState.FAILED, str(error), 0, 0, "")
        except Exception as error:  # noqa: BLE001  one visit's fault is told as its outcome and must not end the others
            frame = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{Path(frame.filename).name}:{frame.lineno}"
            return keep_failure(
                job,
                self._crawl_settings,
                started,
                f"our own fault: {type(error).__name__} at {place}: {error}",
            )
        finally:
            if browser is not None:
                await browser.leave(job.visit_id)


def scrapy_settings(settings: CrawlSettings) -> dict[str, Any]:
    """Our settings as Scrapy's: its downloader and slots, and nothing that the visits do themselves."""
    return {
        "DOWNLOADER_MIDDLEWARES_BASE": {},
        "SPIDER_MIDDLEWARES_BASE": {},
        "EXTENSIONS_BASE": {},
        "TELNETCONSOLE_ENABLED": False,
        "LOG_ENABLED": False,
        "LOG_INSTALL_ROOT_HANDLER": False,
        "STATS_CLASS": "scrapy.statscollectors.DummyStatsCollector",
        "DOWNLOAD_HANDLERS": {
            "http": "crawler.spiders.handler.BoundedHandler",
            "https": "crawler.spiders.handler.BoundedHandler",
            "data": None,
            "file": None,
            "ftp": None,
            "s3": None,
        },
        "DOWNLOAD_DELAY": settings.delay,
        "DOWNLOAD_DELAY_JITTER": 0.0,
        "CONCURRENT_REQUESTS": 0,  # the number of visits is the bound
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        # Sizes are bounded by signals that keep the head; Scrapy's own bounds throw it away.
        "DOWNLOAD_MAXSIZE": 0,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_FAIL_ON_DATALOSS": False,
        "DOWNLOAD_TIMEOUT": settings.timeout,
        "DNS_TIMEOUT": min(settings.timeout, 20.0),
        "USER_AGENT": settings.user_agent,
        "SPIDER_LOADER_WARN_ONLY": True,
        CA_FILE: settings.ca_file,
    }
