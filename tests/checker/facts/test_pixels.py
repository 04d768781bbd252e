"""Codes are read off pictures as telephones take them; bombs, broken files and drawings cost nothing."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from picture_kit import code, photographed, png, saved
from PIL import Image

from checker.facts.pixels import MAX_BYTES, WORKING_SIDE, Code, codes, opened

URL = "https://truyxuat.example/01/08936178581718"


def test_a_qr() -> None:
    assert codes(png(code(URL))) == (Code("qr", URL),)


def test_a_barcode() -> None:
    assert codes(png(code("8936178581718", "EAN13"))) == (Code("gtin", "8936178581718"),)


@pytest.mark.parametrize("turn", [0, 12, 45, 90, 180, 217])
def test_a_turned_qr(turn: float) -> None:
    assert codes(photographed(code(URL), turn)) == (Code("qr", URL),)


@pytest.mark.parametrize(("turn", "blur"), [(0, 1.5), (8, 1.5), (0, 2.5)])
def test_a_blurred_jpeg(turn: float, blur: float) -> None:
    assert codes(photographed(code(URL, scale=7), turn, blur, quality=35)) == (Code("qr", URL),)


@pytest.mark.parametrize("turn", [0, 5, 90])
def test_a_photographed_barcode(turn: float) -> None:
    assert codes(photographed(code("8936178581718", "EAN13", scale=4), turn, 1.0)) == (
        Code("gtin", "8936178581718"),
    )


def test_a_small_qr_on_nothing() -> None:
    """Transparent ground, two pixels a module."""
    drawn = code(URL, scale=2)
    clear = Image.new("RGBA", drawn.size, (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), mask=drawn.point(lambda v: 255 if v < 128 else 0))
    assert codes(png(clear)) == (Code("qr", URL),)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "BMP"])
def test_every_format(form: str) -> None:
    assert codes(saved(code(URL).convert("RGB"), form)) == (Code("qr", URL),)


def test_only_the_first_frame_of_an_animation() -> None:
    blank = Image.new("L", code(URL).size, 255)
    moving = saved(code(URL), "GIF", save_all=True, append_images=[blank] * 30)
    assert codes(moving) == (Code("qr", URL),)
    assert codes(saved(blank, "GIF", save_all=True, append_images=[code(URL)])) == ()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(width: int, height: int, rows: int) -> bytes:
    """A PNG of a few kilobytes that declares `width` x `height` and unpacks to `rows` rows."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = zlib.compress(b"\0" * ((width + 1) * rows), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "body",
    [
        bomb(50_000, 50_000, 200),
        bomb(16_001, 100, 100),
        bomb(100, 2_000_000_000, 10),
        bomb(6_000, 6_000, 1),
        bomb(500, 500, 3),  # ends after three rows
        b"",
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 500,
        b"\xff\xd8\xff" + b"\xff" * 3_000,
        b"RIFF\x10\0\0\0WEBPVP8 ",
        b"BM" + b"\xff" * 200,
        b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="9e9" height="9e9"/></svg>',
        png(Image.new("L", (20, 20), 255)),
    ],
    ids=range(13),
)
def test_what_is_no_picture_is_left(body: bytes) -> None:
    assert codes(body) == ()


def test_a_file_that_is_too_long_is_not_opened() -> None:
    assert opened(png(code(URL)) + b"\0" * MAX_BYTES) is None


def test_a_large_photograph_is_shrunk() -> None:
    image = opened(saved(Image.new("L", (4_800, 4_000), 200), "JPEG"))
    assert image is not None
    assert max(image.size) <= WORKING_SIDE


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_any_damage(data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(["JPEG", "PNG", "GIF", "WEBP", "BMP"]))
    raw = bytearray(saved(code("x", scale=2).convert("RGB"), form))
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    body = bytes(raw[: data.draw(st.integers(0, len(raw)))])
    for found in codes(body, patient=False):
        assert found.text
