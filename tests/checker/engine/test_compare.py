"""Values compared fairly."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.engine import compare


def test_case_spacing_and_unicode_spelling_do_not_matter() -> None:
    name = "Công ty  TNHH\nĐồng Nai"
    assert compare.text(name) == compare.text(unicodedata.normalize("NFD", name).upper())


def test_the_place_of_a_tone_mark_does_not_matter() -> None:
    assert compare.words("Đồ uống có gas, hoà bình") == compare.words("đồ uống có gas hòa bình")


def test_booleans_and_numbers_have_one_spelling() -> None:
    assert [compare.text(value) for value in (True, 12.0, 12, "12", 1.5)] == ["true", "12", "12", "12", "1.5"]


@pytest.mark.parametrize("value", ["abc", "", True])
def test_what_is_no_number_is_refused(value: str | bool) -> None:
    with pytest.raises(compare.Untyped):
        compare.number(value)


def test_a_boolean_is_a_boolean_or_its_word() -> None:
    assert compare.boolean("True") and not compare.boolean(False)
    with pytest.raises(compare.Untyped):
        compare.boolean("yes")


def test_a_day() -> None:
    assert compare.day("2026-07-01") == date(2026, 7, 1)
    with pytest.raises(compare.Untyped):
        compare.day("1/7/2026")


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("http://www.Online.gov.vn:80/Home?x=1", "online.gov.vn"),
        ("online.gov.vn/Home", "online.gov.vn"),
        ("//shop.vn.", "shop.vn"),
        ("javascript:void(0)", "javascript"),
        ("http://[bad", ""),
        ("", ""),
    ],
)
def test_hosts(address: str, host: str) -> None:
    assert compare.host(address) == host


def test_below_a_host_is_not_beside_it() -> None:
    assert compare.below("a.online.gov.vn", ("online.gov.vn",))
    assert not compare.below("fakeonline.gov.vn", ("online.gov.vn",))
    assert not compare.below("online.gov.vn.evil.com", ("online.gov.vn",))


@given(st.text())
def test_any_text_can_be_compared(value: str) -> None:
    assert compare.text(f"  {value}\t") == compare.text(value)
    assert compare.words(value).startswith(" ")
    compare.host(value)
    compare.digits(value)
