"""Certificates that the browser would not take, in the words of the plain crawl."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, Request

# net/base/net_error_list.h of Chromium; the rest are told by their name.
WORDS = {
    "net::ERR_CERT_COMMON_NAME_INVALID": "it was issued for another name than the host's",
    "net::ERR_CERT_DATE_INVALID": "it has expired, or is not valid yet",
    "net::ERR_CERT_AUTHORITY_INVALID": "its issuer is unknown",
    "net::ERR_CERT_REVOKED": "it was revoked",
    "net::ERR_CERT_WEAK_SIGNATURE_ALGORITHM": "its signature is too weak",
    "net::ERR_CERT_WEAK_KEY": "its key is too weak",
}
FAILURES = 200  # of one visit that are remembered


def distrusted(failure: str) -> str:
    """Why a request failed, as Chromium says it, in; what is wrong with the certificate out, "" when nothing."""
    code = failure.split(" ")[0]
    return WORDS.get(code, f"the browser says {code}" if code.startswith("net::ERR_CERT_") else "")


class Distrust:
    """What the pages of one visit could not load for a certificate: `faults` maps addresses to reasons."""

    def __init__(self) -> None:
        self.faults: dict[str, str] = {}

    def hear(self, context: BrowserContext) -> None:
        """Listens to one more context of the visit."""
        context.on("requestfailed", self._failed)

    def _failed(self, request: Request) -> None:
        why = distrusted(request.failure or "")
        if why and len(self.faults) < FAILURES:
            self.faults.setdefault(request.url.partition("#")[0], why)
