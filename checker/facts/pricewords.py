"""Lines that only goods have: a price said to be one, the fields of a label.

A firm that sells by telephone, a school or a blog has no basket and no button, and shows goods all the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from checker.facts.page import Line
from checker.facts.price import on_request
from checker.language import key

_BARE = re.compile(r"\W*+(?:\d[\d.,]*+\s?+(?:₫|đ|vnđ|vnd|d|k)?+[\s–-]*+)++", re.I)
ASKED = re.compile(
    r"\s*giá(?: bán)?\s*[:：]\s*(?:vui lòng |xin )?(?:liên hệ|gọi|call\b|inbox|ib\b|"
    r"(?:nhắn )?zalo|nhắn|th(?:ỏa|oả) thuận)",
    re.I,
)
_ASKED_FOR = re.compile(
    r"liên hệ (?:\S+ ){0,3}(?:báo )?giá|(?:nhận|yêu cầu) báo giá|gọi (?:để )?(?:biết|hỏi) giá", re.I
)
_ASKS = 120  # characters of a line that says to ask for it
_PRICED = re.compile(
    r"\W*(?:giá|gia|học phí|price)(?: (?:bán|lẻ|bán lẻ|km|khuyến mãi|sỉ|từ|chỉ|niêm yết|ban|"
    r"xuất xưởng|tại xưởng|tại kho))?\s*[:：]\s*"
    r"(?:chỉ |còn |từ )?(?:\d[\d.,]*\s?(?:đ|₫|vn|k\b|tr|ngh|ng[àa]n|d\b|€|\$|usd|000)|(?:vui lòng |xin )?liên hệ)",
    re.I,
)
_FIELDS = re.compile(
    r"(?:xuat xu|thuong hieu|nhan hieu|hang san xuat|nha san xuat|model|ma hang|ma sp|ma san pham|bao hanh|"
    r"tinh trang|chat lieu|kich thuoc|cong suat|dung tich|nong do|quoc gia|thanh phan|quy cach|trong luong|"
    r"han su dung|hsd|nha xuat ban|tac gia|so trang|dien ap|noi san xuat|nuoc san xuat|"
    r"(?:noi|nuoc|nha|hang) sx|made in|khoi luong|han dung|bao quan|don vi tinh|gia (?:ban )?(?:le|si)|hang(?=:|"
    r" :|$))"
    r"(?![a-z0-9])"
)
_OF_LABEL = re.compile(
    rf"(?:{_FIELDS.pattern})|(?:cong dung|huong dan (?:su dung|bao quan)|canh bao|doi tuong su dung|lieu dung|"
    r"the tich|san xuat (?:tai|boi)|nha phan phoi|nha nhap khau|chi dinh|so dang ky)(?![a-z0-9])"
)
_LABEL_LEAST = 3
_SIEVE = re.compile(
    r"(?:chon |loc )?(?:theo )?(?:muc|khoang) gia|(?:bo )?loc (?:theo |san pham)|"
    # "Bộ lọc than hoạt tính" is a part of a machine
    r"(?:bo loc(?! (?:hepa|khong khi|khi|nuoc|gio|than|dau|bui|tho|tinh|carbon|mui|kep|chinh|truoc))|"
    r"sap xep|sort by|filters?)\b"
)
_FILTER = re.compile(
    r"\s*bộ lọc\s*[:：]\s*\S", re.I
)  # and "Bộ lọc: HEPA", "Bộ lọc:Bộ lọc HEPA" are fields of it
_CELLS = ("td", "th", "dt", "dd")  # of a sheet of the goods: "Bộ lọc | HEPA"
_WAYS = re.compile(r"(?:chat|nhan tin|goi|messenger|zalo|sms|facebook|hotline|viber|whatsapp)\b")
_FEW = 2
_NAMES_FIELD = re.compile(rf"{_FIELDS.pattern}\s*(?:hang hoa|san pham)?\s*:?\s*$")
_TITLE_LIKE = 60  # characters of a line that can be a heading


def is_price(text: str) -> bool:
    """Whether a line, which may be a heading, is nothing but prices, or says to ask for one."""
    return bool(_BARE.fullmatch(text) or ASKED.match(text))


def asked_for(text: str) -> bool:
    """Whether a line of a page of goods says to ask for their price: "liên hệ để có giá chính xác"."""
    return len(text) < _ASKS and _ASKED_FOR.search(text) is not None


def names_field(text: str) -> bool:
    """Whether a cell of a table is the name of a field of a label: "Xuất xứ", "Hãng sản xuất:"."""
    return len(text) <= _TITLE_LIKE and _NAMES_FIELD.match(key(text, tones=False)) is not None


def told_like_goods(body: Sequence[Line], head: Sequence[Line]) -> bool:
    """Whether the lines under a name are those of goods: one price said to be one, or two fields of a label.

    A firm that sells by telephone, a school or a blog has no basket, and shows goods all the same.
    """
    if 1 <= sum(bool(_PRICED.match(ln.text)) for ln in body) <= _FEW and any(
        _PRICED.match(ln.text) for ln in head
    ):
        return True
    fields = {
        found.group() for ln in head if (found := _FIELDS.match(key(ln.text[:_TITLE_LIKE], tones=False)))
    }
    return len(fields) >= _FEW


def sold_on_asking(near: Sequence[Line], head: Sequence[Line]) -> bool:
    """Whether lines say to ask for the price, or are the label of one thing: who sells to firms often says none.

    Three fields with what they hold; of a list of goods each field comes again and again.
    """
    if any(asked_for(ln.text) for ln in near):
        return True
    told = Counter(
        found.group()
        for ln in head
        if ":" in ln.text[:_TITLE_LIKE]
        and (found := _OF_LABEL.match(key(ln.text[:_TITLE_LIKE], tones=False)))
    )
    return len(told) >= _LABEL_LEAST and max(told.values()) <= _FEW


def asked_price(lines: Sequence[Line]) -> Line | None:
    """The first line that says to ask for the price. "Liên hệ", "Chat Zalo" in a list are ways to reach the shop."""
    for line, below in zip_longest(lines, lines[1:]):
        if line is not None and (on_request(line.text) or ASKED.fullmatch(line.text)):
            listed = below is not None and line.block.tag == below.block.tag == "li"
            if not (listed and _WAYS.match(key(below.text, tones=False))):
                return line
    return None


def sieved(head: Sequence[Line]) -> bool:
    """Whether the lines under a name are a list of goods that can be sieved by price, or sorted."""
    return any(
        len(ln.text) <= _TITLE_LIKE
        and ln.block.tag not in _CELLS
        and _SIEVE.match(key(ln.text, tones=False))
        and not _FILTER.match(ln.text)
        for ln in head
    )
