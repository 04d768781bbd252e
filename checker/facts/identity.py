"""When the pages of one visit show two identities: better to say nothing than to name the wrong firm."""

from __future__ import annotations

from collections.abc import Mapping

from checker.facts import contact, names, numbers
from checker.facts.page import Page
from checker.facts.shelf import Shelf
from checker.model import Fact

_IDENTITY = (
    "seller.name",
    "seller.tax_code",
    "seller.registration_number",
    "seller.registration_issuer",
    "seller.registration_date",
    "seller.representative",
)


_Said = tuple[frozenset[str], frozenset[str], frozenset[str]]  # cores of firms, state numbers, telephones


def _said(text: str, folded: str, before: str) -> _Said:
    """What one line of a footer says of who speaks."""
    firms = frozenset(c for n in names.firms(text) if n.formed and (c := names.core(n.text)))
    if not contact.FIGURES.search(folded):
        return firms, frozenset(), frozenset()
    return (
        firms,
        frozenset(
            n.digits for n in (*numbers.tax_codes(folded, before), *numbers.registrations(folded, before))
        ),
        frozenset(p.digits for p in contact.phones(folded, before[-60:])),
    )


def _footer(page: Page, known: dict[tuple[str, str], _Said]) -> _Said:
    """What the footer of one page says; `known`: what lines say after other lines, kept from page to page."""
    lines: list[_Said] = []
    for number, line in enumerate(page.lines):
        if line.block.region == "footer":
            before = page.folded[number - 1] if number else ""
            key = line.text, before
            if (said := known.get(key)) is None:
                said = known[key] = _said(line.text, page.folded[number], before)
            lines.append(said)
    nobody: frozenset[str] = frozenset()
    return (
        nobody.union(*(firms for firms, _, _ in lines)),
        nobody.union(*(codes for _, codes, _ in lines)),
        nobody.union(*(phones for _, _, phones in lines)),
    )


def settle(
    shelf: Shelf, facts: Mapping[str, tuple[Fact, ...]]
) -> tuple[dict[str, tuple[Fact, ...]], dict[str, str]]:
    """The facts without an identity that cannot be decided, and why each was left out, by fact.

    Undecided are: two tax codes in the footers of different pages; a home page whose footer names no firm
    and shares no telephone with the footers that do (the mark of a cloned site); other traders' names
    only, on pages that review them.
    """
    out = dict(facts)
    why = _conflict(shelf)
    if not why:
        return out, {}
    undecided = {}
    for name in _IDENTITY:
        undecided[name] = why
        out.pop(name, None)
    return out, undecided


def _conflict(shelf: Shelf) -> str:
    known: dict[tuple[str, str], _Said] = {}
    footers = [(page, *_footer(page, known)) for page in shelf.pages]
    coded = [
        (page, firms, {c for c in codes if len(c) in (10, 12, 13)})
        for page, firms, codes, _ in footers
        if codes
    ]
    for number, (page, firms, codes) in enumerate(coded):
        for other, other_firms, other_codes in coded[number + 1 :]:
            if codes.isdisjoint(other_codes) and firms.isdisjoint(other_firms) and firms and other_firms:
                return f"two identities stand in the footers of {page.url} and {other.url}"
    home = next((f for f in footers if f[0] is shelf.home), None)
    if home is None or home[1] or home[2] or not home[3]:
        return ""
    named = [f for f in footers if f[1] and f[2] and f[3]]
    if named and all(home[3].isdisjoint(f[3]) for f in named) and len(named) >= 2:
        theirs = named[0][0].url
        return f"the home page shows other contact data than the footer of {theirs}, which names a firm"
    return ""
