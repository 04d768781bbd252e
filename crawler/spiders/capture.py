"""Takes one page: robots, HTTP, decoding, what the page offers, and the browser when the page needs one."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from scrapy.http.cookies import CookieJar

from crawler.address import origin_of
from crawler.bodies import decode, encodings
from crawler.browser import Browser, Drawn
from crawler.evidence.write import VisitWriter
from crawler.model import Capture, CaptureState, Via
from crawler.settings import CrawlSettings
from crawler.spiders.answer import Answer, content_type
from crawler.spiders.fetch import Fetcher
from crawler.spiders.links import Role
from crawler.spiders.outcome import Ledger
from crawler.spiders.page import Look, is_binary, look
from crawler.spiders.pictures import Pictures, is_raster
from crawler.spiders.robots import Robots
from crawler.spiders.scope import Scope
from crawler.wire import Job, PageSeen

DOM_TYPE = "text/html; charset=utf-8"
UNPICTURED = {Role.CATEGORY, Role.POST}  # pages whose pictures are not asked for
PICTURES_TIME = 60.0  # seconds of a visit after which no further picture is asked for
READ = {CaptureState.OK, CaptureState.TRUNCATED}


@dataclass(slots=True)
class Taken:
    """One page after taking: its last capture (the drawn one, if any) and what plain and drawn page offer."""

    capture: Capture
    offers: list[tuple[str, Look]] = field(default_factory=list)  # (address of the page, what it offers)


class Capturer:
    """The captures of one visit: every page asked for becomes one or two, none is left out."""

    def __init__(
        self,
        job: Job,
        settings: CrawlSettings,
        fetcher: Fetcher,
        browser: Browser | None,
        scope: Scope,
        emit: Callable[[PageSeen], None],
    ) -> None:
        self._job, self._settings, self._fetcher, self._browser = job, settings, fetcher, browser
        self._scope, self._emit = scope, emit
        self.started = datetime.now(UTC)
        self.deadline = asyncio.get_running_loop().time() + settings.visit_seconds
        self.writer = VisitWriter(Path(job.path), job.visit_id, self.started, settings.user_agent)
        self.cookies = CookieJar()
        self.robots = Robots(self.auxiliary, settings.max_robots, settings.obey_robots)
        self.ledger = Ledger()
        self.captures: list[Capture] = []  # without bodies: those are on disk
        self.records: dict[str, str] = {}
        self.resources: dict[str, dict[str, str]] = {}
        self._seen: set[str] = set()
        self._pictures = Pictures(settings.pictures)
        self.asked = self.received = self.decoded = 0

    async def take(self, url: str, role: Role, *, door: bool = False) -> Taken:
        """An address and the role of its page in, the page's captures out. Failures are captures too."""
        if refused := self._scope.refuses(url):
            return Taken(self._note(Answer(url, url, datetime.now(UTC), CaptureState.REFUSED, refused)))
        verdict = await self.robots.ask(url)
        if not verdict.allowed:
            answer = Answer(url, url, datetime.now(UTC), verdict.state, verdict.why)
            answer.tls = self._note_of(f"{origin_of(url)}/robots.txt", "tls")
            return Taken(self._note(answer))
        if delay := self.robots.delay(url):
            self._fetcher.slow_down(url, max(delay, self._settings.delay))
        self.asked += 1

        async def gate(target: str) -> tuple[CaptureState, str] | None:
            return await self._gate(target, role, door)

        answer = await self._fetcher.get_patiently(
            url,
            self.deadline,
            limit=self._settings.max_body,
            writer=self.writer,
            cookies=self.cookies,
            gate=gate,
            own=self._scope.inner,
        )
        self.received += len(answer.raw)
        body = self._decoded(answer)
        if door and answer.status is not None:
            self._scope.move(answer.url)
        if answer.hops:
            self.resources.setdefault(answer.url, {})["redirects"] = " -> ".join([*answer.hops, answer.url])
        if answer.state not in READ:
            return Taken(self._note(answer, body))
        offer = look(body, content_type(answer.headers), answer.url, self._seen)
        self._judge_page(answer, role, offer)
        capture = self._note(answer, body)
        if capture.state not in READ or role is Role.RECORD:
            return Taken(capture)
        if role not in UNPICTURED:
            self._pictures.offer(body, content_type(answer.headers), answer.url)
        taken = Taken(capture, [(capture.url, offer)])
        await self._draw(taken, offer)
        return taken

    async def keep_pictures(self) -> None:
        """The pictures that the pages promise something on, kept as captures that are no pages."""
        limit = min(self._settings.picture_bytes, self._settings.max_body)
        enough = self.left() - PICTURES_TIME
        for url in self._pictures:
            if self.left() <= max(0.0, enough) or self.received + limit > self._settings.visit_bytes:
                return
            if self._scope.refuses(url) or not (await self.robots.ask(url)).allowed:
                self.resources.setdefault(url, {})["picture"] = "not asked for: forbidden there"
                continue
            answer = await self.auxiliary(url, limit, obeying=True)
            body = decode(answer.raw, encodings(answer.headers), limit).body
            if answer.state is CaptureState.OK and is_raster(content_type(answer.headers), body):
                answer.state, answer.why = (
                    CaptureState.NOT_A_PAGE,
                    "a picture, kept for the codes and words on it",
                )
                self._note(answer, body)
            else:
                self.resources.setdefault(url, {})["picture"] = f"not kept: {answer.why or 'no picture'}"

    async def auxiliary(self, url: str, limit: int, *, obeying: bool = False) -> Answer:
        """robots.txt, sitemaps, pictures: fetched and kept as records, no captures, no cookies."""

        async def gate(target: str) -> tuple[CaptureState, str] | None:
            if refused := self._scope.refuses(target):
                return CaptureState.REFUSED, refused
            verdict = await self.robots.ask(target) if obeying else None
            return None if verdict is None or verdict.allowed else (verdict.state, verdict.why)

        answer = await self._fetcher.get_patiently(
            url,
            self.deadline,
            limit=limit,
            writer=self.writer,
            cookies=CookieJar(),
            gate=gate,
            any_type=True,
            own=self._scope.inner,
        )
        self.received += len(answer.raw)
        self._keep_tls(answer)
        return answer

    def left(self) -> float:
        """Seconds until the visit's time is over."""
        return max(0.0, self.deadline - asyncio.get_running_loop().time())

    async def _gate(self, target: str, role: Role, door: bool) -> tuple[CaptureState, str] | None:
        if refused := self._scope.refuses(target):
            return CaptureState.REFUSED, refused
        if role is Role.RECORD and not self._scope.is_record(target):
            return CaptureState.REFUSED, "it leaves the host of the records"
        if not door and role is not Role.RECORD and (outside := self._scope.holds(target, role)):
            return CaptureState.REFUSED, outside
        verdict = await self.robots.ask(target)
        return None if verdict.allowed else (verdict.state, verdict.why)

    def _decoded(self, answer: Answer) -> bytes:
        """The answer's body unpacked within the bound; the answer's state says when that failed."""
        if answer.status is None or answer.state is CaptureState.NOT_A_PAGE:
            return b""
        limit = self._settings.max_body
        found = decode(answer.raw, encodings(answer.headers), limit)
        if found.broken and answer.state is not CaptureState.TRUNCATED:
            answer.state, answer.why = CaptureState.BROKEN, found.broken
        elif found.cut and answer.state in READ:
            answer.state = CaptureState.TRUNCATED
            answer.why = f"longer than {limit} bytes when decoded; the head is kept"
        elif answer.state is CaptureState.OK and is_binary(found.body):
            answer.state, answer.why = (
                CaptureState.NOT_A_PAGE,
                "the bytes are a file, whatever the header says",
            )
            return b""
        return found.body

    def _judge_page(self, answer: Answer, role: Role, offer: Look) -> None:
        if offer.challenge:
            answer.state, answer.why = CaptureState.HTTP_ERROR, offer.challenge
        elif role is Role.PRODUCT and self._scope.strangers(answer.url, offer.targets):
            answer.state = CaptureState.REFUSED
            answer.why = "the page does not link back to the shop: it may be another seller's"

    async def _draw(self, taken: Taken, offer: Look) -> None:
        plain, mode = taken.capture, self._settings.browser
        why = "every page is drawn (browser: always)" if mode == "always" else offer.draw
        if not why or plain.state is not CaptureState.OK:
            return
        notes = self.resources.setdefault(plain.url, {})
        notes["draw"] = why
        if self._browser is None:
            notes["drawn"] = "no: the browser is switched off"
            self.ledger.undrawn.append(plain.url)
            return
        timeout = min(self._settings.timeout, self.left())
        drawn = await self._browser.draw(self._job.visit_id, plain, self._may_load, timeout)
        if not drawn.tried:
            notes["drawn"] = f"no: {drawn.why}"
            self.ledger.undrawn.append(plain.url)
            self.ledger.no_browser = drawn.why
            return
        self._keep_drawn(taken, drawn, notes)

    def _keep_drawn(self, taken: Taken, drawn: Drawn, notes: dict[str, str]) -> None:
        plain, limit = taken.capture, self._settings.max_body
        body = drawn.html[:limit]
        headers = (("Content-Type", DOM_TYPE),)
        answer = Answer(
            drawn.url, plain.requested_url, datetime.now(UTC), drawn.state, "", plain.status, headers
        )
        if drawn.state is not CaptureState.OK:
            answer.why = drawn.why
        elif len(drawn.html) > limit:
            answer.state, answer.why = (
                CaptureState.TRUNCATED,
                f"drawn longer than {limit} bytes; the head is kept",
            )
        elif drawn.why:
            notes["held back"] = drawn.why
        if body:
            answer.record = self.writer.dom(drawn.url, answer.at, body, self.records.get(plain.id, ""))
            offer = look(body, DOM_TYPE, drawn.url, self._seen)
            if offer.challenge:
                answer.state, answer.why = CaptureState.HTTP_ERROR, offer.challenge
            taken.offers.append((drawn.url, offer))
            self._pictures.offer(body, DOM_TYPE, drawn.url)
        taken.capture = self._note(answer, body, Via.BROWSER)
        notes["drawn"] = "yes" if answer.state is CaptureState.OK else f"no: {answer.why}"
        if answer.state is not CaptureState.OK:
            self.ledger.undrawn.append(plain.url)

    def _may_load(self, url: str) -> bool:
        """What a drawn page may load: all that no robots.txt we have read forbids."""
        try:
            verdict = self.robots.known(url)
            return not self._scope.refuses(url) and (verdict is None or verdict.allowed)
        except ValueError:
            return False

    def _keep_tls(self, answer: Answer) -> None:
        if answer.tls:
            self.resources.setdefault(answer.url, {})["tls"] = answer.tls

    def _note_of(self, url: str, name: str) -> str:
        return self.resources.get(url, {}).get(name, "")

    def _note(self, answer: Answer, body: bytes = b"", via: Via = Via.HTTP) -> Capture:
        """Makes an answer a capture of this visit."""
        kept = answer.record != "" and (answer.state is not CaptureState.NOT_A_PAGE or body != b"")
        capture = Capture(
            id=f"{self._job.visit_id}#{len(self.captures) + 1}",
            url=answer.url,
            requested_url=answer.requested_url,
            at=answer.at,
            state=answer.state,
            via=via,
            status=answer.status,
            headers=answer.headers,
            body=body,
            digest=hashlib.sha256(body).hexdigest() if kept else "",
            why=answer.why,
        )
        self.captures.append(replace(capture, body=b""))
        self._keep_tls(answer)
        if answer.record:
            self.records[capture.id] = answer.record
        self.decoded += len(body)
        seen = (self._job.visit_id, self._job.storefront.id, answer.url, answer.state, via, answer.status)
        self._emit(PageSeen(*seen, len(body), len(self.captures)))
        return capture
