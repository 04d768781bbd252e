"""A group of firms beside a word of making: its home is no origin of the goods."""

from __future__ import annotations

import pytest
from listing_kit import kit, material

from checker.facts.origin import origins


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Trà được sản xuất từ tập đoàn Orventa vương quốc Anh trước năm 2007.", []),
        ("Trà được sản xuất từ nhóm Orventa Group vương quốc Anh.", []),
        ("- Sản xuất: Nhật bản.\n- Do nhóm Orventa Group vương quốc Anh lập ra.", ["JP"]),
        ("Sản xuất tại Anh bởi Orventa Group", ["GB"]),
        ("Sản xuất: Theo công nghệ Nhật Bản.\nLắp ráp: Đài Loan, Trung Quốc.", []),
        ("Kho hàng - Trung Quốc", []),
        ("Xuất xứ: EU", []),
    ],
)
def test_the_home_of_a_group_is_no_origin(text: str, codes: list[str]) -> None:
    found = origins(material("Trà", text), kit())
    assert [fact.value for fact in found if fact.name == "listing.origin"] == codes
