"""Addresses made comparable: the house, the street, the building and floor, and the province of today."""

from __future__ import annotations

import re

from checker.facts.place import parts
from ties.names import plain

_UNITS = re.compile(
    r"^(?:phuong|p|p\d+|xa|x|thi tran|tt|thi xa|tx|quan|q|q\d+|huyen|h|thanh pho|tp|tphcm|tinh|viet nam|vn)\b"
)
_SMALL = re.compile(r"\b(?:so nha|so|duong|pho|d|duong so)\b")
_HOUSE = re.compile(r"\d")


def place(address: str) -> str:
    """An address → "<street part>|<province>", without marks; '' when no house or street is named.

    Wards and districts are left out: since 2025-07-01 the same house stands in another ward. Two floors of
    one building are two places.
    """
    province = plain(parts(address).province)
    pieces = []
    for piece in re.split(r"[,;–]| - ", address):
        bare = plain(piece)
        if bare and not _UNITS.match(bare) and bare != province:
            pieces.append(" ".join(_SMALL.sub(" ", bare).split()))
    street = " ".join(p for p in pieces if p)
    return f"{street}|{province}" if _HOUSE.search(street) and len(street) >= 5 else ""
