"""RDFa is read into the form of microdata; a page without it pays nothing."""

from __future__ import annotations

from listing_kit import listings, page

BODY = """<div vocab="https://schema.org/" typeof="Product"><h1 property="name">Sáp thơm phòng Noel</h1>
<span property="brand" typeof="Brand"><span property="name">Hương Nhà</span></span>
<div property="offers" typeof="Offer"><meta property="price" content="90000">
<meta property="priceCurrency" content="VND"><p>90.000đ</p></div><button>Mua ngay</button></div>"""


def test_a_product() -> None:
    item = page(BODY).rdfa[0]
    assert item["@type"] == ["Product"]
    assert item["brand"]["name"] == "Hương Nhà"
    subject = listings(page(BODY, "https://shop.vn/products/sap-thom"))[0]
    assert subject.values("listing.price") == (90000.0,)
    assert subject.values("listing.brand") == ("Hương Nhà",)


def test_prefixes_of_schema_org_are_dropped_and_open_graph_stays_out() -> None:
    body = '<div typeof="schema:Product"><b property="schema:name">Áo</b><b property="x:name">Quần</b></div>'
    shown = page(body, head='<meta property="og:title" content="Áo">')
    assert shown.rdfa == [{"@type": ["Product"], "name": "Áo", "x:name": "Quần"}]


def test_open_graph_alone_is_no_rdfa() -> None:
    assert page("<p>Áo</p>", head='<meta property="og:title" content="Áo">').rdfa == []


def test_deep_nesting_is_bounded() -> None:
    body = '<div typeof="Product">' * 500 + '<b property="name">Áo</b>' + "</div>" * 500
    assert len(page(body).rdfa) == 500
