"""Sweeps: how far the running one is, what the others came to, which storefronts failed and why."""

from __future__ import annotations

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from desk.guard import Asked, Desk, Refused, allowed
from desk.render import Renderer
from desk.roles import Act

MISSED = ("blocked", "unreachable", "failed")
MOST = 300  # visits of one kind on the page of a sweep; the heading counts all of them


def router(desk: Desk, renderer: Renderer) -> APIRouter:
    """The pages of this file."""
    pages = APIRouter()
    reader = allowed(desk, Act.SWEEPS)

    @pages.get("/sweeps")
    def every(asked: Asked = Depends(reader)) -> Response:
        return renderer.page(asked, "sweeps.html", sweeps=desk.store.sweeps(limit=100))

    @pages.get("/sweeps/{sweep}")
    def one(sweep: str, asked: Asked = Depends(reader)) -> Response:
        try:
            row = desk.store.sweep(sweep)
        except KeyError:
            raise Refused(404, "Không có đợt này.", "There is no such sweep.") from None
        missed = desk.store.visits(sweep=sweep, states=MISSED, limit=MOST)
        partial = desk.store.visits(sweep=sweep, states=("partial",), limit=MOST)
        return renderer.page(asked, "sweep.html", sweep=row, missed=missed, partial=partial)

    return pages
