"""Each storefront engine's state is read, from its script to a product with its price in đồng."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listing_kit import listings, page

from checker.facts.engines import FALLBACK, engines
from checker.facts.page import Page
from checker.facts.stated import stated_products

NAME = "Nồi chiên không dầu An Khang 5 lít"
HEADING = f"<h1>{NAME}</h1><p>1.290.000đ</p><button>Thêm vào giỏ hàng</button>"


def script(text: str, attributes: str = "") -> str:
    return f"<script {attributes}>{text}</script>"


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


LAZADA = {
    "data": {
        "root": {
            "fields": {
                "product": {"title": NAME, "brand": {"name": "An Khang"}},
                "skuInfos": {
                    "0": {"price": {"salePrice": {"value": 1290000}, "originalPrice": {"value": 1590000}}},
                    "1": {"price": {"salePrice": {"value": 1390000}}},
                },
                "seller": {"name": "An Khang Store"},
                "specifications": {"11": {"features": {"Xuất xứ": "Việt Nam"}}},
            }
        }
    }
}
SHOPEE = {
    "initialState": {
        "DOMAIN_PDP": {
            "data": {
                "PDP_BFF_DATA": {
                    "cachedMap": {
                        "1/2": {
                            "item": {"title": NAME, "price": 129000000000, "brand": "An Khang"},
                            "product_attributes": {"attrs": [{"name": "Xuất xứ", "value": "Việt Nam"}]},
                            "shop_detailed": {"name": "An Khang Store"},
                        }
                    }
                }
            }
        }
    }
}
TIKI = {
    "props": {
        "initialState": {
            "productv2": {
                "productData": {
                    "response": {
                        "data": {
                            "name": NAME,
                            "price": 1290000,
                            "list_price": 1590000,
                            "brand": {"name": "An Khang"},
                            "current_seller": {"name": "An Khang Store", "price": 1290000},
                            "specifications": [
                                {"name": "Chung", "attributes": [{"name": "Xuất xứ", "value": "Việt Nam"}]}
                            ],
                        }
                    }
                }
            }
        }
    }
}
VARIANT = {"display_price": 1290000, "display_regular_price": 1590000, "is_in_stock": True, "sku": "NC5"}
HARAVAN = {
    "page": {"pageType": "product"},
    "product": {"title": NAME, "price": 129000000.0, "vendor": "An Khang"},
}
SHOPIFY = {
    "title": NAME,
    "vendor": "An Khang",
    "variants": [{"price": 129000000, "barcode": "8936178581718"}],
}
FLAT = [
    ["ShallowReactive", 1],
    {"product": 2},
    {"name": 3, "price": 4, "brand": 5},
    NAME,
    1290000,
    {"name": 6},
    "An Khang",
]
FLIGHT = f'4:["$","div",null,{{"product":{{"name":"{NAME}","price":1290000,"brand":"An Khang"}}}}]\n'

STATES: dict[str, tuple[str, float]] = {
    "haravan": (script("window.x=1; var meta = " + dumped(HARAVAN) + "; // hstatic.net"), 1290000),
    "sapo": (
        script("Bizweb = {}; var meta = " + dumped({"product": {"name": NAME, "price": 1290000.0}})),
        1290000,
    ),
    "shopify": (script(dumped(SHOPIFY), 'type="application/json" id="ProductJson-main"'), 1290000),
    "woocommerce": (f"<form data-product_variations='{dumped([VARIANT])}'></form>", 1290000),
    "magento": (
        '<div class="product-info-main"><span data-price-type="finalPrice" data-price-amount="1290000"></span></div>',
        1290000,
    ),
    "shopee": (script(dumped(SHOPEE), 'type="text/mfe-initial-data"'), 1290000),
    "lazada": (script("var __moduleData__ = " + dumped(LAZADA)), 1290000),
    "tiki": (
        '<link rel=preconnect href="https://salt.tikicdn.com">'
        + script(dumped(TIKI), 'id="__NEXT_DATA__" type="application/json"'),
        1290000,
    ),
    "sendo": (
        "<!-- sendo.vn -->"
        + script("window.__INITIAL_STATE__ = " + dumped({"d": {"name": NAME, "price": 1290000}})),
        1290000,
    ),
    "nextjs": (
        script(
            dumped({"props": {"pageProps": {"item": {"name": NAME, "price": 1290000, "brand": "An Khang"}}}}),
            'id="__NEXT_DATA__" type="application/json"',
        ),
        1290000,
    ),
    "nuxt": (script(dumped(FLAT), 'id="__NUXT_DATA__" type="application/json"'), 1290000),
    "tiktokshop": (
        script(
            dumped({"loader": [{"title": NAME, "price": {"value": 1290000}, "brand": "An Khang"}]}),
            'id="__MODERN_ROUTER_DATA__" type="application/json"',
        ),
        1290000,
    ),
    "generic": (
        script(
            "window.__PRELOADED_STATE__ = " + dumped({"catalog": {"productName": NAME, "price": 1290000}})
        ),
        1290000,
    ),
}


def test_every_engine_is_tried_here() -> None:
    assert set(STATES) == set(engines())
    assert list(engines())[-1] == FALLBACK


@pytest.mark.parametrize("name", STATES)
def test_the_state_of_an_engine_is_read(name: str) -> None:
    state, price = STATES[name]
    shown = page(HEADING + state)
    assert engines()[name].made(shown)
    product = stated_products(shown)[0]
    assert product.name == NAME
    assert product.price == price
    assert product.currency == ("VND" if engines()[name].per_dong else "unknown")


def test_a_name_is_assigned_whole() -> None:
    """`data.meta = {…}` is meta's, `mymeta = {…}` and `$meta = {…}` are not."""
    for before, held in (("data.", True), ("", True), ("my", False), ("$", False), ("_", False)):
        text = f"{before}meta = " + dumped({"product": {"title": NAME, "variants": [{"price": 12900000}]}})
        shown = page(HEADING + script("var haravan = 1; " + text))
        assert bool(list(engines()["haravan"].states(shown))) is held, before


