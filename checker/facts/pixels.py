"""Pictures made of bytes: what QR and barcodes in them say. The one room of Pillow and zxing-cpp.

Bounded in every direction before a pixel is decoded: bytes, declared width and height, formats, frames (only
the first). Never raises on any bytes. SVG and other drawings are no pixels and are left.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import zxingcpp
from PIL import Image, ImageFilter, ImageOps, UnidentifiedImageError

MAX_BYTES = 5_000_000
MAX_PIXELS = 24_000_000  # a photograph of 24 megapixels; an image bomb declares more
MAX_SIDE = 16_000
LEAST_SIDE = 40  # pixels: the least QR has 21 modules a side; below it an icon or a dot that counts visits
WORKING_SIDE = 1_600  # the side to which larger pictures are shrunk; labels are still read there
FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "MPO")
_BROKEN = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
    OSError,
    SyntaxError,  # Pillow's word for a broken PNG
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    OverflowError,
    struct.error,
    zlib.error,
)
_RETAIL = frozenset(("EAN13", "EAN8", "UPCA", "UPCE", "ITF14"))
_MOST_CODES = 10


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a picture: "qr", "gtin" or "other", and its text."""

    kind: str
    text: str


def opened(body: bytes) -> Image.Image | None:
    """The first frame of a picture in grey, at most `WORKING_SIDE` long; None when it is none or too large."""
    if not body or len(body) > MAX_BYTES:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image: Image.Image = Image.open(io.BytesIO(body), formats=FORMATS)
            width, height = image.size
            if (
                max(width, height) > MAX_SIDE
                or width * height > MAX_PIXELS
                or min(width, height) < LEAST_SIDE
            ):
                return None
            image.draft("L", (WORKING_SIDE, WORKING_SIDE))  # JPEG: decoded small at once
            image.load()
            if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
                ground = Image.new("RGBA", image.size, "white")  # a code drawn on nothing is meant on white
                image = Image.alpha_composite(ground, image.convert("RGBA"))
            grey = image.convert("L")
    except _BROKEN:
        return None
    if max(grey.size) > WORKING_SIDE:
        grey.thumbnail((WORKING_SIDE, WORKING_SIDE))
    return grey


def clean(body: bytes) -> bytes:
    """A picture as a grey PNG of bounded size, fit to be handed to another program; b'' when it is none."""
    image = opened(body)
    if image is None:
        return b""
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def codes(body: bytes, patient: bool = True) -> tuple[Code, ...]:
    """The codes of a picture, each once. With patience, what is not read at once is enlarged, sharpened and turned."""
    image = opened(body)
    if image is None:
        return ()
    for tried in _tries(image):
        found = tuple(dict.fromkeys(_decoded(tried)))[:_MOST_CODES]
        if found or not patient:
            return found
    return ()


def _tries(image: Image.Image) -> Iterator[Image.Image]:
    bordered = ImageOps.expand(image, border=16, fill=255)  # a code cut at its edge has no quiet zone
    yield bordered
    if max(image.size) <= WORKING_SIDE // 2:
        yield bordered.resize((bordered.width * 2, bordered.height * 2), Image.Resampling.BICUBIC)
    yield ImageOps.autocontrast(bordered.filter(ImageFilter.UnsharpMask(3, 250, 2)))
    if max(image.size) <= WORKING_SIDE:
        yield bordered.rotate(45, expand=True, fillcolor=255, resample=Image.Resampling.BILINEAR)


def _decoded(image: Image.Image) -> Iterator[Code]:
    for found in zxingcpp.read_barcodes(image, text_mode=zxingcpp.TextMode.Plain):
        text = found.text.strip("\x00 \r\n")
        if not text:
            continue
        name = found.format.name
        kind = "gtin" if name in _RETAIL else "qr" if "QR" in name else "other"
        yield Code(kind, text)
