"""What the checker found, in the words of the service."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from checker.feed.one import ListingCheck
from checker.model import Lead
from precheck.model import Answer, LeadSaid, Provision, Quote, Words


def answer(checked: ListingCheck, id: str, as_of: date, rulebook: str) -> Answer:
    """In: what the rules say of a listing, the id that was asked with, the day, the rules' digest."""
    return Answer(
        id=id,
        as_of=as_of.isoformat(),
        rulebook=rulebook,
        leads=[_lead(lead) for lead in checked.leads],
        outcomes={rule: str(outcome) for rule, outcome in checked.outcomes.items()},
    )


def _lead(lead: Lead) -> LeadSaid:
    return LeadSaid(
        id=lead.id,
        rule=lead.rule,
        theme=lead.theme,
        severity=str(lead.severity),
        confidence=lead.confidence,
        title=_words(lead.title),
        message=_words(lead.message),
        remedy=_words(lead.remedy),
        legal_basis=[
            Provision(law=b.law, provision=b.provision, title=b.title, confidence=b.confidence)
            for b in lead.legal_basis
        ],
        sanction=lead.sanction,
        evidence=[
            Quote(
                quote=e.quote,
                field=e.place.path.removeprefix("row:"),
                start=e.place.start,
                end=e.place.end,
            )
            for e in lead.evidence
            if e.quote
        ],
    )


def _words(said: Mapping[str, str]) -> Words:
    return Words(vi=said.get("vi", ""), en=said.get("en", ""))
