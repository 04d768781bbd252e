"""The door from findings to leads: what a person will look at, with everything that stands behind it.

Only a `failed` finding of a rule that is being tried or stands firm makes a lead. Each lead carries the
captures it rests on by digest, the quotes with their places, and for a thing that was not found the
record of the search. Rules and visits come by the small shapes below, so that this room knows neither
house.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Protocol
from urllib.parse import urlsplit

from checker.leads.fingerprint import fingerprint
from checker.leads.wording import render_all
from checker.model import (
    Evidence,
    Fact,
    FactSheet,
    Finding,
    Lead,
    Outcome,
    Place,
    Search,
    Severity,
    Subject,
    SubjectKind,
)

RAISES_LEADS = ("test", "stable")
_LEVELS = ("low", "medium", "high")
_AT_MOST = {"strong": "high", "signal": "medium", "information": "low"}
_SURE = 0.75  # a fact read with less confidence than this gives no lead of high confidence


class RuleLike(Protocol):
    """What a lead takes from a rule."""

    @property
    def id(self) -> str: ...
    @property
    def theme(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def severity(self) -> str: ...
    @property
    def confidence(self) -> str: ...
    @property
    def strength(self) -> str: ...
    @property
    def title(self) -> Mapping[str, str]: ...
    @property
    def lead(self) -> Mapping[str, str]: ...
    @property
    def message(self) -> Mapping[str, str]: ...
    @property
    def remedy(self) -> Mapping[str, str]: ...
    @property
    def sanction(self) -> Sequence[tuple[date, str]]: ...
    @property
    def digest(self) -> str: ...


class StorefrontLike(Protocol):
    """What a lead takes from a storefront."""

    @property
    def id(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def name(self) -> str: ...


class CaptureLike(Protocol):
    """What a lead takes from a capture."""

    @property
    def id(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def digest(self) -> str: ...
    @property
    def state(self) -> str: ...


class VisitLike(Protocol):
    """What a lead takes from a visit."""

    @property
    def id(self) -> str: ...
    @property
    def storefront(self) -> StorefrontLike: ...
    @property
    def captures(self) -> Sequence[CaptureLike]: ...


def assemble(
    findings: Iterable[Finding],
    rules: Mapping[str, RuleLike],
    visit: VisitLike,
    sheet: FactSheet | None = None,
    read: Mapping[str, CaptureLike] | None = None,
) -> tuple[Lead, ...]:
    """Leads of one visit, the heaviest first.

    In: the visit's findings, the rules by id, the visit (of a feed row: a visit without captures), the fact
    sheet when messages may name facts beyond those that decided, and by address the capture that was read where
    the visit holds several (None: the last one). Out: one lead for each
    suspicion; two findings on spellings of one address are one lead. ValueError when a finding names a
    rule or a capture that is not there, or failed without a quote and without a whole search: such a
    finding must never reach a person.
    """
    pages = _Pages(visit, read or {})
    leads: dict[str, Lead] = {}
    for finding in findings:
        if finding.outcome is not Outcome.FAILED:
            continue
        rule = rules.get(finding.rule)
        if rule is None:
            raise ValueError(
                f"visit {visit.id}: a finding names rule {finding.rule!r}, which the rulebook lacks"
            )
        if rule.status not in RAISES_LEADS:
            continue
        lead = _lead(finding, rule, visit, pages, sheet)
        first = leads.setdefault(lead.id, lead)
        if first is not lead:
            leads[lead.id] = _join(first, lead)
    return tuple(sorted(leads.values(), key=lambda lead: (-lead.severity.rank, lead.rule, lead.subject)))


def cap_confidence(confidence: str, strength: str, facts: Iterable[Fact]) -> str:
    """A rule's confidence, never above what its strength allows nor above what the reading allows."""
    level = min(_LEVELS.index(confidence), _LEVELS.index(_AT_MOST.get(strength, "low")))
    if any(fact.confidence < _SURE for fact in facts):
        level = min(level, _LEVELS.index("medium"))
    return _LEVELS[level]


