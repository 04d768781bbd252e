"""Many phrases found at once in a reading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from typing import Any, NamedTuple, Protocol

from .letters import TWINS, strip_tones
from .words import Other, Reading, key


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


class Hit(NamedTuple):
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
        self._words: set[str] = set()  # of all phrases, with marks and without
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
        self._words.update(words)
        for word in words:
            node = node.setdefault(word, {})  # type: ignore[assignment]
        node.setdefault(self._END, []).append(entry)  # type: ignore[attr-defined]

    def find(self, reading: Reading) -> tuple[Hit, ...]:
        """Every hit, in the order of the text."""
        return tuple(sorted(self._found(reading), key=lambda h: (h.first, -h.last)))

    def by_lexicon(self, reading: Reading) -> dict[str, list[Hit]]:
        """The hits of each lexicon that has any, in the order of the text."""
        out: dict[str, list[Hit]] = {}
        for hit in self._found(reading):
            out.setdefault(hit.lexicon, []).append(hit)
        return out

    def _found(self, reading: Reading) -> list[Hit]:
        """Every hit, those of one lexicon together and in the order of the text."""
        found: list[Hit] = []
        others = self._worth(reading.others) if reading.others else {}
        clean = bool(_ORDINARY.fullmatch(reading.text))
        self._search(_Look(reading, others, clean, False, found), self._marked, reading.words)
        if others or True in reading.toneless:
            self._search(_Look(reading, others, clean, True, found), self._bare, reading.bare)
        found = [hit for hit in found if hit.term.weight or not _parted(reading, hit)]
        found.sort(key=lambda h: (h.lexicon, h.first, -h.last, h.spelling == "toneless"))
        kept: list[Hit] = []
        for hit in found:
            last = kept[-1] if kept and kept[-1].lexicon == hit.lexicon else None
            if last is None or hit.last > last.last:
                kept.append(hit)
        return kept

    def _worth(self, others: Mapping[int, tuple[Other, ...]]) -> dict[int, tuple[Other, ...]]:
        """The other ways to read words that are words of some phrase; of all others nothing can come."""
        out: dict[int, tuple[Other, ...]] = {}
        for at, options in others.items():
            kept = [o for o in options if o.word in self._words or strip_tones(o.word) in self._words]
            if kept:
                out[at] = tuple(kept)
        return out

    def _search(self, look: _Look, tree: dict[str, Any], words: Sequence[str]) -> None:
        """Every phrase of one tree. Where no word is to be read otherwise the words themselves are followed;
        that is nearly everywhere, so it is done here and in one loop."""
        others, toneless, sentence = look.others, look.reading.toneless, look.reading.sentence
        count, end, bare = len(words), self._END, look.bare
        begins: Iterable[int] = ()
        if not bare or True in toneless:
            begins = _likely(tree, words, end, others)
        for i in sorted({*others, *begins}) if others else begins:
            if i in others:
                self._walk(look, tree, i, i, 0)
                continue
            if bare and not toneless[i]:
                continue
            node: Any = tree[words[i]]
            at = i + 1
            while node is not None:
                if at in others:
                    self._walk(look, node, i, at, 0)
                    break
                if end in node:
                    look.found.extend([_hit(look, entry, i, at, 0) for entry in node[end]])
                if at >= count or (node := node.get(words[at])) is None:
                    break
                if sentence[at] != sentence[i] or (bare and not toneless[at]):
                    break
                at += 1

    def _walk(self, look: _Look, node: dict[str, object], first: int, at: int, rank: int) -> None:
        reading, bare = look.reading, look.bare
        for entry in node.get(self._END, ()):  # type: ignore[attr-defined]
            look.found.append(_hit(look, entry, first, at, rank))
        if at >= len(reading.words) or (at > first and reading.sentence[at] != reading.sentence[first]):
            return
        if not bare:
            self._step(look, node, reading.words[at], first, at + 1, rank)
        elif reading.toneless[at] or (rank == 2 and reading.words[at] == reading.bare[at]):
            self._step(look, node, reading.bare[at], first, at + 1, rank)
        for other in look.others.get(at, ()):
            word = strip_tones(other.word) if bare else other.word
            cut = word == other.word or other.end == at + 1  # no join of marked words: "y tế…và" is no "teva"
            if bare and not reading.toneless[at] and not (other.disguised and cut):
                continue
            if word != reading.words[at] or other.end > at + 1:
                self._step(look, node, word, first, other.end, max(rank, 1 + other.disguised))

    def _step(self, look: _Look, node: dict[str, object], word: str, first: int, at: int, rank: int) -> None:
        below = node.get(word)
        if isinstance(below, dict):
            self._walk(look, below, first, at, rank)


class _Look(NamedTuple):
    """One search: what is read, which words may be others, whether no letter of the text is strange, whether words
    are compared without marks, the hits so far."""

    reading: Reading
    others: Mapping[int, tuple[Other, ...]]
    clean: bool
    bare: bool
    found: list[Hit]


def _hit(look: _Look, entry: tuple[str, TermLike], first: int, last: int, rank: int) -> Hit:
    reading = look.reading
    start, end = reading.spans[first]
    if last - first > 1:
        end = reading.spans[last - 1][1]
    hidden = rank == 2 or (not look.clean and _hidden(reading.text[start:end]))
    spelling = "disguised" if hidden else "hurried" if rank else "toneless" if look.bare else "plain"
    return Hit(entry[0], entry[1], first, last, start, end, spelling)


def _hidden(quote: str) -> bool:
    return not _ORDINARY.fullmatch(quote) and any(map(_strange, quote))


def _likely(
    tree: dict[str, Any], words: Sequence[str], end: str, others: Mapping[int, object]
) -> Iterable[int]:
    """The words from which a phrase may go: it is one word, or the next word goes on with it. Of a hundred words
    that begin some phrase twenty are left, and no loop of Python's own is run for the others."""
    begin = list(map(tree.__contains__, words))
    nodes = list(map(tree.__getitem__, compress(words, begin)))
    below = map(dict.get, nodes, compress((*words[1:], "\0"), begin))
    places = compress(range(len(words)), begin)
    likely = [i for i, node, on in zip(places, nodes, below, strict=True) if on is not None or end in node]
    if others:
        likely += [i - 1 for i in others if i and begin[i - 1]]  # the next word may be meant otherwise
    return likely
