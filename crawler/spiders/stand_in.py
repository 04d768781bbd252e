"""What stands in a page's place: a guard's page, an error that calls itself 200, a login, a closed shop's notice.

Nothing may be called absent from such a page, and nothing on it was said by the shop. Long pages and pages with many
links are their own: only what a page says first, where it says little, is believed.
"""

from __future__ import annotations

import re
import unicodedata

from selectolax.lexbor import LexborHTMLParser

from crawler.spiders.links import fold

LITTLE = 1_500  # characters of visible text; no guard and no error says more
HEAD = 300  # characters at the beginning in which words stand that a shop may say as well
FEW_LINKS = 12  # at the door of a closed shop there are a builder's, a language's, some social pages'
LARGEST = 200_000  # characters of a door that is looked at: a notice is short, its style may be long
# Who refused us, as `outcome.py` tells a visit that was blocked from a shop that is not there.
BARS = ("a challenge page", "a refusal", "a login", "a question to the visitor")

CHALLENGE = re.compile(
    r"just a moment\.\.\.|checking your browser|attention required! \| cloudflare|ddos-guard"
    r"|verify you are (?:a )?human"
    r"|are you a robot|xác minh bạn (?:không phải|là)|kiểm tra trình duyệt"
    r"|please enable cookies.{0,40}cloudflare"
    r"|_incapsula_resource|px-captcha|request unsuccessful\. incapsula|pardon our interruption"
    r"|complete the security check|checking if the site connection is secure|human verification"
    r"|access to this page has been denied|_cf_chl_opt|sucuri_cloudproxy_js|captcha-delivery\.com"
    r"|window\.gokuprops|_____tmd_____/punish|x5secdata|/verify/(?:captcha|traffic)"
    r"|kéo (?:thanh trượt|mảnh ghép)|xác (?:minh|nhận|thực) (?:rằng )?bạn (?:không phải|là (?:con )?người)"
    r"|truy cập bất thường",
    re.IGNORECASE,
)
# A widget that tells men from machines; a form with fields of its own merely carries one.
WIDGET = re.compile(r"cf-turnstile|g-recaptcha|h-captcha|geetest_|aws-waf-token", re.IGNORECASE)
# Folded, without tone marks, in the title or right at the beginning.
REFUSAL = re.compile(
    r"\baccess denied\b|\byou have been blocked\b|\brequest (?:was |has been )?(?:blocked|rejected)\b"
    r"|\brequested url was rejected\b|\bweb application firewall\b|\b(?:unusual|suspicious) traffic\b"
    r"|\btruy cap (?:da )?bi (?:chan|tu choi)\b|\byeu cau cua ban (?:da )?bi (?:tu choi|chan)\b"
    r"|\bbi (?:chan|tu choi) boi (?:he thong )?(?:tuong lua|bao mat)\b|\bluu luong (?:truy cap )?bat thuong\b"
    r"|\bnot available in your (?:country|region)\b"
    r"|\bkhong (?:kha dung|ho tro|phuc vu) (?:tai|o) (?:khu vuc|quoc gia)\b"
)
ERROR = re.compile(
    r"\bfatal error uncaught\b|\buncaught (?:\w+ )?(?:error|exception|mysqli|pdoexception|typeerror)\w*"
    r"|\berror establishing a database connection\b|\bloi (?:khi )?ket noi (?:toi |den |voi )?co so du lieu\b"
    r"|\b(?:there has been|co) (?:a critical error|loi nghiem trong)\b|\bda xay ra loi nghiem trong\b"
    r"|\bserver error in \w* ?application\b|\binternal server error\b|\bservice (?:temporarily )?unavailable\b"
    r"|\bbad gateway\b|\bgateway time ?out\b|\btoo many connections\b|\bresource limit is reached\b"
    r"|\bsomething went wrong\b|\bsqlstate\b|\ban? (?:client|server) side exception has occurred\b"
    r"|\b(?:may chu|he thong) (?:dang )?(?:gap su co|qua tai|bi loi)\b"
)
CLOSED = re.compile(
    r"\baccount (?:has been |is )?suspended\b|\btai khoan (?:\w+ ){0,3}(?:tam )?(?:khoa|ngung)\b"
    r"|\b(?:website|trang web|he thong|cua hang|gian hang)(?: \w+){0,6} (?:bao tri|nang cap|tam (?:dong|ngung|khoa)\w*"
    r"|ngung hoat dong|het han(?: su dung)?|bi khoa|dang xay dung)\b"
    r"|\b(?:dang|tam) bao tri\b|\bbao tri he thong\b|\b(?:under|down for) (?:\w+ )?(?:maintenance|construction)\b"
    r"|\bscheduled maintenance\b"
    r"|\bsap ra mat\b|\b(?:coming|opening|launching) soon\b|\bwe ll be back\b"
    r"|\bdomain (?:name )?(?:is |may be )?(?:for sale|parked|expired)\b|\bbuy this domain\b"
    r"|\bten mien(?: \w+){0,4} (?:rao ban|het han|chua duoc (?:kich hoat|tro))\b"
    r"|\bwelcome to nginx\b|\bapache2? (?:\w+ )?default page\b|^it works\b|\bindex of\b|\biis windows server\b"
    r"|\bdefault (?:web|hosting|server) page\b|\b(?:store|shop) is (?:currently )?(?:closed|unavailable)\b"
)
QUESTION = re.compile(
    r"\b(?:du|tren|duoi) 18\b|\b18 tuoi\b|\bxac nhan do tuoi\b|\bage (?:verification|check)\b"
    r"|\bare you (?:over|at least|of legal)\b|\b(?:phai|hay|vui long) (?:dong y|chap nhan)(?: \w+){0,4} cookies?\b"
)
LOGIN = re.compile(r"^(?:trang )?(?:dang nhap|log ?in|sign ?in|enter using password|opening soon)\b")
PRICE = re.compile(r"\d{1,3}(?:[.,]\d{3})+\s*(?:đ|₫|vnđ|vnd)(?!\w)", re.IGNORECASE)
TYPED = "input:not([type]), input[type=text], input[type=tel], input[type=email], textarea, select"
# As PHP writes it; who quotes it on a page writes it with the tags escaped.
BREAKS_OFF = re.compile(rb"<b>(?:Fatal|Parse) error</b>:\s")


