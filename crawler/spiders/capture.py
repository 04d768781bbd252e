"""Takes one page: robots, HTTP, decoding, what the page offers, and the browser when the page needs one."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from scrapy.http.cookies import CookieJar

from crawler.address import origin_of
from crawler.bodies import decode, encodings, is_binary
from crawler.browser import Browser, Outward
from crawler.evidence.codec import Origin
from crawler.evidence.memory import Memory
from crawler.evidence.write import VisitWriter
from crawler.model import Capture, CaptureState, Via
from crawler.settings import CrawlSettings
from crawler.spiders.answer import Answer, content_type
from crawler.spiders.drawing import Drawing, Taken
from crawler.spiders.fetch import Fetcher, Gate
from crawler.spiders.judged import judge, name_guard
from crawler.spiders.limits import Limits
from crawler.spiders.links import Role
from crawler.spiders.offered import Offered
from crawler.spiders.outcome import Ledger
from crawler.spiders.page import Look, look
from crawler.spiders.pictures import Pictures, is_raster
from crawler.spiders.robots import Robots
from crawler.spiders.scope import Scope
from crawler.spiders.second import SecondLook
from crawler.spiders.unchanged import Unchanged
from crawler.wire import Job, PageSeen

UNPICTURED = {Role.CATEGORY, Role.POST}  # pages whose pictures are not asked for
PICTURES_TIME = 60.0  # seconds of a visit after which no further picture is asked for
READ = {CaptureState.OK, CaptureState.TRUNCATED}


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
        closes_in: float = math.inf,
    ) -> None:
        self._job, self._settings, self._fetcher = job, settings, fetcher
        self._scope, self._emit = scope, emit
        if browser is not None:
            browser.outward.admit(job.visit_id, scope.inner)
        self.started = datetime.now(UTC)
        self.limits = Limits(settings, fetcher.pace, closes_in)
        self.writer = VisitWriter(Path(job.path), job.visit_id, self.started, settings.user_agent)
        self.cookies = CookieJar()
        self.robots = Robots(self.auxiliary, settings.max_robots, job.storefront.by_order)
        self.ledger = Ledger()
        self.captures: list[Capture] = []  # without bodies: those are on disk
        self.records: dict[str, str] = {}
        self.origins: dict[str, Origin] = {}
        self.resources: dict[str, dict[str, str]] = {}
        memory = Memory(Path(job.before), Path(job.root), self.started) if job.before else None
        self.unchanged = Unchanged(memory, settings.max_body)
        # a page on a shared host is judged by all that it links to, which is not remembered
        self.offered = Offered("" if scope.shares_host else job.offered, set())
        self.drawing = Drawing(self, job.visit_id, settings, browser, self.unchanged)
        self.decoded = 0
        self.pictures = Pictures(settings.pictures)
        self.second = SecondLook()

    async def take(self, url: str, role: Role, *, door: bool = False) -> Taken:
        """An address and the role of its page in, the page's captures out. Failures are captures too."""
        if refused := self._scope.refuses(url):
            return Taken(self.note(Answer(url, url, datetime.now(UTC), CaptureState.REFUSED, refused)))
        verdict = await self.robots.ask(url)
        if not verdict.allowed:
            answer = Answer(url, url, datetime.now(UTC), verdict.state, verdict.why)
            answer.tls = self._note_of(f"{origin_of(url)}/robots.txt", "tls")
            return Taken(self.note(answer))
        self.limits.asked += 1
        self.limits.wish(url, self.robots.delay(url))

        async def gate(target: str) -> tuple[CaptureState, str] | None:
            return await self._gate(target, role, door)

        body = self._decoded(answer := await self._ask(url, gate))
        self.limits.heed(answer, 0 if answer.unsent else len(body))
        if door and answer.unsent:  # once a visit a server's "not modified" is put to the test
            told, body = body, self._decoded(answer := await self._ask(url, gate, whole=True))
            self.limits.heed(answer, len(body))
            self.unchanged.test(told, body)
        if judged := self.robots.known(answer.url):
            self.resources.setdefault(answer.url, {})["robots"] = judged.why
        if door and answer.status is not None:
            self._scope.move(answer.url)
            self.limits.opened(answer.url)
        if answer.hops:
            self.resources.setdefault(answer.url, {})["redirects"] = " -> ".join([*answer.hops, answer.url])
        if answer.state not in READ:
            name_guard(answer, body)
            return Taken(self.note(answer, body))
        offer = self.offered.look(body, content_type(answer.headers), answer.url)
        judge(answer, body, role, offer, self._scope, door=door)
        said = self.unchanged.says(answer, body)
        if said:
            self.resources.setdefault(answer.url, {})["unchanged"] = said
        capture = self.note(answer, body)
        self.second.consider(role, capture, self.unchanged.knows(capture.url), bool(said))
        if capture.state not in READ or role is Role.RECORD:
            return Taken(capture)
        taken = Taken(capture, [(capture.url, offer)])
        self._picture(role, offer, capture)
        await self.drawing.draw(taken, offer, door=door)
        if (drawn := taken.capture) is not capture and len(taken.offers) > 1:
            self._picture(role, taken.offers[-1][1], drawn)
        return taken

    async def _ask(self, url: str, gate: Gate, *, whole: bool = False) -> Answer:
        return await self._fetcher.get_patiently(
            url,
            self.limits.deadline,
            limit=self._settings.max_body,
            writer=self.writer,
            cookies=self.cookies,
            gate=gate,
            own=self._scope.inner,
            memory=self.unchanged.memory,
            whole=whole,
        )

    async def again(self, url: str) -> tuple[Answer, bytes]:
        """A page once more, whole; written as evidence, no capture yet. A guard's page is told as one."""

        async def gate(target: str) -> tuple[CaptureState, str] | None:
            return await self._gate(target, Role.OTHER, door=False)

        answer = await self._ask(url, gate, whole=True)
        self.limits.heed(answer, len(body := self._decoded(answer)))
        if answer.state is CaptureState.OK and (
            guard := look(body, content_type(answer.headers), answer.url, set()).challenge
        ):
            answer.state, answer.why = CaptureState.HTTP_ERROR, guard
        return answer, body

    def _picture(self, role: Role, offer: Look, page: Capture) -> None:
        if role not in UNPICTURED and self.pictures.room:
            kind = content_type(page.headers)
            self.pictures.offer(self.offered.pictures(offer, page.body, kind, page.url))

    async def keep_pictures(self) -> None:
        """The pictures that the pages promise something on, kept as captures that are no pages."""
        limit = min(self._settings.picture_bytes, self._settings.max_body)
        enough = self.limits.left() - PICTURES_TIME
        for url in self.pictures:
            full = self.limits.volume + limit > self._settings.visit_bytes
            if full or self.limits.left() <= max(0.0, enough) or self.limits.ended():
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
                self.note(answer, body)
            else:
                self.resources.setdefault(url, {})["picture"] = f"not kept: {answer.why or 'no picture'}"

    async def auxiliary(
        self, url: str, limit: int, asking: Sequence[tuple[str, str]] = (), *, obeying: bool = False
    ) -> Answer:
        """robots.txt, sitemaps, pictures, what scripts load: fetched and kept as records, no captures, no cookies."""

        async def gate(target: str) -> tuple[CaptureState, str] | None:
            if refused := self._scope.refuses(target):
                return CaptureState.REFUSED, refused
            verdict = await self.robots.ask(target) if obeying else None
            return None if verdict is None or verdict.allowed else (verdict.state, verdict.why)

        answer = await self._fetcher.get_patiently(
            url,
            self.limits.deadline,
            limit=limit,
            writer=self.writer,
            cookies=CookieJar(),
            gate=gate,
            any_type=True,
            own=self._scope.inner,
            asking=asking,
        )
        self.limits.heed(answer)
        self._keep_tls(answer)
        return answer

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
            answer.state = CaptureState.NOT_A_PAGE
            answer.why = "the bytes are a file, whatever the header says"
            return b""
        return found.body

    def may_load(self, url: str) -> bool:
        """What a drawn page may load: all that no robots.txt we have read forbids."""
        try:
            verdict = self.robots.known(url)
            return not self._scope.refuses(url) and (verdict is None or verdict.allowed)
        except ValueError:
            return False

    def keep_outward(self, outward: Outward, url: str) -> None:
        """What the browser's pages were kept from so far, told at the page `url`, and whose certificates it refused."""
        if kept_out := outward.kept_out(self._job.visit_id):
            told = "; ".join(f"{place}: {why}" for place, why in kept_out.items())
            self.resources.setdefault(url, {})["kept out"] = told
        for address, fault in outward.distrusted(self._job.visit_id).items():
            self.resources.setdefault(address, {}).setdefault("tls", fault)

    def _keep_tls(self, answer: Answer) -> None:
        if answer.tls:
            self.resources.setdefault(answer.url, {})["tls"] = answer.tls

    def _note_of(self, url: str, name: str) -> str:
        return self.resources.get(url, {}).get(name, "")

    def note(
        self, answer: Answer, body: bytes = b"", via: Via = Via.HTTP, origin: Origin | None = None
    ) -> Capture:
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
        origin = answer.earlier.origin if answer.earlier else origin
        if origin is not None and capture.digest:
            self.origins[capture.id] = origin
        self.decoded += len(body)
        seen = (self._job.visit_id, self._job.storefront.id, answer.url, answer.state, via, answer.status)
        self._emit(PageSeen(*seen, len(body), len(self.captures)))
        return capture
