"""One lead of a feed as a flat row: what tables, files and reports of an audit are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from checker.facts.show import Described, fact_json
from checker.feed.cells import TITLE
from checker.feed.model import FeedRow
from checker.model import Basis, Lead, Subject

# Column → what it holds; keys may be added, never taken away (docs/audit.md).
COLUMNS = (
    "id",
    "status",
    "rule",
    "theme",
    "severity",
    "confidence",
    "storefront",
    "subject",
    "listing",
    "category",
    "seller",
    "url",
    "source",
    "line",
    "title",
    "message",
    "remedy",
    "quote",
    "column",
    "start",
    "end",
    "legal_basis",
    "sanction",
    "as_of",
    "rule_digest",
)
LISTING = TITLE


def record(row: FeedRow, lead: Lead, lang: str) -> dict[str, Any]:
    """A lead with the row it stands on; texts in the language asked, quotes as they stand in the feed."""
    first = lead.evidence[0] if lead.evidence else None
    return {
        "id": lead.id,
        "status": "",
        "rule": lead.rule,
        "theme": lead.theme,
        "severity": str(lead.severity),
        "confidence": lead.confidence,
        "storefront": lead.storefront,
        "subject": lead.subject,
        "listing": row.title[:LISTING],
        "category": row.category,
        "seller": row.seller,
        "url": lead.url,
        "source": row.source,
        "line": row.line,
        "title": lead.title.get(lang, ""),
        "message": lead.message.get(lang, ""),
        "remedy": lead.remedy.get(lang, ""),
        "quote": _quote(lead),
        "column": first.place.path.removeprefix("row:") if first else "",
        "start": first.place.start if first else 0,
        "end": first.place.end if first else 0,
        "legal_basis": basis_words(lead.legal_basis),
        "sanction": lead.sanction,
        "as_of": lead.as_of.isoformat(),
        "rule_digest": lead.rule_digest,
    }


def basis_words(basis: Iterable[Basis]) -> str:
    """The provisions behind a lead in one line."""
    return "; ".join(f"{b.provision}, {b.title or b.law} [{b.confidence}]" for b in basis)


_TIME = "time:"  # how the place of a quote from a transcript begins
_MOMENTS = 10  # of one lead that are told


def _quote(lead: Lead) -> str:
    """The first quote; of a transcript every one, led by the time at which it is said."""
    if not lead.evidence:
        return ""
    if not lead.evidence[0].place.path.startswith(_TIME):
        return lead.evidence[0].quote
    spoken = [one for one in lead.evidence if one.place.path.startswith(_TIME)]
    spoken.sort(key=lambda one: one.place.start)
    told = (f"[{one.place.path.removeprefix(_TIME)}] {' '.join(one.quote.split())}" for one in spoken)
    return " · ".join(list(told)[:_MOMENTS])


def facts_record(row: FeedRow, subject: Subject, vocabulary: Mapping[str, Described]) -> dict[str, Any]:
    """What `audit --facts` prints of a row: its id, where it stands, and every fact that was found."""
    return {
        "id": row.id,
        "source": row.source,
        "line": row.line,
        "facts": {name: fact_json(found, vocabulary[name]) for name, found in subject.facts.items() if found},
    }
