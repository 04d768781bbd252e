"""Text that says nothing yet: lorem ipsum, "đang cập nhật", the blanks of a template."""

from __future__ import annotations

import re

_FILLER = re.compile(
    r"lorem ipsum|dolor sit amet|consectetur|nhap (?:thong tin|noi dung)|noi dung (?:dang|"
    r"se) (?:duoc )?cap nhat|dang cap nhat|coming soon|"
    r"under construction|trang dang (?:duoc )?xay dung|noi dung mau|\[(?:ten|dia chi|"
    r"so)[^\]]{0,40}\]|your (?:store|company) name"
)


def filler_share(body: str) -> float:
    """Which share (0-1) of a text's lines is filler (lorem ipsum, "đang cập nhật")."""
    lines = [x for x in body.split("\n") if len(x) > 15]
    return sum(bool(_FILLER.search(x)) or _latin(x) for x in lines) / len(lines) if lines else 0.0


def _latin(line: str) -> bool:
    return (
        len(
            re.findall(
                r"\b(?:sit|amet|elit|sed|eiusmod|tempor|ut|labore|dolore|magna|aliqua|enim|minim|"
                r"quis|nisi|vel|eget|nec|vitae|ipsum)\b",
                line,
            )
        )
        >= 3
    )
