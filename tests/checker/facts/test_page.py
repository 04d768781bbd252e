"""A page read once: text, places, links, pictures, forms; and what hostile bytes may not do."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from storefront_kit import html, page

from checker.facts.page import Page
from checker.facts.resolve import resolve

MARKUP = st.lists(
    st.sampled_from(
        [
            "<div>",
            "</div>",
            "<p>",
            "</p>",
            "<b class=x>",
            "</b>",
            "<a href=/x>",
            "</a>",
            "<br>",
            "<table><tr><td>",
            "</td>",
            "<li>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<select><option>",
            "</select>",
            "<img alt=a>",
            "chữ",
            " ",
            "&amp;",
            "<footer>",
            "</footer>",
            "<h2>",
            "</h2>",
            "<input name=a>",
            "<label>",
            "</label>",
            "<noscript>",
            "\x00",
            "<svg>",
            "<div style='display:none'>",
            "<form>",
            "</form>",
            "<button>Mua</button>",
            "Công ty TNHH An Bình",
            "MST: 0312880335",
        ]
    ),
    max_size=60,
).map("".join)


def touch(p: Page) -> None:
    """Everything that a page works out lazily."""
    _ = (
        p.lines,
        p.folded,
        p.text,
        p.headings,
        p.links,
        p.meta,
        p.json_ld,
        p.microdata,
        p.states,
        p.lang,
        p.rel_links,
    )


@given(st.binary(max_size=3000))
def test_any_bytes_make_a_page(body: bytes) -> None:
    touch(Page("https://shop.vn/", "v#1", body))


@settings(max_examples=150)
@given(MARKUP)
def test_every_place_points_at_its_words(body: str) -> None:
    p = page(body)
    touch(p)
    for block in p.blocks:
        place = p.place_of(block, 0, len(block.text))
        assert p.text_at(place.path)[place.start : place.end] == block.text


@given(
    st.text(max_size=200), st.text(max_size=200) | st.text("[]:/@%.ah℀ｘ", max_size=20).map("http://".__add__)
)
@example("", "http://[ten mien]/gioi-thieu")
@example("", "http://onl[ne.gov.vn/Home/WebDetails/990111")
def test_what_is_resolved_is_an_address_or_nothing(base: str, href: str) -> None:
    assert isinstance(urlsplit(resolve("https://shop.vn/" + base, href)).hostname, str | None)


def test_a_backslash_is_read_as_browsers_do() -> None:
    for base in ("https://shop.vn/", "https://shop.vn/a?b"):
        assert resolve(base, r"\chinh-sach\doi-tra") == "https://shop.vn/chinh-sach/doi-tra"
        assert resolve(base, r"\x?a=\b") == r"https://shop.vn/x?a=\b"


def test_blocks_and_lines_follow_the_eye() -> None:
    p = page(html("<p>Một <b>hai</b>\n ba<br>bốn</p><div>năm<p>sáu</p>bảy</div>"))
    assert [line.text for line in p.lines] == ["Một hai ba", "bốn", "năm", "sáu", "bảy"]


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        ("<p style='display: none'>x</p>", "style"),
        ("<p hidden>x</p>", "attribute"),
        ("<div class='d-none'><p>x</p></div>", "class"),
        ("<noscript>x</noscript>", "noscript"),
        ("<p><span style='visibility:hidden'>x</span></p>", "style"),
    ],
)
def test_hidden_text_is_kept_apart(markup: str, why: str) -> None:
    p = page(html(markup))
    assert p.lines == []
    assert [b.hidden for b in p.blocks] == [why]


def test_classes_that_hide_only_on_some_screens_hide_nothing() -> None:
    assert [
        line.text
        for line in page(html("<p class='d-none d-md-block'>x</p><p class='hidden md:flex'>y</p>")).lines
    ] == ["x", "y"]


def test_scripts_styles_templates_and_comments_are_no_text() -> None:
    p = page(
        html(
            "<script>a</script><style>b</style><template>c</template><!-- d --><select><option>e</option></select>f"
        )
    )
    assert p.text == "f"
    assert [c.strip() for c in p.comments] == ["d"]
    assert p.fields[0].options == ("e",)


def test_links_know_where_they_stand_and_lead() -> None:
    p = page(
        html(
            "<a href='gioi-thieu.html'>Giới thiệu</a><a href='#'>x</a><a href='tel:0905111222'>Gọi</a>",
            footer="<a href='//cdn.vn/a b'>y</a>",
        ),
        "https://shop.vn/pages/lien-he.html",
    )
    assert [(k.text, k.href, k.region) for k in p.links] == [
        ("Giới thiệu", "https://shop.vn/pages/gioi-thieu.html", "main"),
        ("x", "", "main"),
        ("Gọi", "", "main"),
        ("y", "https://cdn.vn/a b", "footer"),
    ]
    assert p.links[2].raw == "tel:0905111222"


def test_base_element_moves_relative_links() -> None:
    p = page(html("<a href='x'>x</a>", head="<base href='https://shop.vn/vi/'>"), "https://shop.vn/a/b")
    assert p.links[0].href == "https://shop.vn/vi/x"


def test_pictures_name_every_source_and_their_link() -> None:
    p = page(
        html(
            "<a href='http://online.gov.vn/'><img src='data:x' data-src='/bct.png' alt=' Bộ  Công Thương '></a>"
            "<div style=\"background-image: url('/a.jpg')\">z</div>"
        )
    )
    assert p.images[0].sources == ("data:x", "/bct.png")
    assert (p.images[0].alt, p.images[0].link) == ("Bộ Công Thương", 0)
    assert p.images[1].src == "/a.jpg"


def test_fields_hear_their_labels_and_forms() -> None:
    p = page(
        html(
            "<form action=/cart/add><label>Họ tên <input name=ten required></label><input id=p "
            "type=tel><label for=p>Điện thoại</label>"
            "<input type=checkbox checked><input type=submit value='Đặt hàng'><button class=b>Mua "
            "ngay</button></form>"
        )
    )
    assert [(f.name, f.label, f.required, f.checked, f.form) for f in p.fields] == [
        ("ten", "Họ tên", True, False, 0),
        ("p", "Điện thoại", False, False, 0),
        ("", "", False, True, 0),
    ]
    assert [b.text for b in p.buttons] == ["Đặt hàng", "Mua ngay"]
    assert p.forms[0].action == "/cart/add"


def test_cells_of_one_row_share_a_group() -> None:
    p = page(html("<table><tr><td>Mã số thuế</td><td>0312880335</td></tr><tr><td>Địa chỉ</td></tr></table>"))
    groups = [b.group for b in p.blocks]
    assert groups[0] == groups[1] != groups[2]


def test_decomposed_letters_are_composed() -> None:
    assert page(html("<p>Ho\u0302\u0323 kinh doanh &#768;</p>")).lines[0].text.startswith("Hộ kinh doanh")


HOSTILE = {
    "nested": "<div>" * 100_000 + "x",
    "formatting": "<p><b class=1>" * 50_000 + "x",
    "links": "<a href=x>y</a>" * 200_000,
    "one line": "a" * 20_000_000,
    "brackets": "<" * 1_000_000,
    "open tag": "<div " * 200_000,
    "comments": "<!--" * 200_000,
    "cells": "<table><tr><td>" * 20_000,
    "spans": "<span>x</span>" * 200_000,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_pages_are_read_without_fuss(name: str) -> None:
    p = page(HOSTILE[name])
    touch(p)
    if name == "links":
        assert len(p.links) == 200_000
    if name == "nested":
        assert p.text == "x"


def test_pieces_lead_back_to_their_elements() -> None:
    p = page(
        html(
            "<a href=/x>x</a><form><input name=a><button>b</button></form>",
            footer="<p><img src=a.png><img src=b.png></p>",
        )
    )
    for kind, number, tag in (
        ("links", 0, "a"),
        ("images", 1, "img"),
        ("fields", 0, "input"),
        ("buttons", 0, "button"),
        ("forms", 0, "form"),
    ):
        found = p.css(p.piece_path(kind, number))
        assert [n.tag for n in found] == [tag]
    assert p.css(p.piece_path("images", 1))[0].attributes["src"] == "b.png"


def test_a_page_deeper_than_a_parser_takes_is_not_whole() -> None:
    deep = Page("https://shop.vn/", "v#1", b"<div>" * 300_000 + "Mã số thuế".encode(), "text/html")
    assert not deep.whole and "Mã số thuế" in deep.text
    flat = Page("https://shop.vn/", "v#1", b"<div><p>x</p></div>" * 20_000, "text/html")
    assert flat.whole and len(flat.lines) == 20_000


@pytest.mark.parametrize(
    ("body", "want"),
    [
        ("<p><span>Giá thông thường</span><span>350.000 VND</span></p>", "Giá thông thường 350.000 VND"),
        ("<p><b>Thương hiệu</b><span>Sony</span></p>", "Thương hiệu Sony"),
        ("<p><b>6.990.000đ</b><span>8.490.000đ</span></p>", "6.990.000đ 8.490.000đ"),
        ("<p>99.000<sup>đ</sup></p>", "99.000đ"),
        ("<p>25 m<sup>2</sup>, H<sub>2</sub>O</p>", "25 m2, H2O"),
        ("<p><span>C</span>ông <span>T</span><span>Y</span> kh<b>ô</b>ng tách</p>", "Công TY không tách"),
    ],
)
def test_elements_that_style_sets_apart_are_words_of_their_own(body: str, want: str) -> None:
    assert page(body).text == want


@given(
    st.lists(st.sampled_from(["itemscope", "typeof=", "type", "<", " ", "-", "đệ", "\r\n"]), max_size=12),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1258", "latin-1"]),
    st.sampled_from([("itemscope",), ("typeof=", "-"), ("of=",), ()]),
)
def test_plain_words_stand_in_the_markup_whatever_its_bytes(
    text: list[str], codec: str, words: tuple[str, ...]
) -> None:
    p = Page("https://shop.vn/", "v#1", ("<p " + "".join(text)).encode(codec, "replace"))
    assert p.holds(*words) == any(word in p.html for word in words)


def test_names_of_attributes_are_told_wherever_the_walk_goes() -> None:
    p = page(
        "<div class=a><p data-cfemail=00>x</p></div><b ONCLICK='f()'>y</b><div hidden><i typeof=Shop>z</i></div>"
        "<select><option>1</option></select><!-- <p itemscope> --><script>'<p data-url=1>'</script>"
    )
    for name in ("data-cfemail", "onclick", "typeof", "hidden", "<select>"):
        assert p.names(name), name
    for name in ("itemscope", "data-url", "property", "<textarea>"):
        assert not p.names(name), name
    assert p.names("itemscope", "onclick")


def test_scripts_are_asked_alone() -> None:
    p = page("<p>__NUXT__</p><script src='https://cdn.shopify.com/a.js'></script><script>var Bizweb</script>")
    assert p.scripts_hold("Bizweb")
    assert p.scripts_hold("nothing", "cdn.shopify.com")
    assert not p.scripts_hold("__NUXT__")
