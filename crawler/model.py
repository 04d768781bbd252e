"""The nouns of the crawler: who is visited, what was seen, how the visit ended.

Ground file: it imports nothing of ours and nothing of others. All types are frozen;
evidence is never altered. Times are aware UTC datetimes, digests are lower-case hex SHA-256,
sizes are bytes, durations are seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What a registry row names."""

    WEBSITE = "website"
    SHOP = "shop"  # a shop inside a platform
    APP = "app"  # an application's public page
    SOCIAL = "social"  # a page on a social network


@dataclass(frozen=True, slots=True)
class Storefront:
    """One registered place of selling. `id` is its canonical address (see `crawler.address`).

    `by_order` is the number of the order under which it is visited ("QĐ 12/QĐ-QLTT"): the authority's own
    power then stands in the place of robots.txt.
    """

    id: str
    url: str
    name: str = ""
    kind: Kind = Kind.WEBSITE
    platform: str = ""
    declared_owner: str = ""
    tax_code: str = ""
    address: str = ""
    category: str = ""
    notes: str = ""
    by_order: str = ""


class CaptureState(StrEnum):
    """How one page came to us. Only `OK` pages are read for facts; only they can show an absence."""

    OK = "ok"
    HTTP_ERROR = "http_error"  # a status of 400 or above; the body is kept
    TRUNCATED = "truncated"  # longer than the budget: the head is kept, nothing can be called absent
    NOT_A_PAGE = "not_a_page"  # an image, a PDF, a download …
    ROBOTS = "robots"  # robots.txt forbids it; not fetched
    TIMED_OUT = "timed_out"
    UNREACHABLE = "unreachable"  # no name, no connection, reset
    REDIRECT_LOOP = "redirect_loop"
    BROKEN = "broken"  # a body that cannot be decoded (bad gzip, wrong length …)
    REFUSED = "refused"  # an address we do not go to (see `why`)
    AGAIN = (
        "again"  # asked for a second time in one visit, and answered otherwise; no other fact is read from it
    )


class Via(StrEnum):
    """Which hand fetched the page."""

    HTTP = "http"
    BROWSER = "browser"  # the DOM after scripts ran


@dataclass(frozen=True, slots=True)
class Capture:
    """One page as it was seen once.

    `body` holds the bytes after transfer and content decoding (for `Via.BROWSER` the serialised
    DOM in UTF-8); `digest` is the SHA-256 of `body`. `url` is where the page was found after
    redirects, `requested_url` what was asked for. `why` says in one English sentence why the
    state is not `OK`.
    """

    id: str  # "<visit id>#<n>", n from 1 in the order of fetching
    url: str
    requested_url: str
    at: datetime
    state: CaptureState
    via: Via = Via.HTTP
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    digest: str = ""
    why: str = ""

    @property
    def content_type(self) -> str:
        """The Content-Type header as sent, or ''."""
        return next((v for k, v in self.headers if k.lower() == "content-type"), "")


class WalkEnd(StrEnum):
    """Why a walk to the till ended. Nothing was ordered in any of them."""

    REACHED_LAST_PAGE = "reached_last_page"  # the page with the button that orders; it was not pressed
    WOULD_ORDER = "would_order"  # the only way on orders, or may order
    LOGIN_WALL = "login_wall"
    PHONE_ONLY = "phone_only"
    ZALO_ONLY = "zalo_only"
    NEEDS_DETAILS = "needs_details"  # a form does not go on without details that we do not give
    SOLD_OUT = "sold_out"
    NO_WAY = "no_way"  # nothing to press was found, or pressing it changed nothing
    LOOP = "loop"
    LEAVES_SHOP = "leaves_shop"  # the way on is another's site
    ROBOTS = "robots"
    BUDGET = "budget"
    BROKEN = "broken"  # the browser or the shop failed on the way
    NO_BROWSER = "no_browser"


@dataclass(frozen=True, slots=True)
class WalkStep:
    """One page of the walk as it stood when the browser had come to rest."""

    url: str
    at: datetime
    kind: str  # product | cart | checkout | login | other
    did: str  # what led here, in English: "opened the page", "pressed 'Thêm vào giỏ'" …
    capture: str = ""  # Capture.id of its DOM
    screenshot: str = ""  # id of the WARC record of its picture, "" when none could be taken


@dataclass(frozen=True, slots=True)
class Walk:
    """The walk from a product to the last page before ordering, as a buyer would go.

    `held` are the requests that the page wanted to send and we did not ("POST https://…: why"). `of` is the visit
    in which it was walked, where it stands for an earlier visit's because nothing of the shop had changed: its
    captures then bear the times of that visit. "" for a walk of the visit's own.
    """

    end: WalkEnd
    why: str
    steps: tuple[WalkStep, ...] = ()
    held: tuple[str, ...] = ()
    of: str = ""


class VisitState(StrEnum):
    """How a visit ended."""

    COMPLETE = "complete"  # every page that mattered was captured within the budget
    PARTIAL = "partial"  # some pages that matter could not be captured (see `why`)
    BLOCKED = "blocked"  # robots.txt or the server (401, 403, 429, a challenge) forbids us
    UNREACHABLE = "unreachable"  # the door never answered
    FAILED = "failed"  # our own fault


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit of one storefront: captures in the order of fetching, and how it ended.

    `unvisited` maps an address that was seen linked but not fetched to the reason
    ("budget", "robots", "time" …). `resources` maps the address of a page to facts of its capture
    that are not text (for example {"draw": "the plain page has no text"}).
    """

    id: str
    storefront: Storefront
    started: datetime
    ended: datetime
    state: VisitState
    captures: tuple[Capture, ...] = ()
    why: str = ""
    unvisited: Mapping[str, str] = field(default_factory=dict)
    resources: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    tool: str = ""  # "rasoat 0.1.0", or the software named by an imported archive
    walk: Walk | None = None  # the walk to the till, when there was one


@dataclass(frozen=True, slots=True)
class VisitRecord:
    """What the crawl hands over when a visit is on disk: where it lies and how it ended."""

    id: str
    storefront_id: str
    state: VisitState
    why: str
    pages: int  # captures with state OK
    bytes: int  # of all bodies, decoded
    path: str  # the WARC file; its manifest stands beside it as <path>.manifest.json
