"""One address asked for over HTTP: redirects hop by hop, bounded bodies, every failure a true state.

Scrapy's downloader does the asking, when the host's turn comes (`pace.py`); its middlewares stay off, because
redirects, encodings and cookies must be kept as evidence and per visit.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import StopDownload
from scrapy.http import Headers, Response
from scrapy.http.cookies import CookieJar

from crawler.address import page_key, slot_of
from crawler.evidence.memory import Memory
from crawler.evidence.write import VisitWriter
from crawler.later import asks
from crawler.model import CaptureState
from crawler.settings import CrawlSettings
from crawler.spiders.answer import (
    BUSY,
    FAILURES,
    NOT_ASKED,
    Answer,
    by_status,
    content_type,
    failed,
    kept_back,
    now,
    pairs,
    retry_after,
    status_line,
)
from crawler.spiders.breath import Breath
from crawler.spiders.cookies import trim
from crawler.spiders.guard import OWN
from crawler.spiders.pace import Pace
from crawler.spiders.proxy import proxy_of
from crawler.spiders.unchanged import CONDITIONS, again, as_before

HOPS = 10
REDIRECTS = {301, 302, 303, 307, 308}
PAGE_TYPES = (b"text/html", b"application/xhtml", b"text/plain", b"application/xml", b"text/xml")
# A server that knows no type sends one of these for everything.
UNTYPED = (b"application/octet-stream", b"application/x-unknown", b"unknown/unknown", b"httpd/unix-directory")
# Names the failures of tunnels through a proxy, which Scrapy keeps private.
TUNNEL = "TunnelError"

Gate = Callable[[str], Awaitable[tuple[CaptureState, str] | None]]


class Fetcher:
    """Asks for addresses through the downloader of a running Scrapy crawl."""

    def __init__(self, crawler: Crawler, settings: CrawlSettings) -> None:
        self._crawler = crawler
        self._settings = settings
        headers = {
            "User-Agent": settings.user_agent,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
            "Accept-Language": "vi,en;q=0.5",
            "Accept-Encoding": "gzip, deflate, br, zstd",
        }
        self._public = headers
        self._proxy, secret = proxy_of(settings.proxy)
        self._headers = headers | ({"Proxy-Authorization": secret} if secret else {})
        self._paces: dict[str, Pace] = {}
        self._breath = Breath()
        crawler.signals.connect(self._on_headers, signals.headers_received)
        crawler.signals.connect(self._on_bytes, signals.bytes_received)

    async def get(
        self,
        url: str,
        *,
        limit: int,
        deadline: float,
        writer: VisitWriter,
        cookies: CookieJar,
        gate: Gate | None = None,
        any_type: bool = False,
        own: frozenset[str] = frozenset(),
        memory: Memory | None = None,
        asking: Sequence[tuple[str, str]] = (),
        whole: bool = False,
    ) -> Answer:
        """An address in, its answer out, every hop written as evidence. Never raises on what a server does.

        `limit` is the most bytes that are received, `deadline` the event loop's time at which the visit is
        over, `gate` judges where a redirect leads, `any_type` reads bodies that are no pages too, `own` names
        each "host:port" on an inner network that may be connected to.
        What is in `memory` is asked for only if it changed; `asking` are further headers that ask so for this
        address itself; `whole` asks without conditions.
        """
        asked, hops, received = url, list[str](), 0
        seen: set[tuple[str, bytes | None]] = set()
        while True:
            request = self._request(url, limit, any_type, own)
            known = memory.conditions(url) if memory and not whole else []
            for name, value in known or (asking if url == asked else ()):
                request.headers[name] = value
            if len(cookies):
                cookies.add_cookie_header(request)
            mark = (page_key(url), request.headers.get("Cookie"))
            if mark in seen or len(hops) > HOPS:
                why = f"redirected in a circle, or more than {HOPS} times: {' -> '.join([*hops[-3:], url])}"
                circle = Answer(url, asked, now(), CaptureState.REDIRECT_LOOP, why, hops=tuple(hops))
                circle.received = received
                return circle
            seen.add(mark)
            answer = await self._in_turn(request, asked, deadline, writer, cookies, memory)
            received += answer.received
            answer.hops, answer.received = tuple(hops), received
            location = next((v for k, v in answer.headers if k == "Location"), "")
            if answer.status not in REDIRECTS:
                await self._breath.take()
                return answer
            if not location:
                answer.state, answer.why = CaptureState.BROKEN, "it redirects without saying where"
                return answer
            try:
                target = urljoin(url, location.strip())
                page_key(target)
            except ValueError as error:
                answer.state, answer.why = CaptureState.BROKEN, f"redirects to no address: {error}"
                return answer
            refused = await gate(target) if gate else None
            if refused is not None:
                answer.state, answer.why = refused[0], f"redirects to {target}: {refused[1]}"
                return answer
            hops.append(url)
            url = target

    async def get_patiently(self, url: str, deadline: float, **options: Any) -> Answer:
        """As `get`, and waits and tries again after 429, 503 and lost connections, as the settings allow.

        A host that asks for time gets it. When it asks for more than the visit has, it is left: the answer's
        `until` says when it may be asked again.
        """
        settings, loop, received = self._settings, asyncio.get_running_loop(), 0
        for turn in range(settings.retries + 1):
            answer = await self.get(url, deadline=deadline, **options)
            received += answer.received
            answer.received = received
            busy = answer.status in BUSY
            lost = answer.state is CaptureState.UNREACHABLE and "refused" not in answer.why
            asked_for = retry_after(answer) if busy else None
            if busy:
                self._busy(answer, asked_for, deadline)
            wait = min(settings.backoff * 2**turn, settings.backoff_max) if asked_for is None else asked_for
            if turn == settings.retries or not (lost or busy) or loop.time() + wait >= deadline:
                break
            self.pace(answer.url).hold(wait)
        return answer

    def _busy(self, answer: Answer, asked_for: float | None, deadline: float) -> None:
        """The host has too much to do, or has had enough of us: it is left in peace."""
        pace = self.pace(answer.url)
        pace.strained(self._settings.delay)
        if asked_for is None:
            return
        until = now() + timedelta(seconds=asked_for)
        pace.hold(asked_for, until)
        if pace.ready_at() >= deadline:
            answer.until = until
            answer.why = f"{answer.why}; {asks(answer.until)}"

    def pace(self, url: str) -> Pace:
        """The pace of an address's host, one for all visits of this crawl."""
        slot = slot_of(url)
        if slot not in self._paces:
            self._paces[slot] = Pace(self._settings.delay)
        return self._paces[slot]

    async def _in_turn(
        self,
        request: Request,
        asked: str,
        deadline: float,
        writer: VisitWriter,
        cookies: CookieJar,
        memory: Memory | None,
    ) -> Answer:
        pace = self.pace(request.url)
        async with pace.turn(deadline) as now_or_never:
            if not now_or_never:
                until = pace.until if pace.until and pace.until > now() else None
                ends = asks(until) if until else "the visit's time ends before the host may be asked again"
                return Answer(
                    request.url, asked, now(), CaptureState.TIMED_OUT, NOT_ASKED + ends, until=until
                )
            left = deadline - asyncio.get_running_loop().time()
            request.meta["download_timeout"] = max(0.1, min(self._settings.timeout, left))
            return await self._once(request, asked, now(), writer, cookies, memory)

    def _request(self, url: str, limit: int, any_type: bool, own: frozenset[str]) -> Request:
        meta: dict[str, Any] = {"download_slot": slot_of(url)}
        meta |= {"limit": limit, "got": 0, "any_type": any_type, OWN: own}
        if self._proxy:
            meta["proxy"] = self._proxy
        return Request(url, headers=self._headers, meta=meta, dont_filter=True)

    async def _once(
        self,
        request: Request,
        asked: str,
        at: datetime,
        writer: VisitWriter,
        cookies: CookieJar,
        memory: Memory | None,
    ) -> Answer:
        engine = self._crawler.engine
        assert engine is not None  # a Fetcher lives inside a running crawl
        try:
            # Straight to the handler: `pace.py` keeps the turns that Scrapy's engine and slots would keep again.
            response = await engine.downloader.handlers.download_request_async(request)
        except FAILURES as error:
            kept = kept_back(request.url, asked, at, request.meta) or failed(request.url, asked, at, error)
            kept.received = request.meta["got"]
            return kept
        except Exception as error:
            if type(error).__name__ != TUNNEL:
                raise
            return Answer(request.url, asked, at, CaptureState.UNREACHABLE, f"the proxy refused: {error}")
        if b"Set-Cookie" in response.headers:
            cookies.extract_cookies(response, request)
            trim(cookies)
        answer = self._keep(request, response, asked, at, writer, memory)
        if self._proxy and response.status in {502, 504}:
            answer.why = f"the proxy could not reach the host ({response.status})"
            answer.state, answer.status, answer.raw = CaptureState.UNREACHABLE, None, b""
        return answer

    def _keep(
        self,
        request: Request,
        response: Response,
        asked: str,
        at: datetime,
        writer: VisitWriter,
        memory: Memory | None,
    ) -> Answer:
        headers = pairs(response.headers)
        stopped = request.meta.get("stopped", "")
        answer = Answer(request.url, asked, at, CaptureState.OK, status=response.status, headers=headers)
        answer.raw = response.body[: request.meta["limit"]]
        answer.received = max(request.meta["got"], len(answer.raw)) + sum(len(k) + len(v) for k, v in headers)
        cut = ""
        if stopped == "type":
            answer.state, cut = CaptureState.NOT_A_PAGE, "unspecified"
            answer.why = f"{content_type(headers) or 'a download'} is no page; its body was not fetched"
        elif stopped == "size":
            answer.state, cut = CaptureState.TRUNCATED, "length"
            answer.why = f"longer than {request.meta['limit']} bytes; the head is kept"
        elif "dataloss" in response.flags:
            answer.state, cut = CaptureState.BROKEN, "disconnect"
            answer.why = "the answer ended before its announced length"
        elif response.status == 304 and not any(name in request.headers for name in CONDITIONS):
            answer.state, answer.why = CaptureState.BROKEN, "answered 304 to a question without a condition"
        elif response.status != 304 and (response.status >= 400 or not request.meta["any_type"]):
            answer.state, answer.why = by_status(response.status, answer.raw)
        parts = urlsplit(request.url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        sent = [("Host", parts.netloc.rpartition("@")[2]), *self._public.items()]
        if cookie := request.headers.get("Cookie"):
            sent.append(("Cookie", cookie.decode("latin-1")))
        for name in CONDITIONS:
            if value := request.headers.get(name):
                sent.append((name, value.decode("latin-1")))
        question, head = (f"GET {path} HTTP/1.1", sent), (status_line(response), headers)
        ip = "" if self._proxy or response.ip_address is None else str(response.ip_address)
        if memory and as_before(answer, memory):
            answer.record = again(answer, memory, writer, question, head, ip)
        if not answer.record:
            answer.record = writer.exchange(request.url, at, question, (*head, answer.raw), cut=cut, ip=ip)
        return answer

    def _on_headers(self, headers: Headers, body_length: int, request: Request) -> None:
        if request.meta["any_type"]:
            return
        kind = (headers.get(b"Content-Type") or b"").strip().lower()
        attached = (headers.get(b"Content-Disposition") or b"").strip().lower().startswith(b"attachment")
        if attached or (kind and not kind.startswith(PAGE_TYPES) and not kind.startswith(UNTYPED)):
            request.meta["stopped"] = "type"
            raise StopDownload(fail=False)

    def _on_bytes(self, data: bytes, request: Request) -> None:
        meta = request.meta
        meta["got"] += len(data)
        if meta["got"] > meta["limit"]:
            meta["stopped"] = "size"
            raise StopDownload(fail=False)
