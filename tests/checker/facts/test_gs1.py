"""The prefix of a barcode names who gave it out; it contradicts no origin by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from listing_kit import row

from checker.facts.gs1 import prefix_country


@pytest.mark.parametrize(
    ("digits", "country"),
    [
        ("8936178581718", "VN"),
        ("08936178581718", "VN"),  # the case of a GTIN-14
        ("4902430698542", "JP"),
        ("6901234567892", "CN"),
        ("036000291452", "US"),  # a UPC-A: one leading zero more makes it 13
        ("8801234567893", "KR"),
        ("9780306406157", ""),  # a book
        ("2001234567893", ""),  # weighed in the shop
        ("96385074", ""),  # a GTIN-8 of the global office
        ("8936178581719", ""),  # wrong check digit
        ("", ""),
    ],
)
def test_prefixes(digits: str, country: str) -> None:
    assert prefix_country(digits) == country


@given(st.text(alphabet="0123456789", max_size=16))
def test_any_digits(digits: str) -> None:
    assert len(prefix_country(digits)) in (0, 2)


def test_a_prefix_of_another_country_is_told_beside_the_origin() -> None:
    subject = row("Kẹo dừa", "Xuất xứ: Việt Nam", gtin="6901234567892")
    assert subject.values("listing.gtin_prefix_country") == ("CN",)
    assert subject.values("listing.gtin_prefix_differs") == ("CN / VN",)
    assert subject.facts["listing.gtin_prefix_differs"][0].confidence <= 0.5
    same = row("Kẹo dừa", "Xuất xứ: Việt Nam", gtin="8936178581718")
    assert same.values("listing.gtin_prefix_country") == ("VN",)
    assert not same.values("listing.gtin_prefix_differs")
