"""A lead as a JSON document and back, without loss: what a sighting keeps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from checker.model import Basis, Evidence, Lead, Place, Search, Severity, SubjectKind


def write(lead: Lead) -> str:
    """JSON text of a lead (keys are the field names, days in ISO 8601)."""
    return json.dumps(as_dict(lead), ensure_ascii=False, separators=(",", ":"))


def as_dict(lead: Lead) -> dict[str, Any]:
    """A lead as plain data."""
    return {**asdict(lead), "as_of": lead.as_of.isoformat()}


def read(text: str) -> Lead:
    """The lead that `write` wrote. ValueError names what is missing from a damaged document."""
    data = json.loads(text)
    try:
        return _lead(data)
    except (KeyError, TypeError) as error:
        raise ValueError(f"not the document of a lead: {error}") from error


def without_words(lead: Lead) -> Lead:
    """A lead without anything that a page said: quotes and sentences made of them go, places and digests stay."""
    rows = tuple(replace(row, quote="") for row in lead.evidence)
    return replace(lead, evidence=rows, message={}, remedy={}, title={})


def _lead(data: Mapping[str, Any]) -> Lead:
    plain = dict(data)
    plain["subject_kind"] = SubjectKind(data["subject_kind"])
    plain["severity"] = Severity(data["severity"])
    plain["as_of"] = date.fromisoformat(data["as_of"])
    plain["legal_basis"] = tuple(Basis(**row) for row in data["legal_basis"])
    plain["evidence"] = tuple(Evidence(**{**row, "place": Place(**row["place"])}) for row in data["evidence"])
    plain["searches"] = {name: _search(row) for name, row in data["searches"].items()}
    return Lead(**plain)


def _search(row: Mapping[str, Any]) -> Search:
    return Search(**{**row, "pages": tuple(row["pages"]), "missed": tuple(row["missed"])})
