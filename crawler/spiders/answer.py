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
from crawler.model import CaptureState
from crawler.spiders.guard import SIEVED
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
    earlier: Earlier | None = None  # the page of the last visit whose body this answer has
    unsent: bool = False  # the server did not send the body again (304)

    @property
    def received(self) -> int:
        """How many bytes of a body came over the wire."""
        return 0 if self.unsent else len(self.raw)


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
    elif name in {"ParseError", "BadHeaders", "PotentialDataLoss"} or isinstance(error, ODD):
        state, why = CaptureState.BROKEN, f"no HTTP answer that can be read ({name}: {text})"
    return Answer(url, asked, at, state, why)


def kept_back(url: str, asked: str, at: datetime, meta: Mapping[str, Any]) -> Answer | None:
    """The meta of a request that failed in; its answer when it was us who would not connect."""
    if fault := meta.get(FAULT):
        why = f"the certificate cannot be trusted: {fault}"
        return Answer(url, asked, at, CaptureState.REFUSED, why, tls=fault)
    if inner := meta.get(SIEVED):
        why = f"its name leads to an address of an inner network ({inner})"
        return Answer(url, asked, at, CaptureState.REFUSED, why)
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


def retry_after(answer: Answer) -> float:
    """The seconds that a server asks to wait, 0 when it does not say."""
    text = first(answer.headers, "Retry-After").strip()
    if text.isdecimal():
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text) - answer.at).total_seconds()) if text else 0.0
    except (ValueError, TypeError):
        return 0.0


def now() -> datetime:
    """The time of a capture."""
    return datetime.now(UTC)
