"""Pages of terms that are for others than customers: collaborators, dealers, members, winners, staff; and notices.

"Chính sách cộng tác viên" pays commissions and takes samples back, "Thể lệ chương trình" settles complaints about
prizes, "Lịch nghỉ Tết" says when parcels travel: none of them is what the shop owes to who buys. Nor is a draft for
who writes the terms: "Nêu rõ mục đích sử dụng thông tin" is what a machine or a manual says of a policy to come.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.facts.fold import fold
from checker.facts.kinds import last_words
from checker.facts.page import Page
from checker.facts.whole import Words, stands

_LEAD = (
    r"(?:(?:chinh sach|chuong trinh|quy dinh|quy che|huong dan|dieu khoan|dieu kien|thoa thuan|dang ky|thong tin|"
    r"tuyen(?: dung)?|hop tac|uu dai|co hoi|tro thanh|lam|cho|voi|danh cho|ve|va|kinh doanh|phat trien) )*"
)
_OTHERS = re.compile(
    rf"^\W*{_LEAD}(?:dai ly|nha phan phoi|cong tac vien|ctv|doi tac|nhuong quyen|affiliate|dropship\w*|"
    r"(?<=sach )hoa hong|hoa hong (?:cho |danh cho )?(?:affiliate|ban hang|cong tac vien|ctv|dai ly|doi tac)|"
    r"khach hang (?:than thiet|thanh vien|vip)|khach (?:quen|vip)|hoi vien|thanh vien(?! gia dinh)|"
    r"the (?:thanh vien|vip)|"
    r"tich (?:diem|luy)|hang the|the le|quay so|boc tham|trung thuong|khuyen mai|giam gia|voucher|"
    r"nhan vien|viec lam|thong bao|lich nghi|nghi (?:le|tet)|"
    r"(?:dealers?|agents?|affiliates?|partners?|loyalty|membership|rewards?|careers?)\b)(?! chinh thuc| uy quyen)\b"
    r"(?!.*\bva (?:quy dinh|dieu khoan|chinh sach))"
)

_PLATFORM = re.compile(r"\b(?:shopee|lazada|tiki|sendo|tiktok shop|amazon|ebay)\b")

# What stands before what a line says: its bullet or number, and a label of few words.
_LABEL = re.compile(r"^[^a-z]*(?:(?:[\w/-]+ ){0,6}[\w/-]+ ?: )?")
_TO_WRITE = ("mo ta ", "neu ro ", "chi ro ", "liet ke ", "trinh bay ", "giai thich cach ")
_AND_SAY = (*_TO_WRITE, "xac dinh ", "thong tin ve ", "quy dinh ve ", "huong dan ve ", "cung cap thong tin ")
# What speaks of terms from without: "Chính sách thường đưa ra các điều kiện", "Một số trang web có thể áp đặt phí".
_SAYS = (
    r"chinh sach(?: (?!nay )\w+){0,4}? (?:thuong|se|phai|can|nen|co the)(?: \w+)? "
    r"(?:neu|mo ta|dua ra|xac dinh|quy dinh|giai thich|de cap|liet ke)|chinh sach mo ta|"
    r"mot so (?:trang web|website|cua hang|shop) (?:co the|thuong|se)|"
    r"trang web (?:se|thuong) (?:xac dinh|quy dinh|neu|mo ta|dua ra)"
)
_FROM_WITHOUT, _SAYS_AT_ALL = re.compile(rf"\b(?:{_SAYS})\b"), Words(_SAYS)
_ABOUT = ("chinh sach", "trang web", "mot so")  # one of them is in all that the pattern finds
_HOW_TO_WRITE = re.compile(r"^duoi day la huong dan.{0,40} (?:tao|viet|soan) ")
# What a site builder puts where the terms are to come: it explains what terms are, and whom to ask.
_EXPLAINED = (
    "dua vao bai viet nay nhu loi khuyen phap ly",
    "nen bao gom nhung gi trong dieu khoan",
    "nen bao gom nhung gi trong chinh sach",
)
_MUST_PUBLISH = ("phai cong bo", "phai co co che")
_SHORT = 30  # characters of a line that may be a heading
_LEAST = 3  # lines that tell a writer what to write


def drafted(lines: Iterable[str]) -> bool:
    """Whether folded lines mostly tell a writer what the terms should say, or how to write them.

    What a customer is to say of a fault ("Nêu rõ mã đơn") and why a shop asks for names ("Xác định người nhận") are
    short items of a list, and told by that.
    """
    lines = list(lines)
    if any(_HOW_TO_WRITE.match(_LABEL.sub("", folded)) for folded in lines[:5]):
        return True
    text = "\n".join(lines)  # asked as one: nearly every page has none of it
    if any(map(text.replace("&", "va").__contains__, _EXPLAINED)):
        return True
    may = sum(map(text.count, _TO_WRITE))
    if may < _LEAST and stands(_SAYS_AT_ALL, text):
        may += sum(stands(_SAYS_AT_ALL, folded) for folded in lines)
    if may < _LEAST:
        return False
    said = [_LABEL.sub("", folded) for folded in lines]
    long = [text for text in said if len(text) > _SHORT]
    told = [text.startswith(_TO_WRITE) or _from_without(text) for text in long]
    if sum(told) < _LEAST:
        return False
    spent = sum(of or text.startswith(_AND_SAY) for of, text in zip(told, long, strict=True))
    return 2 * spent >= len(long)


def of_law(text: str) -> bool:
    """Whether a folded text is the law's own list of what whoever sells must publish, and no shop's terms."""
    return sum(map(text.count, _MUST_PUBLISH)) >= _LEAST - 1


def _from_without(text: str) -> bool:
    return any(word in text for word in _ABOUT) and _FROM_WITHOUT.search(text) is not None


def elsewhere(page: Page) -> bool:
    """Whether the heading or the address of a page names a platform, and the host is not the platform's own."""
    own = " ".join((last_words(page.url), *(fold(h.text) for h in page.headings if h.heading == 1)))
    found = _PLATFORM.search(own)
    return found is not None and found.group().split()[0] not in page.url.split("/")[2].split(".")


def for_others(page: Page, names: Iterable[tuple[str, str]]) -> bool:
    """Whether the heading or the address of a page, of its `names`, says that its terms are no customer's.

    A title may begin with what the shop is: "Đại lý máy lọc nước Hoàng Gia | Mua hàng".
    """
    own = {last_words(page.url), *(fold(h.text) for h in page.headings)}
    return any(name in own and _OTHERS.match(name) for name, _ in names)
