"""What is worked out once for each word and each gap between words, and looked up ever after.

A feed says the same few hundred thousand words millions of times; a look-up in a table costs a hundredth of
the question. Tables are bounded and hold nothing long, so that a hostile text fills no memory.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .letters import BARE, replace_misplaced
from .spellings import is_syllable, other_spellings

HASTY, SHARD, LETTER = 1, 2, 4  # of a word
STOP, TIGHT, FAR = 1, 2, 4  # of a gap
_HELD = 200_000
_LONGEST = 40  # characters of what is remembered
_STOP = re.compile(  # a run is tried from its first sign only: a line of a million dots takes linear time
    r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?=\s)|\n|\s[-–—*•●▪►+]++(?=\s)|\s•+|(?<!•)•++(?=\s)|\s\|\s"
    r"|-{4,}|={4,}|_{4,}"
)
_APART = 4  # characters that may stand between letters of one word


class Bares(dict[str, str]):
    """Levelled word → the same without marks."""

    def __missing__(self, word: str) -> str:
        bare = word.translate(BARE)
        if len(word) <= _LONGEST:
            if len(self) >= _HELD:
                self.clear()
            self[word] = bare
        return bare


class Placed(dict[str, str]):
    """Levelled word → the same with its tone mark where `fold` puts it."""

    def __missing__(self, word: str) -> str:
        placed = replace_misplaced(word)
        if len(word) <= _LONGEST:
            if len(self) >= _HELD:
                self.clear()
            self[word] = placed
        return placed


def otherwise(
    word: str, known: Mapping[str, str], letters: Sequence[str] = ()
) -> tuple[str, tuple[str, ...]]:
    """What a word written in haste is known to mean ("" where that is not known), and all that it may be. `letters` are
    words that the figures in it may stand for."""
    options = other_spellings(word)
    alias = known.get(word) or next((known[one] for one in (*options, *letters) if one in known), "")
    return alias, (*options, alias) if alias else options


class Hasty(dict[str, tuple[str, tuple[str, ...]]]):
    """A word by itself → `otherwise` of it."""

    def __init__(self, known: Mapping[str, str]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, word: str) -> tuple[str, tuple[str, ...]]:
        found = otherwise(word, self._known)
        if len(word) <= _LONGEST:
            if len(self) >= _HELD:
                self.clear()
            self[word] = found
        return found


class Words(dict[str, int]):
    """Levelled word → what is to be asked about it further.

    HASTY: it may be meant otherwise (teencode of `known`, Telex, a slip). SHARD: it is short, of letters and
    no syllable, so it may be half of a word cut in two. LETTER: it is one character.
    """

    def __init__(self, known: Mapping[str, str]) -> None:
        super().__init__()
        self.known = known
        self.hasty = Hasty(known)

    def __missing__(self, word: str) -> int:
        flags = LETTER if len(word) == 1 else 0
        if word in self.known or other_spellings(word):
            flags |= HASTY
        if len(word) <= 4 and word.isalpha() and not is_syllable(word):
            flags |= SHARD
        if len(word) <= _LONGEST:
            if len(self) >= _HELD:
                self.clear()
            self[word] = flags
        return flags


class Gaps(dict[str, int]):
    """What stands between two words → STOP: a sentence ends in it. TIGHT: it may part the letters of one word.
    FAR: it is more than single letters of one word have between them."""

    def __missing__(self, gap: str) -> int:
        flags = STOP if _STOP.search(gap) else 0
        if len(gap) > _APART or "\n" in gap:
            flags |= FAR
        elif "," not in gap and not any(char.isspace() for char in gap):
            flags |= TIGHT
        if len(gap) <= _LONGEST:
            if len(self) >= _HELD:
                self.clear()
            self[gap] = flags
        return flags


BARES, PLACED, GAPS = Bares(), Placed(), Gaps()
_WORDS: list[Words] = []  # of the last few tables of aliases: a run has one


def words_for(known: Mapping[str, str]) -> Words:
    """The table of words for one table of aliases, told by identity."""
    for table in _WORDS:
        if table.known is known:
            return table
    table = Words(known)
    _WORDS[:] = [table, *_WORDS[:3]]
    return table