def _lead(finding: Finding, rule: RuleLike, visit: VisitLike, pages: _Pages, sheet: FactSheet | None) -> Lead:
    if not finding.facts and not any(search.whole for search in finding.searches.values()):
        raise ValueError(
            f"visit {visit.id}: rule {rule.id} failed on {finding.subject} without a quote and without a "
            "whole search; expected one of them"
        )
    storefront = visit.storefront
    names = _Names(finding, storefront, sheet)
    return Lead(
        id=fingerprint(rule.id, storefront.id, finding.subject_kind, finding.subject),
        rule=rule.id,
        rule_digest=rule.digest,
        theme=rule.theme,
        subject_kind=finding.subject_kind,
        subject=finding.subject,
        storefront=storefront.id,
        url=finding.url or storefront.url,
        severity=Severity(rule.severity),
        confidence=cap_confidence(rule.confidence, rule.strength, finding.facts),
        title=render_all(rule.lead or rule.title, names),
        message=render_all(rule.message, names),
        remedy=render_all(rule.remedy, names),
        as_of=finding.as_of,
        legal_basis=finding.basis,
        sanction=sanction_on(rule, finding.as_of),
        evidence=(*pages.quoted(finding.facts), *pages.searched(finding.searches)),
        searches=dict(finding.searches),
    )


def sanction_on(rule: RuleLike, day: date) -> str:
    """What a rule says of sanctions on a day, or ''."""
    held = [text for since, text in sorted(rule.sanction) if since <= day]
    return held[-1] if held else ""


def fixed_names(storefront: StorefrontLike, url: str, subject: str, as_of: date) -> dict[str, str]:
    """The names in messages that are no facts: the storefront, the subject and its address, the day."""
    host = (urlsplit(storefront.url).hostname or storefront.id).removeprefix("www.")
    return {
        "storefront.domain": host,
        "storefront.url": storefront.url,
        "storefront.id": storefront.id,
        "storefront.name": storefront.name or host,
        "subject.url": url,
        "subject.id": subject,
        "as_of": f"{as_of:%d/%m/%Y}",
    }


def _join(one: Lead, other: Lead) -> Lead:
    """Two findings of one suspicion: the first lead with the evidence of both."""
    rows = dict.fromkeys((*one.evidence, *other.evidence))
    return Lead(
        **{
            name: getattr(one, name)
            for name in Lead.__dataclass_fields__
            if name not in ("evidence", "searches")
        },
        evidence=tuple(rows),
        searches={**other.searches, **one.searches},
    )


class _Pages:
    """The captures of a visit, by id and by address."""

    def __init__(self, visit: VisitLike, read: Mapping[str, CaptureLike]) -> None:
        self._visit = visit.id
        self._by_id = {capture.id: capture for capture in visit.captures}
        self._by_url = {capture.url: capture for capture in visit.captures} | dict(read)

    def quoted(self, facts: Iterable[Fact]) -> list[Evidence]:
        return list(dict.fromkeys(self._quote(fact) for fact in facts))

    def searched(self, searches: Mapping[str, Search]) -> list[Evidence]:
        """One row without a quote for each page that was read in vain."""
        urls = dict.fromkeys(url for search in searches.values() if search.whole for url in search.pages)
        seen = [self._by_url[url] for url in urls if url in self._by_url]
        return [Evidence(c.id, c.digest, c.url, "", Place(""), _utc(c.at)) for c in seen]

    def _quote(self, fact: Fact) -> Evidence:
        if not fact.capture or not self._by_id:  # a row of a feed: there is no page to keep
            return Evidence(fact.capture, "", fact.url, fact.quote, fact.place, "")
        capture = self._by_id.get(fact.capture)
        if capture is None:
            raise ValueError(
                f"visit {self._visit}: fact {fact.name} rests on capture {fact.capture!r}, "
                "which the visit lacks"
            )
        return Evidence(capture.id, capture.digest, fact.url, fact.quote, fact.place, _utc(capture.at))


class _Names:
    """What a name in a message stands for; None when it is not known."""

    def __init__(self, finding: Finding, storefront: StorefrontLike, sheet: FactSheet | None) -> None:
        self._facts: dict[str, object] = {}
        for subject in reversed(_subjects(finding, sheet)):
            self._facts.update({name: facts[0].value for name, facts in subject.facts.items() if facts})
        self._facts.update({fact.name: fact.value for fact in reversed(finding.facts)})
        self._fixed = fixed_names(storefront, finding.url, finding.subject, finding.as_of)

    def __call__(self, name: str) -> object | None:
        return self._fixed.get(name, self._facts.get(name))


def _subjects(finding: Finding, sheet: FactSheet | None) -> list[Subject]:
    """The subject of the finding, then the storefront that offers it."""
    if sheet is None:
        return []
    own = [s for s in sheet.subjects(finding.subject_kind) if s.id == finding.subject]
    return own if finding.subject_kind is SubjectKind.STOREFRONT else [*own, sheet.storefront]


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
