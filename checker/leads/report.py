"""Leads as plain data, for a table, for JSON and for whatever a person reads: no printing here.

The keys of the JSON forms are a contract (docs/architecture.md, the commands): keys may be added, never
taken away. Times are ISO 8601 in UTC, days ISO 8601.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from checker.leads import document
from checker.leads.kept import Dossier, Event, Kept, Sighting, SweepRow
from checker.leads.weight import Agreement, Factor, factors, priority, reach
from checker.leads.words import SEVERITIES, STATES
from checker.model import Checked, Evidence, Finding, Lead, Severity

Json = dict[str, Any]


def check_json(checked: Checked, storefront: str, as_of: date) -> Json:
    """What `check --format json` prints: every finding of one visit, and its leads."""
    return {
        "storefront": storefront,
        "as_of": as_of.isoformat(),
        "findings": [finding_json(finding) for finding in checked.findings],
        "leads": [lead_json(lead) for lead in checked.leads],
    }


def finding_json(finding: Finding) -> Json:
    """One finding: the rule, the subject, the outcome and why."""
    return {
        "rule": finding.rule,
        "subject_kind": str(finding.subject_kind),
        "subject": finding.subject,
        "url": finding.url,
        "outcome": str(finding.outcome),
        "why": finding.why,
        "checks": dict(finding.checks),
    }


def lead_json(lead: Lead) -> Json:
    """One lead with its evidence, its law and, for what was not found, the record of the search."""
    plain = document.as_dict(lead)
    return {
        "id": lead.id,
        "rule": lead.rule,
        "theme": lead.theme,
        "storefront": lead.storefront,
        "subject": lead.subject,
        "subject_kind": str(lead.subject_kind),
        "url": lead.url,
        "severity": str(lead.severity),
        "confidence": lead.confidence,
        "priority": priority(lead.severity, lead.confidence, reach(str(lead.subject_kind), 1)),
        "title": dict(lead.title),
        "message": dict(lead.message),
        "remedy": dict(lead.remedy),
        "legal_basis": plain["legal_basis"],
        "sanction": lead.sanction,
        "as_of": lead.as_of.isoformat(),
        "evidence": [_evidence(row) for row in lead.evidence],
        "searches": plain["searches"],
        "rule_digest": lead.rule_digest,
    }


def kept_json(kept: Kept) -> Json:
    """One row of what `leads --format json` prints."""
    return {
        "id": kept.id,
        "storefront": kept.storefront,
        "storefront_name": kept.storefront_name,
        "rule": kept.rule,
        "theme": kept.theme,
        "subject": kept.subject,
        "subject_kind": kept.subject_kind,
        "url": kept.url,
        "state": str(kept.state),
        "severity": str(kept.severity),
        "confidence": kept.confidence,
        "priority": kept.priority,
        "factors": {factor.name: factor.value for factor in of_priority(kept)},
        "assigned": kept.assigned,
        "last_event": kept.last_event,
        "title": dict(kept.title),
        "message": dict(kept.message),
        "first_seen": kept.first_seen.isoformat(timespec="seconds"),
        "last_seen": kept.last_seen.isoformat(timespec="seconds"),
        "last_visit": kept.last_visit,
        "sightings": kept.sightings,
        "as_of": kept.as_of.isoformat(),
        "evidence_digest": kept.evidence_digest,
    }


def leads_json(leads: Iterable[Kept]) -> list[Json]:
    """What `leads --format json` prints: the most pressing first."""
    return [kept_json(kept) for kept in in_order(leads)]


def dossier_json(dossier: Dossier) -> Json:
    """What `leads show ID --format json` prints: the lead as last seen, its sightings, its history."""
    return {
        **kept_json(dossier.kept),
        **{
            k: v
            for k, v in lead_json(dossier.last.lead).items()
            if k not in ("as_of", "priority", "confidence")
        },
        "evidence_path": dossier.last.evidence_path,
        "seen_in": [_sighting(sighting) for sighting in dossier.sightings],
        "history": [_event(event) for event in dossier.events],
    }


def sweep_json(sweep: SweepRow) -> Json:
    """One sweep: what it planned, how far it is, what it came to."""
    return {
        "sweep": sweep.id,
        "registry": sweep.registry,
        "as_of": sweep.as_of.isoformat() if sweep.as_of else None,
        "started": sweep.started.isoformat(timespec="seconds"),
        "finished": sweep.finished.isoformat(timespec="seconds") if sweep.finished else None,
        "planned": sweep.planned,
        "done": sweep.done,
        "visits": dict(sorted(sweep.states.items())),
        "leads": dict(sorted(sweep.steps.items())),
    }


def table(leads: Iterable[Kept], lang: str = "vi") -> list[tuple[str, str, str, str, str, str]]:
    """Rows for a terminal: id, state, severity, storefront, subject, title. The most pressing first."""
    at = 0 if lang == "vi" else 1
    return [
        (
            kept.id[:8],
            STATES[kept.state][at],
            SEVERITIES[kept.severity][at],
            kept.storefront,
            "" if kept.subject_kind == "storefront" else kept.subject,
            kept.title.get(lang, "") or kept.rule,
        )
        for kept in in_order(leads)
    ]


def in_order(leads: Iterable[Kept]) -> list[Kept]:
    """The most pressing first (`checker.leads.weight`), then the latest seen, then by id."""
    return sorted(leads, key=lambda k: (-k.priority, -k.last_seen.timestamp(), k.id))


def of_priority(kept: Kept) -> tuple[Factor, ...]:
    """Why a lead stands where it stands in the list: its four factors, each with its words."""
    return factors(kept.severity, kept.confidence, kept.reach, kept.repetition)


def agreements_json(agreed: Mapping[str, Agreement]) -> list[Json]:
    """What `leads agreement --format json` prints: by rule, those to be looked at again first."""
    return [
        {
            "rule": rule,
            "confirmed": found.confirmed,
            "against": found.against,
            "share": found.share,
            "to_review": found.to_review,
        }
        for rule, found in sorted(agreed.items(), key=lambda item: (item[1].share or 0.0, item[0]))
    ]


def at_or_above(leads: Iterable[Lead], severity: str) -> list[Lead]:
    """The leads that `--fail-on SEVERITY` counts. ValueError for a word that is no severity."""
    floor = Severity(severity).rank
    return [lead for lead in leads if lead.severity.rank >= floor]


def by_storefront(leads: Iterable[Kept]) -> dict[str, list[Kept]]:
    """Leads grouped by storefront, the storefront with the most pressing one first."""
    groups: dict[str, list[Kept]] = {}
    for kept in in_order(leads):
        groups.setdefault(kept.storefront, []).append(kept)
    return groups


def counts(leads: Iterable[Kept]) -> Mapping[str, Mapping[str, int]]:
    """How many leads there are by state, severity, theme and rule."""
    totals: dict[str, dict[str, int]] = {"state": {}, "severity": {}, "theme": {}, "rule": {}}
    for kept in leads:
        row = {
            "state": str(kept.state),
            "severity": str(kept.severity),
            "theme": kept.theme,
            "rule": kept.rule,
        }
        for name, value in row.items():
            totals[name][value] = totals[name].get(value, 0) + 1
    return totals


def _evidence(row: Evidence) -> Json:
    return {
        "capture": row.capture,
        "digest": row.digest,
        "url": row.url,
        "quote": row.quote,
        "place": {"path": row.place.path, "start": row.place.start, "end": row.place.end},
        "seen_at": row.seen_at,
    }


def _sighting(sighting: Sighting) -> Json:
    return {
        "visit": sighting.visit,
        "at": sighting.at.isoformat(timespec="seconds"),
        "evidence_digest": sighting.evidence_digest,
        "evidence_path": sighting.evidence_path,
    }


def _event(event: Event) -> Json:
    return {
        "at": event.at.isoformat(timespec="seconds"),
        "step": str(event.step),
        "by": event.by,
        "reason": event.reason,
        "visit": event.visit,
        "evidence_digest": event.evidence_digest,
        "rule_digest": event.rule_digest,
        "number": event.number,
        "code": event.code,
        "to_whom": event.to_whom,
        "paper": event.paper,
        "undoes": event.undoes,
    }
