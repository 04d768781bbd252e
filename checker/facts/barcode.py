"""Barcodes (GTIN-8/12/13/14), told apart from other long numbers by label and check digit.

What stands under the name "Mã vạch" is a fact as stated, right or wrong; a bare number is a barcode only
when its check digit is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import ean
from stdnum.exceptions import ValidationError

_DIGITS = re.compile(r"(?<![\d.,])\d[\d \-]{6,17}\d(?![\d.,]?\d)")
_LENGTHS = frozenset((8, 12, 13, 14))


def gtins(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, digits) of every number in `text` with a barcode's length and a right check digit."""
    for found in _DIGITS.finditer(text):
        digits = re.sub(r"\D", "", found.group())
        if len(digits) in _LENGTHS and is_gtin(digits):
            yield found.start(), found.end(), digits


def stated(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, digits) of every number in a labelled value that has a barcode's length, whatever its check digit.

    A row of one figure ("0000000000000") is a place left empty, not a barcode.
    """
    for found in _DIGITS.finditer(text):
        digits = re.sub(r"\D", "", found.group())
        if len(digits) in _LENGTHS and len(set(digits)) > 1:
            yield found.start(), found.end(), digits


def is_gtin(digits: str) -> bool:
    """Whether a string of digits is a barcode (not all zeros, right check digit)."""
    if not digits.isdigit() or len(digits) not in _LENGTHS or len(set(digits)) == 1:
        return False
    try:
        ean.validate(digits.zfill(13) if len(digits) == 12 else digits)
    except ValidationError:
        return False
    return True
