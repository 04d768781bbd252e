"""Words that are a country's name, and when they mean the country."""

from __future__ import annotations

import pytest
from listing_kit import kit, passage

from checker.facts.country import is_country


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Hàng Thái, giá tốt", True),
        ("Hồng Thái bán vải", False),
        ("Cập nhật mẫu mới", False),
        ("Made in VN.", True),
        ("Nghệ Tây Iran", True),
        ("Ông Minh Đức", False),
        ("Máy VN/A chính hãng", False),
    ],
)
def test_a_country(text: str, means: bool) -> None:
    one = passage(text)
    assert any(is_country(one, hit) for hit in kit().hits(one, "countries")) is means
