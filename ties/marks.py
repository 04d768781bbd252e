"""The marks of one visit: what its facts and pages show of who sells there. Pure."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from checker.facts.page import Page
from checker.facts.shelf import Shelf
from checker.language import key
from checker.model import Fact, FactSheet
from crawler.model import CaptureState, Via, Visit
from ties.model import Good, Mark, MarkKind, Profile
from ties.names import marked, name, plain
from ties.places import place

SKETCH = 64  # hashes kept of a storefront's runs of words; ±0.06 on a likeness of one half
RUN = 6  # words
EXAMPLES = 12  # runs whose words are kept: of two texts that are alike by 0.4, 99 in 100 share one of them
MOST_GOODS = 200  # listings of one storefront that lists are held against
_FACTS = {
    "seller.tax_code": MarkKind.TAX_CODE,
    "seller.registration_number": MarkKind.REGISTRATION,
    "seller.bank_account": MarkKind.BANK_ACCOUNT,
    "seller.phone": MarkKind.PHONE,
    "seller.email": MarkKind.EMAIL,
    "seller.name": MarkKind.NAME,
    "seller.address": MarkKind.ADDRESS,
    "seller.bank_holder": MarkKind.HOLDER,
    "notice.link": MarkKind.RECORD,
    "notice.record_domain": MarkKind.RECORD_HOST,
}
_RECORD = re.compile(r"/(?:webdetails|website|appdetails)/(\d{3,})|[?&](?:id|docid)=(\d{3,})", re.I)
_TRACKER = re.compile(
    r"\b(UA-\d{4,10}-\d{1,4}|G-[A-Z0-9]{8,12}|AW-\d{8,12}|GTM-[A-Z0-9]{5,9})\b"
    r"|fbq\(\s*['\"]init['\"]\s*,\s*['\"](\d{10,20})['\"]"
)
# A line that says whose number it is: who built the site, whose platform or gateway it is, a template's own.
_ALIEN = re.compile(
    r"thiet ke (?:web|boi|va phat trien)|(?:web|website|site) by\b|designed by|powered by|developed by|"
    r"phat trien boi|ho tro ky thuat|nen tang|cong thanh toan|"
    r"thanh toan qua (?:cong|vi)|payment gateway|giao dien mau|theme by|demo\b|"
    r"van chuyen boi|buu cuc|tong dai (?:viettel|ghn|ghtk|vnpost)"
)
_DIGITS = re.compile(r"\+?\d[\d .\-()]{6,18}\d")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_FILE = re.compile(r"^(?=.*\d{5})[\w-]{12,}$")  # a name that a camera, a messenger or a database gave


def profile(visit: Visit, sheet: FactSheet) -> Profile:
    """A visit and its fact sheet → the marks of its storefront.

    Each mark keeps the capture that shows it. Pictures are known by the digest of those that were fetched
    and by file names that a device gave; texts by the pages that are not policies.
    """
    pages = [
        Page(c.url, c.id, c.body, c.content_type, drawn=c.via is Via.BROWSER, requested=c.requested_url)
        for c in visit.captures
        if c.state is CaptureState.OK
    ]
    shelf = Shelf(pages, visit.storefront.url)
    aliens = _aliens(pages)
    facts = sheet.storefront.facts
    found: dict[tuple[MarkKind, str], Mark] = {}
    for fact, kind in _FACTS.items():
        for said in facts.get(fact, ()):
            value = _value(kind, str(said.value))
            if value and not (kind is MarkKind.REGISTRATION and (MarkKind.TAX_CODE, value) in found):
                mark = Mark(kind, value, str(said.value), said.capture, said.url, aliens.get(value, ""))
                found.setdefault((kind, value), mark)
    runs = sketch(text for text, _ in _texts(shelf))
    examples = _examples(shelf, frozenset(runs[:EXAMPLES]))
    for mark in (*_trackers(pages), *_pictures(visit, pages), *examples):
        found.setdefault((mark.kind, mark.value), mark)
    return Profile(
        visit.storefront.id,
        visit.id,
        visit.started.isoformat(),
        tuple(found.values()),
        runs,
        _writes_marks(facts.get("seller.name", ()), facts.get("seller.address", ())),
        tuple(_goods(sheet)),
    )


def _goods(sheet: FactSheet) -> Iterator[Good]:
    for listing in sheet.listings[:MOST_GOODS]:
        titles, brands = listing.facts.get("listing.title", ()), listing.facts.get("listing.brand", ())
        if titles or brands:
            first = (titles or brands)[0]
            title, brand = (str(said[0].value) if said else "" for said in (titles, brands))
            yield Good(listing.url, title, brand, first.capture)


def _value(kind: MarkKind, shown: str) -> str:
    """What is compared of a mark; '' when nothing is."""
    if kind is MarkKind.TAX_CODE:
        digits = re.sub(r"\D", "", shown)
        return digits[:10] if len(digits) == 13 else digits
    if kind is MarkKind.RECORD:
        found = _RECORD.search(shown)
        return (found[1] or found[2]) if found else ""
    if kind in (MarkKind.BANK_ACCOUNT, MarkKind.REGISTRATION, MarkKind.PHONE):
        return re.sub(r"\W", "", shown).upper()
    if kind is MarkKind.EMAIL:
        return shown.strip().lower()
    if kind is MarkKind.NAME:
        return shown.strip() if name(shown).core else ""
    if kind is MarkKind.ADDRESS:
        return place(shown)
    if kind is MarkKind.RECORD_HOST:
        return shown.lower().removeprefix("www.")
    return key(shown, tones=False)


def _writes_marks(*said: tuple[Fact, ...]) -> bool:
    texts = [str(fact.value) for facts in said for fact in facts]
    return any(marked(text) for text in texts) or not texts


def _aliens(pages: list[Page]) -> dict[str, str]:
    """Numbers and mail addresses by the line that says that they are somebody else's."""
    out: dict[str, str] = {}
    for page in pages:
        for line, folded in zip(page.lines, page.folded, strict=True):
            if len(folded) > 240 or not _ALIEN.search(folded):
                continue
            for digits in _DIGITS.findall(line.text):
                bare = re.sub(r"\D", "", digits)
                out.setdefault(
                    "0" + bare[2:] if bare.startswith("84") and len(bare) > 10 else bare, line.text
                )
            for mail in _MAIL.findall(line.text):
                out.setdefault(mail.lower(), line.text)
    return out


