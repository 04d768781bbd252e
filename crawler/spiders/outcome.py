"""How a visit ended, from what came of the pages that matter."""

from __future__ import annotations

from dataclasses import dataclass, field

from crawler.model import Capture, CaptureState, VisitState

GONE = {404, 410}  # a dead link is something the shop shows, not something we missed
FORBIDS = {401, 403, 407, 429, 451}


@dataclass(slots=True)
class Ledger:
    """What the end of a visit is judged by."""

    door: Capture | None = None
    stopped: str = ""  # the budget that ended the visit
    missed: list[str] = field(default_factory=list)
    undrawn: list[str] = field(default_factory=list)
    no_browser: str = ""

    def matter(self, capture: Capture) -> None:
        """A page that matters was asked for."""
        if capture.state is CaptureState.OK or capture.status in GONE:
            return
        self.missed.append(f"{capture.url} ({capture.state}: {capture.why})")

    def outcome(self, waiting: int) -> tuple[VisitState, str]:
        """`waiting` policy pages were left open; the visit's state and one sentence out."""
        door = self.door
        if door is None:
            return VisitState.FAILED, "the door was never tried"
        if door.state is CaptureState.ROBOTS:
            return VisitState.BLOCKED, door.why
        if door.state is CaptureState.HTTP_ERROR:
            refused = door.status in FORBIDS or "challenge" in door.why
            return (VisitState.BLOCKED if refused else VisitState.UNREACHABLE), f"the door: {door.why}"
        if door.state in {CaptureState.UNREACHABLE, CaptureState.TIMED_OUT, CaptureState.REDIRECT_LOOP}:
            return VisitState.UNREACHABLE, f"the door: {door.why}"
        if door.state is not CaptureState.OK:
            return VisitState.PARTIAL, f"the door: {door.state}: {door.why}"
        reasons = []
        if self.missed:
            reasons.append(
                f"{len(self.missed)} pages that matter were not captured: {'; '.join(self.missed[:3])}"
            )
        if waiting:
            reasons.append(f"{waiting} pages that matter were left when the {self.stopped} was spent")
        if self.undrawn:
            why = self.no_browser or "they could not be drawn"
            reasons.append(f"{len(self.undrawn)} pages hold little without a browser: {why}")
        return (VisitState.PARTIAL, ". ".join(reasons)) if reasons else (VisitState.COMPLETE, "")
