"""Which goods these are, whether they are banned or restricted, and how they are said to have come here."""

from __future__ import annotations

from collections.abc import Iterator

from checker.facts.material import Kit, Material, Passage
from checker.language import Hit
from checker.model import Fact

GROUPS, RESTRICTED, FORMULA, BOTTLES = "goods_groups", "restricted_goods", "infant_formula", "infant_feeding"
HEADS = "goods_heads"
ASKS = (RESTRICTED, FORMULA, BOTTLES)  # the lists without a word of which nothing is restricted
CARRIED, UNPAPERED = "hand_carried", "no_invoice_or_label"
# Codes of the second half and of the first, words between them at most: "Chị gái mình ở Osaka … gửi về" of CARRIED,
# "nhãn cổ … bị cắt bỏ" of UNPAPERED.
_HALVES = {"home": (frozenset(("who", "abroad")), 14), "gone": (frozenset(("thing",)), 3)}
_LED = frozenset(("who", "thing"))  # first halves that stand before the second
_HIDDEN = 0.4  # nobody spells an innocent word "x.á.c.h t.a.y"
_WHOLE = frozenset(("carried", "label", "invoice"))
_FROM_CATEGORY, _MENTION = 1.2, 0.3  # a title's word counts 1
_LEADS = 0.8  # added to what stands at the very front of a title
_AFTER_LEAD = 0.5  # of the weight of another group's word that follows the leading one
_LEAD_WORDS = 3  # words before the leading noun: "Bộ 4 …", "Combo 2 …", a brand
_THING = "thing"
_MILK, _AGE = "infant_formula_0_24m", "age"  # an age counts only beside a word for formula
_ENOUGH = 0.85
_HEAD = 12  # goods are named in the first words of a Vietnamese title


def goods_group(material: Material, kit: Kit) -> Fact | None:
    """`listing.goods_group`: a code of the lexicon, with the share of all weights as its confidence.

    The noun that leads the title decides; what it holds, serves or shows counts little, and nothing
    where that noun alone does not tell its group ("Ấm trà" is neither food nor surely ceramic).
    """
    weights: dict[str, float] = {}
    best: dict[str, tuple[float, Passage, Hit]] = {}
    served: set[str] = set()  # groups that the title names only as what its thing is for
    for passage in material.of("title", "category"):
        titled = passage.role == "title"
        hits = [h for h in kit.hits(passage, GROUPS) if h.term.weight and not kit.undone_by(passage, h)]
        head = _head(passage, kit, hits) if titled else None
        if head is not None and head.term.code != _THING:
            hits.insert(0, head)
        lead = hits[0].term.code if titled and hits and hits[0].first <= _LEAD_WORDS else ""
        for hit in hits:
            code = hit.term.code
            if head is not None and hit is not head and code != lead:
                served.add(code)
                continue
            if not titled and code in served:
                continue
            # the thing itself stands early; what comes late tells its taste, its picture, its use
            early = 1.0 if hit.first == 0 else max(0.3, 1 - hit.first / _HEAD)
            weight = hit.term.weight * (early + (_LEADS if hit.first <= 1 and titled else 0.0))
            weight *= _FROM_CATEGORY if not titled else 1.0 if lead in ("", code) else _AFTER_LEAD
            weights[code] = weights.get(code, 0.0) + weight
            if code not in best or weight > best[code][0]:
                best[code] = (weight, passage, hit)
        if head is not None and head.term.code == _THING:
            served.update(h.term.code for h in hits)
            weights.clear()
    if not weights:
        return None
    code = max(weights, key=lambda c: weights[c])
    share = weights[code] / sum(weights.values())
    _, passage, hit = best[code]
    confidence = min(0.95, share * (0.6 + 0.2 * min(2.0, weights[code])))
    return material.fact(
        "listing.goods_group", code, passage, hit.start, hit.end, "goods:goods_group", max(0.1, confidence)
    )


def _head(passage: Passage, kit: Kit, groups: list[Hit]) -> Hit | None:
    """The noun of a thing that leads the title before any word of a group; numbers, "bộ", a brand may stand first."""
    first, length = min(((h.first, h.first - h.last) for h in groups), default=(_LEAD_WORDS + 1, 0))
    for hit in kit.hits(passage, HEADS):
        if hit.first > _LEAD_WORDS or (hit.first, hit.first - hit.last) >= (first, length):
            return None
        return hit if hit.term.weight else None
    return None


