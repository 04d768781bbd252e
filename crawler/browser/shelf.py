"""What a visit's pages have loaded and may use again, as a browser's own cache would.

Playwright switches Chromium's cache off where requests are judged: each page of a shop would fetch the same scripts,
styles and pictures anew, which costs the shop more than the pages themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from crawler.browser.traffic import Exchange

KINDS = ("text/javascript", "application/javascript", "application/x-javascript", "text/css", "image/")
VARIES = {"accept-encoding", "user-agent", "origin", ""}  # the same for every page of a visit
MOST = 8_000_000  # bytes of one visit
LONGEST = timedelta(days=1)  # that an answer is held to be fresh; no visit lasts as long
ALL = 48_000_000  # bytes of all visits; the one that began first gives way


@dataclass(slots=True)
class Shelf:
    """One visit's answers that are still fresh (RFC 9111, 4.2)."""

    _kept: dict[str, tuple[Exchange, datetime]] = field(default_factory=dict)  # address → answer, fresh until
    size: int = 0

    def keep(self, heard: Iterable[Exchange]) -> None:
        """Takes up what may be used again."""
        for exchange in heard:
            until = _fresh_until(exchange)
            length = len(exchange.response[2])
            if until is not None and exchange.url not in self._kept and self.size + length <= MOST:
                self._kept[exchange.url] = exchange, until
                self.size += length

    def find(self, url: str, now: datetime) -> Exchange | None:
        """The answer that an address gave, while it is fresh."""
        exchange, until = self._kept.get(url, (None, now))
        return exchange if until > now else None


class Shelves:
    """The shelves of all visits."""

    def __init__(self) -> None:
        self._all: dict[str, Shelf] = {}

    def of(self, visit_id: str) -> Shelf:
        """The shelf of a visit."""
        shelf = self._all.pop(visit_id, None) or Shelf()
        while self._all and sum(each.size for each in self._all.values()) > ALL - MOST:
            self._all.pop(next(iter(self._all)))
        self._all[visit_id] = shelf
        return shelf

    def forget(self, visit_id: str) -> None:
        """The visit is over."""
        self._all.pop(visit_id, None)


def _fresh_until(exchange: Exchange) -> datetime | None:
    """Until when an answer may stand for itself; None when it may not be used again without asking."""
    head = {name.lower(): value for name, value in exchange.response[1]}
    says = [part.strip().lower() for part in head.get("cache-control", "").split(",")]
    if exchange.cut or exchange.status != 200 or not exchange.request[0].startswith("GET "):
        return None
    if not head.get("content-type", "").strip().lower().startswith(KINDS) or "set-cookie" in head:
        return None
    if {"no-store", "no-cache"} & set(says) or head.get("pragma", "").lower() == "no-cache":
        return None
    if not {part.strip().lower() for part in head.get("vary", "").split(",")} <= VARIES:
        return None
    return exchange.at + min(_lifetime(head, says, exchange.at), LONGEST)


def _lifetime(head: dict[str, str], says: list[str], at: datetime) -> timedelta:
    """How long an answer is fresh: as it says, else a tenth of the time since it was changed (RFC 9111, 4.2.2)."""
    for part in says:
        if part.startswith("max-age="):
            seconds = part.removeprefix("max-age=").strip('"')
            return timedelta(seconds=int(seconds[:9]) if seconds.isdecimal() else 0)
    sent = _date(head.get("date", "")) or at
    if "expires" in head:
        return (_date(head["expires"]) or sent) - sent
    changed = _date(head.get("last-modified", ""))
    return (sent - changed) / 10 if changed else timedelta(0)


def _date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
