"""What stands between a word of making and a place."""

from __future__ import annotations

import pytest

from checker.facts.placed import placed


@pytest.mark.parametrize(
    "between",
    [" 100% tại ", " được đặt tại ", " hiện đại ở tỉnh ", " tại Củ Chi, ", " tại "],
)
def test_made_there(between: str) -> None:
    assert placed(between)


@pytest.mark.parametrize(
    "between",
    [
        " và phân phối tại ",
        " theo tiêu chuẩn có mặt tại ",
        " cho thị trường ở ",
        " rất đẹp ",
        " xong. Trụ sở tại ",
    ],
)
def test_not_made_there(between: str) -> None:
    assert not placed(between)
