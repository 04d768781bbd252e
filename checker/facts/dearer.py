"""What the genuine thing costs, said beside what is sold for a third of it or less.

"Auth thì 900k, bản này 120k"; "hàng hãng ba triệu lận" of what the row itself offers for 180,000 đồng.
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
    r"(?:thì|giá|tầm|khoảng|cỡ|ngoài|bán|đang|hơn|cả|mấy|tới|bên|store|kia|shop|người ta|họ|cũng|gần|phải|toàn|những"
    r"|tận|lên|chuẩn|\s|[:,])*"
)
_PRICED = re.compile(rf"{_FILLER}(?=\d)", re.I)
_WORDS = {
    **{"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9},
    **{"nửa": 0.5, "vài": 2, "mấy": 2, "mười": 10, "chục": 10, "mươi": 10, "trăm": 100},
}
_SPELT = re.compile(rf"{_FILLER}((?:(?:{'|'.join(_WORDS)})\s){{1,4}})(triệu|củ|tỷ|tỉ)(?!\w)", re.I)
_REACH, _CHEAP = 110, 3  # characters after the genuine thing; how many times dearer it is
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
