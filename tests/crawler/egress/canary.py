"""A server of the inner network that nobody may reach: it counts whoever comes, by TCP and by UDP."""

from __future__ import annotations

import asyncio
import re
import socket
from collections import Counter
from contextlib import suppress

# Read by pages of any origin, so that a trick's second step is not stopped by the browser's own rules.
ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nAccess-Control-Allow-Origin: *\r\n"
    b"Access-Control-Allow-Headers: *\r\nAccess-Control-Allow-Private-Network: true\r\n"
    b"Content-Length: 2\r\nConnection: close\r\n\r\nok"
)


class Canary(asyncio.DatagramProtocol):
    """`hits` counts by the first part of the path; "(tcp)" every connection, "(udp)" every datagram."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.port = 0

    async def open(self) -> None:
        """Listens on every address of this machine, IPv4 and IPv6, on one port."""
        loop = asyncio.get_running_loop()
        both = socket.create_server(("::", 0), family=socket.AF_INET6, dualstack_ipv6=True)
        self.port = both.getsockname()[1]
        self._tcp = await asyncio.start_server(self._met, sock=both)
        heard = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
        heard.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        heard.bind(("::", self.port))
        heard.setblocking(False)
        self._udp, _ = await loop.create_datagram_endpoint(lambda: self, sock=heard)

    def close(self) -> None:
        self._tcp.close()
        self._udp.close()

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self.hits["(udp)"] += 1

    async def _met(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.hits["(tcp)"] += 1
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            head = await reader.readuntil(b"\n")
            if found := re.match(rb"[A-Z]+ (?:http://[^/]+)?/([^/ ?]*)", head):
                self.hits[found[1].decode()] += 1
            writer.write(ANSWER)
            await writer.drain()
        writer.close()
