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
_PLAIN = re.compile(  # with no word before it: "… số 0310874914 Sở KHĐT TP Hà Nội cấp ngày 26/06/2017"
    r"(?:(?<=\d)|(?<=[\d,.:;(|/-] )|^\W*)((?:phong (?:dang ky|dkkd|tai chinh|kinh te)|"
    r"so (?:ke hoach|kh ?[&va-]* ?dt|tai chinh|cong thuong)|ubnd|uy ban nhan dan)\b[^;:()\d\n]{0,90}?)"
    r"(?=,? (?:da )?cap(?: (?:ngay|lan|moi|\d)|\W*$))"
)
# A permit of a trade has its own day and office: "Giấy chứng nhận đủ điều kiện kinh doanh dược …, ngày cấp: …".
_PERMIT = re.compile(
    r"\b(?:chung nhan|phep|chung chi|gcn|gp|xac nhan)"
    r"(?: (?:so|co so|dat|hoat dong|kinh doanh|kd|dich vu|dang ky|dk|cong bo)){0,4} "
    r"(?:du dieu kien|an toan (?:thuc pham|ve sinh)|ve sinh an toan|attp|vsattp|lu hanh|van tai|ban (?:le|buon|thuoc)|"
    r"duoc pham|(?:duoc|thuoc)(?=\W*(?:so\W*)?(?:\d|$))|ruou|hanh nghe|kham|phong chay|pccc|luu hanh|quang cao|"
    r"nhan hieu|xuat ban|mang xa hoi|trang thong tin|thiet lap|san giao dich|tieu chuan|chat luong|hop quy|hop chuan)\b"
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
    r"(?:issued|granted)(?: \S+){0,6}? by (?:the )?((?:[a-z.&'-]+ ){0,6}?(?:department|dpi|authority|committee|office)"
    r"(?: (?!on\b|dated\b)[a-z.&-]+){0,10})"
)
_ISSUE_LABEL = re.compile(r"\W*(?:ngay cap|noi cap|co quan cap|cap boi|cap ngay)\W*")
_ISSUER_LINE = re.compile(r"^\W*(?:do|noi cap|cap boi|co quan cap|cap tai|tai)\s*:?\s*" + _OFFICE)
_AFTER_DAY = re.compile(  # "Ngày cấp: 24/05/2022 - Nơi cấp: Sở …", "Cấp ngày 24/05/2022 tại UBND Quận 3"
    r"[\s,.;–-]{0,4}(?:do|noi cap|cap boi|co quan cap|cap tai|tai|boi|by)\s*:?\s*" + _OFFICE
)
_ISSUED_LINE = re.compile(
    r"^\W*(?:(?:ngay )?cap(?: ma so (?:doanh nghiep|thue)| gpkd| giay phep)?(?: lan dau)?(?: ngay)?|"
    r"dang ky lan dau(?: ngay)?)\s*:?\s*"
    r"(\d{1,2})\s?(?:[/\-. ]|thang)\s?(\d{1,2})\s?(?:[/\-. ]|nam)\s?((?:19|20)\d{2}|\d{2}(?![\d/]))"
)


# Another paper than the registration, or another day: who gave it out says nothing of the firm.
_OTHER_PAPER = re.compile(
    r"\b(?:(?:giay (?:phep|chung nhan|xac nhan|cn)|gcn|gp|chung nhan)(?! ?(?:dk|dang ky|doanh nghiep|kinh doanh|"
    r"thanh lap|dn\b|so\b|dau tu|hkd|hoat dong))|(?:vs)?attp|an toan (?:thuc pham|ve sinh)|cap nhat|cong bo|chung chi|"
    r"thanh lap (?:tu |vao )?(?:ngay|nam)|nhan hieu|so huu tri tue|(?:so )?xnqc|iso|"
    r"(?:thong bao|dang ky) (?:website|voi|bo)|du dieu kien)\b"
)


def permit(folded: str) -> bool:
    """Whether a folded line names a permit that is no registration of a business."""
    return _PERMIT.search(folded) is not None


@remembered(5_000)
def issue(folded: str, start: int = 0) -> tuple[tuple[int, int] | None, tuple[int, int, str] | None]:
    """Of a line with a registration that ends at `start`: (span of the issuer) and (span of the day, the ISO day)."""
    issuer = None
    for paper in (_OTHER_PAPER, _PERMIT):
        if other := paper.search(folded, start):
            folded = folded[: other.start()]
    if found := _ISSUER.search(folded, start):
        issuer = (found.start(1), found.start(1) + len(found[1].rstrip(" ,")))
    elif found := _PLAIN.search(folded, start):
        issuer = found.span(1)
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


_REGISTERED = re.compile(
    r"\W*(?:(?:dang ky|cap|thay doi) (?:lan dau|lan thu|thay doi|lan)|"
    r"giay (?:chung nhan|phep) (?:dang ky )?(?:kinh doanh|doanh nghiep) do)\b"
)  # a line that goes on with it


@remembered(5_000)
def below(folded: str, before: str = "") -> tuple[tuple[int, int] | None, tuple[int, int, str] | None]:
    """As `issue`, of a line under a registration that says only who issued it, or when; `before` may be its label."""
    if _REGISTERED.match(folded):
        return issue(folded)
    if _ISSUE_LABEL.fullmatch(before):
        label = before.strip(" :.-")
        folded, shift = f"{label}: {folded}", len(label) + 2
    else:
        shift = 0
    found = _ISSUER_LINE.match(folded) or _PLAIN.match(folded)
    dated = _ISSUED_LINE.match(folded)
    if dated and not found:
        found = _AFTER_DAY.match(folded, dated.end())
    issuer = (found.start(1) - shift, found.end(1) - shift) if found else None
    dated = dated or (_DATE.search(folded, found.end(1)) if found else None)
    iso = day(dated[3], dated[2], dated[1]) if dated else ""
    return issuer, (dated.start(1) - shift, dated.end(3) - shift, iso) if dated and iso else None
