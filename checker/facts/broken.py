"""What a page breaks over several lines: a firm's name after its legal form, an address after its first part."""

from __future__ import annotations

import re

from checker.facts import address, names
from checker.facts.fold import fold
from checker.facts.sift import Voice
from checker.facts.units import units

_FORM_ALONE = re.compile(
    r"(?<![a-z/])(?:(?:chi nhanh |cn )?(?:tong )?(?:cong ty|cty)(?: (?:tnhh|trach nhiem huu han|co phan|cp|hop danh|"
    r"mot thanh vien|mtv|dau tu|thuong mai|tm|dich vu|dv|san xuat|sx|va|&|-))*|ctcp|doanh nghiep tu nhan|dntn|"
    r"ho kinh doanh(?: ca the)?|hkd|hop tac xa|htx)\s*:?\s*$"
)
_TOLD = re.compile(r"\W*ten (?:cong ty|doanh nghiep|ho kinh doanh|hkd|hop tac xa|htx)\s*:\s*$")
_GOES_ON = ("-", "–", "—", "&")
_FORMS = ("cong ty", "cty", "ctcp", "nghiep tu nhan", "dntn", "kinh doanh", "hkd", "hop tac xa", "htx")
_UNIT = re.compile(
    r"(?:phuong|p\.|xa|thi tran|tt\.|dac khu|quan|q\.|huyen|h\.|thi xa|tx\.?|thanh pho|tp\.?|tinh|t\.|viet nam)"
    r"(?=[ \d.])"
)
_HOUSE = re.compile(r"(?:so |so nha )?\d{1,4}[a-z]?\d?(?:[/-]\d+[a-z]?)*,? [a-z]")
_NO_NAME = re.compile(r"(?:do|cap|ngay|gioi thieu|ve chung toi|thanh lap|dich vu|danh muc|xem|tin tuc)\b")
_LONGEST = 90  # characters of a line that goes on with a name or an address
_MOST = 3  # lines that go on with an address
_COMPLETE = 6  # how complete an address of several lines must be; one less over a line that names a unit
_WHOLE = 8  # the same where neither a word nor a comma at the end of the line says that one goes on


def firm(voice: Voice) -> tuple[names.Name, ...]:
    """The firm whose legal form ends a line and whose own name is the next line; at most one.

    It reaches to the end of the first line. Only a name in capitals, as the line above it, is taken for formed:
    a menu may say "Công ty" over "Giới thiệu".
    """
    if not voice.after or not any(map(voice.folded.__contains__, _FORMS)):
        return ()
    form = _FORM_ALONE.search(voice.folded)
    if form and voice.folded.endswith("chu ", 0, form.start()):
        return ()  # who owns it stands below
    if not form or not voice.after[0].isalnum() or len(voice.after) > _LONGEST:
        return ()
    if _NO_NAME.match(fold(voice.after)) and not voice.after.isupper():
        return ()
    both = f"{voice.line.text.rstrip(' :')} {voice.after}"
    found = [n for n in names.firms(both) if n.start == form.start()]
    if not found or found[0].end <= len(voice.line.text):
        return ()
    told = _TOLD.match(voice.folded) is not None
    loud = told or (voice.line.text[form.start() :].isupper() and voice.after.isupper())
    name = found[0]
    return (names.Name(name.start, len(voice.line.text), name.text, name.formed and loud, name.household),)


def joined(voice: Voice, found: tuple[names.Name, ...]) -> tuple[names.Name, ...]:
    """The firms of a line, the last of which goes on below where the line ends with a dash or "&"."""
    if not found:
        return found
    text = voice.line.text.rstrip()
    if text[-1:] not in _GOES_ON or not 0 < len(voice.after) <= _LONGEST:
        return found
    last, again = found[-1], names.firms(f"{text} {voice.after}")
    if not again or again[-1].start != last.start or again[-1].end <= len(text):
        return found
    return (*found[:-1], names.Name(last.start, len(text), again[-1].text, last.formed, last.household))


def place(voice: Voice, found: tuple[address.Found, ...]) -> tuple[address.Found, str] | None:
    """An address that begins in a line and goes on below, and its words; `found`: what the line alone holds."""
    if not voice.after or len(voice.after) > _LONGEST:
        return None
    if found and (found[-1].end < len(voice.folded.rstrip(" ,.-")) or not _UNIT.match(fold(voice.after))):
        return None
    text, before = voice.line.text, voice.before[-60:]
    labelled = address.labelled(voice.folded, before)
    comma = voice.folded.rstrip().endswith(",")
    goes_on = (comma or (_HOUSE.match(voice.folded) and "," in text and _UNIT.match(fold(voice.after)))) and (
        address.begins_as(voice.folded)
    )
    if not (found or goes_on or labelled):
        return None
    both = f"{text.rstrip(' ,')}, {voice.after}"
    for line in voice.page.lines[voice.number + 2 : voice.number + _MOST + 1]:
        unit = fold(line.text).strip(" .")
        if len(line.text) > _LONGEST or not (_UNIT.match(unit) or unit in units().provinces):
            break
        both = f"{both.rstrip(' ,')}, {line.text}"
    least = _WHOLE if not (found or comma or labelled) else _COMPLETE - bool(_UNIT.match(fold(voice.after)))
    for a in address.find(fold(both), before):
        if (a.label or goes_on or found) and a.score >= least and a.start < len(text.rstrip(" ,")) < a.end:
            if found and (a.start != found[-1].start or a.score <= found[-1].score):
                continue
            return address.Found(a.start, len(text.rstrip(" ,")), a.score, a.label), both[a.start : a.end]
    return None
