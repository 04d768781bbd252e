"""By which name a site leads to a page that does not name itself, and which page of news is the shop's own policy.

Many shops keep their terms among the news ("/tin-tuc/chinh-sach-doi-tra"), or on a page whose title is the shop's
and whose heading is no heading ("/index.php?page=12"). What tells such a page is the link in the menu or the foot,
or a name that consists of nothing but words of policies: "Chính sách bảo hành Apple" is somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

from checker.facts.fold import fold, words_of
from checker.facts.kinds import LISTICLE, is_policy, last_words
from checker.facts.page import Page
from checker.facts.shape import Link

Name = tuple[str, str]  # folded, as written

_WORDS = words_of(
    "chinh sach quy dinh qui dinh trinh che dieu khoan kien huong dan cach phuong thuc hinh thuc thoi gian hai "
    "doi tra hoan tien lai hang hoa san pham bao hanh mat ve van chuyen giao nhan thanh toan mua dat su dung website "
    "web trang dich vu chung giao dich kiem dong khi giai quyet khieu nai tranh chap tiep xu ly cua cho va "
    "cac tai quyen rieng tu nguoi tieu dung ban hop cam ket thong tin ca nhan khach du lieu shop cong ty ho tro "
    "chi phi cuoc ship huy don thay truong neu loi hoi dap cau thuong gap faq faqs online truc tuyen hoc khoa coc "
    "nhuong"
)
_SIDES = (
    re.compile(r"chung toi|\bshop\b|cua hang|cong ty|ben ban"),
    re.compile(r"quy khach|khach hang|nguoi mua|hoc vien"),
)
# What a piece of news says of policies: the law's, a platform's, this year's.
_NEWS = re.compile(
    rf"{LISTICLE.pattern}|\b(?:luat(?! ap dung)|nghi dinh|thong tu|moi nhat|20[0-4]\d|thue (?:thu nhap|gtgt|vat)|"
    r"chinh phu|nha nuoc|bo y te|hai quan|shopee|lazada|tiki|sendo|tiktok|amazon|ebay)\b"
)
_LEAST, _MOST = 4, 90  # characters of a line that can be a name; less stands between the links of a path
_CHROME = ("header", "nav", "footer")


def calls(links: Iterable[Link]) -> dict[str, dict[Name, None]]:
    """What links of menus, heads and feet that sound like terms call the addresses to which they lead."""
    out: dict[str, dict[Name, None]] = {}
    for text, href in {(ln.text, ln.href): None for ln in links if ln.href and ln.region in _CHROME}:
        name = fold_name(text)
        if name is not None and is_policy(*name) and not _NEWS.search(name[0]):
            out.setdefault(href, {})[name] = None
    return out


def fold_name(text: str) -> Name | None:
    """A text as a name, folded and as written; None: too short or too long for one."""
    written = text.strip(" .:-–*•»>|")
    return (fold(written), written) if _LEAST <= len(written) <= _MOST else None


def plain(name: Name, url: str) -> bool:
    """Whether a name says nothing but which policy it is, and whose: words of policies, and of the host's name."""
    return _whose(name, url) is not None


def all_own(names: Iterable[Name], url: str, text: str) -> bool:
    """Whether the names of a page are the shop's own policy's: plain all, and the shop's, or so the folded text speaks.

    The end of the address ("chinh-sach-bao-hanh-cua-san") tells only where neither heading nor title does.
    """
    told = [name for name in names if is_policy(*name)]
    slug = last_words(url)
    whose = [_whose(name, url) for name in told if name[1] != slug] or [_whose(name, url) for name in told]
    return bool(whose) and None not in whose and (any(whose) or all(side.search(text) for side in _SIDES))


def _whose(name: Name, url: str) -> str | None:
    folded, written = name
    if not is_policy(folded, written) or _NEWS.search(folded):
        return None
    host = re.sub(r"[^a-z0-9]", "", (urlsplit(url).hostname or "").removeprefix("www."))
    rest = [word for word in re.findall(r"[a-z0-9]+", folded) if word not in _WORDS]
    whose = "".join(rest)
    return whose if whose in host else None


def first(page: Page, commons: Collection[str]) -> Name | None:
    """The plain name of a policy that stands above a page's own text, though in no heading.

    The foot may name it too, so that the line belongs to the site (`commons`): what is a link is left out, not that.
    """
    links = {link.block for link in page.links}
    for line, folded in zip(page.lines, page.folded, strict=True):
        if line.block.region in _CHROME or line.block.number in links:
            continue
        if len(folded) <= _MOST and plain((folded, line.text), page.url):
            return folded, line.text
        if len(folded) >= _LEAST and folded not in commons:
            return None  # the page begins with something else
    return None
