"""What a card of goods must not be overheard to say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.news import leading, setting, telling

GOODS = ["Loa kéo 12V", "350.000đ", "Áo sơ mi nam (mới)", "1.250.000 ₫"]


@pytest.mark.parametrize(
    "said",
    [
        "Công ty TNHH An Bình",
        "MST: 0312880335",
        "C&ocirc;ng  ty&nbsp;ABC",
        "co\u0302ng ty",
        "Gọi 0905 111 222",
        "(bảo hành)",
        "a@shop.vn",
        "12 Lê Lợi, TP.HCM",
        "Đổi trả 7 ngày",
        "thanh toán",
        "\0",
    ],
)
def test_what_a_fact_may_stand_on_is_told(said: str) -> None:
    for at in range(3):
        assert said in telling([*GOODS[:at], said, *GOODS[at:]])


def test_goods_are_nothing_to_be_told() -> None:
    assert telling(GOODS) == set() == telling([])


@given(st.lists(st.text("a\0& công tyMST09.@;#1", max_size=12), max_size=6))
def test_any_texts_can_be_asked(texts: list[str]) -> None:
    assert telling(texts) <= set(texts)


def test_addresses_that_lead_elsewhere() -> None:
    held = ["/loa-1.html", "http://online.gov.vn/x", "TEL:0905", "/Chinh-Sach-doi-tra", "a20250101.jpg"]
    assert leading(held) == set(held[1:4])


def test_classes_that_hide_or_set_apart() -> None:
    assert setting(["item", "post-12 laptop", "d-none", "footer", "main-menu"]) == {
        "d-none",
        "footer",
        "main-menu",
    }
