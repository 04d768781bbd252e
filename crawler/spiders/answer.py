"""What came back for one address, and what to call it when it was no page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    NotSupported,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from scrapy.http import Headers, Response
from twisted.internet.error import ConnectError, ConnectionClosed
from twisted.web.error import Error as WebError

from crawler.evidence.memory import Earlier
from crawler.later import LONGEST_AWAY
from crawler.model import CaptureState
from crawler.spiders.guard import REFUSED
from crawler.spiders.tls import FAULT

DOWN = (
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadCancelledError,
    ConnectError,
    ConnectionClosed,
)
ODD = (
    NotSupported,
    UnsupportedURLSchemeError,
    ResponseDataLossError,
    WebError,
    ValueError,
    NotImplementedError,
)
BUSY = {429, 503}
NOT_ASKED = "it was not asked: "  # how the reason begins when we kept away, for the host's sake
HEAD_LIMIT = 262_144  # bytes of status line and headers; servers accept 8 to 64 KiB, browsers 256 KiB
FAILURES = (*DOWN, *ODD, CannotResolveHostError, DownloadTimeoutError, OSError)


@dataclass(slots=True)
class Answer:
    """What came back for one address. `status` None means that nothing came; `raw` is as received."""

    url: str
    requested_url: str
    at: datetime
    state: CaptureState
    why: str = ""
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    raw: bytes = b""
    record: str = ""
    hops: tuple[str, ...] = ()
    tls: str = ""  # what was wrong with the server's certificate
    received: int = 0  # bytes of all heads and bodies on the way to this answer
    until: datetime | None = None  # the host asks for so much time that the visit cannot wait
    earlier: Earlier | None = None  # the page of the last visit whose body this answer has
    unsent: bool = False  # the server did not send the body again (304)


def failed(url: str, asked: str, at: datetime, error: BaseException) -> Answer:
    """An exception of the downloader in, the answer that tells it out."""
    cause = error.__cause__
    reasons = getattr(cause, "reasons", None)
    told = reasons[0].value if reasons else error
    name, text = type(told).__name__, " ".join(str(told).split())[:300]
    state, why = CaptureState.UNREACHABLE, f"the connection was lost ({name}: {text})"
    if isinstance(error, DownloadTimeoutError):
        state, why = CaptureState.TIMED_OUT, f"no whole answer in time ({text})"
    elif isinstance(error, CannotResolveHostError):
        why = f"the host's name is not known ({text})"
    elif isinstance(error, DownloadConnectionRefusedError):
        why = "the host refused the connection"
    elif name == "ConnectionAborted":  # nobody but handler.py does that
        state, why = CaptureState.BROKEN, f"the head of its answer is longer than {HEAD_LIMIT} bytes"
    elif (
        name in {"ParseError", "BadHeaders", "PotentialDataLoss"}
        or isinstance(error, ODD)
        or isinstance(told, ValueError)
    ):
        state, why = CaptureState.BROKEN, f"no HTTP answer that can be read ({name}: {text})"
    return Answer(url, asked, at, state, why)


def by_status(status: int, body: bytes) -> tuple[CaptureState, str]:
    """The status and body of a whole answer in; what it is called, and why when it is no page.

    An answer without words is no page without information: nothing may be called absent from it.
    """
    if status >= 400:
        return CaptureState.HTTP_ERROR, f"the server answered {status}"
    if status == 206:
        return CaptureState.TRUNCATED, "the server sent a part of the page, which nobody had asked for (206)"
    if status in {204, 205, 304} or (200 <= status < 300 and not body.strip()):
        return CaptureState.BROKEN, f"the server answered {status} and sent no page"
    return CaptureState.OK, ""


def kept_back(url: str, asked: str, at: datetime, meta: Mapping[str, Any]) -> Answer | None:
    """The meta of a request that failed in; its answer when it was us who would not connect."""
    if fault := meta.get(FAULT):
        why = f"the certificate cannot be trusted: {fault}"
        return Answer(url, asked, at, CaptureState.REFUSED, why, tls=fault)
    if place := meta.get(REFUSED):
        return Answer(url, asked, at, CaptureState.REFUSED, str(place))
    return None


def pairs(headers: Headers) -> tuple[tuple[str, str], ...]:
    """Scrapy's headers in, name and value pairs out; line breaks cannot pass into the evidence."""
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1").replace("\r", " ").replace("\n", " "))
        for name, values in headers.items()
        for value in values
    )


def content_type(headers: tuple[tuple[str, str], ...]) -> str:
    """Headers of an answer in, its Content-Type out, "" when there is none."""
    return first(headers, "Content-Type")


def first(headers: tuple[tuple[str, str], ...], name: str) -> str:
    """The first value of a header, "" when it was not sent."""
    return next((v for k, v in headers if k == name), "")


def status_line(response: Response) -> str:
    """The first line of an answer."""
    try:
        phrase = HTTPStatus(response.status).phrase
    except ValueError:
        phrase = "Unknown"
    return f"{response.protocol or 'HTTP/1.1'} {response.status} {phrase}"


def retry_after(answer: Answer) -> float | None:
    """The seconds that a server asks to wait (RFC 9110, 10.2.3: a number or a date), None when it does not say."""
    text = first(answer.headers, "Retry-After").strip()
    most = LONGEST_AWAY.total_seconds()
    if text.isascii() and text.isdecimal():
        return min(float(text), most)
    try:
        return (
            min(max(0.0, (parsedate_to_datetime(text) - answer.at).total_seconds()), most) if text else None
        )
    except (ValueError, TypeError, OverflowError):
        return None


def now() -> datetime:
    """The time of a capture."""
    return datetime.now(UTC)
