"""How the bytes became letters is a fact of the visit."""

from __future__ import annotations

import pytest

from checker.facts.charset import read_charset
from checker.facts.page import Page
from checker.facts.shelf import Shelf

START = "https://shop.vn/"
TEXT = (
    "<p>Công ty bán hàng, địa chỉ tại quận Bình Thạnh, điện thoại, giỏ hàng, chính sách đổi trả, thành phố</p>"
    * 3
)


@pytest.mark.parametrize(
    ("body", "header", "value", "quote"),
    [
        (TEXT.encode(), "text/html; charset=utf-8", "utf-8", "utf-8"),
        (TEXT.encode(), "text/html", "utf-8", ""),
        (TEXT.encode(), "text/html; charset=windows-1252", "utf-8", "cp1252"),
        (TEXT.encode().decode("latin-1").encode(), "text/html; charset=utf-8", "utf-8+utf-8", "utf-8"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "text/html", "utf-16-le", ""),
    ],
)
def test_decision_and_declaration(body: bytes, header: str, value: str, quote: str) -> None:
    fact = read_charset(Shelf([Page(START, "v#1", body, header)], START))["site.charset"][0]
    assert (fact.value, fact.quote, fact.capture) == (value, quote, "v#1")


def test_every_way_of_reading_once_the_home_page_first() -> None:
    pages = [
        Page(START + "a", "v#1", TEXT.encode("utf-16-le"), "text/html; charset=utf-16-le"),
        Page(START, "v#2", TEXT.encode(), "text/html"),
        Page(START + "b", "v#3", TEXT.encode(), "text/html"),
    ]
    assert [f.capture for f in read_charset(Shelf(pages, START))["site.charset"]] == ["v#2", "v#1"]
