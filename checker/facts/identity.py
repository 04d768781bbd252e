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


def _footer(page: Page) -> tuple[set[str], set[str], set[str]]:
    """(cores of firms, state numbers, telephones) in the footer of one page."""
    firms: set[str] = set()
    codes: set[str] = set()
    phones: set[str] = set()
    before = ""
    for line, folded in zip(page.lines, page.folded, strict=True):
        if line.block.region == "footer":
            firms.update(c for n in names.firms(line.text) if n.formed and (c := names.core(n.text)))
            codes.update(
                n.digits for n in (*numbers.tax_codes(folded, before), *numbers.registrations(folded, before))
            )
            phones.update(p.digits for p in contact.phones(folded, before[-60:]))
        before = folded
    return firms, codes, phones


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
    footers = [(page, *_footer(page)) for page in shelf.pages]
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
