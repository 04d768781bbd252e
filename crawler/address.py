"""One spelling for one address: the id of a storefront and the key of a page.

Both functions raise `ValueError` with one sentence when the text is no web address.
Trackers: the click ids and campaign fields of Google, Meta, TikTok, Zalo, Microsoft and the Vietnamese
affiliate networks; they say where a visitor came from, never which page is shown.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

import idna
import tldextract
from w3lib.url import canonicalize_url

LATELY = 2_048  # addresses whose parts are remembered: a page is asked for its host a dozen times while it is taken
DEFAULT_PORTS = {"http": 80, "https": 443}
# Hosting suffixes under which strangers live side by side and which the public suffix list lacks.
SHARED_SUFFIXES = (
    "myharavan.com",
    "mysapo.net",
    "bizwebvietnam.net",
    "mysapogo.com",
    "ladi.me",
    "myshopify.com",
)
TRACKER = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|gclsrc|gad_\w+|msclkid|ttclid|zaloid|zalo_?\w*|zarsrc|yclid|twclid"
    r"|igshid|igsh|mc_cid|mc_eid|_ga|_gl|mibextid|aff_\w+|affiliate_id|at_medium|at_campaign|spm|srsltid|_hsenc|_hsmi"
    r"|phpsessid|jsessionid|sessionid|sid|ref_src|fb_\w+)$",
    re.IGNORECASE,
)
INDEX = re.compile(r"/(?:index|default|home)\.(?:html?|php|aspx?)$", re.IGNORECASE)
SESSION_IN_PATH = re.compile(r";jsessionid=[^/?]*", re.IGNORECASE)
SCHEME = re.compile(r"^[a-zA-Z][a-zA-Z0-9+.-]*:")
HOST = re.compile(r"^[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?$")


@lru_cache(maxsize=LATELY)
def host_of(url: str) -> str:
    """Address in, host out in lower-case IDNA form without a closing dot; brackets around IPv6."""
    return _host(_split(url), url)


@lru_cache(maxsize=LATELY)
def origin_of(url: str) -> str:
    """Address in, "scheme://host[:port]" out, the default port left out. The unit of robots.txt."""
    parts = _split(url)
    return f"{parts.scheme}://{_netloc(parts, url)}"


@lru_cache(maxsize=LATELY)
def slot_of(url: str) -> str:
    """Address in, "host:port" out: the unit of politeness."""
    parts = _split(url)
    return f"{_host(parts, url)}:{_port(parts, url) or DEFAULT_PORTS[parts.scheme]}"


def storefront_id(url: str) -> str:
    """Any spelling of a storefront's address in, its canonical address out.

    "HTTPS://www.Shop.vn:443/index.html?utm_source=x#top" is "shop.vn"; a port that is not the
    scheme's own, a path and a query that is not a tracker stay, because shops inside platforms,
    application pages and social pages are told apart by them. The scheme is no part of the id.
    """
    parts = _split(url)
    path = _path(parts)
    query = urlencode(sorted((k, v) for k, v in _query(parts) if not TRACKER.match(k)))
    return _netloc(parts, url).removeprefix("www.") + path.rstrip("/") + (f"?{query}" if query else "")


@lru_cache(maxsize=65536)
def page_key(url: str) -> str:
    """Address of a page in, its canonical address out: what must be equal to be fetched once.

    The query is sorted and freed of trackers, the fragment dropped ("#!" routes are kept, they name
    pages of old script shops), escapes unified.
    """
    parts = _split(url)
    fragment = f"#{parts.fragment}" if parts.fragment.startswith("!") else ""
    query = urlencode([(k, v) for k, v in _query(parts) if not TRACKER.match(k)])
    path = _path(parts) or "/"
    if len(path) > 1:
        path = path.rstrip("/")
    bare = f"{parts.scheme}://{_netloc(parts, url)}{path}" + (f"?{query}" if query else "")
    return str(canonicalize_url(bare)) + fragment


@lru_cache(maxsize=16384)
def registered_domain(host: str) -> str:
    """Host in, the domain that somebody registered out ("a.shop.com.vn" gives "shop.com.vn").

    An IP address is its own domain; under a suffix that the list does not know, the last two labels
    are. The list inside the package tldextract is used; nothing is downloaded.
    """
    found = str(_extractor()(host).top_domain_under_public_suffix)
    if found or re.fullmatch(r"[\d.]+|\[.*\]", host):
        return found or host
    return ".".join(host.split(".")[-2:])


def with_scheme(url: str) -> str:
    """A registry's spelling in, an address that can be asked for out; https:// where no scheme is named.

    `ValueError` when it is no web address.
    """
    parts = _split(url)
    scheme = parts.scheme if SCHEME.match(url.strip()) and "://" in url else "https"
    port = parts.port
    netloc = _host(parts, url) + (f":{port}" if port and port != DEFAULT_PORTS[scheme] else "")
    return parts._replace(scheme=scheme, netloc=netloc, path=parts.path or "/", fragment="").geturl()


def slashed(href: str) -> str:
    """A link as written in, with "/" for "\\" out, as browsers read it (WHATWG URL); a query stays as it is."""
    found = re.search(r"[?#]", href)
    at = found.start() if found else len(href)
    return href[:at].replace("\\", "/") + href[at:]


def twins(url: str) -> tuple[str, ...]:
    """An address in; where the same storefront may answer as well: the other scheme, "www." or not.

    Nothing for addresses with a port of their own and for IP addresses.
    """
    parts = urlsplit(url)
    if parts.port is not None or not parts.hostname or re.fullmatch(r"[\d.]+|.*:.*", parts.hostname):
        return ()
    other = "http" if parts.scheme == "https" else "https"
    host = parts.netloc.removeprefix("www.") if parts.netloc.startswith("www.") else f"www.{parts.netloc}"
    return parts._replace(scheme=other).geturl(), parts._replace(netloc=host).geturl()


@cache
def _extractor() -> tldextract.TLDExtract:
    return tldextract.TLDExtract(
        suffix_list_urls=(), cache_dir=None, extra_suffixes=SHARED_SUFFIXES, include_psl_private_domains=True
    )


def _split(url: str) -> SplitResult:
    text = url.strip().replace("\t", "").replace("\n", "").replace("\r", "")
    if not text:
        raise ValueError("an address was expected, the text is empty")
    if text.startswith("//"):
        text = "http:" + text
    elif not SCHEME.match(text) or re.match(r"^[^/:]+:\d{1,5}(?:[/?#]|$)", text):
        text = "http://" + text
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise ValueError(f"{url!r} is no web address: {error}") from None
    if parts.scheme.lower() not in DEFAULT_PORTS:
        raise ValueError(f"{url!r} is no web address: http:// or https:// was expected, not {parts.scheme}:")
    return parts


def _host(parts: SplitResult, url: str) -> str:
    try:
        name = (parts.hostname or "").rstrip(".").lower()
    except ValueError as error:
        raise ValueError(f"{url!r} is no web address: {error}") from None
    if not name:
        raise ValueError(f"{url!r} names no host; write it like https://shop.vn/")
    if ":" in name:
        return f"[{name}]"
    if not name.isascii():
        try:
            name = idna.encode(name, uts46=True).decode("ascii")
        except idna.IDNAError as error:
            raise ValueError(f"{url!r} names a host that cannot exist: {error}") from None
    if not HOST.match(name) or ".." in name:
        raise ValueError(f"{url!r} names a host that cannot exist: {name!r}")
    return name


def _port(parts: SplitResult, url: str) -> int | None:
    try:
        port = parts.port
    except ValueError as error:
        raise ValueError(f"{url!r} is no web address: {error}") from None
    return None if port == DEFAULT_PORTS[parts.scheme.lower()] else port


def _netloc(parts: SplitResult, url: str) -> str:
    port = _port(parts, url)
    return _host(parts, url) + (f":{port}" if port else "")


def _path(parts: SplitResult) -> str:
    path = SESSION_IN_PATH.sub("", parts.path)
    path = re.sub(r"/{2,}", "/", INDEX.sub("/", path))
    canonical = str(canonicalize_url(f"http://h{path}"))[len("http://h") :]
    return "" if canonical == "/" else canonical


def _query(parts: SplitResult) -> list[tuple[str, str]]:
    return parse_qsl(parts.query, keep_blank_values=True)
