"""What the policies say in detail (returns, warranty, delivery, price, complaints) and their faults."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from checker.facts import names
from checker.facts.clauses import clause, read_clauses, sentence
from checker.facts.fold import fold
from checker.facts.kinds import naming
from checker.facts.numbers import day
from checker.facts.page import Page
from checker.facts.shelf import CHROME, Shelf
from checker.facts.terms import MATTERS, Carried, filler_share
from checker.model import Fact

_TIME = r"\d{1,3} ?(?:-|den|~)? ?\d{0,3} ?(?:ngay|gio|h|tieng|thang|nam|tuan|phut)"
CLAUSES = (
    clause(
        "returns.deadline",
        "returns",
        rf"(?:doi|tra|hoan)(?: \S+){{0,14}} (?:trong(?: vong|"
        rf" thoi gian)?|toi da|khong qua)? ?{_TIME}|{_TIME}(?: \S+){{0,10}} (?:ke tu|tu) (?:ngay|khi|luc)|"
        rf"trong vong {_TIME}",
        unless=r"nhan (?:duoc )?tien|tien (?:se )?(?:duoc )?hoan|hoan coc|khong thuc hien",
    ),
    clause(
        "returns.cost",
        "returns",
        r"(?:chi phi|phi|cuoc|phi ship)(?: \S+){0,14} (?:chiu|tra|thanh toan|"
        r"ho tro|mien phi)|(?:chiu|mien|ho tro)(?: \S+){0,6} (?:chi phi|phi|cuoc)(?: \S+){0,3}|"
        r"mien phi (?:doi|tra|van chuyen)",
    ),
    clause(
        "returns.refund",
        "returns",
        r"hoan (?:lai )?tien(?: \S+){0,12} (?:qua|bang|trong|vao|ve|"
        r"tai khoan|chuyen khoan)|(?:tien|so tien)(?: \S+){0,6} (?:se )?duoc hoan|thoi gian hoan tien|"
        r"hoan tien (?:100|\d+) ?%",
        r"(?:phuong thuc|hinh thuc|thoi gian|quy trinh) hoan",
    ),
    clause(
        "returns.refused",
        "returns",
        r"(?:khong|mien) (?:ap dung |ho tro |chap nhan |nhan )?(?:doi tra|doi / tra|doi, tra|doi hay tra|"
        r"doi hoac tra|"
        r"tra lai|hoan tien)(?: hang)?(?: \S+){0,4} (?:duoi (?:moi|bat ky) hinh thuc|trong moi truong hop|"
        r"vi bat (?:cu|ky) ly do|voi moi)|hang (?:da )?mua (?:roi )?(?:mien|khong) (?:doi tra|doi, tra|"
        r"tra lai|hoan tien)",
        unless=r"khuyen mai|tang|giam gia|sale|thanh ly|do lot|phu kien|neu|loi|qua han|da su dung|sau \d+|"
        r"truong hop sau|"
        r"ap dung cho|doi voi|san pham (?:thuoc|co|da|nam)|tru (?:khi|truong hop)|ngoai tru",
    ),
    clause(
        "warranty.period",
        "warranty",
        rf"bao hanh(?: \S+){{0,12}} {_TIME}|"
        rf"{_TIME}(?: \S+){{0,6}} bao hanh|thoi (?:gian|han) bao hanh(?: \S+){{0,8}} \d+|bao hanh tron doi|"
        rf"\d+ (?:thang|nam)",
    ),
    clause(
        "delivery.time",
        "shipping",
        rf"{_TIME}",
        r"thoi gian (?:giao|nhan|van|du kien)",
        unless=r"\d ?h ?(?:-|den)|lam viec tu|"
        r"gio hanh chinh (?:tu)",
    ),
    clause(
        "delivery.area",
        "shipping",
        r"(?:toan quoc|tat ca cac tinh|\d{2} tinh|noi thanh|ngoai thanh|"
        r"pham vi giao|khu vuc giao|giao hang (?:tan noi |tan nha )?(?:tai|tren|trong|den) )(?:\S+ ?){0,8}",
        r"pham vi|khu vuc",
    ),
    clause(
        "delivery.methods",
        "shipping",
        r"giao hang (?:nhanh|tiet kiem|tan noi|hoa toc|truc tiep|qua)|"
        r"buu dien|viettel ?post|ghtk|ghn|j&t|chuyen phat|don vi van chuyen|xe khach|grab|ahamove|ems|"
        r"nhan tai (?:cua hang|shop)",
        r"phuong thuc (?:giao|van)|hinh thuc (?:giao|van)",
    ),
    clause(
        "complaints.contact",
        "complaints",
        r"(?:khieu nai|phan anh|thac mac)(?: \S+){0,20} (?:hotline|"
        r"dien thoai|e-?mail|dia chi|lien he)|(?:hotline|e-?mail|lien he|gui)(?: \S+){0,20} khieu nai|"
        r"toa an|co quan co tham quyen",
        r"tiep nhan (?:khieu nai|phan anh)|lien he khieu nai",
    ),
    clause(
        "complaints.deadline",
        "complaints",
        rf"(?:trong (?:vong|thoi han)|khong qua|toi da|"
        rf"cham nhat) {_TIME}|{_TIME} lam viec|thoi (?:gian|han) (?:giai quyet|xu ly|"
        rf"phan hoi)(?: \S+){{0,6}} \d+",
    ),
)
_PRICE = re.compile(
    r"\bgia(?: ban| niem yet| san pham| hien thi)?(?: \S+){0,10} (?:da|chua|"
    r"khong) (?:bao )?gom(?: \S+){0,3} (?:thue|vat|phi|cuoc)|(?:da|chua) (?:bao )?gom (?:thue|vat|10% vat|"
    r"phi van chuyen)\b"
)
_INVOICE = re.compile(
    r"\b(?:xuat|kem|cung cap|co|lay|nhan|gui) (?:day du )?(?:hoa don|hd) ?(?:do|vat|gtgt|"
    r"dien tu|gia tri gia tang|tai chinh|ban hang|cong ty)?\b"
)
_NO_INVOICE = re.compile(
    r"(?:tra|gui|nop) lai hoa don|(?:tra|gui) lai (?:\S+ ){0,3}hoa don|da lay hoa don|"
    r"khong (?:xuat|co|kem|cung cap)|mat hoa don|(?:kem|co|giu|"
    r"xuat trinh) hoa don (?:mua|ban)? ?hang ?(?:khi|de|con)|con (?:nguyen )?hoa don|kem theo hoa don"
)
_SURE_INVOICE = re.compile(
    r"xuat (?:day du )?(?:hoa don|hd)|hoa don (?:do|vat|gtgt|dien tu|"
    r"gia tri gia tang|tai chinh)"
)
_EFFECTIVE = re.compile(
    r"(?:co hieu luc|ap dung|hieu luc|cap nhat(?: lan cuoi| gan nhat)?|effective|"
    r"last updated|sua doi lan cuoi)[^0-9\n]{0,40}?(\d{1,2})\s?(?:[/\-.]|thang)\s?(\d{1,2})\s?(?:[/\-.]|"
    r",? ?nam)\s?((?:19|20)\d{2})"
)
_EXCLUDED = re.compile(
    r"\b(?:khong (?:chiu|co|nhan)(?: bat ky| bat cu)? trach nhiem|mien (?:tru )?(?:moi |"
    r"toan bo )?trach nhiem|khong (?:dam bao|bao dam)(?: \S+){0,8} (?:chat luong|chinh xac)|"
    r"khong chiu (?:bat ky |bat cu )?trach nhiem)\b"
)
_LOADS = re.compile(r"dang tai|loading|javascript")


def read_policy(
    shelf: Shelf, carried: Mapping[str, Sequence[Carried]], sellers: Sequence[Fact]
) -> dict[str, tuple[Fact, ...]]:
    """Facts returns.*, warranty.*, delivery.*, price.*, complaints.*, invoice.offered; faults terms.*."""
    out = read_clauses(CLAUSES, carried, shelf, "policy:clauses")
    for name, facts in (
        ("price.inclusion", _first(shelf, "price.inclusion", _PRICE, None)),
        ("invoice.offered", _first(shelf, "invoice.offered", _INVOICE, _NO_INVOICE)),
        ("terms.placeholder", _placeholders(shelf, carried)),
        ("terms.other_firm", _other_firms(shelf, sellers)),
        ("terms.effective_date", _effective(carried)),
        ("terms.excluded_liability", _excluded(carried)),
    ):
        if facts:
            out[name] = facts
    return out


def _first(
    shelf: Shelf, name: str, says: re.Pattern[str], unless: re.Pattern[str] | None
) -> tuple[Fact, ...]:
    order = sorted(shelf.pages, key=lambda p: shelf.kind(p) not in ("policy", "checkout"))
    for page in order:
        if shelf.kind(page) not in ("home", "policy", "product", "checkout", "cart", "other", "contact"):
            continue
        for line, folded in zip(page.lines, page.folded, strict=True):
            if "gom" not in folded and "hoa don" not in folded and "hd " not in folded:
                continue
            found = says.search(folded)
            if not found:
                continue
            start, end = sentence(line.text, found.start(), found.end())
            if (unless is not None and unless.search(folded[start:end])) or (
                name == "invoice.offered" and not _SURE_INVOICE.search(folded[start:end])
            ):
                continue
            return (page.fact(name, line.text[start:end].strip(), line, start, end, "policy:sentence", 0.75),)
    return ()


def _matter_pages(shelf: Shelf) -> list[tuple[Page, str]]:
    """Pages that name themselves after a matter of terms, with the name."""
    out = []
    for page in shelf.pages:
        if shelf.kind(page) not in ("policy", "other"):
            continue
        for name in naming(page):
            if any(m.heading.match(name) and not (m.unless and m.unless.search(name)) for m in MATTERS):
                out.append((page, name))
                break
    return out


def _placeholders(shelf: Shelf, carried: Mapping[str, Sequence[Carried]]) -> tuple[Fact, ...]:
    full = {id(c.page) for found in carried.values() for c in found}
    out = []
    for page, name in _matter_pages(shelf):
        if id(page) in full or not page.whole or (not page.drawn and _script_shell(page)):
            continue
        own = [
            folded
            for line, folded in shelf.main(page)
            if folded not in name and line.block.region not in CHROME
        ]
        linked = {fold(link.text) for link in page.links}
        said = [t for t in own if t not in linked and len(t) > 20]
        text = "\n".join(said)
        if len(text) < 120 or filler_share(text) > 0.5:
            quote = next((line.text for line, _ in shelf.main(page) if len(line.text) > 3), page.title)
            out.append(
                page.fact_at(
                    "terms.placeholder",
                    page.url,
                    quote[:300],
                    "body",
                    "policy:placeholder",
                    0.8 if len(text) < 60 or filler_share(text) > 0.5 else 0.6,
                )
            )
    return tuple(out)


def _script_shell(page: Page) -> bool:
    """Whether scripts fill the page, so that its plain text proves nothing."""
    text = page.folded_text
    return (len(text) < 400 and len(page.scripts) > 0) or (
        bool(_LOADS.search(text[:3_000])) and len(text) < 3_000
    )


def _other_firms(shelf: Shelf, sellers: Sequence[Fact]) -> tuple[Fact, ...]:
    """Firms other than the seller that a policy page speaks for; only when the seller's own name is known."""
    own = {names.core(str(f.value)) for f in sellers[:1]}
    if not own or own == {""}:
        return ()
    known = " ".join(own)
    found: dict[str, Fact] = {}
    for page in shelf.of_kind("policy"):
        for line, folded in shelf.main(page):
            if not re.search(r"cong ty|cty|hop tac xa|kinh doanh|jsc|ltd", folded) or re.search(
                r"van chuyen|giao hang|doi tac|ngan hang|buu dien|chuyen phat|cong thanh toan|google|"
                r"facebook|nha cung cap|nha san xuat|hang san xuat|bao hiem",
                folded,
            ):
                continue
            for name in names.firms(line.text):
                core = names.core(name.text)
                if name.formed and core and core not in own and not set(core.split()) & set(known.split()):
                    found.setdefault(
                        core,
                        page.fact(
                            "terms.other_firm",
                            name.text,
                            line,
                            name.start,
                            name.end,
                            "policy:other_firm",
                            0.7,
                        ),
                    )
    return tuple(found.values())


