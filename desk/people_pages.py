"""People, for the administrator; and the trail of what was read and decided."""

from __future__ import annotations

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

LATEST = (
    300  # rows of the trail that are shown, and checked each time; the whole chain only when it is asked for
)


def router(desk: Desk, renderer: Renderer) -> APIRouter:
    """The pages of this file."""
    pages = APIRouter()
    sender = sends(desk, Act.PEOPLE)

    def render(asked: Asked, flash: Flash | None, status: int = 200) -> HTMLResponse:
        return renderer.page(asked, "people.html", status, people=desk.office.users(), flash=flash)

    @pages.get("/people")
    def show(asked: Asked = Depends(allowed(desk, Act.PEOPLE))) -> Response:
        return render(asked, None)

    @pages.post("/people")
    def add(sent: Sent = Depends(sender)) -> Response:
        now = desk.doors.now()
        try:
            role = Role(sent.text("role"))
            made = User(sent.text("name", 64), sent.text("shown", 120), role, sent.text("platform", 120))
            made = replace(check_user(made), password=hashed(str(sent.form.get("password", ""))))
            desk.office.add_user(made, now)
        except ValueError:
            raise Refused(422, "Không có vai trò này.", "There is no such role.") from None
        except OfficeError as error:
            return render(sent.asked, Flash(error.say(sent.asked.lang), bad=True), 422)
        desk.office.note(sent.asked.user.name, "add user", made.name, now, str(made.role))
        return RedirectResponse("/people", status_code=303)

    @pages.post("/people/{name}/active")
    def turn(name: str, sent: Sent = Depends(sender)) -> Response:
        user = desk.office.user(name)
        if user is None or user.name == sent.asked.user.name:
            raise Refused(422, "Không đổi được người dùng này.", "This user cannot be changed.")
        desk.office.put_user(replace(user, active=not user.active))
        desk.office.note(sent.asked.user.name, "turn user", name, desk.doors.now(), str(not user.active))
        return RedirectResponse("/people", status_code=303)

    @pages.get("/trail")
    def trail(asked: Asked = Depends(allowed(desk, Act.TRAIL)), whole: str = "") -> Response:
        rows = desk.office.trail(limit=LATEST)
        broken = desk.office.broken_trail(None if whole else LATEST)
        return renderer.page(asked, "trail.html", rows=rows, broken=broken, whole=bool(whole))

    return pages
