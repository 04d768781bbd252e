"""The nouns of the example market: a shop is data, a page is bytes.

Ground file: it imports nothing. Everything the market shows is invented; see README.md beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Firm:
    """The (invented) trader behind a shop. Empty strings are not printed anywhere."""

    name: str = ""
    address: str = ""
    tax_code: str = ""
    registration: str = ""  # the number printed as business registration; usually the tax code
    issuer: str = ""
    issued: str = ""  # dd/mm/yyyy
    representative: str = ""
    phone: str = ""
    email: str = ""
    hours: str = "8h00 – 20h00 hằng ngày"
    extra: str = ""  # one more line of the footer, as written


@dataclass(frozen=True, slots=True)
class Badge:
    """How the ministry's badge stands in the footer.

    shape: record | record-new | record-chi-tiet | root | placeholder | image | text | none.
    `number` is the id of the record it opens; `look` is notified | registered.
    """

    shape: str = "none"
    number: str = ""
    look: str = "notified"


@dataclass(frozen=True, slots=True)
class Product:
    """One product page. `rows` are the lines of its label, in order; `text` is HTML paragraphs."""

    slug: str
    name: str
    price: int | None  # dong; None prints "Liên hệ"
    shelf: str  # the category it stands in
    rows: tuple[tuple[str, str], ...] = ()
    text: str = ""
    brand: str = ""
    gtin: str = ""
    picture: str = "box"
    struck: int | None = None
    ribbon: str = ""  # words over the picture
    schema: Mapping[str, object] = field(default_factory=dict)  # laid over the JSON-LD


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy page: its key, where it stands, its title and its HTML.

    state: ok | missing (404) | broken (500) | forbidden (robots.txt forbids it) | unlinked
    (the page is neither linked nor served).
    """

    key: str
    slug: str
    title: str
    html: str
    state: str = "ok"


@dataclass(frozen=True, slots=True)
class Shop:
    """One shop of the market. `path` is '' or the folder it lives in on a shared host."""

    key: str
    host: str
    path: str
    engine: str
    kind: str
    brand: str
    tagline: str
    style: Mapping[str, str]
    firm: Firm
    badge: Badge
    products: tuple[Product, ...]
    policies: tuple[Policy, ...]
    about: str
    category: str
    theme: str  # one Vietnamese line: what this shop is here for
    orders: str = "cart"  # cart | phone | none
    charset: str = "utf-8"
    robots: str = ""  # further lines of robots.txt
    slow: float = 0.0  # seconds each page takes
    down: bool = False  # nobody listens
    packed: bool = False  # pages go out gzip-coded to those who accept it
    declared: Mapping[str, str] = field(default_factory=dict)  # overrides of the registry row
    extras: Mapping[str, str] = field(default_factory=dict)  # HTML for named spots of the templates
    platform: str = ""
    hidden: str = ""  # HTML kept from sight: comment or display:none
    mended: bool = False

    @property
    def domain(self) -> str:
        """The host name, for example 'gom-bat-xanh.localhost'."""
        return f"{self.host}.localhost"

    @property
    def shelves(self) -> tuple[str, ...]:
        """The categories, in the order of the products."""
        return tuple(dict.fromkeys(p.shelf for p in self.products))


@dataclass(frozen=True, slots=True)
class Page:
    """What the server hands out for one path."""

    body: bytes
    type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
