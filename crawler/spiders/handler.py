"""Scrapy's HTTP/1.1 handler with bounds of ours: heads that never end, certificates, inner networks."""

from __future__ import annotations

from typing import Any

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler, _ScrapyAgent, _ScrapyProxyAgent
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils._download_handlers import wrap_twisted_exceptions
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.web.client import Agent, _HTTP11ClientFactory

from crawler.inner import place_of
from crawler.spiders.answer import HEAD_LIMIT
from crawler.spiders.guard import OWN, OuterEndpoints, UnmadeEndpoints, hold
from crawler.spiders.tls import Trust

CA_FILE = "RASOAT_CA_FILE"  # the name of our setting among Scrapy's
KEPT_OPEN = 16  # connections to one place, which with a proxy is the proxy


class BoundedHandler(HTTP11DownloadHandler):
    """The handler that the downloader uses for http and https."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool.maxPersistentPerHost = KEPT_OPEN
        self._pool._factory = _bounded(self._pool._factory)
        self._crawl = crawler
        self._trust = Trust(crawler.settings.get(CA_FILE) or "")

    async def download_request(self, request: Request) -> Response:
        """As Scrapy's; what a certificate or an address was refused for stands in the request's `meta`."""
        hold(*place_of(request.url), request.meta)
        agent = _GuardedAgent(
            contextFactory=self._trust.policy(request.meta),
            pool=self._pool,
            fail_on_dataloss=self._fail_on_dataloss,
            crawler=self._crawl,
        )
        with wrap_twisted_exceptions():
            return await maybe_deferred_to_future(agent.download_request(request))


class _GuardedAgent(_ScrapyAgent):
    """Goes through the proxy as Scrapy does, and straight to outer addresses only."""

    def _get_agent(self, request: Request, timeout: float) -> Agent:
        if request.meta.get("proxy"):
            through = super()._get_agent(request, timeout)
            if isinstance(through, _ScrapyProxyAgent):
                through._endpointFactory = UnmadeEndpoints(through._endpointFactory)
            return through
        from twisted.internet import reactor

        endpoints = OuterEndpoints(reactor, self._contextFactory, timeout, request.meta)
        agent: _OwnPlaces = _OwnPlaces.usingEndpointFactory(  # type: ignore[no-untyped-call]
            reactor, endpoints, self._pool
        )
        agent.own = request.meta.get(OWN, frozenset())
        return agent


class _OwnPlaces(Agent):
    """Shares open connections only among visits that may go to the same inner places."""

    own: frozenset[str]

    def _requestWithEndpoint(self, key: tuple[Any, ...], *args: Any, **kwargs: Any) -> Any:
        return super()._requestWithEndpoint((*key, self.own), *args, **kwargs)


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
                    parser.MAX_LENGTH = HEAD_LIMIT  # of one line; Twisted hangs up above 16 KiB
                    if taken > HEAD_LIMIT:
                        protocol.transport.abortConnection()
                        return
                receive(data)

            protocol.dataReceived = received
            return protocol

    return Factory
