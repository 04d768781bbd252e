"""Many phrases found at once in a reading."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple, Protocol

from .letters import TWINS, strip_tones
from .trees import END, Said, TermLike, Tree
from .words import Other, Reading, key


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
    return unicodedata.decomposition(char).startswith(("<font>", "<circle>", "<wide>"))


_ORDINARY = re.compile(r"[\x00-\x7fÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ\u2010-\u2026]*")


_PART = re.compile(r"[,;:(]\s|\s\(")


class Matcher:
    """Finds the phrases of several lexicons at once; within one lexicon the longest wins.

    A phrase without weight keeps others of its list away, so it must stand in one piece.
    """

    def __init__(self, lexicons: Iterable[LexiconLike]) -> None:
        self._marked, self._bare = Tree(), Tree()
        self._words: set[str] = set()  # of all phrases, with marks and without
        self._said = Said(self._words)
        self._longest = 0  # words of a phrase
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

    def _add(self, tree: Tree, words: list[str], entry: tuple[str, TermLike]) -> None:
        self._words.update(words)
        self._longest = max(self._longest, len(words))
        tree.add(words, entry)

    def find(self, reading: Reading) -> tuple[Hit, ...]:
        """Every hit, in the order of the text."""
        hits = chain.from_iterable(self.by_lexicon(reading).values())
        return tuple(sorted(hits, key=lambda h: (h.first, -h.last)))

    def by_lexicon(self, reading: Reading) -> dict[str, list[Hit]]:
        """The hits of each lexicon that has any, in the order of the text."""
        others = self._worth(reading.others) if reading.others else {}
        clean = reading.plain or _ORDINARY.fullmatch(reading.text) is not None
        look = _Look(reading, reading.words, others, clean, False, [])
        self._search(look)
        if others or True in reading.toneless:
            self._search_bare(look._replace(words=reading.bare, bare=True))
        look.found.sort()
        out: dict[str, list[Hit]] = {}
        kept: list[Hit] = []
        lexicon, beyond, place_of = "", 0, reading.spans.of
        for name, first, last, toneless, _, term, spelling in look.found:
            if name != lexicon:
                kept = out[name] = []
                lexicon = name
            elif last >= beyond:
                continue  # within what is found already
            beyond = last
            start, end = place_of(first, -last)
            kept.append(
                Hit(name, term, first, -last, start, end, spelling or ("toneless" if toneless else "plain"))
            )
        return out

    def _worth(self, others: Mapping[int, tuple[Other, ...]]) -> dict[int, tuple[Other, ...]]:
        """The other ways to read words that are words of some phrase; of all others nothing can come."""
        out: dict[int, tuple[Other, ...]] = {}
        for at, options in others.items():
            if kept := [other for other in options if self._said[other.word]]:
                out[at] = tuple(kept)
        return out

    def _search(self, look: _Look) -> None:
        """Every phrase of the tree with marks. Where no word is to be read otherwise the words themselves are followed;
        that is nearly everywhere, so it is done here and in one loop."""
        words, sentence, others = look.words, look.reading.sentence, look.others
        tree, count = self._marked.root, len(words)
        # the words from which a phrase may reach one that is to be read otherwise are looked at the long way
        before, ahead = {other - 1 for other in others if other}, sorted(others)
        for i in others:
            self._walk(look, tree, i, i, 0)
        for i in before.difference(others):
            if (node := tree.get(words[i])) is not None:
                self._through(look, node, i, words)
        for i in self._marked.begins(words):
            node, at = tree[words[i]], i + 1
            if ahead and (i in others or i in before):
                continue
            if ahead and (next_ := bisect_left(ahead, i)) < len(ahead) and ahead[next_] - i <= self._longest:
                self._through(look, node, i, words)
                continue
            while True:
                if END in node:
                    look.add(node[END], i, at)
                if at >= count or (node := node.get(words[at])) is None or sentence[at] != sentence[i]:
                    break
                at += 1

    def _search_bare(self, look: _Look) -> None:
        """Every phrase of the tree without marks, from words that bear none or are to be read otherwise."""
        words, toneless, others = look.words, look.reading.toneless, look.others
        for i in others:
            self._walk(look, self._bare.root, i, i, 0)
        if True not in toneless:
            return
        begins = set(self._bare.begins(words))
        begins.update(i - 1 for i in others if i)  # the next word may be meant otherwise
        for i in begins.difference(others):
            if toneless[i] and (node := self._bare.root.get(words[i])) is not None:
                self._through(look, node, i, words)

    def _through(self, look: _Look, node: Any, first: int, words: Sequence[str]) -> None:
        """Every phrase that goes on from a word, whose place in the tree is `node`."""
        sentence, toneless, count = look.reading.sentence, look.reading.toneless, len(words)
        at = first + 1
        while node is not None:
            if at in look.others:
                self._walk(look, node, first, at, 0)
                return
            look.add(node.get(END, ()), first, at)
            if at >= count or (node := node.get(words[at])) is None:
                return
            if sentence[at] != sentence[first] or (look.bare and not toneless[at]):
                return
            at += 1

    def _walk(self, look: _Look, node: dict[str, object], first: int, at: int, rank: int) -> None:
        reading, bare = look.reading, look.bare
        look.add(node.get(END, ()), first, at, rank)  # type: ignore[arg-type]
        if at >= len(reading.words) or (at > first and reading.sentence[at] != reading.sentence[first]):
            return
        if not bare:
            self._step(look, node, reading.words[at], first, at + 1, rank)
        elif reading.toneless[at] or (rank == 2 and reading.words[at] == look.words[at]):
            self._step(look, node, look.words[at], first, at + 1, rank)
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


# A phrase found, so written that sorting puts those of one list together, in the order of the text, the longest first:
# lexicon, first word, last word (exclusive) below zero, whether compared without marks, a number, term, how it is spelt
# where it is neither plain nor toneless.
Raw = tuple[str, int, int, bool, int, TermLike, str]


class _Look(NamedTuple):
    """One search: what is read, its words as they are compared, which of them may be others, whether no letter of the
    text is strange, whether words are compared without marks, what was found so far."""

    reading: Reading
    words: Sequence[str]
    others: Mapping[int, tuple[Other, ...]]
    clean: bool
    bare: bool
    found: list[Raw]

    def add(self, entries: Iterable[tuple[str, TermLike]], first: int, last: int, rank: int = 0) -> None:
        """The terms whose words these are."""
        for lexicon, term in entries:
            if not term.weight and last - first > 1 and self._parted(first, last):
                continue
            hidden = rank == 2 or (not self.clean and self._hidden(first, last))
            spelling = "disguised" if hidden else "hurried" if rank else ""
            toneless = self.bare and not spelling
            self.found.append((lexicon, first, -last, toneless, len(self.found), term, spelling))

    def _parted(self, first: int, last: int) -> bool:
        """Whether a phrase reaches over a comma: "giày rep, inbox giá" says no "rep inbox"."""
        return bool(_PART.search(self.reading.text, *self.reading.spans.of(first, last)))

    def _hidden(self, first: int, last: int) -> bool:
        start, end = self.reading.spans.of(first, last)
        quote = self.reading.text[start:end]
        return not _ORDINARY.fullmatch(quote) and any(map(_strange, quote))
