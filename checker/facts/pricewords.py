"""Lines that only goods have: a price said to be one, the fields of a label.

A firm that sells by telephone, a school or a blog has no basket and no button, and shows goods all the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from checker.facts.page import Line
from checker.facts.price import on_request
from checker.language import key

ASKED = re.compile(
    r"\s*giá(?: bán)?\s*[:：]\s*(?:vui lòng |xin )?(?:liên hệ|gọi|call\b|inbox|ib\b|th(?:ỏa|oả) thuận)", re.I
)
_ASKED_FOR = re.compile(
    r"liên hệ (?:\S+ ){0,3}(?:báo )?giá|(?:nhận|yêu cầu) báo giá|gọi (?:để )?(?:biết|hỏi) giá", re.I
)
_ASKS = 120  # characters of a line that says to ask for it
_PRICED = re.compile(
    r"\W*(?:giá|gia|học phí|price)(?: (?:bán|lẻ|bán lẻ|km|khuyến mãi|sỉ|từ|chỉ|niêm yết|ban))?\s*[:：]\s*"
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
_SIEVE = re.compile(
    r"(?:chon |loc )?(?:theo )?(?:muc|khoang) gia|(?:bo )?loc (?:theo |san pham)|(?:bo loc|sap xep|sort by|filters?)\b"
)
_WAYS = re.compile(r"(?:chat|nhan tin|goi|messenger|zalo|sms|facebook|hotline|viber|whatsapp)\b")
_FEW = 2
_TITLE_LIKE = 60  # characters of a line that can be a heading


def asked_for(text: str) -> bool:
    """Whether a line of a page of goods says to ask for their price: "liên hệ để có giá chính xác"."""
    return len(text) < _ASKS and _ASKED_FOR.search(text) is not None


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


def asked_price(lines: Sequence[Line]) -> Line | None:
    """The first line that says to ask for the price. "Liên hệ", "Chat Zalo" in a list are ways to reach the shop."""
    for line, below in zip_longest(lines, lines[1:]):
        if line is not None and on_request(line.text):
            listed = below is not None and line.block.tag == below.block.tag == "li"
            if not (listed and _WAYS.match(key(below.text, tones=False))):
                return line
    return None


def sieved(head: Sequence[Line]) -> bool:
    """Whether the lines under a name are a list of goods that can be sieved by price, or sorted."""
    return any(len(ln.text) <= _TITLE_LIKE and _SIEVE.match(key(ln.text, tones=False)) for ln in head)
