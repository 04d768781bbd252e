"""Ways of paying that a storefront says it accepts: its sentences, its order form, the alt texts of logos."""

from __future__ import annotations

import re
from functools import partial
from itertools import chain

from checker.facts import paylogos
from checker.facts.closed import closed_lines
from checker.facts.fold import fold
from checker.facts.needs import Sought
from checker.facts.page import Page
from checker.facts.paynames import by_card, handed_over, not_paying, spaced
from checker.facts.payways import METHODS, WORDED_TRANSFER, may_name
from checker.facts.remember import remembered
from checker.facts.shelf import Shelf
from checker.model import Fact

_ABOUT_PAYING = re.compile(
    r"thanh toan|chuyen khoan|tra tien|pay|dat coc|ngan hang|the (?:atm|tin dung|"
    r"ngan hang)|hinh thuc|phuong thuc"
)
_SIGNS = (
    *(
        "cod",
        "thu ho",
        "thu dum",
        "thu gium",
        "shipper",
        "nha xe",
        "buu ta",
        " ck ",
        "tai khoan",
        " tk ",
        "vcb",
    ),
    *("mb ", "bidv", "acb", "thanh toan", "tien", "cash", "chuyen", "transfer", "bank", "viet", "visa"),
    *("master", "jcb", "napas", "amex", "american", "the ", "card", "momo", "pay", "vi dien", "luong"),
    *("moca", "money", "wallet", "qr", "gop", "instal"),
)
_LAST = (" the", " the.", " tk", " tk.")  # as an item of a list: "Quẹt thẻ"
_TRANSFER = (
    *(
        "chuyen khoan",
        "transfer",
        "internet banking",
        "vietqr",
        "qua ngan hang",
        "tai khoan",
        "ck ",
        "tk",
        "atm",
    ),
)
_FIGURES = re.compile(r"\d(?:[ .-]?\d){6}")


def _may_transfer(folded: str) -> bool:
    """Whether a line holds a word of transfers, or figures as many as an account has: no word of three letters."""
    return any(map(folded.__contains__, _TRANSFER)) or _FIGURES.search(folded) is not None


class _Transfer(Sought):
    """Transfers: where a line has no figures of an account, what shows one is not tried; it takes five times as long
    as the words."""

    __slots__ = ()

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """As the pattern's own `search`."""
        if _FIGURES.search(text):
            return self.pattern.search(text, at)
        return WORDED_TRANSFER.search(text, at) if any(map(text.__contains__, _TRANSFER)) else None


