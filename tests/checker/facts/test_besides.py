"""Where other goods begin on a page of goods."""

from __future__ import annotations

import pytest
from listing_kit import listings, page

BUY = "<button>Thêm vào giỏ hàng</button>"


@pytest.mark.parametrize(
    "heading",
    [
        "Khách hàng cũng xem",
        "Bạn đã xem",
        "Sản phẩm thay thế",
        "Bài nổi bật",
        "Có thể bạn cũng thích",
        "Khách hàng nói gì",
        "Bán chạy",
        "CÁC MẪU QUẠT KHÁC",
        "Những loại đèn bàn khác",
    ],
)
def test_what_stands_below_is_anothers(heading: str) -> None:
    body = (
        f"<h1>Quạt đứng Gió Lành</h1><p>Giá: 450.000đ</p>{BUY}<p>Công suất: 45W</p>"
        f"<h3>{heading}</h3><p>Nồi cơm, xuất xứ: Thái Lan</p>"
    )
    (one,) = listings(page(body))
    assert "listing.origin" not in one.facts


def test_right_under_the_name_a_line_counts_that_is_no_heading() -> None:
    body = (
        f"<h1>Lọc dầu loại thay thế</h1><p>Giá: 65k</p>{BUY}"
        "<table><tr><td colspan=3><b>SẢN PHẨM CÙNG LOẠI</b></td></tr>"
        "<tr><td>Bugi<br>Xuất xứ: Nhật<br>75.000 đ</td></tr></table>"
    )
    (one,) = listings(page(body))
    assert "listing.origin" not in one.facts


def test_a_tab_is_no_beginning() -> None:
    body = (
        f"<h1>Lọc dầu loại thay thế</h1><p>Giá: 65.000đ</p>{BUY}"
        "<div>Mô tả</div><div>Sản phẩm liên quan</div><p>Xuất xứ: Nhật Bản</p>"
    )
    (one,) = listings(page(body))
    assert one.facts["listing.origin"][0].value == "JP"


def test_a_description_before_the_name_is_read() -> None:
    left = "<ul><li>Mô tả</li><li>Đánh giá (0)</li></ul><p>Xuất xứ: Việt Nam</p>"
    body = f"<div>{left}</div><div><h1>Gạo Sông Hương túi 5kg</h1><h2>189.000đ</h2>{BUY}</div>"
    (one,) = listings(page(body))
    assert one.facts["listing.origin"][0].value == "VN"


def test_a_list_of_goods_before_the_name_is_not() -> None:
    left = "<h3>Chi tiết sản phẩm</h3><p>Táo, xuất xứ: Mỹ</p><p>90.000đ</p><p>Lê</p><p>80.000đ</p>"
    body = f"<div>{left}</div><div><h1>Gạo Sông Hương túi 5kg</h1><h2>189.000đ</h2>{BUY}</div>"
    (one,) = listings(page(body))
    assert "listing.origin" not in one.facts


def test_new_goods_are_no_other_goods() -> None:
    filler = "".join(f"<p>Ưu điểm số {n}</p>" for n in range(14))
    said = "<p>Hàng mới 100%, nguyên hộp</p><p>Sản phẩm mới 100%</p><p>Xuất xứ: Nhật Bản</p>"
    (one,) = listings(page(f"<h1>Máy khoan Kapu 13mm</h1><p>Giá: 650.000đ</p>{BUY}{filler}{said}"))
    assert one.facts["listing.origin"][0].value == "JP"


@pytest.mark.parametrize("tab", ["<h3><span>{}</span></h3>", "<a href=#t><h3>{}</h3></a>", "{}", "<a>{}</a>"])
def test_a_strip_of_tabs_is_no_beginning_of_customers_words(tab: str) -> None:
    strip = "".join(f"<li class=tab-link>{tab.format(t)}</li>" for t in ("Mô tả", "Bảo quản", "Đánh giá"))
    filler = "".join(f"<p>Dòng {n}</p>" for n in range(12))
    body = (
        f"<h1>Quạt đứng Gió Lành</h1><p>Giá: 450.000đ</p>{BUY}{filler}<div><ul>{strip}</ul>"
        "<div class=tab-content><p>Sản xuất tại: Thái Lan</p></div></div>"
    )
    (one,) = listings(page(body))
    assert one.values("listing.origin") == ("TH",)


def test_what_no_strip_names_still_begins() -> None:
    parts = "<h3>Mô tả</h3><p>Êm</p><div><div><section><h3>Đánh giá</h3></section></div></div><p>Made in China nha</p>"
    (one,) = listings(page(f"<h1>Quạt đứng Gió Lành</h1><p>Giá: 450.000đ</p>{BUY}{parts}"))
    assert "listing.origin" not in one.facts
    strip = "<ul><li><h3>Mô tả</h3></li><li><h3>Sản phẩm liên quan</h3></li></ul><p>Nồi cơm, xuất xứ: Thái Lan</p>"
    (one,) = listings(page(f"<h1>Quạt đứng Gió Lành</h1><p>Giá: 450.000đ</p>{BUY}{strip}"))
    assert "listing.origin" not in one.facts


@pytest.mark.parametrize(
    "heading", ["Các tính năng khác", "Các màu khác", "Những lưu ý khác", "Các thông tin khác"]
)
def test_further_properties_are_no_other_goods(heading: str) -> None:
    body = (
        f"<h1>Quạt đứng Gió Lành</h1><p>Giá: 450.000đ</p>{BUY}<h3>{heading}</h3><p>Sản xuất tại: Thái Lan</p>"
    )
    (one,) = listings(page(body))
    assert one.values("listing.origin") == ("TH",)
