"""Which goods these are, whether they are banned or restricted, and how they are said to have come here."""

from __future__ import annotations

from collections.abc import Iterator

from checker.facts.material import Kit, Material, Passage
from checker.language import Hit
from checker.model import Fact

GROUPS, RESTRICTED, FORMULA = "goods_groups", "restricted_goods", "infant_formula"
CARRIED, UNPAPERED = "hand_carried", "no_invoice_or_label"
_FROM_CATEGORY, _MENTION = 1.2, 0.3  # a title's word counts 1
_MILK, _AGE = "infant_formula_0_24m", "age"  # an age counts only beside a word for formula
_ENOUGH = 0.85
_HEAD = 12  # goods are named in the first words of a Vietnamese title


def goods_group(material: Material, kit: Kit) -> Fact | None:
    """`listing.goods_group`: a code of the lexicon, with the share of all weights as its confidence."""
    weights: dict[str, float] = {}
    best: dict[str, tuple[float, Passage, Hit]] = {}
    for passage in material.of("title", "category"):
        factor = _FROM_CATEGORY if passage.role == "category" else 1.0
        for hit in kit.hits(passage, GROUPS):
            # the thing itself stands early; what comes late tells its taste, its picture, its use
            early = 1.0 if hit.first == 0 else max(0.3, 1 - hit.first / _HEAD)
            weight = factor * hit.term.weight * (early + (0.8 if hit.first <= 1 and passage.role == "title" else 0.0))
            if kit.undone_by(passage, hit):
                continue
            code = hit.term.code
            weights[code] = weights.get(code, 0.0) + weight
            if code not in best or weight > best[code][0]:
                best[code] = (weight, passage, hit)
    if not weights:
        return None
    code = max(weights, key=lambda c: weights[c])
    share = weights[code] / sum(weights.values())
    _, passage, hit = best[code]
    confidence = min(0.95, share * (0.6 + 0.2 * min(2.0, weights[code])))
    return material.fact(
        "listing.goods_group", code, passage, hit.start, hit.end, "goods:goods_group", max(0.1, confidence)
    )


def restricted(material: Material, kit: Kit) -> Iterator[Fact]:
    """`listing.restricted_goods`: codes whose words in title and category weigh enough."""
    total: dict[str, float] = {}
    best: dict[str, tuple[float, Passage, Hit]] = {}
    for passage in material.of("title", "category", "description"):
        mentioned = passage.role == "description"  # a mention alone proves nothing, it only adds
        if mentioned and not total:
            continue
        for hit in (*kit.hits(passage, RESTRICTED), *kit.hits(passage, FORMULA)):
            code = _MILK if hit.term.code == _AGE else hit.term.code
            if (mentioned or hit.term.code == _AGE) and code not in total:
                continue
            if not hit.term.weight or hit.spelling == "toneless" or kit.undone_by(passage, hit):
                continue
            weight = hit.term.weight * (_MENTION if mentioned else 1.0)
            total[code] = total.get(code, 0.0) + weight
            if code not in best or weight > best[code][0]:
                best[code] = (weight, passage, hit)
    for code, weight in total.items():
        if weight >= _ENOUGH:
            _, passage, hit = best[code]
            yield material.fact(
                "listing.restricted_goods", code, passage, hit.start, hit.end, "goods:restricted",
                min(0.9, 0.5 + 0.3 * weight),
            )


def said(material: Material, kit: Kit, lexicon: str, name: str, enough: float = 0.7) -> Iterator[Fact]:
    """Facts of a list whose words speak for themselves: hand-carried goods, goods without papers …"""
    for passage in material.of("title", "description", "attribute"):
        for hit in kit.hits(passage, lexicon):
            if hit.term.weight >= enough and not kit.undone_by(passage, hit):
                yield material.fact(
                    name, hit.term.phrase, passage, hit.start, hit.end, f"goods:{lexicon}", 0.9 * hit.term.weight
                )
