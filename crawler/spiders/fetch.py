"""One address asked for over HTTP: redirects hop by hop, bounded bodies, every failure a true state.

Scrapy's downloader does the asking (slots "host:port" keep one request and the delay per host); its
middlewares stay off, because redirects, encodings and cookies must be kept as evidence and per visit.
"""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import StopDownload
from scrapy.http import Headers, Response
from scrapy.http.cookies import CookieJar

from crawler.address import page_key, slot_of
from crawler.evidence.memory import Memory
from crawler.evidence.write import VisitWriter
from crawler.model import CaptureState
from crawler.settings import CrawlSettings
from crawler.spiders.answer import (
    FAILURES,
    Answer,
    content_type,
    failed,
    kept_back,
    now,
    pairs,
    retry_after,
    status_line,
)
from crawler.spiders.guard import OWN
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
        self._proxy, secret = _proxy(settings.proxy)
        self._headers = headers | ({"Proxy-Authorization": secret} if secret else {})
        crawler.signals.connect(self._on_headers, signals.headers_received)
        crawler.signals.connect(self._on_bytes, signals.bytes_received)

    async def get(
        self,
        url: str,
        *,
        limit: int,
        timeout: float,
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

        `limit` is the most bytes that are received, `timeout` is for each hop, `gate` judges where a
        redirect leads, `any_type` reads bodies that are no pages too, `own` names each "host:port" on an
        inner network that may be connected to. What is in `memory` is asked for only if it changed;
        `asking` are further headers that ask so for this address itself; `whole` asks without conditions.
        """
        asked, hops = url, list[str]()
        seen: set[tuple[str, bytes | None]] = set()
        while True:
            request = self._request(url, limit, timeout, any_type, own)
            known = memory.conditions(url) if memory and not whole else []
            for name, value in known or (asking if url == asked else ()):
                request.headers[name] = value
            cookies.add_cookie_header(request)
            mark = (page_key(url), request.headers.get("Cookie"))
            if mark in seen or len(hops) > HOPS:
                why = f"redirected in a circle, or more than {HOPS} times: {' -> '.join([*hops[-3:], url])}"
                return Answer(url, asked, now(), CaptureState.REDIRECT_LOOP, why, hops=tuple(hops))
            seen.add(mark)
            at = now()
            answer = await self._once(request, asked, at, writer, cookies, memory)
            answer.hops = tuple(hops)
            location = next((v for k, v in answer.headers if k == "Location"), "")
            if answer.status not in REDIRECTS or not location:
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

        `deadline` is the event loop's time at which the visit is over.
        """
        settings, loop = self._settings, asyncio.get_running_loop()
        for turn in range(settings.retries + 1):
            options["timeout"] = max(0.1, min(settings.timeout, deadline - loop.time()))
            answer = await self.get(url, **options)
            lost = answer.state is CaptureState.UNREACHABLE and "refused" not in answer.why
            if turn == settings.retries or not (lost or answer.status in {429, 503}):
                break
            wait = min(retry_after(answer) or settings.backoff * 2**turn, settings.backoff_max)
            if loop.time() + wait >= deadline:
                break
            await asyncio.sleep(wait)
        return answer

    def slow_down(self, url: str, delay: float) -> None:
        """Waits at least `delay` seconds between requests to the address's host from now on."""
        engine = self._crawler.engine
        slot = engine.downloader.slots.get(slot_of(url)) if engine else None
        if slot is not None and delay > slot.delay:
            slot.delay = delay

    def _request(self, url: str, limit: int, timeout: float, any_type: bool, own: frozenset[str]) -> Request:
        meta: dict[str, Any] = {"download_slot": slot_of(url), "download_timeout": timeout}
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
            response = await engine.download_async(request)
        except FAILURES as error:
            return kept_back(request.url, asked, at, request.meta) or failed(request.url, asked, at, error)
        except Exception as error:
            if type(error).__name__ != TUNNEL:
                raise
            return Answer(request.url, asked, at, CaptureState.UNREACHABLE, f"the proxy refused: {error}")
        if b"Set-Cookie" in response.headers:
            cookies.extract_cookies(response, request)
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
        elif response.status >= 400:
            answer.state, answer.why = CaptureState.HTTP_ERROR, f"the server answered {response.status}"
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


def _proxy(address: str) -> tuple[str, str]:
    """A proxy's address in, the address without secrets and the value of Proxy-Authorization out."""
    if not address:
        return "", ""
    parts = urlsplit(address)
    if not parts.username:
        return address, ""
    secret = f"{unquote(parts.username)}:{unquote(parts.password or '')}".encode()
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}", "Basic " + base64.b64encode(secret).decode()
