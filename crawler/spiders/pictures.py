"""Which pictures of a page are worth keeping: those that its words promise a code or a label on.

A page that speaks of no QR, barcode, tracing or label costs one search over its bytes and nothing else.
Pictures are asked for at the end of a visit, so that they never take the place of a page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from crawler.address import slot_of
from crawler.spiders.links import fold
from crawler.spiders.page import text_of

_LITERAL = (
    *(
        "qr code",
        "qr-code",
        "qr_code",
        "qrcode",
        "vietqr",
        "/qr",
        "qr.",
        "mã qr",
        "ma qr",
        "ma-qr",
        "quét qr",
        '="qr',
    ),
    *(
        "barcode",
        "truy xuất",
        "truy-xuat",
        "truy xuat",
        "mã vạch",
        "ma-vach",
        "ma vach",
        "mavach",
        "quét mã",
        "quet-ma",
    ),
    *(
        "nhãn phụ",
        "nhan-phu",
        "nhan phu",
        "nhãn sản phẩm",
        "nhan-san-pham",
        "nhãn hàng",
        "nhan-hang",
        "tem chống",
    ),
)
SIGNS = tuple(
    dict.fromkeys(s.encode().lower() for word in _LITERAL for s in (word, word.upper(), word.capitalize()))
)
# One of these stands in every sign, so that most pages are done with after a few looks.
STEMS = tuple(
    dict.fromkeys(
        s.encode().lower()
        for word in (
            "qr",
            "barcode",
            "truy",
            "vach",
            "vạch",
            "quét mã",
            "quet-ma",
            "nhan-",
            "nhan phu",
            "nhãn",
            "tem chống",
        )
        for s in (word, word.upper(), word.capitalize())
    )
)
WORDS = re.compile(
    r"\bqr\b|\bqr ?code|qrcode|viet ?qr|barcode|truy xuat|ma vach|nhan phu|nhan san pham|nhan hang hoa"
    r"|tem chong|quet ma"
)
OWN_WORDS = re.compile(rf"{WORDS.pattern}|\blabel\b|\bmat sau\b|thanh phan")
IMAGE = re.compile(r"<img\b[^>]{1,4000}>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([\w-]{2,30})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
TAGS = re.compile(r"<[^>]*>?|[^<>]*>")
SOURCES = ("data-src", "data-original", "data-lazy-src", "data-lazy", "src")
OTHER = re.compile(r"\.(?:svg|ico|js|css|html?|php)$", re.IGNORECASE)
NEAR = 240  # characters of text on each side that speak for a picture
LEAST = 60  # pixels of a declared side: below it an icon
PER_PAGE = 4
SEARCHED = 2_000_000  # characters of a page


def wanted(body: bytes, content_type: str, url: str) -> list[str]:
    """A captured page in, the absolute addresses of its pictures that matter out, the most promising first."""
    low = body.lower()  # of bytes only the plain letters: the marked ones stand in both cases in SIGNS
    if not any(stem in low for stem in STEMS) or not any(sign in low for sign in SIGNS):
        return []
    text = text_of(body, content_type)[:SEARCHED]
    ranked: list[tuple[int, int, str]] = []
    for order, found in enumerate(IMAGE.finditer(text)):
        said = {
            m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "") for m in ATTRIBUTE.finditer(found.group())
        }
        address = _address(said, url)
        if not address or _icon(said):
            continue
        own = f"{said.get('alt', '')} {said.get('title', '')} {urlsplit(address).path}"
        weight = 2 * bool(OWN_WORDS.search(fold(own)))
        weight = weight or int(_promised(text, found.start(), found.end()))
        if weight:
            ranked.append((-weight, order, address))
    return list(dict.fromkeys(address for _, _, address in sorted(ranked)))[:PER_PAGE]


def _address(said: dict[str, str], url: str) -> str:
    """The picture's absolute http address, '' for drawings, data: and what is no picture."""
    src = next((said[name] for name in SOURCES if said.get(name) and not said[name].startswith("data:")), "")
    if not src:
        return ""
    try:
        address = urljoin(url, src.strip()).partition("#")[0]
        parts = urlsplit(address)
        slot_of(address)  # of what is no web address, or has a host or a port that cannot be: ValueError
    except ValueError:
        return ""
    usable = (
        parts.scheme in ("http", "https") and parts.hostname and len(address) <= 2_000 and "\\" not in address
    )
    return address if usable and not OTHER.search(parts.path) else ""


def _icon(said: dict[str, str]) -> bool:
    return any(said.get(side, "").isdecimal() and int(said[side]) < LEAST for side in ("width", "height"))


def _promised(text: str, start: int, end: int) -> bool:
    """Whether the words right beside a picture promise a code or a label; markup is left out."""
    before, after = text[max(0, start - 4 * NEAR) : start], text[end : end + 4 * NEAR]
    near = f"{before} {after}".lower()
    if not any(word in near for word in _LITERAL):
        return False
    words = f"{TAGS.sub(' ', before)[-NEAR:]} {TAGS.sub(' ', after)[:NEAR]}"
    return bool(WORDS.search(fold(words)))


def is_raster(content_type: str, body: bytes) -> bool:
    """Whether an answer is a picture made of pixels: the header says so and the bytes do."""
    kind = content_type.partition(";")[0].strip().lower()
    known = body.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM")) or body[8:12] == b"WEBP"
    return known and (
        kind.startswith("image/") or kind in ("", "application/octet-stream", "binary/octet-stream")
    )


class Pictures:
    """The pictures that a visit has seen and may still ask for, in order, each once."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._seen: dict[str, None] = {}

    @property
    def room(self) -> bool:
        """Whether further pictures may join."""
        return len(self._seen) < self._most

    def offer(self, pictures: list[str]) -> None:
        """The pictures of a page, as `wanted` gives them: they join the row."""
        self._seen.update(dict.fromkeys(pictures))

    def __iter__(self) -> Iterator[str]:
        return iter(list(self._seen)[: self._most])
