"""No connection of plain HTTP into an inner network: places are judged by `crawler.inner` as the socket is opened.

The sieve sits between the resolver and the endpoint, so the address that was judged is the address that is
connected to; asking twice (and being told two things) is not possible. Through a proxy only the spelling of a
place is judged: there the proxy resolves the names.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from typing import Any

from scrapy.exceptions import DownloadCancelledError
from twisted.internet.endpoints import HostnameEndpoint, wrapClientTLS
from twisted.internet.interfaces import IHostnameResolver, IResolutionReceiver
from twisted.web.client import URI
from twisted.web.iweb import IAgentEndpointFactory
from zope.interface import implementer  # type: ignore[import-untyped]

from crawler.inner import address_refusal, refusal

OWN = "own_slots"  # request.meta: the "host:port" on an inner network that this visit may go to
REFUSED = "refused_place"  # request.meta: why we would not connect


def hold(host: str, port: int, meta: MutableMapping[str, Any]) -> None:
    """A place and the meta of a request in; `DownloadCancelledError`, and why in the `meta`, when it is refused.

    Whoever asks judges too, before; this is for those who forget, and for two readings of one address.
    """
    if why := refusal(host, port, meta.get(OWN, ())):
        meta[REFUSED] = why
        raise DownloadCancelledError(why)


@implementer(IAgentEndpointFactory)
class OuterEndpoints:
    """Makes the endpoints of one request. What was kept back is written into the request's `meta`."""

    def __init__(self, reactor: Any, policy: Any, timeout: float, meta: MutableMapping[str, Any]) -> None:
        self._reactor, self._policy, self._timeout, self._meta = reactor, policy, timeout, meta

    def endpointForURI(self, uri: URI) -> Any:
        """Twisted's parsed address in, an endpoint out that connects to outer addresses only."""
        host = uri.host.decode("ascii")
        shown = (f"[{host}]" if ":" in host else host).lower()
        hold(shown, uri.port, self._meta)
        own = f"{shown}:{uri.port}" in self._meta.get(OWN, ())
        place = (self._reactor, host, uri.port, self._timeout)

        def made() -> Any:
            endpoint: Any = HostnameEndpoint(*place) if own else _OuterEndpoint(self._meta, *place)
            if uri.scheme == b"https":
                return wrapClientTLS(self._policy.creatorForNetloc(uri.host, uri.port), endpoint)
            return endpoint

        return Unmade(made)


class Unmade:
    """An endpoint that is made when somebody connects: most requests go over a connection that is open already."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make

    def connect(self, factory: Any) -> Any:
        """As the endpoint's own."""
        return self._make().connect(factory)


class UnmadeEndpoints:
    """Twisted's maker of endpoints, which makes them when they are needed; all else is the maker's own."""

    def __init__(self, maker: Any) -> None:
        self._maker = maker

    def endpointForURI(self, uri: URI) -> Unmade:
        """Twisted's parsed address in, an endpoint out."""
        return Unmade(lambda: self._maker.endpointForURI(uri))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._maker, name)


class _OuterEndpoint(HostnameEndpoint):
    def __init__(self, meta: MutableMapping[str, Any], *place: Any) -> None:
        self._meta = meta
        super().__init__(*place)

    def _getNameResolverAndMaybeWarn(self, reactor: Any) -> Any:
        return _OuterResolver(super()._getNameResolverAndMaybeWarn(reactor), self._meta)


@implementer(IHostnameResolver)
class _OuterResolver:
    """The reactor's resolver without its inner answers."""

    def __init__(self, resolver: Any, meta: MutableMapping[str, Any]) -> None:
        self._resolver, self._meta = resolver, meta

    def resolveHostName(self, receiver: Any, *args: Any, **kwargs: Any) -> Any:
        return self._resolver.resolveHostName(_Sieve(receiver, self._meta), *args, **kwargs)


@implementer(IResolutionReceiver)
class _Sieve:
    def __init__(self, receiver: Any, meta: MutableMapping[str, Any]) -> None:
        self._receiver, self._meta = receiver, meta
        self._passed, self._kept_back = False, ""

    def resolutionBegan(self, resolution: Any) -> None:
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:
        if why := address_refusal(address.host):
            self._kept_back = why
        else:
            self._passed = True
            self._receiver.addressResolved(address)

    def resolutionComplete(self) -> None:
        if self._kept_back and not self._passed:  # of a name with both, the outer addresses are tried
            self._meta[REFUSED] = self._kept_back
        self._receiver.resolutionComplete()
