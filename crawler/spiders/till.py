"""From where a visit walks to the till: the page of goods that most plainly takes orders."""

from __future__ import annotations

import re

from crawler.model import Capture, CaptureState, Kind, Storefront, Walk, WalkEnd
from crawler.settings import CrawlSettings
from crawler.spiders.capture import Capturer
from crawler.spiders.links import Role
from crawler.spiders.page import text_of
from crawler.till.words import fold

CONSIDERED = 6  # pages of goods that are looked at
TRIED = 2  # pages walked from, when the first is sold out
LEAST = 15.0  # seconds of the visit that a walk needs
READ = 400_000  # characters of a page
NO_LUCK = {WalkEnd.SOLD_OUT}
ADDS = re.compile(
    r"\b(?:them (?:\w+ )?vao gio|cho vao gio|bo vao gio|add to cart|add to bag|chon mua)\b|add_to_cart"
)
BUYS = re.compile(r"\b(?:mua ngay|mua hang|buy now|dat mua|dat hang)\b")
SOLD_OUT = re.compile(r"\b(?:het hang|sold out|out of stock)\b")


class Start:
    """Gathers pages of goods while the visit goes on. `walk` takes the walk at its end."""

    def __init__(self, storefront: Storefront, settings: CrawlSettings) -> None:
        self._wanted = settings.walk == "auto" and storefront.kind in {Kind.WEBSITE, Kind.APP}
        self._found: list[tuple[int, str]] = []

    def consider(self, role: Role, capture: Capture, *, door: bool = False) -> None:
        """A page was taken. Only pages of goods count, and the door of a shop that sells from it."""
        goods = role is Role.PRODUCT or door
        if not self._wanted or not goods or len(self._found) >= CONSIDERED:
            return
        if capture.state is not CaptureState.OK or not capture.body:
            return
        said = fold(text_of(capture.body, capture.content_type)[:READ])
        score = 4 * bool(ADDS.search(said)) + 2 * bool(BUYS.search(said)) - 3 * bool(SOLD_OUT.search(said))
        if door and score < 2:
            return
        self._found.append((score - 3 * door, capture.url))

    async def walk(self, pages: Capturer) -> Walk | None:
        """The walk, None where there is nothing to walk from."""
        best = sorted(self._found, key=lambda found: -found[0])[:TRIED]
        made: Walk | None = None
        for _, url in best:
            if pages.left() < LEAST:
                break
            made = await pages.walk(url)
            if made.end not in NO_LUCK:
                break
        return made
