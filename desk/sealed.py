"""Captured pages, on an origin of their own, where nothing in them can run, load, submit or look out.

The desk hands out addresses that hold for minutes; a page is shown only inside the desk's own frame or tab.
"""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, Response
from itsdangerous import BadData, URLSafeTimedSerializer

from checker.model import Evidence, Place
from desk.mask import mask_html
from desk.model import DeskSettings, Doors
from desk.seen import MARK, Seen

NOTHING = Seen()
GONE = (
    "<!doctype html><meta charset=utf-8><title>404</title>"
    "<p>Bản chụp không còn mở được. / This capture cannot be opened."
)


KINDS = ("quoted", "bare", "page", "closeup", "picture")  # the first with personal data covered


class Sealer:
    """Addresses on the sealed origin, and what they stand for. They hold for minutes, and for this run of the desk."""

    def __init__(self, settings: DeskSettings) -> None:
        self._settings = settings
        self._signer = URLSafeTimedSerializer(settings.secret, salt="capture")

    def address(self, kind: str, path: str, row: Evidence) -> str:
        """Where one of KINDS of a lead's evidence is shown."""
        words = row.quote if kind in ("quoted", "bare", "closeup") else ""
        token = self._signer.dumps(
            [kind, path, row.capture, row.place.path, row.place.start, row.place.end, words]
        )
        return f"{self._settings.sealed}/{token}" + (f"#{MARK}" if kind in ("quoted", "bare") else "")

    def read(self, token: str) -> tuple[str, str, Evidence]:
        """What an address stands for: its kind, the evidence file, the row. BadData or ValueError for any other."""
        kind, path, capture, place, start, end, words = self._signer.loads(
            token, max_age=self._settings.token_minutes * 60
        )
        row = Evidence(str(capture), "", "", str(words), Place(str(place), int(start), int(end)), "")
        return str(kind), str(path), row


def make(doors: Doors, settings: DeskSettings, seen: Seen = NOTHING) -> FastAPI:
    """The application that shows captures. It knows no session, no store and no cookie."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    sealer = Sealer(settings)

    @app.get("/{token}")
    def show(token: str) -> Response:
        try:
            kind, path, row = sealer.read(token)
        except (BadData, ValueError, TypeError):
            return _closed(HTMLResponse(GONE, 404), settings)
        if kind in ("closeup", "picture"):
            png = seen.closeup(path, row) if kind == "closeup" else seen.picture(path, row.capture)
            picture = _closed(Response(png, 200 if png else 404, media_type="image/png"), settings)
            # the desk's page is another origin, and only who holds the address can ask at all
            picture.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            return picture
        if kind == "page":
            shown = doors.capture(path, row.capture)
            html = shown.html if shown is not None else ""
        else:
            html = seen.quoted(path, row)
            html = html if kind == "bare" else mask_html(html)
        return _closed(HTMLResponse(html or GONE, 200 if html else 404), settings)

    return app


def _closed(page: Response, settings: DeskSettings) -> Response:
    """The answer with its walls: nothing in it can run, load, submit, or be framed by others than the desk."""
    page.headers["Content-Security-Policy"] = (
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
        f"form-action 'none'; base-uri 'none'; frame-ancestors {settings.origin}"
    )
    page.headers["X-Content-Type-Options"] = "nosniff"
    page.headers["Referrer-Policy"] = "no-referrer"
    page.headers["Cache-Control"] = "no-store"
    page.headers["Cross-Origin-Resource-Policy"] = "same-site"
    return page
