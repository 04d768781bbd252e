"""Terms that no title announces: a paragraph of a page of terms that settles a matter by itself.

"Khi nhận, mời quý khách mở hộp xem hàng rồi mới trả tiền; không đúng cứ từ chối nhận" stands under "Giao hàng",
and is the shop's inspection policy all the same. A paragraph counts when it says all that the matter needs:
who may do what, when, and what follows. A slogan says one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.facts.page import Line
from checker.facts.remember import remembered

LEAST = 60  # characters of a paragraph that can say it all
_SPOKEN: dict[str, tuple[str, ...]] = {
    "terms.inspection": (
        r"(?:mo|boc|khui) (?:\S+ )?(?:hop|hang|goi|thung|kien|xem|bao|xac suat)|kiem (?:tra|hang|dem|lai)|dong kiem|"
        r"xem (?:hang|may|xe|cay|so luong|san pham)|can lai|dem (?:hop|hang|so luong)|chay thu|thu may|inspect",
        r"truoc mat|truoc khi (?:nhan|tra|thanh toan|ky)|khi (?:nhan|xuong hang|giao)|luc nhan|roi moi|"
        r"cung (?:nhan vien|tai xe|shipper|nguoi giao)|(?:on|before|upon) (?:delivery|paying|signing)",
        r"tu choi|khong nhan|(?:cu|xin|duoc|quyen) (?:cu )?tra (?:lai|ngay)|tra lai (?:ngay|luon)|bien ban|refuse",
    ),
    "terms.complaints": (
        r"khieu nai|tranh chap|complaint|dispute",
        r"tiep nhan|giai quyet|phan hoi|tra loi|xu ly|answer|settle|respond|reply",
        r"\d+ (?:ngay|gio)|trong (?:ngay|tuan)|toa an|trong tai|thuong luong|\d+ (?:days|hours)|court",
    ),
    "terms.payment": (
        r"chuyen khoan|\bthe\b|\bvi\b|\bqr\b|bank transfer|visa|\bcards?\b",
        r"tien mat|\bcod\b|nguoi giao|khi (?:nhan|giao)|\bcash\b|on delivery|tra gop|momo|zalopay|visa|mastercard",
        r"thanh toan|tra tien|tra truoc|\bpay(?:ments?)?\b|we accept",
        r"\d{6}|\d{3,4} \d{3,4}|\d ?%|dat coc|hinh thuc|cach |account",
    ),
    "terms.warranty": (
        r"bao hanh (?:\S+ ){0,4}\d+ (?:ngay|thang|nam)|\d+ (?:months?|years?) warranty|under warranty",
        r"\bthay\b|\bsua\b|\bdoi\b|repair|replace",
        r"\bkhong\b|tu choi|\bloi\b|do giong|not cover|defect",
    ),
    "terms.returns": (
        r"tra lai (?:\S+ ){0,2}tien|hoan (?:lai )?tien|\brefund",
        r"(?:trong|within) (?:vong )?\d+ (?:ngay|hom|days)",
        r"con (?:nguyen|moi|tem)|chua (?:\S+ )?(?:xuoc|dung|su dung|mo|boc|mac|giat)|unopened|unused",
        r"gui (?:tra )?lai|mang lai|tra (?:lai )?hang|\breturn",
    ),
    "terms.contract_conclusion": (
        r"hop dong|don (?:hang )?(?:duoc|chi duoc|se duoc)|\bcontract\b",
        r"giao ket|xac lap|co hieu luc|hinh thanh|duoc (?:coi|xem) la|rang buoc|chap nhan|formed|concluded|binding",
        r"\b(?:khi|luc|tu luc|thoi diem|sau khi|when|once|until)\b",
        r"xac nhan|tra loi|dong y|chap nhan|goi|email|confirm|accept",
    ),
}
_PATTERNS = {name: tuple(map(re.compile, all_of)) for name, all_of in _SPOKEN.items()}


@remembered(10_000)
def spoken(folded: str) -> frozenset[str]:
    """The matters that one folded paragraph settles by itself."""
    if len(folded) < LEAST:
        return frozenset()
    return frozenset(name for name, all_of in _PATTERNS.items() if all(p.search(folded) for p in all_of))


def settled(lines: Iterable[tuple[Line, str]]) -> dict[str, list[tuple[Line, str]]]:
    """Of lines with their folded texts, those that settle a matter, by its name."""
    out: dict[str, list[tuple[Line, str]]] = {}
    for pair in lines:
        for name in spoken(pair[1]):
            out.setdefault(name, []).append(pair)
    return out
