"""People, for the administrator; and the trail of what was read and decided."""

from __future__ import annotations

import secrets
from dataclasses import replace

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from checker.leads.errors import OfficeError
from checker.leads.people import Role, User
from desk.guard import Asked, Desk, Refused, Sent, allowed, sends
from desk.model import Flash
from desk.passwords import hashed
from desk.people import check_user
from desk.render import Renderer
from desk.roles import Act

LATEST = 300  # rows of the trail that are shown and checked each time; the whole chain when it is asked for
GIVEN_BYTES = 12  # of a password that is given out once: 16 letters


def router(desk: Desk, renderer: Renderer) -> APIRouter:
    """The pages of this file."""
    pages = APIRouter()
    reader, sender = allowed(desk, Act.PEOPLE), sends(desk, Act.PEOPLE)
    by_provider = desk.doors.sign_in is not None  # then a person may have no password here

    def everybody(asked: Asked, flash: Flash | None, status: int = 200) -> HTMLResponse:
        people, sessions = desk.office.users(), desk.office.open_sessions(desk.doors.now())
        values = {"people": people, "sessions": sessions, "by_provider": by_provider, "flash": flash}
        return renderer.page(asked, "people.html", status, **values)

    def person(
        asked: Asked, user: User, flash: Flash | None = None, status: int = 200, given: str = ""
    ) -> HTMLResponse:
        count = desk.office.open_sessions(desk.doors.now()).get(user.name, 0)
        rows = desk.office.trail(what=user.name, limit=20)
        values = {"user": user, "sessions": count, "rows": rows, "flash": flash, "given": given}
        return renderer.page(asked, "person.html", status, **values)

    def known(name: str, sent: Sent | None = None) -> User:
        """A person; with `sent`, one whom the sender may change, which they themselves are not."""
        user = desk.office.user(name)
        if user is None:
            raise Refused(404, "Không có người dùng này.", "There is no such user.")
        if sent is not None and user.name == sent.asked.user.name:
            raise Refused(
                422,
                "Không tự đổi được vai trò hay khóa chính mình; mật khẩu thì đổi ở trang của mình.",
                "Nobody changes their own role or locks themselves; one's own password is changed on one's page.",
            )
        return user

    @pages.get("/people")
    def show(asked: Asked = Depends(reader)) -> Response:
        return everybody(asked, None)

    @pages.post("/people")
    def add(sent: Sent = Depends(sender)) -> Response:
        password = str(sent.form.get("password", ""))
        try:
            made = User(
                sent.text("name", 64), sent.text("shown", 120), _role(sent), sent.text("platform", 120)
            )
            made = check_user(made)
            if password or not by_provider:
                made = replace(made, password=hashed(password), must_change=True)
            desk.office.add_user(made, desk.doors.now(), sent.asked.user.name)
        except OfficeError as error:
            return everybody(sent.asked, Flash(error.say(sent.asked.lang), bad=True), 422)
        return RedirectResponse("/people", status_code=303)

    @pages.get("/people/{name}")
    def one(name: str, asked: Asked = Depends(reader)) -> Response:
        return person(asked, known(name))

    @pages.post("/people/{name}")
    def change(name: str, sent: Sent = Depends(sender)) -> Response:
        user, asked = known(name, sent), sent.asked
        platform = sent.text("platform", 120)
        made = replace(user, shown=sent.text("shown", 120), role=_role(sent), platform=platform)
        was, now = f"{user.role} {user.platform}".strip(), f"{made.role} {made.platform}".strip()
        try:
            desk.office.change_user(
                check_user(made), desk.doors.now(), asked.user.name, "change user", f"{was} → {now}"
            )
        except OfficeError as error:
            return person(asked, user, Flash(error.say(asked.lang), bad=True), 422)
        return RedirectResponse(f"/people/{name}", status_code=303)

    @pages.post("/people/{name}/active")
    def turn(name: str, sent: Sent = Depends(sender)) -> Response:
        user, asked = known(name, sent), sent.asked
        made = replace(user, active=sent.text("active") == "yes")
        try:
            act = "unlock user" if made.active else "lock user"
            desk.office.change_user(made, desk.doors.now(), asked.user.name, act)
        except OfficeError as error:
            return person(asked, user, Flash(error.say(asked.lang), bad=True), 422)
        return RedirectResponse(f"/people/{name}", status_code=303)

    @pages.post("/people/{name}/password")
    def reset(name: str, sent: Sent = Depends(sender)) -> Response:
        user, given = known(name, sent), secrets.token_urlsafe(GIVEN_BYTES)
        made = replace(user, password=hashed(given), must_change=True)
        desk.office.change_user(made, desk.doors.now(), sent.asked.user.name, "reset password")
        return person(sent.asked, made, given=given)

    @pages.post("/people/{name}/sessions")
    def end(name: str, sent: Sent = Depends(sender)) -> Response:
        user = known(name, sent)
        desk.office.end_sessions(user.name, desk.doors.now(), sent.asked.user.name)
        return RedirectResponse(f"/people/{name}", status_code=303)

    @pages.get("/trail")
    def trail(asked: Asked = Depends(allowed(desk, Act.TRAIL)), whole: str = "") -> Response:
        rows = desk.office.trail(limit=LATEST)
        broken = desk.office.broken_trail(None if whole else LATEST)
        return renderer.page(asked, "trail.html", rows=rows, broken=broken, whole=bool(whole))

    return pages


def _role(sent: Sent) -> Role:
    try:
        return Role(sent.text("role"))
    except ValueError:
        raise Refused(422, "Không có vai trò này.", "There is no such role.") from None
