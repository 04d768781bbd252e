"""How a listing of a brand is worded, told by weights of words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listing_kit import kit, material

from checker.facts.cues import COPY, GENUINE, WINK, counterfeit
from checker.facts.hints import grams, hint, hinted
from checker.facts.material import Material

WINKED = "Xưởng dập chữ sắc nét, bản này giá rẻ thì anh em cứ thoải mái so, tem mác đủ"


def read(title: str, description: str) -> Material:
    made = material(title, description)
    kit().lists_in(made)
    return made


def test_words_and_pairs() -> None:
    assert list(grams(("a", "b", "c"))) == ["a", "b", "c", "a b", "b c"]


def test_words_are_weighed_once_and_bounded() -> None:
    weights = {"xưởng": 1.0, "dập chữ": 0.5, "sắc": -0.25}
    said = read("Giày", "xưởng xưởng dập chữ sắc nét")
    assert hinted(said, weights) == pytest.approx(1.25)
    assert hinted(said, {"xưởng": 9.0}) == 3.0
    assert hinted(said, {"xưởng": -9.0}) == 0.0


@pytest.mark.parametrize(
    ("title", "description"),
    [
        ("Giày Nike", "Xưởng dập chữ"),  # too few words to tell
        (WINKED, ""),  # a title names, it does not talk
        ("Giày Nike", f"{WINKED}, hàng chính hãng 100%"),  # a word for genuine goods
        ("Giày Nike", f"{WINKED}. Shop không bán hàng fake"),  # a copy denied
        ("Giày Nike", "The factory prints the letters so well that nobody would ever see it"),
    ],
)
def test_where_it_tells_nothing(title: str, description: str) -> None:
    assert hint(read(title, description), kit(), WINK, (COPY, GENUINE), beside=True) is None


def test_it_quotes_the_sentence_that_tells_most() -> None:
    said = read("Túi Prada", f"Có ba màu đẹp. {WINKED}. Giao hàng tận nơi")
    found = hint(said, kit(), WINK, (COPY, GENUINE), beside=True)
    assert found is not None
    passage, hit = found
    assert passage.text[hit.start : hit.end] == WINKED
    alone = hint(said, kit(), WINK, (COPY, GENUINE), beside=False)
    assert alone is not None and alone[1].term.weight < hit.term.weight


def test_goods_without_a_brand_or_used_ones_are_not_asked() -> None:
    assert not list(counterfeit(material("Túi vải", WINKED), kit(), 90_000))
    assert not list(
        counterfeit(material("Túi Prada 2hand", "Xưởng dập chữ, giá rẻ, thoải mái so màu nhé"), kit())
    )


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    assert 0 <= hinted(read("Giày Nike", text), kit().hints) <= 3
