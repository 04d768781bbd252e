"""One page that a browser saved: HTML (Chrome, Firefox, SingleFile) and MHTML (RFC 2557)."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import Path

from crawler.address import host_of, registered_domain, storefront_id
from crawler.evidence.builder import VisitBuilder
from crawler.evidence.errors import EvidenceError
from crawler.model import Visit

RAW_LIMIT = 32_000_000  # bytes of one file that are looked at
HEAD = 200_000  # bytes in which a page says its own address
ONE_PAGE = "a single saved page; the rest of the website was not looked at"
# What the tool that saved the page wrote, and only then what the page says of itself.
SAVED_FROM = (
    re.compile(rb"saved from url=\(\d+\)(\S+)"),
    re.compile(rb"Page saved with SingleFile\s{1,20}url:\s{1,20}(\S+)"),
)
CANONICAL = (
    re.compile(
        rb"""<link[^>]{1,500}rel=["']?canonical["']?[^>]{1,500}href=["']?([^"'\s>]+)""", re.IGNORECASE
    ),
    re.compile(
        rb"""<link[^>]{1,500}href=["']?([^"'\s>]{1,2000})[^>]{1,500}rel=["']?canonical""", re.IGNORECASE
    ),
    re.compile(
        rb"""<meta[^>]{1,500}property=["']?og:url["']?[^>]{1,500}content=["']?([^"'\s>]+)""", re.IGNORECASE
    ),
)
LINKED = re.compile(rb"""<a\s[^>]{0,500}?href=["']?(https?://[^"'\s>/?#]{1,250})""", re.IGNORECASE)
MANY = 5  # absolute links to one other website: then a page stands there and not where it says


def read_html(path: Path) -> Visit:
    """A saved page in, a visit with one capture out; its address is the one it names, else file:NAME."""
    body = _bytes(path)
    builder = VisitBuilder(path)
    builder.door = own_address(body) or f"file:{path.name}"
    builder.add(builder.door, _kept_at(path), None, (("Content-Type", "text/html"),), body)
    return builder.visit(ONE_PAGE)


def read_mhtml(path: Path) -> Visit:
    """A page that Chrome saved as one file in, a visit with its HTML out; `EvidenceError` when it holds none."""
    try:
        message = message_from_bytes(_bytes(path))
        builder = VisitBuilder(path)
        builder.door = _address(message.get("Snapshot-Content-Location"))
        at = _date(message) or _kept_at(path)
        for part in message.walk():
            _take(part, builder, at)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise EvidenceError(f"{path}: a page saved as MHTML was expected ({type(error).__name__})") from error
    if not builder.found:
        raise EvidenceError(f"{path}: a page saved as MHTML was expected, no HTML with an address is inside")
    return builder.visit(ONE_PAGE)


def own_address(body: bytes) -> str:
    """The bytes of a saved page in; the address that it says it was saved from, '' when it says none.

    What the page itself calls its address is believed unless most of its links lead to one other website: themes
    carry the address of whoever made them.
    """
    head = body[:HEAD]
    for pattern in (*SAVED_FROM, *CANONICAL):
        if (found := pattern.search(head)) and (url := _address(found[1].decode("ascii", "replace"))):
            return url if pattern in SAVED_FROM or not _contradicted(url, body) else ""
    return ""


def _contradicted(url: str, body: bytes) -> bool:
    own, hosts = registered_domain(host_of(url)), Counter[str]()
    for found in LINKED.finditer(body):
        if address := _address(found[1].decode("ascii", "replace")):
            hosts[registered_domain(host_of(address))] += 1
    most = hosts.most_common(1)
    return own not in hosts and bool(most) and most[0][1] >= MANY


def _take(part: Message, builder: VisitBuilder, at: datetime) -> None:
    url = _address(part.get("Content-Location"))
    if (
        part.is_multipart()
        or part.get_content_type() not in ("text/html", "application/xhtml+xml")
        or not url
    ):
        return
    body = part.get_payload(decode=True)
    if isinstance(body, bytes):
        builder.add(url, at, None, (("Content-Type", str(part.get("Content-Type"))),), body)


def _address(text: str | None) -> str:
    url = "".join((text or "").split())
    try:
        storefront_id(url)
    except ValueError:
        return ""
    return url if url.startswith(("http://", "https://")) else ""


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(RAW_LIMIT)


def _kept_at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _date(message: Message) -> datetime | None:
    try:
        at = parsedate_to_datetime(str(message.get("Date")))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)
