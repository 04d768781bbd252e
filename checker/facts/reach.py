"""How the seller is reached: telephones, e-mail addresses, social pages."""

from __future__ import annotations

from checker.facts import contact, samples, theirs
from checker.facts.numbers import tax_code
from checker.facts.page import Page
from checker.facts.shelf import Shelf
from checker.facts.sift import Ranked, in_order, voices
from checker.facts.structured import types_of
from checker.model import Fact

_LEAST = 7  # figures of a telephone
_OFFICES = (".gov.vn", "@gov.vn")
_OWN_LINKS = ("header", "nav", "footer")


def read_reach(shelf: Shelf) -> dict[str, tuple[Fact, ...]]:
    """Facts seller.phone, seller.email and seller.social of one visit."""
    phone, mail, social = Ranked(), Ranked(), Ranked()
    sampled: set[str] = set()  # e-mail addresses that a theme's maker left
    for voice in voices(shelf):
        numbered = voice.figures >= _LEAST
        mails = contact.emails(voice.line.text)
        if not (numbered or mails) or theirs.line(voice):
            continue
        if numbered:
            for p in contact.phones(voice.folded, voice.before[-60:]):
                bare = len(voice.folded) - (p.end - p.start) < 12
                if samples.example(voice.folded, p.start, voice.before):
                    continue
                if p.fax or not (p.labelled or bare or voice.chrome) or _may_be_tax_code(p, voice.folded):
                    continue
                phone.add(
                    p.digits,
                    voice.page.fact(
                        "seller.phone",
                        p.digits,
                        voice.line,
                        p.start,
                        p.end,
                        "reach:phones",
                        0.95 if p.labelled else 0.8,
                    ),
                    voice.weight + p.labelled + min(voice.count, 5) * 0.1,
                )
        for start, end, address in mails:
            if address.lower().endswith(_OFFICES):
                continue  # where to complain
            if samples.example(voice.folded, start, voice.before):
                continue
            if samples.of_a_theme(voice.page.folded, voice.number, address, voice.page.url):
                sampled.add(address.lower())
                continue
            mail.add(
                address.lower(),
                voice.page.fact("seller.email", address, voice.line, start, end, "reach:emails", 0.95),
                voice.weight + min(voice.count, 5) * 0.1,
            )
    sampled -= set(mail.facts)
    seen: set[tuple[str, str]] = set()
    for page in in_order(shelf):
        _links(shelf, page, phone, mail, social, seen)
        if not phone.facts or not mail.facts:
            _structured(shelf, page, phone, mail)
    for address in sampled:
        mail.facts.pop(address, None)
    found = {"seller.phone": phone.best(), "seller.email": mail.best(), "seller.social": social.best()}
    return {name: facts for name, facts in found.items() if facts}


def _may_be_tax_code(found: contact.Phone, folded: str) -> bool:
    """Ten unbroken digits without a word for telephone that pass the check of tax codes are no telephone."""
    return (
        not found.labelled and folded[found.start : found.end].isdigit() and tax_code(found.digits)[1] == 1.0
    )


def _links(
    shelf: Shelf, page: Page, phone: Ranked, mail: Ranked, social: Ranked, seen: set[tuple[str, str]]
) -> None:
    kind = shelf.kind(page)
    trusted = kind in ("home", "contact", "about")
    for number, link in enumerate(page.links):
        raw = link.raw
        if not raw or (raw, link.region) in seen:
            continue
        own = link.region in _OWN_LINKS or trusted or (kind != "post" and raw[:4] == "tel:")
        if not own:
            continue
        seen.add((raw, link.region))
        lower = raw[:7].lower()
        if lower.startswith("tel:"):
            digits = contact.tel(raw)
            if digits:
                phone.add(
                    digits,
                    page.fact_at(
                        "seller.phone", digits, raw, page.piece_path("links", number), "reach:tel", 0.9
                    ),
                    4.0 if link.region in _OWN_LINKS else 3.0,
                )
        elif lower == "mailto:":
            for _, _, address in contact.emails(raw[7:].partition("?")[0])[:1]:
                mail.add(
                    address.lower(),
                    page.fact_at(
                        "seller.email", address, raw, page.piece_path("links", number), "reach:mailto", 0.9
                    ),
                    3.0,
                )
        elif "cdn-cgi/l/email-protection#" in raw:
            address = contact.cloudflare(raw.partition("#")[2])
            if address and not contact.is_placeholder(address):
                mail.add(
                    address.lower(),
                    page.fact_at(
                        "seller.email",
                        address,
                        raw,
                        page.piece_path("links", number),
                        "reach:cloudflare",
                        0.9,
                    ),
                    3.0,
                )
        elif "zalo.me/" in raw and (digits := contact.tel(raw)):
            path = page.piece_path("links", number)
            phone.add(digits, page.fact_at("seller.phone", digits, raw, path, "reach:zalo", 0.7), 0.5)
        if (
            link.href
            and (address := contact.social(link.href))
            and (link.region in _OWN_LINKS or kind in ("home", "contact"))
        ):
            social.add(
                address.lower(),
                page.fact_at(
                    "seller.social", address, raw, page.piece_path("links", number), "reach:social", 0.9
                ),
                3.0 if link.region == "footer" else 2.0,
            )
    if page.names("data-cfemail"):
        for number, node in enumerate(page.css("[data-cfemail]")[:20]):
            address = contact.cloudflare(node.attributes.get("data-cfemail") or "")
            if address and not contact.is_placeholder(address) and kind != "post":
                mail.add(
                    address.lower(),
                    page.fact_at(
                        "seller.email",
                        address,
                        address,
                        f"[data-cfemail]:{number + 1}",
                        "reach:cloudflare",
                        0.9,
                    ),
                    3.0,
                )


def _structured(shelf: Shelf, page: Page, phone: Ranked, mail: Ranked) -> None:
    if shelf.kind(page) not in ("home", "contact", "about"):
        return
    for item in page.json_ld:
        if not any(
            t in ("Organization", "LocalBusiness", "Corporation") or t.endswith("Store")
            for t in types_of(item)
        ):
            continue
        digits = contact.national(str(item.get("telephone") or ""))
        if digits:
            phone.add(
                digits,
                page.fact_at(
                    "seller.phone",
                    digits,
                    str(item["telephone"]),
                    "script[ld+json] $.telephone",
                    "reach:structured",
                    0.7,
                ),
                1.0,
            )
        for _, _, address in contact.emails(str(item.get("email") or ""))[:1]:
            mail.add(
                address.lower(),
                page.fact_at(
                    "seller.email", address, address, "script[ld+json] $.email", "reach:structured", 0.7
                ),
                1.0,
            )
