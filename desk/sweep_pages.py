"""Sweeps: how far the running one is, what others came to, what failed and why; begin one, stop one."""

from __future__ import annotations

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from checker.leads.errors import OrderRefused
from checker.leads.kept import OrderRow, SweepRow
from checker.leads.store.orders import Orders
from desk.guard import Asked, Desk, Refused, Sent, allowed, sends
from desk.model import Flash, Lent
from desk.render import Renderer
from desk.roles import Act

SHOWN = 30  # sweeps on one page
LISTED = 200  # storefronts in one list
MISSED = ("blocked", "unreachable", "failed")
READ = ("complete", "partial")
DAYS = {
    "mon": ("thứ Hai", "Monday"),
    "tue": ("thứ Ba", "Tuesday"),
    "wed": ("thứ Tư", "Wednesday"),
    "thu": ("thứ Năm", "Thursday"),
    "fri": ("thứ Sáu", "Friday"),
    "sat": ("thứ Bảy", "Saturday"),
    "sun": ("Chủ nhật", "Sunday"),
}


def router(desk: Desk, renderer: Renderer) -> APIRouter:
    """The pages of this file."""
    pages = APIRouter()
    reader, starter = allowed(desk, Act.SWEEPS), allowed(desk, Act.START)
    orders = Orders(desk.store)
    sweeping = desk.doors.sweeping
    lent = sweeping.registries if sweeping else ()
    names = {one.key: one.name for one in lent}

    def render(asked: Asked, flash: Flash | None, status: int = 200) -> HTMLResponse:
        now, sweeps = desk.doors.now(), desk.store.sweeps(SHOWN)
        waiting, last = orders.open(), _last(orders.latest(SHOWN))
        return renderer.page(
            asked,
            "sweeps.html",
            status,
            sweeps=sweeps,
            at_work={s.id: orders.at_work(s.registry, now) for s in sweeps if s.finished is None},
            stops={s.id: orders.stopped(s.registry, s.started, now) for s in sweeps if s.finished is None},
            waiting=[order for order in waiting if not order.sweep],
            failed=[order for order in last if order.why or (order.stopped and not order.sweep)],
            lent=lent,
            busy={order.registry for order in waiting}
            | {one.key for one in lent if orders.at_work(one.key, now)},
            names=names,
            flash=flash,
        )

    def kept(sweep: str) -> SweepRow:
        try:
            return desk.store.sweep(sweep)
        except KeyError:
            raise Refused(404, "Không có đợt này.", "There is no such sweep.") from None

    @pages.get("/sweeps")
    def every(asked: Asked = Depends(reader)) -> Response:
        return render(asked, None)

    @pages.post("/sweeps")
    def start(sent: Sent = Depends(sends(desk, Act.START))) -> Response:
        asked = sent.asked
        registry = _lent(lent, sent.text("registry"))
        try:
            orders.add(registry.key, asked.user.name, desk.doors.now())
        except OrderRefused as error:
            return render(asked, Flash(error.say(asked.lang), bad=True), 409)
        if sweeping is not None:
            sweeping.wake()
        return RedirectResponse("/sweeps", status_code=303)

    @pages.post("/sweeps/stop")
    def stop(sent: Sent = Depends(sends(desk, Act.START))) -> Response:
        asked = sent.asked
        try:
            orders.stop(sent.text("registry"), asked.user.name, desk.doors.now())
        except OrderRefused as error:
            return render(asked, Flash(error.say(asked.lang), bad=True), 409)
        if sweeping is not None:
            sweeping.wake()
        return RedirectResponse("/sweeps", status_code=303)

    @pages.get("/sweeps/schedule")
    def schedule(
        asked: Asked = Depends(starter), registry: str = "", day: str = "mon", time: str = "06:00"
    ) -> Response:
        chosen, plan = None, None
        if sweeping is not None and lent:
            chosen = _lent(lent, registry) if registry else lent[0]
            try:
                plan = sweeping.schedule(chosen, day, time, asked.lang)
            except ValueError:
                raise Refused(422, "Không có ngày giờ này.", "There is no such day or time.") from None
        return renderer.page(
            asked, "schedule.html", lent=lent, chosen=chosen, plan=plan, day=day, time=time, days=DAYS
        )

    @pages.get("/sweeps/{sweep}")
    def one(sweep: str, asked: Asked = Depends(reader)) -> Response:
        row, now = kept(sweep), desk.doors.now()
        return renderer.page(
            asked,
            "sweep.html",
            sweep=row,
            held=orders.at_work(row.registry, now) if row.finished is None else None,
            stop=orders.stopped(row.registry, row.started, now) if row.finished is None else None,
            recent=_recent(desk, row),
            missed=desk.store.latest_visits(sweep=sweep, states=MISSED, limit=LISTED),
            partial=desk.store.latest_visits(sweep=sweep, states=("partial",), limit=LISTED),
            counts=row.states,
            most=LISTED,
            names=names,
        )

    return pages


def _last(asked_for: tuple[OrderRow, ...]) -> list[OrderRow]:
    """The latest order of each registry, of orders the latest first: what went wrong before it is over."""
    found: dict[str, OrderRow] = {}
    for order in asked_for:
        found.setdefault(order.registry, order)
    return list(found.values())


def _recent(desk: Desk, row: SweepRow) -> object:
    """What a sweep that is not finished read last."""
    if row.finished is not None:
        return ()
    return desk.store.latest_visits(sweep=row.id, states=(*READ, *MISSED), limit=6)


def _lent(lent: tuple[Lent, ...], asked: str) -> Lent:
    """The registry that a form names. Only those that the roof lends have a name."""
    found = next((one for one in lent if one.id == asked), None)
    if found is None:
        raise Refused(422, "Không có sổ đăng ký này.", "There is no such registry.")
    return found
