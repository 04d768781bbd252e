"""A text cut into words, with other ways to read them and the way back to the original characters."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, compress, pairwise
from operator import ne

from . import tables
from .letters import BARE, LETTER, fold, level
from .spellings import other_spellings
from .tables import BARES, GAPS, PLACED, words_for

_WORD = re.compile(r"[^\W_]+")
_PARTS = re.compile(r"([^\W_]+)")  # splits a text into gaps and words by turns
_MIXED = re.compile(rf"[{LETTER}][0-9@$€]|[0-9@$€][{LETTER}]|[{LETTER}][!|][{LETTER}]")
_CHUNK = re.compile(rf"(?:[{LETTER}0-9@$€]|(?<=[{LETTER}0-9])[!|](?=[{LETTER}0-9])){{2,24}}")
_LEET = str.maketrans("03457@$€", "oeasta" + "se")
_STROKES = str.maketrans("1!|", "iii")
_TWICE = re.compile(r"(.)\1+")  # r33p
_NO_VOWEL = re.compile(r"[bcdđghklmnpqrstvx]{1,3}$")
_MARKED_SHARE = 0.25  # Vietnamese prose bears marks on three words of four; names and figures bring it down
_WINDOW = 5  # words to each side that must be toneless before a toneless spelling is trusted


@dataclass(frozen=True, slots=True)
class Other:
    """Another way to read the words from `start` (inclusive) to `end` (exclusive)."""

    end: int
    word: str
    disguised: bool  # hidden on purpose (leet, letters apart), not mere haste (teencode)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text cut into words. `spans` are offsets in `text`; `meant` are the words with aliases resolved
    and letters apart joined (then "" for the pieces after the first)."""

    text: str
    words: tuple[str, ...]
    bare: tuple[str, ...]
    meant: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    sentence: tuple[int, ...]  # number of the sentence each word stands in
    toneless: tuple[bool, ...]  # no marks for some words around: bare spellings may be compared
    others: Mapping[int, tuple[Other, ...]] = field(default_factory=dict)

    def sentence_bounds(self, word: int) -> tuple[int, int]:
        """First and last-plus-one word of the sentence in which `word` stands."""
        number = self.sentence[word]
        return bisect_left(self.sentence, number), bisect_right(self.sentence, number)


def _shortened(word: str, gap: str) -> bool:
    """A full stop that marks a shortened word ("điều tr. viêm xoang", "tp. Huế"), not the end of a sentence."""
    return gap == ". " and bool(_NO_VOWEL.match(word))


def _joined(words: list[str], gaps: list[str], candidates: Iterable[int]) -> Iterator[tuple[int, int, str]]:
    """Letters apart ("f a k e", "l . i . k . e   a . u . t . h") and tight pieces ("nh.ái", "f🔥a🔥ke").

    `candidates` are the words after which such a gap stands, in order.
    """
    count, done = len(words), 0
    for i in candidates:
        gap = gaps[i]
        tight = bool(GAPS[gap] & tables.TIGHT)
        if i < done or not words[i].isalpha():
            continue
        if not words[i + 1].isalpha():
            found = _leet_apart(words, gaps, i) if tight else None
            if found:
                yield found
                done = found[1]
            continue
        j = i + 1
        while j < count and words[j].isalpha():
            if gaps[j - 1] == gap:
                if not tight and len(words[j]) > 1:
                    break
            elif not tight or len(words[j - 1]) + len(words[j]) > 2 or not GAPS[gaps[j - 1]] & tables.TIGHT:
                break
            j += 1
        whole = "".join(words[i:j])
        if len(whole) <= 24 and any(len(w) <= 3 for w in words[i:j]):
            yield i, j, whole
            if gap == "*" and j == i + 2:  # f*ke, r*p: a vowel under the star
                yield from ((i, j, words[i] + vowel + words[i + 1]) for vowel in "aeiou")
        done = j


