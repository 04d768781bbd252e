"""Advertising words: superlatives, testimony, comparison, "free from"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.material import Kit, Material, Passage
from checker.model import Fact

_LISTS = {
    "boasts": ("listing.superlative", 0.75),
    "testimonials": ("listing.testimonial", 0.75),
    "comparisons": ("listing.comparison", 0.75),
    "free_from": ("listing.free_from", 0.75),
}
ASKS = tuple(_LISTS)
_TESTIMONY = "testimonials"
_PARTS = frozenset(
    ("who", "told", "outcome")
)  # none of them alone; all three in one sentence are a testimony
_NAMED = re.compile(
    r"(?<!\w)(?:[Bb]ác|[Cc]ô|[Cc]hú|[Aa]nh|[Cc]hị|[Ôô]ng|[Bb]à|[Bb]é|[Mm]ẹ)\s+(?=[^\W\d_])(\w)"
)


def claims(material: Material, kit: Kit) -> Iterator[Fact]:
    """`listing.superlative`, `testimonial`, `comparison`, `free_from`: one fact for each phrase that stands."""
    for passage in material.of("title", "description"):
        for lexicon, (name, enough) in _LISTS.items():
            for hit in kit.hits(passage, lexicon):
                if hit.term.code in _PARTS or hit.term.weight < enough or hit.spelling == "toneless":
                    continue
                if not kit.undone_by(passage, hit):
                    yield material.fact(
                        name,
                        " ".join(passage.text[hit.start : hit.end].split()),
                        passage,
                        hit.start,
                        hit.end,
                        f"claims:{lexicon}",
                        0.9 * hit.term.weight,
                    )
        yield from _told(material, passage, kit)


def _told(material: Material, passage: Passage, kit: Kit) -> Iterator[Fact]:
    """A patient (or somebody by name) tells in one sentence that the illness went away."""
    parts = [hit for hit in kit.hits(passage, _TESTIMONY) if hit.term.code in _PARTS]
    reading = passage.reading
    if reading is None:
        return
    for told in (hit for hit in parts if hit.term.code == "told"):
        low, high = reading.sentence_bounds(told.first)
        start = reading.spans[low][0]
        near = [hit for hit in parts if low <= hit.first and hit.last <= high]
        after = [hit for hit in near if hit.term.code == "outcome" and hit.first >= told.last]
        who = any(hit.term.code == "who" and hit.first < told.first for hit in near) or any(
            named[1].isupper() for named in _NAMED.finditer(passage.text, start, told.start)
        )
        if who and after:
            end = after[-1].end
            yield material.fact(
                "listing.testimonial",
                " ".join(passage.text[start:end].split()),
                passage,
                start,
                end,
                "claims:told",
                0.8,
            )
