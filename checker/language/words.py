"""A text cut into words, with other ways to read them and the way back to the original characters."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, chain, compress, pairwise
from operator import itemgetter
from typing import NamedTuple

from . import tables
from .letters import LETTER, PLAIN, TONES, bare, fold, level
from .places import Joined, Spans, pieces_of, placed
from .tables import GAPS
from .tokens import LEET, MARKED, tokens_for

_WORD = re.compile(r"[^\W_]+")
_NO_VOWEL = re.compile(r"[bcdđghklmnpqrstvx]{1,3}$")
_MARKED_SHARE = 0.25  # Vietnamese prose bears marks on three words of four; names and figures bring it down
_DASHES = frozenset("-–—")
_WINDOW = 5  # words to each side that must be toneless before a toneless spelling is trusted


class Other(NamedTuple):
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
    meant: tuple[str, ...]
    spans: Spans
    sentence: tuple[int, ...]  # number of the sentence each word stands in
    toneless: tuple[bool, ...]  # no marks for some words around: bare spellings may be compared
    marked: int = 0  # words that bear marks
    flat: str = ""  # words without marks, a space between: a first look for whoever asks an expression next
    others: Mapping[int, tuple[Other, ...]] = field(default_factory=dict)
    plain: bool = False  # no letter of the text is strange (`letters.PLAIN`)

    @property
    def bare(self) -> tuple[str, ...]:
        """The words without their marks, cut anew each time: few texts are asked for them."""
        return tuple(self.flat.split(" ")) if self.flat else ()

    def sentence_bounds(self, word: int) -> tuple[int, int]:
        """First and last-plus-one word of the sentence in which `word` stands."""
        number = self.sentence[word]
        return bisect_left(self.sentence, number), bisect_right(self.sentence, number)


def _shortened(word: str, gap: str) -> bool:
    """A full stop that marks a shortened word ("điều tr. viêm xoang", "tp. Huế"), not the end of a sentence."""
    return gap == ". " and bool(_NO_VOWEL.match(word))


def _joined(words: Sequence[str], gaps: Mapping[int, str], candidates: Iterable[int]) -> Iterator[Joined]:
    """Letters apart ("f a k e", "l . i . k . e   a . u . t . h") and tight pieces ("nh.ái", "f🔥a🔥ke").

    `candidates` are the words after which such a gap stands, in order; a gap that `gaps` lacks is one space.
    """
    count, done = len(words), 0
    for i in candidates:
        gap = gaps.get(i, " ")
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
            between = gaps.get(j - 1, " ")
            if between == gap:
                if not tight and len(words[j]) > 1:
                    break
            elif not tight or len(words[j - 1]) + len(words[j]) > 2 or not GAPS[between] & tables.TIGHT:
                break
            j += 1
        if not tight and j < count and words[j].isalpha() and GAPS[gaps.get(j - 1, " ")] & tables.TIGHT:
            j -= 1  # "y a.u.t.h": the last letter begins a run of its own
            if j - i < 2:
                continue
        whole = "".join(words[i:j])
        if len(whole) <= 24 and any(len(w) <= 3 for w in words[i:j]):
            yield i, j, whole
            if gap == "*" and j == i + 2:  # f*ke, r*p: a vowel under the star
                yield from ((i, j, words[i] + vowel + words[i + 1]) for vowel in "aeiou")
        done = j


def _leet_apart(words: Sequence[str], gaps: Mapping[int, str], i: int) -> Joined | None:
    """ "f.4.k.e": letters apart, some of them figures; it begins and ends with letters."""
    j = i + 1
    while j < len(words) and len(words[j]) == 1 and gaps.get(j - 1) == gaps.get(i):
        j += 1
    whole = "".join(words[i:j]).translate(LEET)
    if j - i < 3 or len(words[i]) > 1 or not words[j - 1].isalpha() or not whole.isalpha():
        return None
    return i, j, whole


def _split(words: Sequence[str], gaps: Mapping[int, str], shards: Sequence[int]) -> Iterator[Joined]:
    """A short word cut in two ("re p", "au th", "su per"): pieces that are no syllables both."""
    last = len(words) - 1
    for i in sorted({k for at in shards for k in (at - 1, at) if 0 <= k < last}):
        one, two = words[i], words[i + 1]
        whole = 3 <= len(one) + len(two) <= 7 and max(len(one), len(two)) <= 4
        if whole and i not in gaps and one.isalpha() and two.isalpha():
            yield i, i + 2, one + two


def _toneless(marks: bytes) -> tuple[bool, ...]:
    """For each word whether its text is written without marks, so that bare spellings may be compared.

    Where a fair share of a text bears marks its author writes them, and a word without them is another
    word; where hardly any does, the words around decide.
    """
    count, total = len(marks), marks.count(1)
    if not total:
        return (True,) * count
    if total >= _MARKED_SHARE * count:
        return (False,) * count
    marked = [0, *accumulate(marks)]
    return tuple([marked[min(count, i + _WINDOW + 1)] == marked[max(0, i - _WINDOW)] for i in range(count)])


_UNITS = frozenset(
    ("k", "kg")
)  # "không" in haste, and after a number a thousand or a kilogram: "Nặng 28 kg Xuất xứ: …"
_MARKS = bytes(bool(flag & MARKED) for flag in range(256))
_ASKED = bytes(flag & ~MARKED for flag in range(256))
_WORDS = itemgetter(0)  # of a token
# Alphabets that draw Latin letters have no Vietnamese marks: words in them are toneless, whatever stands around.
_DRAWN = re.compile(
    "[\u0370-\u03ff\u0400-\u04ff\u1d00-\u1d7f\u2460-\u24ff\uff21-\uff5a\U0001d400-\U0001d7ff\U0001f130-\U0001f189]"
)


def _drawn(text: str, spans: Sequence[tuple[int, int]], toneless: tuple[bool, ...]) -> tuple[bool, ...]:
    """`_toneless` with the words that are drawn in such letters."""
    return tuple(
        [bare or _DRAWN.search(text, *span) is not None for bare, span in zip(toneless, spans, strict=True)]
    )


_NONE: Mapping[str, str] = {}


def _apart(flags: bytes, between: Mapping[int, int], asked: Iterable[int]) -> list[int]:
    """The words after which a gap stands that may part the letters of one word."""
    tight = {i for i, gap in between.items() if gap & tables.TIGHT}
    singles = [i for i in asked if flags[i] & tables.LETTER]
    pairs = (i for i, j in pairwise(singles) if j == i + 1 and not between.get(i, 0) & tables.FAR)
    return sorted(tight.union(pairs))


def _is_unit(words: Sequence[str], i: int) -> bool:
    return words[i] in _UNITS and i > 0 and words[i - 1][-1].isdigit()


def _hurried(
    words: Sequence[str],
    meant: list[str],
    others: dict[int, list[Other]],
    table: tables.Words,
    hasty: Iterable[int],
) -> None:
    """What words may be that are written in haste: put into `others`, and into `meant` what they are known to mean."""
    found: dict[int, list[Other]] = {}
    for i in hasty:
        if i not in others and not _is_unit(words, i):
            alias, options = table.hasty[words[i]]
            if alias or (options and meant[i] == words[i]):
                meant[i] = alias or options[0]
            if options:
                found[i] = [Other(i + 1, option, False) for option in options]
    for i, before in others.items():
        single = [o.word for o in before if o.end == i + 1]
        alias, options = tables.otherwise(words[i], table.known, single)
        if _is_unit(words, i):
            continue
        if alias or (options and meant[i] == words[i]):
            meant[i] = alias or options[0]
        before.extend([Other(i + 1, option, False) for option in options])
    others |= found


def read(text: str, aliases: Mapping[str, str] | None = None) -> Reading:
    """Cut a text into words and list other ways to read them.

    `aliases` maps a written word to the one that is meant ("ko" → "không"), as `aliases_of` makes it.
    """
    known = aliases if aliases is not None else _NONE
    table = tokens_for(known)
    pieces, begins = pieces_of(text)
    told = list(map(table.__getitem__, pieces))
    words = tuple(chain.from_iterable(map(_WORDS, told)))
    spans, gaps, leet = placed(pieces, told, begins, len(words))
    flags = b"".join([token[2] for token in told])
    between = {i: kind for i, gap in gaps.items() if (kind := GAPS[gap])}
    asked = list(compress(range(len(words)), flags.translate(_ASKED)))
    others: dict[int, list[Other]] = {}
    inside: set[int] = (
        set()
    )  # gaps within letters set apart end no sentence, nor does a dash between two such words
    ended = 0  # where the last run of letters set apart ends
    for i, j, word in _joined(words, gaps, _apart(flags, between, asked)):
        if i == ended > 0 and gaps.get(i - 1, "").strip() in _DASHES and len(words[i - 1] + words[i]) == 2:
            inside.add(i - 1)
        ended = j
        others.setdefault(i, []).append(Other(j, word, True))
        # "s.f. giá rẻ": its last full stop ends nothing either
        dotted = gaps.get(i) == "." == gaps.get(j - 1, "").rstrip(" ") and len(word) == j - i
        inside.update(range(i, j if dotted else j - 1))
    for i, j, word in leet:
        others.setdefault(i, []).append(Other(j, word, True))
    meant = list(words)
    for i, readings in others.items():
        last = readings[0] if len(readings) == 1 else max(readings, key=lambda o: o.end)
        meant[i : last.end] = [last.word, *[""] * (last.end - i - 1)]
    for i, j, word in _split(words, gaps, [i for i in asked if flags[i] & tables.SHARD]):
        if i not in others:
            others[i] = [Other(j, word, True)]
    _hurried(words, meant, others, table.of, [i for i in asked if flags[i] & tables.HASTY])
    sentence: list[int] = []
    number, count = 0, len(words)
    for i, kind in sorted(between.items()):
        if kind & tables.STOP and i not in inside and not _shortened(words[i], gaps[i]):
            sentence.extend([number] * (i + 1 - len(sentence)))
            number += 1
    sentence.extend([number] * (count - len(sentence)))
    marks = flags.translate(_MARKS)
    plain = PLAIN.fullmatch(text) is not None
    return Reading(
        text,
        words,
        tuple(meant),
        spans,
        tuple(sentence),
        _toneless(marks) if plain or _DRAWN.search(text) is None else _drawn(text, spans, _toneless(marks)),
        marks.count(1),
        " ".join(filter(None, [token[1] for token in told])),
        {i: tuple(found) for i, found in others.items()},
        plain,
    )


def key(text: str, *, tones: bool = True) -> str:
    """Words levelled and parted by one space, for comparing names and labels."""
    return _short_key(text, tones) if len(text) <= _SHORT else _key(text, tones)


def _key(text: str, tones: bool) -> str:
    if tones:
        levelled = fold(text)[0]
    elif text.isascii() and text.isprintable():
        levelled = text.lower()
    else:
        levelled = bare(
            _TONED_Y.sub("i", level(text)[0])
        )  # of the marks that `fold` moves this alone is a letter
    return " ".join(_WORD.findall(levelled))


_TONED_Y = re.compile(f"[{TONES['y']}](?<=[hklmst].)(?<![{LETTER}]..)(?![{LETTER}])")
_SHORT = 200  # characters of a text whose key is worth remembering
_short_key = lru_cache(maxsize=16384)(_key)
