"""The second door of the checker: rows of a feed held against the listing rules, as the law stood on a day.

The same facts, the same engine and the same leads as for pages; pure like `checker.check`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from checker.engine.compiled import ready
from checker.engine.evaluate import decide, evaluate, hold
from checker.engine.profiles import Profiles
from checker.facts.material import Passage, kit_of
from checker.facts.row import read_row
from checker.feed.model import COLUMN, Again, FeedRow
from checker.leads.assemble import RAISES_LEADS, assemble
from checker.model import FactSheet, Finding, Lead, Outcome, Place, Subject, SubjectKind
from crawler.model import Kind, Storefront, Visit, VisitState
from rules.model import Rulebook

_LISTINGS = frozenset((SubjectKind.LISTING,))
_LABELS = ("label_names", "origin_phrases", "responsible_roles")
_ANSWERS = frozenset(("responsible", "maker", "importer"))  # roles; a supplier need not be named on a label
_PRICED = "giá"
# A column of these is how many are in stock, or what a parcel weighs, and states no quantity of a label.
_STOCK = frozenset(("số lượng", "khối lượng", "trọng lượng", "volume", "capacity", "đóng gói", "quy cách"))
_MOST_SHAPES = 1_000  # kinds of rows that are remembered
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # a row was not visited


@dataclass(frozen=True, slots=True)
class Audited:
    """What the door gives back for one row."""

    row: FeedRow
    subject: Subject
    findings: tuple[Finding, ...]
    leads: tuple[Lead, ...]


class Auditor:
    """A rulebook made ready for the rows of a feed on one day.

    In: the rulebook, the day whose law counts, the language of `Finding.why`, and the name under which
    listings without seller and platform are filed.
    """

    def __init__(self, book: Rulebook, as_of: date, lang: str = "vi", feed: str = "feed") -> None:
        self._book, self.as_of, self._lang, self.feed = book, as_of, lang, feed
        self._kit = kit_of(book.lexicons)
        self._stated: dict[frozenset[str], frozenset[str]] = {}
        self.clerks: dict[str, Any] = {}  # what `checker.feed.verdict` makes of this auditor, by language
        self.profiles = Profiles(rule for rule in ready(book, as_of) if rule.subject in _LISTINGS)

    def is_label(self, name: str) -> bool:
        """Whether a column's name is one that labels and rules speak of ("Thành phần", "Nhà nhập khẩu")."""
        passage = Passage("name", name.replace("_", " "), lambda start, end: Place(""))
        hits = (hit for lexicon in _LABELS for hit in self._kit.hits(passage, lexicon))
        return any(hit.first == 0 and hit.term.phrase != _PRICED for hit in hits)  # "Giá vốn" is no label's

    def _columns(self, columns: frozenset[str]) -> frozenset[str]:
        """What a feed has: its fields, and the facts that its other columns state ("column:Thành phần")."""
        held = self._stated.get(columns)
        if held is None:
            if len(self._stated) > _MOST_SHAPES:
                self._stated.clear()
            stated = (self._states(one[len(COLUMN) :]) for one in columns if one.startswith(COLUMN))
            held = self._stated[columns] = columns.union(*stated)
        return held

    def _states(self, name: str) -> set[str]:
        passage = Passage("name", name.replace("_", " "), lambda start, end: Place(""))
        found = {
            lexicon: [h for h in self._kit.hits(passage, lexicon) if h.first == 0] for lexicon in _LABELS
        }
        facts = {
            hit.term.code
            for hit in found["label_names"]
            if hit.term.code.startswith("label.") and hit.term.phrase not in _STOCK
        }
        if any(hit.term.code in _ANSWERS for hit in found["responsible_roles"]):
            facts.add("listing.responsible")
        return facts

    def read(self, row: FeedRow) -> Subject:
        """What one row says."""
        return read_row(
            row.id,
            row.title,
            row.description,
            row.brand,
            row.category,
            row.price or None,
            row.attributes,
            self._book.lexicons,
            origin=row.origin,
            seller=row.seller,
            gtin=row.gtin,
            url=row.url or f"{row.source}:{row.line}",
            source=f"{row.source}:{row.line}",
            columns=self._columns(row.columns),
        )

    def audit(self, row: FeedRow) -> Audited:
        """One row: its facts, every finding, the leads. Nothing raises for what a row holds."""
        subject = self.read(row)
        visit = visit_of(storefront_of(row, self.feed), row.platform)
        sheet = sheet_of(subject, visit)
        findings = evaluate(self._book, sheet, self.as_of, self._lang, _LISTINGS)
        return Audited(row, subject, findings, assemble(findings, self._book.rules, visit, sheet))

    def leads(self, row: FeedRow) -> tuple[tuple[Lead, ...], Mapping[tuple[str, str], int]]:
        """The leads of one row as `audit` gives them, and how each rule came out: (rule, outcome) → 1.

        Words are made only of what failed, and rules that ask for no values are held once for all rows alike.
        """
        subject = self.read(row)
        visit = visit_of(storefront_of(row, self.feed), row.platform)
        sheet = sheet_of(subject, visit)
        profile = self.profiles.of(subject, sheet)
        outcomes = dict.fromkeys(profile.settled, 1)
        failed = list(profile.failed)
        for rule in profile.open:
            outcome = decide(rule, subject, sheet).outcome
            outcomes[rule.rule.id, str(outcome)] = 1
            if outcome is Outcome.FAILED:
                failed.append(rule)
        told = [rule for rule in failed if rule.rule.status in RAISES_LEADS]  # drafts are held in silence
        held = [hold(rule, subject, sheet, self.as_of, self._lang) for rule in told]
        return assemble(held, self._book.rules, visit, sheet), outcomes


def storefront_of(row: FeedRow | Again, feed: str) -> str:
    """Who is answerable for a row in the list of leads: the seller within the platform, or the feed's name."""
    return "/".join(filter(None, (row.platform.strip().lower(), row.seller.strip()))) or feed


def sheet_of(subject: Subject, visit: Visit) -> FactSheet:
    """The sheet of one listing; of its storefront nothing is known but the name."""
    shop = Subject(SubjectKind.STOREFRONT, visit.storefront.id, "")
    return FactSheet(shop, (subject,), (), str(Kind.SHOP))


@lru_cache(maxsize=4096)
def visit_of(storefront: str, platform: str) -> Visit:
    """The visit that a row never had: its storefront by name."""
    shop = Storefront(storefront, "", storefront, Kind.SHOP, platform)
    return Visit(f"feed:{storefront}", shop, _NEVER, _NEVER, VisitState.COMPLETE)