_SOUGHT = tuple(
    (name, _Transfer(way, _may_transfer))
    if name == "bank_transfer"
    else (name, Sought(way, partial(may_name, name)))
    for name, way in METHODS
)
_OWN_QR = re.compile(r"vietqr|vnpay-?qr")  # codes that only pay
_REFUND = Sought(
    re.compile(r"\bhoan (?:tien|tra|lai|phi|coc|qua|ve|vao)\b|tra lai tien|tien hoan|refund"),
    lambda folded: "hoan" in folded or "tra lai tien" in folded or "refund" in folded,
)
_NOT_INSTALMENT = re.compile(
    r"san pham tra gop|(?:hang|mua) tra gop (?:khong|se)|chinh sach tra gop$|"
    r"huong dan (?:mua )?tra gop$|^(?:mua )?tra gop$|"
    r"\b(?:kinh nghiem|co nen|bai viet|review)\b"
)
_INSTALMENT = re.compile(r"0 ?%|thanh toan|qua the|ngan hang|thang|lai suat|ho tro|tai chinh|ho so")
_HOLDER = re.compile(
    r"(?:ngăn|đựng|chứa|kẹp|bao da)\b[^.;]{0,25}\bthẻ\b"
)  # a wallet's pockets hold cards, too
# a visa to travel with
_NO_CARD = re.compile(
    r"\b(?:lam|xin|dich vu|ho so|gia han|mien|tu van|phong van|loai) visa\b|"
    r"\bvisa (?:du (?:lich|hoc)|lao dong|tham than|dien tu|cong tac|schengen|chau au|han|nhat|my|uc|canada|trung|"
    r"dai loan)\b"
)
# What swindlers ask for, and a machine that reads cards, sold.
_NOT_TAKEN = re.compile(
    r"\b(?:canh bao|canh giac|lua dao|mao danh|gia danh)\b|"
    r"^\W*(?:ban |mua |thue |lap (?:dat )?)?(?:may|dau|thiet bi) (?:pos|quet|ca the|doc|cat the|ban hang)\b"
)
_SENT = re.compile(r"\bchuyen tien(?: (?:qua|bang))? ?$")
# what it can do
_DEVICE = re.compile(r"\bnfc\b|\bsmartwatch\b|\bvong (?:tay|deo)\b|\bdong ho (?:thong minh|ho tro)\b")
_BY_CARD = re.compile(r"\b(?:the|atm)\b[^.;,]{0,40}$")
# What is done with a card's number, and no way to pay; "thanh toán qua thẻ tín dụng: điền số thẻ …" is one.
_PRIVATE = re.compile(
    r"^(?!.*\b(?:thanh toan|tra tien) (?:qua|bang) the).*(?:thu thap|bao mat|so the|luu (?:tru|giu)|mat khau|tiet lo)"
)
_NO = r"(?<!ghi )(?<!cong )(?<!tra )no"  # "thẻ ghi nợ, Visa" refuses nothing
_REFUSED = re.compile(  # stands before what is not taken
    r"\b(?:(?:khong|chua)(?: (?:con|the|duoc|he|cung|the nao))? (?:ho tro|ap dung|nhan|chap nhan|co|thu|dung|xai|"
    r"quet|ca|su dung|yeu cau|de nghi|doi hoi|cung cap|trien khai|lien ket|lam|cho)|"
    rf"tam ngung(?: nhan)?|ngung|(?:ngoai )?tru|do(?: not|n't) (?:accept|take|offer)|{_NO}|not|cannot)\b"
)
_ENDS_REFUSED = re.compile(rf"\b(?:khong|chua|{_NO}|not)(?: \w+)? ?$")
_REFUSED_AFTER = re.compile(
    r"[^.;!?,]{0,30}?\b(?:(?:is|are) (?:not|un)|(?:hien |tam thoi |thi )?(?:khong|chua) (?:duoc )?"
    r"(?:ho tro|ap dung|nhan|chap nhan|kha dung)|"
    r"(?:se som|sap|sap toi|se sap) (?:se )?(?:duoc )?(?:ho tro|ap dung|nhan|chap nhan|trien khai|co(?= |$)|ra mat))"
)
_TURNS = re.compile(r"\b(?:nhung|ma|chi|vui long|xin|co the|neu|quy khach|ban|but|please|only)\b")
_FREE = re.compile(r" ?(?:phi|phu phi|them|tien mat\b.)")
_REACH = 7  # words after which a refusal is about something else
_CLAUSE = re.compile(r"[.;!?]\s")
_SKIPPED = ("post", "category", "account", "record")
MAX_LINE = 900


def _denied(folded: str, start: int, end: int) -> bool:
    """Whether a line says that the way of paying at start…end is not taken."""
    before = _CLAUSE.split(folded[max(0, start - 90) : start])[-1]
    if _ENDS_REFUSED.search(before) or _REFUSED_AFTER.match(folded, end, end + 70):
        return True
    refused = list(_REFUSED.finditer(before))
    if not refused:
        return False
    between = before[refused[-1].end() :]
    if _FREE.match(between):  # "không thu phí khi quẹt thẻ", "không dùng tiền mặt: chuyển khoản …"
        return False
    listed = between.rpartition(
        ","
    )  # "chưa nhận thẻ Visa, Mastercard"; but "không nhận thẻ, quý khách trả …"
    return (
        len(between.split()) <= _REACH
        and not _TURNS.search(between)
        and (not listed[1] or len(listed[2].split()) <= 1)
    )


def methods(folded: str, paying: bool, original: str) -> tuple[tuple[str, int, int], ...]:
    """(method, start, end) named by a folded line; `paying` says that the line stands where payment is spoken of."""
    if len(folded) > MAX_LINE or not (any(map(folded.__contains__, _SIGNS)) or folded.endswith(_LAST)):
        return ()
    return _methods(folded, paying, original)


