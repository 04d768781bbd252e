"""Whether a firm that running text tells the history of is the shop's own, or had another name before.

"Công ty TNHH Mộc Lan được thành lập năm 2012 …" on the first page names the seller where the page or its host bears the
firm's name; a brand's history on a page of many brands does not.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from checker.facts import names
from checker.facts.fold import fold
from checker.facts.page import Page
from checker.facts.sift import Voice
from checker.facts.syllables import SYLLABLE

_TELLS = re.compile(
    r"\W{0,3}(?:\([^()]{1,40}\)\W{0,3})?(?:tien than la|(?:da |chinh thuc |duoc ){0,3}thanh lap|"
    r"(?:chinh thuc )?ra doi (?:nam|tu|vao|ngay)|(?:hien |tu hao ){0,2}la (?:mot )?(?:trong nhung |cac ){0,2}"
    r"(?:don vi|cong ty|doanh nghiep|nha (?:phan phoi|san xuat|cung cap|nhap khau)|thuong hieu))\b"
)
_SELLS = re.compile(r"\b(?:phan phoi|nhap khau|san xuat|thuong hieu|san pham)(?: (?:boi|cua))\W*$")
_FORMER = ("tien than la", "tien than", "ten cu", "ten cu la", "ten cu:", "truoc day la", "ten truoc day la")
_BEGINS = (".", "!", ":", "\n", "")
_WORD = re.compile(r"[a-z0-9]+")
_SHORT = 3  # letters of one word that is a name by itself


def own(voice: Voice, name: names.Name) -> bool:
    """Whether a sentence that begins with a firm tells what it is, and the page's title or host bears its name."""
    before = voice.folded[: name.start].rstrip()
    if before[-1:] not in _BEGINS or not _TELLS.match(voice.folded, name.end):
        return False
    return _bears(voice.page, name)


def own_brand(voice: Voice, name: names.Name) -> bool:
    """Whether a foot says that the firm whose name the site bears makes, brings in or sells the goods of its brand."""
    return (
        voice.chrome and _SELLS.search(voice.folded, 0, name.start) is not None and _bears(voice.page, name)
    )


def _bears(page: Page, name: names.Name) -> bool:
    """Whether a page's title or host bears the last words of a firm's own name."""
    words = _WORD.findall(names.core(name.text))[-2:]
    title = _WORD.findall(fold(f"{page.title} {page.meta.get('og:site_name', '')}"))
    host = (urlsplit(page.url).hostname or "").removeprefix("www.").split(".")[0]
    if len(words) > 1 and (" ".join(words) in " ".join(title) or "".join(words) in host.replace("-", "")):
        return True
    if not words or len(words[-1]) < _SHORT:
        return False
    coined = (
        len(words) == 1 and SYLLABLE.fullmatch(words[0]) is None
    )  # "kemvita" is no word of a title by chance
    return words[-1] in host.split("-") or (coined and words[0] in title)


def former(folded: str, start: int) -> bool:
    """Whether a firm named at `start` of a folded line is what the seller was called before."""
    return folded[max(0, start - 30) : start].rstrip(" \"'“").endswith(_FORMER)
