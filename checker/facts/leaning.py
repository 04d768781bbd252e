"""Which way the words of a listing lean: to how offers of copies are put, or to how innocent goods are.

No word here means anything alone, and none hides or denies. `data/wink_words.tsv` holds words and pairs of words with
what each adds, in natural logarithms of odds; its first line is where the sum begins. The source of the figures: the
house's own listings of `tests/quality/listings.txt`, by `python -m bench.wink_words`, which prints how well it reads
what it did not learn from. Names of brands and figures are no words here, so that the goods themselves say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from checker.facts.alongside import Cue
from checker.facts.likeness import BRANDS, GRADE, Said
from checker.facts.material import Kit, Passage
from checker.language import Hit

_LONGEST = 14  # words of a quote
# How far the words must lean beside a cue of some weight or a price too low. Of 60,000 real listings two are so taken
# for offers of copies.
_FAINT, _LEANS = 0.2, 1.0
_LARGER = "dearer"  # a larger amount alone may be a full bottle's price, and speaks as little beside words as a whole
_OUTRIGHT = 0.4  # weight of a word for copies that is worth denying
_SMALL_THING = 0.03  # of the least that a brand's goods cost: so little is paid for a sticker


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    """Word, or two words and a space between → what it adds; '' → where the sum begins."""
    lines = files("checker.facts").joinpath("data/wink_words.tsv").read_text("utf-8").splitlines()
    return {word: float(weight) for word, weight in (line.split("\t") for line in lines)}


def sayings(passage: Passage, kit: Kit) -> Iterator[tuple[int, str]]:
    """The words of a passage, and the pairs of neighbours in one sentence, each with the number of its first word."""
    named = {i for hit in kit.hits(passage, BRANDS) for i in range(hit.first, hit.last)}
    reading = passage.reading
    if reading is None:
        return
    words = ["" if i in named or not word.isalpha() else word for i, word in enumerate(reading.meant)]
    for i, word in enumerate(words):
        if word:
            yield i, word
            if i + 1 < len(words) and words[i + 1] and reading.sentence[i] == reading.sentence[i + 1]:
                yield i, f"{word} {words[i + 1]}"


def leaning(passages: list[Passage], kit: Kit) -> float:
    """Above 0 the words are more likely those of an offer of copies; each counts once."""
    weights = _weights()
    said = {saying for passage in passages for _, saying in sayings(passage, kit)}
    return weights[""] + sum(weights.get(saying, 0.0) for saying in said)


def leans(passages: list[Passage], kit: Kit, cues: list[Cue], share: float) -> bool:
    """Whether the words lean to an offer of copies, beside one of the cues or a price that is too low (`share` of the
    least that the brand's own goods cost); nothing is asked where neither is, nor where copies are denied: of them the
    words speak then.

    A seller who chats is no sign: who sells genuine goods chats in the same words, and leans as far (0 to 5.5).
    """
    signs = (cue.hit.term for cue in cues if cue.hit.term.code != _LARGER)
    if not (any(term.weight >= _FAINT for term in signs) or _SMALL_THING <= share < 1):
        return False
    return leaning(passages, kit) >= _LEANS and not any(_denied(passage, kit) for passage in passages)


def _denied(passage: Passage, kit: Kit) -> bool:
    """Whether a word for copies or their grades stands in a passage that the words around it undo."""
    return any(
        hit.term.weight >= _OUTRIGHT and kit.undone_by(passage, hit)
        for lexicon in ("counterfeit_copy", GRADE)
        for hit in kit.hits(passage, lexicon)
    )


def leaning_most(passages: list[Passage], kit: Kit, lexicon: str, weight: float) -> tuple[Passage, Hit]:
    """The words beside each other in one sentence that lean most, as a hit of `lexicon` with such a weight.

    One of the passages must hold a word.
    """
    weights = _weights()
    best: tuple[float, Passage, int, int] | None = None
    for passage in passages:
        adds: dict[int, float] = {}
        for i, saying in sayings(passage, kit):
            adds[i] = adds.get(i, 0.0) + weights.get(saying, 0.0)
        reading = passage.reading
        for first in adds:
            assert reading is not None  # it holds words
            total = 0.0
            for last in range(first, min(first + _LONGEST, len(reading.words))):
                if reading.sentence[last] != reading.sentence[first]:
                    break
                total += adds.get(last, 0.0)
                if best is None or total > best[0]:
                    best = total, passage, first, last + 1
    if best is None:
        raise ValueError("no passage holds a word")
    _, passage, first, end = best
    assert passage.reading is not None
    start, stop = passage.reading.spans.of(first, end)
    said = Said("lối nói của người bán hàng sao chép", weight, "leaning")
    return passage, Hit(lexicon, said, first, end, start, stop, "plain")
