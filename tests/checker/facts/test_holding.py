"""Lines of a text that hold some words, and the cheap looks that spare a line its patterns."""

import random
import re
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]

import pytest

from checker.facts import numbers, site, theirs
from checker.facts.holding import lines_with
from checker.facts.notice import _CLAIM, _SPOKEN


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("", ("a",), []),
        ("mot\nhai\nba", ("x",), []),
        ("mot\nhai\nba", ("ba", "mot"), [0, 2]),
        ("stk stk\n\nso tk\nstk", ("tk", "stk"), [0, 2, 3]),
        ("\n\nstk", ("stk",), [2]),
    ],
)
def test_each_line_that_holds_a_word_is_told_once(
    text: str, words: tuple[str, ...], found: list[int]
) -> None:
    assert lines_with(text, words) == found


def sample(parsed: object, chance: random.Random) -> str:
    """A text that a pattern may match, as far as its plain letters tell."""
    out = ""
    for kind, said in parsed:  # type: ignore[attr-defined]
        if kind is c.LITERAL:
            out += chr(said)
        elif kind is c.BRANCH:
            out += sample(chance.choice(said[1]), chance)
        elif kind is c.SUBPATTERN:
            out += sample(said[3], chance)
        elif kind in (c.MAX_REPEAT, c.MIN_REPEAT):
            least, most, one = said
            out += "".join(sample(one, chance) for _ in range(chance.randint(least, min(most, least + 2))))
        elif kind is c.IN and said[0][0] is c.LITERAL:
            out += chr(chance.choice([one for sort, one in said if sort is c.LITERAL]))
        elif kind in (c.IN, c.NOT_LITERAL, c.ANY):
            out += "1"
    return out


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (numbers._TAX, numbers._OF_TAX),
        (numbers._REG, numbers._OF_REG),
        (numbers._OF_HOUSEHOLD, numbers._OF_REG),
        (numbers._ACCOUNT, numbers.OF_ACCOUNTS),
        (numbers._ACCOUNT_ABOVE, numbers.OF_ACCOUNTS),
        (theirs._FORM, theirs._ASKED_FOR),
        (site._SELLERS, site._OF_SELLERS),
        (_CLAIM, _SPOKEN),
        (_CLAIM, ("thuong", "bct")),
    ],
)
def test_a_cheap_look_misses_nothing(pattern: re.Pattern[str], words: tuple[str, ...]) -> None:
    chance = random.Random(7)
    parsed = _parser.parse(pattern.pattern, pattern.flags & ~re.U)
    matched = 0
    for _ in range(3_000):
        if found := pattern.search(sample(parsed, chance)):
            matched += 1
            assert any(word in found.group() for word in words), found.group()
    assert matched > 300
