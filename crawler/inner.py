"""Inner networks: hosts and addresses that no public shop stands on, in whatever spelling.

A link, a redirect or a name in the DNS may point at this machine, at the office's network or at a cloud's
metadata service. `refusal` judges a place as it is spelled, `address_refusal` what a name resolved to. Both
hands ask the same two questions before each connection: plain HTTP in `crawler.spiders.guard` and `.handler`,
the browser in `crawler.egress`.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Collection
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from crawler.address import host_of, slot_of

# Names that never leave an office: RFC 6761 and 6762, RFC 8375, ICANN's reserved .internal, and habit.
SUFFIXES = (
    ".localhost",
    ".localdomain",
    ".local",
    ".internal",
    ".intranet",
    ".lan",
    ".home",
    ".corp",
    ".home.arpa",
)
# What inet_aton reads as an IPv4 address: one to four numbers, each decimal, octal or hexadecimal.
NUMBERS = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}")
# IPv6 networks whose last four bytes are an IPv4 address: RFC 4291 2.5.5, RFC 2765, RFC 6052.
CARRIERS = tuple(IPv6Network(n) for n in ("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96"))
# IANA's special registries do not call these globally reachable, and not every Python 3.11 knows them: RFC 7526
# (6to4 and its relays), RFC 8215 (a network's own NAT64), RFC 9602 (segment routing), RFC 9637 (documentation).
NOT_GLOBAL_4 = (IPv4Network("192.88.99.0/24"),)
NOT_GLOBAL_6 = tuple(IPv6Network(n) for n in ("2002::/16", "64:ff9b:1::/48", "5f00::/16", "3fff::/20"))
ISATAP = {0x00005EFE, 0x02005EFE}  # RFC 5214, the third quarter of the address
# "Bad ports" of the Fetch standard (https://fetch.spec.whatwg.org/#port-blocking): services that are no web and
# can be made to act by a request. A browser goes to none of them, so no buyer sees a shop there.
# fmt: off
OTHER_SERVICES = frozenset((
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103,
    104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514,
    515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723,
    2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
))
# fmt: on


def refusal(host: str, port: int, opened: Collection[str]) -> str:
    """A place as an address spells it in, why nobody connects there out ("" when it may be).

    `host` is in the form of `crawler.address.host_of`; `opened` holds each "host:port" that a setting opens.
    """
    if f"{host}:{port}" in opened:
        return ""
    if is_inner(host):
        return "an address of an inner network"
    if port in OTHER_SERVICES:
        return f"port {port} belongs to another service than the web"
    return ""


def place_of(url: str) -> tuple[str, int]:
    """A web address in, the host and the port that it leads to out; `ValueError` when it is none."""
    return host_of(url), int(slot_of(url).rpartition(":")[2])


def opens_own(url: str, test_network: bool, proxy: str) -> bool:
    """Whether a storefront that is registered at an inner address may be visited there.

    On a test network; and where the user's proxy on this machine is itself the place, at a name under .localhost:
    whoever named that proxy has named this place. The example market is one.
    """
    host, port = place_of(url)
    if test_network or not proxy or not host.endswith(".localhost"):
        return test_network
    there = urlsplit(proxy)
    address = _literal(there.hostname or "")
    return address is not None and address.is_loopback and there.port == port


def address_refusal(address: str) -> str:
    """An IP address that a name led to in, why nobody connects to it out ("" when it may be)."""
    if address_is_inner(address):
        return f"its name leads to an address of an inner network ({address})"
    if is_this_machine(address):
        return f"its name leads to this machine ({address})"
    return ""


def is_inner(host: str) -> bool:
    """A host as it stands in an address (brackets around IPv6) in; True for this machine's or an office's own.

    Names without a dot are inner: the public DNS holds no shop there. A name with a dot says nothing yet:
    where it leads is known when it was resolved.
    """
    name = host.strip("[]").lower().rstrip(".")
    address = _literal(name)
    if address is not None:
        return address_is_inner(address)
    return "." not in name or name.endswith(SUFFIXES)


def address_is_inner(address: str | IPv4Address | IPv6Address) -> bool:
    """An IP address in; True unless the public Internet routes it to one machine.

    IPv4 addresses inside IPv6 ones (mapped, Teredo, NAT64, ISATAP) are judged too; 6to4 is refused whole.
    """
    ip = ip_address(address) if isinstance(address, str) else address
    if not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified:
        return True
    if isinstance(ip, IPv4Address):
        return any(ip in network for network in NOT_GLOBAL_4)
    if ip.is_site_local or any(ip in network for network in NOT_GLOBAL_6):
        return True
    return any(address_is_inner(inside) for inside in _inside(ip))


def is_this_machine(address: str) -> bool:
    """An IP address in; True when one of this machine's own interfaces has it, a public one too.

    The system is asked which of its addresses it would speak from; no packet is sent for that.
    """
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect((address, 9))
        except OSError:
            return False  # no way there at all: the connection itself will say so
        return ip_address(asked.getsockname()[0]) == ip_address(address)


def _inside(ip: IPv6Address) -> list[IPv4Address]:
    """Every IPv4 address that an IPv6 address carries."""
    low, last = IPv4Address(int(ip) & 0xFFFFFFFF), (int(ip) >> 32) & 0xFFFFFFFF
    found = [low] if last in ISATAP or any(ip in network for network in CARRIERS) else []
    return [*found, *(ip.teredo or ())]


def _literal(name: str) -> IPv4Address | IPv6Address | None:
    """The address that a host spells, None when it is a name."""
    try:
        return ip_address(name)
    except ValueError:
        pass
    if not NUMBERS.fullmatch(name):
        return None
    try:
        return IPv4Address(socket.inet_aton(name))
    except OSError:
        return IPv4Address(0)  # numbers that are no address: nothing to connect to
