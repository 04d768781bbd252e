"""Whether a firm that a page names is somebody else: who carries, takes payments, built the site, made the goods."""

from __future__ import annotations

import re

from checker.facts import names

LEAD = 60  # characters before a firm's name that may say that it is a partner
_CLAUSE = re.compile(r"[.;|]\s")
_PARTNER = re.compile(
    r"doi tac|(?:don vi |ben )?van chuyen(?: (?:boi|qua|cua|la)|\s*:)|don vi (?:giao|thiet ke|thanh toan)|"
    r"(?:hop tac|lien ket) (?:voi|cung)|thong qua|ben thu ba|uy quyen cho|(?:cua |chinh )hang\s*:|"
    r"(?:trung tam|tram|noi|dia chi) bao hanh(?: (?:cua|la|:|hang))?|"
    r"chuyen phat|nha cung cap|ngan hang|buu dien|"
    r"giao hang (?:nhanh|tiet kiem)|cong thanh toan|"
    r"(?<![-|:/] )(?<!la )(?<!mot )san pham cua|san xuat (?:boi|tai)|nhap khau|phan phoi boi|quang cao|tai tro|"
    r"(?:thiet ke|phat trien|lap trinh|xay dung|thi cong|thuc hien|cung cap|bao tri|ky thuat)"
    r"(?: (?!cong ty|cty)[^\s.;|:]+){0,7} ?(?:boi|by|:|-)\s*$|thiet ke web|"
    r"(?:giai phap|nen tang|phan mem|web(?:site)?) (?:boi|by)|"
    r"su dung (?:nen tang|phan mem)(?: (?!cua)\S+){0,4} cua|designed|powered|developed|hosted"
)
# On a page about goods, who made or brought them: "NSX: Công ty CP Dược Đại Phát", "Nhà NK: …".
_GOODS = re.compile(
    r"(?:nsx|(?:nha|hang|co so|don vi|cong ty|cty|thuong nhan|dv|noi) "
    r"(?:sx|nk|pp|san xuat|nhap khau|phan phoi|cung cap|chiu trach nhiem)[^:.;]{0,40}|"
    r"chiu trach nhiem[^:.;]{0,40}|dang ky thuoc|chu so huu nhan hieu)\s*:\s*$"
)
# The site itself is what is given: "Mộc An là dịch vụ thuê xe được cung cấp bởi …"; of paying, carrying, building it
# another's is spoken of.
_SERVED = re.compile(
    r"(?:(?:^|[.;|]\s|\bla )\W*(?:mot |cac )?dich vu|\bla (?:mot )?(?:nen tang|website|trang web|ung dung))"
    r"(?: (?!thanh toan|vi dien|van chuyen|van tai|giao|chuyen phat|web|hosting|may chu|luu tru|ten mien|phan mem|"
    r"thiet ke|quang cao|bao hiem|bao hanh|tra gop|tai chinh|tin nhan|sms|cong ty|cty)[^\s.;|:,]+){0,7}? "
    r"(?:duoc )?cung cap (?:boi|by)\s*$|\b(?:so huu|van hanh) (?:boi|by)\s*$"
)
_SERVED_BY = ("dich vu", "la ", "so huu", "van hanh")  # of which one stands in all that it finds
_DEALER = re.compile(
    r"\W*(?:(?:dai ly|nha phan phoi|npp|diem ban) (?:so )?\d|"
    r"(?:danh sach|he thong) (?:cac )?(?:dai ly|nha phan phoi|diem ban)\b)"
)


def introduced(folded: str, start: int) -> bool:
    """Whether the words before a firm's name say that it is a partner; "xuất nhập khẩu" inside the name does not."""
    lead = _CLAUSE.split(folded[max(0, start - LEAD) : start])[-1]
    return bool(_PARTNER.search(lead))


def serves(folded: str, start: int) -> bool:
    """Whether the words before a firm's name say that the site is a service that it gives, or is run by it."""
    lead = folded[max(0, start - LEAD) : start]
    return any(map(lead.__contains__, _SERVED_BY)) and bool(_SERVED.search(lead))


def of_goods(folded: str, start: int) -> bool:
    """Whether the words before a firm's name say that it made or brought goods."""
    return bool(_GOODS.search(folded[max(0, start - LEAD) : start]))


def seat(label: str, before: str) -> float:
    """What the words of an address add to its weight: the registered seat's counts more, a dealer's room less.

    label: what stands before it, folded; before: the line above, folded ("Đại lý 4: chợ Nhật Tảo").
    """
    return ("tru so" in label) - 2.0 * bool(_DEALER.match(before))


def of_another(text: str, folded: str) -> bool:
    """Whether a line names firms and each of them as a partner: its telephone and address are the partner's."""
    found = names.firms(text)
    return bool(found) and all(
        (introduced(folded, n.start) and not serves(folded, n.start)) or of_goods(folded, n.start)
        for n in found
    )
