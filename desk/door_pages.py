"""Coming in and going out, and the language."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from desk.guard import COOKIE, LANGUAGE, Desk, Refused, give_cookie, language, log_in, safe_back
from desk.render import Renderer


def router(desk: Desk, renderer: Renderer) -> APIRouter:
    """The pages of this file."""
    pages = APIRouter()
    sign_in = desk.doors.sign_in

    @pages.get("/login")
    def show(request: Request, next: str = "/") -> Response:
        return HTMLResponse(
            renderer.bare("login.html", language(request), next=safe_back(next), words="", sign_in=sign_in)
        )

    @pages.post("/login")
    async def enter(request: Request) -> Response:
        origin = request.headers.get("origin")
        if origin is not None and origin != desk.settings.origin:
            raise Refused(403, "Yêu cầu đến từ một trang khác.", "The request comes from another site.")
        form = await request.form(max_files=0, max_fields=10, max_part_size=4_000)
        name, password = str(form.get("name", ""))[:64], str(form.get("password", ""))
        back = safe_back(str(form.get("next", "/")))
        address = request.client.host if request.client else ""
        try:
            secret = await run_in_threadpool(log_in, desk, name, password, address)
        except Refused as refused:
            lang = language(request)
            words = refused.vi if lang == "vi" else refused.en
            return HTMLResponse(
                renderer.bare("login.html", lang, next=back, words=words, sign_in=sign_in),
                status_code=refused.status,
            )
        answer = RedirectResponse(back, status_code=303)
        give_cookie(answer, desk, secret)
        return answer

    @pages.post("/logout")
    def leave(request: Request) -> Response:
        # no token is asked: the cookie is sent by our own pages only (SameSite=Strict), and nothing is lost
        desk.office.end_session(request.cookies.get(COOKIE, ""))
        answer = RedirectResponse("/login", status_code=303)
        answer.delete_cookie(COOKIE, path="/")
        return answer

    @pages.get("/lang/{lang}")
    def choose(lang: str, request: Request, back: str = "/") -> Response:
        answer = RedirectResponse(safe_back(back), status_code=303)
        answer.set_cookie(
            LANGUAGE, "en" if lang == "en" else "vi", samesite="strict", max_age=31_536_000, path="/"
        )
        return answer

    return pages
