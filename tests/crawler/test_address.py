"""One address, many spellings."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.address import (
    origin_of,
    page_key,
    registered_domain,
    slot_of,
    storefront_id,
    twins,
    with_scheme,
)

SPELLINGS = [
    "https://shop.vn",
    "http://shop.vn/",
    "HTTPS://WWW.Shop.VN:443/",
    "www.shop.vn",
    "shop.vn/index.html",
    "//shop.vn/index.php?utm_source=zalo&fbclid=abc#top",
    " https://shop.vn./ ",
    "http://shop.vn:80//",
]


@pytest.mark.parametrize("url", SPELLINGS)
def test_spellings_of_one_storefront_agree(url: str) -> None:
    assert storefront_id(url) == "shop.vn"


@pytest.mark.parametrize(
    ("url", "id"),
    [
        ("http://127.0.0.1:8801/", "127.0.0.1:8801"),
        ("http://127.0.0.1:8802", "127.0.0.1:8802"),
        ("https://shopee.vn/tiem-noi/", "shopee.vn/tiem-noi"),
        ("https://shopee.vn/tiem-noi?sp_atk=1&utm_x=2", "shopee.vn/tiem-noi?sp_atk=1"),
        ("https://www.facebook.com/Tiem.Noi/?fbclid=1&mibextid=2", "facebook.com/Tiem.Noi"),
        (
            "https://play.google.com/store/apps/details?id=vn.shop&hl=vi",
            "play.google.com/store/apps/details?hl=vi&id=vn.shop",
        ),
        ("https://Cửa-Hàng.vn/", "xn--ca-hng-0ta48k.vn"),
        ("http://[::1]:8080/a", "[::1]:8080/a"),
        ("shop.vn:8443", "shop.vn:8443"),
    ],
)
def test_what_tells_storefronts_apart_stays(url: str, id: str) -> None:
    found = storefront_id(url)
    if "xn--" in id:
        assert found.startswith("xn--")
        assert found.isascii()
    else:
        assert found == id


@pytest.mark.parametrize(
    "url",
    ["", "   ", "mailto:a@b.vn", "ftp://shop.vn", "http://", "https:///path", "http://a b.vn/", "http://shop.vn:99999/",
     "javascript:alert(1)", "http://..", "http://[::1", "Công ty TNHH An Khang"],
)  # fmt: skip
def test_no_address_is_told_in_one_sentence(url: str) -> None:
    with pytest.raises(ValueError, match=r"address|host"):
        storefront_id(url)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.vn/x?b=2&a=1", "http://a.vn/x?a=1&b=2#c"),
        ("http://a.vn/x/?utm_campaign=z&zaloid=1", "http://a.vn:80/x"),
        ("http://a.vn/n%e1%bb%93i", "http://a.vn/nồi"),
        ("http://a.vn/x;jsessionid=AB12?a=1", "http://a.vn/x?a=1"),
        ("http://a.vn/", "http://a.vn/index.php"),
    ],
)
def test_spellings_of_one_page_agree(one: str, other: str) -> None:
    assert page_key(one) == page_key(other)


def test_pages_that_differ_stay_apart() -> None:
    urls = [
        "http://a.vn/x",
        "https://a.vn/x",
        "http://www.a.vn/x",
        "http://a.vn/x?id=1",
        "http://a.vn/X",
        "http://a.vn/#!/x",
    ]
    assert len({page_key(u) for u in urls}) == len(urls)


hosts = st.from_regex(r"[a-z][a-z0-9]{0,8}(\.[a-z]{2,5}){1,2}", fullmatch=True)
paths = st.lists(st.text("abcđồ %-_.~/+", max_size=6), max_size=4).map("/".join)
queries = st.dictionaries(
    st.from_regex(r"[a-z]{1,5}", fullmatch=True), st.text("aé1 &=", max_size=4), max_size=3
)


@given(hosts, paths, queries, st.sampled_from(["", ":80", ":8080"]))
def test_keys_and_ids_are_their_own_keys_and_ids(
    host: str, path: str, query: dict[str, str], port: str
) -> None:

    url = f"http://{host}{port}/{path}?{urlencode(query)}"
    key = page_key(url)
    assert page_key(key) == key
    id = storefront_id(url)
    assert storefront_id(id) == id
    shouted = url.replace(host, host.upper(), 1)
    assert page_key(shouted) == key
    assert storefront_id(f"{url}#top") == id
    assert storefront_id(url + "&utm_source=x&gclid=y") == id


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_a_value_error(text: str) -> None:
    for function in (storefront_id, page_key, with_scheme, origin_of):
        try:
            assert function(text)
        except ValueError as error:
            assert str(error)


def test_hosts() -> None:
    assert slot_of("https://a.vn/x") == "a.vn:443"
    assert slot_of("http://127.0.0.1:81/") == "127.0.0.1:81"
    assert registered_domain("m.tiem.com.vn") == "tiem.com.vn"
    assert registered_domain("tiem-a.myharavan.com") == "tiem-a.myharavan.com"
    assert registered_domain("127.0.0.1") == "127.0.0.1"


def test_doors() -> None:
    assert with_scheme("shop.vn") == "https://shop.vn/"
    assert with_scheme("shop.vn:8080/x") == "https://shop.vn:8080/x"
    assert with_scheme("http://Shop.vn/x?a=1#b") == "http://shop.vn/x?a=1"
    assert twins("https://shop.vn/x") == ("http://shop.vn/x", "https://www.shop.vn/x")
    assert twins("http://www.shop.vn/") == ("https://www.shop.vn/", "http://shop.vn/")
    assert twins("http://127.0.0.1/") == twins("http://shop.vn:8080/") == ()
