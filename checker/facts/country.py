"""Whether a word that is a country's name means the country: "Thái", "Mỹ" and "Nhật" are oftener other words."""

from __future__ import annotations

import re

from checker.facts.fold import fold, words_of
from checker.facts.material import Passage
from checker.facts.units import units
from checker.language import Hit

_SHORT = 2  # "VN", "CN", "US": only in capitals
AROUND = 12  # characters beside a country's name that may make it another word
_COMPOUND = re.compile(
    r"(?:cập|chủ|sinh|lưu|chú|góp|bổ|nhân|kỷ|giải)\s$", re.I
)  # "cập nhật", "chủ nhật", "lưu ý"
CLOSES = re.compile(r"\s*(?:$|[\n.,;:!)/|•*-])")
# "Giống Thái Lan trồng Việt Nam", "công thức Pháp": where the seed or the idea is from
_SEED = re.compile(
    r"(?<!\w)(?:giống|công thức|bản quyền|thiết kế|kỹ thuật|phong cách)(?: (?:của|từ|nước|nhập từ|nhập khẩu từ))?\s$",
    re.I,
)
_SEED_MOST = 30  # characters of these words
_SECOND = re.compile(r"\s([A-ZĐÀ-Ỹ]\w+)")
_NAME_BEFORE = re.compile(r"(?:^|\s)([A-ZĐÀ-Ỹ]\w*) $")
# Countries that are a syllable of Vietnamese names too; no person or village is called Iran.
_SYLLABLES = frozenset(
    ("thai", "duc", "anh", "nhat", "phap", "my", "y", "nga", "uc", "lao", "ao", "bi", "han", "trung")
)
# "phố Nhật Tân, Hà Nội", "Pháp Vân, Hà Nội": a street, a village, and what an address goes on with
_PLACED = re.compile(
    r"(?<!\w)(?:phố|đường|phường|xã|quận|huyện|thị trấn|thôn|làng|ấp|xóm|khóm|chợ|ngõ|ngách|hẻm|kđt|kdc)\s$",
    re.I,
)
_WITHIN = re.compile(
    r"(?:\s(?-i:[A-ZĐÀ-Ỹ])\w{0,6}){1,2}\s?[,–-]\s?(?:(?:tp\.?|thành phố|tỉnh|quận|huyện|q\.|h\.|tx\.?) ?)?"
    r"([^\W\d_]+(?: [^\W\d_]+){0,2})",
    re.I,
)
_ADDRESS = 48  # characters of an address that are looked at
_LEADS = words_of(
    "xứ sứ gốc tại in từ ở hàng khẩu nước của sx hiệu hãng nội và hoặc xuất quốc gia địa origin of nhập made"
)


def is_country(passage: Passage, hit: Hit) -> bool:
    """A code of two letters must be in capitals; toneless one-word names ("y", "my") are no countries, nor is a
    syllable of a longer word ("cập nhật") or of the name of a place; nor is the home of a seed or a recipe an origin.
    """
    if not hit.term.weight or _SEED.search(passage.text[max(0, hit.start - _SEED_MOST) : hit.start]):
        return False
    quote = passage.text[hit.start : hit.end]
    after = passage.text[hit.end : hit.end + AROUND]
    if after.startswith(" khẩu"):
        return False  # "Nhật khẩu nguyên chiếc": a slip for "nhập khẩu"
    if len(quote) <= _SHORT and quote.isascii():
        return quote.isupper() and not after.startswith("/")  # "VN/A" is a model for a market
    if hit.last - hit.first > 1:
        return True
    if hit.spelling in ("toneless", "hurried") or _COMPOUND.search(
        passage.text[max(0, hit.start - AROUND) : hit.start]
    ):
        return False
    if (before := _NAME_BEFORE.search(passage.text[max(0, hit.start - AROUND) : hit.start])) and (
        fold(quote) in _SYLLABLES and before[1].lower() not in _LEADS and not before[1].isupper()
    ):
        return False  # Hồng Thái, Minh Đức, Quốc Anh: a syllable of a name
    if not quote[:1].isupper() and not CLOSES.match(after):
        return False  # "thái lát", "pháp lam", "anh Hùng": words of one syllable are oftener words than countries
    if fold(quote) in _SYLLABLES and _of_an_address(passage.text, hit):
        return False
    second = _SECOND.match(after)
    return second is None or fold(f"{quote} {second[1]}") not in units().districts  # Ý Yên, Đức Trọng


def _of_an_address(text: str, hit: Hit) -> bool:
    """Whether a country's name is the first syllable of a street or village: one stands before it, or what follows is
    a part of Viet Nam."""
    if _PLACED.search(text[max(0, hit.start - AROUND) : hit.start]):
        return True
    within = _WITHIN.match(text[hit.end : hit.end + _ADDRESS])
    if within is None:
        return False
    words = fold(within[1]).split()
    known = units().provinces | units().districts
    return any(" ".join(words[:n]) in known for n in range(1, len(words) + 1))
