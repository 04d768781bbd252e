"""A rule tried on kept evidence for the desk: read, held, shown. Nothing is written down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path

from checker.check import sheet_of, visit_day
from checker.engine.trial import Step, Trial, try_rule
from checker.model import FactSheet
from crawler.evidence import EvidenceError, read
from desk.model import Tried, TriedStep, TriedSubject
from rules.model import Rulebook

KEPT_SHEETS = 4  # what the pages of so many visits say is held in memory
MOST_SUBJECTS = 60  # of a visit with hundreds of listings
MOST_QUOTES = 3


def trial(book: Rulebook) -> Callable[[str, str, date | None, str], Tried | None]:
    """What the desk is lent. Out of it: None when the evidence is gone, damaged or says nothing to this rule."""

    @lru_cache(KEPT_SHEETS)
    def sheet(path: str) -> tuple[FactSheet, date]:
        visit = read(Path(path))
        return sheet_of(visit, book), visit_day(visit)

    def held(rule: str, path: str, day: date | None, lang: str) -> Tried | None:
        try:
            said, visited = sheet(path)
        except (OSError, EvidenceError):
            return None
        as_of = day or visited
        order = {"failed": 0, "cannot_tell": 1, "passed": 2, "inapplicable": 3}
        trials = sorted(
            try_rule(book, rule, said, as_of, lang), key=lambda one: order[str(one.finding.outcome)]
        )
        return Tried(as_of, tuple(_subject(one) for one in trials[:MOST_SUBJECTS]), len(trials))

    return held


def _subject(one: Trial) -> TriedSubject:
    finding = one.finding
    basis = tuple((row.provision, row.title or row.law, row.confidence) for row in finding.basis)
    return TriedSubject(
        finding.url, str(finding.outcome), finding.why, tuple(_step(step) for step in one.steps), basis
    )


def _step(step: Step) -> TriedStep:
    quotes = tuple((fact.quote, fact.url) for fact in step.facts if fact.quote)[:MOST_QUOTES]
    search = step.search
    return TriedStep(
        step.name,
        step.fact,
        step.asks,
        step.answer,
        step.found,
        step.decided,
        step.part == "when",
        quotes,
        search is not None,
        search is not None and search.whole,
        search.pages if search else (),
        search.missed if search else (),
    )
