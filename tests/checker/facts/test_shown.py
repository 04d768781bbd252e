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


@pytest.mark.parametrize(
    "name",
    [
        "Giày vải Mộc Sơn",
        "Giá đỡ điện thoại Tre Việt",
        "Giá sách gỗ thông",
        "Mẫu túi cói Làng Chiếu",
        "Màu nước Hoạ Mi 24 màu",
        "New Balance 1906",
        "Hotwheels xe mô hình",
        "Mắm ruốc Bà Năm",
        "3 gói mì rau củ",
        "[100% nguyên vị] Chà bông gà Nhà Bếp Xưa - 100% ức gà 300gam",
        "(Giao trong ngày) Bánh chuối nướng",
        "Giảm xóc sau xe máy",
        "Muôi gỗ dừa",
    ],
)
def test_names_that_begin_like_a_badge_or_a_code(name: str) -> None:
    url = "https://shop.vn/chi-tiet?id=7"
    (one,) = listings(page(f"<div><div class=ten>{name}</div>{AFTER}</div>", url))
    assert one.values("listing.title") == (name,)


@pytest.mark.parametrize(
    "small",
    [
        "Giá khuyến mãi",
        "Giảm 20%",
        "Mua 2 tặng 1",
        "Mã VD-12",
        "Màu đỏ đô",
        "Màu sắc đã chọn",
        "100% chính hãng",
        "12 đánh giá | 300 đã bán",
        "Size M L XL",
        "Hot deal hôm nay",
        "Đã bán 1,2k",
        "Sale 50%",
    ],
)
def test_badges_and_codes_above_the_price_are_no_name(small: str) -> None:
    url = "https://shop.vn/chi-tiet?id=7"
    (one,) = listings(page(f"<div><div>Ví da bò</div><div>{small}</div>{AFTER}</div>", url))
    assert one.values("listing.title") == ("Ví da bò",)


CARD = "<div><h3>{}</h3><p>{}0.000đ</p></div>"


def test_a_price_belongs_to_the_nearest_heading_above() -> None:
    cards = "".join(CARD.format(f"Tròng số {n}", n) for n in (31, 32))
    body = f"<h3>Gọng tre Lá Nứa</h3>{AFTER}<h3>Ưu điểm</h3><h3>Kích cỡ</h3><h3>Lắp thêm</h3>{cards}"
    (one,) = listings(page(body, "https://shop.vn/gong-tre"))
    assert one.values("listing.title") == ("Gọng tre Lá Nứa",)


def test_three_headings_with_a_price_each_are_a_list() -> None:
    cards = "".join(CARD.format(f"Gọng số {n}", n) for n in (31, 32, 33))
    assert not listings(page(f"<h2>Gọng kính</h2>{cards}{AFTER}", "https://shop.vn/gong-tre"))


def test_a_price_that_is_a_heading_is_of_the_heading_above() -> None:
    cards = "".join(f"<div><h4>Gọng số {n}</h4><h5>{n}0.000đ</h5></div>" for n in (31, 32, 33))
    assert not listings(page(f"<h2>Gọng kính</h2>{cards}{AFTER}", "https://shop.vn/gong-tre"))
