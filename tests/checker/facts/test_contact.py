"""Telephones among the words of a sentence."""

from __future__ import annotations

import pytest
from storefront_kit import html, shelf, values

from checker.facts.reach import read_reach


@pytest.mark.parametrize(
    ("line", "want"),
    [
        (
            "Xin đừng ngại liên lạc với chúng tôi qua những số sau: 08 350 79279 hoặc 0903 119 873.",
            ["0835079279", "0903119873"],
        ),
        ("Cần gấp xin liên lạc số 0903 119 873, 0903 119 874", ["0903119873", "0903119874"]),
        ("Mã phiếu của bạn là 0903 119 873 hoặc 0903 119 874", []),
    ],
)
def test_numbers_to_get_in_touch(line: str, want: list[str]) -> None:
    text = f"<h1>Giao hàng</h1><p>Hoa được giao tận nơi trong ngày.</p><p>{line}</p>"
    pages = shelf(home=html("<p>Hoa</p>"), giao_hang=html(text, title="Giao hàng"))
    assert sorted(values(read_reach(pages), "seller.phone")) == want
