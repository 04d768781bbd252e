"""The settings of a crawl. They enter at the roof and are passed down; nothing below reads others."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.hours import Hours

VERSION = "0.1.0"
TOOL = f"rasoat {VERSION}"
ROBOTS_TOKEN = "rasoat"  # the name that robots.txt can address
BROWSER_MODES = ("auto", "never", "always")
WALK_MODES = ("auto", "never")
# The only words that a walk to the till ever types, and only where a step before ordering asks for them. They say
# what they are; the number cannot be dialled (no subscriber's number begins with 00) and the address is reserved by
# RFC 2606, so that no person is named or called.
DETAILS = (
    ("name", "Kiểm tra website - không đặt hàng"),
    ("phone", "0000000000"),
    ("email", "kiem-tra@example.com"),
    ("address", "Kiểm tra website - không giao hàng"),
)


@dataclass(frozen=True, slots=True)
class CrawlSettings:
    """How to visit. Durations are seconds, sizes bytes. Raises `ValueError` on values that make no sense.

    `max_robots` is never below 512,000, the 500 KiB that RFC 9309, 2.5, asks every crawler to read.
    """

    pages: int = (
        30  # per visit; robots.txt, sitemaps, pictures and at most two second questions are not counted
    )
    delay: float = 1.0  # between two requests to one host
    timeout: float = 30.0  # for one answer, from asking to its last byte
    max_body: int = 8_000_000  # of one page, received and decoded alike
    max_robots: int = 524_288
    visit_seconds: float = 900.0
    visit_bytes: int = 120_000_000  # of one visit, received or unpacked, whichever is more
    storefronts_at_once: int = 16
    proxy: str = ""  # "http://[user:password@]host:port"
    browser: str = "auto"  # auto | never | always
    browser_path: str = ""  # found at run time when empty
    browser_tabs: int = 2  # pages drawn at a time; of as many more the picture may still be taken
    screenshots: bool = True  # a picture of every page that the browser draws
    walk: str = "auto"  # auto: one walk to the till where the shop takes orders | never
    walk_seconds: float = 60.0  # for one walk
    details: tuple[tuple[str, str], ...] = DETAILS  # (what, words); () types nothing into any form
    browser_memory: int = 700_000_000  # of the browser with all its tabs
    contact: str = ""  # a mail address or URL for the user agent
    hours: str = ""  # "08:00-18:00" in Vietnam's time: visits are made only then; "" is the whole day
    record_hosts: tuple[str, ...] = ("online.gov.vn",)
    test_network: bool = (
        False  # storefronts registered on inner networks are visited, each at its "host:port"
    )
    inner_hosts: tuple[str, ...] = ()  # further "host:port" on inner networks that every visit may go to
    ca_file: str = ""  # PEM; authorities trusted beside the machine's own, by the plain crawl only
    links_considered: int = 5_000  # per visit
    backoff: float = 5.0  # first wait after 429 or 503 without Retry-After; doubled each time
    backoff_max: float = (
        30.0  # the longest such wait; Retry-After is honoured as long as the visit's time lasts
    )
    retries: int = 1  # further tries after 429, 503 or a lost connection
    pictures: int = 6  # per visit, of pages that speak of a QR, a barcode or a label; 0: none
    picture_bytes: int = 2_000_000  # of one picture; a longer one is not kept
    evidence_format: int = 1

    def __post_init__(self) -> None:
        positive = {
            "pages": self.pages,
            "timeout": self.timeout,
            "max_body": self.max_body,
            "visit_seconds": self.visit_seconds,
            "visit_bytes": self.visit_bytes,
            "storefronts_at_once": self.storefronts_at_once,
            "browser_tabs": self.browser_tabs,
            "browser_memory": self.browser_memory,
            "links_considered": self.links_considered,
            "picture_bytes": self.picture_bytes,
        }
        for name, value in positive.items():
            if value <= 0:
                raise ValueError(f"{name} must be above 0, not {value}")
        for name, value in {
            "delay": self.delay,
            "backoff": self.backoff,
            "retries": self.retries,
            "pictures": self.pictures,
        }.items():
            if value < 0:
                raise ValueError(f"{name} must not be below 0, not {value}")
        if self.max_robots < 512_000:
            raise ValueError(f"max_robots must be at least 512000 (RFC 9309, 2.5), not {self.max_robots}")
        if self.browser not in BROWSER_MODES:
            raise ValueError(f"browser must be one of {', '.join(BROWSER_MODES)}, not {self.browser!r}")
        if self.walk not in WALK_MODES:
            raise ValueError(f"walk must be one of {', '.join(WALK_MODES)}, not {self.walk!r}")
        if self.walk_seconds <= 0:
            raise ValueError(f"walk_seconds must be above 0, not {self.walk_seconds}")
        if self.proxy and not self.proxy.startswith(("http://", "https://")):
            raise ValueError(f"proxy must be written like http://host:port, not {self.proxy!r}")
        for host in self.inner_hosts:
            if not re.fullmatch(r".+:\d+", host):
                raise ValueError(f"inner_hosts must be written like intranet.example:80, not {host!r}")
        if self.hours:
            Hours.parse(self.hours)
        if not self.contact.isprintable() or not self.contact.isascii():
            raise ValueError(f"contact must be a mail address or a URL in ASCII, not {self.contact!r}")

    @property
    def user_agent(self) -> str:
        """The name under which every page is asked for."""
        contact = f"+{self.contact}; " if self.contact else ""
        return f"{ROBOTS_TOKEN}/0.1 ({contact}market surveillance e-commerce sweep)"
