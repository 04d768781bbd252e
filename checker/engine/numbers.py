"""Numbers that carry their own proof: tax codes, personal numbers, barcodes, registered domains."""

from __future__ import annotations

from functools import lru_cache

import tldextract
from stdnum import ean
from stdnum.exceptions import ValidationError
from stdnum.vn import mst

from checker.engine.compare import digits, host
from checker.model import Value

_GTIN_LENGTHS = (8, 12, 13, 14)
# A personal number of 12 digits: three for the province of birth registration, one for century and sex,
# two for the year of birth, six at random. Provinces were numbered 001 to 096.
_PROVINCES = range(1, 97)


def tax_code(value: Value) -> bool:
    """True for a tax code of 10 or 13 digits with a right check digit, or a 12-digit personal number.

    Personal numbers carry no check digit, so only their form is held: length and province.
    """
    code = digits(value)
    if len(code) == 12 and code.isascii() and code.isdigit():
        return int(code[:3]) in _PROVINCES
    try:
        mst.validate(code)
    except ValidationError:
        return False
    return True


def gtin(value: Value) -> bool:
    """True for a GTIN of 8, 12, 13 or 14 digits with a right check digit (not all zeros)."""
    code = digits(value)
    if len(code) not in _GTIN_LENGTHS or not code.isascii() or not code.isdigit() or not int(code):
        return False
    return str(ean.calc_check_digit(code[:-1])) == code[-1]


def gs1_prefix(value: Value, prefixes: tuple[str, ...]) -> bool:
    """True when a barcode begins with one of the prefixes (as GS1 reads it: padded to 13 digits)."""
    code = digits(value)
    if len(code) == 8:  # GTIN-8 numbers carry the prefix in front, unpadded
        return code.startswith(prefixes)
    thirteen = code[1:] if len(code) == 14 else code.zfill(13)
    return thirteen.startswith(prefixes)


@lru_cache(maxsize=1)
def _suffixes() -> tldextract.TLDExtract:
    # The snapshot of the public suffix list inside the package: a check never goes to the network.
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


@lru_cache(maxsize=4096)
def registered_domain(address: str) -> str:
    """The registered domain of an address (`shop.example.com.vn` → `example.com.vn`); "" when none."""
    name = host(address)
    return _suffixes()(name).top_domain_under_public_suffix if name else ""
