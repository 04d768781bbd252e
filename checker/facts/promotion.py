"""Promotion, its period, its size in percent, and words that press a buyer to hurry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.material import Kit, Material, Passage
from checker.facts.signs import Signs
from checker.model import Fact

_PROMOTIONS = "promotions"
_FACTS = {"promotion": ("listing.promotion", 0.7), "scarcity": ("listing.scarcity", 0.85)}
_DATE = (
    r"(?:\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{2,4})?(?!\d)"
    r"|\d{1,2}\s+(?:tháng|thang)\s+\d{1,2}(?:\s+(?:năm|nam)\s+\d{4})?)"
)
_DAY = rf"(?:\d{{1,2}}\s?[hg:]\s?(?:\d{{2}})?\s*,?\s*)?(?:(?:ngày|ngay)\s+)?{_DATE}"
_TO = r"(?:đến|den|tới|toi|hết|het|[-–~→]+|->)"
# "từ (ngày) 10/11/2026 đến hết ngày 30/11/2026", "10/11 – 30/11", "từ nay đến 30/11"
_SPAN = re.compile(
    rf"(?:(?:từ|tu)\s+(?:{_DAY}|nay|hôm nay)|(?<![\d/.-])(?=\d+/){_DATE})[^\n\d]{{0,12}}?\s*{_TO}\s*"
    rf"(?:hết\s+|het\s+)?{_DAY}",
    re.I,
)
# One day that closes (or is) the period; believed only in a sentence that promotes.
_CLOSE = re.compile(
    rf"(?:(?:đến|den|tới|toi)\s+(?:hết\s+|het\s+)?|(?:hết|het|trước|truoc)\s+|(?:trong|vào|duy nhất)\s+(?=ngày))"
    rf"{_DAY}",
    re.I,
)
_OTHER_DAYS = re.compile(
    r"(?:nsx|hsd|sản xuất|hạn (?:sử )?dùng|date|bảo hành|giao hàng|nhận hàng|nghỉ|mở cửa|làm việc|cấp|hiệu lực)"
    r"[^\n]{0,25}$",
    re.I,
)
# After "giảm 10%" something of the offer must follow: "giảm 90% bụi mịn", "giảm 30% đường" are no promotion.
_OFFER_GOES_ON = (
    r"(?=\s*(?P<goes>(?:từ|đến|tới|còn|khi|cho|giá|so với|nhân|hôm nay|ngay|duy nhất|toàn bộ|toàn shop"
    r"|áp dụng|mọi|tất cả|đơn|chỉ|dịp|trong|vào|và|off|sale|nếu|tối đa|tu|den|khi|cho)(?!\w))?)"
)
_OFFER_BEFORE = re.compile(
    r"(?:^|[\n.!,;:|•\[(✔️]|sale|deal|voucher|ưu đãi|mua \w+|đang|được|mã|shop|khách)\s*$", re.I
)
_CLAUSE_ENDS = re.compile(r"\s*(?:$|[\n.!,;:|)\]])")
_MOST_OFF = 70  # percent; "giảm 90%" with nothing after it is rather a filter's figure
_PERCENT = re.compile(
    r"(?P<plain>(?:giảm giá|sale(?: off)?|khuyến m[ãạ]i|ưu đãi|off|discount|save)\s*(?:đến|tới|upto|up to|ngay|thêm)?"
    r"\s*[-–]?\s*(?P<a>\d{1,2})\s?%)"
    rf"|(?P<bare>(?:giảm|tiết kiệm)\s*(?:đến|tới|upto|up to|ngay|thêm)?\s*[-–]?\s*(?P<b>\d{{1,2}})\s?%){_OFFER_GOES_ON}"
    r"|(?<![\d.,%\w/+])-\s?(?P<c>\d{1,2})\s?%(?!\s*(?:~|-|–|đến))|(?<![\d.,])(?P<d>\d{1,2})\s?%\s*(?:off\b|giảm giá)",
    re.I,
)
# One of these is in every offer; most shares are of cotton.
_SHARE, _LESS = re.compile(r"\d\s?%"), re.compile(r"-\s?\d{1,2}\s?%")
_OFFERING = Signs(("giam", "sale", "khuyen mai", "uu dai", "off", "discount", "save", "tiet kiem"))
_LINE_LEAD = 30  # characters before a span that may say that it is about other days
_PERIOD_REACH = 80


def promotion(material: Material, kit: Kit) -> Iterator[Fact]:
    """`listing.promotion`, `listing.promotion_period`, `listing.scarcity`, `listing.discount` (percent)."""
    passages = material.of("title", "description")
    offered: list[tuple[Passage, int]] = []
    for passage in passages:
        for hit in kit.hits(passage, _PROMOTIONS):
            if hit.term.code == "period":
                offered.append((passage, hit.start))
                continue
            name, enough = _FACTS[hit.term.code]
            if name == "listing.promotion":
                offered.append((passage, hit.start))
            if hit.term.weight >= enough:
                yield material.fact(
                    name,
                    passage.text[hit.start : hit.end],
                    passage,
                    hit.start,
                    hit.end,
                    "promotion:promotion",
                    0.9 * hit.term.weight,
                )
        if not (
            "%" in passage.text
            and _SHARE.search(passage.text)
            and (passage.says(_OFFERING) or _LESS.search(passage.text))
        ):
            continue
        for found in _PERCENT.finditer(passage.text):
            if found["bare"] and not _is_offer(passage.text, found):
                continue
            offered.append((passage, found.start()))
            percent = int(found["a"] or found["b"] or found["c"] or found["d"])
            yield material.fact(
                "listing.discount", percent, passage, found.start(), found.end(), "promotion:discount", 0.7
            )
            if found["bare"] or found["plain"] or found["d"]:
                yield material.fact(
                    "listing.promotion",
                    found.group(),
                    passage,
                    found.start(),
                    found.end(),
                    "promotion:percent",
                    0.7,
                )
    if offered:
        yield from _periods(material, passages, offered)


def _is_offer(text: str, found: re.Match[str]) -> bool:
    """A bare "giảm 10%" that goes on as an offer does, or stands as a clause of its own."""
    if found["goes"]:
        return True
    clause = _OFFER_BEFORE.search(text, max(0, found.start() - 25), found.start())
    return bool(clause and _CLAUSE_ENDS.match(text, found.end()) and int(found["b"]) <= _MOST_OFF)


def _periods(
    material: Material, passages: list[Passage], offered: list[tuple[Passage, int]]
) -> Iterator[Fact]:
    """From … to … anywhere (but for dates of making, warranty …); one closing day only beside the offer."""
    for passage in passages:
        for found in _SPAN.finditer(passage.text):
            if not _OTHER_DAYS.search(passage.text, max(0, found.start() - _LINE_LEAD), found.start()):
                yield _period(material, passage, found, 0.85)
    for passage, start in offered:
        low = passage.text.rfind("\n", 0, start) + 1
        end = passage.text.find("\n", start)
        high = min(end if end >= 0 else len(passage.text), start + 2 * _PERIOD_REACH)
        closing = _CLOSE.search(passage.text, max(low, start - _PERIOD_REACH), high)
        if closing and not _OTHER_DAYS.search(
            passage.text, max(low, closing.start() - _LINE_LEAD), closing.start()
        ):
            yield _period(material, passage, closing, 0.75)


def _period(material: Material, passage: Passage, found: re.Match[str], sure: float) -> Fact:
    words = " ".join(found.group().split())
    return material.fact(
        "listing.promotion_period", words, passage, found.start(), found.end(), "promotion:period", sure
    )
