"""No connection into an inner network: names are judged by what they resolved to, as the socket is opened.

The sieve sits between the resolver and the endpoint, so the address that was judged is the address that is
connected to; asking twice (and being told two things) is not possible. Connections through a proxy are not
judged here: there the proxy resolves the names.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from twisted.internet.endpoints import HostnameEndpoint, wrapClientTLS
from twisted.internet.interfaces import IHostnameResolver, IResolutionReceiver
from twisted.web.client import URI
from twisted.web.iweb import IAgentEndpointFactory
from zope.interface import implementer  # type: ignore[import-untyped]

from crawler.inner import address_is_inner

OWN = "own_slots"  # request.meta: the "host:port" on an inner network that this visit may go to
SIEVED = "inner_address"  # request.meta: the inner address that a name led to


@implementer(IAgentEndpointFactory)
class OuterEndpoints:
    """Makes the endpoints of one request. What was kept back is written into the request's `meta`."""

    def __init__(self, reactor: Any, policy: Any, timeout: float, meta: MutableMapping[str, Any]) -> None:
        self._reactor, self._policy, self._timeout, self._meta = reactor, policy, timeout, meta

    def endpointForURI(self, uri: URI) -> Any:
        """Twisted's parsed address in, an endpoint out that connects to outer addresses only."""
        host = uri.host.decode("ascii")
        shown = f"[{host}]" if ":" in host else host
        own = f"{shown}:{uri.port}".lower() in self._meta.get(OWN, ())
        place = (self._reactor, host, uri.port, self._timeout)
        endpoint: Any = HostnameEndpoint(*place) if own else _OuterEndpoint(self._meta, *place)
        if uri.scheme == b"https":
            return wrapClientTLS(self._policy.creatorForNetloc(uri.host, uri.port), endpoint)
        return endpoint


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

    def resolutionBegan(self, resolution: Any) -> None:
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:
        if address_is_inner(address.host):
            self._meta[SIEVED] = address.host
        else:
            self._meta.pop(SIEVED, None)
            self._receiver.addressResolved(address)

    def resolutionComplete(self) -> None:
        self._receiver.resolutionComplete()
