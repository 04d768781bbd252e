"""Tone marks count where a text carries them."""

from __future__ import annotations

import re

import pytest
from storefront_kit import html, shelf

from checker.facts.fold import fold
from checker.facts.read import storefront_facts
from checker.facts.tones import find

RETURNS = re.compile(r"\b(?:doi tra|tra lai|doi hang|huy don)\b")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Chính sách đổi trả", True),
        ("CHÍNH SÁCH ĐỔI TRẢ", True),
        ("Chinh sach doi tra", True),
        ("Kiểm tra lại đơn hàng", False),
        ("Kiểm tra lại rồi mới trả lại", True),
        ("Đôi trà quý", False),
        ("Đòi hàng xóm cái bát", False),
        ("Huỷ đơn trong 24 giờ", True),
        ("Hủy đơn trong 24 giờ", True),
    ],
)
def test_words_with_marks_must_be_the_words_meant(text: str, want: bool) -> None:
    assert (find(RETURNS, fold(text), text) is not None) is want


def test_checking_an_order_again_is_no_returns_policy() -> None:
    checkout = html(
        "<h1>Thông tin đặt hàng</h1><h2>Kiểm tra lại đơn hàng</h2><p>Mời quý khách xem lại tên hàng, số "
        "lượng, đơn giá, phí vận chuyển, thời hạn giao và tổng tiền; hóa đơn gửi qua email.</p><p>Quý khách "
        "có thể sửa hoặc bỏ từng mặt hàng trong giỏ; hàng lỗi, hỏng liên hệ hotline trong 7 ngày.</p>",
        title="Đặt hàng",
    )
    assert "terms.returns" not in storefront_facts(shelf(home=html("<p>x</p>"), checkout=checkout))


def test_a_label_of_goods_is_no_delivery_policy() -> None:
    product = html(
        "<h1>Dầu dưỡng tóc</h1><h2>Nhãn hàng hóa</h2><p>Xuất xứ: Việt Nam, tỉnh Bến Tre. Đơn vị vận chuyển "
        "giữ hàng nơi khô mát.</p><p>Sản phẩm dùng trong 12 tháng; 2-3 ngày gội một lần, kiểm tra trước khi "
        "dùng. Phí giao hàng 20.000đ nội thành, người nhận kiểm tra hàng hóa.</p>"
    )
    assert "terms.shipping" not in storefront_facts(shelf(home=html("<p>x</p>"), dau_duong_toc=product))


def test_words_that_a_long_pattern_skips_may_be_any() -> None:
    says = re.compile(r"se[^.]{0,80}xac nhan")
    for text in (
        "quý khách sẽ nhận được tin nhắn xác nhận",
        "shop sẽ để đội ngũ tư vấn, không phải chờ đợi lâu, gọi xác nhận",
    ):
        assert find(says, fold(text), text)
    assert find(re.compile("doi tra"), fold("đội trà đá"), "đội trà đá") is None
