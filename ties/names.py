"""Names of sellers taken apart: the legal form, the core, and whether the source writes marks at all.

"Minh Anh" and "Minh Ánh" are two names. "MINH ANH" in a source that writes no marks may be either, and
agrees with both more weakly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.language import key

# written without marks, the longest first; a form says nothing of which firm it is
_FORMS = (
    (
        "llc",
        r"(?:cong ty|cty|c ty|ct) (?:trach nhiem huu han|tnhh)(?: (?:mot|hai|1|2) (?:thanh vien|tv)| mtv)?",
    ),
    ("joint_stock", r"(?:cong ty|cty|c ty|ct) (?:co phan|cp)|ctcp"),
    ("llc", r"cttnhh"),
    ("partnership", r"(?:cong ty|cty) hop danh"),
    ("household", r"(?:ho kinh doanh|hkd)(?: ca the)?"),
    ("private", r"doanh nghiep tu nhan|dntn"),
    ("cooperative", r"(?:lien hiep )?hop tac xa|htx"),
    ("llc", r"co ltd|company limited|ltd|llc"),
    ("joint_stock", r"joint stock company|jsc"),
    ("firm", r"cong ty|cty"),
)
_FORM = [(name, re.compile(rf"\b(?:{words})\b")) for name, words in _FORMS]
_BRANCH = re.compile(r"\b(?:chi nhanh|cn|van phong dai dien|vpdd)(?: (?:tai|so \d+|\d+))?\b")
_Y = re.compile(r"\b([hklmst])y\b")


@dataclass(frozen=True, slots=True)
class Name:
    """`core` is compared; `bare` is the core without marks; `form` a code of the legal form or ''."""

    core: str
    bare: str
    form: str


def plain(text: str) -> str:
    """A text's words without marks, the same whether they were written with them: "Mỹ" and "My" are "mi".

    With its mark "mỹ" is levelled to "mĩ", as both are written; without it nobody can tell it from "my".
    """
    return _Y.sub(r"\1i", key(text, tones=False))


def marked(text: str) -> bool:
    """Whether a text carries any Vietnamese mark."""
    return key(text) != key(text, tones=False)


def name(text: str) -> Name:
    """A name as written → its parts. Never raises; a name that is all legal form has an empty core."""
    words, bare = key(text).split(), key(text, tones=False).split()
    if len(words) != len(bare):  # a letter that falls away without its mark: then words cannot be told apart
        words = bare
    line, keep, form = " ".join(bare), [True] * len(bare), ""
    starts = [0]
    for word in bare:
        starts.append(starts[-1] + len(word) + 1)
    for code, pattern in (*_FORM, ("", _BRANCH)):
        for found in pattern.finditer(line):
            first, last = starts.index(found.start()), _upto(starts, found.end())
            if all(keep[first:last]):
                keep[first:last] = [False] * (last - first)
                form = form or code
    core = [w for w, kept in zip(words, keep, strict=True) if kept]
    return Name(" ".join(core), plain(" ".join(w for w, kept in zip(bare, keep, strict=True) if kept)), form)


def _upto(starts: list[int], end: int) -> int:
    return next(n for n, start in enumerate(starts) if start > end)


def written_with_marks(text: str, source: bool = True) -> bool:
    """Whether a missing mark in this name means that there is none.

    A legal form spelt out in Vietnamese carries marks ("Công ty", "Hộ kinh doanh"), so a name with one tells by
    itself; a bare "Minh Anh" is believed as its source (`source`: whether it writes marks at all).
    """
    return marked(text) or (source and not name(text).form)


def agreement(left: str, right: str, left_source: bool = True, right_source: bool = True) -> str:
    """How two names as written agree: same | unmarked | marks | differ.

    "unmarked" is the weaker agreement of two names that are the same without marks, where one of them is
    written without; "marks" are two names that only their marks tell apart, and they do.
    """
    one, two = name(left), name(right)
    if not one.core or not two.core or one.bare != two.bare:
        return "differ"
    if written_with_marks(left, left_source) and written_with_marks(right, right_source):
        return "same" if one.core == two.core else "marks"
    return "unmarked"
