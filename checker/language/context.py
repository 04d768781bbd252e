"""What the words around a hit say: denial, warning, guarantee."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .letters import strip_tones
from .phrases import Hit
from .tables import BARES
from .words import Reading, key

# No gap reaches over these words: "không bán hàng chợ, chỉ bán …" speaks of two things.
_TURNS = ["~", "chỉ", "nhưng", "chuyên", "đây", "chi", "nhung", "chuyen", "day"]


# Without their marks these are other everyday words (đen, kem, lọ, tranh, dùng …): alone they say nothing there.
_OTHERWISE = frozenset(("den", "kem", "lo", "tranh", "co", "bi", "so", "hon", "dung", "chua"))


class Context:
    """Whether one of the given phrases stands around a hit, in the same sentence.

    A phrase is written in words; `~` is where the hit stands, `…` is at most six words and `..` at most three
    (none of them a turn: chỉ, nhưng, chuyên, đây), `a|b` is either word, `-a|b c` is c that follows neither
    ("-nước hoa" is a flower, no perfume). Without `~` the phrase may stand anywhere in the sentence.
    A comma beside the hit parts it from its neighbour, not from what stands beyond a `…`: "vải lụa, hàng 1:1"
    speaks of two things.
    A phrase is asked only where all of its words are there, as one expression over the words and the spaces
    between them.
    """

    _REMEMBERED = 500  # surroundings of a hit
    _REACH = 40  # words to each side that are looked at, where a text has no full stops

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = tuple(phrases)
        self._spelt = tuple(map(_as_meant, self._phrases))
        # a text that says one thing over and over is asked once
        self._found: dict[tuple[bool, str], str] = {}
        self._asked: dict[tuple[int, bool], re.Pattern[str] | None] = {}
        # word → phrases it stands in, each with the other words (each one of several) that it wants beside it
        self._wants: dict[str, list[tuple[int, tuple[frozenset[str], ...]]]] = {}
        for number, phrase in enumerate(self._spelt):
            first, *rest = (_either(part) for part in phrase.split() if _is_word(part))
            for word in first:
                self._wants.setdefault(word, []).append((number, tuple(rest)))
        self._words = {
            word
            for phrase in self._spelt
            for part in phrase.split()
            if _is_word(part)
            for word in _either(part)
        }

    def _expression(self, number: int, bare: bool) -> re.Pattern[str] | None:
        """A phrase over words, each followed by a space; None for one that no words can say."""
        if (number, bare) not in self._asked:
            self._asked[number, bare] = _compiled(self._spelt[number], bare)
        return self._asked[number, bare]

    def phrase_around(self, reading: Reading, hit: Hit) -> str:
        """The first of the phrases that stands around the hit, or ''."""
        if not self._phrases:
            return ""
        low, high = reading.sentence_bounds(hit.first)
        low, high = max(low, hit.first - self._REACH), min(high, hit.last + self._REACH)
        bare = reading.toneless[hit.first] and all(BARES[one] == one for one in reading.words[low:high])
        before = (",",) if low < hit.first and _comma(reading, hit.first) else ()
        after = (",",) if hit.last < high and _comma(reading, hit.last) else ()
        words = [*reading.meant[low : hit.first], *before, "~", *after, *reading.meant[hit.last : high]]
        if bare:
            words = [strip_tones(w) for w in words]
        words = " ".join(words).split()
        present = self._words.intersection(words)
        likely = {
            number
            for word in present
            for number, wants in self._wants.get(word, ())
            if all(not want.isdisjoint(present) for want in wants)
        }
        if not likely:
            return ""
        around = bare, f" {' '.join(words)} "
        if around not in self._found:
            if len(self._found) >= self._REMEMBERED:
                self._found.clear()
            self._found[around] = self._first(sorted(likely), *around)
        return self._found[around]

    def _first(self, numbers: list[int], bare: bool, words: str) -> str:
        for number in numbers:
            expression = self._expression(number, bare)
            if expression is not None and expression.search(words):
                return self._phrases[number]
        return ""


_GAPS = {
    sign: rf"(?:, )?(?:(?!(?:{'|'.join(_TURNS)}) )\S+ ){{0,{most}}}" for sign, most in (("…", 6), ("..", 3))
}


def _comma(reading: Reading, word: int) -> bool:
    """Whether a comma parts a word from the one before it."""
    return "," in reading.text[reading.spans[word - 1][1] : reading.spans[word][0]]


def _compiled(phrase: str, bare: bool) -> re.Pattern[str] | None:
    parts = phrase.split()
    alone = sum(map(_is_word, parts)) == 1
    said: list[str] = []
    for part in parts:
        if part == "~" or part in _GAPS:
            said.append(_GAPS.get(part, "~ "))
            continue
        if part[0] == "-":
            said += [f"(?<! {re.escape(key(word, tones=not bare))} )" for word in part[1:].split("|")]
            continue
        keys = [
            key(word, tones=not bare)
            for word in part.split("|")
            if not (bare and alone and word != key(word, tones=False) in _OTHERWISE)
        ]
        keys = [one for one in keys if one and " " not in one]  # one place holds one word
        if not keys:
            return None
        said.append(f"(?:{'|'.join(map(re.escape, keys))}) ")
    return re.compile("(?<= )" + "".join(said))


def _as_meant(phrase: str) -> str:
    """A phrase with the spelling that a reading means by its words beside them: "formula" is read as "phormula"."""
    parts = []
    for part in phrase.split():
        words = part.split("|") if _is_word(part) else []
        hasty = [f"ph{word[1:]}" for word in words if word[:1] == "f" and word[1:2].isalpha()]
        parts.append("|".join((*words, *hasty)) if hasty else part)
    return " ".join(parts)


def _is_word(part: str) -> bool:
    return part != "~" and part not in _GAPS and part[0] != "-"


def _either(part: str) -> frozenset[str]:
    """The keys of the words that may stand in one place of a phrase, with and without their marks."""
    return frozenset(key(word, tones=tones) for word in part.split("|") for tones in (True, False))
