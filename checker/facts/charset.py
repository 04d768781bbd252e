"""How the bytes of the pages became letters: what was declared, and what they were read as."""

from __future__ import annotations

from checker.facts.shelf import Shelf
from checker.model import Fact


def read_charset(shelf: Shelf) -> dict[str, tuple[Fact, ...]]:
    """Fact site.charset: one for each way of reading that the visit's captures needed, the home page's first.

    The value names the decision ("utf-8", "cp1258", "cp1252+utf-8" for UTF-8 that had been read twice, "tcvn3" …);
    the quote is what the header or the page declared, '' for nothing.
    """
    found: dict[str, Fact] = {}
    for page in sorted(shelf.pages, key=lambda p: p is not shelf.home):
        agrees = page.declared in ("", page.encoding)
        fact = page.fact_at(
            "site.charset", page.encoding, page.declared, "", "charset:decision", 1.0 if agrees else 0.9
        )
        found.setdefault(page.encoding, fact)
    return {"site.charset": tuple(found.values())} if found else {}
