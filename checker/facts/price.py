"""Prices in Vietnamese đồng, as shops write them.

1.250.000đ · 1,250,000 VND · 99k · 1tr2 · 12,5 triệu · 125,000.00đ · "liên hệ". Values are whole đồng.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_MARK = r"(?:₫|đ(?!\w)|VN[ĐD]\b|vn[đd]\b|đồng\b|dong\b|Vietnamese dong\b|VNĐ|Đ(?!\w)|(?<=00)d(?!\w)|d(?=\s*$|\s*[<(/]))"
# one mark between thousands: in "Mã SP: 1 699.000₫" two numbers stand side by side
_GROUPED = (
    r"(?:\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{2}(?!\d))?|\d{1,3}(?:[\s\u00a0]\d{3})+(?:[.,]\d{2}(?!\d)|(?![.,]\d)))"
)
_PRICE = re.compile(
    rf"(?:(?<![\w.,/+-])|(?=₫\d))(?P<front>[₫$€¥]|US\$|USD\s|VN[ĐD]\s)?\s?"
    rf"(?P<number>{_GROUPED}|\d+(?:[.,]\d+)?)\s?"
    rf"(?:(?P<unit>triệu|tr(?:iệu)?(?P<rest>\d{{1,3}})?|củ|k(?P<krest>\d)?|nghìn|ngàn|ng)(?!\w))?\s?"
    # in "₫1.960.000₫1.058.400" the second sign is the second number's
    rf"(?P<mark>(?(front)(?!₫\s?\d))(?:{_MARK}|USD|\$|€|RMB|tệ|¥|JPY|KRW|won))?(?!%)",
    re.I,
)
_ON_REQUEST = re.compile(
    r"(?:giá\s*[:：]?\s*)?(?:(?:vui lòng |xin )?liên hệ|lien he|call|inbox|ib giá|thỏa thuận"
    r"|thoả thuận|chưa có giá|contact|(?:vui lòng|xin) gọi)(?:\s*/\s*[^\W\d]{2,8})?"
    # said to be the price, it may be longer: "Giá: Liên hệ 0934.268.779", "Giá bán: gọi để có giá tốt"
    r"|giá(?: bán)?\s*[:：]\s*th(?:ỏa|oả) thuận[^\d]{0,30}"
    r"|giá(?: bán)?\s*[:：]\s*(?:vui lòng |xin )?(?:liên hệ|gọi|call|inbox|ib)(?!\w)[^\d\n]{0,40}?"
    r"(?:\s*[:：]?\s*\(?0[\d. ]{8,14})?",
    re.I,
)
_FOREIGN = {
    "$": "USD",
    "us$": "USD",
    "usd": "USD",
    "€": "EUR",
    "rmb": "CNY",
    "tệ": "CNY",
    "¥": "JPY",
    "jpy": "JPY",
    "krw": "KRW",
    "won": "KRW",
}
# "Sổ lò xo 200tr" has 200 pages; a deed ("sổ đỏ") or papers ("giấy tờ") come with what is sold for millions
_BOOK = re.compile(
    r"(?<!\w)(?:sổ(?! đỏ| hồng| riêng| chung| tiết kiệm)|vở|sách|truyện|giấy(?! tờ| phép)|album|ruột|cuốn|quyển"
    r"|tập(?= học sinh| sinh viên| vở| \d)|so (?:tay|lo xo)|vo (?:ke|o ly|hoc sinh))(?!\w)",
    re.I,
)
_BOOK_REACH = 60  # characters between the word and the pages
_PAGES_LEAST = 32_000_000  # đồng, were they money; no book of fewer pages is sold by their number
_LEAST, _MOST = 500, 50_000_000_000  # đồng; outside of it a number is no price


@dataclass(frozen=True, slots=True)
class Price:
    """One amount: đồng (or units of `currency`), where it stands, whether a currency or unit mark stood by it."""

    value: float
    currency: str
    start: int
    end: int
    marked: bool


def prices(text: str) -> Iterator[Price]:
    """Every amount in a text; unmarked bare numbers too (`marked` False), the caller knows where they stand."""
    for found in _PRICE.finditer(text):
        mark = (found["front"] or found["mark"] or "").strip().lower()
        unit = (found["unit"] or "").lower()
        currency = _FOREIGN.get(mark, "VND")
        value = _amount(found["number"], foreign=currency != "VND")
        if unit.startswith("tr") or unit == "củ":
            rest = found["rest"] or ""
            value = value * 1_000_000 + (int(rest) * 10 ** (6 - len(rest)) if rest else 0)
        elif unit:
            value = value * 1_000 + (int(found["krest"]) * 100 if found["krest"] else 0)
        if currency == "VND" and not _LEAST <= value <= _MOST:
            continue
        if unit == "tr" and not mark and value >= _PAGES_LEAST and _of_pages(found, text):
            continue
        if found["unit"] == "K" and not mark and len(found["number"]) == 1:
            continue  # "4K + 2K" are pictures' sizes
        yield Price(
            value,
            currency,
            found.start("number") if not found["front"] else found.start("front"),
            found.end(),
            bool(mark or unit),
        )


def _of_pages(found: re.Match[str], text: str) -> bool:
    """Whether "200tr" counts the pages of a book or a pad that is named before it."""
    at = found.start("number")
    return (
        found["number"].isdigit()
        and not found["rest"]
        and not found["front"]
        and _BOOK.search(text, max(0, at - _BOOK_REACH), at) is not None
    )


def _amount(number: str, *, foreign: bool) -> float:
    """The number meant by "1.250.000", "1,250,000", "125,000.00", "12,5", "1.400.00" (a slip for 1.400.000)."""
    number = re.sub(r"\s", "", number)
    parts = re.split(r"[.,]", number)
    if len(parts) == 1:
        return float(number)
    if foreign and len(parts) == 2 and len(parts[1]) <= 2:
        return float(f"{parts[0]}.{parts[1]}")
    if all(len(p) == 3 for p in parts[1:]):
        return float("".join(parts))
    if len(parts) > 2 and len(parts[-1]) == 2 and number[-3] != number[-7:-6]:
        return float("".join(parts[:-1]))  # 125,000.00: the last two figures are a fraction
    if len(parts) > 2:
        return float("".join(p.ljust(3, "0") if i else p for i, p in enumerate(parts)))
    return float(f"{parts[0]}.{parts[1]}")


_OTHER_MONEY = re.compile(
    r"tiết kiệm(?!\s*:?\s*-?\d+\s?%)|mua kèm|mua cùng|giảm(?! còn| giá\W*$)(?!\s*:?\s*-?\d+\s?%)|thu cũ|lên đời|"
    r"trợ giá|trả trước|tặng|voucher|"
    r"(?<!\w)mã(?! (?:sp|sản phẩm|hàng|số|sku)(?!\w))|"
    r"freeship|miễn phí|đơn (?:hàng )?từ|trả góp|/tháng|đặt cọc"
    r"|(?<!học )phí|ship|hoàn"
    r"|điểm (?:thưởng|tích)|tích (?:lũy|luỹ|điểm)|quà|trị giá|tổng tiền|tạm tính|thành tiền|từ \d",
    re.I,
)
_DIGIT = re.compile(r"\d")
_OTHER_TONELESS = re.compile(
    r"tiet kiem(?!\s*:?\s*-?\d+\s?%)|giam(?! con| gia\W*$)(?!\s*:?\s*-?\d+\s?%)|thu cu|len doi|tro gia|tra truoc|"
    r"tang|voucher|freeship|mien phi|don (?:hang )?tu|tra gop|/thang|dat coc|(?<!hoc )phi |ship"
    r"|hoan|diem (?:thuong|tich)|tich (?:luy|diem)|tri gia|tong tien|tam tinh|thanh tien|tu \d"
)
# "285.000₫ 350.000₫ Tiết kiệm: 65.000₫": what is saved follows the price that it is saved of
_SAVED = re.compile(
    rf"\W*(?:{_GROUPED}\s?(?:₫|đ|vn[đd])(?!\w)\s*){{1,3}}\(?(?P<saved>(?:tiết kiệm|tiet kiem|giảm)"
    r"(?: (?:giá|được|ngay))?\s*:?\s*\(?-?\d)",
    re.I,
)
_SAVES = re.compile(
    r"(?:tiết kiệm|tiet kiem|giảm|giam)(?: (?:giá|gia|được|duoc|ngay|thêm))?\s*:?\s*\(?-?\s*$", re.I
)  # "Giá thị trường: 445.000₫ - Tiết kiệm: 126.000₫"
_SAVES_MOST = 30
_PRICE_LEADS = re.compile(r"^\s*gi[áa]", re.I)
_ONLY_PRICE = re.compile(
    rf"\s*gi[áa](?: (?:bán|ban|km|khuyến mãi|sale|mới|hiện tại|chỉ))?\s*[:：]?\s*{_GROUPED}\s*", re.I
)
_LONG = 160  # characters; a longer line is running text


def selling(text: str) -> Sequence[Price]:
    """The marked amounts of a line that can be the price of goods: no savings, fees, vouchers or sums."""
    return _selling(text) if len(text) <= _LONG else ()


@lru_cache(maxsize=20_000)
def _selling(text: str) -> tuple[Price, ...]:
    if not _DIGIT.search(text):
        return ()
    told = list(prices(text))
    if not any(p.marked for p in told) and not _ONLY_PRICE.fullmatch(text):
        return ()  # asked first: most figures of a page are no money, and what else money is for takes as long again
    other = _OTHER_TONELESS.search(text.lower()) if text.isascii() else _OTHER_MONEY.search(text)
    if other and not _PRICE_LEADS.match(text):
        saved = _SAVED.match(text)
        return _selling(text[: saved.start("saved")].rstrip(" (")) if saved else ()
    found = [p for p in told if not other or not _SAVES.search(text[max(0, p.start - _SAVES_MOST) : p.start])]
    if len(found) == 1 and not found[0].marked and _ONLY_PRICE.fullmatch(text):
        return tuple(found)
    return tuple([p for p in found if p.marked])


def on_request(text: str) -> bool:
    """Whether a price field says to ask ("Liên hệ")."""
    return bool(_ON_REQUEST.fullmatch(text.strip(" .!:")))
