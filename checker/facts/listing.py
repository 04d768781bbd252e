"""The listings of a visit: one subject for each captured page that shows one product."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from checker.facts import items
from checker.facts.closed import folded_lines
from checker.facts.disagree import disagreements, only_stated
from checker.facts.gs1 import prefixes
from checker.facts.material import Kit, Locate, Material, Passage, kit_of, sure_of
from checker.facts.offer import offered
from checker.facts.page import Line, Page
from checker.facts.panels import folded_facts
from checker.facts.plainly import plainly
from checker.facts.pricewords import names_field
from checker.facts.product import Product
from checker.facts.said import facts_of
from checker.facts.services import NO_LABEL, is_service
from checker.facts.shown import Shown, is_shell, shown
from checker.facts.signboard import signboards
from checker.facts.stated import attributes_of
from checker.facts.structured import types_of
from checker.facts.tail import without_foot
from checker.language import LexiconLike
from checker.model import Fact, Place, Search, Subject, SubjectKind

# Every fact that must stand on a product page when it exists (rules/facts.yml, stands_on: [product]).
LISTING_FACTS = (
    "listing.title",
    "listing.price",
    "listing.price_struck",
    "listing.price_on_request",
    "listing.currency",
    "listing.brand",
    "listing.availability",
    "listing.category",
    "listing.goods_group",
    "listing.origin",
    "listing.origin_last_stage",
    "listing.origin_conflict",
    "listing.responsible",
    "listing.responsible_address",
    "listing.gtin",
    "listing.gtin_prefix_country",
    "listing.gtin_prefix_differs",
    "listing.picture_code",
    "listing.standard",
    "listing.model",
    "listing.certificate",
    "listing.conformity_mark",
    "listing.traceability",
    "label.quantity",
    "label.ingredients",
    "label.specifications",
    "label.usage",
    "label.storage",
    "label.warning",
    "label.age",
    "label.size",
    "label.nutrition",
    "label.registration",
    "label.not_medicine",
    "label.supplement_words",
    "label.refurbished",
    "label.language",
    "listing.counterfeit_cue",
    "listing.hand_carried",
    "listing.no_invoice_or_label",
    "listing.health_claim",
    "listing.restricted_goods",
    "listing.superlative",
    "listing.testimonial",
    "listing.comparison",
    "listing.free_from",
    "listing.discount",
    "listing.promotion",
    "listing.promotion_period",
    "listing.scarcity",
    "listing.alcohol",
    "listing.licence",
    "listing.seller",
    "listing.structured_conflict",
)
_GOODS_ONLY = ("label.", "listing.origin", "listing.responsible", "listing.brand", "listing.model")
_OF_GOODS = tuple(name for name in LISTING_FACTS if name.startswith(_GOODS_ONLY))
_TRACKERS = re.compile(
    r"^(?:utm_.*|fbclid|gclid|gbraid|wbraid|msclkid|dclid|ttclid|zarsrc|spm|scm|_ga|mc_[ce]id|igshid"
    r"|srsltid|aff_.*|affiliate.*|ref|ref_src"
    r"|source|src|from|clickid|click_id|sid|phpsessid|sessionid)$",
    re.I,
)
_TAGS = re.compile(r"<[^<>]{0,2000}>")
_PICTURED = 3  # pictures in a description
_LITTLE = 350  # characters of text beside them: then the label may stand in the pictures
_MOST_LINES = 1_500
_PAIR_NAME = 40  # characters of the first cell of a row
_FIELD_CELLS = (4, 6)  # cells of a row that holds two fields or three: "Hãng | Vitara | Xuất xứ | Ấn Độ"


def read_listings(pages: Iterable[Page], lexicons: Mapping[str, LexiconLike]) -> tuple[Subject, ...]:
    """Captured pages in, listings out, in the order of the pages; a product seen at two addresses counts twice.

    A listing's id is its page's address without trackers, host in lower case. Never raises on any page.
    """
    kit = kit_of(lexicons)
    subjects: dict[str, Subject] = {}
    pages = list(pages)
    signs = signboards(pages)
    for page, seen in without_foot([(page, shown(page, signs)) for page in pages]):
        subject = _subject(page, seen, kit)
        subjects.setdefault(subject.id, subject)
    return tuple(subjects.values())


def listing_id(url: str) -> str:
    """A page's address without trackers and fragment, host in lower case, query in order."""
    split = urlsplit(url)
    pairs = parse_qsl(split.query, keep_blank_values=True)
    query = urlencode(sorted((k, v) for k, v in pairs if not _TRACKERS.match(k)))
    return urlunsplit((split.scheme.lower(), split.netloc.lower(), split.path or "/", query, ""))


def _subject(page: Page, seen: Shown, kit: Kit) -> Subject:
    material = material_of(page, seen)
    facts = facts_of(material, kit, offered(page, seen, material, kit))
    if seen.name is not None:
        facts |= _folded(page, seen.name, kit, facts)
    facts |= {fact.name: (fact,) for fact in plainly(material, facts)}
    facts |= with_more(facts, only_stated(page, seen, kit, facts))
    facts |= with_more(facts, disagreements(page, seen, material, kit, facts))
    facts |= with_more(facts, prefixes(facts))
    why = _not_whole(page, seen)
    search = Search(not why, (page.url,), () if not why else (page.url,), page.drawn, why)
    searches = dict.fromkeys((*LISTING_FACTS, *facts), search)
    if "listing.goods_group" not in facts and seen.name is not None and is_service(seen.name.text):
        unasked = Search(False, (page.url,), (page.url,), page.drawn, NO_LABEL)
        searches |= dict.fromkeys(_OF_GOODS, unasked)
        facts.pop("listing.origin", None)  # of a shirt or a medal that comes with it
    return Subject(SubjectKind.LISTING, listing_id(page.url), page.url, facts, searches)


