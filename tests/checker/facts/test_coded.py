"""The brand of a machine that stands in its name before the code of its model."""

from __future__ import annotations

import pytest
from listing_kit import row

from checker.facts.coded import before_code


@pytest.mark.parametrize(
    ("title", "brand"),
    [
        ("Bếp Gas Âm Hayato HA-3333KG", "Hayato"),
        ("MÁY XAY SINH TỐ ZUKINA ZK5112", "ZUKINA"),
        ("Ghế Massage Panwell PW-4255", "Panwell"),
        ("Bếp Từ Đơn Cảm Ứng Jolly Chef HSI-200CB 2000W", "Jolly Chef"),
        ("Máy lọc nước Smart Wifi Korovi KA-D10", "Korovi"),
        ("Máy Massage Cầm Tay Kotari MK405", "Kotari"),
    ],
)
def test_a_brand_stands_before_the_code(title: str, brand: str) -> None:
    found = before_code(title)
    assert found is not None
    assert title[slice(*found)] == brand
    (said,) = row(title).facts["listing.brand"]
    assert (said.value, said.quote) == (brand, brand)


@pytest.mark.parametrize(
    "title",
    [
        "Xe Nâng Tay Cao CTY-EH1516",  # words of Vietnamese that bear no mark
        "Máy Massage Cổ Vai Gáy MX-200",
        "Loa Kéo Karaoke Bass KB-1215",  # what it is, in English
        "Chuột Gaming Led RGB GM-500",
        "Áo Blazer Zenda BZ2024",  # clothes have codes of another kind
        "Đèn chùm Andela AD-5021",  # a lamp's collection
        "Viên uống Collagen Zenda CZ1000",
        "Kệ Chén DS-6349A",
        "Máy ép chậm Zenda V5",  # too short for a code
        "Máy ép chậm cao cấp",
        "",
    ],
)
def test_no_brand_is_guessed(title: str) -> None:
    assert before_code(title) is None
