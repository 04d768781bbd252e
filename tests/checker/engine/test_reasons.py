"""Reasons turned into Vietnamese, and kept when nobody knows them."""

from __future__ import annotations

import pytest

from checker.engine.reasons import in_vietnamese


@pytest.mark.parametrize(
    ("said", "turned"),
    [
        (
            "4 linked page(s) were not captured whole, for example https://a.vn/x",
            "4 trang có đường dẫn tới chưa thu được đủ, ví dụ https://a.vn/x",
        ),
        ("https://a.vn/ was cut off: nothing on it can be called absent", "https://a.vn/ bị cắt ngang nên"),
        ("the home page was not captured", "chưa thu được trang chủ"),
        ("something nobody has said before", "something nobody has said before"),
        ("", ""),
    ],
)
def test_a_reason_is_turned_or_kept(said: str, turned: str) -> None:
    assert in_vietnamese(said).startswith(turned)
