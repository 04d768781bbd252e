"""Where the name of the goods stands, on pages whose name is no heading of the first level."""

from __future__ import annotations

import pytest
from listing_kit import listings, page

AFTER = """<div>4.9 ★ | 12 đánh giá</div><div class=gia>420.000đ</div><input type=number name=quantity value=1>
<button>Thêm vào giỏ hàng</button><div>Mô tả</div><p>Kích thước: 40 mm</p>"""


@pytest.mark.parametrize(
    ("named", "title"),
    [
        (
            "<div class=ten>Đồng hồ nam Orvento (tặng: hộp, pin)</div>",
            "Đồng hồ nam Orvento (tặng: hộp, pin)",
        ),
        ("<h4><a href='#'>Kotaro</a></h4>", "Kotaro"),  # a heading of one word
    ],
)
def test_a_name_above_the_price(named: str, title: str) -> None:
    url = "https://shop.vn/chi-tiet?id=7"
    (one,) = listings(page(f"<div>{named}{AFTER}</div>", url, "<title>Chi tiết sản phẩm</title>"))
    assert one.values("listing.title") == (title,)


def test_a_field_above_the_price_is_no_name() -> None:
    url = "https://shop.vn/chi-tiet?id=7"
    (one,) = listings(page(f"<div><div>Ví da bò</div><div>Mã: VD-12 nâu</div>{AFTER}</div>", url))
    assert one.values("listing.title") == ("Ví da bò",)
