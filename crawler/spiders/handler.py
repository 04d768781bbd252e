"""Scrapy's HTTP/1.1 handler with bounds of ours: heads that never end, connections kept open."""

from __future__ import annotations

from typing import Any

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from twisted.web.client import _HTTP11ClientFactory

HEAD_LIMIT = 262_144  # bytes of status line and headers; servers accept 8 to 64 KiB, browsers 256 KiB
KEPT_OPEN = 16  # connections to one place, which with a proxy is the proxy


class BoundedHandler(HTTP11DownloadHandler):
    """The handler that the downloader uses for http and https."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool.maxPersistentPerHost = KEPT_OPEN
        self._pool._factory = _bounded(self._pool._factory)


def _bounded(factory: type[_HTTP11ClientFactory]) -> type[_HTTP11ClientFactory]:
    """Scrapy's protocol factory in, one out whose protocols hang up on a head above the bound."""

    class Factory(factory):  # type: ignore[misc, valid-type]
        noisy = False

        def buildProtocol(self, addr: Any) -> Any:
            protocol = super().buildProtocol(addr)
            receive = protocol.dataReceived

            def received(data: bytes) -> None:
                parser = protocol._parser
                if parser is not None and parser.state in {"STATUS", "HEADER"}:
                    taken = getattr(parser, "head_bytes", 0) + len(data)
                    parser.head_bytes = taken
                    if taken > HEAD_LIMIT:
                        protocol.transport.abortConnection()
                        return
                receive(data)

            protocol.dataReceived = received
            return protocol

    return Factory
