"""How a folded line names each way of paying, in Vietnamese and English."""

from __future__ import annotations

import re

from checker.facts.paynames import BANKS, PLACES

_ACCOUNT = r"\d(?:[ .-]?\d){6,18}+"  # taken whole or not at all: a long row of figures costs one look
_SUM = r"\d{1,3}(?:[.,]\d{3}){1,3}(?![\d.])"
_TRANSFER = (
    r"\bchuyen khoan\b|\b(?:bank|banking|\w+bank|wire) transfers?\b|"
    r"\btransfer (?:the )?(?:money|amount|payment) (?:in)?to (?:the|our)(?: \S+)? accounts?\b|"
    r"\binternet banking\b|\bvietqr\b|\bchuyen tien (?:qua|bang) (?:the )?atm\b|"
    r"\b(?:chuyen tien|thanh toan(?: \S+){0,6}?) qua (?:tai khoan )?ngan hang\b|"
    r"\b(?:chuyen|ban|nop|gui|tra|tien)(?: truoc)?(?: tien)? (?:vao|vo|qua|toi|den|"
    r"ve) (?:so )?(?:tai khoan|tk|stk)\b|"
    r"\bck (?:truoc|cho|qua|vao|vo|ngan hang|[a-z]*bank|vcb|tcb|acb|bidv)\b"
)
_BY_ACCOUNT = (
    # who shows an account wants money on it: "chuyển Vietcombank 0591 000 388 112", "MB 0808313808 – Trần B"
    rf"(?<!\d )(?<!\d)\b(?:{BANKS})\b[^.;:\d]{{0,30}}:? ?(?!1[89]00)(?!{_SUM}){_ACCOUNT}(?!\d)|"
    rf"(?<![\d.])(?!{_SUM}){_ACCOUNT} ?[-–(,] ?(?:tai )?(?:{BANKS})\b"
)
WORDED_TRANSFER = re.compile(_TRANSFER)  # a transfer in a line without an account
METHODS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "cod",
        re.compile(
            r"\b(?:thanh toan|ship|giao hang|tra tien|thu tien|tien mat)?[ (]*\bcod\b(?! (?:liver|fish|oil))"
            r"|\b(?:thanh toan|tra tien|tien mat|tra tien mat|thu tien)(?: (?!truoc (?:khi|luc))\S+){0,6}? "
            r"(?:khi|luc|sau khi|ngay sau khi) (?:nhan|giao)(?: duoc)?(?=\W*(?:$|[(.,;])| (?!(?:duoc|hoa don|"
            r"thong bao|xac nhan|e-?mail|tin|ban giao|bao gia|ma|hop dong|phong)\b)[a-z])"
            r"|\bnhan (?:duoc )?hang(?: \S+){0,3}? ?(?:,|va|roi|moi|xong|thi)? (?:moi )?(?:tra tien|"
            r"thanh toan|dua tien)\b|"
            r"\bgiao (?:hang|ve|hoa|banh|do an|san pham)(?: tan (?:noi|nha))? (?:va )?"
            r"(?:thu tien|nhan (?:tien|thanh toan))\b|\bcash on delivery\b|\b(?:cash|"
            r"pay) to the (?:courier|driver|rider)\b"
            r"|\b(?:thanh toan|(?<!doi )(?<!kiem )tra(?: tien)?(?: mat)?(?! (?:lai|hang|goi|san))|"
            r"dua tien(?: mat)?|tien mat)"
            r" (?:\S+ ){0,4}?(?:cho |voi )?(?:nhan vien giao|nhan vien van chuyen|shipper|lai xe|tai xe|"
            r"(?:nguoi|ban|anh|em) (?:giao|ship)|buu ta|buu cuc|buu dien|nha xe)\b|"
            r"\bcon lai (?:thi )?(?:dua|tra|gui)(?: \S+){0,2} (?:shipper|nha xe|buu ta)|"
            r"\b(?:nhan vien|nguoi|ban) giao(?: \S+){0,2} thu (?:tien|ho)\b"
            r"|\b(?:tra|dua)(?: tien)? (?:cho )?(?:shipper|buu ta)\b"
            r"|\bcash (?:payment )?(?:when|on|upon|at) (?:\S+ ){0,4}?(?:arriv\w+|deliver\w+|receipt|door)"
            r"|\b(?:(?:(?:tra|thu) tien|tien mat) (?:tan noi|tan nha|tai nha|tai noi nhan|khi giao)|"
            r"thanh toan khi giao)\b|"
            r"\bthu (?:ho|dum|gium)\b"
        ),
    ),
    ("bank_transfer", re.compile(f"{_TRANSFER}|{_BY_ACCOUNT}")),
    (
        "card",
        re.compile(
            r"\bvisa\b|\bmaster ?card\b|\bmaster\b(?=.{0,20}(?:jcb|visa))|\bjcb\b|\bnapas\b|"
            r"\bamerican express\b|\bamex\b|"
            r"\bthe (?:tin dung|ghi no|atm|quoc te|noi dia|visa|thanh toan (?:quoc te|"
            r"noi dia))\b|(?:bang|qua|cac loai|ca|quet|nhap) the\b"
            r"(?! (?:thanh vien|qua tang|nho|tich diem|tu|ra vao|bao hanh|vip|can cuoc|cao|game)\b)"
            r"(?: (?:ngan hang|thanh toan))?|"
            r"\b(?:tien mat|chuyen khoan)(?:,| hoac| hay| va) (?:(?:ca|quet) )?the\b|"
            r"\bcredit card\b|\bdebit card\b|"
            r"\b(?:swip(?:e|ing)|pay(?:ment|ing)? (?:by|with)) (?:the |your |a )?(?:bank )?cards?\b"
        ),
    ),
    (
        "ewallet",
        re.compile(
            r"\bmomo\b|\bzalo ?pay\b|\bvn ?pay\b(?![ -]?qr)|\bshopee ?pay\b|\bair ?pay\b|"
            r"\bvi dien tu\b|\bviettel ?(?:pay|money)\b|\bpay ?pal\b|\bngan luong\b|"
            r"\bmoca\b|\bapple pay\b|\bgoogle pay\b|\bsmart ?pay\b|\be-?wallet\b|"
            r"\bvnpt (?:pay|money)\b"
        ),
    ),
    ("qr", re.compile(r"\bqr(?: ?code)?\b|\bviet ?qr\b|\bvnpay-?qr\b")),
    (
        "instalment",
        re.compile(r"\btra gop\b|\bgop (?:(?:trong )?\d+(?:, ?\d+)* thang|hang thang)|\binstal?lments?\b"),
    ),
    (
        "cash_at_shop",
        re.compile(
            r"\b(?:tien mat|thanh toan truc tiep|truc tiep|thanh toan|(?<!kiem )(?<!doi )tra(?: tien| bang)?|"
            r"dong (?:tien|phi|hoc phi)|(?<!\d )dong(?= (?:tai|truc tiep|du|het|ngay) )|quet the|"
            r"ca the|quet ma)(?: (?!chuyen|khoan|doi|hang|bao|sua|mua|nhan|xem|"
            rf"lien)\S+){{0,4}}? tai (?:\w+ )?(?:{PLACES})\b|"
            rf"\b(?:tai|den|toi|ghe|qua) (?:\w+ )?(?:{PLACES})(?: \S+){{0,3}}?[:,(]? "
            rf"(?:(?:quy )?khach |ban )?(?:thi )?(?:tra |bang )?(?:tien mat|cash|ca the|"
            r"quet the|quet ma|tra tien|dong tien)\b|"
            r"\b(?:tien mat|thanh toan|tra(?: tien)?)(?: \S+){0,8}? (?:khi|luc) (?:nhan phong|check ?in)\b|"
            r"\b(?:cash|pay(?:ments?|ing)?) (?:[a-z]+ ){0,4}?(?:at|in) (?:the|our) (?:[a-z]+ )?"
            r"(?:store|shop|showroom|counter|warehouse|office)\b|"
            r"\bat (?:the|our) (?:store|shop|showroom|counter|warehouse|office)\b[^.;]{0,40}? "
            r"accepts? (?:payment|cash)|"
            r"\bdirect payment \(?(?:[a-z]+ ){0,6}at the (?:seller|shop|store)|"
            r"\bthanh toan truc tiep ?\(? ?(?:(?:nguoi mua|khach hang|quy khach|ban) )?(?:den |toi |qua )?nhan hang "
            r"tai (?:dia chi )?(?:cua )?(?:nguoi ban|ben ban|nha ban|cua hang|shop|cong ty)\b|"
            r"\b(?:thanh toan|tra)(?: bang)? (?:tien mat truc tiep|truc tiep bang tien mat)\b"
            r"(?![^.]{0,60}\b(?:nhan hang|giao|shipper|lai xe|tai xe|ship)\b)|"
            r"\btai quay ?:? ?(?:bang )?tien mat\b|\b(?:toi|den|ghe) (?:\S+ ){1,6}?tra (?:tien|tien mat|tai quay)\b"
        ),
    ),
)
_THERE = re.compile(rf" tai (?:\w+ )?(?:{PLACES})\b")
# Words of which one stands in every line that names a way: to look for them takes a fifth of trying the way.
_TOLD_BY = {
    "cod": (
        *(
            "cod",
            "khi nhan",
            "khi giao",
            "luc nhan",
            "luc giao",
            "nhan hang",
            "nhan duoc hang",
            "thu tien",
            "cash",
        ),
        *("pay to the ", "nhan vien giao", "nhan vien van chuyen", "ship", "lai xe", "tai xe", "nguoi giao"),
        *(
            "ban giao",
            "anh giao",
            "em giao",
            "buu ta",
            "buu cuc",
            "buu dien",
            "nha xe",
            "tra tien ta",
            "thu ho",
        ),
        *("thu dum", "thu gium", "tien mat ta", "nhan tien", "nhan thanh toan"),
    ),
    "card": (
        *("card", "visa", "master", "jcb", "napas", "amex", "american express", "the tin dung", "the ghi no"),
        *(
            "the atm",
            "the quoc te",
            "the noi dia",
            "the thanh toan",
            "bang the",
            "qua the",
            "loai the",
            "ca the",
        ),
        *("quet the", "nhap the", ", the", "hoac the", "hay the", "va the"),
    ),
    "ewallet": ("momo", "pay", "vi dien tu", "money", "ngan luong", "moca", "wallet"),
    "qr": ("qr",),
    "instalment": ("gop", "instal"),
    "cash_at_shop": (
        *("tien mat", "tra tien", "dong tien", "ca the", "quet the", "quet ma", "cash", "tra tai quay"),
        *(
            "nhan hang tai ",
            "nhan phong",
            "check",
            "direct payment ",
            "at the ",
            "at our ",
            "in the ",
            "in our ",
        ),
    ),
}


def may_name(method: str, folded: str) -> bool:
    """A cheap look at a folded line: whether it may name a way of paying other than a transfer."""
    return any(map(folded.__contains__, _TOLD_BY[method])) or (
        method == "cash_at_shop" and " tai " in folded and _THERE.search(folded) is not None
    )
