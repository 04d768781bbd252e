"""Which addresses are the door of a host."""

from __future__ import annotations

import pytest
from storefront_kit import page

from checker.facts.kinds import is_home_address, kind_of
from checker.facts.page import Page


@pytest.mark.parametrize(
    "path",
    ["", "/", "/index.html", "/en", "/en/", "/vi/index.html", "/en-us/", "/Default.aspx", "/trang-chu"],
)
def test_a_door(path: str) -> None:
    assert is_home_address(f"https://shop.vn{path}")


@pytest.mark.parametrize(
    "path", ["/enamel", "/en/ban-ghe", "/vi-da.html", "/?route=product/product&id=2", "/jp/tra"]
)
def test_no_door(path: str) -> None:
    assert not is_home_address(f"https://shop.vn{path}")


@pytest.mark.parametrize(
    ("name", "policy"),
    [
        ("Ví da cá sấu - Bảo hành 12 tháng", False),  # goods with their promise
        ("Ví da cá sấu, bảo hành chính hãng 5 năm", False),
        ("Bảo hành và đổi trả", True),
        ("Chính sách bảo hành 12 tháng", True),
        ("Bảo hành 12 tháng", True),
        ("Phiếu bảo hành", True),
        ("Thẻ bảo hành điện tử", True),
        ("Giờ giao hàng", True),
        ("Hợp đồng vận chuyển", True),
        ("Thời gian giao hàng", True),
        ("Balo Mây - Vận chuyển", True),
        ("Túi Mây | Chính sách bảo hành", True),
        ("Xe đạp: phí vận chuyển", True),
        ("Ví điện tử, bảo mật", True),
        ("Balo phi hành gia vận chuyển thỏ", False),  # a noun of goods, and what it is for
        ("Tui van chuyen chim canh", False),
        ("Thùng giao hàng giữ nhiệt", False),
        ("Tem bảo hành vỡ", False),
        ("Giỏ vận chuyển thú nhỏ", False),
        ("Đổi trả 7 ngày", True),  # a page of terms that says the most of them at once
        ("Bảo hành điện tử 24 tháng", True),
    ],
)
def test_a_term_of_warranty_names_no_policy(name: str, policy: bool) -> None:
    html = f"<html><body><h1>{name}</h1><p>1.250.000đ</p></body></html>"
    page = Page("https://shop.vn/vi-da", "c", html.encode(), "text/html; charset=utf-8")
    assert (kind_of(page) == "policy") is policy


def test_a_term_in_the_title_of_goods_names_no_policy() -> None:
    title = "<title>Ví da cá sấu - Bảo hành 12 tháng</title>"
    said = page(f"{title}<h1>Ví da cá sấu</h1>", "https://shop.vn/vi-da")
    assert kind_of(said) == "other"


def test_goods_that_have_a_number_for_a_name() -> None:
    assert kind_of(page("<h1>Bánh flan</h1>", "https://shop.vn/products/7")) == "product"


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Hình thức thanh toán trong xuất nhập khẩu hàng gốm", "post"),
        ("Vì sao hoàn tiền lại lâu đến vậy", "post"),
        ("Chính sách thanh toán quốc tế bằng thẻ tại Gốm Mộc", "policy"),
    ],
)
def test_what_speaks_of_a_trade_is_news(heading: str, kind: str) -> None:
    assert kind_of(page(f"<h1>{heading}</h1>", "https://shop.vn/thanh-toan-hoan-tien")) == kind


@pytest.mark.parametrize(
    ("heading", "below", "kind"),
    [
        ("Phiếu bảo hành hai liên", "<p>85.000đ</p><button>Thêm vào giỏ</button>", "other"),
        ("Chính sách bảo hành", "<p>Phí 85.000đ</p><button>Mua ngay</button>", "policy"),
        ("Bảo hành và đổi trả", "<p>85.000đ</p>", "policy"),
        ("Giao hàng", "<h2>Bán chạy</h2><h3>Ví da</h3><p>85.000đ</p><button>Mua ngay</button>", "policy"),
    ],
)
def test_what_has_a_price_and_a_way_to_buy_below_its_heading_is_sold(
    heading: str, below: str, kind: str
) -> None:
    assert kind_of(page(f"<h1>{heading}</h1>{below}", "https://shop.vn/pbh-2")) == kind


def test_a_book_with_such_a_name_is_goods() -> None:
    """By its structured data: "Tại sao …" begins a book as it begins an article."""
    data = '<script type="application/ld+json">{"@type": "Product", "name": "Tại sao chúng ta ngủ"}</script>'
    book = f"{data}<h1>Tại sao chúng ta lại phải ngủ (bìa cứng)</h1><p>150.000đ</p>"
    assert kind_of(page(book, "https://shop.vn/tai-sao-chung-ta-ngu")) == "product"
    told = book.replace('"@type": "Product"', '"@type": ["Article", "Product"]')
    assert kind_of(page(told, "https://shop.vn/tai-sao-chung-ta-ngu")) == "post"
