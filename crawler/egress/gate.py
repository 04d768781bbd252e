"""The gate on loopback: who may use it (one secret for each visit), how much, and what was kept out."""

from __future__ import annotations

import asyncio
import base64
import binascii
import hmac
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from crawler.egress.dial import Dialer, Refused, Resolve, Unreachable, hang_up
from crawler.egress.exchange import Order, carry
from crawler.egress.flow import Streams, Visitor
from crawler.egress.head import BadHead, Head, read_head

HEADING = 15.0  # seconds for the head of a request; a connection that was opened ahead waits no longer
CONNECTIONS = 64  # of one visit at a time; Chromium itself opens 32 to a proxy
ALL_CONNECTIONS = 512
KEPT_OUT = 100  # places that are remembered for a visit
ASKS = b'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="rasoat"\r\n'


@dataclass(frozen=True, slots=True)
class Pass:
    """What a browser needs to go out for one visit."""

    server: str
    username: str
    password: str


class Egress:
    """A forward proxy on 127.0.0.1, for the browser of this process alone. `admit` a visit, hand its `pass_for`
    to the browser, `dismiss` it afterwards, and `close` at the end."""

    def __init__(
        self, bytes_each: int, upstream: str = "", ca_file: str = "", resolve: Resolve | None = None
    ) -> None:
        """`bytes_each`: what one visit may move both ways; the rest as for `Dialer`."""
        self._bytes_each = bytes_each
        self._dialer = Dialer(upstream, ca_file, resolve)
        self._visitors: dict[str, Visitor] = {}
        self._server: asyncio.Server | None = None
        self._talks: set[asyncio.Task[None]] = set()

    def admit(self, name: str, opened: frozenset[str] = frozenset()) -> None:
        """A visit may go out from now on, to public places and to the `opened` "host:port"."""
        self._visitors[name] = Visitor(secrets.token_urlsafe(32), opened, self._bytes_each)

    def dismiss(self, name: str) -> None:
        """The visit is over; its secret opens nothing more."""
        self._visitors.pop(name, None)

    def kept_out(self, name: str) -> Mapping[str, str]:
        """Each "host:port" that the visit's pages wanted and we did not connect to, with the reason."""
        visitor = self._visitors.get(name)
        return dict(visitor.kept_out) if visitor else {}

    async def server(self) -> str:
        """The proxy's address without any right; it listens from the first call on."""
        if self._server is None:
            self._server = await asyncio.start_server(self._met, "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def pass_for(self, name: str) -> Pass:
        """The pass of a visit; one that was never admitted gets the right to public places."""
        if name not in self._visitors:
            self.admit(name)
        user = base64.urlsafe_b64encode(name.encode()).decode()
        return Pass(await self.server(), user, self._visitors[name].secret)

    async def close(self) -> None:
        """Hangs up on everybody."""
        if self._server is not None:
            self._server.close()
            self._server = None
        for talk in self._talks:
            talk.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)
        self._dialer.close()

    def _met(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if len(self._talks) >= ALL_CONNECTIONS:
            writer.transport.abort()
            return
        talk = asyncio.ensure_future(self._talk((reader, writer)))
        self._talks.add(talk)
        talk.add_done_callback(self._talks.discard)

    async def _talk(self, near: Streams) -> None:
        reader, writer = near
        try:
            with suppress(OSError, EOFError, BadHead, TimeoutError):
                while True:
                    async with asyncio.timeout(HEADING):
                        head = await read_head(reader)
                    visitor = self._who(head)
                    if visitor is not None:
                        await self._serve(head, near, visitor)
                        return
                    keeps = not head.get(b"content-length") and not head.get(b"transfer-encoding")
                    also = b"" if keeps else b"Connection: close\r\n"
                    writer.write(ASKS + also + b"Content-Length: 0\r\n\r\n")
                    await writer.drain()
                    if not keeps:
                        return
        finally:
            await hang_up(writer)

    async def _serve(self, head: Head, near: Streams, visitor: Visitor) -> None:
        order = Order(head)
        if visitor.connections >= CONNECTIONS or visitor.bytes_left < 0:
            return
        visitor.connections += 1
        try:
            await carry(order, near, self._dialer, visitor)
        except Refused as refused:
            # To a page, a place that is refused looks like one where nobody is: there is nothing to learn here.
            if len(visitor.kept_out) < KEPT_OUT:
                visitor.kept_out[order.place] = str(refused)
        except Unreachable:
            pass  # the browser sees that nothing came, and tells so
        finally:
            visitor.connections -= 1

    def _who(self, head: Head) -> Visitor | None:
        """Whose secret a request carries."""
        kind, _, text = head.get(b"proxy-authorization").partition(b" ")
        try:
            user, _, secret = base64.b64decode(text.strip(), validate=True).decode().partition(":")
            name = base64.urlsafe_b64decode(user).decode()
        except (binascii.Error, UnicodeDecodeError):
            return None
        visitor = self._visitors.get(name)
        if kind.lower() != b"basic" or visitor is None:
            return None
        return visitor if hmac.compare_digest(visitor.secret.encode(), secret.encode()) else None
