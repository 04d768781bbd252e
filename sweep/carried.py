"""What the last check of a storefront came to, carried over to a visit that found nothing changed.

Findings and leads are a pure function of what the pages say, the rulebook, the code and the day. When all of
that is as it was, down to every capture's digest, they are as they were: only the names of visit and captures
and the times are those of the new visit. The day may be another one only when nothing in the rulebook begins or
ends between the two days and nothing that was said names the day. Anything else is checked as any other visit.
"""

from __future__ import annotations

import hashlib
import json
import os
import pickle
from dataclasses import replace
from datetime import UTC, date
from pathlib import Path

from checker.leads.outcome import READ, VisitOutcome
from checker.model import Evidence, Lead
from crawler.evidence.errors import EvidenceError
from crawler.evidence.find import closing
from crawler.evidence.manifest import manifest_path
from crawler.hours import ICT
from crawler.model import Capture, Visit
from rules.model import Rulebook
from sweep.kept import code, keep, place
from sweep.lawdays import same_rules
from sweep.order import Order
from sweep.same import told as said

DIGEST = hashlib.sha256().digest_size
_BROKEN = (EvidenceError, OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError,
           LookupError, ValueError, TypeError)  # fmt: skip


def carry(order: Order, rulebook: Rulebook) -> VisitOutcome | None:
    """The outcome of a finished visit, taken over from the last one; None when it must be checked."""
    if not order.sheets:
        return None
    path = Path(order.path)
    try:
        told, captures = _said(path)
        if told.id != order.visit or told.storefront.id != order.storefront:
            return None
        earlier = _recall(_place(order, told))
        if earlier is None:
            return None
        key, before = earlier
        day = order.as_of or told.started.astimezone(ICT).date()
        if key != _key(told, captures, rulebook) or not _same_law(before, day, rulebook):
            return None
        digest = hashlib.sha256(manifest_path(path).read_bytes()).hexdigest()
        return _renamed(before, order, told, captures, day, digest)
    except _BROKEN:
        return None


def remember(order: Order, visit: Visit, rulebook: Rulebook, outcome: VisitOutcome) -> None:
    """Keep what a visit came to for the next one. A folder that cannot be written keeps nothing."""
    if order.sheets:
        data = pickle.dumps((_key(visit, visit.captures, rulebook), outcome))
        keep(_place(order, visit), hashlib.sha256(data).digest() + data)


def _place(order: Order, visit: Visit) -> Path:
    # two places: a shop that is down for one week has not forgotten what its pages came to
    return place(Path(order.sheets), order.storefront, "outcome" if visit.state in READ else "unread")


def _recall(path: Path) -> tuple[str, VisitOutcome] | None:
    with path.open("rb") as file:
        about = os.fstat(file.fileno())
        # Unpickling runs what the file says: only what this user wrote, and nobody else could change.
        if about.st_uid != os.getuid() or about.st_mode & 0o022:
            return None
        digest, data = file.read(DIGEST), file.read()
    if hashlib.sha256(data).digest() != digest:  # a flipped bit would be another lead
        return None
    key, outcome = pickle.loads(data)
    return (key, outcome) if isinstance(outcome, VisitOutcome) else None


def _said(path: Path) -> tuple[Visit, tuple[Capture, ...]]:
    """A visit and its captures without their bodies, from the record that closes its file."""
    visit, stored = closing(path)
    return visit, tuple(one.capture for one in stored)


def _key(visit: Visit, captures: tuple[Capture, ...], rulebook: Rulebook) -> str:
    """What a visit's findings follow from, but for the day, as one SHA-256."""
    pages = [
        [c.url, c.requested_url, c.state, c.via, c.status, c.content_type, c.why, c.digest] for c in captures
    ]
    made = [judge(rulebook), pages, *said(visit)]
    return hashlib.sha256(json.dumps(made).encode("utf-8", "surrogatepass")).hexdigest()


def judge(rulebook: Rulebook) -> str:
    """Who reads and judges, as one SHA-256: the rulebook with what is switched off in it, the code, the libraries."""
    ours = code("checker"), code("rules", "sweep", data=(".py", ".tsv", ".json", ".txt"))
    made = [ours, rulebook.digest, sorted(rulebook.off)]
    return hashlib.sha256(json.dumps(made).encode()).hexdigest()


def _same_law(before: VisitOutcome, day: date, rulebook: Rulebook) -> bool:
    """Whether the law of two days is the same for all that was said on the first of them."""
    if day == before.as_of:
        return True
    if not same_rules(day, before.as_of, rulebook):
        return False
    names = (f"{before.as_of}", f"{before.as_of:%d/%m/%Y}")
    said = [row.why for row in before.findings]
    for lead in before.leads:
        said += [*lead.title.values(), *lead.message.values(), *lead.remedy.values()]
    return not any(name in text for text in said for name in names)


def _renamed(
    before: VisitOutcome, order: Order, visit: Visit, captures: tuple[Capture, ...], day: date, digest: str
) -> VisitOutcome:
    pages = {capture.id.rpartition("#")[2]: capture for capture in captures}

    def row(one: Evidence) -> Evidence:
        if not one.capture:
            return one
        page = pages[one.capture.rpartition("#")[2]]
        if page.digest != one.digest:
            raise ValueError(f"{one.capture} is another page in {visit.id}")
        return replace(one, capture=page.id, seen_at=page.at.astimezone(UTC).isoformat(timespec="seconds"))

    def again(lead: Lead) -> Lead:
        return replace(lead, as_of=day, evidence=tuple(row(one) for one in lead.evidence))

    return replace(
        before,
        visit=visit.id,
        sweep=order.sweep,
        started=visit.started,
        ended=visit.ended,
        as_of=day,
        evidence_path=order.path,
        manifest_digest=digest,
        leads=tuple(again(lead) for lead in before.leads),
    )
