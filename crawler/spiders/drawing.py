"""The browser's part in taking a page: whether it is drawn, by whom it was drawn before, and what is kept of it."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Protocol

from crawler.browser import Browser, Drawn, Outward
from crawler.evidence.codec import Origin
from crawler.evidence.write import VisitWriter
from crawler.model import Capture, CaptureState, Via
from crawler.settings import CrawlSettings
from crawler.spiders.answer import Answer
from crawler.spiders.limits import Limits
from crawler.spiders.offered import Offered
from crawler.spiders.outcome import Ledger
from crawler.spiders.page import Look, text_of
from crawler.spiders.stand_in import at_the_door
from crawler.spiders.unchanged import Unchanged

DOM_TYPE = "text/html; charset=utf-8"


@dataclass(slots=True)
class Taken:
    """One page after taking: its last capture (the drawn one, if any) and what plain and drawn page offer."""

    capture: Capture
    offers: list[tuple[str, Look]] = field(default_factory=list)  # (address of the page, what it offers)


class Pages(Protocol):
    """The part of `Capturer` that drawing needs."""

    writer: VisitWriter
    limits: Limits
    ledger: Ledger
    records: dict[str, str]
    resources: dict[str, dict[str, str]]
    offered: Offered

    def may_load(self, url: str) -> bool: ...
    def keep_outward(self, outward: Outward, url: str) -> None: ...
    async def auxiliary(self, url: str, limit: int, asking: Sequence[tuple[str, str]] = ()) -> Answer: ...
    def note(
        self, answer: Answer, body: bytes = b"", via: Via = Via.HTTP, origin: Origin | None = None
    ) -> Capture: ...


class Drawing:
    """The drawn captures of one visit."""

    def __init__(
        self,
        pages: Pages,
        visit: str,
        settings: CrawlSettings,
        browser: Browser | None,
        unchanged: Unchanged,
    ) -> None:
        self._pages, self._visit, self._settings = pages, visit, settings
        self._browser, self._unchanged = browser, unchanged
        self._waiting: list[
            tuple[str, Awaitable[bytes], dict[str, str]]
        ] = []  # address, picture, notes of the page

    async def draw(self, taken: Taken, offer: Look, *, door: bool = False) -> None:
        """Draws the page that was taken when it needs to be; its drawing becomes a second capture."""
        plain, mode = taken.capture, self._settings.browser
        why = "every page is drawn (browser: always)" if mode == "always" else offer.draw
        if not why or plain.state is not CaptureState.OK:
            return
        notes = self._pages.resources.setdefault(plain.url, {})
        notes["draw"] = why
        if self._browser is None:
            notes["drawn"] = "no: the browser is switched off"
            self._pages.ledger.undrawn.append(plain.url)
            return
        if await self._as_drawn_before(taken, notes):
            return
        timeout = min(self._settings.timeout, self._pages.limits.left())
        drawn = await self._browser.draw(
            self._visit, plain, self._pages.may_load, timeout, self._pages.limits.left()
        )
        self._pages.keep_outward(self._browser.outward, plain.url)
        if not drawn.tried:
            notes["drawn"], self._pages.ledger.no_browser = f"no: {drawn.why}", drawn.why
            self._pages.ledger.undrawn.append(plain.url)
            return
        await self.keep_pictures()
        self._keep_drawn(taken, drawn, notes, door)

    async def keep_pictures(self) -> None:
        """Pictures are taken while the visit goes on; here those of the pages so far are kept."""
        waiting, self._waiting = self._waiting, []
        for url, picture, notes in waiting:
            if taken := await picture:
                address = f"urn:fullPage:{url}"
                notes["picture"] = self._pages.writer.resource(
                    address, datetime.now(UTC), taken, "image/jpeg"
                )

    async def _as_drawn_before(self, taken: Taken, notes: dict[str, str]) -> bool:
        """Takes the last visit's drawing when the page and all that its scripts loaded are unchanged."""

        async def ask(url: str, asking: list[tuple[str, str]]) -> Answer | None:
            allowed = self._pages.may_load(url) and self._pages.limits.left() > 0
            return await self._pages.auxiliary(url, self._settings.max_body, asking) if allowed else None

        plain = taken.capture
        before = await self._unchanged.drawing(plain, ask)
        if before is None:
            return False
        capture, origin, body = before
        head, status = (("Content-Type", DOM_TYPE),), plain.status
        answer = Answer(
            capture.url, plain.requested_url, datetime.now(UTC), CaptureState.OK, "", status, head,
            record=origin.record,
        )  # fmt: skip
        taken.offers.append((capture.url, self._pages.offered.look(body, DOM_TYPE, capture.url)))
        taken.capture = self._pages.note(answer, body, Via.BROWSER, origin)
        notes |= self._unchanged.notes(plain.url, capture.at)
        return True

    def _keep_drawn(self, taken: Taken, drawn: Drawn, notes: dict[str, str], door: bool) -> None:
        plain, limit = taken.capture, self._settings.max_body
        if not drawn.url.startswith(("http://", "https://")):
            # its script went to about:blank or to a blob: of its own: whatever stands there is no page of the shop
            why = f"the page left for {drawn.url[:60]!r}, which is no web address"
            drawn = replace(drawn, url=plain.url, html=b"", state=CaptureState.BROKEN, why=why)
        body = drawn.html[:limit]
        headers = (("Content-Type", DOM_TYPE),)
        answer = Answer(
            drawn.url, plain.requested_url, datetime.now(UTC), drawn.state, "", plain.status, headers
        )
        if drawn.state is not CaptureState.OK:
            answer.why = drawn.why
        elif len(drawn.html) > limit:
            answer.state = CaptureState.TRUNCATED
            answer.why = f"drawn longer than {limit} bytes; the head is kept"
        elif drawn.why:
            notes["held back"] = drawn.why
        for heard in drawn.traffic:
            self._pages.writer.exchange(heard.url, heard.at, heard.request, heard.response, heard.cut)
            self._pages.limits.volume += heard.size
        if drawn.closed:
            notes["closed"] = "; ".join(drawn.closed)
        if drawn.picture is not None:
            self._waiting.append((drawn.url, drawn.picture, notes))
        notes |= {"loaded": drawn.loaded} if drawn.loaded else {}
        if body:
            answer.record = self._pages.writer.dom(
                drawn.url, answer.at, body, self._pages.records.get(plain.id, "")
            )
            offer = self._pages.offered.look(body, DOM_TYPE, drawn.url)
            if instead := offer.challenge or (at_the_door(text_of(body, DOM_TYPE)) if door else ""):
                answer.state, answer.why = CaptureState.HTTP_ERROR, instead
            taken.offers.append((drawn.url, offer))
        taken.capture = self._pages.note(answer, body, Via.BROWSER)
        notes["drawn"] = "yes" if answer.state is CaptureState.OK else f"no: {answer.why}"
        if answer.state is not CaptureState.OK:
            self._pages.ledger.undrawn.append(plain.url)
