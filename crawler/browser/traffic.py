"""What a tab sent and got, within a budget of bytes, ready to be kept as evidence."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.async_api import Page, Request, Response

Headers = list[tuple[str, str]]
BODY = 5_000_000  # bytes of one answer; of a longer one the head is kept
ALL = 20_000_000  # bytes of all answers of one page
WAITED = 2.0  # seconds for the last bodies
# The browser hands bodies over unpacked: these would tell a reader to unpack them again, or to read too little.
PACKING = {"content-encoding", "transfer-encoding", "content-length"}


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request of the browser and its answer. `cut` is WARC's word for why the body is not whole.

    `size` is what the body measured, in bytes, kept or not.
    """

    url: str
    at: datetime
    request: tuple[str, Headers, bytes]
    response: tuple[str, Headers, bytes]
    cut: str = ""
    size: int = 0

    @property
    def status(self) -> int:
        """The answer's status."""
        return int(self.response[0].split(" ")[1])


class Traffic:
    """Listens to one tab. `drain` gives what was heard so far and forgets it."""

    def __init__(self, page: Page) -> None:
        self._heard: list[Exchange] = []
        self._reading: set[asyncio.Task[None]] = set()
        self._room = ALL
        self.ours: set[str] = set()  # addresses that we answered ourselves: they are kept already
        self.answered: set[Request] = set()  # by ourselves, out of what is kept already
        self._page = page
        page.on("requestfinished", self._finished)

    def _finished(self, request: Request) -> None:
        if (
            request.url in self.ours
            or request in self.answered
            or not request.url.startswith(("http://", "https://"))
        ):
            return
        task = asyncio.ensure_future(self._read(request, datetime.now(UTC)))
        self._reading.add(task)
        task.add_done_callback(self._reading.discard)

    async def _read(self, request: Request, at: datetime) -> None:
        from playwright.async_api import Error

        with suppress(Error):  # the tab may close while its answers are read
            response = request.existing_response or await request.response()
            if response is None:
                return
            body, cut, size = b"", "", 0
            if not 300 <= response.status < 400:
                body, cut, size = await self._body(request, response)
            asked = [(k, v) for k, v in (await request.all_headers()).items() if not k.startswith(":")]
            told = [(h["name"], h["value"]) for h in await response.headers_array()]
            path = request.url.partition("://")[2].partition("/")
            line = f"{request.method} /{path[2]} HTTP/1.1"
            status = f"HTTP/1.1 {response.status} {response.status_text}".strip()
            sent = request.post_data_buffer or b""
            heard = Exchange(request.url, at, (line, asked, sent), (status, told, body), cut, size)
            self._heard.append(_honestly(heard))

    async def _body(self, request: Request, response: Response) -> tuple[bytes, str, int]:
        """The body as far as it is kept, why it is not whole, and how long it was."""
        from playwright.async_api import Error

        cut = "length"
        if self._room > 0:
            try:
                body = await response.body()
            except Error:  # Chromium has thrown it away, as it does above some 20 MB
                cut = "unspecified"
            else:
                kept = body[: max(0, min(BODY, self._room))]
                self._room -= len(kept)
                return kept, "" if len(kept) == len(body) else "length", len(body)
        size = 0
        with suppress(Error):  # it is told where it can be
            size = max(0, (await request.sizes())["responseBodySize"])
        return b"", cut, size

    async def drain(self) -> list[Exchange]:
        """The exchanges since the last call; waits a little for bodies that are still read."""
        if self._reading:
            await asyncio.wait(set(self._reading), timeout=WAITED)
        heard, self._heard = self._heard, []
        return heard

    def close(self) -> None:
        """Nothing is heard or read any more."""
        self._page.remove_listener("requestfinished", self._finished)
        for task in self._reading:
            task.cancel()


def _honestly(exchange: Exchange) -> Exchange:
    """The same with the headers that spoke of the packed body set aside."""
    status, told, body = exchange.response
    named = [(f"X-Archive-Orig-{n}" if n.lower() in PACKING else n, " ".join(v.split("\n"))) for n, v in told]
    return replace(exchange, response=(status, named, body))