def with_more(facts: Mapping[str, tuple[Fact, ...]], more: Iterable[Fact]) -> dict[str, tuple[Fact, ...]]:
    """The names to which further facts came, each with its old facts first."""
    out: dict[str, tuple[Fact, ...]] = {}
    for fact in more:
        held = out.get(fact.name, facts.get(fact.name, ()))
        out[fact.name] = (*held, fact)
    return out


def _folded(
    page: Page, name: Line, kit: Kit, facts: Mapping[str, tuple[Fact, ...]]
) -> dict[str, tuple[Fact, ...]]:
    """What closed tabs and accordions add to the facts."""
    lines = folded_lines(page, name)[:_MOST_LINES]
    if not lines:
        return {}
    material = Material(page.url, page.capture, [_description(page, lines), *_pairs(page, lines)])
    added: dict[str, list[Fact]] = {}
    for fact in folded_facts(material, kit, frozenset(facts)):
        added.setdefault(fact.name, []).append(fact)
    return {fact_name: sure_of(found) for fact_name, found in added.items()}


def _not_whole(page: Page, seen: Shown) -> str:
    """Why an absence on this page proves nothing, or ''."""
    if not page.whole:
        return "the page was cut off"
    if is_shell(page):
        return "scripts fill this page and no browser drew it"
    first, *_, last = sorted((seen.lines[0].block.at, *(ln.block.at for ln in seen.lines)))
    pictures = sum(
        1
        for i in page.images
        if first < i.at <= last and not i.hidden and i.region not in ("header", "nav", "footer")
    )
    if pictures >= _PICTURED and sum(len(ln.text) for ln in seen.lines) < _LITTLE:
        return "the description is made of pictures, which were not read"
    if page.frames and sum(len(ln.text) for ln in seen.lines) < _LITTLE:
        return "part of the page stands in a frame, which was not read"
    return ""


def material_of(page: Page, seen: Shown) -> Material:
    """The passages of a product page: title, description (all lines about the product), pairs of cells, breadcrumbs."""
    passages: list[Passage] = []
    if seen.name is not None:
        passages.append(Passage("title", seen.name.text, _in_line(page, seen.name)))
    elif seen.product is not None:
        passages += unseen(seen.product)
    lines = [ln for ln in seen.lines if ln is not seen.name][:_MOST_LINES]
    if lines:
        passages.append(_description(page, lines))
    passages += _pairs(page, lines) + items.rows(page, lines)
    for number, item in enumerate(page.json_ld):
        if "BreadcrumbList" in types_of(item):
            names = _crumbs(item)[1:-1]
            if names:
                path = f"script[ld+json]:{number + 1} $.itemListElement"
                passages.append(Passage("category", " > ".join(names), _in_block(path)))
            break
    return Material(page.url, page.capture, passages)


def unseen(product: Product) -> list[Passage]:
    """The passages of a page that nobody drew: what its state says of the goods, for the scripts to show."""
    parts = (("title", "title", product.name), ("description", "description", product.description))
    out = [
        Passage(role, html.unescape(_TAGS.sub("\n", text)), _in_block(f"{product.source}.{part}"))
        for role, part, text in parts
        if text
    ]
    for name, value in attributes_of(product.raw):
        out.append(Passage("attribute", value, _in_block(f"{product.source}.attributes"), name=name))
    return out


def _in_block(path: str) -> Locate:
    return lambda start, end: Place(path, start, end)


def _in_line(page: Page, line: Line) -> Locate:
    return lambda start, end: page.place_of(line.block, line.start + start, line.start + end)


def _description(page: Page, lines: list[Line]) -> Passage:
    """Lines joined by newlines; a quote's place is in the line where it begins."""
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line.text) + 1

    def locate(start: int, end: int) -> Place:
        number = max(0, bisect_right(starts, start) - 1)
        line = lines[number]
        low = start - starts[number]
        return page.place_of(
            line.block, line.start + low, line.start + min(len(line.text), end - starts[number])
        )

    return Passage("description", "\n".join(ln.text for ln in lines), locate)


def _pairs(page: Page, lines: list[Line]) -> list[Passage]:
    """Rows of two cells ("Xuất xứ" | "Việt Nam"), and a row of names above one of values, as attributes."""
    groups: dict[int, list[Line]] = {}
    for line in lines:
        if line.block.group:
            groups.setdefault(line.block.group, []).append(line)
    own = {group: told for group, cells in groups.items() if (told := items.fielded(page, cells))}
    rows = [cells for group, cells in groups.items() if group not in own]
    found = [pair for cells in rows for pair in _two_by_two(cells)]
    return [field for told in own.values() for field in told] + [
        Passage("attribute", value.text, _in_line(page, value), name=name.text.strip(" :"))
        for name, value in (*found, *items.stacked(rows))
        if name.block is not value.block and len(name.text) <= _PAIR_NAME
    ]


def _two_by_two(cells: list[Line]) -> list[tuple[Line, Line]]:
    """The cells of a row as names and values; of a row of several fields those whose names are known."""
    if len(cells) == 2:
        return [(cells[0], cells[1])]
    if len(cells) not in _FIELD_CELLS:
        return []
    pairs = zip(cells[::2], cells[1::2], strict=True)
    return [(name, value) for name, value in pairs if names_field(name.text) and not names_field(value.text)]


def _crumbs(item: Mapping[str, object]) -> list[str]:
    elements = item.get("itemListElement")
    out: list[str] = []
    for element in elements if isinstance(elements, list) else ():
        if isinstance(element, dict):
            inner = element.get("item")
            name = element.get("name") or (inner.get("name") if isinstance(inner, dict) else "")
            if isinstance(name, str) and name:
                out.append(name)
    return out
