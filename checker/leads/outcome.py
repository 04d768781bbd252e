"""What the store keeps of one visit: small, plain, and ready to cross from a worker to the writer.

A visit of thirty pages held against a hundred rules gives thousands of findings. Kept are the failed and
the undecided ones; the others are counted. What mends a lead crosses as the fingerprint of the
suspicion that was answered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from checker.leads.fingerprint import fingerprint
from checker.model import Finding, Lead, Outcome

# How a visit must have ended so that what it says of a rule counts as an answer.
READ = frozenset({"complete", "partial"})
KEPT = (Outcome.FAILED, Outcome.CANNOT_TELL)
FIGURE = "figure/"  # before the id of a figure, where it is counted among the rules of a visit


class Place(Protocol):
    """A storefront as the store keeps it."""

    @property
    def id(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def platform(self) -> str: ...
    @property
    def declared_owner(self) -> str: ...
    @property
    def tax_code(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def category(self) -> str: ...
    @property
    def notes(self) -> str: ...


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding worth a row."""

    rule: str
    subject_kind: str
    subject: str
    url: str
    outcome: str
    why: str


@dataclass(frozen=True, slots=True)
class VisitOutcome:
    """Everything that is written when a visit is done, in one transaction.

    `sweep` is "" for a visit outside a sweep. `answered` holds the ids of suspicions whose rule passed
    (or became inapplicable because of what the pages now say) with their place really read.
    """

    visit: str
    sweep: str
    storefront: str
    started: datetime
    ended: datetime
    state: str  # a crawler visit state
    why: str
    as_of: date
    rulebook: str  # digest
    evidence_path: str = ""
    manifest_digest: str = ""
    pages: int = 0
    bytes: int = 0
    findings: tuple[FindingRow, ...] = ()
    tallies: Mapping[tuple[str, str], int] = field(default_factory=dict)  # (rule, outcome) → count
    leads: tuple[Lead, ...] = ()
    answered: frozenset[str] = frozenset()
    province: str = ""
    ward: str = ""
    ward_from: str = ""  # registry | page: where `ward` and `province` were read; "" where neither is known


def rows(findings: Iterable[Finding]) -> tuple[FindingRow, ...]:
    """The findings that are kept as rows: failed and undecided."""
    return tuple(
        FindingRow(f.rule, str(f.subject_kind), f.subject, f.url, str(f.outcome), f.why)
        for f in findings
        if f.outcome in KEPT
    )


def tallies(
    findings: Iterable[Finding], figures: Mapping[tuple[str, str], int] | None = None
) -> dict[tuple[str, str], int]:
    """How often each rule came to each outcome, and each figure (under FIGURE and its id)."""
    counted = dict(Counter((f.rule, str(f.outcome)) for f in findings))
    return counted | {(f"{FIGURE}{name}", outcome): n for (name, outcome), n in (figures or {}).items()}


def answered(findings: Iterable[Finding], storefront: str, state: str) -> frozenset[str]:
    """The suspicions that this visit answers, by fingerprint.

    A rule answers when it passed and every search it leans on was whole; when it became inapplicable
    only if a page that was read says so in a visit that is complete (a duty that ended by law answers
    nothing). A suspicion that failed or stayed undecided anywhere in the visit is not answered.
    """
    if state not in READ:
        return frozenset()
    yes: set[str] = set()
    no: set[str] = set()
    for finding in findings:
        key = fingerprint(finding.rule, storefront, finding.subject_kind, finding.subject)
        whole = all(search.whole for search in finding.searches.values())
        if finding.outcome is Outcome.PASSED:
            says = bool(finding.facts) or (whole and bool(finding.searches))
        elif finding.outcome is Outcome.INAPPLICABLE:
            says = state == "complete" and whole and bool(finding.facts or finding.searches)
        else:
            no.add(key)
            continue
        if says:
            yes.add(key)
    return frozenset(yes - no)