def _effective(carried: Mapping[str, Sequence[Carried]]) -> tuple[Fact, ...]:
    for matter in (
        "terms.general",
        "terms.platform",
        "terms.contract_conclusion",
        "terms.privacy",
        "terms.returns",
    ):
        for held in carried.get(matter, ()):
            for line, folded in zip(held.page.lines, held.page.folded, strict=True):
                if found := _EFFECTIVE.search(folded):
                    iso = day(found[3], found[2], found[1])
                    if iso:
                        return (
                            held.page.fact(
                                "terms.effective_date",
                                iso,
                                line,
                                found.start(),
                                found.end(),
                                "policy:effective",
                                0.8,
                            ),
                        )
    return ()


def _excluded(carried: Mapping[str, Sequence[Carried]]) -> tuple[Fact, ...]:
    found: dict[str, Fact] = {}
    pages = {id(c.page): c.page for held in carried.values() for c in held}
    for page in pages.values():
        for line, folded in zip(page.lines, page.folded, strict=True):
            if (
                "trach nhiem" in folded
                and line.block.region not in CHROME
                and (hit := _EXCLUDED.search(folded))
            ):
                start, end = sentence(line.text, hit.start(), hit.end())
                text = line.text[start:end].strip()
                if len(found) < 20:
                    found.setdefault(
                        fold(text),
                        page.fact("terms.excluded_liability", text, line, start, end, "policy:excluded", 0.8),
                    )
    return tuple(found.values())
