"""Pictures of goods, drawn as small SVG files: no outside assets, no photographs of anybody's goods."""

from __future__ import annotations

from collections.abc import Mapping
from zlib import crc32

SHAPES: Mapping[str, str] = {
    "bowl": "M90 190 H310 C305 270 260 300 235 305 V320 H165 V305 C140 300 95 270 90 190 Z",
    "cup": "M120 150 H260 V280 Q260 310 230 310 H150 Q120 310 120 280 Z M260 180 q60 0 50 50 q-8 36 -50 36",
    "vase": "M165 90 H235 V130 C290 180 295 260 240 320 H160 C105 260 110 180 165 130 Z",
    "plate": "M60 220 C60 180 340 180 340 220 C340 270 60 270 60 220 Z M120 220 C120 202 280 202 280 220",
    "bag": "M110 160 H290 L310 330 H90 Z M150 160 C150 80 250 80 250 160",
    "jar": ("M140 110 H260 V140 H270 Q290 150 290 180 V310 Q290 330 270 330 H130 Q110 330 110 310 V180 "
        "Q110 150 130 140 H140 Z"),
    "bottle": ("M175 70 H225 V130 Q265 150 265 190 V320 Q265 335 250 335 H150 Q135 335 135 320 V190 Q135 "
        "150 175 130 Z"),
    "box": "M90 150 L200 100 L310 150 V290 L200 340 L90 290 Z M310 150 L200 200 L90 150 M200 200 V340",
    "shirt": "M140 90 Q200 130 260 90 L340 140 L310 200 L275 180 V330 H125 V180 L90 200 L60 140 Z",
    "dress": "M160 80 H240 L250 160 L310 330 H90 L150 160 Z",
    "trousers": "M140 80 H260 L275 335 H215 L200 170 L185 335 H125 Z",
    "shoe": "M70 230 C110 220 130 190 150 170 L210 200 C250 230 330 230 340 270 V295 H70 Z",
    "book": ("M90 100 H190 Q200 100 200 110 Q200 100 210 100 H310 V310 H210 Q200 310 200 320 Q200 310 190 "
        "310 H90 Z"),
    "lamp": "M140 90 H260 L300 220 H100 Z M200 220 V310 M150 325 H250",
    "phone": "M145 70 H255 Q270 70 270 85 V325 Q270 340 255 340 H145 Q130 340 130 325 V85 Q130 70 145 70 Z",
    "toy": ("M100 240 H300 V290 H100 Z M130 240 V190 H230 L260 240 M150 300 a22 22 0 1 0 1 0 M250 300 a22 "
        "22 0 1 0 1 0"),
    "flower": ("M200 150 m-50 0 a50 50 0 1 1 100 0 a50 50 0 1 1 -100 0 M200 200 V335 M200 270 q50 -40 80 "
        "-10 q-30 40 -80 20"),
    "pill": "M150 110 H250 V150 H270 V330 H130 V150 H150 Z M130 200 H270 M130 270 H270",
    "chair": "M130 80 H270 V210 H290 V240 H110 V210 H130 Z M125 240 V340 M275 240 V340",
    "ball": ("M200 210 m-110 0 a110 110 0 1 1 220 0 a110 110 0 1 1 -220 0 M110 160 Q200 210 290 160 M110 "
        "260 Q200 210 290 260"),
    "hair": ("M200 90 C120 90 110 180 120 330 C150 330 150 250 160 200 H240 C250 250 250 330 280 330 C290 "
        "180 280 90 200 90 Z"),
    "fan": "M200 160 m-85 0 a85 85 0 1 1 170 0 a85 85 0 1 1 -170 0 M200 160 L150 115 M200 160 L265 140 "
    "M200 160 L185 225 M190 245 H210 V315 H260 V335 H140 V315 H190 Z",
    "pot": "M95 190 Q95 130 200 125 Q305 130 305 190 V300 Q305 330 275 330 H125 Q95 330 95 300 Z "
    "M95 195 H305 M185 125 V105 H215 V125 M150 265 H250",
    "dryer": "M90 130 H250 Q310 130 310 180 Q310 230 250 230 H225 L240 335 H185 L170 230 H90 Z M90 130 V230",
    "machine": ("M100 130 H300 V310 H100 Z M150 220 m-30 0 a30 30 0 1 1 60 0 a30 30 0 1 1 -60 0 M210 180 "
        "H280 M210 215 H280 M210 250 H280"),
    "watch": ("M165 70 H235 V140 H165 Z M165 270 H235 V340 H165 Z M200 205 m-70 0 a70 70 0 1 1 140 0 a70 "
        "70 0 1 1 -140 0 M200 165 V205 H230"),
}  # fmt: skip


def draw(shape: str, colour: str, name: str) -> bytes:
    """One 400 x 420 picture; the name only varies its hue and angle."""
    seed = crc32(name.encode())
    hue, turn = seed % 360, seed % 9 - 4
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 420" role="img">'
        f'<defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl({hue} 35% 96%)"/>'
        f'<stop offset="1" stop-color="hsl({hue} 30% 86%)"/></linearGradient></defs>'
        '<rect width="400" height="420" fill="url(#g)"/>'
        '<ellipse cx="200" cy="350" rx="130" ry="14" fill="#0001"/>'
        f'<g transform="rotate({turn} 200 210)"><path d="{SHAPES[shape]}" fill="hsl({hue} 38% 62%)" '
        f'stroke="{colour}" stroke-width="7" stroke-linejoin="round" stroke-linecap="round"/></g></svg>'
    ).encode()


def badge(look: str) -> bytes:
    """A badge in the manner of the ministry's (blue: notified, red: registered), drawn anew."""
    colour, words = ("#0b63b0", "ĐÃ THÔNG BÁO") if look == "notified" else ("#c0272d", "ĐÃ ĐĂNG KÝ")
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 114">'
        f'<rect x="3" y="3" width="294" height="108" rx="16" fill="#fff" stroke="{colour}" stroke-width="6"/>'
        f'<path d="M38 58 l20 22 l38 -48" fill="none" stroke="{colour}" stroke-width="13"/>'
        f'<g font-family="Arial" font-size="22" fill="{colour}">'
        f'<text x="106" y="54" textLength="180" font-weight="700">{words}</text>'
        '<text x="106" y="84" textLength="180">BỘ CÔNG THƯƠNG</text></g></svg>'
    ).encode()
