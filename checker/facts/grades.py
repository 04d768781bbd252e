"""One thing sold in two grades, each with its price: "loại thường 350k, loại vip 650k", "bản trung 300k bản sf 550k".

Sizes and quantities are sold so too ("loại 500ml 90k"), so only the trade's own words for grades count, and
whoever reads the hit wants the name of an imitated brand beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from checker.facts.likeness import Said
from checker.facts.material import Passage
from checker.language import Hit

_WORD = (
    r"(thường|đẹp|vip|[ab]\+?|1|2|nhất|nhì|trung|cao|cao cấp|cao nhất|đẹp nhất|xịn|xịn nhất|đặc biệt|phổ thông"
    r"|sát thật|sinh viên|[789]\d ?%|(?:như |y |giống )?(?:công ty|hãng|store)"
    r"|y chang|y hệt|giống thật|s\.?f|super|siêu|(?:siêu )?sì pờ|f1|f2|l1|l2|siêu cấp|like auth|auth|rep)(?!\w)"
)
_GRADE, _SECOND = rf"(?:loại|bản|hàng|dòng)\s+{_WORD}", rf"(?:(?:loại|bản|hàng|dòng)\s+)?{_WORD}"
_PRICE = r"[^.\n;]{0,20}?\d{1,4}(?:[.,]\d{3})?\s?(?:k|tr|đ|nghìn|ngàn|triệu)\d?(?!\w)"
_TWO = re.compile(rf"(?<!\w){_GRADE}{_PRICE}[^.\n;]{{0,15}}?(?<!\w){_SECOND}{_PRICE}", re.I)
_WEIGHT = 0.5


def grades(passage: Passage, lexicon: str) -> Iterator[Hit]:
    """Each pair of differing grades with their prices, as hits of `lexicon`."""
    reading = passage.reading
    if reading is None:
        return
    starts: list[int] = []
    for found in _TWO.finditer(passage.text):
        if found[1].lower() != found[2].lower():
            starts = starts or [start for start, _ in reading.spans]
            first, last = bisect_left(starts, found.start()), bisect_left(starts, found.end())
            said = Said(f"{found[1].lower()} … {found[2].lower()}, mỗi loại một giá", _WEIGHT, "grades")
            yield Hit(lexicon, said, first, last, found.start(), found.end(), "plain")
