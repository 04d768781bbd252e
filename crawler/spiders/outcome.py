"""How a visit ended, from what came of the pages that matter."""

from __future__ import annotations

from dataclasses import dataclass, field

from crawler.model import Capture, CaptureState, VisitState
from crawler.spiders.answer import NOT_ASKED
from crawler.spiders.links import Role
from crawler.spiders.stand_in import BARS

GONE = {404, 410}  # a dead link is something the shop shows, not something we missed
NO_DOOR = {
    CaptureState.UNREACHABLE,
    CaptureState.TIMED_OUT,
    CaptureState.REDIRECT_LOOP,
    CaptureState.REFUSED,
}
GOODS = {Role.PRODUCT, Role.CATEGORY}
NO_GOODS = {CaptureState.NOT_A_PAGE, CaptureState.REFUSED}  # a file, another seller's page
FORBIDS = {401, 403, 407, 429, 451}
# What ended a walk, as `Ledger.stopped` says it → what follows "were left".
SPENT = {
    "budget": "when the budget was spent",
    "bytes": "when the bytes were spent",
    "time": "when the time was spent",
    "hours": "when the hours of visiting ended",
    "asked to wait": "because the host asked for time",
}


@dataclass(slots=True)
class Ledger:
    """What the end of a visit is judged by."""

    door: Capture | None = None
    stopped: str = ""  # what ended the visit, a key of SPENT; "" when nothing was left to do
    missed: list[str] = field(default_factory=list)
    undrawn: list[str] = field(default_factory=list)
    no_browser: str = ""
    goods_read: bool = False
    goods_missed: list[Capture] = field(default_factory=list)

    def matter(self, capture: Capture) -> None:
        """A page that matters was asked for."""
        if capture.state is CaptureState.OK or capture.status in GONE:
            return
        self.missed.append(f"{capture.url} ({capture.state}: {capture.why})")

    def goods(self, role: Role, capture: Capture) -> None:
        """A page of goods was asked for: products matter together, one that was read is enough."""
        if capture.state is CaptureState.OK:
            self.goods_read |= role is Role.PRODUCT
        elif capture.state not in NO_GOODS and capture.status not in GONE:
            self.goods_missed.append(capture)

    def outcome(self, waiting: int, goods_waiting: int = 0, told: str = "") -> tuple[VisitState, str]:
        """How many policy pages and pages of goods were left open, and how the host asked for time, in.

        The visit's state and one sentence out.
        """
        door = self.door
        if door is None:
            return VisitState.FAILED, "the door was never tried"
        if door.state is CaptureState.ROBOTS:
            return VisitState.BLOCKED, door.why
        if (told and door.state is CaptureState.HTTP_ERROR) or NOT_ASKED in door.why:
            return VisitState.BLOCKED, f"the door: {door.why}"
        if door.state is CaptureState.HTTP_ERROR:
            refused = door.status in FORBIDS or any(f"{bar} stands" in door.why for bar in BARS)
            return (VisitState.BLOCKED if refused else VisitState.UNREACHABLE), f"the door: {door.why}"
        if door.state in NO_DOOR:
            return VisitState.UNREACHABLE, f"the door: {door.why}"
        if door.state is not CaptureState.OK:
            return VisitState.PARTIAL, f"the door: {door.state}: {door.why}"
        reasons = []
        if self.missed:
            reasons.append(
                f"{len(self.missed)} pages that matter were not captured: {'; '.join(self.missed[:3])}"
            )
        if self.goods_missed and not self.goods_read:
            reasons.append(_no_goods(self.goods_missed))
        if waiting:
            reasons.append(f"{waiting} pages that matter were left {SPENT[self.stopped]}")
        if goods_waiting and not self.goods_read and not self.goods_missed:
            reasons.append(f"no product page was read: {goods_waiting} pages were left {SPENT[self.stopped]}")
        ended = SPENT.get(self.stopped, "")
        if reasons and ended and not any(ended in reason for reason in reasons):
            reasons.append(f"the visit ended {ended}")
        if told and reasons:
            reasons.append(told)
        if self.undrawn:
            why = self.no_browser or "they could not be drawn"
            reasons.append(f"{len(self.undrawn)} pages hold little without a browser: {why}")
        return (VisitState.PARTIAL, ". ".join(reasons)) if reasons else (VisitState.COMPLETE, "")


def _no_goods(missed: list[Capture]) -> str:
    """Why no page of a product was read."""
    forbidden = [c for c in missed if c.state is CaptureState.ROBOTS]
    if len(forbidden) == len(missed):
        return f"robots.txt forbids the product pages ({len(missed)} of them, such as {missed[0].url})"
    first = next(c for c in missed if c.state is not CaptureState.ROBOTS)
    return f"no product page was captured; {len(missed)} were asked for: {first.url} ({first.state}: {first.why})"
