"""Opens connections to public places only: judged as spelled, resolved once, judged again, and that very address
is connected to. Through a proxy of the user's only the spelling is judged: there the proxy resolves the names."""

from __future__ import annotations

import asyncio
import base64
import socket
import ssl
from collections.abc import Awaitable, Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from urllib.parse import unquote, urlsplit

from crawler.egress.flow import Streams
from crawler.egress.head import STATUS, BadHead, read_head
from crawler.inner import address_refusal, refusal

CONNECTING = 10.0  # seconds for one address
RESOLVING = 10.0  # seconds for one name
ADDRESSES = 4  # of one name that are tried
THREADS = 16  # a resolver that hangs holds up names of drawn pages, and nothing else of the crawl

Resolve = Callable[[str, int], Awaitable[list[str]]]


class Refused(Exception):
    """We would not connect there; the sentence says why."""


class Unreachable(Exception):
    """We would have, and nobody answered."""


class Dialer:
    """Connects to "host:port" places. `resolve` gives the addresses of a name; the system's resolver by default."""

    def __init__(self, upstream: str = "", ca_file: str = "", resolve: Resolve | None = None) -> None:
        """`upstream`: "http[s]://[user:password@]host:port" of a proxy that everything goes through."""
        self._threads = ThreadPoolExecutor(THREADS, "resolver")
        self._resolve = resolve or self._ask_system
        self._upstream = urlsplit(upstream) if upstream else None
        self._tls: ssl.SSLContext | None = None
        if self._upstream and self._upstream.scheme == "https":
            self._tls = ssl.create_default_context()
            if ca_file:
                self._tls.load_verify_locations(ca_file)

    @property
    def has_upstream(self) -> bool:
        """Whether requests for http go on to a proxy, which wants whole addresses."""
        return self._upstream is not None

    @property
    def credentials(self) -> tuple[tuple[bytes, bytes], ...]:
        """The field that the proxy of the user wants, none without a name."""
        if self._upstream is None or not self._upstream.username:
            return ()
        pair = f"{unquote(self._upstream.username)}:{unquote(self._upstream.password or '')}"
        return ((b"Proxy-Authorization", b"Basic " + base64.b64encode(pair.encode())),)

    async def open(self, host: str, port: int, opened: Collection[str], tunnel: bool) -> Streams:
        """A place in, a connection to it (or to the proxy) out. Raises `Refused` and `Unreachable`.

        `host` is in the form of `crawler.address.host_of`; `opened` names each "host:port" that a setting opens;
        `tunnel` asks a proxy for a way through.
        """
        if why := refusal(host, port, opened):
            raise Refused(why)
        if self._upstream is not None:
            return await self._through_proxy(host, port, tunnel)
        try:
            async with asyncio.timeout(RESOLVING):
                found = await self._resolve(host.strip("[]"), port)
        except (OSError, UnicodeError, TimeoutError) as error:
            raise Unreachable(f"the host's name is not known ({error})") from error
        if f"{host}:{port}" not in opened:
            judged = [(address, address_refusal(address)) for address in found]
            if judged and all(why for _, why in judged):
                raise Refused(judged[0][1])
            found = [address for address, why in judged if not why]
        return await _first(found[:ADDRESSES], port)

    def close(self) -> None:
        """Lets the resolver's threads go."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _ask_system(self, host: str, port: int) -> list[str]:
        def ask() -> list[str]:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
            return list(dict.fromkeys(str(entry[4][0]) for entry in found))

        return await asyncio.get_running_loop().run_in_executor(self._threads, ask)

    async def _through_proxy(self, host: str, port: int, tunnel: bool) -> Streams:
        proxy = self._upstream
        assert proxy is not None and proxy.hostname
        try:
            async with asyncio.timeout(CONNECTING):
                reader, writer = await asyncio.open_connection(
                    proxy.hostname, proxy.port or (443 if self._tls else 80), ssl=self._tls
                )
        except (OSError, TimeoutError) as error:
            raise Unreachable(f"the proxy does not answer ({error})") from error
        if not tunnel:
            return reader, writer
        place = f"{host}:{port}".encode("ascii")
        fields = b"".join(name + b": " + value + b"\r\n" for name, value in self.credentials)
        writer.write(b"CONNECT " + place + b" HTTP/1.1\r\nHost: " + place + b"\r\n" + fields + b"\r\n")
        try:
            async with asyncio.timeout(CONNECTING):
                answer = await read_head(reader)
        except (OSError, EOFError, BadHead, TimeoutError) as error:
            writer.close()
            raise Unreachable(f"the proxy gave no way through ({error})") from error
        status = STATUS.fullmatch(answer.line)
        if status is None or not status[1].startswith(b"2"):
            writer.close()
            raise Unreachable(f"the proxy refused: {answer.line[:100].decode('latin-1')}")
        return reader, writer


async def _first(addresses: list[str], port: int) -> Streams:
    """The first of these addresses that takes a connection; they are literals, nothing is resolved again."""
    last: BaseException | str = "no address"
    for address in addresses:
        try:
            async with asyncio.timeout(CONNECTING):
                return await asyncio.open_connection(address, port)
        except (OSError, TimeoutError) as error:
            last = error
    raise Unreachable(f"nobody answers there ({last})")


async def hang_up(writer: asyncio.StreamWriter) -> None:
    """Closes a connection and waits until it is gone; one that is broken already is closed as well."""
    writer.close()
    with suppress(OSError, TimeoutError, ssl.SSLError):
        async with asyncio.timeout(1):
            await writer.wait_closed()
