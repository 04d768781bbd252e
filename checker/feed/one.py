"""One listing held against the rules before it is published: the call that a seller's form makes.

The row that is made here is the row that a feed with the same fields would give, so that a listing which
passes the form also passes the audit of the night.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.feed.audit import Auditor
from checker.feed.cells import attributes_of, plain_text, price_of
from checker.feed.model import FeedRow
from checker.model import Lead, Outcome

SOURCE = "listing"
_OUTCOMES = {str(outcome): outcome for outcome in Outcome}


@dataclass(frozen=True, slots=True)
class ListingCheck:
    """What the rules say of one listing: its leads, the heaviest first, and the outcome of every rule by id."""

    row: FeedRow
    leads: tuple[Lead, ...]
    outcomes: Mapping[str, Outcome]


def listing(
    *,
    title: str | None = None,
    description: str | None = None,
    id: str = "",
    brand: str | None = None,
    category: str | None = None,
    price: float | str | None = None,
    attributes: Mapping[str, object] | str | None = None,
    origin: str | None = None,
    seller: str | None = None,
    gtin: str | None = None,
    url: str = "",
    platform: str = "",
) -> FeedRow:
    """One listing as a row.

    In: its fields; `price` in đồng or as people write it ("250.000đ"); tags of HTML in a description are
    taken out. None means that the form has no such field, so nothing follows from its absence; "" means
    that the seller left it empty. ValueError when there is neither a title nor a description.
    """
    if not title and not description:
        raise ValueError("a listing needs a title or a description")
    given = {
        "title": title,
        "description": description,
        "brand": brand,
        "category": category,
        "price": price,
        "attributes": attributes,
        "origin": origin,
        "seller": seller,
        "gtin": gtin,
    }
    return FeedRow(
        SOURCE,
        1,
        id or SOURCE,
        title or "",
        plain_text(description or ""),
        brand or "",
        category or "",
        price_of(price),
        attributes_of(attributes),
        origin or "",
        seller or "",
        gtin or "",
        url,
        platform,
        frozenset(name for name, value in given.items() if value is not None),
    )


def check_listing(auditor: Auditor, row: FeedRow) -> ListingCheck:
    """In: an auditor (made once, used for any number of listings) and a row. Out: what the rules say of it."""
    leads, outcomes = auditor.leads(row)
    return ListingCheck(row, leads, {rule: _OUTCOMES[said] for rule, said in outcomes})
