"""A second look: pages that matter are asked for once more at the end of a visit, to see whether they answer alike.

A shop that changed a page since its last visit answers the same twice now; one that shows every other visitor
something else does not. Nothing is hidden: the second question has the same words as the first.
"""

from __future__ import annotations

from typing import Protocol

from crawler.essence import essence
from crawler.model import Capture, CaptureState
from crawler.spiders.answer import Answer
from crawler.spiders.limits import Limits
from crawler.spiders.links import POLICIES, Role
from crawler.spiders.robots import Robots

MOST = 2  # pages that are asked for again
LARGEST = 1_000_000  # bytes of a page that is kept in mind
NOTE = "asked again"
OTHER = "asked a second time in this visit, it answered otherwise"


class Pages(Protocol):
    """The part of `Capturer` that a second look needs."""

    limits: Limits
    robots: Robots
    resources: dict[str, dict[str, str]]

    async def again(self, url: str) -> tuple[Answer, bytes]: ...
    def note(self, answer: Answer, body: bytes = b"") -> Capture: ...


class SecondLook:
    """Gathers pages while the visit goes on: those that changed since the last visit, and one page of terms."""

    def __init__(self) -> None:
        self._changed: list[Capture] = []
        self._terms: list[Capture] = []

    def consider(self, role: Role, capture: Capture, known: bool, unchanged: bool) -> None:
        """A page was taken. `known`: the last visit kept it; `unchanged`: it says what it said then."""
        if capture.state is not CaptureState.OK or len(capture.body) > LARGEST or unchanged:
            return
        if known and len(self._changed) < MOST:
            self._changed.append(capture)
        elif not known and role in POLICIES and not self._terms:
            self._terms.append(capture)

    async def look(self, pages: Pages) -> None:
        """Asks again, as far as the visit's time and bytes go. An answer that says something else becomes a
        capture; the visit notes of each page how it went."""
        for first in [*self._changed, *self._terms][:MOST]:
            if pages.limits.ended() or not (await pages.robots.ask(first.requested_url)).allowed:
                return
            answer, body = await pages.again(first.requested_url)
            if answer.state is not CaptureState.OK or answer.url != first.url:
                said = f"{answer.state}: {answer.why}" if answer.why else "it led elsewhere"
            elif essence(body) == essence(first.body):
                said = "the same"
            else:
                answer.state, answer.why = CaptureState.AGAIN, OTHER
                said = f"another answer: {pages.note(answer, body).id}"
            pages.resources.setdefault(first.url, {})[NOTE] = said
