"""The OCOP products of agencies' lists, looked for in the titles of listings that were read."""

from __future__ import annotations

from checker.leads.store import Store
from checker.leads.store.listbook import ListBook
from papers.model import OcopList
from roof.errors import Stop


def ocop_list(kept: Store) -> OcopList | None:
    """What the lists hold and what of it was seen; None where no OCOP list was imported. A product that stands in
    several lists counts once."""
    from roof.listwork import matches

    held = [one for one in ListBook(kept).lists() if one.kind == "ocop"]
    if not held:
        return None
    book, products = ListBook(kept), set()
    for one in held:
        products |= {_product(row.values) for row in book.rows(one.number)}
    issuers = tuple(dict.fromkeys(one.issuer for one in held))
    found, at_holder, shops = set(), set(), set()
    try:
        for one in held:
            for match in matches(kept, one.number):
                if match.subject_kind != "listing":
                    continue
                found.add(_product(match.values))
                shops.add(match.storefront)
                if any(code == "name" for code, _, _ in match.reasons):
                    at_holder.add(_product(match.values))
    except Stop:  # no storefront's marks were read yet
        return OcopList(len(products), issuers, 0, 0, 0, compared=False)
    return OcopList(len(products), issuers, len(found), len(at_holder), len(shops))


def _product(values: object) -> tuple[str, str]:
    assert isinstance(values, dict)
    return values.get("product", "").casefold(), values.get("holder", "").casefold()
