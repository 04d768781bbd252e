"""What a card of goods must not be overheard to say: sellers, money, contracts, terms, marks of trust.

Asked once of all texts of a run together; whoever reads a shop's own goods there learns nothing of the shop.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from html import unescape
from itertools import compress, count
from typing import AnyStr

from checker.facts.gather import harmless, hidden_by, region_of
from checker.language.bytewise import translator

# Folded words, whole. A word too many costs time; a word too few could hide a fact.
_TELLING = """
cong ty|cty|tnhh|doanh nghiep|ho kinh doanh|hkd|mst|ma so|tax|dkkd|dkdn|giay phep|giay chung nhan|cccd|cmnd|can cuoc
dia chi|address|thanh pho|tp|tphcm|tp hcm|ha noi|da nang|phuong|huyen|thi xa|quoc lo|chi nhanh|showroom|map|maps
tru so|dai dien|giam doc|hotline|tong dai|email|contact|tel|sms|mailto|www|zalo|facebook|fb|fanpage
messenger|m me|youtube|tiktok|instagram|shopee|lazada|tiki|sendo|chinh sach|dieu khoan|dieu kien|quy dinh|quy che
quy trinh|huong dan|cam ket|bao hanh|warranty|warranties|doi tra|doi hang|tra hang|hoan tra|hoan tien|refund|refunds
return|returns|giao hang|giao nhan|van chuyen|ship|shipping|freeship|delivery|thanh toan|payment|chuyen khoan
tai khoan|ngan hang|bank|stk|cod|momo|vnpay|vietqr|visa|mastercard|atm|napas|tra gop|hoa don|vat|thue|da gom|chua gom
bao gom|bao mat|rieng tu|privacy|policy|policies|terms|khieu nai|tranh chap|kiem hang|dong kiem|thong bao|dang ky
dangky|xac nhan|noti|cong thuong|bct|gov|nguoi ban|gian hang|nha ban hang|seller|sellers|thuong mai|tmdt|cookie
du lieu|ca nhan|hop dong|giao ket|trach nhiem|hieu luc|ngay lam viec|dmca|trust|tin nhiem|khong ban|doi tac
chuyen huong|lien ket|lorem|ipsum|gioi thieu|lien he voi|lien he qua|lien he ngay|javascript|email protection
""".replace("\n", "|")
_NUMBERS = (b"0" * 9, b"@")  # a telephone, a tax code, an account, a mail address; no price has nine figures
_FIGURES = bytes(48 if 48 <= c <= 57 else c for c in range(256))
_ELSEWHERE = (
    *("gov", "bct", "ongthuong", "ong-thuong", "salenoti", "chinh-sach", "dieu-khoan", "quy-che", "quy-dinh"),
    *("tel:", "sms:", "mailto:", "zalo", "facebook", "fb.com", "dmca", "trust", "nhiem-mang", "vietqr"),
)
_BETWEEN = " \0 "
_WORDS = (
    bytes(c if chr(c).isalnum() or c in (0, 0x40) else 32 for c in bytes(range(128)).lower()) + b" " * 128
)
_TOLD = [said.split() for said in _TELLING.encode().split(b"|") if said]
_GONE = b"\x7f"  # what stands for a letter that is none of ASCII even without its marks


class _Bare(dict[int, str | int]):
    """Code point → the letter without its marks."""

    def __missing__(self, point: int) -> str:
        bare = unicodedata.normalize("NFD", chr(point)).encode("ascii", "ignore").decode()
        self[point] = bare or _GONE.decode()
        return bare or _GONE.decode()


_bare = translator(_Bare({ord("đ"): "d", ord("Đ"): "d", 0xA0: " "}))


def telling(texts: Collection[str]) -> set[str]:
    """Those of some texts in which a fact could stand."""
    said = list(texts)
    if not said:
        return set()
    joined = _BETWEEN.join(said)
    if "&" in joined:
        joined = unescape(joined)
    if joined.count("\0") != len(said) - 1:
        return set(said)  # one of them holds what parts them
    words = _bare(joined).encode().translate(_WORDS, _GONE).split()
    known = set(words)
    begins: dict[bytes, list[list[bytes]]] = {}
    for parts in _TOLD:
        if known.issuperset(parts):  # most do not stand in all cards of a page together
            begins.setdefault(parts[0], []).append(parts)
    told: set[str] = set()
    number = counted = 0
    for at in compress(count(), map(begins.__contains__, words)):
        if any(words[at : at + len(parts)] == parts for parts in begins[words[at]]):
            number += words[counted:at].count(b"\0")
            counted = at
            told.add(said[number])
    signs = b"".join(words).translate(_FIGURES)
    return told.union(*(_holding(said, signs, one, b"\0") for one in _NUMBERS))


def _holding(said: Sequence[str], joined: AnyStr, wanted: AnyStr, between: AnyStr) -> Iterator[str]:
    """Those of some texts in which something stands; `joined` holds what is left of each, `between` parts them."""
    at, number, counted = joined.find(wanted), 0, 0
    while at >= 0:
        number += joined.count(between, counted, at)
        counted = at
        yield said[number]
        at = joined.find(wanted, at + 1)


def leading(addresses: Collection[str]) -> set[str]:
    """Those of some addresses that may lead to more than goods, or show more than them."""
    said = list(addresses)
    joined = "\0".join(said).lower()
    met = [word for word in _ELSEWHERE if word in joined]
    if joined.count("\0") != len(said) - 1:  # one of them holds what parts them
        return {one for one in said if any(map(one.lower().__contains__, met))}
    return {one for word in met for one in _holding(said, joined, word, "\0")}


def setting(names: Collection[str]) -> set[str]:
    """Classes and ids that could hide an element, or open a region."""
    return {
        one
        for one in names
        if not harmless({"class": one})
        and (hidden_by({"class": one}) or region_of("div", {"class": one}, "", 0))
    }
