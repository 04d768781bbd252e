"""What a walk leaves behind: the pages it stood on, and all that was sent and got."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from crawler.browser.traffic import Exchange
from crawler.model import WalkEnd


@dataclass(frozen=True, slots=True)
class Footprint:
    """One page of the walk with what is kept of it."""

    url: str
    at: datetime
    kind: str
    did: str
    html: bytes
    picture: bytes


@dataclass(slots=True)
class Walked:
    """A finished walk: why it ended, its pages in order, and everything the browser sent and got."""

    end: WalkEnd
    why: str
    pages: list[Footprint] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    traffic: list[Exchange] = field(default_factory=list)
    fell: bool = False  # the browser fell over it, or over a page beside it
