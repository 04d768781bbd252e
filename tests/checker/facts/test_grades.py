"""Two grades of one thing, each with its price."""

from __future__ import annotations

import pytest
from listing_kit import kit, material, passage

from checker.facts.cues import WINK, counterfeit
from checker.facts.grades import grades


def found(text: str) -> list[str]:
    read = passage(text)
    kit().hits(read, WINK)
    return [text[hit.start : hit.end] for hit in grades(read, WINK)]


@pytest.mark.parametrize(
    "text",
    [
        "Hàng về 2 loại, loại A 350k loại A+ 650k",
        "Bản trung 350k, bản sf 550k",
        "loại thường giá 250k còn loại vip 490k nha",
        "Dòng thường 1tr2, dòng siêu cấp 2tr5",
        "Bản trung 590k, cao 1tr1, cao nhất 1tr9",
        "bản phổ thông 399k và bản sát thật 890k",
    ],
)
def test_grades_with_prices_are_found(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Loại 500ml 90k, loại 1 lít 150k",
        "Bản 128GB 9tr, bản 256GB 11tr",
        "Loại thường 350k, loại thường 650k",
        "Loại A dùng cho nam. Loại B 350k",
        "Bản cao 3m giá 250k, rộng 2m 350k",
        "Hàng đẹp giá 350k",
    ],
)
def test_sizes_are_no_grades(text: str) -> None:
    assert not found(text)


def test_grades_count_beside_a_brand_only() -> None:
    said = "Có 2 loại: loại thường 250k, loại vip 490k"
    assert list(counterfeit(material("Túi Gucci Marmont", said), kit()))
    assert not list(counterfeit(material("Túi da nữ công sở", said), kit()))
