"""The desk as one web application. Pages are rendered here, nothing is loaded from outside."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from checker.leads.errors import DecisionRefused, NoSuchLead, StoreAway
from checker.leads.store import Store
from checker.leads.store.office import Office
from desk import (
    case_pages,
    compare_pages,
    door_pages,
    lead_pages,
    me_pages,
    paper_pages,
    people_pages,
    queue_pages,
    rule_pages,
    seller_pages,
    sign_in_pages,
    storefront_pages,
    sweep_pages,
    team_pages,
    try_pages,
)
from desk.guard import OWN, Desk, MustChange, NotIn, Refused, headers, language, login_url
from desk.model import DeskSettings, Doors
from desk.render import Renderer
from desk.seen import Seen

NOTHING = Seen()
STATIC = Path(__file__).parent / "static"


def make(store: Store, doors: Doors, settings: DeskSettings, seen: Seen = NOTHING) -> FastAPI:
    """The application over one store. In: the store, what the roof lends, how it is served, what evidence shows."""
    app = FastAPI(title="Rà soát", docs_url=None, redoc_url=None, openapi_url=None)
    desk, renderer = Desk(store, Office(store), doors, settings, seen), Renderer(doors)
    app.middleware("http")(headers(settings))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for pages in (
        door_pages,
        sign_in_pages,
        queue_pages,
        lead_pages,
        storefront_pages,
        seller_pages,
        compare_pages,
        sweep_pages,
        rule_pages,
        try_pages,
        team_pages,
        paper_pages,
        case_pages,
        people_pages,
        me_pages,
    ):
        app.include_router(pages.router(desk, renderer))
    _answers(app, renderer)
    return app


def _answers(app: FastAPI, renderer: Renderer) -> None:
    """What is said when there is no page to show."""

    @app.exception_handler(NotIn)
    def not_in(request: Request, error: NotIn) -> Response:
        return RedirectResponse(login_url(error.back if request.method == "GET" else "/"), status_code=303)

    @app.exception_handler(MustChange)
    def must_change(request: Request, error: MustChange) -> Response:
        return RedirectResponse(OWN, status_code=303)

    def say(request: Request, status: int, vi: str, en: str) -> HTMLResponse:
        lang = language(request)
        words = vi if lang == "vi" else en
        return HTMLResponse(renderer.bare("error.html", lang, status=status, words=words), status)

    @app.exception_handler(Refused)
    def refused(request: Request, error: Refused) -> Response:
        return say(request, error.status, error.vi, error.en)

    @app.exception_handler(NoSuchLead)
    def no_lead(request: Request, error: NoSuchLead) -> Response:
        return say(request, 404, error.vi, error.en)

    @app.exception_handler(DecisionRefused)
    def no_decision(request: Request, error: DecisionRefused) -> Response:
        return say(request, 409, error.vi, error.en)

    @app.exception_handler(StoreAway)
    def store_away(request: Request, error: StoreAway) -> Response:
        return say(request, 503, error.vi, error.en)

    @app.exception_handler(HTTPException)
    def other(request: Request, error: HTTPException) -> Response:
        if error.status_code == 404:
            return say(request, 404, "Không có trang này.", "There is no such page.")
        return say(request, error.status_code, "Yêu cầu không hợp lệ.", "The request makes no sense here.")
