"""Facts out of pictures: payment QRs, barcodes, traceability addresses, and the words of label photographs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from checker.facts.barcode import is_gtin
from checker.facts.fold import fold
from checker.facts.listing import listing_id, with_more
from checker.facts.material import Kit, Material, Passage
from checker.facts.panels import folded_facts
from checker.facts.pictures import Picture, Recognise, may_be_label
from checker.facts.pixels import Code, clean
from checker.facts.transfer import transfer_facts
from checker.facts.vietqr import parse
from checker.model import Fact, Place, Subject

_TRACE = re.compile(
    r"truy-?xuat|traceab|\btrace\b|check\.?(?:vn|net)|icheck|vnpt-?check|agricheck|gs1|verigoods|txng|/01/\d{14}"
    r"|(?:^|[./])tem\.|xac-?thuc|chong-?gia|nguon-?goc"
)
_ADDRESS = re.compile(r"https?://[^\s<>\"']{4,500}", re.I)
_NO_LABEL_PAGES = ("header", "nav", "footer")
_MOST_LABELS = 8  # photographs of one visit whose text is recognised
_RECOGNISED = 0.5  # of the confidence that the same words have as text
_LEAST_TEXT = 25  # characters; less is noise
_SURE_CODE = 0.9


def storefront_codes(pictures: Sequence[Picture]) -> Iterator[Fact]:
    """payment.qr, seller.bank_account, seller.bank, seller.bank_holder of the payment QRs on a visit's pages."""
    for picture in pictures:
        for code in picture.codes:
            transfer = parse(code.text) if code.kind == "qr" else None
            if transfer is not None:
                where = (picture.page.url, picture.capture, picture.place)
                yield from transfer_facts(transfer, code.text, *where, "seen:vietqr")


def with_pictures(
    listings: Sequence[Subject], pictures: Sequence[Picture], kit: Kit, recognise: Recognise | None
) -> tuple[Subject, ...]:
    """The listings with what the pictures on their pages say."""
    by_page: dict[str, list[Picture]] = {}
    for picture in pictures:
        image = picture.page.images[picture.number]
        if image.region not in _NO_LABEL_PAGES and not image.hidden:
            by_page.setdefault(listing_id(picture.page.url), []).append(picture)
    left = _MOST_LABELS if recognise is not None else 0
    out: list[Subject] = []
    for listing in listings:
        own = by_page.get(listing_id(listing.url), [])
        facts: Mapping[str, tuple[Fact, ...]] = listing.facts
        more = [f for p in own for c in p.codes for f in _code_facts(p, c, facts)]
        labels = [p for p in own if may_be_label(p, fold(p.alt))][:left]
        worded = {
            name: found for name, found in facts.items() if not found[0].extractor.startswith("plainly:")
        }
        left -= len(labels)
        for picture in labels:
            ready = clean(picture.body)
            text = recognise(ready) if recognise is not None and ready else ""
            more += _label_facts(picture, text, kit, worded)
        out.append(replace(listing, facts=dict(facts) | with_more(worded, more)) if more else listing)
    return tuple(out)


def _code_facts(picture: Picture, code: Code, facts: Mapping[str, tuple[Fact, ...]]) -> Iterator[Fact]:
    where = (code.text[:500], picture.page.url, picture.capture, picture.place)
    yield Fact("listing.picture_code", code.text[:500], *where, f"seen:{code.kind}", _SURE_CODE)
    known = {str(f.value).zfill(14) for f in facts.get("listing.gtin", ())}
    if code.kind == "gtin" and is_gtin(code.text) and code.text.zfill(14) not in known:
        yield Fact("listing.gtin", code.text, *where, "seen:gtin", _SURE_CODE)
    if code.kind != "gtin" and _ADDRESS.fullmatch(code.text) and traces(code.text):
        yield Fact("listing.traceability", code.text, *where, "seen:traceability", 0.8)


def traces(address: str) -> bool:
    """Whether the address in a QR speaks of tracing goods (a GS1 digital link among them)."""
    try:
        split = urlsplit(address.lower())
    except ValueError:
        return False
    return bool(_TRACE.search(f"{split.netloc}{split.path}"))


def _label_facts(picture: Picture, text: str, kit: Kit, facts: Mapping[str, tuple[Fact, ...]]) -> list[Fact]:
    """What the recognised text of a label says and the page itself does not, with half the confidence."""
    if len(text) < _LEAST_TEXT:
        return []

    def place(start: int, end: int) -> Place:
        return picture.place

    material = Material(picture.page.url, picture.capture, [Passage("description", text, place)])
    return [
        replace(f, extractor=f"ocr:{f.extractor}", confidence=round(f.confidence * _RECOGNISED, 2))
        for f in folded_facts(material, kit, frozenset(facts))
    ]