def restricted(material: Material, kit: Kit) -> Iterator[Fact]:
    """`listing.restricted_goods`: codes whose words in title and category weigh enough."""
    total: dict[str, float] = {}
    said: set[tuple[str, str]] = set()  # a word said again adds nothing
    best: dict[str, tuple[float, Passage, Hit]] = {}
    for passage in material.of("title", "category", "description"):
        mentioned = passage.role == "description"  # a mention alone proves nothing, it only adds
        if mentioned and not total:
            continue
        for hit in (hit for name in (RESTRICTED, FORMULA, BOTTLES) for hit in kit.hits(passage, name)):
            code = _MILK if hit.term.code == _AGE else hit.term.code
            if (mentioned or hit.term.code == _AGE) and code not in total:
                continue
            if not hit.term.weight or hit.spelling == "toneless" or kit.undone_by(passage, hit):
                continue
            if _kept_away(hit, kit.hits(passage, hit.lexicon)):
                continue
            if (passage.role, hit.term.phrase) in said:
                continue
            said.add((passage.role, hit.term.phrase))
            weight = hit.term.weight * (_MENTION if mentioned else 1.0)
            total[code] = total.get(code, 0.0) + weight
            if code not in best or weight > best[code][0]:
                best[code] = (weight, passage, hit)
    for code, weight in total.items():
        if weight >= _ENOUGH:
            _, passage, hit = best[code]
            yield material.fact(
                "listing.restricted_goods",
                code,
                passage,
                hit.start,
                hit.end,
                "goods:restricted",
                min(0.9, 0.5 + 0.3 * weight),
            )


def _kept_away(hit: Hit, others: tuple[Hit, ...]) -> bool:
    """Whether a phrase without weight of the same list reaches into the hit: "đầu pod|pod cà phê"."""
    return any(not o.term.weight and o.first < hit.last and o.last > hit.first for o in others)


def said(material: Material, kit: Kit, lexicon: str, name: str, enough: float = 0.7) -> Iterator[Fact]:
    """Facts of a list whose words speak for themselves: hand-carried goods, goods without papers …"""
    for passage in material.of("title", "description", "attribute"):
        hits = kit.hits(passage, lexicon)
        for hit in hits:
            weight = hit.term.weight + (
                _HIDDEN if hit.spelling == "disguised" and hit.term.code in _WHOLE else 0.0
            )
            if weight >= enough and not kit.undone_by(passage, hit):
                yield _said(material, passage, hit, hit, lexicon, name)
        for who, home in _halves(passage, hits):
            if not kit.undone_by(passage, who) and not kit.undone_by(passage, home):
                yield _said(material, passage, who, home, lexicon, name)


def _halves(passage: Passage, hits: tuple[Hit, ...]) -> Iterator[tuple[Hit, Hit]]:
    """ "Chị gái mình ở Osaka … gửi về": a place abroad and near it the way home, or somebody and then the way home.

    Whoever follows the way home is given to ("mang về tặng chị gái").
    """
    reading = passage.reading
    for home in (hit for hit in hits if hit.term.code in _HALVES):
        firsts, reach = _HALVES[home.term.code]
        for who in hits:
            if (
                who.term.code in firsts
                and (who.term.code not in _LED or who.last <= home.first)
                and max(home.first - who.last, who.first - home.last) <= reach
                and reading is not None
                and reading.sentence[who.first] == reading.sentence[home.first]
            ):
                yield who, home
                break


def _said(material: Material, passage: Passage, first: Hit, last: Hit, lexicon: str, name: str) -> Fact:
    phrase = first.term.phrase if first is last else f"{first.term.phrase} … {last.term.phrase}"
    sure = 0.9 * (first.term.weight if first is last else min(1.0, first.term.weight + last.term.weight))
    start, end = min(first.start, last.start), max(first.end, last.end)
    return material.fact(name, phrase, passage, start, end, f"goods:{lexicon}", sure)
