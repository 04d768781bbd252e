"""One storefront: its leads by theme, its visits over time, and what two visits say differently."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from checker.leads.kept import Kept
from checker.leads.life import OPEN
from desk.guard import Asked, Desk, Refused, allowed
from desk.render import Renderer
from desk.roles import Act

MOST = 500  # leads of one storefront on its page


def router(desk: Desk, renderer: Renderer) -> APIRouter:
    """The pages of this file."""
    pages = APIRouter()

    @pages.get("/storefront/{storefront:path}")
    def show(
        storefront: str,
        asked: Asked = Depends(allowed(desk, Act.READ)),
        before: str = "",
        after: str = "",
    ) -> Response:
        about = desk.store.storefront(storefront)
        if about is None or (asked.platform and about["platform"] != asked.platform):
            raise Refused(404, "Không có gian hàng này.", "There is no such storefront.")
        desk.office.note(asked.user.name, "read storefront", storefront, desk.doors.now())
        leads = desk.store.leads(storefront=storefront, limit=MOST)
        visits = desk.store.visits(storefront=storefront)
        known = {visit.id for visit in visits}
        read = [visit for visit in visits if visit.state in ("complete", "partial")]
        if before not in known or after not in known:
            before, after = (read[-2].id, read[-1].id) if len(read) > 1 else ("", "")
        return renderer.page(
            asked,
            "storefront.html",
            about=about,
            leads=leads,
            by_theme=_scores(leads, desk.store.tally(read[-1].id) if read else {}, desk),
            visits=list(reversed(visits)),
            before=before,
            after=after,
            difference=_difference(desk, before, after) if before else None,
        )

    return pages


def _scores(
    leads: tuple[Kept, ...], tally: dict[tuple[str, str], int], desk: Desk
) -> list[tuple[str, int, Counter[str]]]:
    """By theme: open leads, and how often the last visit came to each outcome."""
    opened = Counter(kept.theme for kept in leads if kept.state in OPEN)
    outcomes: dict[str, Counter[str]] = {}
    for (rule, outcome), count in tally.items():
        card = desk.doors.rules.get(rule)
        if card is not None:
            outcomes.setdefault(card.theme, Counter())[outcome] += count
    themes = sorted(set(opened) | set(outcomes), key=lambda theme: (-opened[theme], theme))
    return [(theme, opened[theme], outcomes.get(theme, Counter())) for theme in themes]


def _difference(desk: Desk, before: str, after: str) -> dict[str, list[tuple[str, str]]]:
    """Failed findings (rule, subject) that only the earlier visit has, that both have, that only the later has."""
    was, now = (
        {(row.rule, row.subject) for row in desk.store.findings(visit) if row.outcome == "failed"}
        for visit in (before, after)
    )
    return {"gone": sorted(was - now), "both": sorted(was & now), "new": sorted(now - was)}
