"""Captured pages, on an origin of their own, where nothing in them can run, load, submit or look out.

The desk hands out addresses that hold for minutes; a page is shown only inside the desk's own frame or tab.
"""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, Response
from itsdangerous import BadData, URLSafeTimedSerializer

from desk.model import DeskSettings, Doors

GONE = (
    "<!doctype html><meta charset=utf-8><title>404</title>"
    "<p>Bản chụp không còn mở được. / This capture cannot be opened."
)


def make(doors: Doors, settings: DeskSettings) -> FastAPI:
    """The application that shows captures. It knows no session, no store and no cookie."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    sealer = URLSafeTimedSerializer(settings.secret, salt="capture")

    @app.get("/{token}")
    def show(token: str) -> Response:
        try:
            path, capture = sealer.loads(token, max_age=settings.token_minutes * 60)
            shown = doors.capture(str(path), str(capture))
        except (BadData, ValueError):
            shown = None
        page = HTMLResponse(shown.html if shown is not None else GONE, 200 if shown is not None else 404)
        page.headers["Content-Security-Policy"] = (
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
            f"form-action 'none'; base-uri 'none'; frame-ancestors {settings.origin}"
        )
        page.headers["X-Content-Type-Options"] = "nosniff"
        page.headers["Referrer-Policy"] = "no-referrer"
        page.headers["Cache-Control"] = "no-store"
        page.headers["Cross-Origin-Resource-Policy"] = "same-site"
        return page

    return app
