"""Tax codes of a registry: ten digits with a check digit, a branch's thirteen, a citizen's twelve.

The check digit is computed by python-stdnum (module vn.mst). Twelve digits are a personal identification
number, which a household business uses as its tax code: its first three digits name the province where the
birth was registered; it has no check digit.
"""

from __future__ import annotations

import re

from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.vn import mst

from sweep.faults import Fault

# Province codes of personal identification numbers: the 63 provinces of before 2025-07-01; the merged ones
# keep codes out of the same list.
_PROVINCES = frozenset({
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37,
    38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77,
    79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
})  # fmt: skip


def read_tax_code(text: str) -> str | Fault:
    """A tax code without its spaces and dots ("0312345678", "0312345678-001"), or a fault without place.

    '' stays ''.
    """
    found = text.strip().strip("'\u2019")
    if not found:
        return ""
    if re.fullmatch(r"\d[.,]\d+E\+?\d+", found, re.IGNORECASE):
        return Fault("tax_science", found=found)
    digits = re.sub(r"[\s.\-\u2010-\u2015_]", "", found)
    digits = digits.upper().removeprefix("MST").lstrip(":")
    if not re.fullmatch(r"[0-9]+", digits):
        return Fault("tax_form", found=found)
    if len(digits) in (9, 11) and not isinstance(_valid("0" + digits), Fault):
        return Fault("tax_zero", found=found, hint=_shape("0" + digits))
    if (
        len(digits) == 12
        and isinstance(_valid(digits), Fault)
        and not isinstance(_valid("0" + digits), Fault)
    ):
        return Fault("tax_zero", found=found, hint=_shape("0" + digits))
    valid = _valid(digits)
    return valid if isinstance(valid, Fault) else _shape(digits)


def _valid(digits: str) -> str | Fault:
    if len(digits) == 12:
        if int(digits[:3]) not in _PROVINCES:
            vi = f"ba số đầu {digits[:3]} không phải mã tỉnh"
            return Fault("tax_citizen", found=digits, hint=(vi, f"{digits[:3]} is no province code"))
        return digits
    try:
        return mst.validate(digits)
    except InvalidChecksum:
        return Fault("tax_digit", found=digits)
    except ValidationError:
        return Fault("tax_form", found=digits)


def _shape(digits: str) -> str:
    return f"{digits[:10]}-{digits[10:]}" if len(digits) == 13 else digits
