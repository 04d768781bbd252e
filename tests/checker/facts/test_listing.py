"""Product pages become listings; lists, articles, carts and policies do not."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listing_kit import listings, page

from checker.facts.listing import LISTING_FACTS, listing_id
from rules.load import load

LD = {
    "@context": "https://schema.org",
    "@type": "Product",
    "name": "Áo thun nam cổ tròn",
    "brand": {"@type": "Brand", "name": "Coolshirt"},
    "gtin13": "8936178581718",
    "offers": {"@type": "Offer", "price": "199000", "priceCurrency": "VND"},
}
BODY = """<header><a href="/">Shop</a></header><main><h1>Áo thun nam cổ tròn</h1>
<p><del>250.000đ</del> <b>199.000đ</b></p>
<form><input type=number name=quantity value=1><button>Thêm vào giỏ hàng</button></form>
<h2>Mô tả sản phẩm</h2>
<table><tr><td>Xuất xứ</td><td>Việt Nam</td></tr><tr><td>Chất liệu</td><td>100% cotton</td></tr></table>
<p>Nhà sản xuất: Công ty TNHH May Mặc An Nhiên</p><p>Áo mềm mịn, thấm hút mồ hôi, form rộng rãi thoải mái cả ngày.</p>
<h3>Sản phẩm liên quan</h3><div><h4>Quần rep 1:1</h4><p>300.000đ</p><p>Xuất xứ: Trung Quốc</p></div></main>"""


def ld(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def test_a_product_page() -> None:
    subject = listings(page(BODY, "https://Shop.vn/san-pham/ao-thun.html?utm_source=fb&color=red#x", ld(LD)))[
        0
    ]
    assert subject.id == "https://shop.vn/san-pham/ao-thun.html?color=red"
    assert subject.values("listing.title") == ("Áo thun nam cổ tròn",)
    assert subject.values("listing.price") == (199000.0,)
    assert subject.values("listing.price_struck") == (250000.0,)
    assert subject.values("listing.brand") == ("Coolshirt",)
    assert subject.values("listing.gtin") == ("8936178581718",)
    assert subject.values("listing.origin") == ("VN",)
    assert subject.values("listing.responsible") == ("Công ty TNHH May Mặc An Nhiên",)
    assert subject.values("label.ingredients") == ("100% cotton",)
    assert subject.values("listing.goods_group") == ("textile",)
    assert not subject.values("listing.counterfeit_cue"), "related goods are another page's business"
    assert not subject.values("listing.structured_conflict")


def test_places_lead_back_to_the_page() -> None:
    shown = page(BODY, head=ld(LD))
    for name in ("listing.title", "listing.price", "listing.origin", "listing.responsible"):
        fact = listings(shown)[0].facts[name][0]
        text = shown.text_at(fact.place.path)
        assert text[fact.place.start : fact.place.end] == fact.quote, name


def test_structured_price_that_nobody_sees_is_a_conflict() -> None:
    other = LD | {"offers": {"price": 99000, "priceCurrency": "VND"}}
    subject = listings(page(BODY, head=ld(other)))[0]
    assert subject.values("listing.price") == (199000.0, 99000.0), "two sources that disagree stay two facts"
    assert subject.values("listing.structured_conflict") == ("price 99000 / 199000",)


def test_structured_brand_that_the_page_contradicts() -> None:
    body = BODY.replace("<tr><td>Chất liệu", "<tr><td>Thương hiệu</td><td>Owen</td></tr><tr><td>Chất liệu")
    conflicts = listings(page(body, head=ld(LD)))[0].values("listing.structured_conflict")
    assert conflicts == ("brand Coolshirt / Owen",)


def test_a_number_whose_currency_stands_beside_it() -> None:
    body = "<h1>Áo thun nữ Martina</h1><h3>Giá từ</h3><span><p>249.000</p><p>đ *</p></span><button>Mua ngay</button>"
    assert listings(page(body))[0].values("listing.price") == (249000.0,)


def test_microdata() -> None:
    body = """<div itemscope itemtype="http://schema.org/Product"><h1 itemprop="name">Sáp thơm phòng Noel</h1>
    <span itemprop="brand">Hương Nhà</span><div itemprop="offers" itemscope itemtype="http://schema.org/Offer">
    <meta itemprop="price" content="90000"><meta itemprop="priceCurrency" content="VND"><p>90.000đ</p></div>
    <button>Mua ngay</button></div>"""
    subject = listings(page(body, "https://shop.vn/products/sap-thom"))[0]
    assert subject.values("listing.price") == (90000.0,)
    assert subject.values("listing.brand") == ("Hương Nhà",)


def test_a_home_page_that_sells_one_thing() -> None:
    body = """<h1>Viên nang đông trùng hạ thảo</h1><p>Giá: 1.450.000đ</p>
    <form><button>Xác nhận đặt hàng</button></form><p>Xuất xứ: Việt Nam</p>"""
    data = LD | {"name": "Viên nang đông trùng hạ thảo", "offers": {"price": 1450000}}
    assert len(listings(page(body, "https://mot-san-pham.vn/", ld(data)))) == 1


CARD = "<div><h3>Áo số {0}</h3><p>{0}50.000đ</p><button>Mua ngay</button></div>"
WAYS = "<li><a href=/lien-he>Liên hệ</a></li><li><a href=z>Chat Zalo</a></li><li><a href=tel:09>Gọi điện</a></li>"
CARDS = "".join(CARD.format(i) for i in range(1, 9))


@pytest.mark.parametrize(
    ("url", "body", "head"),
    [
        ("https://shop.vn/collections/ao", f"<h1>Áo nam</h1>{CARDS}", ""),
        ("https://shop.vn/ao-nam", f"<h1>Áo nam</h1>{CARDS}", ""),
        ("https://shop.vn/", f"<h1>Cửa hàng ABC</h1>{CARDS}", ""),
        ("https://shop.vn/collections/ao", f"<h1>Áo nam</h1>{CARDS}", ld(LD)),
        (
            "https://shop.vn/blogs/tin/top-10-kem-chong-nang",
            "<h1>Top 10 kem chống nắng tốt nhất</h1><p>Giá: 199.000đ</p><h2>2. Kem B</h2><p>250.000đ</p>",
            "",
        ),
        ("https://shop.vn/chinh-sach-doi-tra", "<h1>Chính sách đổi trả</h1><p>Đơn từ 500.000đ</p>", ""),
        ("https://shop.vn/gio-hang", "<h1>Giỏ hàng</h1><p>199.000đ</p><button>Đặt hàng</button>", ""),
        ("https://shop.vn/lien-he", "<h1>Liên hệ</h1><p>Hotline 0909</p>", ""),
        ("https://shop.vn/product.html", "<div id=root></div><script>x()</script>", ""),
        (
            "https://shop.vn/tin-tuc.aspx",
            "<p>Chưa có bài nào.</p><h2>Đánh giá và bình luận</h2><p>Trần Minh 12/03</p><p>Bên kia giá 99.000đ.</p>"
            "<p>Xuất xứ: Nhật</p><p>Model: A1</p>",
            "",
        ),
        (
            "https://shop.vn/7.html",
            "<p>Giỏ hàng</p><p>Chọn tất cả (2 sản phẩm)</p><p>Đơn giá</p><p>Thành tiền</p><h4>Tủ lạnh AQR</h4>"
            "<p>9.250.000đ</p><a href=x>Mua ngay</a><p>Quay lại mua hàng</p>",
            "",
        ),
        (
            "https://shop.vn/8.html",
            "<p>Trang chủ</p><p>Giới thiệu</p><h3>Tập trung vào điều quan trọng</h3><p>1.000.000đ</p>"
            "<a href=x>Mua ngay</a>",
            "",
        ),
        ("https://shop.vn/tra-gop.html", f"<h1>Mua trả góp</h1><p>Trả trước 30%.</p><ul>{WAYS}</ul>", ""),
        (
            "https://shop.vn/pages/banh-mi.html",
            "<div>Sản phẩm</div><h3>Bánh Mì</h3><h6>Chọn mức giá</h6><div>Dưới 10.000đ</div><div>90g</div>"
            "<div>Bánh Mì Sen</div><div>10.000đ</div><div>Bánh Donut</div><div>15.000đ</div><a href=z>Zalo đặt</a>",
            "",
        ),
    ],
)
def test_what_is_no_listing(url: str, body: str, head: str) -> None:
    assert not listings(page(body, url, head))


@pytest.mark.parametrize(
    "sheet",
    [
        "<table><tr><td>Bộ lọc</td><td>HEPA H13</td></tr></table>",
        "<p>Bộ lọc: HEPA H13</p>",
        "<p>Bộ lọc:Bộ lọc HEPA</p>",
        "<p>Bộ lọc than hoạt tính</p>",
    ],
)
def test_a_filter_is_a_part_of_a_machine(sheet: str) -> None:
    shown = page(
        f"<main><h1>Máy lọc khí Mây Xanh M3</h1><p>3.990.000đ</p><button>Mua ngay</button>{sheet}</main>"
    )
    assert [str(v) for s in listings(shown) for v in s.values("listing.title")] == ["Máy lọc khí Mây Xanh M3"]


def test_absence_counts_only_on_a_page_read_whole() -> None:
    whole = listings(page(BODY, head=ld(LD)))[0].searches["listing.health_claim"]
    assert whole.whole and whole.pages
    cut = listings(page(BODY, head=ld(LD), whole=False))[0].searches["listing.health_claim"]
    assert not cut.whole and cut.why
    shell = "<h1>Áo thun nam</h1><p>99.000đ</p><button>Mua ngay</button><div id=app></div><script>render()</script>"
    assert not listings(page(shell))[0].searches["listing.origin"].whole
    assert listings(page(shell, drawn=True))[0].searches["listing.origin"].whole
    pictures = "<h1>Áo thun nam</h1><p>99.000đ</p><button>Mua ngay</button>" + "<p><img src=a.jpg></p>" * 5
    assert "picture" in listings(page(pictures + "<p>hết</p>"))[0].searches["listing.origin"].why


TABS = """<main><h1>Kem dưỡng da tay</h1><p>99.000đ</p><button>Mua ngay</button><p>Mềm da.</p>
<div class="tab-pane" style="display:none"><table><tr><td>Xuất xứ</td><td>Việt Nam</td></tr></table>
<p>Thành phần: Nước, glycerin, bơ hạt mỡ</p><p>Hàng rep 1:1</p></div>
<div class="popup" style="display:none"><p>Bảo quản: nơi khô mát</p></div></main>"""


def test_a_field_in_a_closed_tab_is_not_missing() -> None:
    shown = page(TABS)
    subject = listings(shown)[0]
    assert subject.values("listing.origin") == ("VN",)
    fact = subject.facts["label.ingredients"][0]
    assert fact.value == "Nước, glycerin, bơ hạt mỡ" and fact.confidence < 0.75
    assert shown.text_at(fact.place.path)[fact.place.start : fact.place.end] == fact.quote
    assert "label.storage" not in subject.facts, "a pop-up is not about the goods"
    assert "listing.counterfeit_cue" not in subject.facts, "hidden words accuse nobody"


def test_a_shop_inside_a_platform_sells_under_its_folder() -> None:
    body = """<h1>Mít sấy giòn 250 g</h1><p>89.000đ</p><form><input type=number name=quantity><button>Thêm vào giỏ hàng
    </button></form><p>Xuất xứ: Việt Nam</p>"""
    assert listings(page(body, "https://san.vn/shop/quay-ba-sau/hang/mit-say-gion"))


def test_every_product_fact_of_the_vocabulary_is_searched() -> None:
    wanted = {n for n, f in load().facts.items() if f.subject == "listing" and "product" in f.stands_on}
    assert wanted == set(LISTING_FACTS)


def test_trackers_leave_the_id() -> None:
    assert listing_id("HTTPS://Shop.VN/p?b=2&a=1&fbclid=x&utm_medium=y") == "https://shop.vn/p?a=1&b=2"
    assert listing_id("https://shop.vn") == "https://shop.vn/"


@given(st.text(max_size=400))
@settings(max_examples=40, deadline=None)
def test_any_page(text: str) -> None:
    listings(page(f"<h1>Áo {text}</h1><p>99.000đ</p><button>Mua ngay</button><p>{text}</p>", head=ld(LD)))


@pytest.mark.parametrize(
    ("body", "title", "price"),
    [
        (
            "<h1>Góc Phố</h1><h2>Ba lô chống nước</h2><p>399.000đ</p><button>Mua ngay</button>",
            "Ba lô chống nước",
            399_000,
        ),
        ("<h1>Ba lô chống nước</h1><p>299.000đ</p><div>Thêm vào giỏ hàng</div>", "Ba lô chống nước", 299_000),
        (
            "<h1>Ba lô chống nước</h1><p>Giá: 120.000</p><button>Mua ngay</button>",
            "Ba lô chống nước",
            120_000,
        ),
        (
            "<h3>Ba lô chống nước</h3><p>499.000đ 297.000đ</p><button>THÊM VÀO GIỎ</button><h3>Gợi ý dành cho bạn</h3>"
            + "<h4>Ví</h4><p>9.000đ</p><button>THÊM VÀO GIỎ</button>" * 4,
            "Ba lô chống nước",
            297_000,
        ),
        (
            "<h2>Vegetable’s Package</h2><div><a>Home</a><a>Vegetables</a></div><h3>Ba lô chống nước</h3>"
            "<p>320.000đ</p><a class=primary-btn>ADD TO CART</a>",
            "Ba lô chống nước",
            320_000,
        ),
        (
            "<h4>Shop</h4><div><a>Home</a><span>Details</span></div><h4>Ba lô chống nước: bản 2</h4><p>- 5 Reviews</p>"
            "<h3>1.850.000đ <span>2.100.000đ</span></h3><a>thêm vào giỏ</a>",
            "Ba lô chống nước: bản 2",
            1_850_000,
        ),
        (
            "<h1>Ba lô chống nước</h1><p>199.000đ</p><p>Mua kèm: Túi lưới 20.000đ</p><button>Mua ngay</button>",
            "Ba lô chống nước",
            199_000,
        ),
    ],
)
def test_pages_of_other_makes(body: str, title: str, price: int) -> None:
    subject = listings(page(body, head="<title>Ba lô chống nước | Góc Phố</title>"))[0]
    assert subject.values("listing.title") == (title,)
    assert subject.values("listing.price") == (price,)


def test_results_of_a_search_are_no_listing() -> None:
    body = "<h1>Kết quả tìm kiếm</h1><p>Ba lô 199.000đ</p><button>Mua ngay</button>"
    assert not listings(page(body, "https://shop.vn/search"))


def test_the_shops_name_may_come_first_in_the_title() -> None:
    body = "<h1>Ba lô chống nước</h1><p>199.000đ</p><button>Mua ngay</button>"
    subject = listings(page(body, head="<title>Góc Phố - Ba lô chống nước</title>"))[0]
    assert subject.values("listing.title") == ("Ba lô chống nước",)


@pytest.mark.parametrize(
    ("body", "price"),
    [
        ("<p>Giá: 145k/tuýp (mua 3 tính 140k)</p>", 145_000),
        ("<p>45.000 ₫</p><p>Giá bán theo quả, mua từ 20 quả: 40k/quả</p>", 45_000),
        (
            "<table><tr><td>Giá bán lẻ</td><td>3.150.000 đ/cái</td></tr>"
            "<tr><td>Giá sỉ (từ 20 cái)</td><td>2.980.000 đ/cái</td></tr></table>",
            3_150_000,
        ),
        (
            "<table><tr><td>1+</td><td>42.000đ</td></tr><tr><td>10+</td><td>39.500đ</td></tr>"
            "<tr><td>100+</td><td>36.000đ</td></tr></table>",
            42_000,
        ),
        ("<p>Mua 1g 350.000đ Còn 250.000đ/gr</p>", 250_000),
        ("<p><del>220.000đ</del> 180.000đ</p>", 180_000),
    ],
)
def test_what_one_piece_costs_one_buyer_now(body: str, price: int) -> None:
    (one,) = listings(page(f"<h1>Sữa rửa mặt Senka 120g</h1>{body}<button>Thêm vào giỏ</button>"))
    assert one.facts["listing.price"][0].value == price


@pytest.mark.parametrize(
    ("above", "below", "brand"),
    [
        ("<p>Thương hiệu: Calmax</p>", "", "Calmax"),
        ("", "<table><tr><td>Thương hiệu</td><td>Đức</td></tr></table><p>Thương hiệu: Bosher</p>", "Bosher"),
        ("", "<p>Hãng Gluckin (thương hiệu Đức), sản xuất tại Trung Quốc.</p>", "Gluckin"),
    ],
)
def test_whose_brand_it_is(above: str, below: str, brand: str) -> None:
    (one,) = listings(
        page(f"{above}<h1>Viên uống bổ sung canxi</h1><p>385.000đ</p><button>Chọn mua</button>{below}")
    )
    assert [f.value for f in one.facts["listing.brand"]] == [brand]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Nơi sản xuất: xã Long Cốc, tỉnh Phú Thọ", "VN"),
        ("C/O: Taiwan", "TW"),
        ("Made in Korea. Ngoài ra chúng tôi còn có đồng hồ Zenner xuất xứ Đức", "KR"),
    ],
)
def test_where_these_goods_come_from(said: str, code: str) -> None:
    (one,) = listings(
        page(f"<h1>Đồng hồ nước DN80</h1><p>385.000đ</p><button>Chọn mua</button><p>{said}</p>")
    )
    assert [f.value for f in one.facts["listing.origin"]] == [code]


BUY = "<button>Mua ngay</button><p>Thương hiệu: Orien</p>"


@pytest.mark.parametrize(
    ("prices", "value"),
    [
        ("<span class=old>7.600.000₫</span><span>6.840.000₫</span><span>-10%</span>", 6_840_000),
        ("<b>590.000 ₫</b></div><div>Giá cuối khi áp mã NOI50: 540.000 ₫", 590_000),
        (
            "<table><tr><td>Giá lẻ</td><td>38.000 đ/m</td></tr><tr><td>Giá cây (100m)</td><td>33.500 đ/m</td></tr>"
            "</table>",
            38_000,
        ),
        ("<p>890,000 Vietnamese dong</p>", 890_000),
    ],
)
def test_the_price_of_one_for_anybody(prices: str, value: float) -> None:
    shown = listings(page(f"<main><h1>Đồng hồ Orien RA-AC05</h1><div>{prices}</div>{BUY}</main>"))
    assert shown[0].values("listing.price") == (value,)


def test_goods_whose_price_is_asked_for() -> None:
    body = "<main><h1>Rèm vải 2 lớp</h1><p>Giá theo mét, liên hệ để có giá đúng.</p><a href=tel:09>Gọi đặt</a></main>"
    shown = listings(page(body, "https://shop.vn/san-pham/rem-vai/"))
    assert shown[0].values("listing.title") == ("Rèm vải 2 lớp",)
    assert not shown[0].values("listing.price")


def test_goods_at_the_price_of_the_works() -> None:
    body = "<h1>XE BA GÁC THÙNG BEN</h1><p>GIÁ XUẤT XƯỞNG: 48.500.000 Đ</p><p>KHUNG: THÉP</p>"
    assert listings(page(body, "https://shop.vn/xe/ba-gac.asp"))[0].values("listing.price") == (48_500_000,)


def test_goods_whose_price_is_told_by_message() -> None:
    body = (
        "<h4>Đầu băng cối Teac A-3440</h4><h3>Giá: nhắn Zalo</h3><p>Máy bãi.</p><a href='#'>thêm vào giỏ</a>"
    )
    shown = listings(page(body, "https://shop.vn/chi-tiet-2.html"))
    assert shown[0].values("listing.title") == ("Đầu băng cối Teac A-3440",)
    assert not shown[0].values("listing.price")


def test_a_name_that_the_title_holds_after_the_shop() -> None:
    body = (
        "<div><span>VẢI KATE FORD K65 KHỔ 1M6</span><table><tr><td>Mã hàng</td><td>K65</td></tr>"
        "<tr><td>Giá bán lẻ</td><td>38.000 đ/m</td></tr><tr><td>Thành phần</td><td>65% poly</td></tr></table></div>"
    )
    head = "<title>Hồng Hà - Vải kate Ford K65 khổ 1m6</title>"
    assert listings(page(body, "https://shop.vn/sp.aspx?id=5", head))[0].values("listing.title") == (
        "VẢI KATE FORD K65 KHỔ 1M6",
    )


def test_a_brand_that_is_introduced() -> None:
    body = (
        "<main><h1>Cột lọc Pentaflo 1054</h1><p>Giá: 900.000đ</p><button>Mua ngay</button>"
        "<p>Pentaflo là thương hiệu Mỹ, vỏ đúc tại Ấn Độ.</p></main>"
    )
    shown = listings(page(body))[0]
    assert shown.values("listing.brand") == ("Pentaflo",)
    assert shown.values("listing.origin") == ("IN",)


@pytest.mark.parametrize(
    ("prices", "value"),
    [
        ("<p>Giá: 65k/cái, thùng 20 cái 58k</p>", 65000),
        ("<p>Giá cũ 350k, nay chỉ còn 259k 1 hộp</p>", 259000),
        ("<p>Giá mới: 1.690.000 đ</p><p>Giá đổi bình cũ: 1.540.000 đ</p>", 1690000),
        ("<p>365k/m2</p><p>(Chưa gồm công lắp 50k/m2)</p>", 365000),
        ("<h2>395.000đ</h2><p>Trước thuế: 359.000đ</p>", 395000),
        ("<p>890.000₫</p><p>hoặc 3 kỳ x 296.667₫ với Trả Dần</p>", 890000),
        ("<div><s>1.690.000₫</s></div><div>1.290.000₫ <i>Giảm giá</i></div>", 1290000),
    ],
)
def test_what_else_costs_something_is_not_the_price(prices: str, value: float) -> None:
    (one,) = listings(page(f"<h1>Bộ ga chun Sợi Mây</h1>{prices}<button>Thêm vào giỏ hàng</button>"))
    assert one.facts["listing.price"][0].value == value


def test_a_row_of_two_fields() -> None:
    table = "<table><tr><td>Hãng sản xuất</td><td>Vitara</td><td>Xuất xứ</td><td>Nhập khẩu Ấn Độ</td></tr></table>"
    (one,) = listings(page(f"<h1>Gạch 80x160 vân đá</h1><p>485.000đ/m²</p><button>Đặt mua</button>{table}"))
    assert one.facts["listing.origin"][0].value == "IN"
    assert one.facts["listing.responsible"][0].value == "Vitara"


def test_a_row_of_headings_names_no_values() -> None:
    table = "<table><tr><td>Thương hiệu</td><td>Bảo hành</td><td>Xuất xứ</td><td>Model</td></tr></table>"
    (one,) = listings(page(f"<h1>Gạch 80x160 vân đá</h1><p>485.000đ/m²</p><button>Đặt mua</button>{table}"))
    assert not {"listing.origin", "listing.brand"} & set(one.facts)


def test_a_ticket_comes_from_nowhere() -> None:
    said = "<p>Áo giải may tại Việt Nam, huy chương đúc tại Trung Quốc.</p>"
    (one,) = listings(
        page(f"<h1>Vé giải chạy 10km</h1><p>Giá vé: 650.000 đ</p><button>Mua ngay</button>{said}")
    )
    assert "listing.origin" not in one.facts


def test_a_brand_without_the_link_beside_it() -> None:
    said = "<ul><li><span>Hãng:</span><div>Sharpo. <a href=/s>Xem thông tin hãng</a></div></li></ul>"
    (one,) = listings(page(f"<h1>Nồi cơm 1.8 lít</h1><p>690.000 đ</p><button>Mua ngay</button>{said}"))
    assert one.facts["listing.brand"][0].value == "Sharpo"


LABELLED = """<h1>Men vi sinh Lúa Mới</h1><p>Cho heo và gia cầm sau khi ốm.</p><p>Thành phần: lợi khuẩn</p>
<p>Sản xuất tại: Sóc Trăng</p><p>Hạn dùng: 24 tháng</p><p>Nhà phân phối: Công ty TNHH Lúa Mới Miền Tây</p>"""


def test_goods_whose_price_nobody_says_are_told_by_their_label() -> None:
    (one,) = listings(page(LABELLED, "https://luamoi.vn/san-pham/men-vi-sinh"))
    assert one.values("listing.title") == ("Men vi sinh Lúa Mới",)
    assert one.values("listing.origin") == ("VN",)
    assert not one.values("listing.price")
    assert not listings(page(LABELLED, "https://luamoi.vn/tin-tuc/men-vi-sinh-cho-heo")), "an article"


def test_a_list_says_each_field_of_a_label_again_and_again() -> None:
    cards = "".join(
        f"<h3>Máy bơm B{n}</h3><p>Model: B{n}</p><p>Công suất: {n} kW</p><p>Xuất xứ: Ý</p>"
        for n in range(1, 5)
    )
    assert not listings(page(f"<h1>Máy bơm</h1>{cards}", "https://luamoi.vn/san-pham/may-bom"))


@pytest.mark.parametrize("banner", ["Sản phẩm chi tiết", "Shop Detail", "Product Details", "Chi tiết"])
def test_the_banner_of_a_template_is_no_name(banner: str) -> None:
    body = f"""<h3>{banner}</h3><form><a href="" class="product-name">Áo sơ mi tay lỡ in hoa</a>
    <div>165.000đ</div><input type=number name=sl value=1><input type=submit value="Mua ngay"></form>"""
    (one,) = listings(page(body, "https://aohoa.vn/index.php?act=chitiet&id=3"))
    assert one.values("listing.title") == ("Áo sơ mi tay lỡ in hoa",)
