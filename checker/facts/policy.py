"""What the policies say in detail (returns, warranty, delivery, price, complaints) and their faults."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from urllib.parse import urlsplit

from checker.facts.clauses import read_clauses, sentence
from checker.facts.filler import filler_share
from checker.facts.fold import fold
from checker.facts.holding import lines_with
from checker.facts.kinds import names_of
from checker.facts.numbers import day
from checker.facts.otherfirm import other_firms
from checker.facts.others import drafted
from checker.facts.page import Page
from checker.facts.pointers import points, tells_figure
from checker.facts.policy_clauses import CLAUSES
from checker.facts.section import Carried
from checker.facts.shelf import CHROME, Shelf
from checker.facts.terms import MATTERS, named
from checker.facts.tones import find, find_at_head
from checker.facts.unread import has_files, has_objects, has_pictures
from checker.model import Fact

_PRICE = re.compile(
    r"\bgia(?: ban| niem yet| san pham| hien thi)?(?: \S+){0,10} (?:da|chua|"
    r"khong) (?:bao )?gom(?: \S+){0,3} (?:thue|vat|phi|cuoc)|(?:da|chua) (?:bao )?gom (?:thue|vat|10% vat|"
    r"phi van chuyen)\b"
)
_INVOICE = re.compile(
    r"\b(?:xuat|kem|cung cap|co|lay|nhan|gui) (?:day du )?(?:hoa don|hd) ?(?:do|vat|gtgt|"
    r"dien tu|gia tri gia tang|tai chinh|ban hang|cong ty)?\b"
)
_BILLS = ("gom", "hoa don", " hd")  # "Giá chưa thuế, có xuất HĐ"
_NO_INVOICE = re.compile(
    r"(?:tra|gui|nop) lai hoa don|(?:tra|gui) lai (?:\S+ ){0,3}hoa don|da lay hoa don|"
    r"khong (?:xuat|co|kem|cung cap)|mat hoa don|(?:kem|co|giu|"
    r"xuat trinh) hoa don (?:mua|ban)? ?hang ?(?:khi|de|con)|con (?:nguyen )?hoa don|kem theo hoa don"
)
_SURE_INVOICE = re.compile(
    r"xuat (?:day du )?(?:hoa don|hd)|hoa don (?:do|vat|gtgt|dien tu|"
    r"gia tri gia tang|tai chinh)"
)
# what tells an electronic or VAT invoice from one of any kind; a shop's page may speak of both
_E_INVOICE = re.compile(r"hoa don (?:do|vat|gtgt|dien tu|gia tri gia tang)\b|\b(?:hddt|hd (?:vat|gtgt))\b")
_MONTHS = {
    month: str(number)
    for number, month in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_EFFECTIVE_EN = re.compile(
    r"(?:effective|appl(?:y|ies)|in force|last updated|updated)[^0-9\n]{0,40}?(?:(\d{1,2})(?:st|nd|rd|th)? )?"
    rf"({'|'.join(_MONTHS)})[a-z]*\.? (?:(\d{{1,2}})(?:st|nd|rd|th)?,? )?((?:19|20)\d{{2}})"
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
_TRAIL = re.compile(r"^(?:trang chu|home)\b|[›»>|→]|\s/\s")  # the way to a page: "Trang chủ › Chính sách › …"
_SENTENCE, _FIGURED = 8, 4  # words of a line that says something; with a figure in it
_SEVERAL = 2  # links to terms that make a page a list of them
_LOADS = re.compile(r"dang tai|loading|javascript")


def read_policy(
    shelf: Shelf, carried: Mapping[str, Sequence[Carried]], sellers: Sequence[Fact]
) -> dict[str, tuple[Fact, ...]]:
    """Facts returns.*, warranty.*, delivery.*, price.*, complaints.*, invoice.offered; faults terms.*."""
    out = read_clauses(CLAUSES, carried, shelf, "policy:clauses")
    for name, facts in (
        ("price.inclusion", _first(shelf, "price.inclusion", ("gom",), _PRICE, None)),
        ("invoice.offered", _first(shelf, "invoice.offered", _BILLS, _INVOICE, _NO_INVOICE, _E_INVOICE)),
        ("terms.placeholder", _placeholders(shelf, carried)),
        ("terms.other_firm", other_firms(shelf, sellers)),
        ("terms.effective_date", _effective(carried)),
        ("terms.excluded_liability", _excluded(carried)),
    ):
        if facts:
            out[name] = facts
    return out


def _first(
    shelf: Shelf,
    name: str,
    words: tuple[str, ...],
    says: re.Pattern[str],
    unless: re.Pattern[str] | None,
    rather: re.Pattern[str] | None = None,
) -> tuple[Fact, ...]:
    """The first sentence that says it; where one says it with `rather`, the first of those.

    `words`: a line without any of them is not asked.
    """
    plain: tuple[Fact, ...] = ()
    order = sorted(shelf.pages, key=lambda p: shelf.kind(p) not in ("policy", "checkout"))
    for page in order:
        if shelf.kind(page) not in ("home", "policy", "product", "checkout", "cart", "other", "contact"):
            continue
        for number in lines_with(page.folded_text, words):
            line, folded = page.lines[number], page.folded[number]
            found = find(says, folded, line.text)
            if not found:
                continue
            start, end = sentence(line.text, found.start(), found.end())
            if (unless is not None and unless.search(folded[start:end])) or (
                name == "invoice.offered" and not _SURE_INVOICE.search(folded[start:end])
            ):
                continue
            if plain and not (rather and rather.search(folded[start:end])):
                continue
            found_here = page.fact(
                name, line.text[start:end].strip(), line, start, end, "policy:sentence", 0.75
            )
            if rather is None or rather.search(folded[start:end]):
                return (found_here,)
            plain = (found_here,)
    return plain


def _matter_pages(shelf: Shelf) -> list[tuple[Page, str]]:
    """Pages that name themselves after a matter of terms, with the name."""
    out = []
    for page in shelf.pages:
        if shelf.kind(page) not in ("policy", "other"):
            continue
        for name, written in names_of(page):
            if any(
                find_at_head(m.heading, name, written) and not (m.unless and m.unless.search(name))
                for m in MATTERS
            ):
                out.append((page, name))
                break
    return out


def _placeholders(shelf: Shelf, carried: Mapping[str, Sequence[Carried]]) -> tuple[Fact, ...]:
    full = {id(c.page) for found in carried.values() for c in found}
    home = frozenset(image.src for image in shelf.home.images) if shelf.home else frozenset[str]()
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
        if _leads_on(page):
            continue  # the terms stand where it leads
        said = [t for t in own if t not in linked and len(t) > 20]
        text = "\n".join(said)
        draft = drafted(said)
        if not draft and _tells(own, linked):
            continue  # few words, and they say something
        if len(text) < 120 or draft or filler_share(text) > 0.5:
            if (
                not draft
                and not filler_share(text)
                and (page.frames or has_objects(page) or has_pictures(page, home) or has_files(page))
            ):
                continue  # what it says may stand in them
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


def _tells(own: Sequence[str], linked: Set[str]) -> bool:
    """Whether a page without filler holds a sentence, however few: "Giao toàn quốc, phí 30.000đ" is no empty page."""
    lines = [t for t in own if t not in linked and not _TRAIL.search(t)]
    return not filler_share("\n".join(lines)) and any(
        (len(t.split()) >= _SENTENCE or (len(t.split()) >= _FIGURED and tells_figure(t))) and not points(t)
        for t in lines
    )


def _leads_on(page: Page) -> bool:
    """Whether a page of terms is a list of links to several terms on other pages of the site."""
    own = {
        link.href: link.text
        for link in page.links
        if link.region not in CHROME and _elsewhere(page, link.href)
    }
    return sum(bool(named(fold(text), text)) for text in own.values()) >= _SEVERAL


def _elsewhere(page: Page, href: str) -> bool:
    """Whether an address is another page of the site."""
    own, there = urlsplit(page.url), urlsplit(href)
    return own.netloc == there.netloc and (own.path, own.query) != (there.path, there.query)


def _script_shell(page: Page) -> bool:
    """Whether scripts fill the page, so that its plain text proves nothing."""
    text = page.folded_text
    return (len(text) < 400 and len(page.scripts) > 0) or (
        bool(_LOADS.search(text[:3_000])) and len(text) < 3_000
    )


def _effective(carried: Mapping[str, Sequence[Carried]]) -> tuple[Fact, ...]:
    asked: set[int] = set()  # one page may carry all four
    for matter in (
        "terms.general",
        "terms.platform",
        "terms.contract_conclusion",
        "terms.privacy",
    ):
        for held in carried.get(matter, ()):
            if id(held.page) in asked:
                continue
            asked.add(id(held.page))
            for line, folded in zip(held.page.lines, held.page.folded, strict=True):
                if "20" not in folded and "19" not in folded:
                    continue  # no year: nearly every line
                found = _EFFECTIVE.search(folded)
                english = None if found else _EFFECTIVE_EN.search(folded)
                if hit := found or english:
                    iso = (
                        day(found[3], found[2], found[1])
                        if found
                        else day(hit[4], _MONTHS[hit[2]], hit[1] or hit[3] or "")
                    )
                    if iso:
                        return (
                            held.page.fact(
                                "terms.effective_date",
                                iso,
                                line,
                                hit.start(),
                                hit.end(),
                                "policy:effective",
                                0.8,
                            ),
                        )
    return ()


def _excluded(carried: Mapping[str, Sequence[Carried]]) -> tuple[Fact, ...]:
    found: dict[str, Fact] = {}
    pages = {id(c.page): c.page for held in carried.values() for c in held}
    for page in pages.values():
        spoken_of = "trach nhiem" in page.folded_text
        for line, folded in zip(page.lines, page.folded, strict=True) if spoken_of else ():
            if (
                "trach nhiem" in folded
                and line.block.region not in CHROME
                and (hit := find(_EXCLUDED, folded, line.text))
            ):
                start, end = sentence(line.text, hit.start(), hit.end())
                text = line.text[start:end].strip()
                if len(found) < 20:
                    found.setdefault(
                        fold(text),
                        page.fact("terms.excluded_liability", text, line, start, end, "policy:excluded", 0.8),
                    )
    return tuple(found.values())
