"""Listings for the property tests: words as sellers write and hide them."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from checker.feed.model import FIELDS, FeedRow

_WORDS = re.findall(
    r"\S+",
    """giày nike rep 1:1 super fake like auth siêu cấp hàng nhái không bán hàng fake chính hãng áo thun cotton kem
trị mụn dứt điểm viên uống chữa khỏi đau dạ dày xuất xứ việt nam made in korea nhà sản xuất công ty tnhh minh anh thành
phần chất liệu hàng xách tay nhật không hóa đơn cắt mác giảm giá 50% từ 10/11 đến 30/11 thuốc lá điện tử pod sữa bột cho
bé 0-6 tháng tốt nhất thị trường túi da giả tóc giả hạn sử dụng 24 tháng sf auth 99% f1 quảng châu gucci""",
)
_SIGNS = ["", " ", " ", " ", ", ", ". ", "\n", ": ", " - ", "!!! ", " | ", "🔥", "…"]
_LEET = str.maketrans("aeiost", "@310$7")
_TWINS = str.maketrans("aeopcx", "аеорсх")  # Cyrillic
_HASTE = {
    "không": "ko",
    "siêu": "sieeu",
    "nhái": "nhai1",
    "giống": "gjống",
    "hàng": "haàng",
    "fake": "faaake",
}


def _hide(word: str, how: int) -> str:
    match how:
        case 1:
            return ".".join(word)
        case 2:
            return " ".join(word)
        case 3:
            return "\u200b".join(word)
        case 4:
            return word.translate(_LEET)
        case 5:
            return word.translate(_TWINS)
        case 6:
            return "".join(char * 2 for char in word)
        case 7:
            return _HASTE.get(word, word.upper())
        case 8:
            return word[:2] + " " + word[2:]
        case 9:
            return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in word)
        case _:
            return word


_said = st.lists(
    st.tuples(st.sampled_from(_WORDS), st.integers(0, 24), st.sampled_from(_SIGNS)), min_size=1, max_size=40
).map(lambda parts: "".join(_hide(word, how) + sign for word, how, sign in parts))
words = st.one_of(_said, _said, _said, st.text(max_size=80))  # now and then anything at all
short = st.one_of(st.just(""), _said.map(lambda text: text[:30]), st.text(max_size=12))
attributes = st.dictionaries(
    st.sampled_from(["Xuất xứ", "Thành phần", "Nhà nhập khẩu", "Mã vạch", "Màu", ""]), short, max_size=3
)
columns = st.sets(st.sampled_from(FIELDS)).map(lambda some: frozenset(some) | {"title"})

listings = st.builds(
    FeedRow,
    st.just("f.csv"),
    st.integers(1, 99),
    st.one_of(st.text(min_size=1, max_size=8), st.just("https://www.shop.vn/a?utm_source=x&b=1")),
    words,
    st.one_of(st.just(""), words),
    short,
    st.sampled_from(["", "Thời trang > Giày", "Mỹ phẩm", "Sức khỏe"]),
    st.sampled_from([0.0, 99_000.0, 0.5]),
    attributes,
    st.sampled_from(["", "Việt Nam", "Trung Quốc / Hàn Quốc"]),
    st.sampled_from(["", "Shop A", "<b>Shop</b> “B”\\"]),
    st.sampled_from(["", "8936012345678", "4006381333931"]),
    st.sampled_from(["", "https://shop.vn/p/1"]),
    st.sampled_from(["", "Shopee"]),
    columns,
)
