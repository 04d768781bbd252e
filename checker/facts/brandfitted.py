"""Brands in the name of goods that are not theirs: what they fit, and whom they show."""

from __future__ import annotations

import re

# "Dây da cho Casio, Seiko": the brands of what the goods are made for, to the last of the list
_FITS = re.compile(
    r"(?<!\w)(?:[Cc]ho|CHO|[Ff]or|[Tt]ương thích(?: với)?) (?=[A-ZĐ0-9])[^.;|()\n]{2,60}?[,/&] ?$"
)
# "Móc khóa hình Doraemon"
_SHOWN = re.compile(r"(?<!\w)(?:hình|họa tiết|nhân vật|chủ đề) (?:[^.;|()\n]{2,40}[,/&] ?)?$", re.I)
_PICTURED = re.compile(r"\s(?:in|thêu) (?:hình|logo|chữ|tên)(?!\w)", re.I)  # "Doraemon in hình"
_MOST = 80  # characters before a brand


def anothers(title: str, start: int, end: int) -> bool:
    """Whether the brand at start…end of a name is that of other goods, or of whom the goods show."""
    low = max(0, start - _MOST)
    return bool(
        _FITS.search(title, low, start) or _SHOWN.search(title, low, start) or _PICTURED.match(title, end)
    )
