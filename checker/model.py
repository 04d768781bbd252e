"""The nouns of the checker: facts, findings, leads.

Ground file: it imports nothing of ours and nothing of others. Everything is frozen and plain, so
that a fact sheet or a lead can be kept, compared and printed anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where on a page a quote stands.

    `path` is a CSS path from the root of the capture's HTML; `start` and `end` are character
    offsets of the quote in that element's visible text (as `checker.facts.page` joins it).
    A quote from structured data names its block instead, for example "script[ld+json]:1 $.brand".
    """

    path: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a page says, and how it is known. Two sources that disagree are two facts."""

    name: str  # a name of `rules/facts.yml`
    value: Value
    quote: str  # the words as they stand on the page
    url: str
    capture: str  # Capture.id
    place: Place
    extractor: str  # "<module>:<function>"
    confidence: float = 1.0  # 0 … 1


@dataclass(frozen=True, slots=True)
class Search:
    """The record of looking for one fact: what makes an absence worth saying.

    `whole` is True only when every page on which the fact must stand was found and captured whole
    (or such a page is neither linked nor guessed anywhere on pages that were captured whole).
    `pages` are the addresses read, `missed` the linked ones that were not captured.
    """

    whole: bool
    pages: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    drawn: bool = False  # a browser drew at least one of `pages`
    why: str = ""  # why `whole` is False, one sentence


class SubjectKind(StrEnum):
    """What a rule speaks of."""

    STOREFRONT = "storefront"
    LISTING = "listing"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Subject:
    """Everything known of one storefront, listing or post.

    `facts` maps a fact's name to its facts, the best first; a name without an entry was not found.
    `searches` maps a fact's name to the record of looking for it; a name without one was not
    looked for (so nothing follows from its absence).
    """

    kind: SubjectKind
    id: str  # storefront id; a listing's own address without tracking; a feed row's id
    url: str
    facts: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    searches: Mapping[str, Search] = field(default_factory=dict)

    def values(self, name: str) -> tuple[Value, ...]:
        """The values of a fact, the best first; () when it was not found."""
        return tuple(f.value for f in self.facts.get(name, ()))


@dataclass(frozen=True, slots=True)
class FactSheet:
    """What one visit (or one row of a feed) says."""

    storefront: Subject
    listings: tuple[Subject, ...] = ()
    posts: tuple[Subject, ...] = ()
    storefront_kind: str = "website"  # website | shop | app | social, as the registry says

    def subjects(self, kind: SubjectKind) -> tuple[Subject, ...]:
        """The subjects of one kind."""
        if kind is SubjectKind.STOREFRONT:
            return (self.storefront,)
        return self.listings if kind is SubjectKind.LISTING else self.posts


class Outcome(StrEnum):
    """The W3C's words for what a rule says of a subject (EARL 1.0 outcome values)."""

    PASSED = "passed"
    FAILED = "failed"
    CANNOT_TELL = "cannot_tell"
    INAPPLICABLE = "inapplicable"


@dataclass(frozen=True, slots=True)
class Basis:
    """One provision that stood behind a finding on its day, and how sure we are of it."""

    law: str  # id of a file in rules/laws
    provision: str
    confidence: str  # VERIFIED | REPORTED | RECALLED
    title: str = ""  # with the number, as an officer cites it


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says of one subject on one day.

    `facts` are those that decided it; `searches` the records behind an absence. `checks` maps a
    check's name to "true", "false" or "unknown".
    """

    rule: str
    subject_kind: SubjectKind
    subject: str  # Subject.id
    url: str
    outcome: Outcome
    why: str
    as_of: date
    facts: tuple[Fact, ...] = ()
    searches: Mapping[str, Search] = field(default_factory=dict)
    checks: Mapping[str, str] = field(default_factory=dict)
    basis: tuple[Basis, ...] = ()


class Severity(StrEnum):
    """How heavy a fault would be if a person confirmed it (defined in docs/writing-rules.md)."""

    MINOR = "minor"
    MODERATE = "moderate"
    SERIOUS = "serious"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 (minor) to 3 (critical)."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place that stands behind a lead: a quote, or the search that did not find one."""

    capture: str
    digest: str  # SHA-256 of the capture's body, hex
    url: str
    quote: str
    place: Place
    seen_at: str  # ISO 8601, UTC


@dataclass(frozen=True, slots=True)
class Lead:
    """A `failed` finding that a person will look at. `id` is its fingerprint: same suspicion, same id."""

    id: str
    rule: str
    rule_digest: str  # of the rule file, so that a decision can name what it judged
    theme: str
    subject_kind: SubjectKind
    subject: str
    storefront: str
    url: str
    severity: Severity
    confidence: str  # high | medium | low
    title: Mapping[str, str]  # by language: vi, en
    message: Mapping[str, str]
    remedy: Mapping[str, str]
    as_of: date
    legal_basis: tuple[Basis, ...] = ()
    sanction: str = ""
    evidence: tuple[Evidence, ...] = ()
    searches: Mapping[str, Search] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """What the door `checker.check.check` gives back for one visit."""

    sheet: FactSheet
    findings: tuple[Finding, ...]
    leads: tuple[Lead, ...]
