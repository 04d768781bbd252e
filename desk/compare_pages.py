"""What changed between two visits of a storefront: the words of its pages side by side, and what rules said."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from desk.guard import Asked, Desk, Refused, allowed
from desk.render import Renderer
from desk.roles import Act


def router(desk: Desk, renderer: Renderer) -> APIRouter:
    """The pages of this file."""
    pages = APIRouter()

    @pages.get("/compare/{storefront:path}")
    def show(
        storefront: str,
        asked: Asked = Depends(allowed(desk, Act.READ)),
        before: str = "",
        after: str = "",
    ) -> Response:
        about = desk.store.storefront(storefront)
        if about is None or (asked.platform and about["platform"] != asked.platform):
            raise Refused(404, "Không có gian hàng này.", "There is no such storefront.")
        visits = desk.store.visits(storefront=storefront)
        known = {visit.id: visit for visit in visits}
        read = [visit for visit in visits if visit.state in ("complete", "partial")]
        if before not in known or after not in known:
            before, after = (read[-2].id, read[-1].id) if len(read) > 1 else ("", "")
        changes = None
        if before:
            desk.office.note(
                asked.user.name, "compare visits", storefront, desk.doors.now(), f"{before} {after}"[:200]
            )
            changes = desk.seen.changes(known[before].evidence_path, known[after].evidence_path)
        return renderer.page(
            asked,
            "compare.html",
            about=about,
            visits=list(reversed(visits)),
            known=known,
            before=before,
            after=after,
            changes=changes,
            counts=Counter(change.kind for change in changes or ()),
            difference=_difference(desk, before, after) if before else None,
        )

    return pages


def _difference(desk: Desk, before: str, after: str) -> dict[str, list[tuple[str, str]]]:
    """Failed findings (rule, subject) that only the earlier visit has, that both have, that only the later has."""
    was, now = (
        {(row.rule, row.subject) for row in desk.store.findings(visit) if row.outcome == "failed"}
        for visit in (before, after)
    )
    return {"gone": sorted(was - now), "both": sorted(was & now), "new": sorted(now - was)}
