"""Sweeps: how far the running one is, what the others came to, which storefronts failed and why."""

from __future__ import annotations

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from desk.guard import Asked, Desk, Refused, allowed
from desk.render import Renderer
from desk.roles import Act


def router(desk: Desk, renderer: Renderer) -> APIRouter:
    """The pages of this file."""
    pages = APIRouter()
    reader = allowed(desk, Act.SWEEPS)

    @pages.get("/sweeps")
    def every(asked: Asked = Depends(reader)) -> Response:
        return renderer.page(asked, "sweeps.html", sweeps=desk.store.sweeps()[:100])

    @pages.get("/sweeps/{sweep}")
    def one(sweep: str, asked: Asked = Depends(reader)) -> Response:
        try:
            row = desk.store.sweep(sweep)
        except KeyError:
            raise Refused(404, "Không có đợt này.", "There is no such sweep.") from None
        visits = desk.store.visits(sweep=sweep)
        missed = [visit for visit in visits if visit.state not in ("complete", "partial")]
        return renderer.page(
            asked, "sweep.html", sweep=row, missed=missed, partial=[v for v in visits if v.state == "partial"]
        )

    return pages
