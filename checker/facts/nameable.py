"""Whether the words beside a role word can be anybody's name, or are a seller's talk, a place, a thing.

Sellers write "(lỗi từ) nhà sản xuất - Quý khách vui lòng …", "sản xuất tại Hàn Quốc Nhập khẩu và …",
"hàng tận xưởng KHÔNG QUA TRUNG GIAN": of 60 names read off real listings at random 24 were such words.
"""

from __future__ import annotations

import re

from checker.facts.material import Kit, Passage
from checker.facts.plainwords import PLAIN_WORDS
from checker.model import Place

_FIRM = re.compile(
    r"^(?:công ty|cty|c\.?ty|tổng công ty|doanh nghiệp|dntn|hộ kinh doanh|hkd|hợp tác xã|htx|nhà máy|trung tâm|viện)\b"
    r"|\b(?:tnhh|jsc|ltd|corp|corporation|inc|gmbh|llc|co\.)",
    re.I,
)
_TALK = re.compile(
    r"(?<!\w)(?:quý khách|vui lòng|khách hàng|lưu ý|trung gian|hoàn (?:trả|tiền)|giá (?:gốc|sỉ|rẻ|tốt|xưởng)|bấm|clip"
    r"|bán hàng|giao hàng|bảo hành|đổi trả|đổi size|chính ngh?ạch|cam kết|miễn phí|tận (?:nơi|xưởng|gốc)|nhập khẩu"
    r"|chuyên cung cấp|các loại|khuyến m[ãạ]i|giá$)(?!\w)",
    re.I,
)
# The last are standards and grades: "Hãng phân phối: USDA Prime".
_BEGINS = re.compile(
    r"(?:xem|theo|in trên|không|được|nếu|nhé|gửi|usda|haccp|gmp|viet ?gap|global ?gap|ocop|iso \d+)(?!\w)",
    re.I,
)
_LATIN = re.compile(r"[A-Z][A-Za-z0-9&'-]{3,}")
_AT = re.compile(r"\d+/\s*\d|\d[\w/-]*\s+(?:đường|phố|ngõ|ngách|hẻm|quốc lộ|ấp|thôn|khu)(?!\w)", re.I)
_TWO_SENTENCES = re.compile(r"(?<![A-Za-z]Co)(?<![A-Za-z]Ltd)\b[^\W\d_]{3,}\.\s+\w")
_KIND = re.compile(r"(?:xưởng|cơ sở|tập đoàn|nhà máy)(?: (?:may|sản xuất|gia công))?(?!\w)", re.I)
_LONG = 3  # words; a name of so many has more than one capital


def nameable(text: str, kit: Kit) -> bool:
    """True when the words may be a name."""
    said = " ".join(text.split())
    if firm := _FIRM.search(said):
        # "nhập khẩu từ công ty Nhật Bản": a firm of there, and no name
        return not _covered(said[firm.end() :].strip(), "countries", kit)
    if _TALK.search(said) or _BEGINS.match(said) or _AT.match(said) or _TWO_SENTENCES.search(said):
        return False
    words = said.split()
    if len(words) >= _LONG and not any(word[:1].isupper() or word[:1].isdigit() for word in words[1:]):
        return False  # "Giao hàng tận nơi": a sentence
    if kind := _KIND.match(said):
        return not _covered(said[kind.end() :].strip(), "countries", kit)
    return not (_covered(said, "countries", kit) or _covered(said, "goods_heads", kit))


def bears_country(text: str, kit: Kit) -> bool:
    """Whether a name of Latin letters goes on with a country that is part of it: "Nutrimed USA", "Orvento Vietnam"."""
    first, _, country = text.strip().partition(" ")
    plain = first.lower() in PLAIN_WORDS or _covered(first, "countries", kit)
    return _LATIN.fullmatch(first) is not None and not plain and _covered(country, "countries", kit)


def _covered(text: str, lexicon: str, kit: Kit) -> bool:
    """Whether the text is one phrase of the list and nothing else."""
    hits = kit.hits(Passage("name", text, lambda start, end: Place("")), lexicon)
    return any(hit.start == 0 and hit.end == len(text) for hit in hits)
