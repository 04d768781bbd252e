"""Lines that are seen on the page are lines, whatever sets them apart: <br>, <pre>, or style."""

from __future__ import annotations

import pytest
from storefront_kit import html, page

from checker.facts.lineends import MOST_LINES

TEXT = "Thương hiệu: Hạ Lam\n\n  Xuất xứ: Việt Nam\r\nBảo hành 12 tháng\n"
LINES = ["Thương hiệu: Hạ Lam", "Xuất xứ: Việt Nam", "Bảo hành 12 tháng"]


@pytest.mark.parametrize(
    "opening",
    [
        "<pre>",
        "<pre class=mo-ta>",
        '<div class="mt-4 whitespace-pre-line">',
        '<p class="whitespace-pre-wrap">',
        '<div style="color: #333; white-space : pre-line">',
        "<div style='white-space:break-spaces'><b>",
    ],
)
def test_lines_that_are_seen_are_lines(opening: str) -> None:
    made = page(html(f"{opening}{TEXT}"))
    assert [line.text for line in made.lines if line.text in LINES] == LINES


@pytest.mark.parametrize(
    "opening",
    ["<div>", '<div class="pre-order">', '<p style="white-space:nowrap">', "<p class=whitespace-normal>"],
)
def test_elsewhere_the_end_of_a_line_is_a_space(opening: str) -> None:
    made = page(html(f"{opening}{TEXT}"))
    assert " ".join(LINES) in [line.text for line in made.lines]
    assert page(html(f"{opening}{TEXT}<pre>a\nb</pre>c\nd")).lines[-1].text == "c d"


def test_a_flood_of_line_ends_makes_no_lines() -> None:
    flood = "a\n" * MOST_LINES
    assert len(page(html(f"<pre>{flood}</pre>")).lines) < 10
