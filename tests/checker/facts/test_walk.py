"""The walk asks least of what says nothing; what it leaves out may change nothing."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from storefront_kit import html, page

from checker.facts import gather
from checker.facts.fold import words_of
from checker.facts.gather import harmless, hidden_by, join, region_of
from checker.facts.page import Page
from checker.facts.resolve import resolve

NAMES = words_of(
    "box d-none hidden md:hidden site-Footer footer-2 FOOT header top-bar topbar menu sr-only Copyright x hide "
    "visually-hidden is-hidden page-header col-6 modal-footer readers visible-none hid m-e-n-u Top"
)
CLASSES = st.lists(st.sampled_from(sorted(NAMES)), max_size=3).map(" ".join)
SHARED = (
    "<nav class='menu top'><a href=/a title=x>Giới thiệu</a></nav>",
    "<div class=footer>MST: 0312880335</div>",
)
PARTS = st.lists(
    st.sampled_from(
        [
            *SHARED,
            "<ul class=box><li class=x>Một</li><li>Hai<br>ba</ul>",
            "<p class=d-none>ẩn</p>",
            "<span class=x>Giá</span><span>99.000đ</span>",
            "<div class=x> \n <a href=/b><img src=a.png alt=b> Áo</a> </div>",
            "<h2>Tiêu đề</h2>",
        ]
    ),
    max_size=8,
).map("".join)


@given(CLASSES)
@example("site-footer")
def test_a_class_that_says_nothing_hides_nothing_and_opens_no_region(names: str) -> None:
    held: dict[str, str | None] = {"class": names}
    if harmless(held):
        assert hidden_by(held) == ""
        for region in ("", "header", "nav", "main", "aside", "footer"):
            assert region_of("div", held, region, 3) == region
    assert not harmless({**held, "style": "display:none"})
    assert not harmless({"id": "footer"})


@pytest.mark.parametrize(
    "names",
    [
        "product-footer",
        "single-product-footer",
        "cart-drawer__footer",
        "post-footer-line",
        "ProductCard_footer__x1Yz",
        "cardFooter",
    ],
)
def test_the_foot_of_a_part_is_not_the_sites(names: str) -> None:
    assert region_of("div", {"class": names}, "main", 5) == "main"


@pytest.mark.parametrize(
    "names",
    [
        "footer-product",
        "page__footer",
        "site-footer product",
        "box_footer",
        "main-foot",
        "Footer_root__x1Yz",
        "mainFooter",
        "footerLogo",
        "t3-footer",
        "elementor elementor-7 elementor-location-footer",
    ],
)
def test_the_sites_own_foot(names: str) -> None:
    assert region_of("div", {"class": names}, "", 5) == "footer"


def test_a_tab_called_menu_is_no_menu() -> None:
    assert region_of("div", {"id": "menu1", "class": "tab-pane fade"}, "", 5) == ""
    assert region_of("div", {"id": "menu1", "class": "dropdown"}, "", 5) == "nav"


def gathered(one: Page) -> tuple[object, ...]:
    paths = [one.path_of(block) for block in one.blocks]
    return one.blocks, one.links, one.images, one.title, paths


@given(PARTS, PARTS)
def test_a_page_reads_the_same_alone_and_after_another_of_its_shop(first: str, second: str) -> None:
    for held in (gather._says_nothing, gather._short_tidied):
        held.cache_clear()
    alone = gathered(page(html(second)))
    for held in (gather._says_nothing, gather._short_tidied):
        held.cache_clear()
    page(html(first))
    assert gathered(page(html(second))) == alone


@given(st.lists(st.text("aZ1.,₫:% éÉđĐ²₂@VN", min_size=1, max_size=3), max_size=5))
@example(["Giá", "99.000đ"])
@example(["i", "Phone"])
@example(["m", "2"])
def test_joined_texts_lose_nothing_and_gain_only_spaces(parts: list[str]) -> None:
    text = join(parts)
    rest = text
    for part in parts:
        rest = rest.removeprefix(" ") if not rest.startswith(part) else rest
        assert rest.startswith(part)
        rest = rest[len(part) :]
    assert rest == ""


def test_joined_texts_are_parted_where_style_parts_them() -> None:
    assert join(["Giá", "99.000đ"]) == "Giá 99.000đ"
    assert join(["Còn", "Hàng"]) == "Còn Hàng"
    assert join(["99.000₫", "Mua"]) == "99.000₫ Mua"
    assert join(["m", "2"]) == "m2"
    assert join(["H", "2", "O"]) == "H2O"
    assert join(["4.150.000Đ", "4.900.000Đ"]) == "4.150.000Đ 4.900.000Đ"
    assert join(["4.150.000 VNĐ", "4.900.000VND", "Mua"]) == "4.150.000 VNĐ 4.900.000VND Mua"
    assert join(["QĐ", "2024"]) == "QĐ2024"
    assert join(["0979 55 66 18", "BAOGIA@nhanh.vn"]) == "0979 55 66 18 BAOGIA@nhanh.vn"
    assert join(["CHE-D100", "Mã", " vạch"]) == "CHE-D100 Mã vạch"
    assert join(["B", "2", "B"]) == "B2B"
    assert join(["Thư điện tử", "danang@nha.vn"]) == "Thư điện tử danang@nha.vn"
    assert join(["Email", "danang@nha.vn"]) == "Email danang@nha.vn"
    assert join(["CÔNG TY TNHH HẠ LAM", "Địa chỉ", "12 Lê Lợi"]) == "CÔNG TY TNHH HẠ LAM Địa chỉ 12 Lê Lợi"
    assert join(["HẠ", "Lam"]) == "HẠLam"
    assert join(["da", "nang@nha.vn"]) == "danang@nha.vn"


STEPS = st.lists(
    st.sampled_from(
        ["../", "./", "..", "a", "b.html", "/", "//", "?x=1", "?", "#f", ";", ":", "é", " x", ".", "%20"]
    ),
    min_size=1,
    max_size=6,
).map("".join)
BASES = st.sampled_from(
    [
        "https://shop.vn/",
        "https://shop.vn",
        "http://shop.vn/a/b/c.html",
        "https://shop.vn/a//b/c",
        "https://shop.vn/a/./b/c",
        "https://shop.vn:8080/a/b/",
        "https://shop.vn/a;p/b/c",
        "https://shop.vn/a/ b/c",
    ]
)


@given(BASES, STEPS)
def test_an_address_that_climbs_is_joined_as_the_standard_says(base: str, rest: str) -> None:
    href = f"../{rest}".strip()
    assert resolve(base, href) == urljoin(base, href).partition("#")[0]


def test_what_looks_like_a_link_of_the_foot_is_in_the_middle() -> None:
    main = "<main><div class='footer-link'><p>Câu chuyện</p></div><div class='footer-links'><p>Chân</p></div></main>"
    regions = {line.text: line.block.region for line in page(f"<html><body>{main}</body></html>").lines}
    assert regions == {"Câu chuyện": "main", "Chân": "footer"}
