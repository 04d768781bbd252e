"""Text that says nothing yet: lorem ipsum, "đang cập nhật", the blanks of a template."""

from __future__ import annotations

import re

_FILLER = re.compile(
    r"lorem ipsum|dolor sit amet|consectetur|nhap (?:thong tin|noi dung)|noi dung (?:nay )?(?:dang|"
    r"se) (?:duoc )?(?:cap nhat|bien soan|hoan thien|soan thao)|quay lai sau\b|dang cap nhat|coming soon|"
    r"under construction|trang dang (?:duoc )?xay dung|noi dung mau|\[(?:ten|dia chi|"
    r"so)[^\]]{0,40}\]|your (?:store|company) name"
)


# What a template leaves to its user; words that a customer fills in ("[Mã đơn hàng]") are none of the shop's.
_BLANK = re.compile(
    r"\[(?:(?:nhap|dien|ghi|ten|dia chi|so|thoi gian|ngay|e-?mail|hotline|website|url|phi|don vi|gia|your|insert|"
    r"company|store|name|address|phone)\b[^\]\[]{0,40}|x|y)\]"
)
_NEAR = 30  # characters after what is said in which its blank stands


def blank(folded: str, start: int, end: int) -> bool:
    """Whether what stands at start…end of a folded text, or right behind, is the blank of a template."""
    return "[" in folded and _BLANK.search(folded, start, end + _NEAR) is not None


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
