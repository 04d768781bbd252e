"""What the privacy policy says, whether consent is ticked beforehand, which trackers a page starts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from checker.facts.clauses import clause, read_clauses
from checker.facts.fold import fold
from checker.facts.page import Page
from checker.facts.section import Carried
from checker.facts.shelf import Shelf
from checker.model import Fact

_FIRM = r"(?:cong ty|ho kinh doanh|hop tac xa|htx|doanh nghiep tu nhan|dntn)"
# what stands after "công ty", "cửa hàng" where no name does, and firms that only carry or pay
_NAMELESS = (
    r"(?:chung|minh|cua|cua hang|nay|co the|se|khong|chi|duoc|xin|can|phai|luon|cung|da|dang|co(?! phan)|toi|khi|"
    r"thu thap|luu|giu|dung|su dung|cam ket|giao hang|van chuyen|chuyen phat|thanh toan|bao hiem|khac|con|lien ket|"
    r"thu ba|doi tac)\b"
)
_BY_WHOM = (
    r"don vi thu thap|dia chi (?:cua )?don vi|thong tin lien he.{0,30}don vi|ben kiem soat|"
    r"ai (?:thu thap|quan ly)|(?:data )?controller|who we are|address of (?:\S+ ){0,3}(?:collect|manag)\w+"
)
_TOLD = (
    r"(?:chia se|tiet lo|cung cap(?! boi\b)|chuyen giao|tiep can|trao doi|"
    r"ban|cho thue)(?: \S+){0,12} (?:ben thu (?:ba|3)|don vi van chuyen|doi tac|co quan|to chuc|"
    r"ca nhan khac|nhan vien|hang (?:van chuyen|chuyen phat)|ngan hang|cong thanh toan|ai)|"
    r"(?:ben thu (?:ba|3)|don vi van chuyen|doi tac|co quan|nhan vien|bo phan|"
    r"hang chuyen phat)(?: \S+){0,14} "
    r"(?:duoc|co the|co quyen|moi) (?:\S+ ){0,2}(?:tiep can|xem|nhan|biet)|"
    r"(?:nguoi|to chuc|ca nhan)(?: \S+){0,4} (?:co the|duoc|co quyen)(?: duoc)? tiep can|"
    r"(?:chi|duoc) (?:\S+ ){0,3}(?:chuyen|giao|gui|cung cap) cho|khong (?:\S+ ){0,4}(?:dua|gui|cap|chuyen|trao|"
    r"cung cap|ban|tiet lo|chia se|bi)(?: \S+){0,4}|(?:ngoai )?tru (?:don vi|co quan|nha xe|hang)|"
    r"(?:nhan vien|ke toan)(?: \S+){0,5} (?:xem|biet|giu)|ben duoc biet|who sees|never sold|do not sell|"
    r"chia se (?:\S+ ){0,6}?(?:voi|cho) (?:cac |mot so |nhung )?(?:nha|ben|don vi|cong ty|dich vu)\b|"
    r"khong (?:\S+ ){0,3}(?:chia se|tiet lo|cung cap|ban)(?: \S+){0,8} (?:cho ai|nguoi khac|"
    r"ben khac|ben nao|ben ngoai)|"
    r"(?:shar\w+|disclos\w+|sell|access\w*)(?: \S+){0,12} (?:third part(?:y|ies)|couriers?|"
    r"carriers?|partners?|staff|"
    r"employees|authorit(?:y|ies)|anyone|banks?)|third part(?:y|ies)"
)
_WHO_IS_TOLD = (
    r"(?:ai|nguoi|nhung ai|don vi|to chuc|ben nao|ca nhan)\b.{0,40}(?:tiep can|xem|biet|(?<!ca )nhan)|"
    r"chia se|cung cap thong tin|"
    r"ben thu (?:ba|3)|tiet lo|tiep can thong tin|who (?:can|may|has|sees|we)|shar(?:e|ing)|"
    r"disclos\w+|recipients|(?:individuals?|persons?|people|organi[sz]ations?|entit\w+)\b.{0,40} access"
)
CLAUSES = (
    # who names the purposes says more than what stands first under a heading of them
    clause(
        "privacy.purpose",
        "privacy",
        r"(?:dung|thu thap|xu ly|de|yeu cau|cung cap|gom)(?: \S+){0,10} muc dich (?:chinh )?(?:sau|duoi) ?(?:day|nay)?|"
        r"muc dich (?:cua )?(?:viec )?(?:su dung|thu thap)(?: \S+){0,6}(?: (?:la|nham|bao gom|gom)|:)",
        unless=r"khong (?:\S+ ){0,8}muc dich",
    ),
    clause(
        "privacy.purpose",
        "privacy",
        r"(?:muc dich|nham(?: muc dich)?|phuc vu (?:cho )?(?:viec|"
        r"muc dich)|su dung (?:thong tin )?(?:\S+ ){0,6}de|de (?:xu ly|giao|lien he|cung cap|ho tro|"
        r"nang cao))|de (?!xem|sua|xoa|biet|duoc|yeu cau|lai|go|huy)[a-z]+|giup (?:chung toi|shop|cua hang)|"
        r"(?:dung|su dung) (?:cho|vao)|why:|to (?:run|ship|process|deliver|contact|fulfil)|in order to|"
        r"for the purposes? of|we use (?:\S+ ){0,6}(?:to|for|only)|so that we can",
        r"muc dich|de lam gi|vi sao|purposes?|why we|how we use",
    ),
    # "Mục đích và phạm vi thu thập" stands before "Phạm vi sử dụng", which is what is asked for
    clause(
        "privacy.scope",
        "privacy",
        r"(?:chi (?:duoc )?|duoc )(?:su )?dung (?:\S+ ){0,14}(?:noi bo|trong pham vi)|"
        r"ngoai (?:\S+ ){0,2}(?:muc dich|pham vi) (?:\S+ ){0,2}(?:neu|noi|tren|thu thap|su dung)|"
        r"(?:dung|su dung) (?:\S+ ){0,8}muc dich (?:\S+ )?sau|"
        r"(?:we|company|website|shop|store) uses? (?:\S+ ){0,8}to\b",
        r"pham vi (?:\S+ ){0,2}su dung|scope of (?:\S+ ){0,3}(?:use|usage|using)\b",
    ),
    clause(
        "privacy.scope",
        "privacy",
        r"pham vi|chi (?:duoc )?(?:xin|giu|luu|thu thap|chuyen|can)|(?:dung|su dung)(?: \S+){0,6} (?:de|cho|vao)|"
        r"(?:luu|giu|ghi|thu thap)(?: \S+){0,20} de [a-z]+|(?:thong tin|"
        r"du lieu)(?: \S+){0,6} (?:bao )?gom|ngoai (?:muc dich|pham vi)|(?:we|what we) (?:collect|keep)|"
        r"chi (?:duoc )?su dung (?:\S+ ){0,6}(?:noi bo|trong|cho|de|vao)|"
        r"su dung (?:\S+ ){0,4}trong (?:pham vi|noi bo)|chi duoc dung|chi dung|"
        r"use (?:\S+ ){0,4}only (?:for|to)|used only|only used",
        r"pham vi|su dung (?:\S+ ){0,3}(?:the nao|nhu the nao)|scope|how we use",
    ),
    clause(
        "privacy.retention",
        "privacy",
        r"(?:luu (?:tru|giu)|bao mat|bao quan)(?: \S+){0,14} (?:cho (?:den|toi) khi|trong (?:vong|"
        r"thoi gian|thoi han|suot)|"
        r"toi da|toi thieu|it nhat|vinh vien|\d+ (?:nam|thang))|"
        r"thoi (?:gian|han) luu (?:tru|giu)(?: \S+){0,10} (?:\d+|cho (?:den|toi)|vinh vien|khi)|"
        r"(?:duoc )?(?:luu|giu)(?: \S+){0,8} (?:\d+ (?:nam|thang|ngay)|cho (?:den|toi) khi)|"
        r"(?:luu|giu|xoa|huy|cat)(?: \S+){0,8} \d+ (?:nam|thang|ngay|tuan|gio|tieng)\b|"
        r"khong (?:co |gioi han )?thoi han|vo thoi han|"
        r"(?:sau|trong|thoi han) \d+ (?:nam|thang|ngay)|"
        r"(?:cho )?(?:den|toi) khi|\d+ (?:nam|thang)|thoi (?:gian|han) (?:luu|giu|bao hanh)|"
        r"xoa (?:\S+ ){0,4}sau \d+|(?:two|three|five|ten|\d+) years|"
        r"(?:kept|keep|retain\w*|stored?)(?: \S+){0,10} (?:for|until|as long as|\d+)",
        r"thoi (?:gian|han) (?:luu|giu|bao (?:quan|luu))|luu (?:tru|giu)(?: \S+){0,4} bao lau|bao lau|"
        r"retention|how long",
    ),
    # who is told, before a promise that nobody is
    clause(
        "privacy.recipients",
        "privacy",
        r"(?:chia se|tiet lo|cung cap(?! boi\b)|chuyen giao|chuyen|trao doi|ban|cho thue)(?: \S+){0,12} "
        r"(?:ben thu (?:ba|3)|don vi (?:giao|van chuyen)|doi tac|co quan (?:nha nuoc|chuc nang|phap luat|co tham|"
        r"quan ly)|hang (?:van chuyen|chuyen phat)|ngan hang|cong thanh toan)",
        _WHO_IS_TOLD,
        below=_TOLD,
    ),
    clause(
        "privacy.recipients",
        "privacy",
        _TOLD,
        _WHO_IS_TOLD,
        announces=r"(?:nguoi|to chuc|ca nhan)(?: \S+){0,6} tiep can(?: (?:voi|den|duoc))?"
        r"(?: (?:thong tin|du lieu)(?: \S+){0,4})? ?:?(?m:$)",
        # what the visitor need not give, or does not
        unless=r"(?:khong (?:can|phai|bat buoc)|neu (?:\S+ ){0,4}khong)(?: \S+){0,3} cung cap",
    ),
    # who says "chúng tôi thu thập" has not said who that is
    clause(
        "privacy.controller",
        "privacy",
        rf"don vi (?:thu thap|quan ly)(?: [^\s:]+){{0,8}} ?[:-] ?\w|(?:ben|chu the) kiem soat|(?:data )?controller|"
        rf"{_FIRM} (?!{_NAMELESS})(?:\S+ ){{1,12}}(?:thu thap|quan ly|chiu trach nhiem|cam ket|"
        r"\(?goi (?:tat )?la|\(?goi tat)",
        _BY_WHOM,
        below=rf"{_FIRM} \S+|^(?=.{{3,300}}(?<!:)$).*\w",
        announces=r"(?:don vi (?:thu thap|quan ly)|address of (?:\S+ ){0,3}(?:collect|manag)\w+)"
        r"(?: [^\s:]+){0,9}(?= ?:?(?m:$))|"
        r"(?:thu thap|quan ly|kiem soat)(?: [^\s:]+){0,16} boi(?= ?:?(?m:$))",
    ),
    clause(
        "privacy.controller",
        "privacy",
        r"dia chi cua don vi|don vi (?:thu thap|quan ly)|\w[\w.+-]{0,63}@\w[\w.-]{0,63}\.\w+|"
        rf"(?:shop|cua hang|nha sach|tiem|vuon) (?:(?!{_NAMELESS})\S+ ){{1,4}}?(?:(?:co the|se|chi|duoc|xin|phep|can|"
        r"co) ){0,3}(?:thu thap|luu|giu|ghi lai|xin|dung|su dung)|"
        r"(?:goi|lien he|nhan|viet)(?: \S+){0,5} \(?\d[\d. ()]{7,}\d|we (?:collect|keep)",
    ),
    clause(
        "privacy.access",
        "privacy",
        r"(?:xem|kiem tra|tiep can|truy cap|chinh sua|sua|sua doi|cap nhat|"
        r"dieu chinh|huy bo|xoa)(?: \S+){0,6} (?:thong tin|du lieu)(?: \S+){0,2} (?:ca nhan|cua (?:minh|ban|quy khach|"
        r"khach(?: hang)?|ho|toi)|rieng tu|da cung cap|tai khoan)|(?:xem|sua|xoa|huy)(?: \S+){0,3} tai khoan|"
        r"quyen (?:yeu cau|truy cap|chinh sua|xoa|xem|sua)|rut (?:lai )?dong y|"
        r"(?:yeu cau|de nghi|muon|co the)(?: \S+){0,5} (?:xem|sua|xoa|chinh sua|huy|go)\b(?: \S+){0,3}|"
        r"(?:xem|sua|xoa),? (?:hoac|va|sua|xoa|rut)|see,? (?:or|correct)|(?:see|correct) (?:or|and) \S+ (?:it|them)|"
        r"(?:view|access|correct|edit|update|delete|erase)(?:,? (?:or|and|view|access|correct|edit|"
        r"update|delete|erase|your|"
        r"the|personal))* (?:data|information)",
        r"phuong (?:tien|thuc) .{0,40}(?:tiep can|chinh sua)|quyen (?:cua|loi|bao ve)|tiep can va (?:chinh sua|"
        r"dieu chinh)|chinh sua du lieu|(?:xem|sua|xoa)\b.{0,30}(?:thong tin|du lieu)|your rights|access",
        # who stops the shop's letters has not seen or corrected what it holds
        unless=r"(?:khuyen m[ai]i|quang cao|tiep thi|ban tin|newsletter)\b(?:(?!xem|sua|xoa)[^.]){0,40} huy\b|"
        r"huy (?:don|dat|giao dich)\b",
    ),
)

_CONSENT = re.compile(
    r"\b(?:dong y|chap nhan|toi da doc|cho phep|nhan (?:ban tin|tin|thong tin|email|"
    r"khuyen mai|quang cao)|dieu khoan|chinh sach|agree|accept|consent|subscribe|newsletter)\b"
)
_NOT_CONSENT = re.compile(
    r"\b(?:thanh toan|giao hang|ghi nho|luu (?:thong tin|mat khau)|remember|"
    r"cung dia chi|cod)\b"
)
_TRACKERS = (
    ("Google Analytics", re.compile(r"google-analytics\.com|googletagmanager\.com/gtag|gtag\(|ga\('create'")),
    ("Google Tag Manager", re.compile(r"googletagmanager\.com/(?:gtm|ns)|GTM-[A-Z0-9]{4,}")),
    ("Google Ads", re.compile(r"googleadservices\.com|googlesyndication\.com|doubleclick\.net|AW-\d{6,}")),
    ("Meta Pixel", re.compile(r"connect\.facebook\.net/[^\"']{0,20}/fbevents|fbq\(|facebook\.com/tr\?")),
    ("TikTok Pixel", re.compile(r"analytics\.tiktok\.com|ttq\.(?:load|page)")),
    ("Zalo", re.compile(r"(?:za|ads)\.zalo(?:app)?\.(?:me|com)|zalo\.me/pixel|sp\.zalo\.me/plugins")),
    ("Microsoft Clarity", re.compile(r"clarity\.ms")),
    ("Hotjar", re.compile(r"hotjar\.com|hj\(")),
    ("Yandex Metrica", re.compile(r"mc\.yandex\.ru")),
    ("Criteo", re.compile(r"criteo\.(?:com|net)")),
)


def read_privacy(
    shelf: Shelf, carried: Mapping[str, Sequence[Carried]], sellers: Sequence[Fact] = ()
) -> dict[str, tuple[Fact, ...]]:
    """Facts privacy.* of one visit (preticked only when a ticked consent box is seen). sellers: facts seller.name."""
    out = read_clauses(CLAUSES, carried, shelf, "privacy:clauses")
    if "privacy.controller" not in out and (foot := _in_foot(carried.get("terms.privacy", ()), sellers)):
        out["privacy.controller"] = (foot,)
    for page in shelf.pages:
        if ticked := _preticked(page):
            out["privacy.preticked"] = (ticked,)
            break
    if shelf.home is not None and (running := _trackers(shelf.home)):
        out["privacy.tracker"] = running
    return out


_SELLERS = 20  # names of sellers, the surest first, that are looked for in the foot


def _in_foot(carried: Sequence[Carried], sellers: Sequence[Fact]) -> Fact | None:
    """The seller where the foot of the page of terms names it: who reads the terms there sees whose they are."""
    wanted = sorted({fold(str(fact.value)) for fact in sellers[:_SELLERS]}, key=len, reverse=True)
    for page in (one.page for one in carried if wanted):
        for line, folded in zip(page.lines, page.folded, strict=True):
            if line.block.region != "footer":
                continue
            for name in wanted:
                if name and (at := folded.find(name)) >= 0:
                    named = line.text[at : at + len(name)]
                    return page.fact(
                        "privacy.controller", named, line, at, at + len(name), "privacy:foot", 0.5
                    )
    return None


def _preticked(page: Page) -> Fact | None:
    for number, f in enumerate(page.fields):
        if f.type != "checkbox" or not f.checked or f.hidden not in ("", "class"):
            continue
        words = fold(f"{f.label} {f.name}")
        if _CONSENT.search(words) and not _NOT_CONSENT.search(words):
            return page.fact_at(
                "privacy.preticked",
                True,
                f.label or f.name,
                page.piece_path("fields", number),
                "privacy:preticked",
                0.85,
            )
    return None


def _trackers(page: Page) -> tuple[Fact, ...]:
    found: dict[str, Fact] = {}
    for number, script in enumerate(page.scripts):
        text = script.src or script.text[:20_000]
        if "ld+json" in script.type or not text:
            continue
        for name, pattern in _TRACKERS:
            if name not in found and (hit := pattern.search(text)):
                found[name] = page.fact_at(
                    "privacy.tracker",
                    name,
                    hit.group(),
                    page.piece_path("scripts", number),
                    "privacy:trackers",
                    0.95,
                )
    for number, frame in enumerate(page.frames):
        host = urlsplit(frame).hostname or ""
        if host.endswith("googletagmanager.com"):
            found.setdefault(
                "Google Tag Manager",
                page.fact_at(
                    "privacy.tracker",
                    "Google Tag Manager",
                    frame,
                    f"iframe:{number + 1}",
                    "privacy:trackers",
                    0.9,
                ),
            )
    return tuple(found.values())
