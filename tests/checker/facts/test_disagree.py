"""What machines are told and what people see, held against each other: real differences, and none that are not."""

from __future__ import annotations

from typing import Any

import pytest
from listing_kit import listings, page
from test_listing import BODY, LD, ld

from checker.model import Subject

CONFLICT = "listing.structured_conflict"


def read(body: str = BODY, head: str = "", **changed: Any) -> Subject:
    return listings(page(body, head=(ld(LD | changed) if changed else "") + head))[0]


def offer(**said: Any) -> dict[str, Any]:
    return {"@type": "Offer", "priceCurrency": "VND"} | said


@pytest.mark.parametrize(
    "offers",
    [
        offer(price="199000"),
        offer(price=199000.0),
        offer(price="199.000"),
        offer(price=250000),  # the struck price
        offer(price=199400),  # rounding
        {"@type": "AggregateOffer", "lowPrice": 150000, "highPrice": 320000, "priceCurrency": "VND"},
        [offer(price=180000), offer(price=199000)],  # variants
        offer(price=19900000),  # hundredths
        offer(price=""),
        offer(price="Liên hệ"),
        offer(price=0),
    ],
)
def test_prices_that_say_the_same(offers: Any) -> None:
    assert not read(offers=offers).values(CONFLICT)


def test_tax_is_no_difference_where_the_page_speaks_of_it() -> None:
    before_tax = offer(price=180909)  # 199 000 with 10 % on top
    assert not read(BODY.replace("</form>", "</form><p>Giá đã bao gồm VAT</p>"), offers=before_tax).values(
        CONFLICT
    )
    assert read(offers=before_tax).values(CONFLICT) == ("price 180909 / 199000",)


def test_a_price_of_a_variant_in_a_list_of_choice() -> None:
    body = BODY.replace("<form>", "<form><select><option>Size XL - 230.000đ</option></select>")
    assert not read(body, offers=offer(price=230000)).values(CONFLICT)


def test_a_price_that_nobody_sees() -> None:
    subject = read(offers=offer(price=99000))
    assert subject.values(CONFLICT) == ("price 99000 / 199000",)
    assert [(f.value, f.place.path) for f in subject.facts["listing.price"]][1] == (
        99000.0,
        "script[ld+json]:1 $.offers.price",
    )


def test_open_graph_and_json_ld_are_two_sources_and_one_conflict_is_told_once() -> None:
    head = (
        '<meta property="og:title" content="Áo thun nam cổ tròn">'
        '<meta property="product:price:amount" content="99000">'
        '<meta property="product:price:currency" content="VND">'
    )
    assert read(head=head).values(CONFLICT) == ("price 99000 / 199000",)
    assert read(head=head, offers=offer(price=99000)).values(CONFLICT) == ("price 99000 / 199000",)


def test_another_money() -> None:
    assert read(offers=offer(price=199000, priceCurrency="USD")).values(CONFLICT) == ("currency USD / VND",)
    assert not read(offers=offer(price=8.5, priceCurrency="USD")).values(CONFLICT), "a price for abroad"


def test_another_barcode() -> None:
    body = BODY.replace("<tr><td>Chất", "<tr><td>Mã vạch</td><td>8934563138165</td></tr><tr><td>Chất")
    subject = read(body, name=LD["name"])
    assert subject.values(CONFLICT) == ("gtin 8936178581718 / 8934563138165",)
    same = body.replace("8934563138165", "08936178581718")
    assert not read(same, name=LD["name"]).values(CONFLICT), "the same number with a leading zero"


def test_another_origin() -> None:
    subject = read(countryOfOrigin="CN")
    assert subject.values(CONFLICT) == ("origin CN / VN",)
    assert subject.values("listing.origin") == ("VN", "CN")
    assert not read(countryOfOrigin={"@type": "Country", "name": "Việt Nam"}).values(CONFLICT)
    assert not read(countryOfOrigin="theo lô hàng").values(CONFLICT)


def test_an_origin_that_is_only_stated_is_known_with_less_confidence() -> None:
    body = BODY.replace("<tr><td>Xuất xứ</td><td>Việt Nam</td></tr>", "")
    fact = read(body, countryOfOrigin="JP").facts["listing.origin"][0]
    assert (fact.value, fact.confidence, fact.place.path) == (
        "JP",
        0.7,
        "script[ld+json]:1 $.countryOfOrigin",
    )


