"""Telephones, e-mail addresses and social pages in lines and links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from checker.facts.fold import words_of
from checker.facts.numbers import masked
from checker.facts.remember import remembered
from checker.facts.samples import blank_host

_PHONE = re.compile(
    r"(?<![\d/.,#])(?:(?:\(?(?:\+|00)?84\)?[\s.\-]?\(?0?\)?|\(?0)(?:\(?\d\)?[\s.\-–]{0,3}){3,10}|"
    # a number of a service has six more figures at most: "1900636510 - 0973 104 105" are two
    r"1[89]00\s?[.\-–]?\s?(?:\d[\s.\-]?){3,5})\d(?![\d/])"
)
FIGURES = re.compile(r"\d(?:\D*\d){6}")  # no telephone has fewer
_EMAIL = re.compile(
    r"(?<![\w.+%-])([a-z0-9][\w.+%-]{0,60})\s?(?:@|\(at\)|\[at\]|\{at\}|"
    r"\s\(a\)\s)\s?([a-z0-9-]{1,60}(?:(?:\.|\s?\[dot\]\s?|\s?\(dot\)\s?)[a-z0-9-]{1,30}){1,4})",
    re.I,
)
_GLUED = re.compile(r"(?<=\.[a-z]{2})\.[A-Z][a-z]+$|(?<=\.[a-z]{3})\.[A-Z][a-z]+$")
_LABELLED = re.compile(
    r"(?:hotline|dien thoai|tel|phone|sdt|so dt|\bdt\b|mobile|di dong|zalo|goi|call|"
    r"lien (?:he|lac)|tong dai|cskh|ho tro|tu van|"
    r"contact|viber|whatsapp|holine|☎|📞|✆|fax)"
)
_BEYOND = re.compile(r"[\s.\-–(]{1,3}\d{1,2}$|(?<=\d)\s*\([^)]*$")  # an hour, what the call costs
_LETTER_O = re.compile(r"(?<![a-z0-9])o(?=[35789]\d{1,2}[. ]?\d{3}[. ]?\d{3})")  # "O912.558.779"
_OR = re.compile(
    r"[\s,;/&–-]{0,4}(?:hoac|va|or)?\s{0,2}"
)  # what says of one number that it is one says so of the next
_BUILDER = re.compile(
    r"(?:thiet ke|lap trinh|phat trien|design|develop)(?:\S* \S+){0,4}? ?(?:web\w*|boi|by)\b[^|;]*$"
)
_NUMBERED = re.compile(r"(?:ma so thue|mst|dkkd|gpkd|msdn|so tai khoan|stk)\W*$")
_MONEY = re.compile(r"\d[\d.,]*\s?(?:d|vnd|vnđ|dong|k|₫|%)\b")
_FILLER_DOMAINS = words_of(
    "xyz.com example.com example.vn example.org domain.com email.com gmail.co yourdomain.com "
    "your-email.com mail.com test.com abc.com company.com sentry.io wixpress.com w3.org schema.org "
    "website.com yoursite.com mysite.com demo.com"
)
_FILLER_LOCALS = words_of(
    "email youremail your-email name username abc example test noreply no-reply user you yourname ten xxx"
)
_IMAGE_ENDS = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".css", ".js")
_SOCIAL = (
    "facebook.com",
    "fb.com",
    "zalo.me",
    "tiktok.com",
    "instagram.com",
    "youtube.com",
    "twitter.com",
    "x.com",
    "pinterest.com",
    "linkedin.com",
    "m.me",
    "shopee.vn",
    "lazada.vn",
    "threads.net",
)
_NOT_OWN = re.compile(r"/(?:sharer?|share|plugins|intent|dialog|tr|embed|watch|pin/create|home)\b", re.I)
_ZALO = re.compile(r"(?:https?:)?//(?:www\.)?zalo\.me/\+?((?:84|0)\d{9})(?![\d])", re.I)
_OLD_MOBILE = re.compile(r"0(?:12\d|16[2-9]|18[68]|199)\d{7}")


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone in a line: characters start…end, national digits, whether a word says it is one."""

    start: int
    end: int
    digits: str
    labelled: bool
    fax: bool


def national(written: str) -> str:
    """The national digits of a written Vietnamese telephone ("0899156739", "19001234"), or '' if it is none."""
    digits = re.sub(r"\D", "", written)
    if digits.startswith("0084"):
        digits = digits[2:]
    if written.strip().lstrip("(").startswith("+84") or (digits.startswith("84") and len(digits) in (11, 12)):
        digits = "0" + digits[2:].lstrip("0")
    if re.fullmatch(r"1[89]00\d{4,7}", digits):
        return digits
    if len(set(digits[1:])) <= 1 or digits in ("0123456789", "0987654321", "0901234567", "0912345678"):
        return ""
    if re.fullmatch(r"0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}", digits) or re.fullmatch(
        r"02\d{9}", digits
    ):
        return digits
    if (
        _OLD_MOBILE.fullmatch(digits)
        or re.fullmatch(r"0(?:4|8)[2-8]\d{7}", digits)
        or re.fullmatch(r"0[2-7]\d{8}", digits)
    ):
        return digits
    return ""


