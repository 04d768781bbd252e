"""A word of making, and some words on the place: "sản xuất 100% tại Việt Nam", "nhà máy … được đặt tại Trung Quốc"."""

from __future__ import annotations

import re

from checker.facts.fold import fold, words_of

_PLACED = re.compile(
    r"(?:^|\s)(?:tại|ở)(?:\s+(?:nước|tp|thành phố|tỉnh)|(?:\s+(?-i:[A-ZĐÀ-Ỹ])[^\W\d]*){1,4}(?:,| [-–]))?\s*$",
    re.I,
)
_NOT_MADE = re.compile(
    r"phân phối|nhập khẩu|bán|công nghệ|tiêu chuẩn|theo |nhượng quyền|giấy phép|nổi tiếng|bảo hành|có mặt|thị trường"
    r"|xuất khẩu|nguyên liệu|ra mắt|đăng ký|phổ biến|trụ sở|mua |showroom|cửa hàng|chi nhánh|đại lý|lỗi|trung tâm"
    r"|thiết kế tại|phụ nữ|sử dụng|kiểm (?:tra|định|nghiệm)|nghiên cứu|[.;]\s",
    re.I,
)

MATTER = re.compile(
    r"(?:gỗ|vải|da|len|sợi|nguyên liệu|inox|thép|linh kiện|hạt|bột|màng|bơm|lõi|động cơ|motor|mô tơ|chip|bộ máy|pin"
    r"|máy nén|block|kính|mặt số|đế|men|giống|bông|khung|phụ kiện|phụ tùng|mực|tinh dầu|hương liệu|chiết xuất|"
    r"thương hiệu)"
    r"(?!\w)",
    re.I,
)  # what it is made of
# "Hàng nhập nguyên cuộn từ Hàn Quốc": the goods come in, not what they are made of
_BROUGHT = re.compile(
    r"(?<!\w)(?:(?:cửa |lô |mặt )?hàng|sản phẩm|được|shop|chúng tôi|công ty)\s+nhập(?: khẩu)?"
    r"(?:\s+(?!nguyên liệu|linh kiện|công nghệ|máy|vải|phụ|vật)[^\s.,;:]+){0,4}?\s+từ(?:\s+nước)?\s*$",
    re.I,
)


# "Xuất xứ hàng hoá" is that of the goods; "Xuất xứ hệ điều khiển" that of a part of them.
_WHOLE = words_of(
    "sản phẩm hàng hóa hoá máy thiết bị xe của từ nước quốc gia nơi chính origin made in country of nguồn gốc và bảo "
    "hành sx sản xuất nhập khẩu xuất xứ tại nhà vùng khu vực hãng tên thông tin chi tiết or"
)


_WHOLE_TONELESS = frozenset(map(fold, _WHOLE))


def of_a_part(name: str) -> bool:
    """Whether the words beside a phrase of origin in a label name something that is not the goods as a whole."""
    whole = _WHOLE_TONELESS if name.isascii() else _WHOLE
    return any(word not in whole for word in re.findall(r"[^\W\d_]+", name.lower()))


def placed(between: str) -> bool:
    """Whether the words between a word of making and a place say that it is made there."""
    return _PLACED.search(between) is not None and _NOT_MADE.search(between) is None


def brought(before: str) -> bool:
    """Whether the words before a country say that the goods are brought in from it."""
    return _BROUGHT.search(before) is not None