def _trackers(pages: list[Page]) -> Iterator[Mark]:
    for page in pages:
        for found in _TRACKER.finditer(page.html):
            value = found[1] or found[2]
            yield Mark(MarkKind.TRACKER, value, value, page.capture, page.url)


def _pictures(visit: Visit, pages: list[Page]) -> Iterator[Mark]:
    for capture in visit.captures:
        if capture.state is CaptureState.NOT_A_PAGE and capture.body and "image" in capture.content_type:
            yield Mark(MarkKind.PICTURE, capture.digest, capture.url, capture.id, capture.url)
    for page in pages:
        for image in page.images:
            stem = urlsplit(image.src).path.rpartition("/")[2].rpartition(".")[0]
            if _FILE.match(stem):
                yield Mark(MarkKind.PICTURE, stem.lower(), image.src, page.capture, page.url)


def _texts(shelf: Shelf) -> Iterator[tuple[str, Page]]:
    for page in shelf.pages:
        if shelf.kind(page) not in ("policy", "record", "cart", "checkout"):
            yield from ((line.text, page) for line, _ in shelf.main(page))


def sketch(texts: Iterator[str]) -> tuple[int, ...]:
    """The SKETCH smallest hashes of all runs of RUN words: two texts' likeness is their sketches' likeness."""
    return tuple(sorted({run for text in texts for run, _ in _runs(text)})[:SKETCH])


def _runs(text: str) -> Iterator[tuple[int, str]]:
    """Every run of RUN words: its hash without marks, and its words as they are written."""
    bare, words = plain(text).split(), key(text).split()
    if len(words) != len(bare):
        words = bare
    for n in range(len(bare) - RUN + 1):
        run = hashlib.blake2b(" ".join(bare[n : n + RUN]).encode(), digest_size=8).digest()
        yield int.from_bytes(run, "big", signed=True), " ".join(words[n : n + RUN])


def _examples(shelf: Shelf, wanted: frozenset[int]) -> Iterator[Mark]:
    """The words behind some hashes of a sketch, so that a person can read what was copied."""
    told: set[int] = set()
    for text, page in _texts(shelf):
        for run, words in _runs(text):
            if run in wanted and run not in told:
                told.add(run)
                yield Mark(MarkKind.TEXT, f"{run:x}", words, page.capture, page.url)