@pytest.mark.parametrize("name", STATES)
def test_a_state_of_other_goods_is_not_this_page(name: str) -> None:
    assert not stated_products(
        page("<h1>Bình giữ nhiệt inox</h1><p>99.000đ</p>" + STATES[name][0])
    ) or name in (
        "woocommerce",
        "magento",
    ), "their state has no name of its own: it stands in the page's own form"


def test_flight_chunks_of_the_app_router() -> None:
    chunks = "".join(script(f"self.__next_f.push([1,{dumped(part)}])") for part in (FLIGHT[:40], FLIGHT[40:]))
    product = stated_products(page(HEADING + chunks))[0]
    assert (product.name, product.brand) == (NAME, "An Khang")


def test_a_page_that_nobody_drew_is_read_from_its_state() -> None:
    shell = page(
        '<div id="main"></div>' + STATES["shopee"][0],
        "https://shopee.vn/noi-chien-i.1.2",
        f"<title>{NAME} | Shopee Việt Nam</title>",
    )
    subject = listings(shell)[0]
    assert subject.values("listing.title") == (NAME,)
    assert subject.values("listing.price") == (1290000.0,)
    assert subject.values("listing.origin") == ("VN",)
    assert subject.values("listing.seller") == ("An Khang Store",)
    assert not subject.searches["listing.responsible"].whole, "what scripts would show is not missing"


def test_pointers_in_a_circle_end() -> None:
    flat = [1, {"name": 2, "price": 3, "brand": 4, "self": 1}, NAME, 5, {"name": 2, "up": 1}]
    made = script(dumped(flat), 'id="__NUXT_DATA__" type="application/json"')
    assert stated_products(page(HEADING + made))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just(NAME),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["name", "title", "price", "product", "item", "variants", "brand", "attributes", "data"]
            )
            | st.text(max_size=4),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None)
@given(state=_JSON, name=st.sampled_from(sorted(set(STATES) - {"magento"})))
def test_no_state_breaks_an_engine(state: Any, name: str) -> None:
    text = dumped(state)
    body = {
        "woocommerce": f"<form data-product_variations='{text.replace(chr(39), '')}'></form>",
    }.get(
        name,
        script("var meta = " + text + ";window.__INITIAL_STATE__ = " + text + ";var __moduleData__ = " + text)
        + "".join(
            script(text, f'id="{i}" type="application/json"')
            for i in ("__NEXT_DATA__", "__NUXT_DATA__", "ProductJson", "__MODERN_ROUTER_DATA__")
        )
        + script(text, 'type="text/mfe-initial-data"')
        + "hstatic.net Bizweb tikicdn.com sendo.vn",
    )
    shown = Page("https://shop.vn/p", "v#1", f"<h1>{NAME}</h1>{body}".encode(), "text/html; charset=utf-8")
    for product in stated_products(shown):
        assert product.name
