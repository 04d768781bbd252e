"""A word of likeness and what it is measured by, in any pairing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listing_kit import kit, passage

from checker.facts.likeness import pairings


def found(text: str) -> list[tuple[str, str, float]]:
    one = passage(text)
    return [
        (hit.lexicon, text[hit.start : hit.end], hit.term.weight)
        for hit in pairings(one, kit(), "copy", "no")
    ]


@pytest.mark.parametrize(
    ("text", "lexicon", "quote"),
    [
        ("Chất lượng tương đương 98% hàng hãng", "copy", "tương đương 98% hàng hãng"),
        ("Nhìn y hệt bản hãng từ hộp tới tem", "copy", "y hệt bản hãng"),
        ("Mô phỏng theo thiết kế của Louis Vuitton", "copy", "Mô phỏng theo thiết kế của Louis Vuitton"),
        ("Sandal y hệt Charles Keith", "copy", "y hệt Charles Keith"),
        ("Không phải Lego chính hãng", "no", "Không phải Lego chính hãng"),
        ("Giong het hang hang luon", "copy", "Giong het hang hang"),
        ("Đẹp, giống 95%", "copy", "giống 95%"),
        ("Thợ lâu năm cũng khó nhận ra", "no", "Thợ lâu năm cũng khó nhận ra"),
        ("Nhân viên hãng nhìn cũng gật đầu", "no", "Nhân viên hãng nhìn cũng gật đầu"),
        ("Form như đôi 18 triệu ngoài kia", "copy", "như đôi 18 triệu"),
        ("Em không dám nhận là hàng hãng", "no", "không dám nhận là hàng hãng"),
        ("May lại theo rập áo hãng", "copy", "May lại theo rập áo hãng"),
    ],
)
def test_pairings(text: str, lexicon: str, quote: str) -> None:
    assert (lexicon, quote) in [(name, words) for name, words, _ in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Giống hình 99%",
        "Bảo hành như hãng",  # what is alike is the warranty: too faint to matter
        "Giống. Hàng hãng",
        "Giống áo hãng Uniqlo về chất vải?",
        "Dụng cụ y tế, cân chính hãng",
        "Không phải là web chính hãng",
        "Hạt giống chính hãng",
        "Tải trên App Store, không phải real time",
        "Thợ may lành nghề, khó nhận ra đường chỉ",
        "Nhân viên tư vấn nhầm size shop đổi",
        "Giống hình, giá 2 triệu",
        "",
    ],
)
def test_no_pairings(text: str) -> None:
    assert all(weight <= 0.5 for _, _, weight in found(text))


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text(text: str) -> None:
    for _, quote, weight in found(text):
        assert quote in text
        assert 0 < weight <= 1
