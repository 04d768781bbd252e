"""A text cut into words, with other ways to read them and the way back to the original characters."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, chain, compress, pairwise
from operator import itemgetter
from typing import Any, NamedTuple

from . import tables
from .letters import BARE, fold
from .spellings import other_spellings
from .tables import GAPS
from .tokens import MARKED, Token, tokens_for

_WORD = re.compile(r"[^\W_]+")
_NO_VOWEL = re.compile(r"[bcdđghklmnpqrstvx]{1,3}$")
_MARKED_SHARE = 0.25  # Vietnamese prose bears marks on three words of four; names and figures bring it down
_WINDOW = 5  # words to each side that must be toneless before a toneless spelling is trusted


Joined = tuple[int, int, str]  # words from, to (exclusive), the word they may be


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
    bare: tuple[str, ...]
    meant: tuple[str, ...]
    spans: Sequence[tuple[int, int]]
    sentence: tuple[int, ...]  # number of the sentence each word stands in
    toneless: tuple[bool, ...]  # no marks for some words around: bare spellings may be compared
    marked: int = 0  # words that bear marks
    flat: str = ""  # `bare` with single spaces between: a first look for whoever asks an expression next
    others: Mapping[int, tuple[Other, ...]] = field(default_factory=dict)

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
        if i < done or not (words[i].isalpha() and words[i + 1].isalpha()):
            continue
        tight = bool(GAPS[gap] & tables.TIGHT)
        j = i + 1
        while (
            j < count and words[j].isalpha() and gaps.get(j - 1, " ") == gap and (tight or len(words[j]) == 1)
        ):
            j += 1
        whole = "".join(words[i:j])
        if len(whole) <= 24 and any(len(w) <= 3 for w in words[i:j]):
            yield i, j, whole
        done = j


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


_MARKS = bytes(bool(flag & MARKED) for flag in range(256))
_ASKED = bytes(flag & ~MARKED for flag in range(256))
_WORDS, _BARE, _FLAGS, _SPECIAL = map(itemgetter, (0, 1, 2, 3))  # of a token
_NONE: Mapping[str, str] = {}


def _apart(flags: bytes, between: Mapping[int, int], asked: Iterable[int]) -> list[int]:
    """The words after which a gap stands that may part the letters of one word."""
    tight = {i for i, gap in between.items() if gap & tables.TIGHT}
    singles = [i for i in asked if flags[i] & tables.LETTER]
    pairs = (i for i, j in pairwise(singles) if j == i + 1 and not between.get(i, 0) & tables.FAR)
    return sorted(tight.union(pairs))


def _pieces(text: str) -> tuple[list[str], set[int]]:
    """A text cut at its spaces and the ends of its lines; the pieces that begin a further line."""
    if "\n" not in text:
        return text.split(" "), set()
    pieces: list[str] = []
    begins: set[int] = set()
    for line in text.split("\n"):
        begins.add(len(pieces))
        pieces += line.split(" ")
    begins.discard(0)
    return pieces, begins


class Spans(Sequence[tuple[int, int]]):
    """Where each word stands, worked out when it is asked for: few words of a text are parts of anything found."""

    __slots__ = ("_at", "_count", "_opens", "_pieces", "_told", "_words")

    def __init__(
        self, pieces: list[str], told: list[Token], words: list[int], at: list[int], count: int
    ) -> None:
        """`words` are the first words of pieces that are not one word alone, `at` these pieces."""
        self._pieces, self._told, self._words, self._at, self._count = pieces, told, words, at, count
        self._opens: list[int] = []

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, word: Any) -> Any:
        if isinstance(word, slice):
            return [self[i] for i in range(*word.indices(self._count))]
        if word < 0:
            word += self._count
        if not 0 <= word < self._count:
            raise IndexError(word)
        if not self._opens:
            self._opens = list(accumulate(map(len, self._pieces), initial=0))
        last = bisect_right(self._words, word) - 1
        at = word
        if last >= 0:
            piece, beyond = self._at[last], word - self._words[last]
            within = self._told[piece].spans
            if beyond < len(within):
                start, end = within[beyond]
                low = self._opens[piece] + piece
                return low + start, low + end
            at = piece + 1 + beyond - len(within)
        return self._opens[at] + at, self._opens[at + 1] + at


def _placed(
    pieces: list[str], told: list[Token], begins: set[int], count: int
) -> tuple[Spans, dict[int, str], list[Joined]]:
    """Where each of `count` words stands, the gaps after words that are not one space, words with figures in them.

    Most pieces are one word and nothing else; only the others are looked at one by one.
    """
    special: Iterable[int] = compress(range(len(told)), map(_SPECIAL, told))
    gaps: dict[int, str] = {}
    leet: list[Joined] = []
    firsts: list[int] = []
    places: list[int] = []
    word, done, before = 0, 0, ""  # words so far, pieces so far, what stands after the last word
    for at in sorted(begins.union(special)) if begins else special:
        if at > done:  # plain ones between
            if before and word:
                gaps[word - 1] = before + " "
            word += at - done
            before = ""
        done = at + 1
        held, _, _, _, head, inner, tail, _, figures = told[at]
        if head or before or at in begins:
            before += ("\n" if at in begins else " ") + head
            if held and word:
                gaps[word - 1] = before
        elif not held:
            before = " "
        firsts.append(word)
        places.append(at)
        if not held:
            continue
        for i, gap in inner:
            gaps[word + i] = gap
        for i, j, meant in figures:
            leet.append((word + i, word + j, meant))
        word += len(held)
        before = tail
    if done < len(told) and before and word:
        gaps[word - 1] = before + " "
    return Spans(pieces, told, firsts, places, count), gaps, leet


def read(text: str, aliases: Mapping[str, str] | None = None) -> Reading:
    """Cut a text into words and list other ways to read them.

    `aliases` maps a written word to the one that is meant ("ko" → "không"), as `aliases_of` makes it.
    """
    known = aliases if aliases is not None else _NONE
    table = tokens_for(known)
    pieces, begins = _pieces(text)
    told = list(map(table.__getitem__, pieces))
    words = tuple(chain.from_iterable(map(_WORDS, told)))
    spans, gaps, leet = _placed(pieces, told, begins, len(words))
    flags = b"".join(map(_FLAGS, told))
    between = {i: kind for i, gap in gaps.items() if (kind := GAPS[gap])}
    asked = list(compress(range(len(words)), flags.translate(_ASKED)))
    others: dict[int, list[Other]] = {}
    inside: set[int] = set()  # gaps within letters set apart end no sentence
    for i, j, word in _joined(words, gaps, _apart(flags, between, asked)):
        others.setdefault(i, []).append(Other(j, word, True))
        inside.update(range(i, j - 1))
    for i, j, word in leet:
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
    for i, kind in sorted(between.items()):
        if kind & tables.STOP and i not in inside and not _shortened(words[i], gaps[i]):
            sentence.extend([number] * (i + 1 - len(sentence)))
            number += 1
    sentence.extend([number] * (count - len(sentence)))
    bare = tuple(chain.from_iterable(map(_BARE, told)))
    marks = flags.translate(_MARKS)
    return Reading(
        text,
        words,
        bare,
        tuple(meant),
        spans,
        tuple(sentence),
        _toneless(marks),
        marks.count(1),
        " ".join(bare),
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
