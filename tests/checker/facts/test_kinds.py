"""Which addresses are the door of a host."""

from __future__ import annotations

import pytest

from checker.facts.kinds import is_home_address


@pytest.mark.parametrize(
    "path",
    ["", "/", "/index.html", "/en", "/en/", "/vi/index.html", "/en-us/", "/Default.aspx", "/trang-chu"],
)
def test_a_door(path: str) -> None:
    assert is_home_address(f"https://shop.vn{path}")


@pytest.mark.parametrize(
    "path", ["/enamel", "/en/ban-ghe", "/vi-da.html", "/?route=product/product&id=2", "/jp/tra"]
)
def test_no_door(path: str) -> None:
    assert not is_home_address(f"https://shop.vn{path}")
