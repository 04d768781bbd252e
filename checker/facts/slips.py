"""Names of brands with a letter left out or two that changed places: "Maybeline", "Chanle", "Philpis".

Whoever sells copies writes names so, by haste or to pass a filter; a list of every slip would be longer than the list
of brands. Only long words slip: of shorter ones too many slips are words of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from checker.facts.fold import words_of
from checker.language import LexiconLike, TermLike, is_syllable

SLIPPING = frozenset(("imitated_brands", "dear_brands"))
_LEAST, _LONG = 6, 7  # letters of a word in which two may change places, and of which one may be left out
_NAME, _LAST = 10, 4  # letters of a name of several words whose last one may lack its end, and of that word
# Slips that are words, names of people or other brands; all slips were looked for in `wordfreq`, those that it counts
# once in six million words of English or Vietnamese are here.
_WORDS = words_of(
    "salmon essential champon thermo carter savage descent marshal submarine castro evelyn garner zimmerman dayton "
    "serpent saloon ferrer valentin campion gillett martel wrangle staley panera sylvania hershel columba marmot "
    "kinston health mandarin lancom decore panora"
)


@dataclass(frozen=True, slots=True)
class Slipping:
    """A lexicon with the slips of its names beside them."""

    id: str
    terms: Sequence[TermLike]
    not_when: Sequence[str]


def with_slips(lexicon: LexiconLike) -> LexiconLike:
    """The same lexicon where it holds no names; else one that knows their slips too, each as the name it slips from.

    A slip that is a phrase of the list itself stays what it is there.
    """
    if lexicon.id not in SLIPPING:
        return lexicon
    known = {term.phrase.lower() for term in lexicon.terms}
    more: dict[str, TermLike] = {}
    for term in lexicon.terms:
        for slip in _slips(term.phrase):
            if slip not in known:
                more.setdefault(slip, term)
    return Slipping(lexicon.id, (*lexicon.terms, *map(_as, more, more.values())), lexicon.not_when)


def _as(phrase: str, term: Any) -> TermLike:
    return replace(term, phrase=phrase)  # type: ignore[no-any-return]


def _slips(name: str) -> Iterator[str]:
    """The slips of the longest word of a name, the other words as they are, in lower case."""
    words = name.lower().split()
    if len(words) > 1 and len(name) > _NAME and len(words[-1]) >= _LAST and not is_syllable(words[-1][:-1]):
        yield " ".join((*words[:-1], words[-1][:-1]))
    at = max(range(len(words)), key=lambda i: len(words[i]))
    word = words[at]
    if len(word) < _LEAST or not (word.isascii() and word.isalpha()):
        return
    ends = len(word) - (word[-1] == "s")
    left_out = {word[:i] + word[i + 1 :] for i in range(1, ends) if len(word) >= _LONG}
    changed = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(1, len(word) - 1)}
    for slip in sorted((left_out | changed) - {word} - _WORDS):
        if not is_syllable(slip):
            yield " ".join((*words[:at], slip, *words[at + 1 :]))
