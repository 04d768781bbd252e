"""Letters levelled: NFC, case, width, look-alikes, hidden characters, the place of a tone mark.

Every function takes any text and raises on none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from .bytewise import translator

TWINS = dict(
    zip(  # letters of other scripts that are drawn like Latin ones
        "аеорсухкмтвнігѕјԁһӏԛԝьαοερνικτυχμβηγωɑɡɪɴʀʟʏᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢʙɢʜꜰꜱƒðℓаΑΒΕΗΙΚΜΝΟΡΤΥΧΖ",
        "aeopcyxkmtbнirsjdhlqwbaoepviktuxubnywaginrlyacdejkmoptuvwzbghfsfđlaabehikmnoptyxz",
        strict=True,
    )
) | {"н": "h", "Н": "h"}
TWINS |= dict(
    zip(  # turned, hooked and foreign letters that take the place of Latin ones
        "ɾʌяшгцԍհսոօցɐɔǝɹɯʇʍʎøłŧħıʋɛɓɗɴțşŗķļņɩɭɦɫꞓᴦπσδφψλζξέάίόύήώȃȇȏǎĕŏŭǔāēōūěǒ",
        "rarwrughunogacermtwyolthivebdntsrklnilhlcrnodfyazeeaiounwâêôăêôưưăêôuêô",
        strict=True,
    )
)
TWINS |= {chr(0x1F1E6 + i): chr(97 + i) for i in range(26)}  # regional indicators
# letters in dark circles and squares
TWINS |= {chr(base + i): chr(97 + i) for base in (0x1F150, 0x1F170) for i in range(26)}


class _Letters(dict[int, str]):
    """Code point → levelled text, filled as letters are met; `odd` holds those that change the length."""

    odd: set[str]

    def __missing__(self, point: int) -> str:
        char = chr(point)
        twin = TWINS.get(char) or TWINS.get(char.casefold())
        kind = unicodedata.category(char)
        if twin:
            out = twin
        elif kind == "Cc" and not char.isspace():
            out = ""  # a NUL or another control character in a word
        elif char in "™®©℠":
            out = " "
        elif kind in ("Cf", "Mn", "Me"):
            out = ""  # zero-width, soft hyphen, keycap, variation selector
        else:
            out = unicodedata.normalize("NFKC", char).casefold()
            if kind == "So" and not any(c.isalnum() for c in out):
                out = "•"
        if len(out) != 1:
            self.odd.add(char)
        self[point] = out
        return out


_LETTERS = _Letters()
_LETTERS.odd = set()


class _OneForOne(dict[int, str]):
    """As `_Letters`, but one mark for every letter whose length changes, so that one look finds them all."""

    def __missing__(self, point: int) -> str:
        out = _LETTERS[point]
        self[point] = out if len(out) == 1 else _ODD
        return self[point]


_ODD = "\ufdd0"  # a code point that is no character
_one_for_one = translator(_OneForOne())
LETTER = "a-zà-öø-ỹđ"
TONES = {"a": "àáảãạ", "e": "èéẻẽẹ", "y": "ỳýỷỹỵ", "o": "òóỏõọ", "u": "ùúủũụ", "i": "ìíỉĩị"}
_MISPLACED = re.compile(
    f"o[{TONES['a']}{TONES['e']}](?![{LETTER}])|(?<!q)u[{TONES['y']}](?![{LETTER}])"
    f"|[{TONES['o']}][ae](?=[{LETTER}])|(?<=q)[{TONES['u']}]y"
    f"|(?<![{LETTER}])[hklmst][{TONES['y']}](?![{LETTER}])"
)


def replace_tone(match: re.Match[str]) -> str:
    """hoà → hòa, hòan → hoàn, qúy → quý, kỹ → kĩ: one spelling for each syllable, same length."""
    first, second = match[0][0], match[0][1]
    if first in "hklmst":
        return first + TONES["i"][TONES["y"].index(second)]
    for vowel in "aey":
        if second in TONES[vowel]:
            return TONES[first][TONES[vowel].index(second)] + vowel
    vowel = "o" if first in TONES["o"] else "u"
    return vowel + TONES[second][TONES[vowel].index(first)]


def replace_misplaced(word: str) -> str:
    """A levelled word with its tone mark where `fold` puts it."""
    return word if word.isascii() else _MISPLACED.sub(replace_tone, word)


class _Bare(dict[int, str]):
    def __missing__(self, point: int) -> str:
        char = chr(point)
        base = unicodedata.normalize("NFD", char)[0]
        self[point] = base if len(base) == 1 else char
        return self[point]


BARE = _Bare({ord("đ"): "d", ord("Đ"): "D"})
bare = translator(BARE)


# A text of nothing but these is levelled letter by letter: its words stand, in lower case and with their tone marks
# where `fold` puts them, between the same characters as before. The mark after a sign that asks for it in colour (all
# that is left of many) hides nothing where no letter stands before it.
_SIGNS = (
    r"\u2190-\u21ff\u25a0-\u2775\u2794-\u27bf\U0001f300-\U0001f64f\U0001f680-\U0001f6d7\U0001f900-\U0001f9ff"
)
_USUAL = (
    r"\t\n\r\x20-\x7e\xa0\xab\xb0\xb1\xb7\xbb\xd7À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ"
    r"\u2010-\u2015\u2018-\u201f\u2022\u2026\u20ab\u2248\u2264\u2265"
)
PLAIN = re.compile(rf"[{_USUAL}]*+(?:(?:[{_SIGNS}]|(?<!\w)\ufe0f)[{_USUAL}]*+)*+")


def strip_tones(text: str) -> str:
    """The text without Vietnamese marks (đ becomes d); the length of NFC text does not change."""
    return bare(unicodedata.normalize("NFC", text))


def fold(text: str) -> tuple[str, Sequence[tuple[int, int]] | None]:
    """Levelled text, and for each of its characters the (start, end) it came from; None: the same places."""
    levelled, places = level(text)
    return replace_misplaced(levelled), places


def level(text: str) -> tuple[str, Sequence[tuple[int, int]] | None]:
    """As `fold`, but tone marks stay where they were written: for whoever asks each word but once."""
    levelled = _one_for_one(text)
    if _ODD in levelled or not unicodedata.is_normalized("NFC", text):
        return _placed(text)
    return levelled, None


def _placed(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The slow way for texts whose length changes: run by run, so that only the odd letters cost time."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for odd in _odd_pattern(len(_LETTERS.odd)).finditer(text):
        low, high = odd.span()
        parts.append(text[at:low].translate(_LETTERS))
        starts.extend(range(at, low))
        ends.extend(range(at + 1, low + 1))
        whole = odd.group() if high - low == 1 else unicodedata.normalize("NFC", odd.group())
        piece = whole.translate(_LETTERS)
        parts.append(piece)
        starts.extend([low] * len(piece))
        ends.extend([high] * len(piece))
        at = high
    parts.append(text[at:].translate(_LETTERS))
    starts.extend(range(at, len(text)))
    ends.extend(range(at + 1, len(text) + 1))
    return "".join(parts), list(zip(starts, ends, strict=True))


@lru_cache(maxsize=64)
def _odd_pattern(known: int) -> re.Pattern[str]:
    """A letter with marks set apart, or one of the `known` letters whose length changes."""
    odd = "".join(map(re.escape, sorted(_LETTERS.odd)))
    return re.compile(rf".[\u0300-\u036f]+|[{odd}]" if odd else r".[\u0300-\u036f]+", re.S)
