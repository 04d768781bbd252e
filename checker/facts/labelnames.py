"""Whether the name of a field is a label from its first word to its last: "Hiệu" and "Hãng SX" name the brand, "Hiệu
suất năng lượng" and "Hãng vận chuyển" do not, nor does "Khối lượng giặt" name the quantity of the goods.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from checker.facts.fold import words_of
from checker.language import Hit, key

_NEXT = re.compile(r"\s*[^\w\s%]")  # a label ends before a bracket, a dash, a stroke: "Thương hiệu/ Brand"
_CUT = re.compile(r"[^\w\s%]")
# "Xem trên bao bì", "Vui lòng xem chi tiết trên nhãn sản phẩm": where it may be read, and not on this page
_ELSEWHERE = re.compile(
    r"(?:vui long |chi tiet |duoc )?(?:xem|doc|in|ghi|co|nhu)(?: \w{1,8}){0,4} "
    r"(?:bao bi|vo hop|tren (?:hop|vo|tem|nhan|san pham)|nhan (?:mac|phu|san pham))(?: \w{1,8}){0,4}"
)
# Of these a label in running text may have words more.
_LONGER = frozenset(
    ("label.quantity", "label.ingredients", "label.specifications", "label.size", "label.age")
)
_MORE = re.compile(r"(?:[ /][^\W\d_]{1,10}){1,4}(?=\s?(?:\([^()\n]{1,30}\)\s?)?[:：])")
_PACKING = words_of("vo hop thung bao bi dong goi kien phu can yeu cau toi thieu")
_SHORT = 90  # characters
_LENGTHS = re.compile(r"[^\d]*(?:\d[\d.,]*(?:\s?[-–~]\s?\d[\d.,]*)?\s?(?:mm|cm|ly|li|phân)(?!\w)[^\d]*)+")
_ACROSS = re.compile(
    r"\d\s?\w{0,2}\s?[x×*]\s?\d", re.I
)  # "60cm x 120cm" is the size in which a thing is sold
_ANY = words_of("san pham sp hang hoa cua nay chinh name product ten hieu")
# What may follow a label of several words' family and leave it what it is; a label that is not here (a size, a storage,
# a warning) says the same of whatever part of the goods follows it.
_MAY_FOLLOW: Mapping[str, frozenset[str]] = {
    "listing.brand": words_of("san xuat sx nsx may thuong nhan mai brand chu quan hang"),
    "listing.model": words_of("may xe no number so ma series thiet bi code dong loai"),
    "listing.category": words_of("nganh loai nhom con"),
    "label.quantity": words_of(
        "tinh thuc te net tong cong ca bi bao goi hop chai lon tui thung kien lo hu tuyp vi vien mieng may xe bo toan "
        "trong khoi luong the tich dung dinh quy cach dong xap xi khoang uoc chuan tieu kg g gr gram mg ml l lit cai "
        "chiec moi mot don su binh noi am weight volume gross 1"
    ),
    "label.size": words_of(
        "ao quan giay dep mu non nhan vong vay dam gang tay that lung vat tat ta bim so do co viet nam nu us uk eu"
    ),
    "label.registration": words_of(
        "my pham thuoc luu hanh cong bo chat luong thuc thiet bi y te cuc quan ly duoc so vn tbyt dang ky"
    ),
    "thành phần": words_of(
        "cau tao dinh luong chi tiet nguyen lieu hoat chat hoa hoc day du trong moi vien goi hop 1 100g 100ml "
        "ingredients vai phu noi bat va cong dung"
    ),
    "hướng dẫn": words_of("su dung dung cach bao quan pha che bien va lap dat"),
    "tuổi": words_of("su dung phu hop thich khuyen nghi dung be tre em nguoi toi thieu tu yeu cau"),
    "age": words_of("range group recommended"),
    "nồng độ": words_of("con ruou alcohol ethanol abv vol %"),
}


def is_whole(name: str, hit: Hit) -> bool:
    """Whether a label that begins the name of a field is all that it says."""
    if hit.end >= len(name) or _NEXT.match(name, hit.end):
        return True
    follow = _MAY_FOLLOW.get(hit.term.phrase) or _MAY_FOLLOW.get(hit.term.code)
    if follow is None:
        return True
    cut = _CUT.search(name, hit.end)
    rest = key(name[hit.end : cut.start() if cut else len(name)], tones=False).split()
    return all(word in _ANY or word in follow for word in rest)


def label_end(text: str, hit: Hit) -> int:
    """Where a label ends in a text: before the colon, where the phrase goes on behind it ("Chất liệu: vải …"), or after
    the words that leave it what it is ("Trọng lượng sản phẩm: 2 kg")."""
    colon = text.find(":", hit.start, hit.end)
    if colon >= 0:
        return colon
    if hit.term.code in _LONGER and (more := _MORE.match(text, hit.end)) and _is_same(more.group(), hit):
        return more.end()
    return hit.end


def _is_same(more: str, hit: Hit) -> bool:
    """Whether some words after a label in running text leave it the label of the goods themselves."""
    words = key(more, tones=False).split()
    follow = _MAY_FOLLOW.get(hit.term.phrase) or _MAY_FOLLOW.get(hit.term.code)
    if follow is None:
        return _PACKING.isdisjoint(words)  # "Kích thước vỏ hộp: …"
    return all(word in _ANY or word in follow for word in words)


def is_elsewhere(value: str) -> bool:
    """Whether a value says only that something is printed on the goods."""
    return len(value) <= _SHORT and _ELSEWHERE.fullmatch(key(value, tones=False)) is not None


def is_thickness(value: str) -> bool:
    """Whether a value holds no figures but one length after another: "cắt 1.5cm" is how a piece was cut."""
    return len(value) <= _SHORT and _LENGTHS.fullmatch(value) is not None and not _ACROSS.search(value)
