"""What is said aside: two halves in one sentence, neither of which means anything alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listing_kit import kit, lexicons, passage

from checker.facts.asides import _FAMILIES, HALVES, asides
from checker.facts.cues import WINK


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in asides(passage(text), kit(), WINK)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Giá này thì mọi người đừng hỏi nhiều", "Giá này thì mọi người đừng hỏi"),
        ("1tr6 cho một em thì đừng hỏi câu khó em", "1tr6 cho một em thì đừng hỏi"),
        ("Em làm mờ logo, sợ bị quét", ""),  # "làm mờ" is said of skin a thousand times: no half
        ("Không up logo kẻo vi phạm", "Không up logo"),
        ("Đừng ai đem ra check serial nha", "Đừng ai đem ra check serial"),
        ("Xưởng nhà em may lại từng mũi", "Xưởng nhà em may lại"),
        ("Ai đang xài Prada thiệt thì thương shop đừng đánh giá", "Ai đang xài Prada thiệt thì thương shop"),
        ("Seri khắc laser như thật", "Seri khắc laser như thật"),
        ("Ngoài cái hộp ra không có gì khác", "Ngoài cái hộp ra không có gì khác"),
        ("Máy tàu vỏ mỹ", "Máy tàu vỏ mỹ"),
        ("App của hãng báo không tương thích", "App của hãng báo không tương thích"),
    ],
)
def test_halves_that_meet(text: str, quote: str) -> None:
    assert [one for one in [quote] if one] == found(text)[:1]


@pytest.mark.parametrize(
    "text",
    [
        "Giá này đã gồm thuế. Đừng hỏi nữa",
        "Đừng hỏi vì sao, giá này rẻ",  # the price comes first
        "Ai đang xài tủ lạnh cũ xin đừng vứt đi",  # nothing genuine is named
        "Logo thêu, vải dày",
        "Seri khắc laser. Hoa như thật",
        "",
    ],
)
def test_halves_that_do_not_meet(text: str) -> None:
    assert not found(text)


def test_from_whom_a_name_is_hidden_makes_it_weigh() -> None:
    weights = [
        hit.term.weight
        for text in ("Không up logo", "Không up logo kẻo vi phạm")
        for hit in asides(passage(text), kit(), WINK)
    ]
    assert weights == [0.3, 0.9]


def test_every_half_belongs_to_a_family() -> None:
    known = {f"{name} {number}" for name in _FAMILIES for number in (1, 2)} | {"hide 3"}
    for term in lexicons()[HALVES].terms:
        assert set(term.code.split("|")) <= known, term.phrase
    used = {code for term in lexicons()[HALVES].terms for code in term.code.split("|")}
    assert used == known


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    for hit in asides(passage(text), kit(), WINK):
        assert 0 <= hit.start < hit.end <= len(text)
