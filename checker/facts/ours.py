"""Whether the words before a firm that a page of terms names say that it is the seller.

"Khách nhận hàng tại Công ty TNHH Hạ Lam" and "quy chế hoạt động của công ty cổ phần Hạ Lam" speak of the shop's own
firm; "theo điều khoản của Công ty …" may speak of whoever takes the payment, and a carrier has counters too.
"""

from __future__ import annotations

import re

_LEAD = 90  # characters before a firm's name that are read
_OURS = re.compile(
    r"\b(?:nhan|lay|mua|xem|dat) hang (?:truc tiep )?tai (?:(?:van phong|cua hang|tru so|showroom|kho) )?(?:cua )?$|"
    r"\b(?:quy che (?:quan ly |ve )?(?:hoat dong|ban hang|giao dich)|"
    r"(?:dieu khoan|chinh sach|quy dinh|quy che)(?: [a-z]+){0,3} nay)(?: (?!cua )[a-z]+){0,6} cua $"
)
_WORDS = (" tai ", " cua ")  # of which one ends what is found
_CARRIER = re.compile(
    r"chuyen phat|van chuyen|van tai|giao (?:nhan|hang)|buu (?:chinh|dien)|logistics|express"
)


def says(folded: str, start: int, end: int) -> bool:
    """Whether a folded line says that the firm named at its characters start…end is the shop's own."""
    return (
        folded.endswith(_WORDS, max(0, start - _LEAD), start)
        and _OURS.search(folded, max(0, start - _LEAD), start) is not None
        and _CARRIER.search(folded, start, end) is None
    )
