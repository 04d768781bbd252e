"""How the browser's visits get out, each with a pass of its own, and what they were kept from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from crawler.browser.chromium import PROXY_ALL
from crawler.browser.distrust import Distrust
from crawler.egress import Egress
from crawler.settings import CrawlSettings

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, ProxySettings


class Outward:
    """`admit` a visit, give its contexts its `way`, `watch` each of them, `forget` the visit afterwards."""

    def __init__(self, settings: CrawlSettings) -> None:
        self._egress = Egress(settings.visit_bytes, settings.proxy, settings.ca_file)
        self._distrust: dict[str, Distrust] = {}

    def admit(self, visit_id: str, opened: frozenset[str]) -> None:
        """A visit begins whose pages may go to public places, and to the `opened` "host:port"."""
        self._egress.admit(visit_id, opened)

    async def way(self, visit_id: str) -> ProxySettings:
        """The proxy of a visit's context."""
        own = await self._egress.pass_for(visit_id)
        return {
            "server": own.server,
            "username": own.username,
            "password": own.password,
            "bypass": PROXY_ALL,
        }

    async def nobodys(self) -> ProxySettings:
        """The proxy of what belongs to no visit: without a pass it lets nothing go anywhere."""
        return {"server": await self._egress.server(), "bypass": PROXY_ALL}

    def watch(self, visit_id: str, context: BrowserContext) -> None:
        """Remembers from now on what the pages of the visit could not load for a certificate."""
        self._distrust.setdefault(visit_id, Distrust()).hear(context)

    def kept_out(self, visit_id: str) -> Mapping[str, str]:
        """Each "host:port" that the visit's pages were kept from, with the reason."""
        return self._egress.kept_out(visit_id)

    def distrusted(self, visit_id: str) -> Mapping[str, str]:
        """Each address that the visit's pages could not load for its certificate, with the reason."""
        found = self._distrust.get(visit_id)
        return found.faults if found else {}

    def forget(self, visit_id: str) -> None:
        """The visit is over; its pass opens nothing more."""
        self._egress.dismiss(visit_id)
        self._distrust.pop(visit_id, None)

    async def close(self) -> None:
        """Hangs up on everybody."""
        await self._egress.close()