@remembered(20_000)
def _methods(folded: str, paying: bool, original: str) -> tuple[tuple[str, int, int], ...]:
    if _REFUND.search(folded) or _NOT_TAKEN.search(folded):
        return ()
    out = []
    about = paying or bool(_ABOUT_PAYING.search(folded))
    for name, pattern in _SOUGHT:
        found = pattern.search(folded)
        while found and (
            _denied(folded, found.start(), found.end())
            or (
                name == "cash_at_shop"
                and (not_paying(folded, found.start()) or by_card(folded, *found.span()))
            )
        ):
            found = pattern.search(folded, found.end())
        if not found:
            continue
        if name == "qr" and not about and not _OWN_QR.search(folded):
            continue
        if found.group() == "internet banking" and _BY_CARD.search(folded[: found.start()]):
            continue  # "thẻ ATM nội địa có Internet Banking": what a gateway asks of the card
        if name == "instalment" and (_NOT_INSTALMENT.search(folded) or not _INSTALMENT.search(folded)):
            continue
        if (
            name == "card"
            and " the" in f" {found.group()}"
            and (_PRIVATE.search(folded) or ("thẻ" not in original.lower() and not original.isascii()))
        ):
            continue
        if name == "card" and _SENT.search(folded[max(0, found.start() - 30) : found.start()]):
            continue  # "chuyển tiền qua thẻ ATM": the card only sends it
        if name == "ewallet" and _DEVICE.search(folded):
            continue
        if name == "card" and (_HOLDER.search(original.lower()) or _NO_CARD.search(folded)):
            continue
        if (
            name == "card"
            and re.fullmatch(r"the (?:atm|ngan hang)", found.group())
            and "chuyen khoan" in folded
            and not re.search(r"visa|master|the (?:tin dung|quoc te)", folded)
        ):
            continue  # "chuyển khoản … hoặc thẻ ATM": the card only makes the transfer
        out.append((name, found.start(), found.end()))
    return tuple(out)


def _options(page: Page, found: dict[str, Fact]) -> None:
    """The options of a list on an order form."""
    for number, field in enumerate(page.fields):
        for option in field.options if not field.hidden else ():
            for name, _, _ in methods(fold(option), True, option):
                if name not in found:
                    path = page.piece_path("fields", number)
                    found[name] = page.fact_at("payment.methods", name, option, path, "payment:option", 0.9)


def _logos(page: Page, kind: str, found: dict[str, Fact], mute: dict[str, Fact]) -> None:
    """What logos say, and what those without words show (`mute`): icons are looked for on the first page, whose foot
    all share."""
    told = paylogos.read(page, kind in ("checkout", "policy"), methods, found)
    for logo in chain(told, paylogos.icons(page, methods, found) if kind == "home" else ()):
        held = mute if logo.how in paylogos.MUTE else found
        if logo.method not in held:
            held[logo.method] = page.fact_at(
                "payment.methods", logo.method, logo.quote, logo.path, f"payment:{logo.how}", logo.sure
            )


def read_payment(shelf: Shelf) -> dict[str, tuple[Fact, ...]]:
    """Fact payment.methods of one visit: one fact for each method. Logos without words count where no words tell."""
    found: dict[str, Fact] = {}
    mute: dict[str, Fact] = {}
    seen: set[str] = set()
    order = sorted(shelf.pages, key=lambda p: shelf.kind(p) not in ("policy", "checkout"))
    for page in order:
        kind = shelf.kind(page)
        if kind in _SKIPPED or id(page) in shelf.drafts or _admin(page):
            continue
        paying = kind == "checkout"
        under = above = ""  # the heading that holds, the line above
        back = False  # whether that heading is of how money goes back
        tabs = closed_lines(page) if kind in ("policy", "product") else ()
        closed = [(line, fold(line.text)) for line in tabs]
        for line, folded in (*zip(page.lines, page.folded, strict=True), *closed):
            if folded in seen or len(folded) < 2:
                continue
            seen.add(folded)
            if line.block.region == "nav":
                continue
            if line.block.heading:
                under = folded
                back = "thanh toan" not in under and _REFUND.search(under) is not None
            if back and line.block.region != "footer":
                continue
            if "cod" not in found and "tien mat" in above and handed_over(above, folded):
                found["cod"] = page.fact(
                    "payment.methods", "cod", line, 0, len(line.text), "payment:handed", 0.7
                )
            above, row = folded, spaced(folded)
            for name, start, end in methods(row or folded, paying, line.text):
                if row:
                    start, end = 0, len(line.text)
                if name not in found:
                    found[name] = page.fact("payment.methods", name, line, start, end, "payment:methods", 0.9)
        if kind in ("checkout", "cart", "product", "home", "other"):
            _options(page, found)
        if kind in ("home", "checkout", "cart", "policy", "contact", "about", "other"):
            _logos(page, kind, found, mute)
    told = found or mute
    return {"payment.methods": tuple(told.values())} if told else {}


def _admin(page: Page) -> bool:
    """Whether the page is the shop's own back office rather than something for visitors."""
    return bool(re.search(r"\b(?:quan tri|quan ly don|admin|dashboard)\b", fold(page.title)))
