"""What a browser may ask of its proxy: one request for http, or a tunnel for everything else."""

from __future__ import annotations

import asyncio
import re
from urllib.parse import urlsplit

from crawler.address import host_of, slot_of
from crawler.egress.dial import Dialer, Unreachable, hang_up
from crawler.egress.flow import Flow, Streams, Visitor
from crawler.egress.head import REQUEST, STATUS, BadHead, Head, read_head

ANSWERING = 60.0  # seconds until the head of an answer is there; the browser's own bounds are shorter
AUTHORITY = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\[\]:/?#@\\]+):(\d{1,5})")
METHODS = {b"GET", b"HEAD", b"POST", b"OPTIONS", b"PUT", b"PATCH", b"DELETE"}


class Order:
    """A request to the proxy, taken apart: the place that is judged is the place that is written on."""

    def __init__(self, head: Head) -> None:
        """`BadHead` when it is no request that a browser sends to a proxy."""
        line = REQUEST.fullmatch(head.line)
        if line is None:
            raise BadHead(f"a request was expected, found {head.line[:60]!r}")
        self.method, self.target, self.head = line[1], line[2].decode("ascii"), head
        self.tunnel = self.method == b"CONNECT"
        try:
            self._place()
        except ValueError as error:
            raise BadHead(str(error)) from error
        if head.get(b"sec-purpose"):
            raise BadHead("the browser fetches ahead what nobody asked for")
        length = head.get(b"content-length") or b"0"
        if head.get(b"transfer-encoding") or not length.isdigit() or len(length) > 12:
            raise BadHead("a body of a known length was expected")
        self.length = int(length)

    def _place(self) -> None:
        if self.tunnel:
            found = AUTHORITY.fullmatch(self.target)
            if found is None:
                raise ValueError(f"a host and a port were expected, found {self.target[:60]!r}")
            self.host, self.port = host_of(f"https://{found[1]}/"), int(found[2])
            return
        parts = urlsplit(self.target)
        if parts.scheme != "http" or "@" in parts.netloc or "\\" in self.target or self.method not in METHODS:
            raise ValueError(f"a whole http address was expected, found {self.target[:60]!r}")
        host, _, port = slot_of(self.target).rpartition(":")
        self.host, self.port = host, int(port)
        self.path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

    @property
    def place(self) -> str:
        """ "host:port"."""
        return f"{self.host}:{self.port}"


async def carry(order: Order, near: Streams, dialer: Dialer, visitor: Visitor) -> None:
    """Carries an order out over the browser's connection `near`. Raises `Refused`, `Unreachable` and `BadHead`
    while nothing was answered; afterwards it returns when either side ends."""
    reader, writer = near
    async with visitor.resolving:
        far = await dialer.open(order.host, order.port, visitor.opened, order.tunnel)
    try:
        flow = Flow(visitor)
        if order.tunnel:
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            await flow.both_ways(near, far)
        else:
            far[1].write(_onward(order, dialer))
            await flow.pour(reader, far[1], order.length)
            head, length = await _answer(far[0], order.method)
            writer.write(head)
            await flow.back(near, far, length)
    finally:
        await hang_up(far[1])


def _onward(order: Order, dialer: Dialer) -> bytes:
    host = order.host if order.port == 80 else order.place
    target = f"http://{host}{order.path}" if dialer.has_upstream else order.path
    own = ((b"Host", host.encode("ascii")), (b"Connection", b"close"))
    line = order.method + b" " + target.encode("ascii") + b" HTTP/1.1"
    return order.head.onward(line, *own, *(dialer.credentials if dialer.has_upstream else ()))


async def _answer(far: asyncio.StreamReader, method: bytes) -> tuple[bytes, int | None]:
    """The head of the server's answer, made ready for the browser (the connection ends with this answer), and the
    bytes that follow it; None when only the server knows."""
    try:
        async with asyncio.timeout(ANSWERING):
            while True:
                head = await read_head(far, lenient=True)
                status = STATUS.fullmatch(head.line)
                if status is None or status[1] in {b"101", b"407"}:
                    # a server that asks for a proxy's password is no proxy of ours
                    raise BadHead(f"an answer was expected, found {head.line[:60]!r}")
                if not status[1].startswith(b"1"):
                    ready = head.onward(b"HTTP/1.1 " + status[1] + status[2], (b"Connection", b"close"))
                    return ready, _length(head, 0 if method == b"HEAD" else int(status[1]))
    except (EOFError, OSError, TimeoutError) as error:
        raise Unreachable(f"no answer came ({error})") from error


def _length(head: Head, status: int) -> int | None:
    """How long the body is (RFC 9112, 6.3): servers that keep the connection would hold ours up otherwise."""
    if status in {0, 204, 304}:
        return 0
    said = head.get(b"content-length")
    return int(said) if said.isdigit() and len(said) < 16 and not head.get(b"transfer-encoding") else None
