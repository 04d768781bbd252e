"""Whether what stands in the field of a brand is a name: "Takima" is one, "Khuyên dùng trọn bộ sản phẩm Takima" and
"Chưa có đánh giá nào" are the words of whatever part of the page follows an empty field.
"""

from __future__ import annotations

import re

from checker.facts.coined import all_vietnamese
from checker.facts.product import NO_BRAND
from checker.language import key

_LOW = 3  # words in small letters that make a sentence; "the face shop" has no word of Vietnamese
_NOTHING = re.compile(
    r"(?:chua|dang) (?:co|cap nhat|ro|xac dinh)|khong (?:co|ro|xac dinh|hien thi)|vui long|lien he|xem |moi ban|hay "
)
_WORD = re.compile(r"[^\W\d_]+")


def is_name(value: str, *, below: bool = False) -> bool:
    """Whether a value may be a brand's name; `below`: it stands on the line below its label."""
    said = key(value, tones=False)
    if said in NO_BRAND or _NOTHING.match(said):
        return False
    words = _WORD.findall(value)
    low = [word for word in words if word[0].islower()]
    if len(low) >= _LOW and not all(word.isascii() for word in low):
        return False
    # "Bình luận", "Hỏi đáp": what stands on tabs and buttons; a name has a capital to each word
    return not (below and len(words) > 1 and len(low) == len(words) - 1 and all_vietnamese(value))
