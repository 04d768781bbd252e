"""The papers that leave the house, offered where a person looks for them; each download stands in the trail."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from desk.guard import Asked, Desk, Refused, allowed
from desk.model import PaperRefused, PaperWanted
from desk.render import Renderer
from desk.roles import Act

KINDS = ("weekly", "dossier", "letter", "yearly", "figures", "publication")
FORMATS = ("docx", "pdf", "xlsx", "csv", "html")
EVIDENCE = ("wacz", "pdf")  # of what a lead rests on, as it was captured
MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "wacz": "application/zip",
}


def router(desk: Desk, renderer: Renderer) -> APIRouter:
    """The pages of this file."""
    pages = APIRouter()
    reader = allowed(desk, Act.PAPERS)

    @pages.get("/papers")
    def every(asked: Asked = Depends(reader)) -> Response:
        return renderer.page(
            asked, "papers.html", sweeps=desk.store.sweeps()[:20], plans=desk.doors.plans, formats=FORMATS
        )

    @pages.get("/papers/{kind}")
    def one(
        kind: str,
        asked: Asked = Depends(reader),
        format: str = "docx",
        storefront: str = "",
        lead: str = "",
        sweep: str = "",
        plan: str = "",
    ) -> Response:
        fits = format in EVIDENCE if kind == "evidence" else kind in KINDS and format in FORMATS
        if not fits or desk.doors.paper is None:
            raise Refused(404, "Không có văn bản này.", "There is no such paper.")
        try:
            name, data = desk.doors.paper(
                desk.store, PaperWanted(kind, format, storefront, lead, sweep, plan)
            )
        except PaperRefused as error:
            raise Refused(409, error.vi, error.en) from error
        what = storefront or lead or sweep or plan or kind
        desk.office.note(asked.user.name, f"paper {kind}", what, desk.doors.now(), format)
        told = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
        return Response(data, media_type=MEDIA[format], headers=told)

    return pages
