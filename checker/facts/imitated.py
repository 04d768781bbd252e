"""Whose brand the goods bear, as far as the words tell, and whether the brand's own goods can cost so little."""

from __future__ import annotations

import re

from checker.facts.alongside import Cue, is_name
from checker.facts.likeness import BRANDS, DEAR, GRADE
from checker.facts.material import Kit, Material, Passage
from checker.language import Hit, is_syllable

_MILLION = 1_000_000  # weights of `dear_brands` are in million đồng
_USED = re.compile(
    r"(?<!\w)(?:cũ|2\s?hand|2nd|second ?hand|like new|likenew|đã (?:qua sử )?dụng|đã dùng|độ mới|si tuyển|pass|lướt"
    r"|thanh lý|thanh lí|ký gửi|trưng bày)(?!\w)",
    re.I,
)
_WRITTEN, _BEFORE_NAME = re.compile(r"(?:khắc|dập|thêu|logo|chữ|mác|tem|đề)(?: \w+)? $", re.I), 14
_SHORT = 3  # letters of a name that may be a word
_FOREIGN, _FOREIGN_LEAST = 0.3, 0.7  # what a name in no list weighs beside two cues, one of such weight
_NAMELIKE = re.compile(r"(?<![\w.])[A-Z][a-z]{3,}(?!\w)")


def brand_of(material: Material, cues: list[Cue], kit: Kit) -> float:
    """The weight of an imitated brand: named in the title, or in the sentence of a cue."""
    best = 0.0
    for passage in material.of("title", "description"):
        for hit in kit.standing(passage, BRANDS):
            if not is_name(passage, hit):
                continue
            weight = hit.term.weight + (0.2 if hit.spelling == "disguised" else 0.0)
            written = hit.end - hit.start > _SHORT and _WRITTEN.search(
                passage.text, max(0, hit.start - _BEFORE_NAME), hit.start
            )
            if passage.role != "title" and not written and not _same_sentence(passage, hit, cues):
                weight -= 0.3
            best = max(best, weight)
    loud = {c.hit.term.phrase: c.hit.term.weight for c in cues if c.hit.lexicon != GRADE}
    if not best and len(loud) > 1 and max(loud.values()) >= _FOREIGN_LEAST:
        return _FOREIGN * any(_foreign(p.text) for p in material.of("title"))
    return best


def _foreign(title: str) -> bool:
    """Whether a title holds a word that looks like a name in no list: no syllable of Vietnamese, with a capital, among
    words that have small letters."""
    return not title.isupper() and any(
        not is_syllable(name.lower()) and not name.isupper() for name in _NAMELIKE.findall(title)
    )


def dear_in(material: Material, kit: Kit) -> list[Hit]:
    """The dear brands that the title names as what is sold."""
    return [hit for p in material.of("title") for hit in kit.standing(p, DEAR) if is_name(p, hit)]


def of_the_least(material: Material, kit: Kit, price: float) -> float:
    """The price as a share of what the least of a dear brand's new goods costs, where the title names one and the
    goods are new; 1 elsewhere."""
    least = max((hit.term.weight for hit in dear_in(material, kit)), default=0.0) if price > 0 else 0.0
    if not 0 < price < least * _MILLION or _used(material):
        return 1.0
    return price / (least * _MILLION)


def _used(material: Material) -> bool:
    return any(_USED.search(p.text) for p in material.of("title", "description"))


def is_new(material: Material, kit: Kit) -> bool:
    """Whether the title names an imitated brand as what is sold, and nothing says that it is second-hand."""
    return any(kit.standing(p, BRANDS) for p in material.of("title")) and not _used(material)


def _same_sentence(passage: Passage, hit: Hit, cues: list[Cue]) -> bool:
    reading = passage.reading
    return reading is not None and any(
        c.passage is passage and reading.sentence[c.hit.first] == reading.sentence[hit.first] for c in cues
    )