SOLD_OUT = BODY.replace("<button>Thêm vào giỏ hàng</button>", "<p>Hết hàng</p>")


def test_goods_that_cannot_be_had() -> None:
    stocked = offer(price=199000, availability="https://schema.org/InStock")
    assert read(SOLD_OUT, offers=stocked).values(CONFLICT) == ("availability in_stock / out_of_stock",)
    assert read(SOLD_OUT, offers=stocked).values("listing.availability") == ("out_of_stock", "in_stock")
    assert not read(offers=stocked).values(CONFLICT)
    mixed = [stocked, offer(price=199000, availability="OutOfStock")]
    assert not read(SOLD_OUT, offers=mixed).values(CONFLICT), "one variant is there"


def test_the_shops_own_name_as_a_brand_is_no_other_brand() -> None:
    body = BODY.replace("<tr><td>Chất", "<tr><td>Thương hiệu</td><td>Owen</td></tr><tr><td>Chất")
    head = '<meta property="og:site_name" content="Thời trang Coolshirt">'
    assert not read(body, head, name=LD["name"]).values(CONFLICT)
    assert read(body, name=LD["name"]).values(CONFLICT) == ("brand Coolshirt / Owen",)


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("L'Oréal", "Loreal"),
        ("CocaCola", "Coca-Cola Việt Nam"),
        ("Owen", "Đang cập nhật"),
        ("Owen", "No brand"),
        ("Áo Mới", "Owen"),  # the shop of aomoi.vn
    ],
)
def test_brands_that_do_not_disagree(stated: str, shown: str) -> None:
    body = BODY.replace("<tr><td>Chất", f"<tr><td>Thương hiệu</td><td>{shown}</td></tr><tr><td>Chất")
    found = listings(page(body, "https://www.aomoi.vn/san-pham/ao-thun.html", ld(LD | {"brand": stated})))[0]
    assert not found.values(CONFLICT)


def test_two_origins_that_nobody_sees_are_no_statement_to_buyers() -> None:
    body = BODY.replace("<tr><td>Xuất xứ</td><td>Việt Nam</td></tr>", "")
    twice = ld(LD | {"countryOfOrigin": "JP"}) + ld(LD | {"countryOfOrigin": "CN"})
    found = listings(page(body, head=twice))[0]
    assert found.values("listing.origin") == ("JP",)
    assert not found.values(CONFLICT)


@pytest.mark.parametrize("way", ["<a href='/gio-hang?add=1'>Mua ngay</a>", "<div>Thêm vào giỏ hàng</div>"])
def test_one_size_that_is_gone_is_not_all_of_them(way: str) -> None:
    stocked = offer(price=199000, availability="https://schema.org/InStock")
    assert not read(SOLD_OUT.replace("<p>Hết hàng</p>", f"<p>Hết hàng</p>{way}"), offers=stocked).values(
        CONFLICT
    )


def test_a_price_without_end_is_none() -> None:
    body = BODY.replace("199.000đ", "").replace("250.000đ", "Liên hệ")
    assert not read(body, offers=offer(price="Infinity")).values("listing.price")


def test_goods_of_another_name() -> None:
    assert read(name="Máy khoan bê tông Bosch").values(CONFLICT) == (
        "name Máy khoan bê tông Bosch / Áo thun nam cổ tròn",
    )
    assert not read(name="Shop").values(CONFLICT), "the shop rates itself"
    assert not read(name="Máy khoan Bosch", offers={}).values(CONFLICT), "no offer, no statement"


def test_the_shop_as_the_brand_is_told_by_the_end_of_the_title() -> None:
    row = "<table><tr><td>Thương hiệu</td><td>Bát Cổ</td></tr></table>"
    body = f"<h1>Ấm trà men rạn</h1><p>250.000đ</p><button>Thêm vào giỏ hàng</button>{row}"
    head = "<title>Ấm trà men rạn | Lá Mạ</title>" + ld(
        {"@type": "Product", "name": "Ấm trà men rạn", "brand": "Lá Mạ"}
    )
    (subject,) = listings(page(body, head=head))
    assert not subject.values(CONFLICT)
    (subject,) = listings(page(body, head=head.replace("| Lá Mạ", "| Nhà Gốm")))
    assert subject.values(CONFLICT)
