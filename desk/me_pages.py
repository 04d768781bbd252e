"""One's own account: another password, and logging out everywhere else."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from checker.leads.errors import OfficeError
from desk.guard import COOKIE, OWN, Asked, Desk, Refused, Sent, allowed, begin, give_cookie, prove, sends
from desk.model import Flash
from desk.passwords import hashed
from desk.render import Renderer


def router(desk: Desk, renderer: Renderer) -> APIRouter:
    """The pages of this file."""
    pages = APIRouter()

    def render(asked: Asked, flash: Flash | None, status: int = 200) -> HTMLResponse:
        count = desk.office.open_sessions(desk.doors.now()).get(asked.user.name, 0)
        return renderer.page(asked, "me.html", status, sessions=count, flash=flash)

    @pages.get(OWN)
    def show(asked: Asked = Depends(allowed(desk, None)), done: str = "") -> Response:
        words = {
            "password": asked.t(
                "Đã đổi mật khẩu; mọi nơi khác đã được đăng xuất.", "The password is changed."
            ),
            "sessions": asked.t("Đã đăng xuất ở mọi nơi khác.", "You are logged out everywhere else."),
        }.get(done)
        return render(asked, Flash(words) if words else None)

    @pages.post(f"{OWN}/password")
    def change(sent: Sent = Depends(sends(desk, None))) -> Response:
        asked, now = sent.asked, desk.doors.now()
        old, new = (str(sent.form.get(name, "")) for name in ("old", "new"))
        address = asked.request.client.host if asked.request.client else ""
        try:
            user = prove(desk, asked.user.name, old, address)
            if new != str(sent.form.get("again", "")):
                raise OfficeError(
                    "Hai lần gõ mật khẩu mới khác nhau.", "The new password was typed differently."
                )
            if new == old:
                raise OfficeError("Mật khẩu mới giống mật khẩu cũ.", "The new password is the old one.")
            made = replace(user, password=hashed(new), must_change=False)
            desk.office.change_user(made, now, user.name, "change password")
        except OfficeError as error:
            return render(asked, Flash(error.say(asked.lang), bad=True), 422)
        except Refused as refused:
            words = asked.t("Mật khẩu hiện tại không đúng.", "The present password is wrong.")
            if refused.status != 401:
                words = asked.t(refused.vi, refused.en)
            return render(asked, Flash(words, bad=True), 422 if refused.status == 401 else refused.status)
        answer = RedirectResponse(f"{OWN}?done=password", status_code=303)
        give_cookie(answer, desk, begin(desk, made, address))
        return answer

    @pages.post(f"{OWN}/sessions")
    def elsewhere(sent: Sent = Depends(sends(desk, None))) -> Response:
        name = sent.asked.user.name
        cookie = sent.asked.request.cookies.get(COOKIE, "")
        desk.office.end_sessions(name, desk.doors.now(), name, keep=cookie)
        return RedirectResponse(f"{OWN}?done=sessions", status_code=303)

    return pages
