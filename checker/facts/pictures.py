"""The pictures of a visit and the facts in them: QR and barcodes, and labels where text can be recognised.

A picture is a capture of the visit whose bytes are an image, or a data: address in a page. It speaks for the
pages that show it; one that no page shows speaks for nothing. Text is recognised by a function that the caller
gives (`recognise`), since that needs a program of the machine; without one no label is read.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from checker.facts.fold import fold
from checker.facts.page import Page
from checker.facts.pixels import MAX_BYTES, Code, codes
from checker.model import Place
from crawler.model import Capture, Visit

Recognise = Callable[[bytes], str]  # the bytes of a picture in, the text on it out, '' when it has none

MOST_PICTURES = 60  # of one visit
MOST_BYTES = 40_000_000  # of all of them
MOST_INLINE = 20  # data: addresses of one page
LEAST_INLINE = 200  # bytes: below it an icon
_CODE_WORDS = re.compile(
    r"\bqr|ma vach|ma_vach|ma-vach|barcode|truy xuat|truy-xuat|chuyen khoan|tai khoan|\bbank|tem\b|nhan\b|label"
)
_LABEL_WORDS = re.compile(
    r"\bnhan\b(?! vien| xet)|\blabels?\b|\btem\b|bao bi|thanh phan|mat sau|ingredient|nutrition"
)


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture on one page: where it stands, what its alt text says, and its codes."""

    page: Page
    number: int  # in page.images
    address: str
    alt: str
    capture: str  # of the picture itself; of the page for a data: address
    body: bytes
    codes: tuple[Code, ...]

    @property
    def place(self) -> Place:
        """The <img> on the page."""
        return Place(self.page.piece_path("images", self.number))


def is_picture(capture: Capture) -> bool:
    """Whether a capture holds the bytes of a raster picture."""
    kind = capture.content_type.partition(";")[0].strip().lower()
    return bool(capture.body) and kind.startswith("image/") and "svg" not in kind


def pictures_of(visit: Visit, pages: Sequence[Page]) -> tuple[Picture, ...]:
    """The pictures of a visit that its pages show, each decoded once. Empty at no cost where there are none."""
    kept: dict[str, Capture] = {}
    for capture in visit.captures:
        if is_picture(capture):
            kept.setdefault(_key(capture.url), capture)
            kept.setdefault(_key(capture.requested_url), capture)
    out: list[Picture] = []
    known: dict[bytes, tuple[Code, ...]] = {}
    spent = 0
    for page in pages:
        for number, address, alt, body, held in _shown(page, kept):
            if body not in known:
                if len(known) >= MOST_PICTURES or spent + len(body) > MOST_BYTES:
                    continue
                spent += len(body)
                known[body] = codes(body, speaks_of_codes(f"{alt} {address}"))
            out.append(Picture(page, number, address, alt, held, body, known[body]))
    return tuple(out)


def _shown(page: Page, kept: dict[str, Capture]) -> Iterator[tuple[int, str, str, bytes, str]]:
    if not kept and not any(src[:5].lower() == "data:" for image in page.images for src in image.sources):
        return
    left = MOST_INLINE
    for number, image in enumerate(page.images):
        for src in image.sources:
            if src[:11].lower() == "data:image/":
                body = inline_bytes(src) if left and not src[:14].lower().endswith("svg") else b""
                if len(body) >= LEAST_INLINE:
                    left -= 1
                    yield number, "data:", image.alt or image.title, body, page.capture
                    break
            elif kept and (held := kept.get(_key(page.resolve(src.split(" ")[0])))) is not None:
                yield number, held.url, image.alt or image.title, held.body, held.id
                break


def inline_bytes(address: str) -> bytes:
    """The bytes of a data: address, b'' when it is broken or too long."""
    head, comma, text = address.partition(",")
    if not comma or len(text) > MAX_BYTES * 4 // 3:
        return b""
    if not head.lower().endswith(";base64"):
        return unquote_to_bytes(text)
    try:
        return base64.b64decode(unquote_to_bytes(text))
    except (binascii.Error, ValueError):
        return b""


def _key(address: str) -> str:
    return address.partition("#")[0].removeprefix("https:").removeprefix("http:")


def speaks_of_codes(said: str) -> bool:
    """Whether alt text and address promise a code, so that a second look pays."""
    return bool(_CODE_WORDS.search(fold(said)))


def may_be_label(picture: Picture, folded_alt: str) -> bool:
    """Whether a picture is worth the time of recognising text: what stands by it speaks of a label."""
    said = f"{folded_alt} {picture.address.rpartition('/')[2].lower().replace('-', ' ').replace('_', ' ')}"
    return bool(_LABEL_WORDS.search(said))
