"""The queue: what to look at first, by filter; the same decision on many; saved views."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import APIRouter, Depends
from fastapi.responses import RedirectResponse, Response

from checker.leads.errors import DecisionRefused
from checker.leads.life import OPEN, STATES
from checker.leads.people import SavedView
from checker.leads.queue import MOST_COUNTED
from checker.leads.review import choose
from desk.filters import here, place, read, write
from desk.guard import Asked, Desk, Sent, allowed, sends
from desk.model import Flash
from desk.render import Renderer
from desk.roles import Act

MOST_AT_ONCE = 200


def router(desk: Desk, renderer: Renderer) -> APIRouter:
    """The pages of this file."""
    pages = APIRouter()
    reader, decider = allowed(desk, Act.READ), sends(desk, Act.DECIDE)

    @pages.get("/queue")
    def queue(asked: Asked = Depends(reader)) -> Response:
        query = asked.request.query_params
        wanted = read(query, asked.platform, asked.user.name)
        shown = desk.store.queue(wanted, desk.settings.page_size, place(query))
        desk.office.note(asked.user.name, "read queue", write(wanted), desk.doors.now())
        return renderer.page(
            asked,
            "queue.html",
            wanted=wanted,
            shown=shown,
            counted_to_the_end=not wanted.words or shown.total <= MOST_COUNTED,
            first=here(shown.leads[0]) if shown.before and shown.leads else "",
            last=here(shown.leads[-1]) if shown.after and shown.leads else "",
            query=write(wanted),
            every_state=set(wanted.states) == STATES,
            chosen_states=set(wanted.states) not in (STATES, OPEN),
            choices=desk.store.choices(asked.platform),
            views=desk.office.views(asked.user.name),
            flash=_told(asked),
        )

    @pages.post("/queue/decide")
    def bulk(sent: Sent = Depends(decider)) -> Response:
        asked, now = sent.asked, desk.doors.now()
        leads = [str(value) for value in sent.form.getlist("lead")][:MOST_AT_ONCE]
        choice = choose(
            sent.text("decision"),
            by=asked.user.name,
            reason=sent.text("reason"),
            at=now,
            code=sent.text("code"),
        )
        done = desk.store.decide_all(leads, choice)
        good = [lead for lead, what in zip(leads, done, strict=True) if not isinstance(what, DecisionRefused)]
        told = urlencode({"done": len(good), "left": len(leads) - len(good)})
        return RedirectResponse(f"/queue?{sent.text('query')}&{told}", status_code=303)

    @pages.post("/views")
    def save(sent: Sent = Depends(sends(desk, Act.READ))) -> Response:
        owner, name, query = sent.asked.user.name, sent.text("name", 80), sent.text("query")
        if sent.text("drop"):
            desk.office.drop_view(owner, name)
        elif name:
            desk.office.save_view(SavedView(owner, name, query))
        return RedirectResponse(f"/queue?{query}", status_code=303)

    return pages


def _told(asked: Asked) -> Flash | None:
    query = asked.request.query_params
    done, left = query.get("done", ""), query.get("left", "")
    if not (done.isdigit() and left.isdigit()):
        return None
    more_vi = f" {left} dấu hiệu khác không nhận quyết định này và giữ nguyên." if left != "0" else ""
    more_en = f" {left} others do not take this decision and stay as they were." if left != "0" else ""
    return Flash(asked.t(f"Đã ghi {done} quyết định.{more_vi}", f"{done} decisions recorded.{more_en}"))
