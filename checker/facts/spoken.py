"""Terms that no title announces: a paragraph of a page of terms that settles a matter by itself.

"Khi nhận, mời quý khách mở hộp xem hàng rồi mới trả tiền; không đúng cứ từ chối nhận" stands under "Giao hàng",
and is the shop's inspection policy all the same. A paragraph counts when it says all that the matter needs:
who may do what, when, and what follows. A slogan says one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from checker.facts.needs import All
from checker.facts.page import Line
from checker.facts.remember import remembered
from checker.facts.section import Section

LEAST = 60  # characters of a paragraph that can say it all
_SPOKEN: dict[str, tuple[str, ...]] = {  # of one matter, what most paragraphs lack comes first
    "terms.inspection": (
        r"(?:mo|boc|khui|thao) (?:\S+ )?(?:hop|hang|goi|thung|kien|xem|bao|tui|bi|seal|coi|xac suat)|"
        r"kiem (?:tra|hang|dem|lai)|dong kiem|(?:xem|coi|soi|dom|ngo) (?:hang|may|xe|cay|so luong|san pham|size|"
        r"mau|ten|ky|chai|be mat|cho ky)|"
        r"can lai|dem (?:hop|hang|so luong|du)|chay thu|thu may|an thu|inspect",
        r"truoc mat|ngay truoc|truoc khi (?:nhan|tra|thanh toan|ky|dua tien)|(?<!\btu )khi (?:nhan|xuong hang|giao)|"
        r"luc nhan|roi (?:moi|hang|hay)|"
        r"luc (?:tho |shipper )?(?:giao|rap|lap)|"
        r"tai cho|cung (?:nhan vien|tai xe|shipper|nguoi giao)|bao shipper|(?:on|before|upon) (?:delivery|"
        r"paying|signing)",
        r"tu choi|(?:khong|dung) nhan|dua lai|(?:cu|xin|duoc|quyen) (?:cu )?tra (?:lai|ngay)|tra lai (?:ngay|"
        r"luon|tai cho)|"
        r"(?:gui|dua|tra) (?:lai|nguoi giao|shipper)[^.\d]{0,25} (?:ngay|luon|mang ve|khong (?:phai|mat))|"
        r"gui nguoc lai|khoi (?:phai )?tra tien|bien ban|refuse",
    ),
    "terms.shipping": (
        r"\d ?(?:ngay|gio|h|phut|hom|tieng|tuan|days?|hours?)\b|(?:hai|ba|bon|nam) hom|trong (?:ngay|buoi)",
        r"\bgiao\b(?! (?:dich|ket|tiep|dien|luu))|\bgui\b(?! xe(?! (?:khach|tai|om)))|\bship\b|"
        r"van chuyen|chuyen (?:hang|phat)|nhan (?:duoc )?(?:hang|do)|\bdeliver",
        r"mien phi|\bfree|\bphi\b|cuoc(?! goi| song)|\d ?(?:k|ngan|nghin)\b|\d\.000",
        r"noi thanh|ngoai thanh|\btinh\b(?! (?:tu|tien|phi|theo|vao|ca|nang|trang|den|them|gia|lai|bang|la|nhu|hinh|"
        r"chat|chuan|cach|mang|thue|toan|duoc|san))|"
        r"\bha noi|\bhn\b|\bhcm|sai gon|\bmien (?:bac|nam|trung)|\bhuyen\b|"
        r"buu dien|km\b|"
        r"nha xe|"
        r"xe khach|toan quoc|nationwide",
    ),
    "terms.complaints": (
        r"khieu nai|tranh chap|bat dong|complaint|dispute",
        r"tiep nhan|giai quyet|phan hoi|tra loi|xu ly|giam dinh|answer|settle|respond|reply",
        r"\d+ (?:ngay|gio)|trong (?:ngay|tuan)|toa an|trong tai(?! (?:khoan|lieu|san))|"
        r"thuong luong|\d+ (?:days|hours)|court",
    ),
    "terms.payment": (
        r"chuyen khoan|\bck\b|\bthe\b|\bvi\b|\bqr\b|tai khoan|(?:bank )?transfer|visa|\bcards?\b",
        r"tien mat|\bcod\b|nguoi giao|shipper|thu ho|khi (?:nhan|giao)|\bcash\b|on delivery|tra gop|momo|"
        r"zalopay|visa|"
        r"mastercard",
        r"thanh toan|tra tien|tra truoc|tien hang|dua tien|\bpay(?:ments?)?\b|we accept",
        r"\d{6}|\d{3,4} \d{3,4}|\d ?%|coc\b|deposit|hinh thuc|cach |account",
    ),
    "terms.warranty": (
        r"bao hanh (?:\S+ ){0,4}(?:\d+ (?:ngay|thang|nam)|tron doi)|\d+ (?:months?|years?) warranty|under warranty",
        r"\bthay\b|\bsua\b|\bdoi\b|repair|replace",
        r"\bkhong\b|tu choi|\bloi\b|bao gia|do giong|tinh (?:tien|cong|phi)|not cover|defect",
    ),
    "terms.returns": (
        r"tra lai (?:\S+ ){0,2}tien|hoan (?:lai )?tien|\brefund",
        r"(?:trong|within) (?:vong )?\d+ (?:ngay|hom|days)",
        r"con (?:nguyen|moi|tem)|chua (?:\S+ )?(?:xuoc|dung|su dung|mo|boc|mac|giat)|unopened|unused",
        r"gui (?:tra )?lai|mang lai|tra (?:lai )?hang|\breturn",
    ),
    "terms.contract_conclusion": (
        r"hop dong|don (?:\S+ ){0,2}(?:duoc|chi|moi|se duoc)|\bcontract\b",
        r"giao ket|xac lap|co (?:hieu luc|gia tri(?! (?:[(\d]|don|tu|tren|duoi|lon|nho|cao|thap))|tu luc|tu khi)|"
        r"hinh thanh|duoc (?:coi|xem) la|rang buoc|"
        r"chap nhan|formed|"
        r"concluded|"
        r"binding",
        r"\b(?:khi|luc|tu luc|thoi diem|sau khi|when|once|until)\b",
        r"xac nhan|tra loi|dong y|chap nhan|goi|email|\b(?:ky (?:va|don|ten|nhan)|chu ky)|gui tin|confirm|accept",
    ),
}
# What a titled part of a page of terms settles though its title has words of its own ("HÀNG LỖI", "Bé mặc không
# vừa?"): all of it in few sentences.
_TITLED: dict[str, tuple[str, ...]] = {
    **_SPOKEN,
    "terms.warranty": (
        rf"{_SPOKEN['terms.warranty'][0]}|(?:\bhu\b|\bhong\b|\bloi\b)[^\d]{{0,60}} \d+ (?:thang|nam)",
        *_SPOKEN["terms.warranty"][1:],
    ),
    "terms.returns": (
        r"tra lai|(?<!trao )\bdoi (?:lai|moi|cay|size|hang|cuon|san pham|mau|cho|tra|ngang|cai|"
        r"(?:\S+ ){1,2}(?:khac|moi))|hoan (?:lai |"
        r"du |tra )?(?:tien|hoc phi|coc|\d)|nhan lai (?:tien|coc)|"
        r"nhan lai|gui bu|bu (?:hang|cai)|tru tien|\brefund|\breturn|exchange",
        r"\d+ (?:ngay|gio|hom|days)|\d+h\b|trong ngay|mot tuan",
        r"con (?:nguyen|moi|tem|mac|han|hop|tui|bao|seal)|nguyen (?:tag|tem|mac)|"
        r"chua (?:\S+ )?(?:xuoc|dung|su dung|mo|boc|mac|giat|cat|dinh)|"
        r"\bchet\b|\bheo\b|\bnut\b|\btray\b|"
        r"\bloi\b|\bhu\b|\bhong\b|\bvo\b|\bgay\b|dap\b|\bsai\b|thieu|khong (?:vua|ung|dung)|"
        r"truoc (?:\S+ ){0,3}(?:khai giang|khoi hanh|nhan phong)|unopened|unused|"
        r"defect|damaged",
        r"khong (?:doi|nhan|ap dung|hoan|giai quyet|hoi|mat|duoc)|\bphi\b|cuoc|\bship\b|\btru \d|mien phi|chiu|"
        r"\bnot\b",
    ),
    # what each side owes to the other: the heart of general terms, in the few lines of a small shop
    "terms.general": (
        r"\A[^\n]*(?:trach nhiem|nghia vu|quy dinh chung|dieu khoan|dieu kien giao dich)",
        r"(?:trach nhiem|nghia vu|doi voi)[^\n]{0,60}?(?:(?:nguoi|ben|nha) ban|cua hang|\bshop|cong ty)\b",
        r"(?:trach nhiem|nghia vu|doi voi)[^\n]{0,60}?(?:(?:nguoi|ben) mua|khach hang|quy khach)\b",
        r"cung cap|giao hang|gui hang|san pham",
        r"thanh toan|don hang|dat hang|giao dich",
    ),
    "terms.privacy": (
        r"so (?:dien thoai|may|dt)|dia chi|email|du lieu|thong tin ca nhan|phone|personal",
        r"(?:chi |de )(?:de |giao|gui|lam (?:hop dong|don)|goi|"
        r"tu van|bao|lien he|xu ly)|dung (?:de|vao)|muc dich|to (?:ship|deliver|fulfil)",
        r"\b(?:luu|giu)(?: \S+){0,4} \d+|\bxoa\b|delete|retain",
        r"ben (?:thu ba|van chuyen|ngoai|khac)|(?:duoc|moi|ai) xem|chi \S+(?: \S+){0,6} (?:xem|thay|biet)|chia se|"
        r"tiet lo|khong (?:ban|dua|cho|dang)|seen (?:only )?by|third part|share",
    ),
}
# What has the words and is another matter: a parcel that counts as handed over, complaints about data and prizes.
_NEVER = {
    # what the sides owe in one matter: its title says which
    "terms.general": re.compile(
        r"\A[^\n]*(?:thong tin|du lieu|bao (?:hanh|mat)|van chuyen|giao (?:hang|nhan)|doi tra|hoan|"
        r"khieu nai|thanh vien)"
    ),
    "terms.contract_conclusion": re.compile(
        r"duoc (?:coi|xem) la (?:\S+ ){0,2}(?:giao(?! ket)|nhan|hoan (?:tat|thanh|tra)|huy|that bai|khong)\b"
    ),
    # what a buyer is to write down; and how money goes back
    "terms.payment": re.compile(
        r"thong tin ve (?:hinh thuc|phuong thuc|cach) thanh toan|(?:thanh toan|payment)(?: method)? (?:ban dau|goc)\b|"
        r"\bhoan (?:lai )?tien (?:bang|qua|vao|ve)\b|\brefund"
    ),
    "terms.complaints": re.compile(
        r"thong tin ca nhan|du lieu|personal (?:data|information)|your data|giai thuong|trung thuong|ban to chuc|"
        r"luat su (?:cua chung toi|tu van)|van phong luat su|dich vu phap ly|"
        # a platform's own way; beside the shop's telephone its name is one more place to write to
        r"^(?!.*(?:hotline|e-?mail|zalo|dien thoai|\b0\d\d)).*"
        r"(?:tren|he thong|cua|qua|tai) (?:san )?(?:shopee|lazada|tiki|tiktok|sendo)",
        re.S,
    ),
}
# What travels may be goods that come back, prizes, or what a dealer bought.
_NOT_ORDERS = re.compile(
    r"bao hanh|\bdoi (?:tra|hang|lai)|\btra (?:lai|hang)|hoan (?:tien|hang|tra)|gui (?:ve|lai)|\bloi\b|qua tang|"
    r"trung thuong|dai ly|warranty|\breturn|refund"
)
_MOST = 1_200  # characters of such a part: words farther apart need not be about one thing
_HOLDS_ALL = 10_000  # characters of a text that has the words of every matter: to ask is in vain
_PATTERNS = {name: All(map(re.compile, all_of)) for name, all_of in _SPOKEN.items()}
_OF_PARTS = {name: All(map(re.compile, all_of)) for name, all_of in _TITLED.items()}
_ANY, _ANY_OF_PARTS = frozenset(_PATTERNS), frozenset(_OF_PARTS)


@remembered(10_000)
def spoken(folded: str, asked: frozenset[str] = _ANY) -> frozenset[str]:
    """Which of some matters, or of all, one folded paragraph settles by itself."""
    if len(folded) < LEAST:
        return frozenset()
    said = _said(_PATTERNS, folded, asked)
    if "terms.shipping" in said and _NOT_ORDERS.search(folded):
        said.discard("terms.shipping")
    return frozenset(said)


def _said(patterns: Mapping[str, All], folded: str, asked: Iterable[str]) -> set[str]:
    said = {name for name in asked if patterns[name].stand(folded)}
    return {n for n in said if (never := _NEVER.get(n)) is None or not never.search(folded)}


@remembered(10_000)
def titled(folded: str, asked: frozenset[str] = _ANY_OF_PARTS) -> frozenset[str]:
    """Which of some matters, or of all, a part of a page settles, of its title and body, folded."""
    if not LEAST <= len(folded) <= _MOST:
        return frozenset()
    said = _said(_OF_PARTS, folded, asked)
    if "terms.shipping" in said and ("terms.returns" in said or _OF_PARTS["terms.returns"].stand(folded)):
        said.discard("terms.shipping")  # goods that come back travel too
    return frozenset(said)


def settled(
    lines: Iterable[tuple[Line, str]], parts: Iterable[tuple[Section, frozenset[str]]] = ()
) -> dict[str, list[tuple[Line, str]]]:
    """Of lines with their folded texts, those that settle a matter, by its name; then those of titled parts of them.

    Each part comes with the matters that its title names: it settles these, or, where they are none, any. A question
    whose answer settles none of them asked for something else ("Em ở tỉnh mua thế nào?" for the delivery).
    """
    out: dict[str, list[tuple[Line, str]]] = {}
    lines = list(lines)
    text = "\n".join([folded for _, folded in lines])  # what it rules out is asked of no line and no part
    likely = _likely(_PATTERNS, text)
    for pair in lines if likely else ():
        for name in spoken(pair[1], likely):
            out.setdefault(name, []).append(pair)
    likely = _likely(_OF_PARTS, text)
    for part, named in parts if likely else ():
        question = bool(named) and part.title.endswith("?")
        if asked := likely if question else (named & likely if named else likely).difference(out):
            said = titled(f"{part.title}\n{part.body()}", asked)
            for name in said & named if question and not named.isdisjoint(said) else said:
                out.setdefault(name, part.lines)
    return out


def _likely(patterns: Mapping[str, All], text: str) -> frozenset[str]:
    if len(text) >= _HOLDS_ALL:
        return frozenset(patterns)
    return frozenset(name for name, all_of in patterns.items() if all_of.may(text))
