"""What the words on a button mean on the way to the till. Compared without marks, case and signs.

The words that order come first: whatever else a button says, one of them is never pressed.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

_SIGNS = re.compile(r"[^\w@/ ]+|_")


class Meaning(StrEnum):
    """What pressing a button would do, as far as its words tell."""

    ORDER = "order"  # never pressed
    NEVER = "never"  # pays, registers, goes to another's till: never pressed, and no sign of the last page
    ADD = "add"
    BUY = "buy"  # to the cart and straight on, or an order at once: pressed only under guard
    CART = "cart"
    PROCEED = "proceed"
    NEXT = "next"
    GUEST = "guest"
    NONE = ""


def fold(text: str) -> str:
    """Any text in; the same without Vietnamese marks, case, signs and double spaces out."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    plain = plain.replace("đ", "d").replace("Đ", "D").lower()
    return " ".join(_SIGNS.sub(" ", plain).split())


def _whole(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"^(?:" + "|".join(patterns) + r")$")


_NOW = r"(?: ngay| nhanh| luon| o day| tai day| now)*"
_ORDER = re.compile(
    # said anywhere in a button, these order
    r"\b(?:hoan (?:tat|thanh)|xac nhan(?: va| lai| viec)* (?:don|dat|mua|thanh toan|gui|hoan)"
    r"|chot don|len don|tao don|gui (?:don|dat)"
    r"|dong y (?:dat|mua|thanh toan)"
    r"|place (?:the |your |my |an )?order|(?:complete|confirm|submit|finish|finalize|finalise)"
    r"(?: (?:the|your|my|and|an))*(?: (?:order|purchase|payment|checkout|pay|buy))?"
    r"|order now|one click|1 click|mot cham|1 cham)\b"
)
_NEVER = re.compile(
    r"\b(?:dat coc|dat truoc|tra gop|tra truoc|ket thuc|toi dong y|gui (?:yeu cau|thong tin|dang ky)|pre ?order"
    r"|pay(?: now| with| by| via| securely)?|paypal|momo|vnpay|zalopay|apple pay|google pay|shop pay|dang ky|subscribe"
    r"|mua qua (?:the|momo|vi))\b|^(?:gui(?: di)?|submit|send|ok(?:ay)?|dong y|agree(?: .*)?)$"
)
_ORDER_WHOLE = _whole(
    r"(?:vang )?(?:toi )?(?:muon )?dat (?:hang|mua|don|don hang|mon|lich|san pham)" + _NOW,
    r"dat (?:hang|mua)(?: ngay)? (?:cod|\d.*|va thanh toan|giao (?:hang )?tan .*)",
    r"dat" + _NOW,
    r"order|send (?:my |the )?order|(?:toi )?xac nhan|xong|chot(?: ngay)?|luu don(?: hang)?",
    r"thanh toan(?: ngay| nhanh| luon| now| truc tuyen| online| khi nhan hang| cod| bang .*| qua .*| voi .*| va .*)",
    r"thanh toan \d.*",
    r"thanh toan don hang",
    r"mua hang ngay|mua nhanh|mua luon",
    r"dang ky (?:mua|dat)(?: hang)?" + _NOW,
)
_ADD = _whole(
    r"(?:chon )?(?:them|cho|bo|dua) (?:san pham |hang |mon |ngay )?(?:nay )?(?:vao )?(?:gio|tui)"
    + r"(?: hang| do| mua hang)?(?: cua (?:ban|toi))?(?: .{0,25})?",
    r"(?:them )?vao (?:gio|tui)(?: hang)?",
    r"add(?: item| product| this)? to (?:my |your )?(?:shopping )?(?:cart|bag|basket|trolley)(?: .{0,25})?",
    r"chon mua",
)
_BUY = _whole(
    r"mua(?: hang| san pham| san pham nay| ngay bay gio)?(?: .{0,2})?",
    r"mua ngay(?: .{0,60})?",
    r"buy(?: it)?(?: now)?",
)
_CART = _whole(
    r"(?:xem |vao |den |toi |di den |mo |kiem tra )?(?:trang )?(?:gio|tui)(?: hang| mua hang)?(?: cua (?:ban|toi))?"
    r"(?: \d+)?(?: san pham)?",
    r"\d+ (?:gio hang|san pham)",
    r"(?:view |my |your |shopping |go to |open |see )*(?:cart|bag|basket)(?: \d+)?(?: items?)?",
)
_PROCEED = _whole(
    r"(?:tien hanh|di den|den|toi|qua|chuyen den|sang|bat dau)(?: trang| buoc)?"
    r" (?:thanh toan|dat hang|mua hang|dat mua)(?: \d.*)?",
    r"(?:trang )?thanh toan",
    r"thanh toan gio hang|dat hang gio hang",
    r"tiep tuc (?:thanh toan|dat hang|dat mua|den .*)",
    r"nhap thong tin (?:giao|nhan|dat|mua)(?: hang)?|dien thong tin(?: .*)?",
    r"(?:proceed|go|continue)(?: on)? to (?:secure )?check ?out|(?:secure )?check ?out(?: now)?",
)
_BACK = re.compile(
    r"\bmua (?:sam|them|tiep)\b|\btiep tuc (?:mua|xem|chon)\b|\bcontinue (?:shopping|browsing)\b|quay lai"
)
_NEXT = _whole(
    r"tiep(?: tuc| theo)?(?: (?!nhan|thi).{1,50})?",
    r"(?:sang |den |qua )?buoc (?:tiep|tiep theo|ke tiep|sau|\d)(?: .{1,40})?",
    r"(?:save and )?continue(?: .{1,40})?",
    r"next(?: step)?(?: .{1,40})?",
    r"giao den dia chi nay|ship to this address|dung dia chi nay|xem lai don(?: hang)?|review (?:your )?order",
)
_GUEST = re.compile(
    r"khong can (?:dang nhap|dang ky|tai khoan)|khach vang lai|tu cach khach|khong dang nhap|\bas (?:a )?guest\b"
    r"|\bguest checkout\b|mua hang khong"
)


