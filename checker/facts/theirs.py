"""What a page says of another than the seller: partners, makers, customers, and what they are listed under."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from checker.facts import names
from checker.facts.fold import fold
from checker.facts.founded import former
from checker.facts.partners import LEAD, introduced, of_another, of_goods, serves
from checker.facts.sift import Voice
from checker.model import Fact

_SHORT_LEAD = 30  # characters of a line that holds hardly more than a number and its label
_FAR = 600  # characters before a number in which its firm is named: a long line may give a thousand numbers
_MADE_BY = re.compile(r"\b(?:san xuat|gia cong)(?: va dong goi)? (?:tai|boi|o)\W*$")
_MEMBER = re.compile(r"\b(?:thanh vien|cong ty con|cong ty me) (?:cua|thuoc)\W*$")
_BELONGS = re.compile(rf"{_MEMBER.pattern}|\btruc thuoc\W*$")
_ITS_DATA = re.compile(r"\b(?:ma so|mst|msdn|gpkd|dkkd|giay (?:phep|chung nhan)|dia chi|tru so)\b")
_NUMBERS = 500  # of one kind; no seller has so many, and each is looked for in all lines
_TWO = 2  # firms that one line sets apart
_ACCOUNT_AREA = re.compile(r"ngan hang|chuyen khoan|tai khoan")
_BANK_OWN = re.compile(
    r"\bngan hang (?:tmcp|thuong mai|nong nghiep|tnhh|chinh sach)[^.;|:\d]{4,50}[\W]*$|"
    r"\bngan hang (?:tmcp|thuong mai|nong nghiep|tnhh|chinh sach)[^.;|:\d]{4,50}\W+(?:mst|ma so thue)\W*$"
)
_ASKED = (  # who wants an invoice gives a tax code too
    r"(?:(?:xuat|lay|nhan|viet|yeu cau) (?:\S+ ){0,3}(?:hoa don|hd)|(?:quy khach|khach(?: hang)?|ban|nguoi mua)"
    r"(?: \S+){0,4} (?:cung cap|dien|nhap|gui))"
)
_CUSTOMERS = re.compile(_ASKED + r"[^.]{0,90}$")
_ASKED_FOR = ("ma so thue", "mst", "ten cong ty")  # what the customer is to write
_FORM = re.compile(_ASKED + rf"[^.]{{0,90}}(?:{'|'.join(_ASKED_FOR)})")
_LISTED = re.compile(  # a heading over firms that are not the seller: "Đối tác", "Khách hàng nói gì"
    r"\W*(?:our |cac |nhung |he thong )*(?:doi tac|nha cung cap|nha tai tro|cam nhan|y kien|danh gia|"
    r"(?:khach hang|thuong hieu)(?: (?:tieu bieu|noi|cua|than thiet|da|doi tac|phan phoi)|\W*$)|"
    r"partners?|clients?|customers?|testimonials?)\b"
)


# a heading over places where the shop is for a day
_EVENT = re.compile(
    r"\W*(?:hoi cho|trien lam|su kien|hoi thao|workshop|ngay hoi|le hoi|lich (?:trien lam|su kien))\b"
)


def listed(under: str) -> bool:
    """Whether a folded heading stands over partners, or over what customers say."""
    return _LISTED.match(under) is not None


def line(voice: Voice) -> bool:
    """Whether what a line of a page's middle says is another's: a partner's, the customer's as an example, or the
    place of an event."""
    if voice.chrome:
        return False
    if _EVENT.match(voice.under):
        return True
    if voice.named and of_another(voice.line.text, voice.folded):
        return True
    return any(map(voice.folded.__contains__, _ASKED_FOR)) and bool(_FORM.search(voice.folded))


def firm(voice: Voice, start: int) -> bool:
    """Whether a firm named at `start` of a line is not the seller."""
    if former(voice.folded, start) or _MEMBER.search(voice.folded, max(0, start - LEAD), start):
        return True
    if introduced(voice.folded, start):
        return not (serves(voice.folded, start) and _data_follow(voice, start))
    if voice.chrome:
        return False
    return (
        of_goods(voice.folded, start)
        or bool(_LISTED.match(voice.under))
        or bool(_CUSTOMERS.search(voice.folded[max(0, start - 2 * LEAD) : start]))
    )


def _data_follow(voice: Voice, start: int) -> bool:
    """Whether the number or the address of a firm named at `start` follows in its line, or begins the line below."""
    return _ITS_DATA.search(voice.folded, start) is not None or bool(
        _ITS_DATA.search(fold(voice.after)[:_SHORT_LEAD])
    )


def _partner(folded: str, start: int) -> bool:
    return introduced(folded, start) and not serves(folded, start)


def beside(voice: Voice, found: Sequence[names.Name]) -> set[str]:
    """The folded names of makers, and of whose the seller is, that a line names beside it.

    "Công ty A - Sản xuất tại Công ty B", "Công ty A, thành viên của Công ty B"; a branch belongs to its own firm.
    """
    if len(found) < _TWO or not found[0].formed or _partner(voice.folded, found[0].start):
        return set()
    of_it = (_MADE_BY,) if fold(found[0].text).startswith(("chi nhanh", "cn ")) else (_MADE_BY, _BELONGS)
    others = {
        fold(n.text)
        for n in found[1:]
        if any(how.search(voice.folded, max(0, n.start - LEAD), n.start) for how in of_it)
    }
    return others - {fold(found[0].text)}


def number(voice: Voice, start: int) -> bool:
    """Whether a number is a partner's: who carries, takes payments or built the site is named before its firm."""
    if _BANK_OWN.search(voice.folded[max(0, start - LEAD) : start]) and not _ACCOUNT_AREA.search(
        voice.folded[: max(0, start - LEAD)]
    ):
        return True
    if not voice.chrome and _CUSTOMERS.search(voice.folded[max(0, start - 2 * LEAD) : start]):
        return True
    low = max(0, start - _FAR)
    if found := names.firms(voice.line.text[low:start]):
        return _partner(voice.folded, low + found[-1].start)
    if len(voice.folded[:start]) < _SHORT_LEAD and (above := names.firms(voice.before_text)):
        return _partner(voice.before, above[-1].start)
    return False


def _owner(voice: Voice) -> str:
    """The core of the one firm that a line gives a number to: "Công ty TNHH Lam Kinh – MST 3545573893"."""
    found = [n for n in names.firms(voice.line.text) if n.formed]
    return names.core(found[0].text) if len(found) == 1 else ""


def leave_out(facts: dict[str, tuple[Fact, ...]], numbered: Iterable[Voice]) -> None:
    """Takes out the numbers that a line gives to another firm than the seller; of a footer only if others remain."""
    mine = names.core(str(facts["seller.name"][0].value)) if facts.get("seller.name") else ""
    if not mine:
        return
    owners = [(v, owner) for v in numbered if (owner := _owner(v))]
    theirs = [v for v, owner in owners if not names.same(owner, mine)]
    ours = [v for v, owner in owners if names.same(owner, mine)]

    # asked as one: a foot may give ten thousand numbers to as many firms
    by_them, by_us = _said(theirs), _said(ours)
    in_the_middle = _said([v for v in theirs if not v.chrome])
    for name in ("seller.tax_code", "seller.registration_number"):
        told = facts[name][:_NUMBERS]
        left = tuple(f for f in told if f.quote not in by_them or f.quote in by_us)
        if left or any(v.chrome for v in ours):
            facts[name] = left
        else:
            facts[name] = tuple(f for f in told if f.quote not in in_the_middle)


def _said(voices: Iterable[Voice]) -> str:
    return "\n".join([voice.line.text for voice in voices])
