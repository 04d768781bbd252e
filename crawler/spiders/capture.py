"""Takes one page: robots, HTTP, decoding, what the page offers, and the browser when the page needs one."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from scrapy.http.cookies import CookieJar

from crawler.address import origin_of
from crawler.bodies import decode, encodings
from crawler.browser import Browser, Drawn, Outward
from crawler.evidence.write import VisitWriter
from crawler.model import Capture, CaptureState, Via
from crawler.settings import CrawlSettings
from crawler.spiders.answer import Answer, content_type, first
from crawler.spiders.fetch import Fetcher
from crawler.spiders.limits import Limits
from crawler.spiders.links import Role
from crawler.spiders.outcome import Ledger
from crawler.spiders.page import Look, is_binary, look
from crawler.spiders.rewrites import rewrites
from crawler.spiders.robots import Robots
from crawler.spiders.scope import Scope
from crawler.wire import Job, PageSeen

DOM_TYPE = "text/html; charset=utf-8"
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
        closes_in: float = math.inf,
    ) -> None:
        self._job, self._settings, self._fetcher, self._browser = job, settings, fetcher, browser
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
        self.resources: dict[str, dict[str, str]] = {}
        self._seen: set[str] = set()
        self.decoded = 0

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

        answer = await self._fetcher.get_patiently(
            url,
            self.limits.deadline,
            limit=self._settings.max_body,
            writer=self.writer,
            cookies=self.cookies,
            gate=gate,
            own=self._scope.inner,
        )
        body = self._decoded(answer)
        self.limits.heed(answer, len(body))
        if judged := self.robots.known(answer.url):
            self.resources.setdefault(answer.url, {})["robots"] = judged.why
        if door and answer.status is not None:
            self._scope.move(answer.url)
            self.limits.opened(answer.url)
        if answer.hops:
            self.resources.setdefault(answer.url, {})["redirects"] = " -> ".join([*answer.hops, answer.url])
        if answer.state not in READ:
            self._challenged(answer, body)
            return Taken(self.note(answer, body))
        offer = look(body, content_type(answer.headers), answer.url, self._seen)
        self._judge_page(answer, role, offer)
        capture = self.note(answer, body)
        if capture.state not in READ or role is Role.RECORD:
            return Taken(capture)
        taken = Taken(capture, [(capture.url, offer)])
        await self._draw(taken, offer)
        return taken

    async def auxiliary(self, url: str, limit: int) -> Answer:
        """robots.txt and sitemaps: fetched and kept as records, no captures, no cookies."""

        async def gate(target: str) -> tuple[CaptureState, str] | None:
            refused = self._scope.refuses(target)
            return (CaptureState.REFUSED, refused) if refused else None

        answer = await self._fetcher.get_patiently(
            url,
            self.limits.deadline,
            limit=limit,
            writer=self.writer,
            cookies=CookieJar(),
            gate=gate,
            any_type=True,
            own=self._scope.inner,
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
            answer.state, answer.why = (
                CaptureState.NOT_A_PAGE,
                "the bytes are a file, whatever the header says",
            )
            return b""
        return found.body

    def _challenged(self, answer: Answer, body: bytes) -> None:
        """A refusal that is a guard's page is told as one. It is never solved."""
        if answer.state is CaptureState.HTTP_ERROR and body:
            guard = look(body, content_type(answer.headers), answer.url, set()).challenge
            if first(answer.headers, "Cf-Mitigated") == "challenge":  # Cloudflare says it in so many words
                guard = "a challenge page stands in its place (cf-mitigated)"
            answer.why += f"; {guard}" if guard else ""

    def _judge_page(self, answer: Answer, role: Role, offer: Look) -> None:
        if offer.challenge:
            answer.state, answer.why = CaptureState.HTTP_ERROR, offer.challenge
        elif role is Role.PRODUCT and self._scope.strangers(answer.url, offer.targets):
            answer.state = CaptureState.REFUSED
            answer.why = "the page does not link back to the shop: it may be another seller's"

    async def _draw(self, taken: Taken, offer: Look) -> None:
        plain, mode = taken.capture, self._settings.browser
        why = (
            "every page is drawn (browser: always)"
            if mode == "always"
            else offer.draw or rewrites(plain.body)
        )
        if not why or plain.state is not CaptureState.OK:
            return
        notes = self.resources.setdefault(plain.url, {})
        notes["draw"] = why
        if self._browser is None:
            notes["drawn"] = "no: the browser is switched off"
            self.ledger.undrawn.append(plain.url)
            return
        timeout = min(self._settings.timeout, self.limits.left())
        drawn = await self._browser.draw(
            self._job.visit_id, plain, self.may_load, timeout, self.limits.left()
        )
        self._keep_outward(self._browser.outward, notes)
        if not drawn.tried:
            notes["drawn"] = f"no: {drawn.why}"
            self.ledger.undrawn.append(plain.url)
            self.ledger.no_browser = drawn.why
            return
        self._keep_drawn(taken, drawn, notes)

    def _keep_drawn(self, taken: Taken, drawn: Drawn, notes: dict[str, str]) -> None:
        plain, limit = taken.capture, self._settings.max_body
        if not drawn.url.startswith(("http://", "https://")):
            # its script went to about:blank or to a blob: of its own: whatever stands there is no page of the shop
            why = f"the page left for {drawn.url[:60]!r}, which is no web address"
            drawn = replace(drawn, url=plain.url, html=b"", state=CaptureState.BROKEN, why=why)
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
        for heard in drawn.traffic:
            self.writer.exchange(heard.url, heard.at, heard.request, heard.response, heard.cut)
            self.limits.volume += len(heard.response[2])
        if drawn.closed:
            notes["closed"] = "; ".join(drawn.closed)
        if drawn.picture:
            at, address = datetime.now(UTC), f"urn:fullPage:{drawn.url}"
            notes["picture"] = self.writer.resource(address, at, drawn.picture, "image/jpeg")
        if body:
            answer.record = self.writer.dom(drawn.url, answer.at, body, self.records.get(plain.id, ""))
            offer = look(body, DOM_TYPE, drawn.url, self._seen)
            if offer.challenge:
                answer.state, answer.why = CaptureState.HTTP_ERROR, offer.challenge
            taken.offers.append((drawn.url, offer))
        taken.capture = self.note(answer, body, Via.BROWSER)
        notes["drawn"] = "yes" if answer.state is CaptureState.OK else f"no: {answer.why}"
        if answer.state is not CaptureState.OK:
            self.ledger.undrawn.append(plain.url)

    def _keep_outward(self, outward: Outward, notes: dict[str, str]) -> None:
        """What the visit's drawn pages were kept from so far, and whose certificates the browser did not take."""
        if kept_out := outward.kept_out(self._job.visit_id):
            notes["kept out"] = "; ".join(f"{place}: {why}" for place, why in kept_out.items())
        for url, fault in outward.distrusted(self._job.visit_id).items():
            self.resources.setdefault(url, {}).setdefault("tls", fault)

    def may_load(self, url: str) -> bool:
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

    def note(self, answer: Answer, body: bytes = b"", via: Via = Via.HTTP) -> Capture:
        """Makes an answer a capture of this visit."""
        kept = answer.record != "" and answer.state is not CaptureState.NOT_A_PAGE
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
