"""What the walk to the till showed a buyer before the button that orders: terms, total, fees, a look back, privacy.

Read from the pages of the walk only. A walk that did not reach the last page shows no absence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urljoin, urlsplit

from checker.facts.fold import fold
from checker.facts.page import Line, Page
from checker.model import Fact, Search
from crawler.model import CaptureState, Visit, Walk, WalkEnd

NAMES = (
    "checkout.reached",
    "checkout.terms_before_order",
    "checkout.terms_link",
    "checkout.review_step",
    "checkout.fees_shown",
    "checkout.total_shown",
    "checkout.privacy_notice",
)
_BY = "checkout:walk"
_HTML = "text/html; charset=utf-8"
_ORDER = re.compile(
    r"^\W*(?:dat hang|dat mua|hoan (?:tat|thanh)|xac nhan|chot don|gui don|mua hang|mua ngay|thanh toan|tao don"
    r"|place (?:\w+ )?order|complete|confirm|submit|pay\b|order now)"
)
# Text alone is the button only in words that no heading or list of steps has ("Thanh toán", "Hoàn tất" are such).
_ORDER_LINE = re.compile(
    r"^\W*(?:dat hang|dat mua|(?:hoan (?:tat|thanh)|xac nhan|gui|tao|chot) (?:don|dat|mua|thanh toan)"
    r"|place (?:\w+ )?order|order now)"
)
_TERMS = re.compile(
    r"\b(?:dieu khoan|dieu kien (?:giao dich|mua|ban|su dung|dat|chung|va)|quy dinh (?:mua|ban|dat|chung|va)|quy che"
    r"|chinh sach (?:mua|ban|doi|tra|giao|van chuyen|thanh toan|bao hanh|hoan)|terms|conditions of)\b"
)
_PRIVACY = re.compile(
    r"\b(?:bao mat|quyen rieng tu|rieng tu|du lieu ca nhan|thong tin ca nhan|bao ve (?:thong tin|du lieu)|privacy)\b"
)
_FEES = re.compile(
    r"\b(?:(?:phi|cuoc|cuoc phi|chi phi) (?:van chuyen|giao(?: hang)?|ship\w*|cod|thu ho|dich vu|dong goi)|phi ship"
    r"|mien phi (?:van chuyen|giao|ship)|freeship|shipping(?: fee| cost)?|van chuyen\s*:|(?:thue )?(?:gtgt|vat)\b"
    r"|delivery fee)"
)
_TOTAL = re.compile(
    r"^\W*(?:tong(?: cong| tien| thanh toan| gia tri| so tien| don hang| tien hang| gia| phai tra| hoa don)*|thanh tien"
    r"|can thanh toan|so tien (?:phai |can )?thanh toan|(?:grand |order )?total)\b"
)
_MONEY = re.compile(
    r"(?<!\d)(?<!\d[.,])\d[\d.,]{2,}\s*(?:₫|đ\b|d\b|vnd|vnđ|dong)"
    r"|(?:₫|vnd)\s*\d|\b\d{1,3}(?:[.,]\d{3})+\b|mien phi|free",
    re.I,
)
_COUNT = re.compile(r"qty|quantity|so.?luong|\bsl\b|updates")
_CORRECT = re.compile(
    r"^\W*(?:xoa|bo|sua|chinh sua|thay doi|cap nhat(?: gio hang)?|sua gio hang|quay (?:lai"
    r"|ve) gio hang|xem lai gio hang"
    r"|remove|edit|change|update(?: cart)?|return to cart|back to cart)\W*$"
)


def read_checkout(visit: Visit) -> tuple[dict[str, tuple[Fact, ...]], dict[str, Search]]:
    """Facts checkout.* and the record of looking for each. The pages of the walk are taken from its captures."""
    walk = visit.walk
    if walk is None:
        return {}, dict.fromkeys(NAMES, Search(False, why="no walk to the till was made"))
    pages = _pages(visit, walk)
    urls = tuple(dict.fromkeys(page.url for _, page in pages))
    if walk.end is WalkEnd.REACHED_LAST_PAGE and pages and pages[-1][1].capture != walk.steps[-1].capture:
        why = "the last page of the walk is not in the evidence"
        return {}, dict.fromkeys(NAMES, Search(False, urls, drawn=True, why=why))
    if walk.end is not WalkEnd.REACHED_LAST_PAGE or not pages:
        why = f"the walk to the till ended before its last page ({walk.end}: {walk.why})"
        return {}, dict.fromkeys(NAMES, Search(False, urls, drawn=bool(pages), why=why))
    last = pages[-1][1]
    if not last.whole:
        why = f"{last.url} was cut off: nothing on it can be called absent"
        return {}, dict.fromkeys(NAMES, Search(False, urls, drawn=True, why=why))
    facts = _facts(pages)
    why = _unseen(walk, last)
    if not facts["checkout.reached"][0].quote:
        why = f"no button that orders was found on {last.url}"  # in a frame, or one more page may follow
    if why:  # what is seen is seen, but nothing is absent
        why = f"{why}: nothing on it can be called absent"
        seen = {
            name: found for name, found in facts.items() if name != NAMES[0] and found[0].value is not False
        }
        return seen, dict.fromkeys(NAMES, Search(False, urls, drawn=True, why=why))
    return facts, dict.fromkeys(NAMES, Search(True, urls, drawn=True))


def _unseen(walk: Walk, last: Page) -> str:
    """Why the last page may hold more than was seen of it, "" when it shows all."""
    for held in walk.held:
        method, _, rest = held.partition(" ")
        if method not in {"GET", "HEAD"} and _of_shop(rest, last.url):
            return f"{last.url} wanted to send something that was held, and may show more after its answer"
    for frame in last.css("iframe"):
        source = frame.attributes.get("src") or ""
        if frame.attributes.get("srcdoc") or (source and _of_shop(source, last.url)):
            return f"{last.url} has a frame of its own that was not read"
    return ""


def _of_shop(address: str, page: str) -> bool:
    try:
        return urlsplit(urljoin(page, address)).netloc == urlsplit(page).netloc
    except ValueError:  # no address at all
        return False


def _pages(visit: Visit, walk: Walk) -> list[tuple[str, Page]]:
    held = {capture.id: capture for capture in visit.captures}
    out = []
    for step in walk.steps:
        capture = held.get(step.capture)
        if capture is not None and capture.body:
            whole = capture.state is CaptureState.OK
            out.append(
                (step.kind, Page(capture.url, capture.id, capture.body, _HTML, drawn=True, whole=whole))
            )
    return out


def _facts(pages: Sequence[tuple[str, Page]]) -> dict[str, tuple[Fact, ...]]:
    last = pages[-1][1]
    way = [page for kind, page in pages if kind in {"cart", "checkout"}] or [last]
    order_at, words, path = _order(last)
    out: dict[str, tuple[Fact, ...]] = {
        "checkout.reached": (last.fact_at("checkout.reached", True, words, path, _BY),)
    }
    linked = _said(last, _TERMS, footer=True)
    if linked:
        out["checkout.terms_link"] = (_fact(last, "checkout.terms_link", linked[0], _TERMS),)
    before = [(last, line) for line in _said(last, _TERMS) if line.block.at < order_at]
    before += [(page, line) for page in way[:-1] for line in _said(page, _TERMS)]
    name = "checkout.terms_before_order"
    out[name] = (
        _true(before[0][0], name, before[0][1], _TERMS)
        if before
        else last.fact_at(name, False, words, path, _BY),
    )
    name = "checkout.review_step"
    out[name] = (_review(way, last) or last.fact_at(name, False, words, path, _BY),)
    for name, pattern in (("checkout.fees_shown", _FEES), ("checkout.total_shown", _TOTAL)):
        row = next((found for page in reversed(way) if (found := _row(page, pattern, name))), None)
        if row:
            out[name] = (row,)
    told = next(((page, said[0]) for page in reversed(way) if (said := _said(page, _PRIVACY))), None)
    if told:
        out["checkout.privacy_notice"] = (_fact(told[0], "checkout.privacy_notice", told[1], _PRIVACY),)
    return out


def _order(page: Page) -> tuple[int, str, str]:
    """Where the button that orders stands: its number in the walk over the page, its words, its path."""
    for n, button in reversed(list(enumerate(page.buttons))):
        if (
            not button.hidden
            and button.region not in {"header", "footer"}
            and _ORDER.match(fold(button.text))
        ):
            return button.at, button.text, page.piece_path("buttons", n)
    for n, link in reversed(list(enumerate(page.links))):
        if (
            not link.hidden
            and link.region not in {"header", "footer", "nav"}
            and _ORDER.match(fold(link.text))
        ):
            return link.at, link.text, page.piece_path("links", n)
    lines = [
        line
        for line in page.lines
        if len(line.text) < 40 and not line.block.heading and _ORDER_LINE.match(fold(line.text))
    ]
    if lines:
        return lines[-1].block.at, lines[-1].text, page.path_of(lines[-1].block)
    return max((b.at for b in page.blocks), default=0), "", ""


def _said(page: Page, pattern: re.Pattern[str], footer: bool = False) -> list[Line]:
    """The visible lines that say it, outside the head of the page, and outside its foot unless asked for."""
    away = {"header", "nav"} if footer else {"header", "nav", "footer"}
    return [
        line
        for line, folded in zip(page.lines, page.folded, strict=True)
        if line.block.region not in away and pattern.search(folded)
    ]


def _fact(page: Page, name: str, line: Line, pattern: re.Pattern[str]) -> Fact:
    found = pattern.search(fold(line.text))
    start = 0 if found is None or len(line.text) <= 300 else max(0, found.start() - 100)
    end = min(len(line.text), start + 300)
    return page.fact(name, line.text[start:end], line, start, end, _BY, 0.85)


def _true(page: Page, name: str, line: Line, pattern: re.Pattern[str]) -> Fact:
    said = _fact(page, name, line, pattern)
    return Fact(name, True, said.quote, said.url, said.capture, said.place, _BY, 0.85)


def _row(page: Page, pattern: re.Pattern[str], name: str) -> Fact | None:
    """A line that names it with an amount, in its own words or in the next cells of its row."""
    lines = [
        (line, fold(line.text)) for line in page.lines if line.block.region not in {"header", "nav", "footer"}
    ]
    for n, (line, folded) in enumerate(lines):
        if not pattern.search(folded) or len(folded) > 200:
            continue
        for amount in _beside(lines, n):
            if _MONEY.search(amount.text) or _MONEY.search(fold(amount.text)):
                value = line.text if amount is line else f"{line.text} {amount.text}"
                return page.fact(name, value, line, 0, len(line.text), _BY, 0.85)
    return None


def _beside(lines: Sequence[tuple[Line, str]], n: int) -> Iterator[Line]:
    """The line itself, then those of its row, or the two that follow where the page has no rows."""
    line = lines[n][0]
    yield line
    for other, _ in lines[n + 1 : n + 4]:
        if other.block.group == line.block.group:
            yield other


def _review(way: Sequence[Page], last: Page) -> Fact | None:
    """Goods that can be counted anew or taken out, or a sum of the order beside the button that orders."""
    name = "checkout.review_step"
    for page in reversed(way):
        for n, one in enumerate(page.fields):
            if (
                not one.hidden
                and one.type in {"number", "text", "tel"}
                and _COUNT.search(fold(f"{one.name} {one.label}"))
            ):
                return page.fact_at(name, True, one.label or one.name, page.piece_path("fields", n), _BY, 0.8)
        for line, folded in zip(page.lines, page.folded, strict=True):
            if line.block.region not in {"header", "nav", "footer"} and _CORRECT.match(folded):
                return page.fact(name, True, line, 0, len(line.text), _BY, 0.8)
    total = _row(last, _TOTAL, name)
    return Fact(name, True, total.quote, total.url, total.capture, total.place, _BY, 0.7) if total else None
