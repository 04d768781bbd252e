"""How a word that is written in haste, by a slip of the keyboard or to hide may be meant."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .letters import BARE, TONES, replace_misplaced

_RESPELL = re.compile(rf"[jzw]|^f|^k[aăâoôơuư{TONES['a']}{TONES['o']}{TONES['u']}ấầẩẫậốồổỗộ]|[^n\W]g$")
_HASTE = tuple(
    (re.compile(written), meant)
    for written, meant in (
        (r"^f(?=[^\W\d_])", "ph"),
        (r"^k(?=[^\W\d_eêiyhèéẻẽẹềếểễệìíỉĩịỳýỷỹỵ])", "c"),
        (r"^j(?=[^i])", "gi"),
        (r"(?<=[^\W\d_])j", "i"),
        (r"^z", "d"),
        (r"^w", "qu"),
        (r"(?<=[aăâeêioôơuưyà-ỹ])g$", "ng"),
    )
)
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}|([aeiouy])\2$|(?<=[^\W\d_]{2})([hkpr])\3$")
_KEYS = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}  # Telex
_FIGURES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}  # VNI
_TELEX = re.compile(r"[a-z]*(?:aa|ee|oo|[uoa]w|dd)[a-z]*", re.A)
# A tone key alone ends many English words (cars, mix): the word must be shaped as no English one is.
_TONED = re.compile(r"(?:nh|ngh?|kh|gi|gh|tr|th|ph|ch)[a-z]{1,5}[sfrxj]|[a-z]{2,7}[fj]", re.A)
_VNI = re.compile(r"(?=[a-z]*[aeiouyd])[a-z]+[1-9][a-z0-9]*", re.A)
_TWICE = re.compile(r"([aeiouy])(?=(.))")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
    r"(?:[aăâeêioôơuưy]{1,3})(?:ch|ng|nh|[cmnpt])?"
)
_MARKED_VOWELS = {"â": "a", "ê": "e", "ô": "o"}


@lru_cache(maxsize=65536)
def other_spellings(word: str) -> tuple[str, ...]:
    """Other words that one may be: gjốg → giống, faaake → fake, sieeu → siêu, nha1i → nhái, fakê → fake."""
    out: list[str] = []
    if _RESPELL.search(word) and len(word) > 1:
        new = word
        for written, meant in _HASTE:
            new = written.sub(meant, new)
        if new != word:
            out.append(new)
    if _STRETCHED.search(word):
        out.append(_DOUBLED.sub(r"\1", word))
    if 3 <= len(word) <= 9:
        typed = _typed(word) if word.isascii() else _slipped(word)
        if typed and typed != word and typed not in out:
            out.append(typed)
    return tuple(out)


def _typed(word: str) -> str:
    """What the keys of Telex or VNI stand for, when the word they give has the shape of a syllable; else ""."""
    if _VNI.fullmatch(word):
        return _composed(word, _FIGURES, {"6": "aeo", "7": "ou", "8": "a", "9": "d"})
    if _TELEX.fullmatch(word) or _TONED.fullmatch(word):
        new = word.replace("dd", "đ", 1)
        new = new.replace("aa", "â").replace("ee", "ê").replace("oo", "ô")
        new = re.sub("u(o)w|uow", "ươ", new).replace("aw", "ă").replace("ow", "ơ").replace("uw", "ư")
        return _composed(new, _KEYS, {})
    return ""


_HATS = {"6": "\u0302", "7": "\u031b", "8": "\u0306"}


def _composed(word: str, tones: dict[str, str], hats: dict[str, str]) -> str:
    """Letters with the marks that the keys among them add; "" when no syllable comes out."""
    letters, tone = "", ""
    for i, char in enumerate(word):
        if char in hats:
            at = max((letters.rfind(c) for c in hats[char]), default=-1)
            if at < 0:
                return ""
            mark = "đ" if char == "9" else unicodedata.normalize("NFC", letters[at] + _HATS[char])
            letters = letters[:at] + mark + letters[at + 1 :]
        elif char in tones and letters and (char.isdigit() or i == len(word) - 1):
            tone = tones[char]
        else:
            letters += char
    if not _SYLLABLE.fullmatch(letters):
        return ""
    return _toned(letters, tone) if tone else letters


def _toned(letters: str, tone: str) -> str:
    """The syllable with its tone on the vowel that bears it."""
    start = 2 if re.match("qu|gi(?=[aeiouyâêôăơư])", letters) else 0
    at = [i for i, c in enumerate(letters) if c in "aăâeêioôơuưy" and i >= start]
    if not at:
        return ""
    hatted = [i for i in at if letters[i] in "ăâêôơư"]
    closed = at[-1] < len(letters) - 1
    where = hatted[-1] if hatted else at[-1] if closed and len(at) > 1 else at[-2] if len(at) > 1 else at[0]
    whole = letters[:where] + unicodedata.normalize("NFC", letters[where] + tone) + letters[where + 1 :]
    return replace_misplaced(whole)


def _slipped(word: str) -> str:
    """A vowel typed before its marked self (haàng → hàng), or marks on a word that is not Vietnamese (fakê → fake)."""
    once = _TWICE.sub(lambda m: "" if _same(m[1], m[2]) else m[1], word)
    if once != word:
        return once
    bare = word.translate(BARE)
    return "" if is_syllable(word) or bare == word else bare


def _same(plain: str, marked: str) -> bool:
    """Whether a letter is another one without its marks."""
    return plain != marked and marked.translate(BARE) == plain


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether a word has the shape of a Vietnamese syllable (any tone)."""
    base = "".join(c for c in unicodedata.normalize("NFD", word) if c not in _TONE_MARKS)
    return bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", base)))


_TONE_MARKS = frozenset(_KEYS.values())
