"""One value replaced by another wherever it stands: what is read must follow it, and nothing else may change."""

from __future__ import annotations

import re

from crawler.model import Capture, Visit

from .visits import Changed, on_pages, with_body

_CODE = re.compile(r"(?<![\d.,/-])0\d{9}(?![\d-])")
_PRICE = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:\.\d{3}){1,3})(?=\s?(?:<[^<>]*>\s?){0,2}(?:đ|₫|vn[đd])(?!\w))", re.I
)
_STATED = ("ld+json", "itemprop", "__NEXT", "var meta", "product:price")
_MADE = re.compile(
    r"((?:xuất xứ|nơi sản xuất|sản xuất tại|made in)\s*:?\s*(?:<[^<>]*>\s*){0,4}:?\s*)(?:việt nam|vietnam)(?!\w)",
    re.I,
)
_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


def check_digit(nine: str) -> str:
    """The tenth digit of a Vietnamese tax code: 10 less the weighted sum by 11."""
    return str(10 - sum(w * int(d) for w, d in zip(_WEIGHTS, nine, strict=True)) % 11)


def taxed(visit: Visit) -> Changed:
    """Every valid tax code as another valid one."""
    back: dict[str, str] = {}

    def other(found: re.Match[str]) -> str:
        code = found[0]
        if check_digit(code[:9]) != code[9]:
            return code
        for step in range(1, 10):
            nine = f"{code[:3]}{(int(code[3:9]) + step * 111_111) % 1_000_000:06}"
            if len(last := check_digit(nine)) == 1 and nine != code[:9]:
                back[nine + last] = code
                return nine + last
        return code

    def one(capture: Capture) -> Capture:
        return with_body(capture, _CODE.sub(other, capture.body.decode()).encode())

    return Changed(on_pages(visit, one), back)


def priced(visit: Visit) -> Changed:
    """Every price twice as high, on pages that state prices in their text alone."""
    back: dict[str, str] = {}

    def other(found: re.Match[str]) -> str:
        old = int(found[1].replace(".", ""))
        back[str(float(2 * old))] = str(float(old))
        return f"{2 * old:,}".replace(",", ".")

    def one(capture: Capture) -> Capture:
        html = capture.body.decode()
        return (
            capture
            if any(map(html.__contains__, _STATED))
            else with_body(capture, _PRICE.sub(other, html).encode())
        )

    return Changed(on_pages(visit, one), back)


def made_elsewhere(visit: Visit) -> Changed:
    """Goods of Viet Nam made in Norway, where no other good is from."""

    def one(capture: Capture) -> Capture:
        return with_body(capture, _MADE.sub(r"\1Na Uy", capture.body.decode()).encode())

    return Changed(on_pages(visit, one), {"NO": "VN"})
