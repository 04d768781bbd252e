"""Names that paying is told by: of banks, of places where money is taken, of ways to pay that stand in a row."""

from __future__ import annotations

import re

BANKS = (
    r"vietcombank|vcb|techcombank|tcb|vietinbank|agribank|bidv|acb|mb ?bank|mb|sacombank|vpbank|tpbank|hdbank|vib|"
    r"msb|shb|ocb|seabank|lpbank|eximbank|scb|nam a bank|abbank|pvcombank|kienlongbank|bac a bank"
)
PLACES = (
    r"cua hang|showroom|van phong|quay|cong ty|co so|shop|chi nhanh|sieu thi|dai ly|kho|vua|trung tam|xuong|tiem|"
    r"nha sach|spa|sap|nha thuoc|phong kham|salon|nha hang|vuon|tru so|nha may|"
    r"studio|resort|homestay|khach san|le tan|phong tap|"
    r"dia chi (?:cua )?(?:chung toi|cua hang|shop|cong ty)|noi ban"
)
_NAME = (
    r"visa|master ?card|master|jcb|amex|napas|atm|momo|zalo ?pay|vn ?pay(?:-?qr)?|shopee ?pay|viettel ?(?:money|pay)|"
    r"viet ?qr|qr ?pay|paypal|apple ?pay|google ?pay|one ?pay|payoo|cod|tra gop(?: 0 ?%)?|tien mat|chuyen khoan"
)
_NAMES = re.compile(rf"(?:{_NAME})(?= ?(?:{_NAME}|$))")
_ROW = re.compile(rf"(?:(?:{_NAME}) ?){{2,}}+")
_MOST = 160  # characters of such a row
# What is done at the shop and is no paying: "đổi trả hàng trực tiếp tại kho hàng của bên bán"
_DONE_THERE = re.compile(
    r"\b(?:doi|doi tra|tra hang|doi hang|bao hanh|sua chua|nhan hang|xem hang|lien he|gui hang|mua|mua hang|mua sam)"
    r"(?: hang)? $"
)
_PAID = re.compile(r"\b(?:thanh toan|tra tien)\b")
# "kể từ ngày khách hàng thanh toán": when, not how
_SINCE = re.compile(r"\b(?:tu|sau|truoc) (?:luc|ngay|khi|thoi diem)(?: \S+){0,4} (?:thanh toan|tra tien)\b")
_DIRECTLY, _BEFORE = "truc tiep ", 90
# "mua hàng trực tiếp tại showroom: trả tiền mặt": who buys there pays there, as what follows says
_GOT_THERE, _PAID_NEXT, _NEXT = (
    re.compile(r"\b(?:mua|nhan)\b"),
    re.compile(r"^[^.]*?\b(?:thanh toan|tien mat)\b"),
    70,
)
# "Tại cửa hàng: quẹt thẻ" takes cards there, and says nothing of cash; "quẹt thẻ hoặc tiền mặt" does.
_CARD = re.compile(r"\b(?:(?:ca|quet|bang|qua)(?: \w+)? )(?:the|ma|qr|pos)\b|\b(?:by|with)(?: \w+)? cards?\b")
_CARD_BEFORE = re.compile(r"\b(?:ca|quet) (?:the|ma)(?: qr)?\W+$")
_CASH = re.compile(r"\b(?:tien mat|cash)\b|\btruc tiep(?:,| ?/| hoac| hay| va) ")
_CASH_NEXT = re.compile(r"(?: qr)?[ ,/]{0,3}(?:hoac |hay |va |or )?(?:bang |tra )?(?:tien mat|cash)\b")
_IN_CASH, _TITLE = re.compile(r"\b(?:thanh toan|tra)(?: \S+){0,2} tien mat(?! tai)\b"), 60
_BRINGS = re.compile(r"\b(?:nhan vien|nguoi|bo phan) giao (?:nhan|hang)\b|\bshipper\b|\bgiao hang tan\b")
_DRAWN = re.compile(r"(?<=[a-z0-9])[ _-]?(?:icon|logo|img|image|badge)s?$")


def spaced(folded: str) -> str:
    """A folded line of nothing but names of ways to pay, with a space between each two; "" where it is no such line.

    Small tags that style sets apart have none: "VISAMASTERVietQRMOMOCOD".
    """
    if len(folded) > _MOST or not _ROW.fullmatch(folded):
        return ""
    return " ".join(found.group() for found in _NAMES.finditer(folded))


def not_paying(folded: str, start: int) -> bool:
    """Whether "directly at the shop" at `start` of a folded line ends words of something else than paying."""
    if not folded.startswith(_DIRECTLY, start):
        return False
    before = folded[max(0, start - _BEFORE) : start]
    done = _DONE_THERE.search(before)
    if done is None or _PAID.search(_SINCE.sub("", before[: done.start()])):
        return False
    return not (_GOT_THERE.search(done[0]) and _PAID_NEXT.search(folded[start : start + _NEXT]))


def by_card(folded: str, start: int, end: int) -> bool:
    """Whether paying at the shop, at start…end of a folded line, is told of cards and codes alone."""
    if not (_CARD.search(folded, start, end) or _CARD_BEFORE.search(folded, max(0, start - 20), start)):
        return False
    return not (_CASH.search(folded, start, end) or _CASH_NEXT.match(folded, end))


def handed_over(above: str, folded: str) -> bool:
    """Whether a folded line under a title of paying in cash speaks of who brings the goods."""
    return len(above) <= _TITLE and _IN_CASH.search(above) is not None and _BRINGS.search(folded) is not None


def of_picture(folded: str) -> str:
    """The folded alt text of a logo without the word that it is one: "momoicon", "logo_visa"."""
    return _DRAWN.sub("", folded.replace("_", " "))
