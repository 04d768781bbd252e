"""Going to the organisation's sign-in and coming back."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from checker.leads.errors import LeadsError
from checker.leads.people import Role, User
from desk.guard import Desk, Refused, begin, give_cookie, language, safe_back
from desk.model import SignedIn, SignIn
from desk.people import check_user
from desk.render import Renderer

FLOW = "rasoat_oidc"  # kept by the browser between going and coming back
MINUTES = 10
PLACE = "/oidc"


def router(desk: Desk, renderer: Renderer) -> APIRouter:
    """The pages of this file."""
    pages = APIRouter()

    def door() -> SignIn:
        if desk.doors.sign_in is None:
            raise Refused(404, "Bàn này không dùng tài khoản của cơ quan.", "There is no such sign-in here.")
        return desk.doors.sign_in

    def refused(request: Request, error: LeadsError) -> HTMLResponse:
        lang, sign_in = language(request), door()
        page = renderer.bare("login.html", lang, next="/", words=error.say(lang), sign_in=sign_in)
        answer = HTMLResponse(page, 401)
        answer.delete_cookie(FLOW, path=PLACE)
        return answer

    @pages.get(f"{PLACE}/start")
    def go(request: Request, next: str = "/") -> Response:
        try:
            address, kept = door().begin(safe_back(next))
        except LeadsError as error:
            return refused(request, error)
        answer = RedirectResponse(address, status_code=303)
        # Lax: it must come back with the browser from the provider's page, which is another site
        answer.set_cookie(
            FLOW,
            kept,
            max_age=MINUTES * 60,
            httponly=True,
            samesite="lax",
            secure=desk.settings.secure,
            path=PLACE,
        )
        return answer

    @pages.get(f"{PLACE}/callback")
    def back(request: Request) -> Response:
        sign_in = door()
        try:
            who = sign_in.finish(dict(request.query_params), request.cookies.get(FLOW, ""))
            user = _known(desk, who)
        except LeadsError as error:
            return refused(request, error)
        address = request.client.host if request.client else ""
        # a page and no redirect: coming from another site, the session's cookie would not be sent along with one
        page = renderer.bare("landing.html", language(request), to=safe_back(who.back))
        answer = HTMLResponse(page)
        give_cookie(answer, desk, begin(desk, user, address, who.source))
        answer.delete_cookie(FLOW, path=PLACE)
        return answer

    return pages


def _known(desk: Desk, who: SignedIn) -> User:
    """The user that a person signed in as; made now only where a role is mapped to them. Raises LeadsError."""
    user = desk.office.user(who.name)
    if user is None and who.role:
        user = check_user(User(who.name, who.shown, Role(who.role)))
        desk.office.add_user(user, desk.doors.now(), who.name, f"{who.role} {who.source}")
    if user is None or not user.active:
        raise LeadsError(
            f"{who.name} chưa được dùng bàn này. Hãy nhờ người quản trị thêm hoặc mở khóa.",
            f"{who.name} has no access to this desk. Ask the administrator to add or unlock you.",
        )
    return user
