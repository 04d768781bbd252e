"""A private seller's citizen number: that it is shown, never which it is."""

from __future__ import annotations

import pytest
from storefront_kit import html, shelf, visit_of

from checker.check import check
from checker.facts.citizen import read_citizen
from rules.load import load


@pytest.mark.parametrize(
    ("footer", "label"),
    [
        ("Chủ shop: Lê Quang Vinh – CCCD 048093004417", "CCCD"),
        ("Số định danh cá nhân: 048 093 004 417", "Số định danh cá nhân"),
        ("Căn cước công dân số 048.093.004.417 cấp ngày 12/08/2021", "Căn cước công dân số"),
    ],
)
def test_only_the_label_is_quoted(footer: str, label: str) -> None:
    (fact,) = read_citizen(shelf(home=html("<p>Xin chào</p>", f"<p>{footer}</p>")))["seller.citizen_number"]
    assert fact.value is True and fact.quote == label
    assert not any(c.isdigit() for c in fact.quote)


@pytest.mark.parametrize(
    "footer",
    ["Khách thuê xe gửi bản sao CCCD", "CCCD 000000000000", "CCCD: 0480930044", "Mã vạch 893850932690"],
)
def test_what_is_none(footer: str) -> None:
    assert not read_citizen(shelf(home=html("<p>Xin chào</p>", f"<p>{footer}</p>")))


def test_a_private_seller_with_a_citizen_number_is_not_accused_of_showing_none() -> None:
    shop = (
        "<p>Bán sách cũ, đọc xong bán lại cho ai cần, giá nào cũng bán.</p><button>Thêm vào giỏ hàng</button>"
    )
    for who, outcome in (("CCCD 048093004417", "passed"), ("ở Đà Nẵng", "failed")):
        found = check(visit_of(home=html(shop, f"<p>Chủ shop: Lê Quang Vinh, {who}</p>")), load())
        (one,) = [f for f in found.findings if f.rule == "seller-registration-shown"]
        assert one.outcome.value == outcome
