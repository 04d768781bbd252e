"""What the desk is shown of the evidence: pages with their quotes marked, pictures, two visits side by side."""

from __future__ import annotations

import html
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from roof.highlight import INNER, POLICY_TAG, data_address

if TYPE_CHECKING:
    from checker.facts.page import Page
    from checker.model import Evidence, Place
    from crawler.model import Capture, Visit
    from desk.model import Shown
    from desk.seen import PageChange, Seen

KEPT_VISITS = 8  # visits whose captures are held in memory at once


def seen() -> Seen:
    """The doors of this file."""
    from desk.seen import Seen

    return Seen(quoted, closeup, picture, changes)


def capture(path: str, name: str) -> Shown | None:
    """One captured page as it was, None where it is not there."""
    from checker.facts.decode import decode
    from crawler.model import Via
    from desk.model import Shown

    found = _capture(path, name)
    if found is None:
        return None
    kind = "text/html; charset=utf-8" if found.via is Via.BROWSER else found.content_type
    return Shown(decode(found.body, kind)[0], found.url, found.at, found.digest)


def quoted(path: str, row: Evidence) -> str:
    """The page that a lead rests on, harmless, with its quote marked where it has one; "" where it is not there."""
    from checker.facts.marks import Spot, marked
    from checker.facts.pictures import is_picture

    page, visit = _page(path, row.capture), _visit(path)
    if page is None or visit is None:
        return ""
    pictures = {c.url.partition("#")[0]: data_address(c) for c in visit.captures if is_picture(c)}
    body, shown = marked(page, [Spot(1, row.place, "")] if row.quote else [], pictures)
    if row.quote and not shown:  # its place is not known to the letter: where its words stand first
        place = _words(page, row.quote)
        body = marked(page, [Spot(1, place, "")], pictures)[0] if place else body
    # an address that leads to a mark which can be focused takes the keyboard into the frame, away from the desk
    body = body.replace('class="rasoat-n" tabindex="0"', 'class="rasoat-n"')
    head = f'<!doctype html><html><head><meta charset="utf-8">{POLICY_TAG}</head>'
    title = f"<title>{html.escape(page.url)}</title>"
    return f"{head}<body>{title}{body}<style>{INNER}</style></body></html>"


def closeup(path: str, row: Evidence) -> bytes:
    """The close-up of a quote (PNG), b"" where none lies beside the evidence."""
    from crawler.closeup import Place, picture_of

    place = Place(row.capture, row.place.path, row.place.start, row.place.end, row.quote)
    try:
        return picture_of(Path(path), place)
    except OSError:
        return b""


def picture(path: str, name: str) -> bytes:
    """The picture that the browser took of a captured page (PNG), b"" where there is none."""
    from crawler.evidence.errors import EvidenceError
    from crawler.evidence.find import find
    from handover.gather import all_pictures

    found = _capture(path, name)
    if found is None:
        return b""
    try:
        return all_pictures(Path(path), find(Path(path))).get(found.url, b"")
    except (OSError, EvidenceError):
        return b""


@lru_cache(KEPT_VISITS)
def changes(before: str, after: str) -> tuple[PageChange, ...] | None:
    """The pages of two visits held against each other, None where either cannot be read."""
    from checker.facts.read import pages_of
    from roof.sidebyside import side_by_side

    was, now = _visit(before), _visit(after)
    return None if was is None or now is None else side_by_side(pages_of(was), pages_of(now))


def _capture(path: str, name: str) -> Capture | None:
    visit = _visit(path)
    found = next((one for one in visit.captures if one.id == name), None) if visit is not None else None
    return found if found is not None and found.body else None


def _page(path: str, name: str) -> Page | None:
    from checker.facts.page import Page
    from crawler.model import Via

    found = _capture(path, name)
    if found is None:
        return None
    kind = "text/html; charset=utf-8" if found.via is Via.BROWSER else found.content_type
    return Page(found.url, found.id, found.body, kind)


def _words(page: Page, quote: str) -> Place | None:
    """Where a quote, or the beginning of a long one, stands among the lines of a page that are seen."""
    wanted = " ".join(quote.split())
    for part in (wanted, wanted[:80], wanted[:30]):
        for line in page.lines:
            start = line.text.find(part)
            if part and start >= 0:
                return page.place_of(line.block, line.start + start, line.start + start + len(part))
    return None


def _visit(path: str) -> Visit | None:
    from crawler.evidence.errors import EvidenceError

    try:
        return _read(path, Path(path).stat().st_mtime_ns)  # a file that was purged since is read again
    except (OSError, EvidenceError):
        return None


@lru_cache(KEPT_VISITS)
def _read(path: str, _changed: int) -> Visit:
    from crawler.evidence import read

    return read(Path(path))
