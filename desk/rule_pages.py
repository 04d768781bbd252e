"""Rules as a reviewer reads them, with how often people agreed."""

from __future__ import annotations

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from checker.leads.weight import Agreement
from desk.guard import Asked, Desk, Refused, allowed
from desk.render import Renderer
from desk.roles import Act


def router(desk: Desk, renderer: Renderer) -> APIRouter:
    """The pages of this file."""
    pages = APIRouter()
    reader = allowed(desk, Act.READ)

    @pages.get("/rules")
    def every(asked: Asked = Depends(reader)) -> Response:
        cards = sorted(desk.doors.rules.values(), key=lambda card: (card.theme, card.id))
        return renderer.page(
            asked, "rules.html", cards=cards, agreed=desk.store.agreements(), none=Agreement()
        )

    @pages.get("/rules/{rule}")
    def one(rule: str, asked: Asked = Depends(reader)) -> Response:
        card = desk.doors.rules.get(rule)
        if card is None:
            raise Refused(404, "Không có quy tắc này.", "There is no such rule.")
        return renderer.page(
            asked, "rule.html", card=card, agreed=desk.store.agreements().get(rule, Agreement())
        )

    return pages
