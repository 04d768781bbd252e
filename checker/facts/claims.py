"""Advertising words: superlatives, testimony, comparison, "free from", promotion, its period, pressure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.material import Kit, Material
from checker.model import Fact

_LISTS = {
    "boasts": ("listing.superlative", 0.75),
    "testimonials": ("listing.testimonial", 0.75),
    "comparisons": ("listing.comparison", 0.75),
    "free_from": ("listing.free_from", 0.75),
}
_PROMOTIONS = "promotions"
_PROMOTION_FACTS = {
    "promotion": ("listing.promotion", 0.7),
    "scarcity": ("listing.scarcity", 0.85),
}
_PERIOD = re.compile(
    r"(?:từ|áp dụng|đến|hết|tới|from)[^\n.]{0,40}?\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{2,4})?"
    r"(?:[^\n.]{0,25}?\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{2,4})?)?",
    re.I,
)
_PERIOD_REACH = 80
_PERCENT = re.compile(
    r"(?:giảm(?: giá)?|sale(?: off)?|khuyến m[ãạ]i|ưu đãi|off|tiết kiệm)\s*(?:đến|tới|upto|up to|ngay"
    r"|thêm)?\s*[-–]?\s*(\d{1,2})\s?%"
    r"|(?<![\d.,%\w])-\s?(\d{1,2})\s?%|(\d{1,2})\s?%\s*(?:off|giảm)",
    re.I,
)


def claims(material: Material, kit: Kit) -> Iterator[Fact]:
    """`listing.superlative`, `testimonial`, `comparison`, `free_from`: one fact for each phrase that stands."""
    for passage in material.of("title", "description"):
        for lexicon, (name, enough) in _LISTS.items():
            for hit in kit.hits(passage, lexicon):
                if hit.term.weight >= enough and hit.spelling != "toneless" and not kit.undone_by(passage, hit):
                    yield material.fact(
                        name, " ".join(passage.text[hit.start : hit.end].split()), passage, hit.start, hit.end,
                        f"claims:{lexicon}", 0.9 * hit.term.weight,
                    )


def promotion(material: Material, kit: Kit) -> Iterator[Fact]:
    """`listing.promotion`, `listing.promotion_period`, `listing.scarcity`, `listing.discount` (percent)."""
    for passage in material.of("title", "description"):
        for hit in kit.hits(passage, _PROMOTIONS):
            if hit.term.code == "period":
                found = _PERIOD.search(passage.text, hit.start, min(len(passage.text), hit.end + _PERIOD_REACH))
                if found:
                    yield material.fact(
                        "listing.promotion_period", found.group(), passage, found.start(), found.end(),
                        "claims:promotion", 0.85,
                    )
                continue
            name, enough = _PROMOTION_FACTS[hit.term.code]
            if hit.term.weight >= enough:
                yield material.fact(
                    name, passage.text[hit.start : hit.end], passage, hit.start, hit.end, "claims:promotion",
                    0.9 * hit.term.weight,
                )
        for percent in _PERCENT.finditer(passage.text):
            yield material.fact(
                "listing.discount", int(percent[1] or percent[2] or percent[3]), passage, percent.start(),
                percent.end(), "claims:discount", 0.7,
            )
