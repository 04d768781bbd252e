"""Who issued a registration, and when: what stands around its number, or on the lines below."""

from __future__ import annotations

import re

from checker.facts.numbers import day
from checker.facts.remember import remembered

_DATE = re.compile(
    r"(?:cap|ngay|lan dau|ngay cap|on)[^0-9\n]{0,30}?(\d{1,2})\s?(?:[/\-. ]|"
    r"thang)\s?(\d{1,2})\s?(?:[/\-. ]|nam)\s?((?:19|20)\d{2}|\d{2}(?![\d/]))"
)
_BARE_DATE = re.compile(r"(?<!\d)(\d{1,2})[/\-.](\d{1,2})[/\-.]((?:19|20)\d{2}|\d{2}(?![\d/]))(?!\d)")
_OFFICE = (
    r"((?:phong|so|chi cuc|cuc|ubnd|uy ban|bo)\b(?:[^;.\n()]|\.(?=\S)|(?<=\btp)\. |(?<=\bq)\. |(?<=\bp)\. ){4,110}?)"
    r"(?=\s*(?:,?\s*(?:ngay )?cap\b|,?\s*ngay|,?\s*lan|;|(?<!\btp)(?<!\bq)(?<!\bp)\.(?:\s|$)|[|(/)]|$|\d{1,2}/|"
    r"[-–](?! ?(?:ke hoach|so |phong |uy ban|ubnd|tai chinh|dau tu|dang ky|thi xa|thanh pho|tp|tinh|quan|"
    r"huyen|vung tau)))|,? (?:dia chi|dien thoai|mst|ma so|hotline|email|nguoi dai dien|dai dien)\b)"
)
_ISSUER = re.compile(
    r"(?:\bdo|noi cap|noi dang ky|cap boi|co quan cap|cap tai|by|boi|[,.-] ?(?:tai)?|tai|\()\s*:?\s*"
    + _OFFICE
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_DATE_EN = re.compile(
    rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? |{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? )((?:19|20)\d{{2}})\b"
)
_BEFORE = re.compile(  # "… được Phòng Tài chính – Kế hoạch huyện Tân Sơn cấp giấy chứng nhận … số 41A8012345"
    r"(?:^\W*|\b(?:duoc|do|boi) |[.,;:(] ?)"
    r"((?:phong (?:tai chinh|kinh te|dang ky|dkkd)|so (?:ke hoach|khdt|tai chinh|cong thuong)|ubnd|uy ban nhan dan)"
    r"\b[^;.:()\d]{0,90}?) (?:da )?(?:ky )?cap (?:cho \S+ )?(?:giay|gcn|gp|cn ?dk|dkkd|ma so|so )"
)
_ISSUER_EN = re.compile(
    r"(?:issued|granted)(?: \S+){0,6}? by (?:the )?((?:[a-z.&-]+ ){0,6}?(?:department|dpi|authority|committee|office)"
    r"(?: (?!on\b|dated\b)[a-z.&-]+){0,10})"
)
_ISSUE_LABEL = re.compile(r"\W*(?:ngay cap|noi cap|co quan cap|cap boi|cap ngay)\W*")
_ISSUER_LINE = re.compile(r"^\W*(?:do|noi cap|cap boi|co quan cap|cap tai|tai)\s*:?\s*" + _OFFICE)
_ISSUED_LINE = re.compile(
    r"^\W*(?:(?:ngay )?cap(?: lan dau)?(?: ngay)?|dang ky lan dau(?: ngay)?)\s*:?\s*"
    r"(\d{1,2})\s?(?:[/\-. ]|thang)\s?(\d{1,2})\s?(?:[/\-. ]|nam)\s?((?:19|20)\d{2}|\d{2}(?![\d/]))"
)


# Another paper than the registration, or another day: who gave it out says nothing of the firm.
_OTHER_PAPER = re.compile(
    r"\b(?:(?:giay (?:phep|chung nhan|xac nhan|cn)|gcn|gp|chung nhan)(?! ?(?:dk|dang ky|doanh nghiep|kinh doanh|"
    r"thanh lap|dn\b|so\b|dau tu|hkd|hoat dong))|(?:vs)?attp|an toan (?:thuc pham|ve sinh)|cap nhat|cong bo|chung chi|"
    r"thanh lap (?:tu |vao )?(?:ngay|nam)|nhan hieu|so huu tri tue|(?:so )?xnqc|iso|"
    r"(?:thong bao|dang ky) (?:website|voi|bo)|du dieu kien)\b"
)


@remembered(5_000)
def issue(folded: str, start: int = 0) -> tuple[tuple[int, int] | None, tuple[int, int, str] | None]:
    """Of a line with a registration that ends at `start`: (span of the issuer) and (span of the day, the ISO day)."""
    issuer = None
    if other := _OTHER_PAPER.search(folded, start):
        folded = folded[: other.start()]
    if found := _ISSUER.search(folded, start):
        issuer = (found.start(1), found.start(1) + len(found[1].rstrip(" ,")))
    elif found := _ISSUER_EN.search(folded, start):
        issuer = (found.start(1), found.end(1))
    elif " cap " in folded[:start] and (found := _BEFORE.search(folded, 0, start)):
        issuer = found.span(1)
    when = None
    dated = _DATE.search(folded, start) or _BARE_DATE.search(folded, start)
    if dated and (iso := day(dated[3], dated[2], dated[1])):
        when = (dated.start(1), dated.end(3), iso)
    elif english := _DATE_EN.search(folded, start):
        month = _MONTHS.index(english[2] or english[3]) + 1
        if iso := day(english[5], str(month), english[1] or english[4]):
            when = (english.start(), english.end(), iso)
    return issuer, when


@remembered(5_000)
def below(folded: str, before: str = "") -> tuple[tuple[int, int] | None, tuple[int, int, str] | None]:
    """As `issue`, of a line under a registration that says only who issued it, or when; `before` may be its label."""
    if _ISSUE_LABEL.fullmatch(before):
        folded, shift = f"{before}: {folded}", len(before) + 2
    else:
        shift = 0
    issuer = (found.start(1) - shift, found.end(1) - shift) if (found := _ISSUER_LINE.match(folded)) else None
    dated = _ISSUED_LINE.match(folded)
    iso = day(dated[3], dated[2], dated[1]) if dated else ""
    return issuer, (dated.start(1) - shift, dated.end(3) - shift, iso) if dated and iso else None
