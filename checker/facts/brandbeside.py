"""A brand that stands beside the name of the goods: on a line of its own ("GARNIER" above "Garnier Nước tẩy trang"),
or in the first words of what is said of them ("Giày Vans nổi tiếng …" below "Giày Classic Slip Black").
"""

from __future__ import annotations

import re

from checker.facts.brandlinks import leads_to_brand
from checker.facts.coined import all_vietnamese, says_what
from checker.facts.fold import fold
from checker.facts.material import Kit, Material, Passage
from checker.facts.page import Line, Page
from checker.facts.shown import Shown
from checker.language import key
from checker.model import Place

KIND_WORD = re.compile(
    r"(?:ao|quan|giay|dep|tui|vi|son|kem|sua|may|dong ho|sap|tinh dau|do choi|combo"
    r"|bo|set|to|yen|thuoc|vay|dam)\b"
)
_BRANDS, _NAMES = "imitated_brands", "brand_names"
# Characters of a description, characters of a line of it, words before a brand there.
_LINES_MOST, _FIRST_WORDS, _NEAR = 600, 60, 3


def beside_name(page: Page, seen: Shown, kit: Kit) -> tuple[Line, str] | None:
    """A line beside the name that is a brand: a known one below it, or above it the name's own first words.

    A shelf's name above it ("Chuột" of "Chuột Corsair Dark Core") is none: words of Vietnamese are a brand only where
    lists know it or a link leads to its goods.
    """
    if seen.name is None:
        return None
    name = key(seen.name.text, tones=False)
    for line in seen.above:
        said = key(line.text, tones=False)
        # "Ghế massage" says what the goods are
        short = 0 < len(said.split()) <= 3 and not any(w[0].islower() for w in line.text.split()[1:])
        if (
            short
            and name.startswith(said + " ")
            and not KIND_WORD.match(said)
            and not says_what(said)
            and (
                not all_vietnamese(line.text)
                or _known(line.text, kit, _NAMES)
                or leads_to_brand(line.text, page.links)
            )
        ):
            return line, line.text.strip()
    for line in seen.lines[1:4]:
        if _known(line.text, kit, _BRANDS):
            return line, line.text.strip()
    return None


def in_first_words(material: Material, kit: Kit) -> tuple[Passage, int, int, str] | None:
    """A known brand right after the noun with which both the name of the goods and their description begin: the
    passage, its first and last character, the brand."""
    noun = next((t.text.split()[:1] for t in material.of("title")), [])
    for passage in material.of("description")[:1] if noun else ():
        start = 0
        for line in passage.text[:_LINES_MOST].split("\n"):
            text = line[:_FIRST_WORDS]
            if fold(text.lstrip(" -–•*+").partition(" ")[0]) == fold(noun[0]):
                asked = Passage("title", text, lambda s, e: Place(""))
                for hit in (*kit.standing(asked, _BRANDS), *kit.standing(asked, _NAMES)):
                    near = len(text[: hit.start].split()) <= _NEAR and text[hit.start].isupper()
                    if near and hit.spelling == "plain" and hit.term.weight <= 0.5:
                        return passage, start + hit.start, start + hit.end, hit.term.code
                return None
            start += len(line) + 1
    return None


def _known(text: str, kit: Kit, lexicon: str) -> bool:
    """Whether a line is a known brand and nothing else."""
    hit = next(iter(kit.hits(Passage("brand", text, lambda s, e: Place("")), lexicon)), None)
    return hit is not None and hit.term.weight <= 0.5 and hit.end - hit.start >= len(text.strip()) - 1
