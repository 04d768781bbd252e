"""The ministry's notice badge: whether it is shown, of which kind, where it leads, whose record it opens.

The address shapes are those seen on public storefronts from 2013 to 2026. Colour never tells the kind;
wording, alt text and file name do, and only when they say so plainly. What is commented out, hidden or in
a template is not shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote

from checker.facts.fold import fold
from checker.facts.holding import lines_with
from checker.facts.page import Image, Line, Link, Page
from checker.facts.portal import on_portal, target
from checker.facts.record import read_record
from checker.facts.remember import remembered
from checker.facts.shelf import Shelf
from checker.model import Fact

_WHAT = (  # what was notified: "website TMĐT bán hàng", "sàn TMĐT, MXH"
    r"(?:[,&]?(?: va)? (?:website|trang web|hoat dong|tmdt|thuong mai dien tu|san(?: giao dich)?|mxh|mang xa hoi|"
    r"ung dung|ban hang))*"
)
_WORDS = re.compile(
    rf"\b(?:da )?(?:thong bao|dang ky|xac nhan){_WHAT}(?: voi| den| toi| cua)?"
    r"(?: website)?(?: voi)? (?:bo cong thuong|bct|so cong thuong)\b"
)
_CLAIM = re.compile(
    rf"\bda (?:duoc )?(?:thong bao|dang ky|xac nhan){_WHAT}(?: voi| den| toi)? (?:bo )?(?:cong thuong|bct)\b|"
    r"^\W*da (?:duoc )?chung nhan(?: boi)? (?:bo cong thuong|bct)\b"
)
_MINISTRY = re.compile(
    r"bo ?[-_]?cong ?[-_]?thuong|cong[-_]?thuong\b|(?<![a-z])bct(?![a-z])|logosalenoti|logoccdv|"
    r"(?<![a-z])bo[-_]?ct(?![a-z])|sale ?notification|da ?[-_]?thong ?[-_]?bao|"
    r"da ?[-_]?dang ?[-_]?k[yi][-_ ]?(?:bo|bct|bo ?cong)|dadangky|online\.gov\.vn|"
    r"icon-?dangky|government logo|website-?bct|logo-?bct|thong[-_]?bao[-_]?bct"
)
_NOTIFIED = re.compile(
    r"da ?[-_]?thong ?[-_]?bao|thong bao (?:voi )?(?:bo cong|cong thuong|bct)|(?<![a-z])(?:bct|"
    r"bo-?cong-?thuong)[-_]thong-?bao|salenoti|sale ?notification|"
    r"thong[-_]?bao[-_]?(?:bct|bo[-_]?cong)|da ?[-_]?xac ?[-_]?nhan|(?<![a-z])noticed?(?![a-z])"
)
_REGISTERED = re.compile(
    r"da ?[-_]?dang ?[-_]?k[yi]|dang ky (?:voi )?(?:bo cong|bct)|dadangky|icon-?dangky|label_dk|"
    r"logo_?dk|bo-?cong-?thuong-?dang-?ky"
)
_COPYRIGHT_WORDS = re.compile(r"dang ky (?:ban quyen|nhan hieu|tai khoan|ngay|nhan|mua)")
_TRACES = (
    "bct",
    "boct",
    "thương",
    "thuong",
    "thong",
    "noti",
    "ccdv",
    "dangky",
    "dang-ky",
    "gov",
    "thông báo",
    "đăng ký",
    "xác nhận",
    "xacnhan",
)
_SPOKEN = ("cong thuong", "bct")  # one of them stands in every claim
_NEAR = 10  # elements between a line's own and a link in it
MAX_CLAIM = 160  # characters of a line that can be a badge's wording


@dataclass(frozen=True, slots=True)
class Badge:
    """One showing of the badge on one page."""

    page: Page
    words: str  # everything that may tell the kind, folded
    href: str  # where it leads, absolute; '' for nowhere
    raw: str  # the href as written
    linked: bool
    fact: Fact  # notice.shown, with its place
    strength: int  # 3 links to the portal, 2 picture or claim with plain words, 1 a bare ministry logo


def _link_words(page: Page, link: Link) -> str:
    return fold(f"{link.text} {link.title} {link.css_class}")


def _said_around(page: Page, link: Link) -> str:
    """The folded line in which a link stands, where it is short: "Đã thông báo website TMĐT tại đây"."""
    for line, folded in zip(page.lines, page.folded, strict=True):
        if line.block.at <= link.at <= line.block.at + _NEAR and link.text and link.text in line.text:
            return folded if len(folded) <= MAX_CLAIM else ""
    return ""


def _image_words(image: Image) -> str:
    names = " ".join(
        unquote(s.rsplit("/", 1)[-1])[:200] if not s.startswith("data:") else "" for s in image.sources
    )
    return fold(f"{image.alt} {image.title} {names} {image.css_class}")


def _may_claim(link: Link) -> bool:
    """A cheap look at a link that has no picture and does not lead to the portal: whether its words may be a claim."""
    said = fold(link.text)
    if "thuong" in said or "bct" in said:
        return True
    more = fold(f"{link.title} {link.css_class}") if link.title or link.css_class else ""
    return "thuong" in more or "bct" in more


def _may_speak(link: Link, inside: list[tuple[int, Image]]) -> bool:
    """A cheap look before the full one: any trace of the ministry in text, class, alt or file names."""
    text = f"{link.text[:200]} {link.title} {link.css_class}"
    for _, i in inside:
        text += f" {i.alt} {i.title} {i.css_class} {' '.join([s[-120:] for s in i.sources])}"
    return _traced(text)


@remembered(20_000)
def _traced(text: str) -> bool:
    return any(map(text.lower().__contains__, _TRACES))


def _badges(page: Page) -> Iterator[Badge]:
    """Every badge that a visitor of one page sees."""
    pictures: dict[int, list[tuple[int, Image]]] = {}
    for number, image in enumerate(page.images):
        if not image.hidden or image.hidden == "noscript":
            pictures.setdefault(image.link, []).append((number, image))
    for number, link in enumerate(page.links):
        if link.hidden and link.hidden != "noscript":
            continue
        inside = pictures.get(number, [])
        if not inside and "gov" not in link.href.lower() and not _may_claim(link):
            continue  # nearly every link
        if (
            not inside
            and not link.css_class
            and not link.title
            and "online.gov" not in link.raw
            and "ng" not in link.text
        ):
            continue
        if "online.gov" not in link.raw and not _may_speak(link, inside):
            continue
        images = " ".join(_image_words(i) for _, i in inside)
        words = f"{_link_words(page, link)} {images}"
        portal = on_portal(link.href)
        if portal and not inside:
            words += " " + _said_around(page, link)
        says = bool(
            _MINISTRY.search(images) or _WORDS.search(words) or _MINISTRY.search(fold(link.css_class))
        )
        if not portal and not (says and (inside or _CLAIM.search(words))):
            continue
        if not portal and len(link.text) > MAX_CLAIM:
            continue
        quote = link.href if portal else (inside[0][1].alt or inside[0][1].src if inside else link.text)
        path = page.piece_path("links", number)
        fact = page.fact_at(
            "notice.shown",
            True,
            quote,
            path,
            "notice:link" if portal else "notice:image",
            (0.98 if inside or link.text or link.css_class or link.title else 0.7) if portal else 0.85,
        )
        yield Badge(page, words, link.href, link.raw, True, fact, 3 if portal else 2)
    governed = "gov" in page.resolve("x").lower()  # whether a picture without a host may be the portal's
    for number, image in pictures.get(-1, []):
        words = _image_words(image)
        if _MINISTRY.search(words) or any(
            on_portal(page.resolve(s)) or "fileserver.online.gov.vn" in s
            for s in image.sources
            if (governed or "gov" in s.lower()) and not s.startswith("data:")
        ):
            fact = page.fact_at(
                "notice.shown",
                True,
                image.alt or image.src,
                page.piece_path("images", number),
                "notice:image",
                0.85,
            )
            yield Badge(page, words, "", "", False, fact, 2)
    for number in lines_with(page.folded_text, _SPOKEN):
        line, folded = page.lines[number], page.folded[number]
        found = _CLAIM.search(folded)
        if (
            found
            and len(folded) <= MAX_CLAIM
            and not _COPYRIGHT_WORDS.search(folded)
            and _about_itself(line, folded)
        ):
            fact = page.fact("notice.shown", True, line, found.start(), found.end(), "notice:words", 0.8)
            yield Badge(page, folded, "", "", False, fact, 2)


def _about_itself(line: Line, folded: str) -> bool:
    """Whether the wording speaks of this site: short, or in its footer, and no instruction how to notify."""
    return (
        line.block.region == "footer"
        or len(folded) <= 60
        or ("website" in folded and "cac website" not in folded)
    )


def kind(words: str, url: str) -> str:
    """ "notified", "registered", or '' when words and file names do not say plainly (or say both)."""
    notified, registered = bool(_NOTIFIED.search(words)), bool(_REGISTERED.search(words))
    if notified == registered:
        return ""
    return "notified" if notified else "registered"


def read_notice(shelf: Shelf, sellers: Sequence[Fact] = ()) -> dict[str, tuple[Fact, ...]]:
    """Facts notice.* of one visit; `sellers` are its facts seller.name.

    Without a badge no fact is given: `read` decides whether that is an absence.
    """
    pages = sorted(shelf.pages, key=lambda p: (p is not shelf.home, shelf.kind(p) in ("post", "product")))
    badges = [b for page in pages if shelf.kind(page) != "record" for b in _badges(page)]
    if not badges:
        return {}
    badges.sort(key=lambda b: (-(b.strength == 3), b.page is not shelf.home, b.strength != 2))
    first = badges[0]
    out: dict[str, tuple[Fact, ...]] = {"notice.shown": (first.fact,)}
    kinds: dict[str, Fact] = {}
    for badge in badges:
        if (k := kind(badge.words, badge.href)) and k not in kinds:
            kinds[k] = replace(badge.fact, name="notice.kind", value=k)
    if len(kinds) == 1:
        out["notice.kind"] = tuple(kinds.values())
    links: dict[str, Fact] = {}
    for badge in badges:
        if badge.href and on_portal(badge.href):
            links.setdefault(badge.href, replace(badge.fact, name="notice.link", value=badge.href))
    if links:
        out["notice.link"] = tuple(links.values())
    where = target(first.href) if first.href else "none"
    out["notice.target"] = (replace(first.fact, name="notice.target", value=where),)
    out.update(read_record(shelf, links, sellers))
    return out
