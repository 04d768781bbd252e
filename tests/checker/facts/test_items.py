"""Items of a list that are rows of a name and a value, whatever sets them apart."""

from __future__ import annotations

import pytest
from listing_kit import listings, page

HEAD = "<h1>Lốp Michelin City Grip</h1><p>820.000đ</p><button>Mua ngay</button>"


@pytest.mark.parametrize(
    ("item", "fact", "value"),
    [
        ("<span>Nước SX</span><span>Thái Lan</span>", "listing.origin", "TH"),
        ("<b>Xuất xứ</b>\n<i>THÁI LAN</i>", "listing.origin", "TH"),
        ("<span>Nhà nhập khẩu:</span><span>Công ty TNHH Bánh Xe Việt</span>", "listing.responsible", None),
        ("<span>Thương hiệu</span> <span>Michelin</span>", "listing.brand", "Michelin"),
    ],
)
def test_a_row(item: str, fact: str, value: str | None) -> None:
    found = listings(page(f"{HEAD}<ul><li>{item}</li></ul>"))[0]
    assert found.values(fact) == (value or "Công ty TNHH Bánh Xe Việt",)
    (said,) = found.facts[fact]
    assert said.quote in item


TURNS = "<span>Thương hiệu</span><span>Nutrimay</span><span>Xuất xứ</span><span>Hoa Kỳ</span>"


@pytest.mark.parametrize(
    ("inside", "brand", "origin"),
    [
        (f"<div>{TURNS}</div>", ("Nutrimay",), ("US",)),
        ("<div><span>Xuất xứ</span><span>Thương hiệu</span><span>Bảo hành</span></div>", (), ()),
        (
            "<table><tr><th>Thương hiệu</th><th>Xuất xứ</th><th>Bảo hành</th></tr>"
            "<tr><td>Covaya</td><td>Hàn Quốc</td><td>12 tháng</td></tr></table>",
            ("Covaya",),
            ("KR",),
        ),
        (  # a table that compares goods says nothing of one of them
            "<table><tr><th>Thương hiệu</th><th>Xuất xứ</th><th>Bảo hành</th></tr>"
            "<tr><td>Covaya</td><td>Hàn Quốc</td><td>12 tháng</td></tr>"
            "<tr><td>Winora</td><td>Trung Quốc</td><td>6 tháng</td></tr></table>",
            (),
            (),
        ),
    ],
)
def test_names_and_values_by_turns(inside: str, brand: tuple[str, ...], origin: tuple[str, ...]) -> None:
    html = f"<h1>Máy lọc không khí 40m2</h1><p>820.000đ</p><button>Mua ngay</button>{inside}"
    found = listings(page(html))[0]
    assert (found.values("listing.brand"), found.values("listing.origin")) == (brand, origin)
    for fact in (*found.facts.get("listing.brand", ()), *found.facts.get("listing.origin", ())):
        assert fact.quote in inside


@pytest.mark.parametrize(
    "item",
    ["Hàng <b>Xuất xứ</b><i>tốt</i>", "<b>Xuất xứ</b> rõ ràng", "<b>Xuất xứ</b><i>tốt</i><u>Thái Lan</u>"],
)
def test_no_row(item: str) -> None:
    one = page(f"<ul><li>{item}</li></ul>")
    (line,) = one.lines
    assert len(one.cells(line.block)) != 2
