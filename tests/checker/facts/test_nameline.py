"""Which line of a page of goods names them."""

from __future__ import annotations

import pytest
from listing_kit import listings, page

BUY = "<input type=number value=1><button>Thêm vào giỏ hàng</button>"
URL = "https://shop.vn/chi-tiet?id=7"
TITLE = "<title>Chi tiết sản phẩm</title>"


@pytest.mark.parametrize(
    "heading", ["Thành phần", "Đặc điểm nổi bật", "THÔNG SỐ KỸ THUẬT:", "Hương vị của núi rừng"]
)
@pytest.mark.parametrize("tag", ["h2", "h3", "h4"])
def test_a_first_heading_inside_the_description_is_no_name(heading: str, tag: str) -> None:
    body = (
        f"<{tag}>Trà gừng mật ong</{tag}><p>Mã: TG01</p><p><del>90.000đ</del> 75.000đ</p>{BUY}"
        f"<div><h1>{heading}</h1><p>Gừng tươi, mật ong rừng và lá bạc hà.</p></div>"
    )
    (one,) = listings(page(body, URL, TITLE))
    assert one.values("listing.title") == ("Trà gừng mật ong",)
    assert one.values("listing.price") == (75_000.0,)


@pytest.mark.parametrize("own", ["<p>120.000đ</p>", "<p>Giá: Liên hệ</p>"])
def test_a_first_heading_with_a_price_of_its_own_is_the_name(own: str) -> None:
    cards = "<div><h3>Trà sen</h3><p>60.000đ</p><button>Mua ngay</button></div>"
    (one,) = listings(page(f"{cards}<h1>Trà gừng mật ong</h1>{own}{BUY}", URL, TITLE))
    assert one.values("listing.title") == ("Trà gừng mật ong",)


def test_an_article_beside_a_card_is_no_goods() -> None:
    cards = "<div><h3>Trà sen</h3><p>60.000đ</p></div>"
    text = "<h1>Cách pha trà gừng ngon</h1><p>Đun nước thật sôi rồi chờ hai phút.</p>"
    assert not listings(page(cards + text, "https://shop.vn/pha-tra-gung"))


SHEET = "<ul><li>Tên sản phẩm: {}</li><li>Hãng: Bốn Bánh</li></ul>"


@pytest.mark.parametrize(
    ("heading", "said", "title"),
    [
        ("XBT store", "Giày trượt Bốn Bánh trẻ em", "Giày trượt Bốn Bánh trẻ em"),
        ("Trượt Phố", "Giày Bốn Bánh trẻ em", "Giày Bốn Bánh trẻ em"),  # the host: truotpho.vn
        ("Combo tập trượt", "Giày Bốn Bánh trẻ em", "Combo tập trượt"),  # goods, and one part of them
        ("Giày Bốn Bánh Shop Nhí", "Giày Bốn Bánh trẻ em cỡ S", "Giày Bốn Bánh Shop Nhí"),  # a shared word
    ],
)
def test_what_is_said_to_be_the_name_outranks_the_shops_own(heading: str, said: str, title: str) -> None:
    body = f"<h2>{heading}</h2><p>Giá: 690.000đ</p>{SHEET.format(said)}{BUY}"
    (one,) = listings(page(body, "https://truotpho.vn/chi-tiet-7", "<title>Product</title>"))
    assert one.values("listing.title") == (title,)
    assert one.values("listing.price") == (690_000.0,)


def test_several_names_are_a_list() -> None:
    sheets = SHEET.format("Giày Bốn Bánh") + SHEET.format("Mũ Đầu Cứng")
    body = f"<h2>XBT store</h2><p>Giá: 690.000đ</p>{sheets}{BUY}"
    assert [s.values("listing.title") for s in listings(page(body, URL, TITLE))] != [("Giày Bốn Bánh",)]


@pytest.mark.parametrize("door", ["/", "index.php", "https://shop.vn"])
def test_a_title_that_leads_home_is_the_shop(door: str) -> None:
    body = (
        f"<div><a href='{door}'>NHÀ NẮNG</a></div><div><h3>Trà gừng mật ong</h3><p>Giá: 75.000đ</p>{BUY}</div>"
        "<div>Nhà Nắng</div>"
    )
    (one,) = listings(page(body, "https://shop.vn/chitiet.php?id=7", "<title>Nhà Nắng</title>"))
    assert one.values("listing.title") == ("Trà gừng mật ong",)
    assert "Nhà Nắng" not in one.values("listing.brand")


def test_the_fields_between_name_and_price_are_no_names() -> None:
    fields = (("Hãng SX", "Orventa"), ("Bảo hành", "12 tháng"), ("Màu", "Xanh lá"), ("Xuất xứ", "Hàn Quốc"))
    rows = "".join(f"<tr><td>{name}:</td><td>{value}</td></tr>" for name, value in fields)
    cell = f"<td><b>Loa kéo Orventa TS-12</b><br><table>{rows}</table>Giá bán: <b>75.000đ</b></td>"
    body = f"<table><tr>{cell}</tr></table>{BUY}"
    (one,) = listings(page(body, "https://shop.vn/index.php?p=sanpham&id=7", "<title>Nhà Nắng</title>"))
    assert one.values("listing.title") == ("Loa kéo Orventa TS-12",)
    assert one.values("listing.origin") == ("KR",)
    assert one.values("listing.brand")[:1] == ("Orventa",)


POINTS = "".join(f"<br>- Điểm thứ {n} của bút thật dễ thương." for n in range(12))


@pytest.mark.parametrize("title", ["Bút sáp Mây Hồng 12 màu", "Chi tiết sản phẩm"])
@pytest.mark.parametrize(
    "last",
    [
        "- Uy tín 100%.",
        "Trân trọng giới thiệu quý khách.",
        "• Đủ màu sắc",
        "SHOP CAM KẾT",
        "giấy dày và trắng",
    ],
)
def test_a_long_description_between_name_and_price_gives_no_name(title: str, last: str) -> None:
    body = (
        "<h2>THÔNG TIN CHI TIẾT SẢN PHẨM</h2><table><tr><td><h4>Bút sáp Mây Hồng 12 màu</h4></td></tr>"
        f"<tr><td>Mô tả: Bút sáp cho bé.{POINTS}<br>{last}</td></tr>"
        f"<tr><td>Giá bán: <b>45,000 VNĐ</b></td></tr></table>{BUY}"
    )
    (one,) = listings(page(body, URL, f"<title>{title}</title>"))
    assert one.values("listing.title") == ("Bút sáp Mây Hồng 12 màu",)
    assert one.values("listing.price") == (45_000.0,)


def test_of_two_headings_far_above_the_price_none_is_the_name() -> None:
    body = (
        "<h3>Câu chuyện của chúng mình</h3><h3>Bút sáp Mây Hồng</h3>"
        f"<p>Bút cho bé.{POINTS}<br>- Uy tín 100%.</p><p>Giá bán: 45,000 VNĐ</p>{BUY}"
    )
    assert "- Uy tín 100%." not in [
        v for s in listings(page(body, URL, TITLE)) for v in s.values("listing.title")
    ]
