"""The front page, and the head's: this week against the last, and work in hand by person."""

from __future__ import annotations

from datetime import timedelta

from fastapi import APIRouter, Depends
from fastapi.responses import RedirectResponse, Response

from checker.leads.queue import Filter
from checker.leads.weight import Agreement
from desk.guard import Asked, Desk, allowed
from desk.model import Bar
from desk.render import VIETNAM, Renderer
from desk.roles import Act

FIRST = ((Act.TEAM, "/team"), (Act.READ, "/queue"), (Act.PEOPLE, "/people"))  # what opens for whom


def router(desk: Desk, renderer: Renderer) -> APIRouter:
    """The pages of this file."""
    pages = APIRouter()

    @pages.get("/")
    def front(asked: Asked = Depends(allowed(desk, None))) -> Response:
        first = next((path for act, path in FIRST if asked.may(act)), "/login")
        return RedirectResponse(first, status_code=303)

    @pages.get("/team")
    def team(asked: Asked = Depends(allowed(desk, Act.TEAM))) -> Response:
        now = desk.doors.now()
        today = now.astimezone(VIETNAM).replace(hour=0, minute=0, second=0, microsecond=0)
        monday = today - timedelta(days=today.weekday())
        week = timedelta(days=7)
        choices = desk.store.choices()
        agreed = desk.store.agreements()
        return renderer.page(
            asked,
            "team.html",
            monday=monday,
            this=desk.store.week(monday, now),
            last=desk.store.week(monday - week, monday),
            waiting=desk.store.queue(Filter(), 0, 1).total,
            themes=_bars(choices["theme"], "theme"),
            platforms=_bars(choices["platform"], "platform"),
            in_hand=desk.store.in_hand(),
            to_review={rule: found for rule, found in agreed.items() if found.to_review},
            agreed=_best_known(agreed),
        )

    return pages


def _bars(counts: dict[str, int], field: str) -> list[Bar]:
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [Bar(name, n, f"/queue?state=all&{field}={name}") for name, n in rows if name]


def _best_known(agreed: dict[str, Agreement]) -> list[tuple[str, Agreement]]:
    """The rules that people decided most about."""
    return sorted(agreed.items(), key=lambda item: (-item[1].decided, item[0]))[:12]
