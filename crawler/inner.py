"""Inner networks: hosts and addresses that no public shop stands on, in whatever spelling.

A link, a redirect or a name in the DNS may point at this machine, at the office's network or at a cloud's
metadata service. `is_inner` judges what stands in an address, `address_is_inner` what a name resolved to;
`crawler.spiders.guard` holds every connection against the latter.
"""

from __future__ import annotations

import re
import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

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
# IPv6 networks whose last four bytes are an IPv4 address: RFC 4291 2.5.5, RFC 2765, RFC 6052, RFC 8215.
CARRIERS = tuple(
    IPv6Network(n) for n in ("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48")
)
ISATAP = {0x00005EFE, 0x02005EFE}  # RFC 5214, the third quarter of the address


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

    IPv4 addresses inside IPv6 ones (mapped, 6to4, Teredo, NAT64, ISATAP) are judged too.
    """
    ip = ip_address(address) if isinstance(address, str) else address
    if not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified:
        return True
    if isinstance(ip, IPv4Address):
        return False
    return ip.is_site_local or any(address_is_inner(inside) for inside in _inside(ip))


def _inside(ip: IPv6Address) -> list[IPv4Address]:
    """Every IPv4 address that an IPv6 address carries."""
    low, last = IPv4Address(int(ip) & 0xFFFFFFFF), (int(ip) >> 32) & 0xFFFFFFFF
    found = [low] if last in ISATAP or any(ip in network for network in CARRIERS) else []
    return [*found, *(ip.teredo or ()), *([ip.sixtofour] if ip.sixtofour else [])]


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
