"""One visit, from the door to the last page: what is fetched in which order, and how it ended."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from crawler.address import host_of, page_key, twins, with_scheme
from crawler.bodies import decode, encodings
from crawler.browser import Browser
from crawler.inner import opens_own
from crawler.model import Capture, CaptureState, Visit, VisitRecord, Walk
from crawler.settings import TOOL, CrawlSettings
from crawler.spiders.capture import Capturer
from crawler.spiders.drawing import Taken
from crawler.spiders.fetch import Fetcher
from crawler.spiders.frontier import Frontier, Link
from crawler.spiders.links import POLICIES, Role, role_of
from crawler.spiders.outcome import GOODS
from crawler.spiders.page import RawLink
from crawler.spiders.scope import Scope
from crawler.spiders.sitemap import addresses
from crawler.spiders.till import Start
from crawler.wire import Job, PageSeen

SITEMAPS = 3  # files read when the pages link no product
SITEMAP_BYTES = 2_000_000
SILENT = {CaptureState.UNREACHABLE, CaptureState.TIMED_OUT}


class VisitRun:
    """The state of one running visit. `run()` carries it out and commits its evidence."""

    def __init__(
        self,
        job: Job,
        settings: CrawlSettings,
        fetcher: Fetcher,
        browser: Browser | None,
        emit: Callable[[PageSeen], None],
        closes_in: float = math.inf,
    ) -> None:
        """`closes_in`: seconds until the hours of visiting end.

        `ValueError` when the storefront's address is none, `EvidenceError` when its path is taken.
        """
        self._job, self._settings = job, settings
        self._address = with_scheme(job.storefront.url)
        own = opens_own(self._address, settings.test_network, settings.proxy)
        hosts = (settings.record_hosts, settings.inner_hosts)
        self._scope = Scope(job.storefront, self._address, *hosts, opens_own=own)
        self._frontier = Frontier(self._scope, settings.pages, settings.links_considered)
        self._start = Start(job, settings, self._scope, browser)
        self._till: Walk | None = None
        self._pages = Capturer(job, settings, fetcher, browser, self._scope, emit, closes_in)

    async def run(self) -> VisitRecord:
        """Visits, writes, commits; the record of the finished visit comes out. On any error nothing stays."""
        pages = self._pages
        try:
            await self._door()
            door = pages.ledger.door
            if door is not None and door.state in {CaptureState.OK, CaptureState.TRUNCATED}:
                pages.ledger.stopped = await self._walk()
                await pages.second.look(pages)
                await (
                    pages.drawing.keep_pictures()
                )  # before the walk's: of one address the first shows the page
                self._till = await self._start.walk(pages)
                await pages.keep_pictures()
            await pages.drawing.keep_pictures()
            pages.offered.keep()
            limit = self._settings.max_body
            # The disk may be slow to promise; the other visits need not wait for it.
            return await asyncio.to_thread(
                pages.writer.finish, self._visit(), pages.records, limit, pages.decoded, pages.origins
            )
        except BaseException:
            pages.writer.abort()
            raise

    async def _door(self) -> None:
        """The storefront's own address; its other scheme and "www." twin when nobody answers there.

        Nobody answers behind a bad certificate either; but where the registry says https, plain http is no way out.
        """
        named, distrusted = "://" in self._job.storefront.url, False
        first: Capture | None = None
        for address in (self._address, *twins(self._address)):
            if distrusted and named and address.startswith("http:"):
                continue
            self._frontier.know(address)
            taken = await self._pages.take(address, Role.OTHER, door=True)
            first = first or taken.capture
            self._pages.ledger.door = taken.capture
            distrusted = "tls" in self._pages.resources.get(taken.capture.url, {})
            silent = taken.capture.status is None and taken.capture.state in SILENT
            if not (silent or distrusted) or self._pages.limits.spent():
                break
        else:
            self._pages.ledger.door = first  # it tells best why nobody answered
        self._start.consider(Role.OTHER, taken.capture, door=True)
        self._offer(taken)

    async def _walk(self) -> str:
        """Follows the frontier until nothing is left or a budget is spent; the budget's name comes out."""
        asked_sitemaps = False
        while not (spent := self._pages.limits.spent()):
            link = self._frontier.next()
            if link is None and not asked_sitemaps and (lacks := self._lacks()):
                asked_sitemaps = True
                await self._read_sitemaps(lacks)
                link = self._frontier.next()
            if link is None:
                return ""
            await self._follow(link)
        return spent

    def _lacks(self) -> set[Role]:
        """The roles of pages that the shop's pages link to none of: a sitemap may name them."""
        if not self._frontier.has(Role.PRODUCT):
            return set(Role)
        return set() if any(map(self._frontier.has, POLICIES)) else set(POLICIES)

    async def _follow(self, link: Link) -> None:
        taken = await self._pages.take(link.url, link.role)
        if taken.capture.state is CaptureState.ROBOTS:
            self._frontier.close(link.key, "robots")
        if link.role in POLICIES or link.role is Role.RECORD:
            self._pages.ledger.matter(taken.capture)
        if link.role in GOODS:
            self._pages.ledger.goods(link.role, taken.capture)
            self._start.consider(link.role, taken.capture)
        self._offer(taken)

    def _offer(self, taken: Taken) -> None:
        """Gives the frontier what a page links to."""
        if taken.capture.url != taken.capture.requested_url:
            self._frontier.know(taken.capture.url)
        for url, offer in taken.offers:
            source = page_key(url)
            for raw in offer.links:
                self._frontier.add(raw, source)
            if offer.refresh:
                self._frontier.add_first(offer.refresh, source)

    async def _read_sitemaps(self, roles: set[Role]) -> None:
        """The last resort when pages link no product, or no terms; robots.txt may name the files."""
        door, pages = self._pages.ledger.door, self._pages
        if door is None or self._scope.under_path:
            return
        host = host_of(door.url)
        waiting = [u for u in pages.robots.sitemaps if _on(host, u)]
        waiting = waiting or [f"{urlsplit(door.url).scheme}://{urlsplit(door.url).netloc}/sitemap.xml"]
        for _ in range(SITEMAPS):
            if not waiting or self._pages.limits.spent():
                return
            url = waiting.pop(0)
            if not (await pages.robots.ask(url)).allowed:
                continue
            answer = await pages.auxiliary(url, SITEMAP_BYTES)
            found = decode(answer.raw, encodings(answer.headers), SITEMAP_BYTES)
            listed, files = addresses(found.body, url) if answer.status == 200 else ([], [])
            said = f"{answer.status or answer.why}: {len(listed)} pages, {len(files)} files"
            pages.resources.setdefault(url, {})["sitemap"] = said
            waiting = [f for f in files if _on(host, f)] + waiting
            for page in listed:
                if role_of("", page) in roles:
                    self._frontier.add(RawLink(page, ""), url)

    def _visit(self) -> Visit:
        pages, stopped = self._pages, self._pages.ledger.stopped
        left = (self._frontier.waiting_policies(), self._frontier.waiting_goods()) if stopped else (0, 0)
        state, why = pages.ledger.outcome(*left, told=pages.limits.told)
        if self._frontier.dropped:
            said = f"{self._frontier.dropped} further links were seen and not considered"
            pages.resources.setdefault(self._address, {})["links"] = said
        if order := self._job.storefront.by_order:
            pages.resources.setdefault(self._address, {})["by order"] = order
        for url, slow in pages.limits.slow_hosts().items():
            pages.resources.setdefault(url, {})["pace"] = slow
        resources = {
            url: {**pages.robots.notes.get(url, {}), **notes} for url, notes in pages.resources.items()
        }
        resources = {**pages.robots.notes, **resources}
        return Visit(
            id=self._job.visit_id,
            storefront=self._job.storefront,
            started=pages.started,
            ended=datetime.now(UTC),
            state=state,
            captures=tuple(pages.captures),
            why=why,
            unvisited=self._frontier.unvisited(stopped or "not needed"),
            resources=resources,
            tool=TOOL,
            walk=self._till,
        )


def _on(host: str, url: str) -> bool:
    try:
        return host_of(url) == host
    except ValueError:
        return False
