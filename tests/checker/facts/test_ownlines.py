"""Goods whose name stands in a header, or whose data stand in a tab that a template calls a menu."""

from __future__ import annotations

import pytest
from listing_kit import listings, page

REST = """<p>185.000đ</p><form><input type=number name=quantity value=1><button>Thêm vào giỏ hàng</button></form>
<ul class="nav nav-tabs"><li class=active><a data-toggle=tab href="#home">Mô tả</a></li>
<li><a data-toggle=tab href="#menu1">Chi tiết</a></li></ul><div class="tab-content">
<div id="home" class="tab-pane fade in active"><p>Ấm nhỏ cho hai người.</p></div>
<div id="menu1" class="tab-pane fade"><p>Xuất xứ: Bát Tràng, Hà Nội</p></div></div>"""
NAME = "<h1>Ấm trà men tro 300ml</h1>"


@pytest.mark.parametrize(
    "head",
    [
        f'<div class="page-header">{NAME}</div>',
        f'<div class="product"><header class="entry-header">{NAME}</header></div>',
        f'<div role="banner">{NAME}</div>',
    ],
)
def test_a_name_in_a_header(head: str) -> None:
    (one,) = listings(page(f"{head}<div>{REST}</div>", "https://amtra.vn/san-pham/am-men-tro"))
    assert one.values("listing.title") == ("Ấm trà men tro 300ml",)
    assert one.values("listing.price") == (185_000.0,)
    assert one.values("listing.origin") == ("VN",)


def test_the_shops_name_in_a_header_is_no_goods() -> None:
    shop = "<header><h1>Ấm Trà Quán</h1></header>"
    (one,) = listings(
        page(f"{shop}<h2>Ấm trà men tro 300ml</h2>{REST}", "https://amtra.vn/san-pham/am-men-tro")
    )
    assert one.values("listing.title") == ("Ấm trà men tro 300ml",)
