"""From where a visit walks to the till: the page of goods that most plainly takes orders."""

from __future__ import annotations

import asyncio
import re

from crawler.browser import Browser, Footprint
from crawler.model import Capture, CaptureState, Kind, Via, Walk, WalkEnd, WalkStep
from crawler.settings import CrawlSettings
from crawler.spiders.answer import Answer
from crawler.spiders.capture import Capturer
from crawler.spiders.drawing import DOM_TYPE
from crawler.spiders.links import Role
from crawler.spiders.page import text_of
from crawler.spiders.resting import rest
from crawler.spiders.scope import Scope
from crawler.till.words import fold
from crawler.wire import Job

CONSIDERED = 6  # pages of goods that are looked at
TRIED = 2  # pages walked from, when the first is sold out
LEAST = 15.0  # seconds of the visit that a walk needs
READ = 400_000  # characters of a page
NO_LUCK = {WalkEnd.SOLD_OUT}
ADDS = re.compile(
    r"\b(?:them (?:\w+ )?vao gio|cho vao gio|bo vao gio|add to cart|add to bag|chon mua)\b|add_to_cart"
)
BUYS = re.compile(r"\b(?:mua ngay|mua hang|buy now|dat mua|dat hang)\b")
SOLD_OUT = re.compile(r"\b(?:het hang|sold out|out of stock)\b")


class Start:
    """Gathers pages of goods while the visit goes on. `walk` takes the walk at its end."""

    def __init__(self, job: Job, settings: CrawlSettings, scope: Scope, browser: Browser | None) -> None:
        self._visit_id, self._settings, self._scope = job.visit_id, settings, scope
        self._browser = browser
        sells = job.storefront.kind in {Kind.WEBSITE, Kind.APP}
        self._wanted = settings.walk == "auto" and sells and browser is not None
        self._rests = job.rests
        self._found: list[tuple[int, str]] = []

    def consider(self, role: Role, capture: Capture, *, door: bool = False) -> None:
        """A page was taken. Only pages of goods count, and the door of a shop that sells from it."""
        goods = role is Role.PRODUCT or door
        if not self._wanted or not goods or len(self._found) >= CONSIDERED:
            return
        if capture.state is not CaptureState.OK or not capture.body:
            return
        said = fold(text_of(capture.body, capture.content_type)[:READ])
        score = 4 * bool(ADDS.search(said)) + 2 * bool(BUYS.search(said)) - 3 * bool(SOLD_OUT.search(said))
        if door and score < 2:
            return
        self._found.append((score - 3 * door, capture.url))

    async def walk(self, pages: Capturer) -> Walk | None:
        """The walk, None where there is nothing to walk from or the host may not be asked any more."""
        if self._wanted and self._rests and (rested := rest(pages)) is not None:
            return rested
        best = sorted(self._found, key=lambda found: -found[0])[:TRIED]
        made: Walk | None = None
        for _, url in best:
            wait, _ = pages.limits.pause(url)
            if pages.limits.ended() or pages.limits.left() - wait < LEAST:
                break
            await asyncio.sleep(wait)
            made = await self._from(url, pages)
            if made.end not in NO_LUCK:
                break
        return made

    async def _from(self, url: str, pages: Capturer) -> Walk:
        """One walk; its pages become captures of the visit, its traffic and pictures records of the evidence."""
        _, pause = pages.limits.pause(url)

        async def may_visit(target: str) -> str:
            if refused := self._scope.refuses(target):
                return refused
            verdict = await pages.robots.ask(target)
            return "" if verdict.allowed else verdict.why

        assert self._browser is not None
        seconds, left = self._settings.walk_seconds, pages.limits.left()
        walked = await self._browser.walk(
            self._visit_id, url, pages.may_load, may_visit, pause, seconds, left
        )
        pages.limits.walked(url)
        pages.keep_outward(self._browser.outward, url)
        for heard in walked.traffic:
            pages.writer.exchange(heard.url, heard.at, heard.request, heard.response, heard.cut)
            pages.limits.volume += heard.size
        steps = tuple(self._step(page, pages) for page in walked.pages)
        return Walk(walked.end, walked.why, steps, tuple(walked.held))

    def _step(self, page: Footprint, pages: Capturer) -> WalkStep:
        limit, picture = self._settings.max_body, ""
        if page.picture:
            picture = pages.writer.resource(f"urn:fullPage:{page.url}", page.at, page.picture, "image/jpeg")
        body, headers = page.html[:limit], (("Content-Type", DOM_TYPE),)
        answer = Answer(page.url, page.url, page.at, CaptureState.OK, "", 200, headers)
        if len(page.html) > limit:
            answer.state = CaptureState.TRUNCATED
            answer.why = f"drawn longer than {limit} bytes; the head is kept"
        answer.record = pages.writer.dom(page.url, page.at, body, "")
        capture = pages.note(answer, body, Via.BROWSER)
        return WalkStep(page.url, page.at, page.kind, page.did, capture.id, picture)
