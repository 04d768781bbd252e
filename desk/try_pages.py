"""A rule tried on what was captured: its outcome, check by check, under the law of a day. Nothing is kept."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from checker.leads.kept import VisitRow
from desk.guard import Asked, Desk, Refused, allowed
from desk.render import Renderer
from desk.roles import Act

READ = ("complete", "partial")  # visits that saw pages
OFFERED = 12  # visits to choose from


def router(desk: Desk, renderer: Renderer) -> APIRouter:
    """The pages of this file."""
    pages = APIRouter()

    @pages.get("/rules/{rule}/try")
    def try_it(
        rule: str,
        asked: Asked = Depends(allowed(desk, Act.READ)),
        visit: str = "",
        on: str = "",
        q: str = "",
    ) -> Response:
        card = desk.doors.rules.get(rule)
        if card is None:
            raise Refused(404, "Không có quy tắc này.", "There is no such rule.")
        day, words = _day(on), q.strip()[:200]
        chosen = _visit(desk, asked, visit) if visit else None
        tried = None
        if chosen is not None:
            tried = desk.doors.trial(rule, chosen.evidence_path, day, asked.lang)
            held = f"{chosen.id} {tried.as_of if tried else ''}"
            desk.office.note(asked.user.name, "try rule", rule, desk.doors.now(), held)
        visits = desk.store.latest_visits(states=READ, platform=asked.platform, words=words, limit=OFFERED)
        return renderer.page(
            asked, "try.html", card=card, chosen=chosen, tried=tried, visits=visits, on=on, q=words
        )

    return pages


def _visit(desk: Desk, asked: Asked, visit: str) -> VisitRow:
    """A visit that this person may see. Raises Refused(404)."""
    row = desk.store.visit(visit)
    about = desk.store.storefront(row.storefront) if row is not None else None
    if (
        row is None
        or about is None
        or row.state not in READ
        or (asked.platform and about["platform"] != asked.platform)
    ):
        raise Refused(404, "Không có lần thăm này.", "There is no such visit.")
    return row


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(422, "Ngày không hợp lệ.", "This is no day.") from None
