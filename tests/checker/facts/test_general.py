"""General terms: a text that calls itself so is them, even where each of its parts is about one matter."""

from __future__ import annotations

import pytest
from storefront_kit import html, shelf
from test_terms import RETURNS, SHIPPING, found

_ORDERS = (
    "<p>Khách hàng gửi đơn đặt hàng là chấp nhận {these} và có trách nhiệm cho đúng địa chỉ; tiệm gọi lại để xác nhận "
    "đơn, các điều kiện có thể thay đổi, hợp đồng được giao kết khi tiệm xác nhận.</p>"
)


@pytest.mark.parametrize(
    "these",
    [
        "toàn bộ các điều kiện bán hàng chung này",
        "điều khoản sử dụng dịch vụ này",
        "những điều khoản và điều kiện này",
    ],
)
def test_terms_that_call_themselves_so(these: str) -> None:
    body = f"<h1>Điều khoản</h1><h2>Đặt hàng</h2>{_ORDERS.format(these=these)}<h2>Giao hàng</h2>{SHIPPING}"
    told = found(shelf(home=html(), dieu_khoan=html(body)))
    assert told["general"] == told["shipping"] == told["contract_conclusion"] == ["dieu-khoan"]


@pytest.mark.parametrize(
    ("title", "these"),
    [("Điều khoản", "mức phí niêm yết"), ("Chính sách mua hàng", "các điều kiện bán hàng chung này")],
)
def test_parts_about_one_matter_each_are_no_general_terms_by_their_title(title: str, these: str) -> None:
    body = f"<h1>{title}</h1><h2>Đặt hàng</h2>{_ORDERS.format(these=these)}<h2>Đổi trả</h2>{RETURNS}"
    assert "general" not in found(shelf(home=html(), dieu_kien=html(body)))


def test_terms_in_english_that_call_themselves_so() -> None:
    body = (
        "<h1>Terms of service</h1><h2>Placing an order</h2><p>By placing an order customers accept these terms, which "
        "apply to every purchase on this website. We may refuse an order; prices and deliveries may change, and the "
        "contract is concluded when we confirm your order by e-mail.</p>"
    )
    assert "general" in found(shelf(home=html(), terms=html(body)))
