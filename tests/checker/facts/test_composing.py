"""Letters are composed as the library does, but for crowds of marks that no writing has."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts import decode, gather
from checker.facts.composing import _MARKS_END, composed

CROWD = "a" + "\u0327\u0300" * 2_000


@given(st.text(st.sampled_from("aêđ \u0300\u0323\u0301\u0302")), st.integers(0, 500))
def test_what_is_written_is_composed_as_the_library_does(text: str, times: int) -> None:
    long = (text + " ") * times
    if not any(len(word) > 30 for word in long.split()):
        assert composed(long) == unicodedata.normalize("NFC", long)


def test_what_is_composed_already_stays_the_same_object() -> None:
    text = "Chính sách đổi trả " * 500
    assert composed(text) is text


@pytest.mark.parametrize("read", [composed, gather.tidy, lambda text: decode.decode(text.encode())[0]])
def test_a_crowd_of_marks_on_one_letter_is_cut(read: object) -> None:
    assert callable(read)
    assert 20 < len(read(CROWD)) < 40


def test_no_mark_stands_beyond_those_that_are_counted() -> None:
    assert not any(unicodedata.combining(chr(code)) for code in range(_MARKS_END, sys.maxunicode + 1))
