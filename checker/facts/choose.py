"""Which capture of an address is read, where a visit holds several."""

from __future__ import annotations

from crawler.model import Capture, CaptureState, Via, Visit


def captures_read(visit: Visit) -> dict[str, Capture]:
    """One capture per address, in the order of fetching; a drawn capture is preferred over a plain one.

    Of the walk to the till, the cart's and the till's own pages are among them, the last state of each.
    """
    best: dict[str, Capture] = {}
    steps = {step.capture: step.kind for step in visit.walk.steps} if visit.walk is not None else {}
    for capture in visit.captures:
        # a page of the walk holds what our own presses made of it: only the till's own pages are read like others
        if steps.get(capture.id, "checkout") not in ("cart", "checkout"):
            continue
        if capture.state not in (CaptureState.OK, CaptureState.TRUNCATED) or not _is_html(capture):
            continue
        held = best.get(capture.url)
        if (
            held is None
            or _worth(capture) > _worth(held)
            or (capture.id in steps and _worth(capture) == _worth(held))
        ):
            best[capture.url] = capture
    return best


def _worth(capture: Capture) -> tuple[bool, bool]:
    return capture.via is Via.BROWSER, capture.state is CaptureState.OK


def _is_html(capture: Capture) -> bool:
    kind = capture.content_type.partition(";")[0].strip().lower()
    return capture.via is Via.BROWSER or (
        kind in ("", "text/html", "application/xhtml+xml", "text/plain", "application/octet-stream")
        and (kind != "text/plain" or b"<" in capture.body[:2000])
    )
