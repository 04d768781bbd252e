"""What stands beside a hit of the cue lists and settles what it means: other members of a list, a brand, a noun;
and brands whose names are hidden.

"không kinh doanh hàng giả, hàng nhái hoặc hàng rep 1:1" denies all three, though only the first stands near the
denial; "Loa … F1" after a brand's name is a grade, "hạt giống chính hãng" are seeds and like nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.facts.likeness import Said
from checker.facts.material import Kit, Passage
from checker.language import Hit

# All that may stand between two members of one enumeration; a comma or a word that joins is there.
_JOINED = re.compile(
    r"\s*(?:[,/;&+]|(?:hay|hoặc|và|lẫn|hoac|va|or|and)(?!\w))"
    r"(?:[\s,/;&+()“”\"'–-]|(?:hay|hoặc|và|cả|lẫn|hoac|va|or|and|hàng|đồ|bản|loại|dòng|hang|do|ban|loai)(?!\w))*",
    re.I,
)
# "giống" is a noun after and before these: seeds, young animals. No word that goods in hand are called by, too.
_BRED = "hạt|lúa|tôm|ngô|bắp|nấm|hom|rau|dưa|ớt|heo|lợn|hat|lua"
_SEED = re.compile(rf"(?<!\w)(?:{_BRED})\s+\Z", re.I)
_SOWN = re.compile(
    r"giống\s+(?:cây|lúa|hoa|rau|gà|vịt|heo|lợn|bò|dê|cá|tôm|ngô|bắp|dưa|ớt|cà|đậu|nấm|mít|xoài|sầu|bưởi|cam|chuối|nho|lan)"
    r"(?!\w)",
    re.I,
)
_FAINT = 0.3
_EVASIVE, _UNSAID = 0.65, 0.3  # spellings that hide a name; what one weighs
_SHORT, _VOWEL = 3, re.compile("[aeiou]", re.I)
# Letters that sellers adorn titles with: they hide nothing.
ADORNED = re.compile("[\u2460-\u24ff\uff21-\uff5a\U0001d400-\U0001d7ff\U0001f130-\U0001f189]")
_NOUN, _LONGEST = "giống", 8  # characters of the longest of these nouns and a space


@dataclass(frozen=True, slots=True)
class Cue:
    """One hit that stands, and where."""

    passage: Passage
    hit: Hit


def bred(passage: Passage, hit: Hit) -> bool:
    """Whether the "giống" that a hit begins with is a noun: what is sold is a seed or a young animal."""
    if not hit.term.phrase.startswith(_NOUN):
        return False
    text = passage.text
    return bool(_SEED.search(text[max(0, hit.start - _LONGEST) : hit.start]) or _SOWN.match(text, hit.start))


def enumerated(passage: Passage, hits: Sequence[Hit], undone: Callable[[Hit], bool], apart: str) -> list[Hit]:
    """The hits that stand: of members of one enumeration none stands where one is undone by the words around it.

    Hits of the list `apart`, and pairings, are members of none.
    """
    fates = [(hit, undone(hit)) for hit in hits]
    if all(gone for _, gone in fates) or not any(gone for _, gone in fates):
        return [hit for hit, gone in fates if not gone]
    fates.sort(key=lambda fate: fate[0].start)
    standing: list[Hit] = []
    group: list[tuple[Hit, bool]] = []
    for hit, gone in fates:
        if hit.lexicon == apart or isinstance(hit.term, Said):
            standing += [] if gone else [hit]
            continue
        if group and not _joined(passage, group[-1][0], hit):
            standing += _fate(group)
            group = []
        group.append((hit, gone))
    return standing + _fate(group)


def _fate(group: Iterable[tuple[Hit, bool]]) -> list[Hit]:
    group = list(group)
    return [] if any(gone for _, gone in group) else [hit for hit, _ in group]


def _joined(passage: Passage, one: Hit, other: Hit) -> bool:
    reading = passage.reading
    if reading is not None and reading.sentence[one.first] != reading.sentence[other.first]:
        return False
    return one.end <= other.start and bool(_JOINED.fullmatch(passage.text, one.end, other.start))


def behind(passage: Passage, hit: Hit, kit: Kit, brands: str) -> bool:
    """Whether only a space parts a hit of some weight from the brand that the title names before it: "Marshall F1",
    "Shimano copy". `brands` is the list of brands."""
    if passage.role != "title" or hit.term.weight < _FAINT:
        return False
    between = (passage.text[b.end : hit.start] for b in kit.standing(passage, brands) if b.last == hit.first)
    return any(not gap.strip() for gap in between)


def is_name(passage: Passage, hit: Hit) -> bool:
    """A brand of two or three letters that can be spoken stands in capitals: "mac" and "add" are words and slips."""
    quote = passage.text[hit.start : hit.end]
    return len(quote) > _SHORT or hit.spelling == "disguised" or quote.isupper() or not _VOWEL.search(quote)


def hidden(passage: Passage, kit: Kit, brands: str, lexicon: str) -> Iterator[Hit]:
    """The brands that are named in letters or sounds that hide the name ("Fen.di", "Gu xì"), as hits of `lexicon`."""
    for hit in kit.standing(passage, brands):
        evasive = hit.spelling == "disguised" or hit.term.weight >= _EVASIVE
        if evasive and is_name(passage, hit) and not ADORNED.search(passage.text[hit.start : hit.end]):
            said = Said(f"tên viết né: {hit.term.code}", _UNSAID, "hidden")
            yield hit._replace(lexicon=lexicon, term=said)
