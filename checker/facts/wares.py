"""Goods that bear a word of terms in their name: "Túi vận chuyển mèo", "Thùng giao hàng", "Tem bảo hành vỡ".

A noun of goods before the word tells it, or a price and a way to buy right below the heading. Names with
"chính sách", "quy định", "phí" and the like are of terms whatever stands before.
"""

from __future__ import annotations

import re

from checker.facts.fold import fold
from checker.facts.page import Page
from checker.facts.price import selling
from checker.facts.tones import marked

_OF_TERMS = re.compile(
    r"\b(?:chinh sach|dieu khoan|dieu kien|quy che|quy dinh|quy trinh|huong dan|phuong thuc|hinh thuc|thoi gian"
    r"|thong tin|cach|phi(?! hanh)|cuoc|cam ket|thoa thuan|cau hoi|hoi dap|khieu nai|terms?|polic(?:y|ies)|faqs?)\b"
)
_MODIFIES = re.compile(r"\b(?:van chuyen|giao hang|giao nhan|bao hanh|bao mat|kiem hang|shipping)\b")
# Nouns whose letters alone say less ("giờ giao hàng", "hợp đồng") are asked for with their marks.
_NOUN = re.compile(
    r"(?:balo|ba lo|tui(?! chuc)|thung|tem|decal|long|xe|ao|mu|non|vali|camera|khoa(?! hoc)|ket sat|pallet|bang keo)\b"
)
_MARKED_NOUN = re.compile(
    r"(?:balo|ba lô|túi|thùng|tem|decal|lồng|giỏ(?! hàng)|hộp|xe|áo|mũ|nón|ví(?! điện tử)|vali|camera|khóa(?! học)"
    r"|ổ khóa|ổ khoá|khoá(?! học)|két|pallet|băng keo|băng dính|chuồng|cặp|nẹp|dây đai|xốp|màng)(?!\w)"
)
_APART = re.compile(r"[:|–—,/&]|\s-\s| va ")
_BUY = re.compile(r"(?:them vao gio|cho vao gio|mua ngay|dat mua|add to cart|buy now)\b")
_BELOW, _NEAR = 8, 200  # lines from the heading to its price; elements to the way to buy


def is_ware(name: str, written: str) -> bool:
    """Whether a name (folded, and as written) begins with a noun of goods which the word of terms only describes."""
    found = _MODIFIES.search(name)
    if found is None or _OF_TERMS.search(name):
        return False
    noun = _MARKED_NOUN.match(written.lower()) if marked(written) else _NOUN.match(name)
    return noun is not None and not _APART.search(name[noun.end() : found.start()])


def is_sold(page: Page, names: list[str]) -> bool:
    """Whether what names of terms call is sold: its one first-level heading, a price soon below, a way to buy it."""
    if any(_OF_TERMS.search(name) for name in names):
        return False
    body = [ln for ln in page.lines if ln.block.region not in ("header", "nav", "footer", "aside")]
    heads = [n for n, ln in enumerate(body) if ln.block.heading == 1]
    if len(heads) != 1:
        return False
    below = body[heads[0] + 1 : heads[0] + 1 + _BELOW]
    if not any(selling(ln.text) for ln in below) or any(ln.block.heading for ln in below[:2]):
        return False
    first = body[heads[0]].block.at
    ways = [(b.at, b.text) for b in page.buttons if not b.hidden] + [
        (ln.at, ln.text) for ln in page.links if not ln.hidden
    ]
    return any(first < at <= first + _NEAR and _BUY.match(fold(text.strip())) for at, text in ways)
