"""What stands between two spaces, worked out once for each way it is written and looked up ever after.

Nothing but letters set apart reaches over a space, so that everything else about a word can be known from its own
run of characters: how it is levelled, where it stands in the text as given, what figures in it may mean letters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import NamedTuple

from .letters import LETTER, fold, level
from .tables import BARES, PLACED, Words, words_for

MARKED = 8  # beside the flags of `tables`: the word bears marks
_PARTS = re.compile(r"([^\W_]+)")  # splits a text into gaps and words by turns
_USUAL = re.compile("([A-Za-zÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]+|[0-9]+)([,.:;?)]?)")
_MIXED = re.compile(rf"[{LETTER}][0-9@$€]|[0-9@$€][{LETTER}]|[{LETTER}][!|][{LETTER}]")
_CHUNK = re.compile(rf"(?:[{LETTER}0-9@$€]|(?<=[{LETTER}0-9])[!|](?=[{LETTER}0-9])){{2,24}}")
LEET = str.maketrans("03457@$€", "oeasta" + "se")
_STROKES = str.maketrans("1!|", "iii")
_STROKE = re.compile(r"(?<=[a-zà-ỹ])I(?![A-Z])|(?<=^[A-Z])I(?=[a-z])")  # a capital i drawn like an l
_TWICE = re.compile(r"(.)\1+")  # r33p
_HELD = 60_000  # tokens of one generation
_LONGEST = 40  # characters of what is remembered


class Token(NamedTuple):
    """`bare` are the words without marks, a space between. `special` is 0 for one word with nothing beside it. `head`
    and `tail` are what stands before and after the words, levelled; `gaps` what stands between two, by the first of
    them, where it is not one space; `spans` are offsets in the token as written; `leet` are words (from, to, meant)."""

    words: tuple[str, ...]
    bare: str
    flags: bytes
    special: int
    head: str
    gaps: tuple[tuple[int, str], ...]
    tail: str
    spans: tuple[tuple[int, int], ...]
    leet: tuple[tuple[int, int, str], ...]


class Tokens(dict[str, Token]):
    """Token by its characters, for one table of words. Two generations are kept, so that what recurs stays."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.of, self._old = words, dict[str, Token]()

    def __missing__(self, text: str) -> Token:
        token = self._old.get(text) or token_of(text, self.of)
        if len(text) <= _LONGEST:
            if len(self) >= _HELD:
                self._old = dict(self)
                self.clear()
            self[text] = token
        return token


def token_of(text: str, table: Words) -> Token:
    """Characters without a space in, what they hold out."""
    if usual := _USUAL.fullmatch(text):
        token = _one_word(usual[1].lower(), usual[2], table)
        if "I" in text and _STROKE.search(usual[1]):  # ChaneI, BIeu
            return token._replace(special=1, leet=tuple(_strokes(text, token.spans)))
        return token
    return _any(text, table)


def _one_word(levelled: str, tail: str, table: Words) -> Token:
    """A word in letters that `lower` levels, or a number, with a sign after it or none: the greater part by far."""
    word = PLACED[levelled]
    bare = BARES[word]
    flags = table[word] | (MARKED if word != bare else 0)
    return Token((word,), bare, flags.to_bytes(), int(tail != ""), "", (), tail, ((0, len(levelled)),), ())


def _any(text: str, table: Words) -> Token:
    levelled, places = level(text)
    parts = _PARTS.split(levelled)
    if len(parts) == 1:
        return Token((), "", b"", 1, levelled, (), "", (), ())
    bounds = list(accumulate(map(len, parts)))
    words = tuple(map(PLACED.__getitem__, parts[1::2]))  # what stands around a word moves no mark in it
    starts, ends = bounds[:-1:2], bounds[1::2]
    bare = list(map(BARES.__getitem__, words))
    flags = bytes([table[word] | (word != plain and MARKED) for word, plain in zip(words, bare, strict=True)])
    levels = zip(starts, ends, strict=True)
    spans = tuple(levels) if places is None else tuple([(places[s][0], places[e - 1][1]) for s, e in levels])
    leet: tuple[tuple[int, int, str], ...] = ()
    if _MIXED.search(levelled):
        parts[1::2] = words
        leet = tuple(_unleet("".join(parts), starts, ends))
    if "I" in text:
        leet += tuple(_strokes(text, spans))
    special = int(len(words) > 1 or bool(parts[0] or parts[-1] or leet) or spans[0] != (0, len(text)))
    gaps = tuple([(i, gap) for i, gap in enumerate(parts[2:-1:2]) if gap != " "]) if len(parts) > 3 else ()
    return Token(words, " ".join(bare), flags, special, parts[0], gaps, parts[-1], spans, leet)


def _strokes(text: str, spans: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int, str]]:
    """Words in which a capital i may be drawn for an l, with the letters that are meant."""
    for i, (start, end) in enumerate(spans):
        word = text[start:end]
        if "I" in word and _STROKE.search(word):
            yield i, i + 1, fold(_STROKE.sub("l", word))[0]


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
        plain = body.translate(LEET).translate(_STROKES)
        strokes = [k for k, c in enumerate(body) if c in "1!|"]
        for one in ("i", "l") if strokes else ("",):
            meant = "".join(one if k in strokes else c for k, c in enumerate(plain)) if one else plain
            if meant.isalpha():
                yield i, j, meant
                if body[0].isalpha() and body[-1].isalpha() and (once := _TWICE.sub(r"\1", meant)) != meant:
                    yield i, j, once  # "44kg" and "B144" are figures


_TOKENS: list[tuple[Mapping[str, str], Tokens]] = []  # of the last few tables of aliases: a run has one


def tokens_for(known: Mapping[str, str]) -> Tokens:
    """The table of tokens for one table of aliases, told by identity."""
    for told, table in _TOKENS:
        if told is known:
            return table
    table = Tokens(words_for(known))
    _TOKENS[:] = [(known, table), *_TOKENS[:3]]
    return table
