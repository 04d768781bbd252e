"""A visit without captures is evidence too: a file that says why nothing was asked for, or what failed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from crawler.evidence.errors import EvidenceError
from crawler.evidence.write import VisitWriter
from crawler.model import Visit, VisitRecord, VisitState
from crawler.settings import TOOL, CrawlSettings
from crawler.wire import Job


def keep_failure(
    job: Job,
    settings: CrawlSettings,
    started: datetime,
    why: str,
    state: VisitState = VisitState.FAILED,
) -> VisitRecord:
    """A job, when it began, one sentence and how it ended in; the record of that visit out.

    When not even that can be written (a full disk), the visit has failed and the record's path is "".
    """
    visit = Visit(
        id=job.visit_id,
        storefront=job.storefront,
        started=started,
        ended=datetime.now(UTC),
        state=state,
        why=why,
        tool=TOOL,
    )
    try:
        writer = VisitWriter(Path(job.path), job.visit_id, started, settings.user_agent)
        return writer.finish(visit, {}, settings.max_body, 0)
    except (OSError, EvidenceError) as error:
        why = f"{why}; the failure itself could not be kept: {error}"
        return VisitRecord(job.visit_id, job.storefront.id, VisitState.FAILED, why, 0, 0, "")
