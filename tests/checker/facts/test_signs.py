"""The first look: it never says no where a sign stands, and says what looking one by one does."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from listing_kit import kit, passage

from checker.facts.signs import Signs, may_hold

SIGNS = ("iso", "dia chi", "d c ", " dc ", "san pham cua", "chung nhan ce", "free sale")
LISTS = [Signs((sign,)) for sign in SIGNS]
PIECES = st.sampled_from(
    [
        *"adcés ./_\n",
        "iso",
        "9001",
        "địa",
        "chỉ",
        "chi",
        "d",
        "dc",
        "c",
        "đc",
        "sản phẩm của",
        "san",
        "pham",
        "ce",
        "free",
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
@settings(max_examples=300, deadline=None)
def test_one_look_tells_what_looking_one_by_one_does(text: str) -> None:
    read = passage(text)
    assert all(read.says(one) for one in LISTS)  # not read yet: whatever it may be
    kit().hits(read, "")
    reading = read.reading
    assert reading is not None
    for sign, one in zip(SIGNS, LISTS, strict=True):
        assert read.says(one) == (sign in reading.flat)


def test_words_that_hold_nothing_of_a_sign_are_told_at_once() -> None:
    may = may_hold(["giày", "chạy", "bộ"])
    assert not any(one.may_be_in(may) for one in LISTS)
    assert LISTS[0].may_be_in(may_hold(["iso9001"]))


def test_long_words_are_told_and_not_remembered() -> None:
    assert LISTS[0].may_be_in(may_hold(["x" * 50 + "iso"]))
    assert not LISTS[0].may_be_in(may_hold(["x" * 50]))
