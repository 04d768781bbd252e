"""The spider: a bounded number of visits side by side, each a coroutine over Scrapy's downloader."""

from __future__ import annotations

import asyncio
import math
import traceback
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import scrapy

from crawler.browser import Browser
from crawler.evidence.errors import EvidenceError
from crawler.failure import keep_failure
from crawler.hours import Hours
from crawler.later import asks
from crawler.model import VisitRecord, VisitState
from crawler.settings import CrawlSettings
from crawler.spiders.answer import now
from crawler.spiders.fetch import Fetcher
from crawler.spiders.handler import CA_FILE
from crawler.spiders.visit import VisitRun
from crawler.wire import Job, PageSeen

Emit = Callable[[PageSeen | VisitRecord], None]
NEVER_ASKED = datetime.min.replace(tzinfo=UTC)
LOOK_AGAIN = 30.0  # seconds
MANY = 4  # storefronts never visited before: one of them will need a browser, and need not wait until it has started


class SweepSpider(scrapy.Spider):
    """Visits storefronts. `start` runs until every job is done or `stop()` was called."""

    name = "rasoat"

    def __init__(
        self,
        jobs: Iterable[Job],
        crawl_settings: CrawlSettings,
        emit: Emit,
        begun: Callable[[str], None],
        watch: Callable[[SweepSpider], Coroutine[Any, Any, None]],
        clock: Callable[[], datetime] = now,
        **kw: Any,
    ) -> None:
        super().__init__(**kw)
        # hosts that asked for time come last: until then their time may have passed
        ordered = sorted(jobs, key=lambda job: job.not_before or NEVER_ASKED)
        self._jobs, self._new = iter(ordered), sum(not job.before for job in ordered)
        self._clock = clock
        self._hours = Hours.parse(crawl_settings.hours) if crawl_settings.hours else None
        self._crawl_settings = crawl_settings
        self._emit, self._begun, self._watch = emit, begun, watch
        self._workers: list[asyncio.Task[None]] = []
        self._stopped = False

    def stop(self) -> None:
        """Cancels all visits; those that are not finished leave nothing behind."""
        self._stopped = True
        for worker in self._workers:
            worker.cancel()

    async def start(self) -> AsyncIterator[Any]:
        """Scrapy's entry. Yields nothing: visits ask the downloader themselves."""
        self._watching = asyncio.ensure_future(self._watch(self))
        settings = self._crawl_settings
        fetcher = Fetcher(self.crawler, settings)
        browser = Browser(settings) if settings.browser != "never" else None
        warming: asyncio.Task[None] | None = None
        if browser is not None and self._will_draw():
            warming = asyncio.ensure_future(browser.warm())
        if not self._stopped:
            self._workers = [
                asyncio.ensure_future(self._work(fetcher, browser))
                for _ in range(settings.storefronts_at_once)
            ]
        try:
            await asyncio.gather(*self._workers, return_exceptions=True)
        finally:
            if warming is not None:
                warming.cancel()
                await asyncio.gather(warming, return_exceptions=True)
            if browser is not None:
                await browser.close()
        for worker in self._workers:
            if not worker.cancelled() and (error := worker.exception()) is not None:
                raise error
        return
        yield  # makes this the generator that Scrapy expects; nothing ever comes out

    def _will_draw(self) -> bool:
        """Whether a browser will be needed. A second visit may find that nothing has to be drawn again."""
        mode, hours = self._crawl_settings.browser, self._hours
        if hours is not None and hours.opens(self._clock()) > self._clock():
            return False
        return mode == "always" or self._new >= MANY

    async def _work(self, fetcher: Fetcher, browser: Browser | None) -> None:
        for job in self._jobs:
            patience = timedelta(seconds=self._crawl_settings.visit_seconds)
            if job.not_before is not None and job.not_before - self._clock() <= patience:
                await self._until(job.not_before)
            closes_in = await self._within_hours()
            self._begun(job.visit_id)
            if job.not_before is not None and job.not_before > self._clock():
                why = f"nothing was asked for: when its host was last visited, {asks(job.not_before)}"
                kept = (self._crawl_settings, now(), why, VisitState.BLOCKED)
                self._emit(keep_failure(job, *kept))
            else:
                self._emit(await self._visit(job, fetcher, browser, closes_in))

    async def _within_hours(self) -> float:
        """Waits until shops may be visited; seconds until they no longer may come out."""
        if self._hours is None:
            return math.inf
        await self._until(self._hours.opens(self._clock()))
        at = self._clock()
        return (self._hours.closes(at) - at).total_seconds()

    async def _until(self, time: datetime) -> None:
        """Looks at the clock again and again: it may be set, and a machine may sleep."""
        while (wait := (time - self._clock()).total_seconds()) > 0:
            await asyncio.sleep(min(wait, LOOK_AGAIN))

    async def _visit(
        self, job: Job, fetcher: Fetcher, browser: Browser | None, closes_in: float
    ) -> VisitRecord:
        started = datetime.now(UTC)
        try:
            run = VisitRun(job, self._crawl_settings, fetcher, browser, self._emit, closes_in)
            return await run.run()
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
        # After each word of the browser's driver Playwright waits until asyncio's own loop has nothing else to do, up
        # to 100 turns: among 32 visits a drawn page stood still for seconds. Of this loop it waits two turns.
        "ASYNCIO_EVENT_LOOP": "uvloop.Loop",
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
        "DOWNLOAD_DELAY": 0.0,  # pace.py keeps it
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
