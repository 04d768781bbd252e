"""A policy that speaks for another firm than the seller: copied, name and all.

Policies of honest shops name many firms besides: who takes the payment, repairs, hosts, carries, made the goods, or
owns the house. What tells a copied policy is that another firm speaks in it: "Công ty Cổ phần Xe Đạp Việt cam kết …",
"chào mừng quý khách đến với website của …".
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import chain
from urllib.parse import urlsplit

from checker.facts import names
from checker.facts.page import Page
from checker.facts.partners import introduced
from checker.facts.shelf import CHROME, Shelf
from checker.model import Fact

_NAMED = re.compile(r"cong ty|cty|hop tac xa|kinh doanh|jsc|ltd")
_OF_OTHERS = re.compile(
    r"van chuyen|giao hang|doi tac|ngan hang|buu dien|chuyen phat|cong thanh toan|google|"
    r"facebook|nha cung cap|nha san xuat|hang san xuat|bao hiem"
)
_LEAD, _AFTER = 90, 90  # characters before a firm's name and behind it that are read
# "… website của Công ty X", "truy cập vào trang của X", "chính sách này của X"; "chính sách của X" alone is X's own
_BEFORE = re.compile(
    r"(?:\b(?:den|toi|vao|cap|dung|tai|cua|voi)(?: (?:voi|vao|tai|tren|cua|website|trang|web|he thong|cua hang|"
    r"dich vu|san|ung dung|[\w-]{1,40}\.[a-z.]{2,12})){0,6} |"
    r"\b(?:thong tin|du lieu|chinh sach|dieu khoan|quy dinh|quy che|cam ket|trach nhiem|quyen)(?: \w+){0,6} "
    r"(?:nay |voi |cho |giua |boi |cua )+)$"
)
_WELCOMED = re.compile(
    r"\b(?:chao mung|cam on|tin tuong|lua chon|dong y|truy cap|mua (?:hang|sam)|dat hang|(?:viec|khi) su dung)\b"
)
# "Chính sách bảo mật của Công ty X" as a line that begins so; "Đơn vị thu thập thông tin: Công ty X"
_HEADED = re.compile(
    r"\W*(?:(?:chinh sach|dieu khoan|quy dinh|quy che)(?: \w+){0,6} cua|(?:don vi|to chuc|ben)(?: \w+){0,2} "
    r"(?:thu thap|quan ly|so huu|chu quan|ban hang|van hanh)(?: \w+){0,6}\s?:)\s*$"
)
_OWN_TERMS = re.compile(
    r"\b(?:(?:chinh sach|dieu khoan|quy dinh|quy che)(?: \w+){0,5} (?:nay|chung|ban hang))\b"
)
_OWNED = re.compile(r"\b(?:so huu|van hanh|quan ly|dieu hanh|ban quyen)(?: \w+){0,4} (?:boi|cua)\W{0,2}$")
_BY = re.compile(
    r"\b(?:do|qua|boi|duoc|tu|theo|vi du|nhu|thanh vien|truc thuoc|cong ty me|chuyen nhuong|nhuong quyen)"
    r"(?: (?:cua|la|cho|chu|hang))*\W{0,3}$"
)
# What stands between the name and its verb: "(sau đây gọi tắt là "Công ty")", "– Hạ Lam", "chúng tôi"
_ASIDE = r"\W{0,3}(?:\([^()]{1,70}\)\W{0,3})?(?:chung toi )?"
_SPEAKS = re.compile(
    _ASIDE
    + r"(?:xin |luon |se |hoan toan |cung |rat |da |chi |tu |tran trong |khong |tuyet doi |duoc )*"
    + r"(?:cam ket|cam doan|dam bao|bao dam|ton trong|hieu|thu thap|su dung|bao mat|bao ve|luu tru|chiu trach nhiem|"
    r"co quyen|co trach nhiem|chia se|tiet lo|ap dung|nhan (?:doi|tra|lai)|chap nhan|ho tro|tiep nhan|giai quyet|"
    r"hoan (?:tien|lai|tra)|doi tra|doi (?:hang|moi|san pham)|cam on|chao|mong|no luc|co gang|bao luu|xay dung|"
    r"ban hanh|thong bao|gui loi|tran trong|cung cap|goi|xac nhan|lien he|phuc vu)\b"
)
_REPAIRS = re.compile(r"(?:cam ket )?(?:bao hanh|sua chua)\b")
_FINANCE = re.compile(
    r"\b(?:thanh toan|tai chinh|bao hiem|ngan hang|chung khoan|logistics|express|post|payments?|pay|vien thong|van tai|"
    r"buu chinh|giao nhan)\b"
)
_SHOWN = (
    200  # firms in the head and foot of the first page; who shows more lists others, and which are its own?
)
_OFTEN = 2  # times that another firm must speak on a page that names the seller too


def other_firms(shelf: Shelf, sellers: Sequence[Fact]) -> tuple[Fact, ...]:
    """terms.other_firm: firms other than the seller that speak on pages of terms; only where the seller is known.

    shelf: the visit's pages; sellers: its seller.name facts, the best first.
    """
    policies = shelf.of_kind("policy")
    written = frozenset(page.url for page in policies)
    told = [f for number, f in enumerate(sellers) if number == 0 or f.url not in written]
    own = {core for f in told if (core := names.core(str(f.value)))}
    if not own:
        return ()
    host = (urlsplit(shelf.start).hostname or "").removeprefix("www.").partition(".")[0]
    brand = names.core(shelf.home.meta.get("og:site_name", "")) if shelf.home else ""
    own |= {word for word in (names.core(host.replace("-", " ")), brand) if len(word) > 3}
    own |= _shown(shelf.home) if shelf.home else set()
    if len(own) > _SHOWN:
        return ()
    found: dict[str, Fact] = {}
    for page in policies:
        for core, facts in _speaking(shelf, page, _Known(own)).items():
            found.setdefault(core, facts[0])
    return tuple(found.values())


class _Known:
    """Some cores of firms, of which `names.same` is asked at once: a page may name ten thousand firms."""

    def __init__(self, cores: Set[str]) -> None:
        words = [core.split() for core in cores]
        self._words = frozenset(chain.from_iterable(words))
        self._joined = ["".join(said) for said in words]
        self._text = "\n".join(self._joined)
        self._initials = frozenset("".join(word[0] for word in said) for said in words if len(said) > 1)
        self._alone = frozenset(said[0] for said in words if len(said) == 1)

    def knows(self, core: str) -> bool:
        """Whether a core may name one of the firms."""
        words = core.split()
        joined = "".join(words)
        return (
            not self._words.isdisjoint(words)
            or (len(joined) >= names.JOINED and joined in self._text)
            or any(len(mine) >= names.JOINED and mine in joined for mine in self._joined)
            or (len(words) == 1 and joined in self._initials)
            or (len(words) > 1 and "".join(word[0] for word in words) in self._alone)
        )


def _shown(home: Page) -> set[str]:
    """The firms that the first page shows in its head and foot: whoever names one openly has not copied it."""
    lines = [line for line in home.lines if line.block.region in CHROME]
    return {core for line in lines for one in names.firms(line.text) if (core := names.core(one.text))}


def _speaking(shelf: Shelf, page: Page, own: _Known) -> dict[str, list[Fact]]:
    """By their cores the other firms that speak on a page, often enough."""
    spoken: dict[str, list[Fact]] = {}
    ours = False
    for line, folded in shelf.main(page):
        if not _NAMED.search(folded):
            continue
        of_others = _OF_OTHERS.search(folded) is not None
        for name in names.firms(line.text):
            core = names.core(name.text)
            if not name.formed or not core:
                continue
            if own.knows(core):
                ours = True
            elif not of_others and speaks(folded, name.start, name.end):
                fact = page.fact(
                    "terms.other_firm", name.text, line, name.start, name.end, "otherfirm:other_firms", 0.7
                )
                spoken.setdefault(core, []).append(fact)
    least = _OFTEN if ours else 1
    return {core: facts for core, facts in spoken.items() if len(facts) >= least}


def speaks(folded: str, start: int, end: int) -> bool:
    """Whether the firm named at start…end of a folded line speaks to the customer, as whose terms these are."""
    lead = folded[max(0, start - _LEAD) : start]
    if _FINANCE.search(folded, start, end) or introduced(folded, start):
        return False
    if _OWNED.search(lead) or (start <= _LEAD and _HEADED.fullmatch(lead)):
        return True
    if _BY.search(lead):
        return False
    if _BEFORE.search(lead) and (_WELCOMED.search(lead) or _OWN_TERMS.search(lead)):
        return True
    said = _SPEAKS.match(folded, end, end + _AFTER)
    return (
        said is not None and not _REPAIRS.match(folded[said.start() :].lstrip()) and "bao hanh" not in folded
    )
