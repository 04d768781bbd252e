"""How a listing that names a brand is worded: what sellers of copies say, and sellers of genuine goods do not.

`hint_words` holds words and pairs of neighbours with weights, learnt by a logistic regression (`tools/hints.py`) from
labelled listings and from real ones that name a brand; a code marks those that speak for genuine goods. Winks are put
in ever new ways, but in few words: of those that no list had foreseen half are found so (docs/audit.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise

from checker.facts.likeness import Said
from checker.facts.material import Kit, Material, Passage
from checker.language import Hit

_MOST = 3.0  # more tells no more
_BESIDE, _ALONE = 0.35, 0.2  # of what the wording tells, beside another sign and without any
_WORDED = 8  # words of a description that can tell: titles name goods, they do not talk
_VIETNAMESE = 5  # of so many words one bears marks: the weights are of Vietnamese words
_SAID = "lời lẽ như của người bán hàng sao chép"


def hint(
    material: Material, kit: Kit, lexicon: str, undoing: tuple[str, str], beside: bool
) -> tuple[Passage, Hit] | None:
    """How the whole is worded, as a hit of `lexicon` at the sentence that tells most; None where it tells nothing.

    `beside` says whether there is any other sign. `undoing` names the list of copies, of which none may be denied, and
    that of words for genuine goods, of which none may stand there: weights of words read no denials.
    """
    passages = material.of("title", "description")
    if not any(map(_talks, material.of("description"))):
        return None
    weight = (_BESIDE if beside else _ALONE) * hinted(material, kit.hints)
    copies, genuine = undoing
    if (
        weight <= 0
        or any(hit.term.weight for p in passages for hit in kit.hits(p, genuine))
        or any(kit.undone_by(p, hit) for p in passages for hit in kit.hits(p, copies))
    ):
        return None
    told = _telling(material, kit.hints)
    if told is None or (reading := told[0].reading) is None:
        return None
    passage, first, last = told
    start, end = reading.spans.of(first, last)
    return passage, Hit(lexicon, Said(_SAID, round(weight, 2), "hint"), first, last, start, end, "plain")


def hinted(material: Material, weights: Mapping[str, float]) -> float:
    """The sum of the weights of the words of title and description, each counted once: from 0, where as much speaks for
    genuine goods as for copies, to 3."""
    said: set[str] = set()
    for passage in material.of("title", "description"):
        if passage.reading is not None:
            said.update(grams(passage.reading.words))
    return max(0.0, min(_MOST, sum(weights[one] for one in said & weights.keys())))


def grams(words: Sequence[str]) -> Iterator[str]:
    """Words and pairs of neighbours."""
    return chain(words, map(" ".join, pairwise(words)))


def _talks(passage: Passage) -> bool:
    reading = passage.reading
    return reading is not None and _WORDED <= len(reading.words) <= reading.marked * _VIETNAMESE


def _telling(material: Material, weights: Mapping[str, float]) -> tuple[Passage, int, int] | None:
    """The sentence whose words weigh most: its passage, its first and its last (exclusive) word."""
    best: tuple[float, Passage, int, int] | None = None
    for passage in material.of("description", "title"):
        reading = passage.reading
        at = 0
        while reading is not None and at < len(reading.words):
            low, high = reading.sentence_bounds(at)
            weight = sum(weights.get(one, 0.0) for one in set(grams(reading.words[low:high])))
            if best is None or weight > best[0]:
                best = weight, passage, low, high
            at = high
    return best[1:] if best is not None else None
