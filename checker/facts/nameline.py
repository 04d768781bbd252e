"""Which line of a page of goods names them: a heading, the page's own title, what stands right above the price."""

from __future__ import annotations

import re

from checker.facts.landing import NO_NAME, OTHER_GOODS, TRAIL, is_small, others_begin
from checker.facts.page import Line, Page
from checker.facts.price import selling
from checker.facts.pricewords import ASKED, is_price
from checker.facts.product import Product
from checker.language import key

BUY = re.compile(
    r"^(?:(?:them|cho|bo) (?:v(?:ao|o) )?gio|mua ngay|mua hang|dat hang|dat mua|mua qua|chon mua"
    r"|add to (?:cart|bag)|(?:buy|book) now|mua tra gop|xac nhan dat hang|lien he dat hang|mua si"
    r"|goi (?:de )?(?:dat|mua)|(?:chat|nhan|qua) zalo|zalo dat"
    r"|dat (?:lich|ngay|mon|banh|phong|ve|tour|cho|hoa)|mua (?:tren|o|tai) |dang k[iy] (?:hoc|khoa hoc|mua)"
    r"|(?:yeu cau|nhan) bao gia|order)\b"
)
_PART = re.compile(r"\s[|–—-]\s")
_LATER = 4  # words of a later part of the title that can name the goods: "Hồng Hà - Vải kate K65 khổ 1m6"
_ASIDE = re.compile(r"\([^()]*\)")  # "Đồng hồ nam (tặng: hộp, pin)" is no field
_ABOVE = 8  # lines between a name that is no heading and the price


def name_line(
    page: Page, body: list[Line], product: Product | None, signs: frozenset[str]
) -> tuple[Line | None, int]:
    """The line that names the product, and its number in `body`."""
    wanted = key(product.name, tones=False) if product is not None else ""
    best: tuple[int, Line | None, int] = (0, None, -1)
    paid = next((n for n, ln in enumerate(body) if selling(ln.text) or ASKED.match(ln.text)), len(body))
    title = set(key(page.title, tones=False).split())
    first, *others = (key(part, tones=False) for part in _PART.split(page.title))
    site = {key(page.meta.get("og:site_name", ""), tones=False), *signs} - {wanted}
    if any(ln.block.heading and key(ln.text, tones=False) == first for ln in body):
        site |= {*others} - {first, wanted}  # "Ba lô | Góc Phố": what follows the name is the shop's
    for number, line in enumerate(body):
        said = key(line.text, tones=False)
        if not line.block.heading and said != first and said != wanted and said not in others:
            continue  # nearly every line
        if (
            not said
            or said in site
            or line.text.endswith("?")
            or len(line.text) > 250
            or NO_NAME.match(said)
            or OTHER_GOODS.match(said)
            or is_price(line.text)
        ):
            continue
        level = line.block.heading
        weight = {1: 4, 2: 2, 3: 2, 4: 1}.get(level, 0)
        if level > 1 and number + 1 < len(body) and TRAIL.match(body[number + 1].text):
            weight = (
                1  # a banner above the trail, as themes leave it: "Vegetable’s Package", "Home Vegetables …"
            )
        if level > 1 and number > paid and said not in (wanted, first):
            continue  # what stands below the price is a heading of the description
        if wanted and said == wanted:
            weight += 4 if level else 2
        elif not level:
            if len(said.split()) < (2 if said == first else _LATER):
                continue
            weight = 1  # the page's own title, though no heading
        if title and weight and len(title & set(said.split())) >= max(2, len(said.split()) // 2):
            weight += 2
        if weight > best[0]:
            best = (weight, line, number)
    if best[1] is not None and best[0] >= (2 if best[2] >= paid - _ABOVE else 4):
        return best[1], best[2]
    return _above_price(body, paid)


def _above_price(body: list[Line], paid: int) -> tuple[Line | None, int]:
    """Where no heading names the product: the nearest line above the first price that can be a name."""
    if paid == len(body) or others_begin(body[max(0, paid - _ABOVE) : paid]):
        return None, -1
    for number in range(paid - 1, max(-1, paid - _ABOVE), -1):
        said = key(body[number].text, tones=False)
        if (
            (1 if body[number].block.heading else 2) <= len(said.split()) <= 40
            and (body[number].block.heading or ":" not in _ASIDE.sub("", body[number].text))
            and not NO_NAME.match(said)
            and not is_small(said)
        ):
            return body[number], number
    return None, -1
