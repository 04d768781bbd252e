"""A shelf with one card or two is no page of goods; a page whose name links to itself is."""

from __future__ import annotations

import pytest
from listing_kit import listings, page

CARD = "<div><a href='{0}'><img src=a.jpg><h5>{1}</h5></a><p>{2}đ</p><button>Mua ngay</button></div>"
ONE = CARD.format("/san-pham/quat-dung", "Quạt đứng Orventa", "420.000")
TWO = ONE + CARD.format("/san-pham/quat-treo", "Quạt treo Orventa", "390.000")


@pytest.mark.parametrize(
    ("url", "body"),
    [
        ("/products/2", f"<div>{TWO}</div><ul><li><a href=/products/1>1</a></li><li>2</li></ul>"),
        ("/products/3", f"<h2>Tất cả sản phẩm</h2><div>{ONE}</div>"),
        ("/tim-kiem?q=quat", f'<h1>Kết quả tìm kiếm cho "quạt"</h1><div>{ONE}</div>'),
        ("/quat-may", f"<h1>Quạt máy</h1><div>{ONE}</div>"),
        ("/danh-muc-san-pham/quat/", f"<h1>Quạt máy</h1><div>{ONE}</div>"),
        (
            "/index.php?p=hang&id=2",
            f"<h1>Thương hiệu: Orventa</h1><p>Tìm thấy 2 sản phẩm</p><div>{TWO}</div>",
        ),
        (
            "/index.php?p=ss",
            "<h1>So sánh sản phẩm</h1><table><tr><td>Giá</td><td>1.200.000đ</td></tr></table>",
        ),
        ("/gio", "<h1>Giỏ hàng của bạn</h1><table><tr><td>Tổng tiền</td><td>420.000đ</td></tr></table>"),
    ],
)
def test_a_shelf_shows_no_one_product(url: str, body: str) -> None:
    assert not listings(page(body, f"https://shop.vn{url}", "<title>Nhà Nắng</title>"))


@pytest.mark.parametrize("tag", ["h1", "h2", "h3"])
@pytest.mark.parametrize("href", ["/quat-dung-orventa", "/san-pham/quat-dung-orventa", "#"])
def test_a_name_that_links_to_its_own_page_is_goods(tag: str, href: str) -> None:
    body = f"<{tag}><a href='{href}'>Quạt đứng Orventa</a></{tag}><p>420.000đ</p><button>Mua ngay</button>"
    head = "<title>Quạt đứng Orventa</title>"
    (one,) = listings(page(body, "https://shop.vn/quat-dung-orventa", head))
    assert one.values("listing.title") == ("Quạt đứng Orventa",)


def test_what_is_saved_is_no_price_and_stars_end_a_brand() -> None:
    body = (
        "<h1>Máy nước nóng Orventa 15 lít</h1><span>319.000đ</span><p>Giá thị trường: <del>445.000đ</del> - "
        "Tiết kiệm: 126.000đ</p><div><span>Thương hiệu: <a href='#info'>Orventa</a></span><span>★★★★★</span>"
        "<a href='#reviews'>35 đánh giá</a></div><button>Mua ngay</button>"
    )
    (one,) = listings(page(body))
    assert one.values("listing.price") == (319_000.0,)
    assert one.values("listing.brand") == ("Orventa",)


IN_A_LINK = (
    "<div><a href='{}'><img src=a.jpg alt=''><h2>420.000 VNĐ</h2><p>Quạt đứng Orventa cánh gỗ</p></a>"
    "<button>Thêm giỏ hàng</button></div>"
)


def test_a_price_inside_a_link_with_other_goods_is_theirs() -> None:
    body = f"<h2>Quạt máy</h2><p>Quạt máy làm mát cả phòng và ít tốn điện.</p>{IN_A_LINK.format('/quat/orventa')}"
    assert not listings(page(body, "https://shop.vn/danh-muc/quat-may", "<title>Quạt máy | Nhà Nắng</title>"))


def test_a_price_inside_a_link_to_its_own_page_is_its_own() -> None:
    body = f"<h2>Quạt đứng Orventa</h2><p>Quạt mát.</p>{IN_A_LINK.format('/quat/orventa')}"
    (one,) = listings(page(body, "https://shop.vn/quat/orventa", "<title>Quạt đứng Orventa</title>"))
    assert one.values("listing.price") == (420_000.0,)


def test_a_button_with_the_price_on_it_buys_what_the_page_shows() -> None:
    buy = "<a href='/cart/add/7'><b>420.000đ</b> Mua ngay kẻo hết</a>"
    body = f"<h2>Quạt đứng Orventa</h2><p>Quạt mát.</p>{buy}<button>Thêm vào giỏ hàng</button>"
    (one,) = listings(page(body, "https://shop.vn/san-pham/orventa", "<title>Quạt đứng Orventa</title>"))
    assert one.values("listing.price") == (420_000.0,)


@pytest.mark.parametrize(
    "link",
    [
        "<h3><a href='/thuong-hieu/orventa'>Orventa</a></h3>",
        "<h4><a href='/flash-sale'>Flash sale hôm nay</a></h4>",
        "<h5><a href='/danh-gia'>12 đánh giá</a></h5>",
        "<h3><a href='/collections/quat'>Quạt các loại</a></h3>",
    ],
)
@pytest.mark.parametrize("name", ["<h1>Quạt đứng 5 cánh</h1>", "<h1>Tiệm</h1><h2>Quạt đứng 5 cánh</h2>"])
def test_a_heading_that_leads_to_a_brand_or_a_sale_is_no_card(link: str, name: str) -> None:
    buy = "<p>420.000đ</p><form><button>Thêm vào giỏ hàng</button></form>"
    head = "<title>Quạt đứng 5 cánh - Tiệm</title>"
    (subject,) = listings(page(f"{name}{link}{buy}", "https://shop.vn/products/quat-dung.html", head))
    assert subject.values("listing.price") == (420000,)
