"""Pictures that the tests draw: codes made by zxing-cpp's own writer, labels written by Pillow."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import zxingcpp
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONTS = [Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")]


def code(text: str, kind: str = "QRCode", scale: int = 6) -> Image.Image:
    """A code with its quiet zone."""
    made = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind))
    raw = made.to_image(scale=scale)
    view = memoryview(raw)
    height, width = view.shape[:2]
    image = Image.frombytes("L", (width, height), bytes(view.tobytes()))
    canvas = Image.new("L", (width + 60, height + 60), 255)
    canvas.paste(image, (30, 30))
    return canvas


def png(image: Image.Image) -> bytes:
    return saved(image, "PNG")


def saved(image: Image.Image, form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def photographed(image: Image.Image, turn: float = 0, blur: float = 0, quality: int = 60) -> bytes:
    """A JPEG as a telephone takes it: turned, blurred, on a coloured ground."""
    turned = image.rotate(turn, expand=True, fillcolor=255)
    ground = Image.new("RGB", (turned.width + 200, turned.height + 160), (190, 170, 140))
    ground.paste(turned.convert("RGB"), (90, 70))
    return saved(ground.filter(ImageFilter.GaussianBlur(blur)) if blur else ground, "JPEG", quality=quality)


def label(lines: list[str]) -> bytes:
    """A label with Vietnamese words."""
    font = ImageFont.truetype(str(FONTS[0]), 30)
    image = Image.new("RGB", (1000, 70 + 52 * len(lines)), "white")
    draw = ImageDraw.Draw(image)
    for n, line in enumerate(lines):
        draw.text((40, 30 + 52 * n), line, font=font, fill="black")
    return png(image)
