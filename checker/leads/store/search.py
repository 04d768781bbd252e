"""Words as they are searched: without marks, small, so that `my pham` finds `Mỹ Phẩm` on every engine."""

from __future__ import annotations

import unicodedata


def searchable(text: str) -> str:
    """A text in, its letters without marks and in small out; runs of white space become one space."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.replace("đ", "d").replace("Đ", "d").casefold().split())
