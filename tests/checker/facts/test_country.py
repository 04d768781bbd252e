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
        ("Số 8, phố Nhật Tân", False),  # a street
        ("Xưởng ở làng Anh Dũng", False),
        ("Xưởng ở Pháp Vân, quận Hoàng Mai", False),  # an address goes on
        ("Hàng Nhật nội địa, giao từ quận 1", True),
        ("Hàng Pháp, giao từ Long An", True),
        ("Xuất xứ: Mỹ Hàng mới", True),
    ],
)
def test_a_country(text: str, means: bool) -> None:
    one = passage(text)
    assert any(is_country(one, hit) for hit in kit().hits(one, "countries")) is means
