"""A word of making, and some words on the place: "sản xuất 100% tại Việt Nam", "nhà máy … được đặt tại Trung Quốc"."""

from __future__ import annotations

import re

_PLACED = re.compile(
    r"(?:^|\s)(?:tại|ở)(?:\s+(?:nước|tp|thành phố|tỉnh)|(?:\s+(?-i:[A-ZĐÀ-Ỹ])[^\W\d]*){1,4},)?\s*$", re.I
)
_NOT_MADE = re.compile(
    r"phân phối|nhập khẩu|bán|công nghệ|tiêu chuẩn|theo |nhượng quyền|giấy phép|nổi tiếng|bảo hành|có mặt|thị trường"
    r"|xuất khẩu|nguyên liệu|ra mắt|đăng ký|phổ biến|trụ sở|mua |showroom|cửa hàng|chi nhánh|đại lý|lỗi|trung tâm"
    r"|thiết kế tại|phụ nữ|sử dụng|kiểm (?:tra|định|nghiệm)|nghiên cứu|[.;]\s",
    re.I,
)


def placed(between: str) -> bool:
    """Whether the words between a word of making and a place say that it is made there."""
    return _PLACED.search(between) is not None and _NOT_MADE.search(between) is None
