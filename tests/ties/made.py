"""Profiles made by hand."""

from __future__ import annotations

from ties.marks import sketch
from ties.model import Mark, MarkKind, Profile
from ties.places import place

STORY = (
    "Chúng tôi bắt đầu bán mật ong và trà sen từ những ngày đầu mở quán ở đầu ngõ, theo cách bà ngoại truyền lại",
    "Xưởng nhà tự tay chọn gốm và mây tre vào mỗi sáng sớm trước phiên chợ, cùng hai người thợ đã theo nghề lâu năm",
    "Gia đình thu mua hạt điều sau chuyến đi dài qua các bản làng vùng cao, khi cơn mưa đầu mùa vừa dứt ngoài sân",
)
ADDRESS = "12 Lê Lợi, Phường Sài Gòn, Thành phố Hồ Chí Minh"


def profile(storefront: str, story: tuple[str, ...] = (), marked: bool = True, **said: str) -> Profile:
    """A profile of marks: kind=value; several values apart by a bar."""
    marks = []
    for kind, values in said.items():
        for value in values.split("|"):
            compared = place(value) if kind == "address" else value
            marks.append(Mark(MarkKind(kind), compared, value, f"v/{storefront}#1", f"http://{storefront}/"))
    return Profile(storefront, f"v/{storefront}", "", tuple(marks), sketch(iter(story)), marked)