def meaning(text: str) -> Meaning:
    """The words of a button in, what they mean out. What orders, or may, wins over all else."""
    said = fold(text)
    if not said or len(said) > 80:
        return Meaning.NONE
    if _GUEST.search(said):
        return Meaning.GUEST
    if _BACK.search(said):
        return Meaning.NONE
    if _ORDER.search(said) or _ORDER_WHOLE.match(said):
        return Meaning.ORDER
    if _NEVER.search(said):
        return Meaning.NEVER
    for found, pattern in (
        (Meaning.ADD, _ADD),
        (Meaning.CART, _CART),
        (Meaning.BUY, _BUY),
        (Meaning.PROCEED, _PROCEED),
        (Meaning.NEXT, _NEXT),
    ):
        if pattern.match(said):
            return found
    return Meaning.NONE


LATER_STEP = re.compile(
    r"(?:den|sang|toi|qua|chon|to|phuong thuc|buoc)(?: \w+){0,3} (?:van chuyen|giao hang|thanh toan|xac nhan|kiem tra"
    r"|xem lai|shipping|delivery|payment|review|\d)|xem lai don|review"
)
COMPLAINT = re.compile(
    r"(?:vui long|hay|ban (?:chua|can|phai)|xin|please|moi)(?: \w+){0,3} (?:chon|nhap|select|choose)|chua chon"
)
DONE = re.compile(r"\b(?:hoan (?:tat|thanh)|thanh cong|xong|ket thuc|completed?|done|finish(?:ed)?)\b")
SOLD_OUT = re.compile(
    r"^(?:tam )?(?:het hang|chay hang|ngung ban|sold out|out of stock|da ban het|ngung kinh doanh)$"
)
EMPTY_CART = re.compile(
    r"gio hang(?: \w+){0,4} (?:trong|rong)|chua co san pham(?: nao)?(?: trong gio)?|khong co san pham nao trong gio"
    r"|cart is (?:currently )?empty|empty cart"
)
ASKS_LOGIN = re.compile(
    r"(?:vui long|hay|ban can|ban phai|can|phai|moi|please|must)(?: \w+){0,3} (?:dang nhap|dang ky|log ?in|sign ?in)"
    r"|dang nhap de (?:\w+ ){0,3}(?:mua|dat|thanh toan|tiep tuc)"
    r"|(?:log|sign) ?in to (?:\w+ ){0,2}(?:checkout|continue|order)"
)
