"""Many phrases found at once in a reading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any, Protocol

from .letters import TWINS, strip_tones
from .words import Reading, key


class TermLike(Protocol):
    """One phrase of a lexicon (as `rules.model.Term`)."""

    @property
    def phrase(self) -> str: ...
    @property
    def weight(self) -> float: ...
    @property
    def code(self) -> str: ...


class LexiconLike(Protocol):
    """One list of phrases for one idea (as `rules.model.Lexicon`)."""

    @property
    def id(self) -> str: ...
    @property
    def terms(self) -> Sequence[TermLike]: ...
    @property
    def not_when(self) -> Sequence[str]: ...


def aliases_of(lexicon: LexiconLike) -> dict[str, str]:
    """Written word → word meant, from a lexicon whose codes are the words meant."""
    return {key(t.phrase): key(t.code) for t in lexicon.terms if t.code}


@dataclass(frozen=True, slots=True)
class Hit:
    """One phrase found: words `first` to `last` (exclusive), characters `start` to `end` of the text."""

    lexicon: str
    term: TermLike
    first: int
    last: int
    start: int
    end: int
    spelling: str  # plain | toneless | hurried (teencode) | disguised


def _strange(char: str) -> bool:
    """A character that draws a Latin letter without being one, or that is not drawn at all."""
    if char in TWINS and char not in "ð":
        return True
    kind = unicodedata.category(char)
    if kind == "Cf":
        return True
    return char.isalnum() and unicodedata.decomposition(char).startswith(("<font>", "<circle>", "<wide>"))


_ORDINARY = re.compile(r"[\x00-\x7fÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ\u2010-\u2026]*")


_PART = re.compile(r"[,;:(]\s|\s\(")


def _parted(reading: Reading, hit: Hit) -> bool:
    """Whether a phrase reaches over a comma: "giày rep, inbox giá" says no "rep inbox"."""
    return hit.last - hit.first > 1 and bool(_PART.search(reading.text, hit.start, hit.end))


class Matcher:
    """Finds the phrases of several lexicons at once; within one lexicon the longest wins.

    A phrase without weight keeps others of its list away, so it must stand in one piece.
    """

    _END = ""

    def __init__(self, lexicons: Iterable[LexiconLike]) -> None:
        self._marked: dict[str, object] = {}
        self._bare: dict[str, object] = {}
        for lexicon in lexicons:
            for term in lexicon.terms:
                words = key(term.phrase).split()
                if not words:
                    continue
                entry = (lexicon.id, term)
                self._add(self._marked, words, entry)
                self._add(self._bare, [strip_tones(w) for w in words], entry)
                whole = "".join(words)
                if len(words) > 1 and len(whole) >= 5:  # #likeauth, superfake
                    self._add(self._marked, [whole], entry)
                    if (
                        strip_tones(whole) != whole
                    ):  # #hangnhai among words with marks: joined, it means nothing else
                        self._add(self._marked, [strip_tones(whole)], entry)
                    self._add(self._bare, [strip_tones(whole)], entry)

    def _add(self, node: dict[str, object], words: list[str], entry: tuple[str, TermLike]) -> None:
        for word in words:
            node = node.setdefault(word, {})  # type: ignore[assignment]
        node.setdefault(self._END, []).append(entry)  # type: ignore[attr-defined]

    def find(self, reading: Reading) -> tuple[Hit, ...]:
        """Every hit, in the order of the text."""
        found: list[Hit] = []
        self._search(reading, self._marked, reading.words, False, found)
        if reading.others or any(reading.toneless):
            self._search(reading, self._bare, reading.bare, True, found)
        found = [hit for hit in found if hit.term.weight or not _parted(reading, hit)]
        found.sort(key=lambda h: (h.lexicon, h.first, -h.last, h.spelling == "toneless"))
        kept: list[Hit] = []
        for hit in found:
            last = kept[-1] if kept and kept[-1].lexicon == hit.lexicon else None
            if last is None or hit.last > last.last:
                kept.append(hit)
        return tuple(sorted(kept, key=lambda h: (h.first, -h.last)))

    def _search(
        self, reading: Reading, tree: dict[str, object], words: Sequence[str], bare: bool, found: list[Hit]
    ) -> None:
        """Every phrase of one tree. Where no word is to be read otherwise the words themselves are followed;
        that is nearly everywhere, so it is done here and in one loop."""
        others, toneless, sentence = reading.others, reading.toneless, reading.sentence
        count, end = len(words), self._END
        begins: Iterable[int] = compress(range(count), map(tree.__contains__, words))
        for i in sorted({*others, *begins}) if others else begins:
            if i in others:
                self._walk(reading, tree, i, i, 0, bare, found)
                continue
            if bare and not toneless[i]:
                continue
            node: Any = tree[words[i]]
            at = i + 1
            while node is not None:
                if at in others:
                    self._walk(reading, node, i, at, 0, bare, found)
                    break
                if end in node:
                    found += [self._hit(reading, entry, i, at, 0, bare) for entry in node[end]]
                if at >= count or (node := node.get(words[at])) is None:
                    break  # nearly always here: the next word goes on with nothing
                if sentence[at] != sentence[i] or (bare and not toneless[at]):
                    break
                at += 1

    def _walk(
        self,
        reading: Reading,
        node: dict[str, object],
        first: int,
        at: int,
        rank: int,
        bare: bool,
        found: list[Hit],
    ) -> None:
        for entry in node.get(self._END, ()):  # type: ignore[attr-defined]
            found.append(self._hit(reading, entry, first, at, rank, bare))
        if at >= len(reading.words) or (at > first and reading.sentence[at] != reading.sentence[first]):
            return
        if not bare:
            self._step(reading, node, reading.words[at], first, at + 1, rank, bare, found)
        elif reading.toneless[at] or (rank == 2 and reading.words[at] == reading.bare[at]):
            self._step(reading, node, reading.bare[at], first, at + 1, rank, bare, found)
        for other in reading.others.get(at, ()):
            word = strip_tones(other.word) if bare else other.word
            cut = word == other.word or other.end == at + 1  # no join of marked words: "y tế…và" is no "teva"
            if bare and not reading.toneless[at] and not (other.disguised and cut):
                continue
            if word != reading.words[at] or other.end > at + 1:
                self._step(reading, node, word, first, other.end, max(rank, 1 + other.disguised), bare, found)

    def _step(
        self,
        reading: Reading,
        node: dict[str, object],
        word: str,
        first: int,
        at: int,
        rank: int,
        bare: bool,
        found: list[Hit],
    ) -> None:
        below = node.get(word)
        if isinstance(below, dict):
            self._walk(reading, below, first, at, rank, bare, found)

    def _hit(
        self, reading: Reading, entry: tuple[str, TermLike], first: int, last: int, rank: int, bare: bool
    ) -> Hit:
        start, end = reading.spans[first][0], reading.spans[last - 1][1]
        quote = reading.text[start:end]
        hidden = rank == 2 or (not _ORDINARY.fullmatch(quote) and any(map(_strange, quote)))
        spelling = "disguised" if hidden else "hurried" if rank else "toneless" if bare else "plain"
        return Hit(entry[0], entry[1], first, last, start, end, spelling)
