"""Private persons whom a line names as the owner of a shop, or as the holder of the account that is paid to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.persons import person
from checker.facts.sift import Voice
from checker.model import Fact

# Each way in which a line names an owner is a pattern of its own: together they took four times as long.
_LABEL = (
    r"(?:chu (?:so huu|ho kinh doanh|ho kd|ho|cua hang|shop|website|doanh nghiep|co so|nha vuon|vuon|trai|tiem|"
    r"quan|xuong|lo|vua|trang(?: web)?|gian hang)(?: website| trang web)?(?:,[^:.;]{0,40}(?=:))?|"
    r"nguoi (?:so huu(?: website)?|ban)|ca nhan kinh doanh|chiu trach nhiem(?= ?:)|"
    r"don vi (?:chu quan|so huu)|ten (?:nguoi ban|chu the|ho kinh doanh)|owner)\s*[:\-]\s*"
)
_SELF = r"\b(?:minh|toi|em|chung minh|shop|tiem) (?:ten )?la (?=[a-z]+ [a-z]+)"
_OF = r"\b(?:website|trang(?: web)?|shop|tiem|cua hang|xuong|studio|vuon)(?: \S+){0,5}? cua (?=[a-z]+ [a-z]+)"
_WORKS = (  # "Xưởng đồ thờ Nguyễn Đình Toản"
    r"^\W*(?:xuong|co so|nha vuon|trai|lo)(?: \S+){1,4}? (?=(?:nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|"
    r"bui|ho|ngo|duong|dinh|trinh) \S+ \S+$)"
)
_OWNER = re.compile(f"{_LABEL}|{_SELF}|{_OF}|{_WORKS}")
_BY_LABEL, _BY_SELF, _BY_OF, _BY_WORKS = map(re.compile, (_LABEL, _SELF, _OF, _WORKS))
_HOLDER = re.compile(
    r"(?:chu tai khoan|chu tk|ten tai khoan|ctk|account (?:name|holder))\s*[:\-]?\s*|"
    r"(?:bank|\b(?:vcb|tcb|acb|bidv|vib|shb|msb|ocb|scb|"
    r"mb))\b[^\d;]{0,20}\d[\d .]{6,18}\d\s*[-–:(,]\s*(?=[a-z]+ [a-z]+)"
)
_LABELS = ("chu ", "nguoi ", "ca nhan ", "chiu trach ", "don vi ", "ten ", "owner")
_SELVES = ("minh ", "toi ", "em ", "shop ", "tiem ")
_PLACES = ("website", "trang", "shop", "tiem", "cua hang", "xuong", "studio", "vuon")
_OF_HOLDERS = ("tai khoan", "chu tk", "ctk", "account ")
_OF_BANKS = ("bank", "cb", "bidv", "vib", "shb", "msb", "mb")  # a number stands after these
_ACCOUNT = re.compile(r"\d[\d .]{6,22}$")  # a cell that holds an account number and nothing else
_FIRMS_OFFICE = re.compile(r"\bso (?:ke hoach|khdt|kh ?(?:&|va|-) ?dt|tai chinh)\b")


def end_of(text: str, start: int, words: str) -> int:
    """Where `words`, found at `start` with any white space between them, end in `text`."""
    at = start
    for word in words.split():
        at = text.find(word, at) + len(word)
    return at


def of_firm(voice: Voice) -> bool:
    """Whether a line with a registration says that the office for firms issued it: no person is the trader then."""
    return _FIRMS_OFFICE.search(voice.folded) is not None


def _owner(folded: str) -> re.Match[str] | None:
    """What `_OWNER` finds first. Most lines hold none of the words that its ways cannot do without."""
    holds = folded.__contains__
    found = None
    if (":" in folded or "-" in folded) and any(map(holds, _LABELS)):
        found = _BY_LABEL.search(folded)
    if " la " in folded and any(map(holds, _SELVES)):
        found = _first(found, _BY_SELF.search(folded))
    if " cua " in folded and any(map(holds, _PLACES)):
        found = _first(found, _BY_OF.search(folded))
    return _first(found, _BY_WORKS.match(folded))


def _first(one: re.Match[str] | None, other: re.Match[str] | None) -> re.Match[str] | None:
    return other if one is None or (other is not None and other.start() < one.start()) else one


def _may_hold(folded: str, figures: int) -> bool:
    """A cheap look before `_HOLDER`, where a number stands after the name of a bank."""
    holds = folded.__contains__
    return any(map(holds, _OF_HOLDERS)) or (figures > 0 and any(map(holds, _OF_BANKS)))


def persons(voice: Voice, of_a_firm: bool) -> Iterator[tuple[Fact, bool]]:
    """(fact seller.name, whether the person only holds the account) for each person that a line names.

    of_a_firm: whether a firm is registered: who answers for the content is no trader then.
    """
    text = voice.line.text
    for label, sure in ((_OWNER, 0.8), (_HOLDER, 0.5)):
        if label is _OWNER:
            found = _owner(voice.folded)
        else:
            found = _HOLDER.search(voice.folded) if _may_hold(voice.folded, voice.figures) else None
        if not found and label is _OWNER and voice.before.startswith(_LABELS):
            found = label.fullmatch(voice.before)  # "Chủ hộ kinh doanh:" in the line above
        if not found and label is _HOLDER:
            above = _ACCOUNT.match(voice.before) if text.isupper() else None
            found = above or label.fullmatch(voice.before)
        if not found or (of_a_firm and "chiu trach" in found.group()):
            continue
        at = found.end() if found.string is voice.folded else 0
        if who := person(text[at : at + 60]):
            start = text.find(who.split()[0], at)
            end = end_of(text, start, who)
            fact = voice.page.fact("seller.name", who, voice.line, start, end, "seller:person", sure)
            yield fact, label is _HOLDER
