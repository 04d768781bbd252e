"""Posts held against the rules: those about posts, and those about listings that a post's words can break."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from checker.engine.evaluate import evaluate
from checker.facts.post import read_post
from checker.feed.audit import Audited, storefront_of
from checker.feed.model import FeedRow, Post
from checker.leads.assemble import assemble
from checker.model import FactSheet, Lead, Outcome, Subject, SubjectKind
from crawler.model import Kind, Storefront, Visit, VisitState
from rules.model import Rulebook

_SUBJECTS = frozenset((SubjectKind.LISTING, SubjectKind.POST))
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # a post of a feed was not visited


class PostAuditor:
    """A rulebook made ready for posts on one day; the same doors as `checker.feed.audit.Auditor`."""

    def __init__(self, book: Rulebook, as_of: date, lang: str = "vi", feed: str = "feed") -> None:
        self._book, self._as_of, self._lang, self._feed = book, as_of, lang, feed

    def _subjects(self, row: FeedRow) -> tuple[Subject, Subject]:
        post = row if isinstance(row, Post) else None
        labelled = post is not None and "sponsored" in post.columns
        return read_post(
            row.id,
            row.title,
            row.description,
            post.cues if post else (),
            self._book.lexicons,
            category=row.category,
            sponsored=post.sponsored if post and labelled else None,
            url=row.url or f"{row.source}:{row.line}",
            source=f"{row.source}:{row.line}",
        )

    def read(self, row: FeedRow) -> Subject:
        """Everything that one post says, of goods and of itself."""
        listing, post = self._subjects(row)
        return Subject(
            SubjectKind.POST,
            row.id,
            post.url,
            {**listing.facts, **post.facts},
            {**listing.searches, **post.searches},
        )

    def audit(self, row: FeedRow) -> Audited:
        """One post: its facts, every finding, the leads. Nothing raises for what a post holds."""
        listing, post = self._subjects(row)
        name = storefront_of(row, self._feed)
        shop = Storefront(name, "", name, Kind.SOCIAL, row.platform)
        visit = Visit(f"feed:{name}", shop, _NEVER, _NEVER, VisitState.COMPLETE)
        sheet = FactSheet(Subject(SubjectKind.STOREFRONT, name, ""), (listing,), (post,), str(Kind.SOCIAL))
        findings = evaluate(self._book, sheet, self._as_of, self._lang, _SUBJECTS)
        return Audited(row, self.read(row), findings, assemble(findings, self._book.rules, visit, sheet))

    def leads(self, row: FeedRow) -> tuple[tuple[Lead, ...], Mapping[tuple[str, str], int]]:
        """The leads of one post, and how each rule came out: (rule, outcome) → 1."""
        audited = self.audit(row)
        outcomes: dict[tuple[str, str], int] = {}
        for finding in audited.findings:
            if finding.outcome is not Outcome.INAPPLICABLE or finding.subject_kind is SubjectKind.POST:
                outcomes[finding.rule, str(finding.outcome)] = 1
        return audited.leads, outcomes