def breaks_off(body: bytes) -> bool:
    """The bytes of a page in; whether the script that wrote it failed on the way, so that the rest is missing."""
    return b" error</b>:" in body and BREAKS_OFF.search(body) is not None


def stands_in(title: str, visible: str, tree: LexborHTMLParser, markup: str) -> str:
    """A page that says little in (its title, visible text, tree, markup); one sentence on what it is, or ''."""
    if len(visible) >= LITTLE:
        return ""
    if said := CHALLENGE.search(f"{title} {visible} {markup}"):
        return _sentence("a challenge page", said[0])
    if (said := WIDGET.search(markup)) and len(visible) < HEAD and tree.css_first(TYPED) is None:
        return _sentence("a challenge page", said[0])
    head = _first(title, visible)
    if said := REFUSAL.search(head):
        return _sentence("a refusal", said[0])
    if said := ERROR.search(head):
        return _sentence("an error", said[0])
    return ""


def to_the_login(url: str, text: str) -> str:
    """Where a page of the shop led instead, and its markup in; one sentence when one must log in there, or ''."""
    asks = "password" in text and LexborHTMLParser(text).css_first("input[type=password]") is not None
    return _sentence("a login", url) if asks else ""


def at_the_door(text: str) -> str:
    """The markup of a shop's first page in; one sentence when a notice, a login or a question stands there, or ''."""
    if len(text) > LARGEST:
        return ""
    tree = LexborHTMLParser(text)
    title, heading = tree.css_first("title"), tree.css_first("h1, h2")
    named = [fold(node.text()) for node in (title, heading) if node is not None]
    asks = tree.css_first("input[type=password]") is not None
    if len(tree.tags("a")) > FEW_LINKS:
        return ""
    tree.strip_tags(["script", "style", "noscript", "template", "svg", "title"])
    visible = " ".join(tree.body.text(separator=" ").split()) if tree.body else ""
    if len(visible) >= LITTLE or PRICE.search(visible):
        return ""
    if asks and any(LOGIN.match(words) for words in (*named, fold(visible[:HEAD]))):
        return _sentence("a login", visible[:40])
    short = [fold(unicodedata.normalize("NFC", visible))] if len(visible) <= HEAD else []
    for what, pattern in (("a notice", CLOSED), ("a question to the visitor", QUESTION)):
        for words in (*named, *short):
            if said := pattern.search(words):
                return _sentence(what, said[0])
    return ""


def _first(title: str, visible: str) -> str:
    return f"{fold(title)} {fold(unicodedata.normalize('NFC', visible[:HEAD]))}"


def _sentence(what: str, said: str) -> str:
    return f"{what} stands in its place ({said[:60]!r})"
