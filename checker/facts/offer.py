"""Title, price, struck price, seller, barcode of a product page: structured data held against what is seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.facts.brand import brands
from checker.facts.material import Kit, Material
from checker.facts.page import Line, Page
from checker.facts.price import Price
from checker.facts.pricewords import ASKED, asked_price
from checker.facts.product import Product
from checker.facts.shown import Shown, amounts
from checker.facts.stock import availability
from checker.model import Fact

_OLD = re.compile(r"giá (?:cũ|gốc|niêm yết|thị trường|hãng|trước)|was|old", re.I)
_NOT_NOW = re.compile(r"giá (?:cũ|thị trường|trước (?:đây|kia))", re.I)
_RANGE = re.compile(  # "6.840.000₫-10%" is none
    r"\d\s*(?:₫|đ|vnđ|vnd|k)?\s*[-–~]\s*\d[\d.,]*+(?!\s?%)", re.I
)
_SOLD_BY = (
    "bán bởi",
    "cung cấp bởi",
    "người bán",
    "nhà bán",
    "nhà cung cấp",
    "tên shop",
    "gian hàng",
    "sold by",
)
_SELLER = re.compile(
    r"(?:bán bởi|được bán bởi|cung cấp bởi|người bán|nhà bán|nhà cung cấp|tên shop|gian hàng"
    r"|sold by)\s*[:：]?\s*([^\W\d_][^\n|•;]{1,60})",
    re.I,
)
# before an amount: what another quantity, another buyer or another thing costs
_OTHERS = re.compile(
    r"(?:mua|lấy|đặt|từ|trên|đơn) (?:từ |trên |sỉ )?\d|sỉ\b|combo|trẻ em|thành viên|đại lý|\bvip\b|"
    r"cộng tác viên|\bctv\b|(?:áp|nhập|dùng) (?:dụng )?mã|giá (?:cây|thùng|cuộn|lốc|kiện|buôn)|khi (?:áp|nhập|"
    r"thanh toán|trả|mua)|(?:chưa|không) (?:bao )?gồm|phụ (?:phí|thu)|"
    r"(?:trước|chưa|không) (?:có |gồm )?(?:thuế|vat)|ex\.? ?tax|"
    r"\d\s*(?:kỳ|kì|tháng|lần)\s*[x×]|(?<!\w)(?:công|lắp|đổi|cọc|phí)(?!\w)|"
    r"^\W*(?:[2-9]|\d\d+)\s*\+\s*$|^\W*\d+\s*[-–~]\s*\d+\s*(?:cái|chiếc|pcs)?\s*$",
    re.I,
)
# between two amounts of one line: what makes the second the price now
_NOW = re.compile(r"(?<!\w)(?:còn|nay|giảm|sale|km|khuyến|ưu|chỉ|giá|bán|mới|now|deal)(?!\w)", re.I)
_TIERS = 3
_FEW_LETTERS = 30  # of a line that is a price, "Giá khuyến mãi chỉ còn: 99.000đ"
_TIMES = 12.0  # a struck price above this many times the price is another thing's


def offered(page: Page, seen: Shown, material: Material, kit: Kit) -> dict[str, list[Fact]]:
    """Facts that the head of the page and its structured data say, by name."""
    out: dict[str, list[Fact]] = {}
    for fact in (
        *_title(page, seen),
        *_price(page, seen),
        *brands(page, seen, material, kit),
        *_rest(page, seen),
        *availability(page, seen),
    ):
        out.setdefault(fact.name, []).append(fact)
    return out


def _structured(page: Page, product: Product, name: str, value: str | float, part: str, sure: float) -> Fact:
    return page.fact_at(name, value, str(value), f"{product.source}.{part}", "offer:structured", sure)


def _title(page: Page, seen: Shown) -> Iterator[Fact]:
    if seen.name is not None:
        text = seen.name.text
        yield page.fact("listing.title", " ".join(text.split()), seen.name, 0, len(text), "offer:title", 0.95)
    elif seen.product is not None:
        yield _structured(page, seen.product, "listing.title", seen.product.name, "name", 0.9)


def _price(page: Page, seen: Shown) -> Iterator[Fact]:
    """The selling price: the structured one when it is also seen, else the first that is seen."""
    visible = amounts(seen.head)
    product = seen.product
    stated = product.price if product is not None and product.currency in ("", "VND") else None
    chosen: tuple[Line, Price] | None = None
    agreed = [(ln, p) for ln, p in visible if stated is not None and abs(p.value - stated) < 1]
    if visible:
        chosen = _selling(visible, seen.head)
    if (
        agreed
        and chosen is not None
        and chosen[1].value != agreed[0][1].value
        and not _struck_by(agreed[0], chosen)
    ):
        chosen = agreed[0]
    if chosen is None:
        if stated is not None and product is not None:
            yield _structured(page, product, "listing.price", stated, "offers.price", 0.8)
            yield _structured(page, product, "listing.currency", "VND", "offers.priceCurrency", 0.8)
            return
        line = asked_price(seen.head)
        if line is not None:
            yield page.fact("listing.price_on_request", True, line, 0, len(line.text), "offer:price", 0.85)
        return
    asked = next((ln for ln in seen.head if ASKED.match(ln.text)), None)
    if (
        asked is not None and stated is None and asked.block.at < chosen[0].block.at
    ):  # what follows is another's
        yield page.fact("listing.price_on_request", True, asked, 0, len(asked.text), "offer:price", 0.85)
        return
    line, price = chosen
    if not agreed and _NOT_NOW.search(line.text[: price.start]) and len({p.value for _, p in visible}) == 1:
        return  # what it costs elsewhere or did once; the price itself may be a picture
    sure = 0.97 if agreed else 0.85
    yield page.fact("listing.price", price.value, line, price.start, price.end, "offer:price", sure)
    yield page.fact("listing.currency", price.currency, line, price.start, price.end, "offer:price", sure)
    for other_line, other in visible:
        if (
            price.value < other.value <= price.value * _TIMES
            and abs(other_line.block.number - line.block.number) <= 4
        ):
            yield page.fact(
                "listing.price_struck", other.value, other_line, other.start, other.end, "offer:price", 0.75
            )
            break


def _selling(visible: list[tuple[Line, Price]], head: Sequence[Line]) -> tuple[Line, Price]:
    """The first amount, or a lower one right beside it (the first then was the old price)."""
    first = visible[0]
    if _RANGE.search(first[0].text):
        return first
    row = [ln for ln, _ in visible if ln.block.group and ln.block.group == first[0].block.group]
    if len(row) >= _TIERS:
        return first  # a row of prices by quantity
    for other in visible[1:4]:
        lead = _before(first, other, head)
        if other[0] is first[0] and any(map(str.isalpha, lead)) and not _NOW.search(lead):
            continue  # "65k/cái, thùng 20 cái 58k"
        near = abs(other[0].block.number - first[0].block.number) <= 3
        if (
            near
            and not _OTHERS.search(lead)
            and sum(map(str.isalpha, lead if other[0] is first[0] else other[0].text)) <= _FEW_LETTERS
            and first[1].value / _TIMES <= other[1].value < first[1].value
        ):
            return other
    if _OLD.search(first[0].text) and len(visible) > 1 and visible[1][1].value < first[1].value:
        return visible[1]
    return first


def _before(first: tuple[Line, Price], other: tuple[Line, Price], head: Sequence[Line]) -> str:
    """What leads an amount: its line up to it, from an earlier amount on; the cell before it when it stands alone."""
    line, price = other
    lead = line.text[first[1].end if line is first[0] else 0 : price.start]
    if lead.strip() or line is first[0]:
        return lead
    at = next((n for n, ln in enumerate(head) if ln is line), 0)
    return head[at - 1].text if at else ""


def _struck_by(agreed: tuple[Line, Price], chosen: tuple[Line, Price]) -> bool:
    """The structured price is the old one: a lower price stands right beside it."""
    return chosen[1].value < agreed[1].value and abs(chosen[0].block.number - agreed[0].block.number) <= 3


def _rest(page: Page, seen: Shown) -> Iterator[Fact]:
    product = seen.product
    if product is not None:
        if product.gtin:
            yield _structured(page, product, "listing.gtin", product.gtin, "gtin", 0.95)
        if product.category:
            yield _structured(page, product, "listing.category", product.category, "category", 0.8)
        if product.seller:
            yield _structured(page, product, "listing.seller", product.seller, "offers.seller", 0.7)
    said = "\n".join([line.text for line in seen.lines]).lower()  # asked as one: few pages name a seller
    for line in seen.lines if any(map(said.__contains__, _SOLD_BY)) else ():
        found = _SELLER.search(line.text)
        if found and found[1][0].isupper() and len(line.text) < 140:
            end = found.start(1) + len(found[1].rstrip())
            yield page.fact(
                "listing.seller", found[1].strip(), line, found.start(1), end, "offer:seller", 0.75
            )
            return
