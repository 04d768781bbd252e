"""Trust marks that a storefront shows."""

from __future__ import annotations

import re

from checker.facts.fold import fold
from checker.facts.shelf import Shelf
from checker.model import Fact

_MARKS = (
    ("DMCA", re.compile(r"\bdmca\b")),
    (
        "NCSC Tín nhiệm mạng",
        re.compile(
            r"tin ?nhiem ?mang|tinnhiemmang|"
            r"\bncsc\b"
        ),
    ),
    ("SafeWeb", re.compile(r"safe ?web")),
    ("Trustvn", re.compile(r"trust ?vn\b")),
    ("Trustmark", re.compile(r"trust ?mark")),
    ("Trusted Site", re.compile(r"trustedsite|mcafee secure|norton secured")),
    ("GlobalSign", re.compile(r"globalsign")),
    ("Hàng Việt Nam chất lượng cao", re.compile(r"hang viet nam chat luong cao|hvnclc")),
    ("Tick xanh trách nhiệm", re.compile(r"tick xanh|tich xanh trach nhiem")),
)
_SIGNS = (
    "dmca",
    "tin",
    "ncsc",
    "safe",
    "trust",
    "secure",
    "sign",
    "hvnclc",
    "chat luong cao",
    "tick",
    "tich xanh",
)


def read_trust(shelf: Shelf) -> dict[str, tuple[Fact, ...]]:
    """Fact trust.mark: marks by picture, link or title, wherever the site shows them."""
    found: dict[str, Fact] = {}
    seen: set[str] = set()
    for page in sorted(shelf.pages, key=lambda p: p is not shelf.home):
        if shelf.kind(page) in ("post", "product", "record"):
            continue
        for number, image in enumerate(page.images):
            if image.hidden and image.hidden != "noscript":
                continue
            href = page.links[image.link].href if image.link >= 0 else ""
            src = "" if image.src.startswith("data:") else image.src[-200:]
            written = f"{image.alt} {image.title} {src} {href}"
            if written in seen:
                continue  # what all pages show
            seen.add(written)
            text = fold(written)
            if not any(map(text.__contains__, _SIGNS)):
                continue
            for name, pattern in _MARKS:
                if name not in found and pattern.search(text):
                    found[name] = page.fact_at(
                        "trust.mark",
                        name,
                        image.alt or image.src[:200],
                        page.piece_path("images", number),
                        "trust:marks",
                        0.85,
                    )
    return {"trust.mark": tuple(found.values())} if found else {}