@remembered(20_000)
def phones(folded: str, before: str = "") -> tuple[Phone, ...]:
    """Telephones of a folded line; numbers labelled as tax code, registration or account are left out."""
    if len(folded) > 2_000 or not FIGURES.search(folded):
        return ()
    text = masked(folded)
    if "o" in text:
        text = _LETTER_O.sub("0", text)
    if _NUMBERED.search(before) and not _LABELLED.search(text):
        return ()
    out: list[Phone] = []
    for found in _PHONE.finditer(text):
        written = found.group().rstrip(" .-–(")
        digits = national(written)
        if not digits and (beyond := _BEYOND.search(written)):
            written = written[: beyond.start()]  # "0707 454 095 (10h–20h)": the hour is none of its figures
            digits = national(written)
        if not digits:
            continue
        end = found.start() + len(written)
        if _MONEY.match(text, found.start()):
            continue
        lead = text[max(0, found.start() - 60) : found.start()]
        if _BUILDER.search(lead) or _NUMBERED.search(lead):  # a wrong tax code is no telephone either
            continue
        labelled = bool(written[0] == "(" or _LABELLED.search(lead) or _LABELLED.search(before[-40:]))
        labelled = labelled or bool(
            out and out[-1].labelled and _OR.fullmatch(text, out[-1].end, found.start())
        )
        fax = bool(re.search(r"fax\W{0,4}$", lead))
        out.append(Phone(found.start(), end, digits, labelled, fax))
    return tuple(out)


def tel(href: str) -> str:
    """The telephone that a tel: or zalo.me address dials, without spaces, or ''."""
    if zalo := _ZALO.match(href):
        return national(zalo[1])
    if href.lower().startswith("tel:"):
        digits = re.sub(r"\D", "", unquote(href[4:]))
        if href[4:].strip().startswith("+84") or (digits.startswith("84") and len(digits) in (11, 12)):
            digits = "0" + digits[2:].lstrip("0")
        if 8 <= len(digits) <= 12 and len(set(digits)) > 2 and digits not in ("0123456789", "0987654321"):
            return digits
    return ""


_AT_SIGNS = ("(a", "[a", "{a", "(A", "[A", "{A")  # one, or "@", stands in every address that `_emails` keeps


def emails(text: str) -> tuple[tuple[int, int, str], ...]:
    """E-mail addresses of a line, also spelt with [at] and [dot]: (start, end, address). Placeholders are left out."""
    if "@" in text or (
        ("(" in text or "[" in text or "{" in text) and any(map(text.__contains__, _AT_SIGNS))
    ):
        return _emails(text)
    return ()


@remembered(20_000)
def _emails(text: str) -> tuple[tuple[int, int, str], ...]:
    out = []
    for found in _EMAIL.finditer(text[:5_000]):
        if "@" not in found.group() and not re.search(r"[\[({]at?[\])}]", found.group(), re.I):
            continue
        glued = _GLUED.search(found[2])  # "info@shop.vn.Website:": the next sentence
        domain = found[2][: glued.start()] if glued else found[2]
        domain = re.sub(r"\s?[\[(]dot[\])]\s?", ".", domain, flags=re.I).lower().rstrip(".-")
        address = f"{found[1]}@{domain}".strip(".")
        if is_placeholder(address) or "." not in domain:
            continue
        out.append((found.start(), found.start(2) + glued.start() if glued else found.end(), address))
    return tuple(out)


def is_placeholder(address: str) -> bool:
    """Whether an e-mail address is a filler of a template ("abc@xyz.com") or a file name."""
    local, _, domain = address.lower().partition("@")
    return (
        domain in _FILLER_DOMAINS
        or blank_host(domain)
        or domain.endswith(_IMAGE_ENDS)
        or (local in _FILLER_LOCALS and domain in ("gmail.com", "mail.com"))
        or local in ("youremail", "your-email", "yourname", "example")
        or not re.search(r"\.[a-z]{2,}$", domain)
    )


def cloudflare(code: str) -> str:
    """The address behind a data-cfemail code (hex; the first byte is the key), or ''."""
    try:
        raw = bytes.fromhex(code)
    except ValueError:
        return ""
    text = bytes(b ^ raw[0] for b in raw[1:]).decode("utf-8", "replace") if raw else ""
    return text if _EMAIL.fullmatch(text) else ""


@remembered(20_000)
def social(href: str) -> str:
    """A social page's address without query, or '' when it is none or only shares something."""
    if not any(map(href.lower().__contains__, _SOCIAL)):
        return ""  # of a thousand links two or three
    split = urlsplit(href)
    host = (split.hostname or "").lower().removeprefix("www.").removeprefix("vi-vn.").removeprefix("m.")
    if not any(host == s or host.endswith("." + s) for s in _SOCIAL) or _NOT_OWN.search(split.path):
        return ""
    path = split.path.rstrip("/")
    if len(path) < 2:
        return ""
    query = f"?{split.query}" if "profile.php" in path else ""
    return f"{split.scheme}://{split.netloc}{path}{query}"
