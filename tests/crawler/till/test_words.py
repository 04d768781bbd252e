"""What the words on buttons mean: the words that order are never taken for others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.till.words import Meaning, meaning

SAID = {
    Meaning.ORDER: [
        "Đặt hàng", "ĐẶT HÀNG NGAY", "Hoàn tất đơn hàng", "Thanh toán ngay", "Xác nhận đặt mua",
        "Place order", "Hoàn tất đặt hàng", "Xác nhận đơn hàng", "Đặt mua", "Gửi đơn hàng", "Chốt đơn",
        "Complete purchase", "Đặt hàng ngay", "Thanh toán khi nhận hàng", "Thanh toán 480.000₫",
        "Mua hàng ngay", "Mua nhanh", "Hoàn thành", "Tôi muốn đặt hàng", "Order now", "Confirm and pay",
        "Đặt ngay", "Tạo đơn hàng",
    ],
    Meaning.NEVER: [
        "Trả góp 0%", "Pay with PayPal", "Ví MoMo", "Gửi", "Đăng ký", "Đồng ý", "Tôi đồng ý",
    ],
    Meaning.ADD: [
        "Thêm vào giỏ", "THÊM VÀO GIỎ HÀNG", "Cho vào giỏ hàng", "Add to cart", "+ Thêm vào giỏ",
        "Chọn mua", "Thêm hàng vào giỏ", "Thêm sản phẩm vào giỏ hàng", "Bỏ vào giỏ", "Add to bag",
        "Thêm vào giỏ - 450.000₫",
    ],
    Meaning.BUY: [
        "Mua ngay", "MUA NGAY", "Mua hàng", "Buy now", "Mua ngay Giao hàng tận nơi", "Mua",
    ],
    Meaning.CART: [
        "Giỏ hàng", "Giỏ hàng (2)", "Xem giỏ hàng", "View cart", "Giỏ hàng của bạn", "Cart 0 items",
    ],
    Meaning.PROCEED: [
        "Thanh toán", "Tiến hành thanh toán", "Tiến hành đặt hàng", "Checkout", "Proceed to checkout",
        "Đi đến thanh toán",
    ],
    Meaning.NEXT: [
        "Tiếp tục", "Tiếp theo", "Bước tiếp theo", "Continue to shipping",
        "Tiếp tục đến phương thức thanh toán",
    ],
    Meaning.GUEST: [
        "Mua hàng không cần đăng nhập", "Continue as guest", "Tiếp tục với tư cách khách",
    ],
    Meaning.NONE: [
        "Tiếp tục mua hàng", "Đổi trả", "Nồi inox", "", "Hướng dẫn đặt hàng", "Quay lại giỏ hàng",
        "Mua 2 tặng 1 nồi inox",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("wanted", "text"), [(m, t) for m, texts in SAID.items() for t in texts])
def test_what_buttons_mean(wanted: Meaning, text: str) -> None:
    found = meaning(text)
    if wanted is Meaning.NEXT and "thanh toán" in text:
        assert found in {Meaning.NEXT, Meaning.PROCEED}
    else:
        assert found is wanted


@given(
    st.sampled_from(SAID[Meaning.ORDER]), st.sampled_from(["", " ", "!", " »", "→ ", "🛒 "]), st.booleans()
)
def test_signs_and_case_do_not_hide_an_order(text: str, sign: str, upper: bool) -> None:
    assert meaning(sign + (text.upper() if upper else text) + sign) is Meaning.ORDER
