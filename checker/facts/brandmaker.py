"""The brand of goods told by who makes them ("Nhà sản xuất: Corsair"), where no field, name or sentence tells it.

A firm with its legal form, a factory and a country are makers and no brands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.coined import all_coined
from checker.facts.material import Kit, Material, Passage
from checker.facts.product import NO_BRAND
from checker.language import key
from checker.model import Fact, Place

MAYBE = 0.35  # the confidence of a maker that no list knows and the goods' name does not bear
_SURE = 0.5
_LISTS = ("imitated_brands", "brand_names")
_CELLS = frozenset(("nha san xuat", "ten nha san xuat", "nha sx", "nsx", "hang sx"))
_WORDS = ("sản xuất", "nsx", "sx")
_MADE = re.compile(
    r"(?:^|(?<=[|•*✅►.;,-]))[^\w\n]{0,4}(?:nhà (?:sản xuất|sx)|nsx|hãng sx)\s?[:：]\s*"
    r"((?-i:[A-ZĐÀ-Ỹ0-9])[\w&.'’+-]{0,30}(?: (?-i:[A-ZĐÀ-Ỹ0-9])[\w&.'’+-]{0,30}){0,2}?)[®™]?"
    r"(?=\s*(?:$|[,;(|/]|\.(?:\s|$)|(?:mã|model|xuất xứ|bảo hành|tình trạng|màu|năm)(?!\w)))",
    re.I | re.M,
)
_FIRM = re.compile(
    r"(?<!\w)(?:corp|corporation|group|co|ltd|jsc|inc|llc|gmbh|pharma|company|factory|industr\w+|vietnam|limited|"
    r"international|cty|tnhh)(?!\w)",
    re.I,
)
_MOST = 2  # words of a name that no list knows


def of_maker(material: Material, kit: Kit) -> Iterator[Fact]:
    """`listing.brand` of the first maker that can be one."""
    title = " ".join(f" {key(t.text, tones=False)} " for t in material.of("title"))
    for passage in material.of("attribute", "description"):
        for start, end in _named(passage):
            value = passage.text[start:end]
            if key(value, tones=False) in NO_BRAND or _FIRM.search(value):
                continue
            asked = Passage("brand", value, lambda s, e: Place(""))
            known = any(
                hit.term.weight <= _SURE and hit.end - hit.start == len(value)
                for name in _LISTS
                for hit in kit.hits(asked, name)
            )
            borne = f" {key(value, tones=False)} " in title and len(value) > 1
            if not (known or borne) and not (len(value.split()) <= _MOST and all_coined(value)):
                continue
            if kit.hits(asked, "countries"):
                continue
            sure = _SURE if known or borne else MAYBE
            yield material.fact("listing.brand", value, passage, start, end, "brand:maker", sure)
            return


def _named(passage: Passage) -> Iterator[tuple[int, int]]:
    """The characters of each maker in a passage."""
    if passage.role == "attribute" and passage.name:
        if key(passage.name, tones=False).strip(" :") in _CELLS and passage.text.strip():
            yield 0, len(passage.text.rstrip(" ."))
        return
    low = passage.text.lower()
    if any(map(low.__contains__, _WORDS)):
        for made in _MADE.finditer(passage.text):
            yield made.start(1), made.start(1) + len(made[1].rstrip(" ."))
