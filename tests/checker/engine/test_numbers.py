"""Numbers that prove themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.engine import numbers


@pytest.mark.parametrize(
    "code", ["0300588569", "0100109106", "0300588569-001", "0300 588 569", "001085001234"]
)
def test_tax_codes_that_can_be_right(code: str) -> None:
    assert numbers.tax_code(code)


@pytest.mark.parametrize(
    "code",
    ["0300588568", "0000000000", "123", "", "000085001234", "097085001234", "03005885690", "a300588569"],
)
def test_tax_codes_that_cannot(code: str) -> None:
    assert not numbers.tax_code(code)


@pytest.mark.parametrize("code", ["8936117740107", "96385074", "036000291452", "00012345600012"])
def test_barcodes_with_a_right_check_digit(code: str) -> None:
    assert numbers.gtin(code)


@pytest.mark.parametrize(
    "code", ["8936117740108", "893611774010", "0000000000000", "", "x936117740107", "٨٩٣٦١١٧٧٤٠١٠٧"]
)
def test_barcodes_without(code: str) -> None:
    assert not numbers.gtin(code)


@given(st.integers(10**11, 10**12 - 1), st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(body: int, place: int, shift: int) -> None:
    digits = str(body)
    right = next(d for d in "0123456789" if numbers.gtin(digits + d))
    wrong = digits[:place] + str((int(digits[place]) + shift) % 10) + digits[place + 1 :]
    assert not numbers.gtin(wrong + right)


def test_prefixes_as_gs1_reads_them() -> None:
    assert numbers.gs1_prefix("8936117740107", ("893",))
    assert numbers.gs1_prefix("18936117740104", ("893",))
    assert not numbers.gs1_prefix("036000291452", ("893",))
    assert numbers.gs1_prefix("036000291452", ("003",))


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://www.shop.example.com.vn/x", "example.com.vn"),
        ("shop.example.vn", "example.vn"),
        ("https://example.gov.vn", "example.gov.vn"),
        ("http://localhost:8000/", ""),
        ("http://127.0.0.1/", ""),
        ("", ""),
    ],
)
def test_registered_domains(address: str, domain: str) -> None:
    assert numbers.registered_domain(address) == domain


@given(st.text(max_size=40))
def test_no_text_breaks_them(value: str) -> None:
    numbers.tax_code(value)
    numbers.gtin(value)
    numbers.registered_domain(value)
    numbers.gs1_prefix(value, ("893",))
