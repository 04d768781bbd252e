"""Letters looked up as bytes come out as `str.translate` gives them, whatever stands between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.bytewise import USUAL, translator

TABLE = {ord("Ắ"): "a", ord("đ"): "d", ord("–"): "-", ord("🔥"): "", ord("ß"): "ss", ord("A"): "a"}
USUALLY = st.text(st.sampled_from(USUAL), max_size=40)
ANY = st.text(
    st.one_of(st.sampled_from(USUAL), st.sampled_from("🔥ßжﬁ\ud800\ufffe\uffff"), st.characters()),
    max_size=40,
)


@given(st.one_of(USUALLY, ANY))
def test_as_translate_does(text: str) -> None:
    assert translator(TABLE)(text) == text.translate(TABLE)


def test_fewer_usual_letters_than_bytes() -> None:
    assert len(set(USUAL)) == len(USUAL) <= 256
    assert {*"ắẳỹđĐƯợ0aZ₫…"} <= set(USUAL)


def test_a_table_that_makes_letters_longer_is_refused() -> None:
    with pytest.raises(ValueError, match="one character"):
        translator({ord("ố"): "oo"})
