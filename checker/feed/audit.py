"""The second door of the checker: rows of a feed held against the listing rules, as the law stood on a day.

The same facts, the same engine and the same leads as for pages; pure like `checker.check`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

from checker.engine.ask import FLOOR
from checker.engine.compiled import Ready, ready
from checker.engine.evaluate import decide, evaluate, hold
from checker.facts.material import Passage, kit_of
from checker.facts.row import read_row
from checker.feed.model import FeedRow
from checker.leads.assemble import assemble
from checker.model import FactSheet, Finding, Lead, Outcome, Place, Subject, SubjectKind
from crawler.model import Kind, Storefront, Visit, VisitState
from rules.model import Rulebook

_LISTINGS = frozenset((SubjectKind.LISTING,))
_GROUP = "listing.goods_group"
_LABELS = ("label_names", "origin_phrases", "responsible_roles")
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
        self._book, self._as_of, self._lang, self._feed = book, as_of, lang, feed
        self._kit = kit_of(book.lexicons)
        self._by_group: dict[object, tuple[list[Ready], list[tuple[str, str]]]] = {}
        self._rules = tuple(rule for rule in ready(book, as_of) if rule.subject in _LISTINGS)

    def is_label(self, name: str) -> bool:
        """Whether a column's name is one that labels and rules speak of ("Thành phần", "Nhà nhập khẩu")."""
        passage = Passage("name", name.replace("_", " "), lambda start, end: Place(""))
        return any(hit.first == 0 for lexicon in _LABELS for hit in self._kit.hits(passage, lexicon))

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
            columns=row.columns,
        )

    def audit(self, row: FeedRow) -> Audited:
        """One row: its facts, every finding, the leads. Nothing raises for what a row holds."""
        subject = self.read(row)
        visit = _visit(storefront_of(row, self._feed), row.platform)
        sheet = FactSheet(
            Subject(SubjectKind.STOREFRONT, visit.storefront.id, ""), (subject,), (), str(Kind.SHOP)
        )
        findings = evaluate(self._book, sheet, self._as_of, self._lang, _LISTINGS)
        return Audited(row, subject, findings, assemble(findings, self._book.rules, visit, sheet))

    def leads(self, row: FeedRow) -> tuple[tuple[Lead, ...], Mapping[tuple[str, str], int]]:
        """The leads of one row as `audit` gives them, and how each rule came out: (rule, outcome) → 1.

        Words are made only of what failed, which is most of the time of the whole.
        """
        subject = self.read(row)
        visit = _visit(storefront_of(row, self._feed), row.platform)
        sheet = FactSheet(
            Subject(SubjectKind.STOREFRONT, visit.storefront.id, ""), (subject,), (), str(Kind.SHOP)
        )
        rules, left_out = self._for(subject, sheet)
        outcomes = dict.fromkeys(left_out, 1)
        failed: list[Finding] = []
        for rule in rules:
            outcome = decide(rule, subject, sheet).outcome
            outcomes[rule.rule.id, str(outcome)] = 1
            if outcome is Outcome.FAILED:
                failed.append(hold(rule, subject, sheet, self._as_of, self._lang))
        return assemble(failed, self._book.rules, visit, sheet), outcomes

    def _for(self, subject: Subject, sheet: FactSheet) -> tuple[list[Ready], list[tuple[str, str]]]:
        """The rules that the group of goods lets through, and what the others come to.

        Most rules are about one group; whether they apply hangs on that fact alone, so it is asked once
        for each group and not once for each row.
        """
        group, search = subject.facts.get(_GROUP, ()), subject.searches.get(_GROUP)
        known = (
            tuple((fact.value, fact.confidence >= FLOOR) for fact in group),
            search is not None and search.whole,
        )
        if known not in self._by_group:
            through: list[Ready] = []
            left_out: list[tuple[str, str]] = []
            for rule in self._rules:
                gates = [rule.questions[c.name] for c in rule.rule.when if c.fact == _GROUP]
                shut = any(gate.ask(subject, sheet.storefront)[0] is False for gate in gates)
                if shut and decide(rule, subject, sheet).outcome is Outcome.INAPPLICABLE:
                    left_out.append((rule.rule.id, str(Outcome.INAPPLICABLE)))
                else:
                    through.append(rule)
            self._by_group[known] = (through, left_out)
        return self._by_group[known]


def storefront_of(row: FeedRow, feed: str) -> str:
    """Who is answerable for a row in the list of leads: the seller within the platform, or the feed's name."""
    return "/".join(filter(None, (row.platform.strip().lower(), row.seller.strip()))) or feed


@lru_cache(maxsize=4096)
def _visit(storefront: str, platform: str) -> Visit:
    shop = Storefront(storefront, "", storefront, Kind.SHOP, platform)
    return Visit(f"feed:{storefront}", shop, _NEVER, _NEVER, VisitState.COMPLETE)
