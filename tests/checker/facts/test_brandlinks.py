"""A brand to which the shop leads by name, where the goods bear it."""

from __future__ import annotations

import pytest
from listing_kit import listings, page

BODY = "<main><h1>{name}</h1><p>59.000đ</p><button>Thêm vào giỏ hàng</button></main><aside>{links}</aside>"


def brand(name: str, links: str) -> object:
    (one,) = listings(page(BODY.format(name=name, links=links)))
    return next(iter(one.values("listing.brand")), None)


@pytest.mark.parametrize(
    ("links", "want"),
    [
        ("<a href=/thuong-hieu/kem-thep>Kềm Thép</a><a href=/thuong-hieu/hoa-son>Hoa Sơn</a>", "Kềm Thép"),
        ("<a href='/brand/kem-thep/?sort=1'>KỀM THÉP</a>", "Kềm Thép"),
        ("<a href='/shop?hang=12' title='Kềm Thép'><img src=a.png></a>", "Kềm Thép"),
        (
            "<a href='/collections/vendors?q=kem'>Kềm</a><a href='/collections/vendors?q=kt'>Kềm Thép</a>",
            "Kềm Thép",
        ),
        ("<a href='/vendors?query=K%E1%BB%81m'>Kềm Thép</a>", "Kềm Thép"),
        ("<a href=/thuong-hieu/hoa-son>Hoa Sơn</a>", None),
        ("<a href=/danh-muc/kem-thep>Kềm Thép</a>", None),  # a category
        ("<a href=/thuong-hieu>Thương hiệu</a><a href=/brands/khac>Khác</a>", None),
        ("<a href=/brands/tay>tay</a>", None),  # a word of the name, in small letters
    ],
)
def test_links_to_brands(links: str, want: str | None) -> None:
    assert brand("Bấm móng tay Kềm Thép thép không gỉ", links) == want
