"""Origins that words alone do not tell: labels that hang on their neighbours, and Austria."""

from __future__ import annotations

import pytest
from listing_kit import passage

from checker.facts.hanging import asks, from_austria, hanging, hangs


def test_a_label_hangs_on_its_neighbours() -> None:
    table = passage("Bảo hành12 thángSản xuất tạiThái LanThương hiệuNhật Bản")
    assert hangs(table)
    assert [found[1] for found in hanging(table)] == ["Thái Lan"]
    assert not hangs(passage("Sản xuất tại Thái Lan"))


@pytest.mark.parametrize(
    ("text", "name", "stated"),
    [
        ("Hãng: Ridelle\nXuất xứ: Áo\nNăm 2017", "", True),
        ("Được sản xuất tại Áo.", "", True),
        ("Xuất xứ: Áo thun trơn", "", False),
        ("Áo sơ mi xuất xứ Việt Nam", "", False),
        ("Áo", "Xuất xứ", True),
        ("Áo", "Loại", False),
        ("Áo khoác", "Xuất xứ", False),
    ],
)
def test_austria_is_told_from_a_shirt(text: str, name: str, stated: bool) -> None:
    one = passage(text, "attribute" if name else "description", name)
    assert bool(list(from_austria(one))) is stated
    assert asks(one) is stated
