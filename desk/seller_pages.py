"""Sellers with several storefronts: which shops, why they are tied, and a person's word on each tie."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Depends
from fastapi.responses import RedirectResponse, Response

from checker.leads.errors import LeadsError
from checker.leads.store.sellerview import view
from checker.leads.store.tiebook import NoSuchSeller, TieBook
from desk.guard import Asked, Desk, Refused, Sent, allowed, safe_back, sends
from desk.render import Renderer
from desk.roles import Act
from ties.model import Judgement, Verdict
from ties.words import SIGNS, STANDINGS, VERDICTS, reason, which

MOST = 200  # sellers on the list, shops of a seller
LEADS = 6  # of a shop: who offended before is what the page is for
TIES = 40  # on a page, the weightiest first


def router(desk: Desk, renderer: Renderer) -> APIRouter:
    """The pages of this file."""
    pages = APIRouter()
    book = TieBook(desk.store)

    @pages.get("/sellers")
    def sellers(asked: Asked = Depends(allowed(desk, Act.SELLERS))) -> Response:
        last = book.last_run()
        found = book.sellers(2, MOST) if last else ()
        return renderer.page(asked, "sellers.html", last=last, sellers=found, clones=book.clones(MOST))

    @pages.get("/sellers/{seller:path}")
    def one(seller: str, asked: Asked = Depends(allowed(desk, Act.SELLERS))) -> Response:
        try:
            found = book.seller(seller)
        except NoSuchSeller as error:
            raise Refused(404, error.vi, error.en) from None
        desk.office.note(asked.user.name, "read seller", found.id, desk.doors.now())
        return renderer.page(
            asked,
            "seller.html",
            seller=found,
            view=view(desk.store, found.storefronts, MOST, LEADS + 1, TIES),
            leads_shown=LEADS,
            said=_said(book.judgements()),
            standings=STANDINGS,
            verdicts=VERDICTS,
            signs=SIGNS,
            which=which,
            why=reason,
        )

    @pages.post("/ties/judge")
    def judge(sent: Sent = Depends(sends(desk, Act.DECIDE))) -> Response:
        left, right = sent.text("left", 768), sent.text("right", 768)
        who, now = sent.asked.user.name, desk.doors.now()
        try:
            verdict = Verdict(sent.text("verdict"))
            book.judge(left, right, verdict, who, sent.text("reason"), now)
        except ValueError:
            raise Refused(422, "Không có lựa chọn này.", "There is no such choice.") from None
        except LeadsError as error:
            raise Refused(422, error.vi, error.en) from None
        desk.office.note(who, "judge tie", f"{left} {right}", now, str(verdict))
        return RedirectResponse(safe_back("/sellers/" + quote(sent.text("seller", 768))), status_code=303)

    return pages


def _said(judgements: tuple[Judgement, ...]) -> dict[tuple[str, str], Judgement]:
    """The last word on each pair."""
    return {(j.left, j.right): j for j in judgements}
