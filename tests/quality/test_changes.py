"""What no reader of a page would notice changes nothing that is read; a graft's middle is read in any theme.

A sample of `changes`; `python -m changes` makes them all on every shop. How many facts of the sample each change may
still turn (read wrongly, told to be missing, found where there are none, a lead more) stands in `floors.json`.
"""

from __future__ import annotations

import pytest
from changes.catalogue import CHANGES
from changes.compare import Break, breaks, look
from changes.grafts import halves, planted
from changes.material import GOLD, edged, own, real
from changes.planting import of_middle
from test_shops import HERE, SHOPS, book, json

FLOORS: dict[str, int] = json.loads((HERE / "floors.json").read_text("utf-8"))["changes"]
SAMPLE = (  # by name, so that a new shop does not change what the floors were measured on
    *("ao-len-next-json", "chi-nhanh-noi-that", "dien-thoai-sapo-blog-khach", "english-shopify-dawn"),
    *("in-an-khong-gio-hang", "mat-ong-tay-nguyen-woo", "my-pham-sapo", "phu-tung-xe-prestashop"),
    *("spa-wix-song-ngu", "tour-mien-tay", "xach-tay-nhat-php"),
)
REAL = [
    n
    for n in ("myphamthainguyen.com", "phatdatagency.id.vn", "toyworld.example")
    if (GOLD / f"{n}.warc.gz").is_file()
]
HARM = ("wrong", "absent", "new", "lead")


def harm(found: list[Break]) -> list[Break]:
    """The breaks that may accuse somebody."""
    return [b for b in found if b.how in HARM]


@pytest.mark.parametrize("name", CHANGES)
def test_what_nobody_notices_changes_nothing(name: str) -> None:
    change, found = CHANGES[name], []
    for shop in SAMPLE:
        made = change.make(own(shop))
        found += harm(breaks(shop, look(own(shop), book()), look(made.visit, book(), made.back), change.free))
    assert len(found) <= FLOORS.get(name, 0), found


@pytest.mark.skipif(not REAL, reason=f"no gold pages in {GOLD}; set RASOAT_SHARED to measure")
@pytest.mark.parametrize("name", ("nfd", "spans", "fonts", "p-div", "cookies", "divs"))
def test_nor_on_real_pages(name: str) -> None:
    change, found = CHANGES[name], []
    for shop in REAL:
        made = change.make(real(shop))
        found += harm(
            breaks(shop, look(real(shop), book()), look(made.visit, book(), made.back), change.free)
        )
    assert not found


@pytest.mark.parametrize("shop", SAMPLE[1::2])
def test_terms_and_goods_are_read_in_another_theme(shop: str) -> None:
    theme = SHOPS[(SHOPS.index(shop) + 40) % len(SHOPS)]
    visit = edged(shop)
    moved = planted(visit, {h.url: h for h in halves(visit)}, list(halves(edged(theme))))
    found = of_middle(breaks(f"{shop} @ {theme}", look(own(shop), book()), look(moved, book())))
    assert not [b for b in harm(found) if b.how != "lead" and not b.fact.startswith("label.")]


def test_the_changes_do_change_the_pages() -> None:
    for name, change in CHANGES.items():
        if name != "nothing":
            assert any(change.make(own(shop)).visit != own(shop) for shop in SHOPS), name
