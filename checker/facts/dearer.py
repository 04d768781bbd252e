"""What the genuine thing costs, said beside what is sold for a third of it or less.

"Auth thì 900k, bản này 120k"; "hàng hãng ba triệu lận" of what the row itself offers for 180,000 đồng; and any amount
far above its own price in the words of a listing that names a brand ("tiếc 30 triệu thì đây là giải pháp"): of 60,000
real listings none says such a thing of the goods.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from checker.facts.likeness import REAL, Said
from checker.facts.material import Kit, Passage
from checker.facts.price import prices
from checker.language import Hit

_FILLER = (
    r"(?:thì|là|giá|tầm|khoảng|cỡ|ngoài|bán|đang|hơn|cả|mấy|tới|bên|store|kia|shop|người ta|họ|cũng|gần|phải|toàn|những"
    r"|tận|lên|chuẩn|\s|[:,])*"
)
_PRICED = re.compile(rf"{_FILLER}(?=\d)", re.I)
_WORDS = {
    **{"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9},
    **{"cả": 1, "nửa": 0.5, "vài": 2, "mấy": 2, "mười": 10, "chục": 10, "mươi": 10, "trăm": 100},
}
_SPELT = re.compile(rf"{_FILLER}((?:(?:{'|'.join(_WORDS)})\s){{1,4}})(triệu|củ|tỷ|tỉ)(?!\w)", re.I)
_REACH, _CHEAP = 110, 3  # characters after the genuine thing; how many times dearer it is
_BEFORE = 35  # characters before an amount in which it is said to be other money
_BESIDE, _OWN_PRICE = 0.6, 0.5  # weight with both prices said, and with the row's own price


def dearer(passage: Passage, kit: Kit, lexicon: str, price: float) -> Iterator[Hit]:
    """Each such saying as a hit of `lexicon`; `price` is the row's own in đồng, 0 where none is known."""
    for real in kit.hits(passage, REAL):
        if real.term.code not in ("maker", "real") or not real.term.weight:
            continue
        after = passage.text[real.end : real.end + _REACH]
        amounts = [p for p in prices(after) if p.marked] if _PRICED.match(after) else []
        if real.term.code == "maker" and len(amounts) > 1 and amounts[1].value * _CHEAP <= amounts[0].value:
            yield _hit(passage, real, lexicon, _BESIDE, amounts[1].end)
        elif amounts and 0 < price * _CHEAP <= amounts[0].value:
            yield _hit(passage, real, lexicon, _OWN_PRICE, amounts[0].end)
        elif (spelt := _SPELT.match(after)) and 0 < price * _CHEAP <= _value(spelt[1], spelt[2]):
            yield _hit(passage, real, lexicon, _OWN_PRICE, spelt.end())


_LARGE = re.compile(
    r"\d\s?(?:tr(?!\w*[a-z])|triệu|củ|tỷ|tỉ)|\d[.,]\d{3}[.,]\d{3}|tr\d|\s(?:triệu|củ|tỷ|tỉ)(?!\w)", re.I
)
_FAR, _FAR_LEAST, _FAR_WEIGHT = 4, 500_000, 0.5
_COUNTED = re.compile(  # "162 triệu đôi dép mỗi năm", "80 triệu phụ nữ"
    r"\s?\+?\s?(?:đôi|người|phụ nữ|khách|sản phẩm|chiếc|lượt|bản|đơn|fan|gia đình|hộ|viên|chai|hộp|cái|bé|trẻ|lần"
    r"|điểm|năm|ion|hạt|phân tử|vi khuẩn|lỗ|sợi|tinh thể|từ|lượt|pixel|màu|tế bào|lợi khuẩn|ips|volt|nơ-ron|/)(?!\w)",
    re.I,
)
_TENS = re.compile(r"(?:chục|trăm|mươi) ", re.I)  # "hàng chục triệu ion"
_OTHER_MONEY = re.compile(
    r"niêm yết|giá (?:gốc|cũ|bìa|thị trường|công ty)|giảm|voucher|hóa đơn|hoá đơn|đơn (?:hàng )?(?:từ|trên)|trị giá"
    r"|tặng|bảo hiểm|trả góp|góp|cọc|phạt|đền|hoàn|bồi thường|thưởng|giải|phí|ship|lương|doanh thu|vốn|tiết kiệm|combo"
    r"|bộ đôi|set|mua (?:mới|tại|ở|hồi)|quà|thu mua|thẻ",
    re.I,
)


def far_dearer(passage: Passage, lexicon: str, price: float) -> Iterator[Hit]:
    """Amounts of at least four times the row's own `price` (đồng), that are no saving, fine, prize or count."""
    reading, text = passage.reading, passage.text
    if reading is None or price <= 0 or not _LARGE.search(text):
        return
    found = [(p.start, p.end, p.value) for p in prices(text) if p.marked]
    found += [
        (m.start(1), m.end(), _value(m[1], m[2])) for m in _SPELT.finditer(text) if not _TENS.match(m[1])
    ]
    for start, end, value in found:
        if value < max(_FAR_LEAST, _FAR * price) or _COUNTED.match(text, end):
            continue
        if _OTHER_MONEY.search(text, max(0, start - _BEFORE), start):
            continue
        first = bisect_left(reading.spans, (start, 0))
        last = bisect_left(reading.spans, (end, 0), lo=first)
        if first < last:
            yield Hit(
                lexicon, Said("giá gấp mấy lần", _FAR_WEIGHT, "dearer"), first, last, start, end, "plain"
            )


def _hit(passage: Passage, real: Hit, lexicon: str, weight: float, end: int) -> Hit:
    """All the words up to the amount: of hits that overlap the longest is taken ("hàng hãng giá" says less)."""
    said, last, reading = Said(f"{real.term.phrase} … giá", weight), real.last, passage.reading
    if reading is not None:
        last = bisect_left(reading.spans, (real.end + end, 0), lo=real.last)
    return Hit(lexicon, said, real.first, last, real.start, real.end + end, real.spelling)


def _value(words: str, unit: str) -> float:
    """The least that a spelt amount can mean, in đồng: "năm sáu chục triệu" is fifty million."""
    said = words.lower().split()
    number = _WORDS[said[0]]
    tens = next((_WORDS[word] for word in said[1:] if word in ("chục", "mươi", "trăm")), 1)
    return number * tens * (1_000_000_000 if unit.lower() in ("tỷ", "tỉ") else 1_000_000)
