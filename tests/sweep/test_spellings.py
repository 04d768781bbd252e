"""One storefront on a platform, written in the ways its own buttons write it; two storefronts stay two."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.address import storefront_id
from sweep.registry import load
from sweep.spellings import same_as

SAME = [
    ("facebook.com/shopabc", "m.facebook.com/ShopABC/?ref=page", "fb.com/shopabc", "vi-vn.facebook.com/shopabc"),
    ("facebook.com/profile.php?id=10001", "https://m.facebook.com/profile.php?id=10001&mibextid=x&locale=vi_VN"),
    ("shopee.vn/abc_store", "https://shopee.vn/ABC_Store?entryPoint=ShopBySearch&searchKeyword=x"),
    ("tiktok.com/@shop.abc", "https://www.tiktok.com/@shop.abc?lang=vi&_t=8x&_r=1", "m.tiktok.com/@Shop.abc"),
    ("play.google.com/store/apps/details?id=vn.shop", "play.google.com/store/apps/details?hl=vi&id=vn.shop&gl=VN"),
    ("apps.apple.com/vn/app/shop/id123", "apps.apple.com/us/app/shop-abc/id123?l=vi", "itunes.apple.com/app/id123"),
    ("instagram.com/shop.abc", "https://www.instagram.com/Shop.abc/?hl=vi"),
    ("lazada.vn/shop/abc", "https://www.lazada.vn/shop/abc/?spm=a2o.x&path=index.htm"),
    ("zalo.me/0901234567", "https://zalo.me/0901234567?src=qr"),
]  # fmt: skip
APART = [
    ("facebook.com/shopabc", "facebook.com/shopabcd"),
    ("facebook.com/profile.php?id=10001", "facebook.com/profile.php?id=10002"),
    ("play.google.com/store/apps/details?id=vn.a", "play.google.com/store/apps/details?id=vn.b"),
    ("apps.apple.com/vn/app/shop/id123", "apps.apple.com/vn/app/shop/id124"),
    ("shop.vn/?id=1", "shop.vn/?id=2"),
    ("shop.vn/A", "shop.vn/a"),
    ("m.shop.vn", "shop.vn"),
]


@pytest.mark.parametrize("spellings", SAME)
def test_spellings_of_one_storefront(spellings: tuple[str, ...]) -> None:
    assert len({same_as(storefront_id(url)) for url in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_storefronts(one: str, other: str) -> None:
    assert same_as(storefront_id(one)) != same_as(storefront_id(other))


def test_the_registry_tells_them_by_line_and_keeps_the_id(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("url\nhttps://m.facebook.com/abc?ref=x\nhttps://www.facebook.com/abc\n", "utf-8")
    found = load(path, skip_bad=True)
    assert [(f.code, f.line, f.hint) for f in found.faults] == [("duplicate", 3, "2")]
    assert [s.id for s in found.storefronts] == [storefront_id("https://m.facebook.com/abc?ref=x")]
