"""Which short lines head what follows them, whatever they are called."""

from __future__ import annotations

import pytest
from storefront_kit import html, page

from checker.facts.section import asks, shouts
from checker.facts.shelf import Shelf
from checker.facts.terms import sections

LONG = "Chai thuỷ tinh bọc xốp ba lớp, gửi bưu điện huyện vào thứ hai và thứ năm hằng tuần."


def titles(main: str) -> list[str]:
    one = page(html(main), "https://shop.vn/chinh-sach-ban-hang")
    return [
        part.title for part in sections(Shelf([one], "https://shop.vn/"), one) if part.heading is not None
    ]


@pytest.mark.parametrize(
    ("main", "title"),
    [
        (f"<p>BẤT ĐỒNG</p><p>{LONG}</p>", "bat dong"),
        (f"<li><strong>Về việc gửi mật</strong><br>{LONG}</li>", "ve viec gui mat"),
        (
            f"<table><tr><td>1/ Gửi thuốc đi xa<br>- {LONG}</td></tr></table>",
            "1/ gui thuoc di xa",
        ),
        (f"<p>Bao lâu thì tới? {LONG}</p>", "bao lau thi toi?"),
        (f"<p><b>Giao thuốc.</b> {LONG}</p>", "giao thuoc"),
        (f"<p>- Ship: {LONG}</p>", "- ship"),
    ],
)
def test_a_heading(main: str, title: str) -> None:
    assert title in titles(main)


@pytest.mark.parametrize(
    "main",
    [
        f"<p>1. Sản phẩm còn nguyên tem</p><p>{LONG}</p>",
        f"<p>Về việc gửi mật.</p><p>{LONG}</p>",
        "<p>BẤT ĐỒNG</p><p>Không có.</p>",
        f"<p>Lưu ý: {LONG}</p>",
    ],
)
def test_no_heading(main: str) -> None:
    assert titles(main) == []


def test_the_looks_themselves() -> None:
    line, below = page(html(f"<p>HÀNG LỖI</p><p>{LONG}</p>")).lines[-2:]
    assert shouts(line, "hang loi", below, "x" * 60)
    assert not shouts(line, "hang loi", below, "x" * 59)
    assert not asks(line, "hang loi")
