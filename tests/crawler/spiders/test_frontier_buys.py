"""Links that buy are no pages: a plain visit leaves them alone."""

from __future__ import annotations

import pytest

from crawler.spiders.frontier import _buys
from crawler.spiders.page import RawLink


@pytest.mark.parametrize(
    ("text", "path", "left"),
    [
        ("Mua ngay", "/xu-ly?sp=7", True),
        ("Đặt hàng", "/xuly.php?id=7", True),
        ("Thêm vào giỏ", "/ajax?product_id=7", True),
        ("Mua ngay", "/chi-tiet-san-pham?id=7", False),
        ("Mua ngay", "/noi-inox-24", False),
        ("Mua ngay", "/products/noi?variant=7", False),
        ("Nồi inox", "/xu-ly?sp=7", False),
        ("Hướng dẫn đặt hàng", "/trang?id=7", False),
    ],
)
def test_what_buys_is_left(text: str, path: str, left: bool) -> None:
    assert bool(_buys(RawLink(f"https://t.example{path}", text))) is left
