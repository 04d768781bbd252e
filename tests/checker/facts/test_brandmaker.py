"""The brand of goods that only their maker tells, and lines beside the name that are none."""

from __future__ import annotations

import pytest
from listing_kit import listings, page

BUY = "<p>199.000đ</p><button>Thêm vào giỏ hàng</button>"


def brand(name: str, text: str, above: str = "", url: str = "https://shop.vn/san-pham/x.html") -> object:
    (one,) = listings(page(f"<main>{above}<h1>{name}</h1>{BUY}{text}</main>", url))
    return next(iter(one.values("listing.brand")), None)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("<p>Nhà sản xuất: Orventa</p>", "Orventa"),
        ("<p>NSX: Orventa<br>Hạn dùng: 12 tháng</p>", "Orventa"),
        ("<p>Nhà sản xuất: Orventa Mã sản phẩm: 17-B Tình trạng: Mới</p>", "Orventa"),
        ("<p>Nhà sản xuất: Orventa ( hãng có trụ sở tại Hà Lan )</p>", "Orventa"),
        ("<table><tr><td>Nhà sản xuất</td><td>Orventa</td></tr></table>", "Orventa"),
        ("<p>Nhà sản xuất: Thiên Long</p>", "Thiên Long"),  # a list knows it
        ("<p>Nhà sản xuất: Orventa Corporation</p>", None),
        ("<p>Nhà sản xuất: Mai Lan</p>", None),  # may be anybody
        ("<p>Nhà sản xuất: Công ty TNHH Orventa</p>", None),
        ("<p>NSX: Thái Lan</p>", None),
        ("<p>NSX: 12/2025</p>", None),
        ("<p>Bảo hành theo nhà sản xuất: Xem tem</p>", None),
        ("<p>Lỗi do nhà sản xuất: Đổi mới</p>", None),
    ],
)
def test_a_maker_is_the_brand_where_nothing_else_tells_one(text: str, want: str | None) -> None:
    assert brand("Ấm đun nước 1,7 lít", text) == want


def test_what_the_name_bears_goes_before_its_maker() -> None:
    assert brand("Ấm đun nước Velorita 1,7 lít", "<p>Nhà sản xuất: Orventa</p>") == "Velorita"
    assert brand("Bàn phím Mai Lan K2", "<p>Nhà sản xuất: Mai Lan</p>") == "Mai Lan"


def test_a_shelf_above_the_name_is_no_brand_of_it() -> None:
    trail = "<ul class=breadcrumb><li><a href=/>Trang chủ</a></li><li><a href=/{0}>{1}</a></li></ul>"
    assert brand("Chuột không dây K2", "", trail.format("chuot", "Chuột")) is None
    assert brand("Bàn Phím Cơ K2", "", trail.format("ban-phim", "Bàn Phím")) is None
    assert brand("Mây Lành Xà phòng", "", trail.format("thuong-hieu/may-lanh", "Mây Lành")) == "Mây Lành"
    assert brand("Thiên Long Bút bi", "", trail.format("thien-long", "Thiên Long")) == "Thiên Long"


@pytest.mark.parametrize("text", ["Nhà sản xuất: " * 4_000, "NSX: " + "A" * 40_000, "NSX: " + "Aa " * 20_000])
def test_one_long_line_is_read_to_its_end(text: str) -> None:
    assert brand("Xà phòng 100 g", f"<p>{text}</p>") is None
