"""A programme's certificate and its public list, as pages that anybody can read and check without us."""

from __future__ import annotations

import json
from collections.abc import Sequence

from papers.html import fill

COLUMNS = ("storefront", "name", "programme", "state", "granted", "until", "certificate_sha256")
MARKS = {
    "met": "đạt",
    "not_met": "chưa đạt",
    "cannot_tell": "chưa đủ cơ sở",
    "inapplicable": "không áp dụng",
}
STATES = {
    "holds": "đang có hiệu lực",
    "warned": "đang có hiệu lực, có tiêu chí cần xem lại",
    "lapsed": "đã hết hạn",
    "revoked": "đã thu hồi",
}


def certificate_page(text: str, sha256: str) -> str:
    """The certificate's text (`checker.leads.cases.certificate`) and its digest as one HTML page."""
    return fill("certificate.html", {"said": json.loads(text), "sha256": sha256, "marks": MARKS})


def public_page(title: str, example: bool, rows: Sequence[dict[str, str]], made: str) -> str:
    """The public list: rows with COLUMNS as keys, the day on which it was made."""
    return fill(
        "public.html", {"title": title, "example": example, "rows": rows, "made": made, "states": STATES}
    )