def _leet_apart(words: list[str], gaps: list[str], i: int) -> tuple[int, int, str] | None:
    """ "f.4.k.e": letters apart, some of them figures; it begins and ends with letters."""
    j = i + 1
    while j < len(words) and len(words[j]) == 1 and gaps[j - 1] == gaps[i]:
        j += 1
    whole = "".join(words[i:j]).translate(_LEET)
    if j - i < 3 or len(words[i]) > 1 or not words[j - 1].isalpha() or not whole.isalpha():
        return None
    return i, j, whole


def _split(words: list[str], gaps: list[str], shards: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """A short word cut in two ("re p", "au th", "su per"): pieces that are no syllables both."""
    last = len(words) - 1
    for i in sorted({k for at in shards for k in (at - 1, at) if 0 <= k < last}):
        one, two = words[i], words[i + 1]
        whole = 3 <= len(one) + len(two) <= 7 and max(len(one), len(two)) <= 4
        if whole and gaps[i] == " " and one.isalpha() and two.isalpha():
            yield i, i + 2, one + two


def _unleet(levelled: str, starts: list[int], ends: list[int]) -> Iterator[tuple[int, int, str]]:
    """Chunks that mix letters with figures or signs, with the letters that these stand for."""
    last = -1
    for mixed in _MIXED.finditer(levelled):
        if mixed.start() < last:
            continue
        low = mixed.start()
        while low > 0 and low > mixed.start() - 24 and _CHUNK.match(levelled[low - 1] + "a"):
            low -= 1
        chunk = _CHUNK.match(levelled, low)
        if chunk is None:
            continue
        last = chunk.end()
        i, j = bisect_left(starts, low), bisect_left(starts, last)
        if (
            i >= j
            or ends[j - 1] != last - (levelled[last - 1] in "@$€")
            or starts[i] != low + (levelled[low] in "@$€")
        ):
            continue
        body = chunk.group()
        if len(body) == 2 and body[1] != "0":
            continue  # f1, s4, a5: names of models and grades
        plain = body.translate(_LEET).translate(_STROKES)
        strokes = [k for k, c in enumerate(body) if c in "1!|"]
        for one in ("i", "l") if strokes else ("",):
            meant = "".join(one if k in strokes else c for k, c in enumerate(plain)) if one else plain
            if meant.isalpha():
                yield i, j, meant
                if body[0].isalpha() and body[-1].isalpha() and (once := _TWICE.sub(r"\1", meant)) != meant:
                    yield i, j, once  # "44kg" and "B144" are figures


def _toneless(words: list[str], bare: list[str]) -> tuple[bool, ...]:
    """For each word whether its text is written without marks, so that bare spellings may be compared.

    Where a fair share of a text bears marks its author writes them, and a word without them is another
    word; where hardly any does, the words around decide.
    """
    count = len(words)
    marks = list(map(ne, words, bare))
    total = sum(marks)
    if not total:
        return (True,) * count
    if total >= _MARKED_SHARE * count:
        return (False,) * count
    marked = [0, *accumulate(marks)]
    return tuple([marked[min(count, i + _WINDOW + 1)] == marked[max(0, i - _WINDOW)] for i in range(count)])


# Alphabets that draw Latin letters have no Vietnamese marks: words in them are toneless, whatever stands around.
_DRAWN = re.compile(
    "[\u0370-\u03ff\u0400-\u04ff\u1d00-\u1d7f\u2460-\u24ff\uff21-\uff5a\U0001d400-\U0001d7ff\U0001f130-\U0001f189]"
)


def _drawn(text: str, spans: tuple[tuple[int, int], ...], toneless: tuple[bool, ...]) -> tuple[bool, ...]:
    """`_toneless` with the words that are drawn in such letters."""
    return tuple(
        [bare or _DRAWN.search(text, *span) is not None for bare, span in zip(toneless, spans, strict=True)]
    )


_NONE: Mapping[str, str] = {}


def _apart(flags: list[int], between: list[int], asked: list[int], odd: list[int]) -> list[int]:
    """The words after which a gap stands that may part the letters of one word."""
    tight = {i for i in odd if between[i] & tables.TIGHT}
    singles = [i for i in asked if flags[i] & tables.LETTER]
    pairs = (i for i, j in pairwise(singles) if j == i + 1 and not between[i] & tables.FAR)
    return sorted(tight.union(pairs))


def read(text: str, aliases: Mapping[str, str] | None = None) -> Reading:
    """Cut a text into words and list other ways to read them.

    `aliases` maps a written word to the one that is meant ("ko" → "không"), as `aliases_of` makes it.
    """
    levelled, places = level(text)
    parts = _PARTS.split(levelled)
    bounds = list(accumulate(map(len, parts)))
    parts[1::2] = map(PLACED.__getitem__, parts[1::2])  # what stands around a word moves no mark in it
    words, gaps, starts, ends = parts[1::2], parts[2:-1:2], bounds[:-1:2], bounds[1::2]
    bare = list(map(BARES.__getitem__, words))
    known = aliases if aliases is not None else _NONE
    flags, between = list(map(words_for(known).__getitem__, words)), list(map(GAPS.__getitem__, gaps))
    asked, odd = list(compress(range(len(words)), flags)), list(compress(range(len(gaps)), between))
    others: dict[int, list[Other]] = {}
    inside: set[int] = set()  # gaps within letters set apart end no sentence
    for i, j, word in _joined(words, gaps, _apart(flags, between, asked, odd)):
        others.setdefault(i, []).append(Other(j, word, True))
        inside.update(range(i, j if gaps[i] == "." and len(words[i]) == 1 else j - 1))
    for i, j, word in _unleet("".join(parts), starts, ends):
        others.setdefault(i, []).append(Other(j, word, True))
    meant = list(words)
    for i, readings in others.items():
        last = max(readings, key=lambda o: o.end)
        meant[i : last.end] = [last.word, *[""] * (last.end - i - 1)]
    for i, j, word in _split(words, gaps, [i for i in asked if flags[i] & tables.SHARD]):
        if i not in others:
            others[i] = [Other(j, word, True)]
    for i in sorted({*others, *(i for i in asked if flags[i] & tables.HASTY)}):
        word = words[i]
        options = list(other_spellings(word))
        single = [o.word for o in others.get(i, ()) if o.end == i + 1]
        alias = known.get(word) or next((known[o] for o in (*options, *single) if o in known), "")
        if alias:
            meant[i] = alias
            options.append(alias)
        elif options and meant[i] == word:
            meant[i] = options[0]
        if options:
            others.setdefault(i, []).extend(Other(i + 1, o, False) for o in options)
    sentence: list[int] = []
    number, count = 0, len(words)
    for i in [i + 1 for i in odd if between[i] & tables.STOP]:  # words after a stop
        if i - 1 not in inside and not _shortened(words[i - 1], gaps[i - 1]):
            sentence.extend([number] * (i - len(sentence)))
            number += 1
    sentence.extend([number] * (count - len(sentence)))
    levels = zip(starts, ends, strict=True)
    spans = tuple(levels) if places is None else tuple([(places[s][0], places[e - 1][1]) for s, e in levels])
    return Reading(
        text,
        tuple(words),
        tuple(bare),
        tuple(meant),
        spans,
        tuple(sentence),
        _toneless(words, bare)
        if _DRAWN.search(text) is None
        else _drawn(text, spans, _toneless(words, bare)),
        {i: tuple(found) for i, found in others.items()},
    )


def key(text: str, *, tones: bool = True) -> str:
    """Words levelled and parted by one space, for comparing names and labels."""
    return _short_key(text, tones) if len(text) <= _SHORT else _key(text, tones)


def _key(text: str, tones: bool) -> str:
    levelled = fold(text)[0]
    return " ".join(_WORD.findall(levelled if tones else levelled.translate(BARE)))


_SHORT = 200  # characters of a text whose key is worth remembering
_short_key = lru_cache(maxsize=16384)(_key)
