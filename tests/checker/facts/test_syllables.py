"""Which letters could be Vietnamese."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.syllables import bare_share, marked_share


@pytest.mark.parametrize(
    "text",
    ["giay the thao nam dep gia re", "nghieng ngoai khuyen quyet xoay", "hang duoc kiem tra truoc khi tra"],
)
def test_vietnamese_without_marks(text: str) -> None:
    assert bare_share(text) == 1.0


def test_other_languages() -> None:
    assert bare_share("high quality material, machine wash cold, suitable for women") < 0.4
    assert bare_share("") == 0.0
    assert bare_share("123 !") == 0.0


@pytest.mark.parametrize(
    ("text", "share", "words"),
    [
        ("Giày thể thao nữ, khuyến mãi", 1.0, 5),
        ("đường nghiêng", 1.0, 2),
        ("Giµy thÓ thao n÷", 0.5, 2),  # thó is one
        ("café crème", 0.0, 2),
        ("plain", 0.0, 0),
        ("à ở", 0.0, 0),
    ],
)
def test_marks(text: str, share: float, words: int) -> None:
    assert marked_share(text) == (share, words)


@given(st.text())
def test_any_text(text: str) -> None:
    assert 0.0 <= bare_share(text) <= 1.0
    assert 0.0 <= marked_share(text)[0] <= 1.0
