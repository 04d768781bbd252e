"""Whether letters could be a syllable of Vietnamese. Ground file."""

from __future__ import annotations

import re
import unicodedata

# One syllable without its marks: "tay", "cao", "thanh".
SYLLABLE = re.compile(
    r"(?:ngh?|nh|th|tr|ch|gh|gi|kh|ph|qu|[bcdghklmnprstvx])?"
    r"(?:oa[iy]|uay|uy[aeu]|yeu|ieu|uo[iu]|oao|oeo|a[iouy]|e[ou]|i[aeu]|o[aeio]|u[aeiouy]|y[ae]|[aeiouy])"
    r"(?:ch|ng|nh|[cmnpt])?"
)
_BARE = re.compile(r"[a-z]{2,}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MARKS = "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵ"
_LETTERS = frozenset("abcdeghiklmnopqrstuvxy" + _MARKS)
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def bare_share(text: str) -> float:
    """The share (0-1) of the words of plain Latin letters that could be syllables without their marks.

    Of 2,000 real descriptions bared of their marks 99 of 100 had 0.7 or more, texts in English 0.1 to 0.3.
    """
    words = _BARE.findall(text.lower())
    return sum(SYLLABLE.fullmatch(word) is not None for word in words) / len(words) if words else 0.0


def marked_share(text: str) -> tuple[float, int]:
    """Of the words of two letters or more that hold one beyond ASCII: the share (0-1) that are syllables with their
    marks; how many there are."""
    words = [word for word in _WORD.findall(unicodedata.normalize("NFC", text.lower())) if not word.isascii()]
    return (sum(map(_marked, words)) / len(words), len(words)) if words else (0.0, 0)


def _marked(word: str) -> bool:
    if not _LETTERS.issuperset(word):
        return False
    apart = unicodedata.normalize("NFD", word.replace("đ", "d"))
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return sum(letter in _TONES for letter in apart) <= 1 and SYLLABLE.fullmatch(bare) is not None
