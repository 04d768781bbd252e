"""What belongs to a storefront, and which addresses a visit never goes to."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from crawler.address import host_of, page_key, registered_domain, slot_of, storefront_id
from crawler.inner import is_inner, place_of, refusal
from crawler.model import Kind, Storefront
from crawler.spiders.links import POLICIES, Role


class Scope:
    """The bounds of one visit. The door may move once, when the storefront's address redirects."""

    def __init__(
        self,
        storefront: Storefront,
        door: str,
        record_hosts: tuple[str, ...],
        inner_hosts: tuple[str, ...] = (),
        opens_own: bool = False,
    ) -> None:
        """`opens_own`: a storefront that is registered on an inner network may be visited at its own place."""
        self._storefront = storefront
        self._record_hosts = record_hosts
        self._slots: set[str] = set()
        self._domain = ""
        self._prefix = ""
        self._door_key = ""
        self.move(door)
        registered = self._slots if opens_own and is_inner(host_of(door)) else ()
        self.inner = frozenset({*inner_hosts, *registered})

    def move(self, door: str) -> None:
        """The door really stands here (after redirects)."""
        host = host_of(door)
        twin = host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"
        slot = slot_of(door)
        port = slot.rpartition(":")[2]
        self._slots |= {slot, f"{twin}:{port}"}
        if port in {"80", "443"}:
            self._slots |= {f"{h}:{p}" for h in (host, twin) for p in ("80", "443")}
        self._domain = registered_domain(host)
        first, self._door_key = not self._door_key, page_key(door)
        if not first and not self._prefix:
            return  # the whole website was registered, whatever page it opens with
        path = urlsplit(self._door_key).path.rstrip("/")
        tail = path.rpartition("/")[2]
        # "/shop-a/trang-chu.html" is a page in "/shop-a"; "/shop-a" is a folder of its own
        self._prefix = path.rpartition("/")[0] if "." in tail else path

    @property
    def under_path(self) -> bool:
        """True when the storefront is only a part of its host."""
        return bool(self._prefix) or self._storefront.kind in {Kind.APP, Kind.SOCIAL}

    @property
    def shares_host(self) -> bool:
        """True for a shop inside a platform: products may stand anywhere on the host, among strangers'."""
        return self._storefront.kind is Kind.SHOP and bool(self._prefix)

    def is_record(self, url: str) -> bool:
        """True for an address on a host that keeps notice records."""
        host = host_of(url)
        return any(host == h or host.endswith("." + h) for h in self._record_hosts) and not self._own_slot(
            url
        )

    def refuses(self, url: str) -> str:
        """Why a visit never connects there ("" when it may): inner networks are nobody's shop."""
        return refusal(*place_of(url), self.inner)

    def holds(self, url: str, role: Role) -> str:
        """Why a page does not belong to the storefront ("" when it does)."""
        if not self._own_slot(url):
            same_owner = not self.under_path and registered_domain(host_of(url)) == self._domain
            if same_owner and not is_inner(host_of(url)) and role in POLICIES:
                return ""
            return "outside: another host"
        if not self.under_path or self._within(url):
            return ""
        if self.shares_host and role is Role.PRODUCT:
            return ""
        return "outside: another part of the host"

    def _own_slot(self, url: str) -> bool:
        return slot_of(url) in self._slots

    def _within(self, url: str) -> bool:
        key = page_key(url)
        path = urlsplit(key).path
        if self._storefront.kind is Kind.APP:
            return key == self._door_key
        return path == self._prefix or path.startswith(self._prefix + "/")

    def strangers(self, url: str, targets: Iterable[str]) -> bool:
        """True for a page on a shared host that neither stands in the shop nor links back to it."""
        return self.shares_host and not any(self.names_shop(u) for u in (url, *targets))

    def names_shop(self, url: str) -> bool:
        """True for an address of the shop itself: a product page that links there is the shop's own."""
        try:
            return self._own_slot(url) and self._within(url)
        except ValueError:
            return False

    @property
    def id(self) -> str:
        """The canonical address of where the door stands now."""
        return storefront_id(self._door_key)
