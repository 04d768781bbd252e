"""The queue: what to look at first, by filter; the same decision on many; saved views."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from fastapi import APIRouter, Depends
from fastapi.responses import RedirectResponse, Response

from checker.leads.errors import DecidedMeanwhile, DecisionRefused
from checker.leads.life import OPEN, STATES
from checker.leads.people import SavedView
from checker.leads.queue import MOST_COUNTED
from checker.leads.review import choose
from desk.filters import here, place, read, write
from desk.guard import Asked, Desk, Sent, allowed, sends
from desk.lead_pages import decided
from desk.model import Flash
from desk.render import Renderer
from desk.roles import Act

MOST_AT_ONCE = 200
MOST_LATE = 20  # leads that somebody else decided first, named to the second
_LEAD = re.compile(r"[0-9a-f]{16}")


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
            people=[u for u in desk.office.users() if u.active and not u.platform]
            if asked.may(Act.ASSIGN)
            else [],
            flash=_told(asked) or decided(asked, desk),
        )

    @pages.post("/queue/decide")
    def bulk(sent: Sent = Depends(decider)) -> Response:
        asked, now = sent.asked, desk.doors.now()
        leads, saw = _ticked(sent)
        choice = choose(
            sent.text("decision"),
            by=asked.user.name,
            reason=sent.text("reason"),
            at=now,
            code=sent.text("code"),
        )
        done = dict(zip(leads, desk.store.decide_all(leads, choice, saw), strict=True))
        good = [lead for lead, what in done.items() if not isinstance(what, DecisionRefused)]
        late = [lead for lead, what in done.items() if isinstance(what, DecidedMeanwhile)]
        told = {"done": len(good), "left": len(leads) - len(good), "took": ".".join(good)}
        told |= {"late": ".".join(late)} if late else {}
        return RedirectResponse(f"/queue?{sent.text('query')}&{urlencode(told)}", status_code=303)

    @pages.post("/queue/undo")
    def undo(sent: Sent = Depends(decider)) -> Response:
        leads, _ = _ticked(sent)
        done = desk.store.undo_all(leads, sent.asked.user.name, desk.doors.now())
        good = sum(not isinstance(what, DecisionRefused) for what in done)
        told = urlencode({"undone": good, "left": len(leads) - good})
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


def _ticked(sent: Sent) -> tuple[list[str], dict[str, tuple[int, str]]]:
    """The leads of a form, and what stood on the screen beside each: its last decision, its evidence."""
    leads: dict[str, None] = {}
    saw: dict[str, tuple[int, str]] = {}
    for value in sent.form.getlist("lead")[:MOST_AT_ONCE]:
        lead, _, screen = str(value).partition(":")
        last, _, seen = screen.partition(":")
        leads[lead] = None
        if last.isdecimal():
            saw[lead] = (int(last), seen)
    return list(leads), saw


def _told(asked: Asked) -> Flash | None:
    query = asked.request.query_params
    done, undone, left = (query.get(name, "") for name in ("done", "undone", "left"))
    if not ((done or undone).isdecimal() and left.isdecimal()):
        return None
    took, late = (tuple(_LEAD.findall(query.get(name, "")))[:MOST_AT_ONCE] for name in ("took", "late"))
    if not done:
        more_vi = f" {left} dấu hiệu khác đã có việc sau đó và giữ nguyên." if left != "0" else ""
        more_en = f" Something followed on {left} others; they stay as they are." if left != "0" else ""
        return Flash(
            asked.t(f"Đã rút lại {undone} quyết định.{more_vi}", f"{undone} decisions taken back.{more_en}")
        )
    more_vi = f" {left} dấu hiệu khác không nhận quyết định này và giữ nguyên." if left != "0" else ""
    more_en = f" {left} others do not take this decision and stay as they were." if left != "0" else ""
    if late:
        more_vi += (
            f" Trong đó {len(late)} dấu hiệu đã được người khác quyết định trước bạn; hãy xem rồi chọn lại:"
        )
        more_en += f" {len(late)} of them were decided by somebody before you; look, then choose again:"
    words = asked.t(f"Đã ghi {done} quyết định.{more_vi}", f"{done} decisions recorded.{more_en}")
    return Flash(words, undo_all=took, look=late[:MOST_LATE])
