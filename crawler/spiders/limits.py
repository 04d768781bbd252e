"""What one visit may cost: pages, bytes, time, and the patience of the storefront's host."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable

from crawler.address import slot_of
from crawler.later import asks
from crawler.settings import CrawlSettings
from crawler.spiders.answer import Answer, now
from crawler.spiders.pace import Pace

SLOW = 5.0  # seconds; a host whose slowest answer took as long is noted


class Limits:
    """The spending of one visit. Times are the event loop's, in seconds."""

    def __init__(
        self, settings: CrawlSettings, pace: Callable[[str], Pace], closes_in: float = math.inf
    ) -> None:
        """`pace` gives the pace of an address's host, `closes_in` is when the hours of visiting end."""
        self._settings, self._pace = settings, pace
        self._ends_by = "hours" if closes_in < settings.visit_seconds else "time"
        self._door = ""
        self._hosts: dict[str, str] = {}  # "host:port" → an address there
        self.deadline = asyncio.get_running_loop().time() + min(settings.visit_seconds, closes_in)
        self.asked = 0  # pages
        self.volume = (
            0  # bytes: of each answer what was received or what it was unpacked to, whichever is more
        )
        self.told = ""  # how the storefront's host asked for more time than there is

    def left(self) -> float:
        """Seconds until the visit's time is over."""
        return max(0.0, self.deadline - asyncio.get_running_loop().time())

    def spent(self) -> str:
        """What there is no more of, a key of `outcome.SPENT`; "" while the visit may go on."""
        return "budget" if self.asked >= self._settings.pages else self.ended()

    def ended(self) -> str:
        """As `spent`, for what is no page: the walk to the till, pictures."""
        if self.volume >= self._settings.visit_bytes:
            return "bytes"
        if self.told:
            return "asked to wait"
        if self._door and self._pace(self._door).ready_at() >= self.deadline:
            self._ask_of(self._door)  # another visit of this host may have been told
            return "asked to wait" if self.told else self._ends_by
        return "" if self.left() > 0 else self._ends_by

    def opened(self, url: str) -> None:
        """The door stands here."""
        self._door = url

    def pause(self, url: str) -> tuple[float, float]:
        """The seconds until an address's host may be asked again, and those between two requests to it."""
        pace = self._pace(url)
        return max(0.0, pace.ready_at() - asyncio.get_running_loop().time()), pace.between

    def walked(self, url: str) -> None:
        """A browser has just left an address's host."""
        pace = self._pace(url)
        pace.hold(pace.between)

    def wish(self, url: str, delay: float) -> None:
        """The Crawl-delay of an address's host, in seconds; 0 when it has none."""
        if delay:
            self._pace(url).ask_for(delay)

    def heed(self, answer: Answer, unpacked: int = 0) -> None:
        """Counts an answer. When the storefront's host asks for more time than there is, the visit ends."""
        self.volume += max(answer.received, unpacked)
        slot = slot_of(answer.url)
        self._hosts.setdefault(slot, answer.url)
        if answer.until and (not self._door or slot == slot_of(self._door)):
            self.told = f"{slot}: {asks(answer.until)}"

    def _ask_of(self, url: str) -> None:
        until = self._pace(url).until
        if until is not None and until > now():
            self.told = f"{slot_of(url)}: {asks(until)}"

    def slow_hosts(self) -> dict[str, str]:
        """An address of each host that was slow, and how slow it was."""
        took = {url: (slot, self._pace(url).slowest) for slot, url in self._hosts.items()}
        return {u: f"{slot} took up to {s:.1f} s to answer" for u, (slot, s) in took.items() if s >= SLOW}
