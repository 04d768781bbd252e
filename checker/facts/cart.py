"""A cart told by its name alone: a link to it, or words that a script opens; and by terms that speak of it."""

from __future__ import annotations

import re

from checker.facts.fold import fold
from checker.facts.needs import Sought
from checker.facts.page import Line, Page
from checker.facts.shelf import Shelf

_BEGINS = ("gio hang", "xem gio hang")
_NAME = re.compile(r"(?:xem )?gio hang(?: cua (?:ban|toi))?(?: ?[(:]? ?\d+\+? ?\)?)?")


def named(folded: str) -> bool:
    """Whether a folded text is the name of a cart, with or without how much lies in it: "Giỏ hàng (2)"."""
    return folded.startswith(_BEGINS) and _NAME.fullmatch(folded) is not None


def by_script(page: Page, folded: str) -> bool:
    """Whether a folded line of a page names a cart and no link of the page does: a script opens it.

    A link to it that leads nowhere is a template's, and no cart.
    """
    return named(folded) and not any(named(fold(link.text)) for link in page.links)


_GOODS = ("product", "category", "cart", "checkout")
# What terms say of ordering on the site itself: "nhấp nút đặt hàng", "thêm sản phẩm vào giỏ hàng"
_TOLD = Sought(
    re.compile(
        r"\b(?:nhan|nhap|bam|click|an)(?: \S+){0,4} (?:nut |vao )\W?"
        r"(?:dat hang|dat mua|mua (?:hang|ngay)|them vao gio)\b"
        r"|\b(?:them|cho|bo)(?: \S+){0,4} vao gio(?: hang)?\b"
        r"|\bdat hang (?:truc tuyen )?(?:tren|qua|tai) (?:\S+ )?(?:website|web|trang web)\b"
    )
)


def told(shelf: Shelf, page: Page) -> Line | None:
    """The first line of a page of terms that says how one orders on the site; asked only where no page of goods was
    captured, which would show it itself."""
    if shelf.kind(page) != "policy" or any(shelf.kind(one) in _GOODS for one in shelf.pages):
        return None
    return next(
        (line for line, folded in zip(page.lines, page.folded, strict=True) if _TOLD.search(folded)), None
    )
