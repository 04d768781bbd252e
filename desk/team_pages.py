"""The front page, and the head's: this week against the last, and work in hand by person."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from urllib.parse import urlencode

from fastapi import APIRouter, Depends
from fastapi.responses import RedirectResponse, Response

from checker.leads.queue import Filter, TeamWeek
from checker.leads.weight import Agreement
from desk.guard import Asked, Desk, allowed
from desk.model import Bar
from desk.render import VIETNAM, Renderer
from desk.roles import Act

FIRST = ((Act.TEAM, "/team"), (Act.READ, "/queue"), (Act.PEOPLE, "/people"))  # what opens for whom
MOST_BARS = 15  # rows of one chart


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
        this, last = desk.store.week(monday, now), desk.store.week(monday - week, monday)
        agreed = desk.store.agreements()
        return renderer.page(
            asked,
            "team.html",
            monday=monday,
            this=this,
            last=last,
            waiting=desk.store.total(Filter()),
            themes=_bars(this, last, "theme"),
            platforms=_bars(this, last, "platform"),
            wards=_bars(this, last, "ward"),
            in_hand=desk.store.in_hand(),
            to_review={rule: found for rule, found in agreed.items() if found.to_review},
            agreed=_best_known(agreed),
        )

    return pages


def _bars(this: TeamWeek, last: TeamWeek, field: str) -> list[Bar]:
    """New leads of this week and the last by theme, platform or ward, the most first."""
    now, was = Counter(this.new.get(field, {})), Counter(last.new.get(field, {}))
    names = sorted({*now, *was} - {""}, key=lambda name: (-now[name], -was[name], name))[:MOST_BARS]
    return [Bar(n, now[n], was[n], f"/queue?{urlencode({'state': 'all', field: n})}") for n in names]


def _best_known(agreed: dict[str, Agreement]) -> list[tuple[str, Agreement]]:
    """The rules that people decided most about."""
    return sorted(agreed.items(), key=lambda item: (-item[1].decided, item[0]))[:12]
