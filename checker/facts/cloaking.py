"""Two faces of one page: what its plain HTML says and what a browser showed, or what it answered when it was
asked a second time in the same visit, where it matters.

Only what contradicts counts: another tax code, other days for returns, another price, or terms that are
gone from the drawn page. What scripts add is no cloaking, nor what a shop changes from hour to hour.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from checker.facts.fold import fold
from checker.facts.page import Line, Page
from checker.facts.shelf import address_key
from checker.model import Fact
from crawler.model import Capture, CaptureState, Via, Visit

NAME = "site.cloaking"
_BY = "cloaking:two_faces"
_TAX = re.compile(r"\b(?:ma so thue|mst|ma so doanh nghiep|ma so dn|tax code)\b\D{0,20}(\d{10}(?:-\d{3})?)\b")
_PROMISE = re.compile(
    r"\b(?P<what>doi tra|doi hang|tra hang|hoan tien|bao hanh|khieu nai|refund\w*|returns?|warranty)\b[^.;]{0,80}?"
    r"\b(?P<count>\d{1,3}) ?(?P<unit>ngay|thang|nam|gio|days?|months?|years?|hours?)\b"
)
_POLICY = re.compile(r"\b(?:chinh sach|dieu khoan|dieu kien|quy dinh|quy che|bao mat|terms|policy|privacy)\b")
_PRICE = re.compile(r"(?<!\d[.,])\b(\d{1,3}(?:[.,]\d{3})+)\s*(?:₫|d\b|vnd|dong)")
_MOVING = re.compile(
    r"flash ?sale|ket thuc sau|con lai|dem nguoc|countdown|gio vang|chon (?:mau|size|phan loai)"
)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_LONG = 600  # characters of a plain page that says something of its own
_SAID = 300  # characters of a drawn page that says something else
_KEPT = 0.2  # a share of its own lines that the drawn page still has: below, it is another page
_LINE = 25  # characters of a line that can be told from others
_SHELL = 10  # characters of a plain page that says anything at all
_CARD = 60  # characters of a line on a card of goods
_CLOSE = 0.02  # two prices nearer than this share are rounded, not changed


def read_cloaking(visit: Visit) -> dict[str, tuple[Fact, ...]]:
    """Fact site.cloaking: the two quotes that do not agree, the plain (or first) one first. At most one pair for
    a page drawn and one for a page asked again."""
    plain: dict[str, Capture] = {}
    for capture in visit.captures:
        if capture.via is Via.HTTP and capture.state is CaptureState.OK and capture.body:
            plain.setdefault(address_key(capture.url), capture)
    # a page of the walk that our own presses changed is no second face; its first one is
    walked = {step.capture for step in visit.walk.steps[1:]} if visit.walk is not None else set()
    found: list[Fact] = []
    seen: set[str] = set()
    for drawn in visit.captures:
        key = address_key(drawn.url)
        first = plain.get(key)
        if drawn.via is not Via.BROWSER or drawn.state is not CaptureState.OK or drawn.id in walked:
            continue
        if first is None or key in seen:
            continue
        seen.add(key)
        face = _page(first)
        if len(face.text) >= _SHELL:  # an empty shell says nothing that could be contradicted
            found += two_faces(face, _page(drawn))
    for again in visit.captures:
        first = plain.get(address_key(again.url))
        if again.state is CaptureState.AGAIN and first is not None:
            found += two_faces(_page(first), _page(again), ("first", "again"), _in_one_place)
    return {NAME: tuple(found)} if found else {}


def _page(capture: Capture) -> Page:
    drawn = capture.via is Via.BROWSER
    kind = "text/html; charset=utf-8" if drawn else capture.content_type
    return Page(capture.url, capture.id, capture.body, kind, drawn=drawn)


def _anywhere(plain: Page, one: Line, drawn: Page, other: Line) -> bool:
    """Whether two lines may speak of one thing: a short word of a warranty on the card of goods that are shown by
    chance ("Bảo hành 12 tháng") is of the same goods only where a line beside it is the same too."""
    if max(len(one.text), len(other.text)) > _CARD or not all(
        "bao hanh" in fold(x.text) for x in (one, other)
    ):
        return True
    before, after = _beside(plain, one), _beside(drawn, other)
    return before == after or any(a == b for a, b in zip(before, after, strict=True) if a)


def _beside(page: Page, line: Line) -> tuple[str, str]:
    """The folded lines before and after one, '' where there is none."""
    at = next(n for n, each in enumerate(page.lines) if each is line)
    return "".join(page.folded[max(0, at - 1) : at]), "".join(page.folded[at + 1 : at + 2])


def _in_one_place(first: Page, one: Line, again: Page, other: Line) -> bool:
    """Whether two lines are one line with another figure in it, between the same lines: goods that are shown by
    chance, each with a price and a warranty of its own, are no contradiction."""
    return _around(first, one) == _around(again, other)


def _around(page: Page, line: Line) -> tuple[str, ...]:
    at = next(n for n, each in enumerate(page.lines) if each is line)
    before, after = page.folded[max(0, at - 1) : at], page.folded[at + 1 : at + 2]
    return (*before, _DIGITS.sub("#", page.folded[at]), *after)


def two_faces(
    plain: Page,
    drawn: Page,
    names: tuple[str, str] = ("plain", "drawn"),
    fits: Callable[[Page, Line, Page, Line], bool] = _anywhere,
) -> tuple[Fact, ...]:
    """The same address plain and drawn in, the two statements that contradict out; () when none does.

    `names` say in the facts' values which face is which; two figures that contradict must fit together.
    """
    pairs = [*_differs(_statements(plain), _statements(drawn)), _prices(plain, drawn)]
    pairs = [(a, b) for a, b in pairs if a is None or b is None or fits(plain, a, drawn, b)]
    if fits is _anywhere or _titled(plain) == _titled(
        drawn
    ):  # a guard's page, or one of repairs, is no other face
        pairs.append(_gone(plain, drawn))
    for one, other in pairs:
        if one is not None and other is not None:
            return tuple(
                page.fact(NAME, f"{face}: {line.text[:200]}", line, 0, min(len(line.text), 300), _BY, 0.8)
                for face, page, line in ((names[0], plain, one), (names[1], drawn, other))
            )
    return ()


Pair = tuple[Line | None, Line | None]
_NONE: Pair = (None, None)


def _statements(page: Page) -> dict[str, dict[str, Line]]:
    """By what is said: each value with its line."""
    out: dict[str, dict[str, Line]] = {}
    for line, folded in zip(page.lines, page.folded, strict=True):
        for found in _TAX.finditer(folded):
            out.setdefault("tax", {}).setdefault(found[1], line)
        for found in _PROMISE.finditer(folded):
            what = f"{found['what']} {found['unit'].rstrip('s')}"
            out.setdefault(what, {}).setdefault(found["count"], line)
    return out


def _differs(
    plain: Mapping[str, Mapping[str, Line]], drawn: Mapping[str, Mapping[str, Line]]
) -> Iterator[Pair]:
    """The same thing said on both with no value in common."""
    for what, said in plain.items():
        other = drawn.get(what, {})
        if other and not set(said) & set(other):
            yield next(iter(said.values())), next(iter(other.values()))


def _prices(plain: Page, drawn: Page) -> Pair:
    """One price on each, of goods of the same name, and not the same one."""
    if _heading(plain) != _heading(drawn) or not _heading(plain):
        return _NONE
    if _MOVING.search(plain.folded_text) or _MOVING.search(drawn.folded_text):
        return _NONE
    one, other = dict(_amounts(plain)), dict(_amounts(drawn))
    if len(one) != 1 or len(other) != 1:
        return _NONE
    (a, left), (b, right) = next(iter(one.items())), next(iter(other.items()))
    return (left, right) if abs(a - b) > _CLOSE * max(a, b) else _NONE


def _titled(page: Page) -> str:
    return f"{fold(page.title)} {_heading(page)}"


def _heading(page: Page) -> str:
    return next((fold(block.text) for block in page.headings if block.heading == 1), "")


def _amounts(page: Page) -> Iterator[tuple[int, Line]]:
    for line, folded in zip(page.lines, page.folded, strict=True):
        if line.block.region not in {"header", "nav", "footer", "aside"}:
            for found in _PRICE.finditer(folded):
                yield int(re.sub(r"\D", "", found[1])), line


def _gone(plain: Page, drawn: Page) -> Pair:
    """A policy's page whose words are gone from the drawn one, which says something else instead."""
    titled = _titled(plain)
    own, shown = _own(plain), _own(drawn)
    if not _POLICY.search(titled) or len(plain.text) < _LONG or len(drawn.text) < _SAID:
        return _NONE
    if not own or not shown or _marked(plain) != _marked(drawn):
        return _NONE
    kept = {fold(line.text) for line in shown}
    still = sum(len(line.text) for line in own if fold(line.text) in kept)
    if still > _KEPT * sum(len(line.text) for line in own):
        return _NONE
    news = [line for line in shown if fold(line.text) not in {fold(o.text) for o in own}]
    return (own[0], news[0]) if news else _NONE


def _own(page: Page) -> Sequence[Line]:
    away = {"header", "nav", "footer"}
    return [line for line in page.lines if line.block.region not in away and len(line.text) >= _LINE]


def _marked(page: Page) -> bool:
    """Whether it is written in Vietnamese: another language on the drawn page is a choice, not another face."""
    text = page.text[:5_000].lower()
    return sum(c in "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ" for c in text) > 0.02 * len(text)
