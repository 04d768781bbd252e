"""Where on a page of goods other goods, or what customers wrote, begin; and where the page comes back to its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from checker.facts.landing import OTHER_GOODS
from checker.facts.page import Line
from checker.language import key

_ON = re.compile(
    r"^(?:mo ta|chi tiet|thong tin (?:san pham|chi tiet|chung)|dac diem|thong so|thanh phan|huong dan"
    r"|cong dung|gioi thieu san pham"
    r"|description|specifications?|thuoc tinh|noi dung|tong quan)\b"
)
_OPENS = re.compile(
    r"(?:mo ta(?: san pham| chi tiet)?|thong so(?: ky thuat)?|thong tin (?:san pham|chi tiet)|chi tiet san pham"
    r"|description|specifications?)$"
)
_OTHERS_NAMED = re.compile(r"^(?:(?:cac|nhung) )?(?:san pham|hang|sp) (?:cung|lien quan|tuong tu|khac)\b")
# "Các tròng kính khác": goods of a kind. "Các tính năng khác", "Các màu khác" go on about the same.
_OTHERS_OF_KIND = re.compile(
    r"(?:cac|nhung) (?!(?:thong tin|thong so|dac diem|dac tinh|tinh nang|chuc nang|cong dung|cong nang|loi ich|tien ich"
    r"|uu diem|uu dai|chi tiet|thanh phan|luu y|truong hop|quy dinh|chinh sach|dieu kien|khoan|chi phi|phi|van de"
    r"|dich vu|mau(?: sac)?(?= khac)|phien ban|lua chon|tuy chon|kich (?:thuoc|co)|size|yeu to|phu kien di kem|cach"
    r"|hinh thuc|buoc|huong dan|noi dung|hinh anh|anh|thong bao|cau hoi|y kien|danh gia|tieu chi|tieu chuan"
    r"|chung nhan)\b)"
    r"(?:\w+ ){1,4}khac$"
)
_TABS = frozenset(("li", "a", "button"))
_CUSTOMERS = re.compile(
    r"^(?:(?:khach hang )?(?:danh gia|nhan xet)|binh luan|hoi (?:va )?dap|(?:customer )?reviews?)\b"
)


def _beginning(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    """Whether a title begins as a pattern says. Each pattern has its own memory: the hash of one takes 3 µs."""

    @lru_cache(maxsize=20_000)
    def begins(title: str) -> bool:
        return pattern.match(key(title, tones=False)) is not None

    return begins


_goes_on, _opens, _names_others = map(_beginning, (_ON, _OPENS, _OTHERS_NAMED))
_of_kind, _of_customers, _of_others = map(_beginning, (_OTHERS_OF_KIND, _CUSTOMERS, OTHER_GOODS))
_BESIDE = 5  # elements from one title of a strip of tabs to the next: <li><h3><span>, <li><a><h3>
_RATING = 12  # lines under the name where "Đánh giá" is the stars, not the reviews
_TITLE_LIKE = 60  # characters of a line that can be a heading


def turns_off(line: Line, number: int, before: Line) -> bool:
    """A heading of other goods or of customers' words.

    Right under the name a line that is no heading counts only where it names other goods and is no tab.
    """
    if len(line.text) > _TITLE_LIKE or line.text.startswith("("):
        return False
    if line.block.heading and _of_kind(line.text):
        return True
    if number >= _RATING or line.block.heading:
        return _of_others(line.text) and not (_of_customers(line.text) and _in_strip(line, before))
    return (
        line.block.tag not in _TABS
        and _names_others(line.text)
        and not _goes_on(before.text)
        and not _of_others(before.text)
    )


def _in_strip(line: Line, before: Line) -> bool:
    """Whether a title is the next of a strip of tabs: both are items of one list with nothing between them.

    What the tabs hold follows the last of them, the description as a rule first.
    """
    ours, theirs = line.block, before.block
    return (
        0 < theirs.group != ours.group > 0
        and 0 < ours.at - theirs.at <= _BESIDE
        and ours.tag == theirs.tag
        and len(before.text) <= _TITLE_LIKE
    )


def turns_on(line: Line) -> bool:
    """A heading of the goods' own description."""
    return len(line.text) <= _TITLE_LIKE and _goes_on(line.text)


def opens_description(line: Line) -> bool:
    """A line that is nothing but the title of a description or a sheet of data."""
    return len(line.text) <= _TITLE_LIKE and _opens(line.text)
