"""The door of the room: a visit in, a fact sheet out. Pure: no disk, no clock, no network."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from checker.facts.charset import read_charset
from checker.facts.checkout import read_checkout
from checker.facts.choose import captures_read
from checker.facts.citizen import read_citizen
from checker.facts.cloaking import read_cloaking
from checker.facts.contract import read_contract
from checker.facts.identity import settle
from checker.facts.listing import read_listings
from checker.facts.material import kit_of
from checker.facts.notice import read_notice
from checker.facts.page import Page
from checker.facts.payment import read_payment
from checker.facts.pictures import Recognise, pictures_of
from checker.facts.place import read_places
from checker.facts.policy import read_policy
from checker.facts.portal import target
from checker.facts.privacy import read_privacy
from checker.facts.reach import read_reach
from checker.facts.search import Searcher, address_of
from checker.facts.section import Carried, best_first
from checker.facts.seen import storefront_codes, with_pictures
from checker.facts.seller import read_seller
from checker.facts.services import without_delivery
from checker.facts.shelf import Shelf
from checker.facts.site import read_site
from checker.facts.terms import EXTRA, MATTERS, carried
from checker.facts.transfer import read_transfer
from checker.facts.trust import read_trust
from checker.model import Fact, FactSheet, Place, Search, Subject, SubjectKind
from crawler.model import CaptureState, Via, Visit

_IN_HAND = 10_000  # new objects between two looks of the collector; 700 to 2,000 as Python comes
NO_CERTIFICATE = "no certificate can be had on this machine or in a private network"
_FALSE_WHEN_WHOLE = (
    "notice.shown",
    "site.takes_orders",
    "site.is_platform",
    "site.collects_personal_data",
    "privacy.preticked",
)


class FactNameLike(Protocol):
    """The part of `rules.model.FactName` that reading needs."""

    @property
    def name(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def stands_on(self) -> tuple[str, ...]: ...


def pages_of(visit: Visit) -> tuple[Page, ...]:
    """One page per address, in the order of fetching: that of the capture that is read."""
    return tuple(
        Page(
            c.url,
            c.id,
            c.body,
            c.content_type if c.via is Via.HTTP else "text/html; charset=utf-8",
            drawn=c.via is Via.BROWSER,
            whole=c.state is CaptureState.OK,
            requested=c.requested_url,
        )
        for c in captures_read(visit).values()
    )


def read(
    visit: Visit,
    vocabulary: Mapping[str, FactNameLike],
    lexicons: Mapping[str, Any],
    recognise: Recognise | None = None,
) -> FactSheet:
    """Everything that the pages and pictures of one visit say; `recognise` reads the text of label photographs.

    Storefront facts outside `vocabulary` are left out. Every storefront fact of the vocabulary gets a
    record of search; a boolean that was not found is an explicit false only when the search was whole.
    Never raises on what a page holds.
    """
    with _collector_at_rest():
        return _read(visit, vocabulary, lexicons, recognise)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    # A visit makes some hundred thousand small objects and no cycles: a sixth of its time went to the collector
    # looking for some. What a visit holds is bounded by its pages and goes with them.
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            # Who has raised the threshold, as our workers do, has taken the collector in hand, and has frozen
            # what lives on: to count that takes a walk over it (400,000 objects: 25 ms a visit). Else it is
            # counted, for somebody's own frozen objects would thaw.
            if gc.get_threshold()[0] < _IN_HAND and not gc.get_freeze_count():
                # What outlives the visit is aged at once: to be looked through as young took 0.6 ms a page.
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def _read(
    visit: Visit,
    vocabulary: Mapping[str, FactNameLike],
    lexicons: Mapping[str, Any],
    recognise: Recognise | None,
) -> FactSheet:
    pages = pages_of(visit)
    shelf = Shelf(pages, address_of(visit))
    pictures = pictures_of(visit, pages)
    facts = storefront_facts(shelf)
    for fact in storefront_codes(pictures):
        facts[fact.name] = with_new(facts.get(fact.name, ()), (fact,))
    facts, undecided = settle(shelf, facts)
    if shelf.home is not None and "site.https" not in facts:
        undecided = {**undecided, "site.https": NO_CERTIFICATE}
    searches = _searches(visit, shelf, facts, vocabulary, undecided)
    _add_false(shelf, facts, searches)
    walked, looked = read_checkout(visit)
    facts |= walked | read_cloaking(visit)
    searches |= {name: search for name, search in looked.items() if name in vocabulary}
    listings = read_listings(pages, lexicons)
    searches |= without_delivery(facts, listings, searches)
    known = {name: found for name, found in facts.items() if name in vocabulary}
    storefront = Subject(SubjectKind.STOREFRONT, visit.storefront.id, visit.storefront.url, known, searches)
    if pictures:
        listings = with_pictures(listings, pictures, kit_of(lexicons), recognise)
    return FactSheet(storefront, listings)


def storefront_facts(shelf: Shelf) -> dict[str, tuple[Fact, ...]]:
    """Every storefront fact found on the pages, before identity is settled and absences are judged."""
    held: dict[str, list[Carried]] = {}
    for page in shelf.pages:
        for one in carried(shelf, page, MATTERS + EXTRA):
            held.setdefault(one.matter, []).append(one)
    ranked: dict[str, Sequence[Carried]] = {matter: best_first(found) for matter, found in held.items()}
    facts = read_seller(shelf)
    facts |= (
        read_citizen(shelf)
        | read_reach(shelf)
        | read_notice(shelf, facts.get("seller.name", ()))
        | read_site(shelf)
        | read_payment(shelf)
        | read_trust(shelf)
        | read_charset(shelf)
        | read_places(facts.get("seller.address", ()))
    )
    for name, found in read_transfer(shelf).items():
        facts[name] = with_new(facts.get(name, ()), found)
    facts |= {matter: tuple(_carried_fact(c) for c in found) for matter, found in ranked.items()}
    facts |= read_contract(shelf, ranked) | read_privacy(shelf, ranked, facts.get("seller.name", ()))
    facts |= read_policy(shelf, ranked, facts.get("seller.name", ()))
    return facts


def with_new(held: tuple[Fact, ...], more: Sequence[Fact]) -> tuple[Fact, ...]:
    """Facts with those of further ones whose values are new."""
    values = {f.value for f in held}
    return (*held, *(f for f in more if f.value not in values))


def _carried_fact(held: Carried) -> Fact:
    line = held.section.heading or next((line for line, _ in held.section.lines), None)
    sure = 0.95 if held.whole_page else 0.8
    if line is None:
        return held.page.fact_at(held.matter, held.page.url, held.page.title, "title", "terms:carried", sure)
    end = min(len(line.text), 300)
    return held.page.fact(held.matter, held.page.url, line, 0, end, "terms:carried", sure)


def _searches(
    visit: Visit,
    shelf: Shelf,
    facts: Mapping[str, tuple[Fact, ...]],
    vocabulary: Mapping[str, FactNameLike],
    undecided: Mapping[str, str],
) -> dict[str, Search]:
    searcher = Searcher(visit, shelf)
    records = [str(f.value) for f in facts.get("notice.link", ()) if target(str(f.value)) == "record"]
    made: dict[tuple[str, ...], Search] = {}
    out: dict[str, Search] = {}
    for name, entry in vocabulary.items():
        if entry.subject != "storefront":
            continue
        places = tuple(entry.stands_on)
        if places not in made:
            made[places] = searcher.search(name, places, records)
        found = made[places]
        if name in undecided:
            found = Search(False, found.pages, found.missed, found.drawn, undecided[name])
        out[name] = found
    return out


def _add_false(shelf: Shelf, facts: dict[str, tuple[Fact, ...]], searches: Mapping[str, Search]) -> None:
    page = shelf.home or (shelf.pages[0] if shelf.pages else None)
    if page is None:
        return
    for name in _FALSE_WHEN_WHOLE:
        if not facts.get(name) and name in searches and searches[name].whole:
            facts[name] = (Fact(name, False, "", page.url, page.capture, Place(""), "read:absent", 0.9),)
