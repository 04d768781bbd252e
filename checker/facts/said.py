"""Everything that the words of one product say: the families of facts, asked one after another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.facts import (
    claims,
    cues,
    goods,
    hanging,
    health,
    label,
    origin,
    promotion,
    responsible,
    standards,
)
from checker.facts.fold import fold
from checker.facts.material import Kit, Material, sure_of
from checker.facts.syllables import bare_share
from checker.model import Fact

_VIETNAMESE_LEAST = 0.15  # share of words with marks below which a text is not Vietnamese
_FOREIGN_MOST = 0.05  # up to which it is in another language; between the two nothing is said
_SYLLABLES = 0.5  # share of words without marks that could be syllables, above which a text is Vietnamese
_LANGUAGE_MOST = 2_000  # characters
_READABLE = 6  # words below which no language is told
# Goods that have no handle: of these even a bare "xách tay" speaks of how they came.
_NEVER_A_HANDLE = frozenset(
    ("cosmetics", "food", "supplement", "special_food", "medicine", "drink", "alcohol", "hygiene")
)
_CARRIED_ENOUGH, _CARRIED_PLAIN = 0.5, 0.7
_ONE = frozenset(
    ("listing.title", "listing.price", "listing.goods_group", "label.language", "listing.alcohol")
)
_BRAND_SETTLED = 0.65  # a brand that is only guessed from a name gives way to a field that says it
_MAKER_WORDS = 3
_FIRST_WORD = 4  # characters
_MOST = 12  # facts kept of one name


def facts_of(material: Material, kit: Kit, given: dict[str, list[Fact]]) -> dict[str, tuple[Fact, ...]]:
    """Facts by name, the surest first; `given` are those that the caller knows already (title, price …)."""
    found: dict[str, list[Fact]] = {name: list(facts) for name, facts in given.items()}
    price = next((fact.value for fact in given.get("listing.price", ())), 0.0)
    for fact in _said(material, kit, price if isinstance(price, float) else 0.0):
        found.setdefault(fact.name, []).append(fact)
    out: dict[str, tuple[Fact, ...]] = {}
    for name, facts in found.items():
        settled = name in given and (name != "listing.brand" or given[name][0].confidence >= _BRAND_SETTLED)
        kept = facts if settled else list(sure_of(facts))
        if kept:
            out[name] = tuple(kept[: 1 if name in _ONE else _MOST])
    if "listing.brand" not in out and (maker := _maker_named(out)) is not None:
        out["listing.brand"] = (maker,)
    return out


def _maker_named(found: dict[str, tuple[Fact, ...]]) -> Fact | None:
    """The maker as the brand, where the title names it: "Hãng sản xuất: LG" of "Máy sấy LG 10 kg"."""
    if "listing.responsible" not in found or not found.get("listing.title"):
        return None
    title = f" {fold(str(found['listing.title'][0].value))} "
    for fact in found["listing.responsible"]:
        value = label.FORM.sub("", str(fact.value))  # "Vintera AG" makes "Vintera" pliers
        name = fold(value)
        first = name.partition(" ")[0]
        # "JINKO SOLAR" made the "Tấm pin Jinko 550W"; a Vietnamese name's first word may be any word
        bears = len(first) >= _FIRST_WORD and str(fact.value).isascii() and f" {first} " in title
        if 0 < len(name.split()) <= _MAKER_WORDS and (bears or f" {name} " in title):
            return replace(fact, name="listing.brand", value=value, confidence=fact.confidence * 0.7)
    return None


def _said(material: Material, kit: Kit, price: float) -> Iterator[Fact]:
    group = goods.goods_group(material, kit)
    if group is not None:
        yield group
    code = str(group.value) if group is not None and group.confidence >= 0.4 else ""
    named = kit.lists_in(material)  # who finds no word of a list in a text is not asked about it
    if not named.isdisjoint(goods.ASKS):
        yield from goods.restricted(material, kit)
    if not named.isdisjoint(cues.ASKS):
        yield from cues.counterfeit(material, kit, price)
    if goods.CARRIED in named:
        carried = _CARRIED_ENOUGH if code in _NEVER_A_HANDLE else _CARRIED_PLAIN
        yield from goods.said(material, kit, goods.CARRIED, "listing.hand_carried", carried)
    if goods.UNPAPERED in named:
        yield from goods.said(material, kit, goods.UNPAPERED, "listing.no_invoice_or_label", 0.75)
    if not named.isdisjoint(health.ASKS):
        yield from health.health_claims(material, kit, code)
    if origin.COUNTRIES in named or any(map(hanging.asks, material.of("attribute", "description"))):
        yield from origin.origins(material, kit)
    yield from responsible.responsible(material, kit)
    yield from label.fields(material, kit)
    if label.WORDS in named:
        yield from label.words(material, kit)
    yield from label.certificates(material)
    yield from standards.standards(material)
    if code in ("alcohol", "drink"):
        yield from label.alcohol(material)
    if not named.isdisjoint(claims.ASKS):
        yield from claims.claims(material, kit)
    yield from promotion.promotion(material, kit)
    language = _language(material, kit)
    if language is not None:
        yield language


def _language(material: Material, kit: Kit) -> Fact | None:
    """`label.language`: vi or other, by the share of words with Vietnamese marks in title and description.

    What goods are called is no sign of a foreign language, however long it is, nor is Vietnamese without its marks:
    other is said only of a description, and only where neither holds more than a word or two of Vietnamese.
    """
    told: Fact | None = None
    for passage in sorted(material.of("description", "title"), key=lambda one: -len(one.text)):
        kit.hits(passage, "")
        reading = passage.reading
        if reading is None or not reading.words:
            continue
        share = reading.marked / len(reading.words)
        enough = len(reading.words) >= _READABLE
        if _FOREIGN_MOST < share < _VIETNAMESE_LEAST or (share >= _VIETNAMESE_LEAST and not enough):
            return None
        foreign = share < _VIETNAMESE_LEAST
        if not enough or (
            foreign and (passage.role == "title" or bare_share(passage.text[:_LANGUAGE_MOST]) >= _SYLLABLES)
        ):
            continue
        end = reading.spans[min(len(reading.spans), 12) - 1][1]
        code = "other" if foreign else "vi"
        told = material.fact("label.language", code, passage, reading.spans[0][0], end, "said:language", 0.8)
        if not foreign:
            break
    return told
