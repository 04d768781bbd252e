"""The crawling process: jobs come by a file, events leave by a pipe, and it stops when its parent is gone."""

from __future__ import annotations

import asyncio
import faulthandler
import gc
import logging
import os
import sys
from collections.abc import Callable, Coroutine, Iterable
from datetime import datetime
from typing import Any, BinaryIO

from scrapy.crawler import AsyncCrawlerProcess

from crawler.model import VisitRecord
from crawler.settings import CrawlSettings
from crawler.spiders.answer import now
from crawler.spiders.sweep import SweepSpider, scrapy_settings
from crawler.wire import Job, PageSeen, dump_event, load_job, load_settings, started_event

PARENT_CHECK = 1.0  # seconds
COLLECT = (20_000, 20, 20)  # new objects between two looks of the collector, and looks between longer ones
TOLD_EVERY = 0.2  # seconds
HUNG = 90.0  # seconds without a turn of the event loop; then a library is caught in some page


class Pipe:
    """The way out for events; a reader that is gone is a reason to stop, not an error."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._waiting: list[bytes] = []
        self.broken = False

    def later(self, text: str) -> None:
        """One event that can wait for the next one, or for `flush`: each write wakes the reader up."""
        self._waiting.append(text.encode("utf-8"))

    def flush(self) -> None:
        """Whatever waits, out."""
        if self._waiting:
            self.line(self._waiting.pop().decode("utf-8"))

    def line(self, text: str) -> None:
        """One event out, and before it those that wait."""
        lines = [*self._waiting, text.encode("utf-8")]
        self._waiting.clear()
        try:
            self._file.write(b"".join(line + b"\n" for line in lines))
            self._file.flush()
        except (BrokenPipeError, ValueError):
            self.broken = True


def main() -> None:
    """File descriptor 0: the pipe that closes when the parent ends. Arguments: the jobs' file descriptor."""
    out = Pipe(os.fdopen(os.dup(1), "wb"))
    os.dup2(2, 1)  # whatever a library prints must not mix with events
    logging.basicConfig(stream=sys.stderr, level=logging.CRITICAL)
    gc.freeze()  # what was loaded stays; what a page is taken apart into goes with its page
    gc.set_threshold(*COLLECT)
    gc.enable()
    with os.fdopen(int(sys.argv[-1]), "r", encoding="utf-8") as file:
        settings = load_settings(file.readline())
        jobs = [load_job(line) for line in file]
    crawl_all(jobs, settings, out)
    os._exit(0)  # all is told and on disk; taking the interpreter apart would take another 150 ms


def crawl_all(
    jobs: Iterable[Job], settings: CrawlSettings, out: Pipe, clock: Callable[[], datetime] = now
) -> None:
    """Runs the spider over the jobs in this process; returns when all is done or the parent is gone.

    `clock` tells the time by which hours of visiting are kept.
    """
    process = AsyncCrawlerProcess(scrapy_settings(settings))
    crawler = process.create_crawler(SweepSpider)

    def emit(event: PageSeen | VisitRecord) -> None:
        if isinstance(event, PageSeen):
            out.later(dump_event(event))
        else:
            out.line(dump_event(event))

    def begun(visit_id: str) -> None:
        out.line(started_event(visit_id))

    def watch(spider: SweepSpider) -> Coroutine[Any, Any, None]:
        return _watch(spider, out)

    told: dict[str, Any] = {"emit": emit, "begun": begun, "watch": watch, "clock": clock}
    process.crawl(crawler, jobs=jobs, crawl_settings=settings, **told)
    # A terminal's Ctrl-C goes to the parent, which then closes our pipe; we do not race it.
    process.start(install_signal_handlers=False)


async def _watch(spider: SweepSpider, out: Pipe) -> None:
    """Stops the spider when the parent's pipe closes, the parent changes, or nobody reads events."""
    loop, parent, gone = asyncio.get_running_loop(), os.getppid(), asyncio.Event()
    telling = asyncio.ensure_future(_tell(out))

    def readable() -> None:
        if not os.read(0, 1024):
            loop.remove_reader(0)
            gone.set()

    loop.add_reader(0, readable)
    # This guard is a thread of the C library: it works even when a parser never lets Python go on.
    while not gone.is_set() and os.getppid() == parent and not out.broken:
        faulthandler.dump_traceback_later(HUNG, exit=True)
        try:
            await asyncio.wait_for(gone.wait(), PARENT_CHECK)
        except TimeoutError:
            continue
    telling.cancel()
    faulthandler.dump_traceback_later(HUNG, exit=True)  # for the way out
    spider.stop()


async def _tell(out: Pipe) -> None:
    """Pages that were seen are told a few times a second, all at once."""
    while True:
        await asyncio.sleep(TOLD_EVERY)
        out.flush()


if __name__ == "__main__":
    main()
