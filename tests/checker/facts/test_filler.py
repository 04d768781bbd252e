"""Text that stands where terms should."""

from __future__ import annotations

import pytest

from checker.facts.filler import filler_share


@pytest.mark.parametrize(
    ("body", "share"),
    [
        ("lorem ipsum dolor sit amet\nconsectetur adipiscing elit sed", 1.0),
        ("noi dung dang duoc cap nhat, vui long quay lai sau", 1.0),
        ("khach hang duoc doi tra trong 7 ngay", 0.0),
        ("khach hang duoc doi tra trong 7 ngay\nlorem ipsum dolor sit amet", 0.5),
        ("", 0.0),
    ],
)
def test_filler_is_told(body: str, share: float) -> None:
    assert filler_share(body) == share
