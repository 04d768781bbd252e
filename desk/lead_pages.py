"""One lead: what was seen, what the law says, what was decided, and the decision itself."""

from __future__ import annotations

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from checker.leads.errors import DecidedMeanwhile, DecisionRefused
from checker.leads.kept import Dossier, Kept
from checker.leads.life import DECISIONS, Lived, may, undoable
from checker.leads.review import STEPS, assign, mark_seen, review
from checker.leads.store.decisions import as_lived
from checker.leads.store.retention import Retention
from desk.filters import read, write
from desk.guard import Asked, Desk, Refused, Sent, allowed, sends
from desk.model import Flash
from desk.render import Renderer
from desk.roles import Act
from desk.sealed import KINDS, Sealer

MOST_CLOSEUPS = 8  # quotes of one lead whose picture is looked for


def router(desk: Desk, renderer: Renderer) -> APIRouter:
    """The pages of this file."""
    pages = APIRouter()
    reader, decider = allowed(desk, Act.READ), sends(desk, Act.DECIDE)
    sealer = Sealer(desk.settings)

    def whole(asked: Asked, lead: str) -> Dossier:
        """The lead, if this person may see it. Raises NoSuchLead, or Refused(404) for another platform's."""
        dossier = desk.store.lead(lead)
        if asked.platform and dossier.kept.platform != asked.platform:
            raise Refused(404, "Không có dấu hiệu này.", "There is no such lead.")
        return dossier

    def render(
        asked: Asked,
        dossier: Dossier,
        flash: Flash | None,
        status: int = 200,
        typed: FormData | None = None,
        revealed: bool = False,
    ) -> HTMLResponse:
        wanted = read(asked.request.query_params, asked.platform, asked.user.name)
        kept = dossier.kept
        path = dossier.last.evidence_path
        evidence = [
            (row, {kind: sealer.address(kind, path, row) for kind in KINDS})
            for row in dossier.last.lead.evidence
        ]
        # a picture shows what stands around the quote too, and nothing on it can be covered
        near = [row for row in dossier.last.lead.evidence if row.quote] if revealed else []
        others = desk.store.leads(storefront=kept.storefront, limit=30)
        return renderer.page(
            asked,
            "lead.html",
            status,
            dossier=dossier,
            kept=kept,
            lead=dossier.last.lead,
            close={row for row in near[:MOST_CLOSEUPS] if desk.seen.closeup(path, row)},
            revealed=revealed,
            purged=Retention(desk.store).purge_of(dossier.last.visit),
            quoted=[pair for pair in evidence if pair[0].quote],
            read=[pair for pair in evidence if not pair[0].quote],
            rule=desk.doors.rules.get(kept.rule),
            decisions=[(word, step) for word, step in STEPS.items() if step in may(kept.state)],
            others=[other for other in others if other.id != kept.id],
            around=desk.store.neighbours(wanted, kept),
            people=[u for u in desk.office.users() if u.active and not u.platform]
            if asked.may(Act.ASSIGN)
            else [],
            query=write(wanted),
            flash=flash,
            typed=typed or {},
        )

    @pages.get("/lead/{lead}")
    def show(lead: str, asked: Asked = Depends(reader)) -> Response:
        dossier = whole(asked, lead)
        now, kept = desk.doors.now(), dossier.kept
        desk.office.note(asked.user.name, "read lead", kept.id, now, kept.evidence_digest)
        if asked.may(Act.DECIDE) and not any(e.by == asked.user.name for e in dossier.events):
            mark_seen(desk.store, kept.id, by=asked.user.name, at=now)
            dossier = desk.store.lead(kept.id)
        return render(asked, dossier, decided(asked, desk))

    @pages.post("/lead/{lead}/decide")
    def decide(lead: str, sent: Sent = Depends(decider)) -> Response:
        asked, form, now = sent.asked, sent.form, desk.doors.now()
        before, last = whole(asked, lead), sent.text("last")
        text = {name: sent.text(name) for name in ("decision", "reason", "seen", "to_whom", "paper")}
        # each of the two lists belongs to one decision; what was chosen before another was taken says nothing
        text["code"] = sent.text({"dismiss": "code", "answer": "answer"}.get(text["decision"], ""))
        try:
            if text["decision"] == "answer" and not text["code"]:
                raise DecisionRefused("Hãy chọn ai trả lời.", "Choose who answered.")
            kept = review(
                desk.store,
                before.kept.id,
                text.pop("decision"),
                by=asked.user.name,
                at=now,
                last=int(last) if last.isdigit() else None,
                **text,
            )
        except DecidedMeanwhile as late:
            return render(asked, desk.store.lead(before.kept.id), _bad(asked, late), 409, form)
        except DecisionRefused as refused:
            return render(asked, before, _bad(asked, refused), 422, form)
        return _onward(asked, desk, before.kept, kept.id)

    @pages.post("/lead/{lead}/reveal")
    def reveal(lead: str, sent: Sent = Depends(sends(desk, Act.REVEAL))) -> Response:
        dossier = whole(sent.asked, lead)
        now, kept = desk.doors.now(), dossier.kept
        desk.office.note(sent.asked.user.name, "reveal lead", kept.id, now, kept.evidence_digest)
        return render(sent.asked, dossier, None, revealed=True)

    @pages.post("/lead/{lead}/undo")
    def undo(lead: str, sent: Sent = Depends(decider)) -> Response:
        asked = sent.asked
        kept = whole(asked, lead).kept
        desk.store.undo(kept.id, asked.user.name, desk.doors.now())
        return RedirectResponse(f"/lead/{kept.id}?{_query(asked)}", status_code=303)

    @pages.post("/lead/{lead}/assign")
    def give(lead: str, sent: Sent = Depends(sends(desk, Act.ASSIGN))) -> Response:
        asked, to_whom = sent.asked, sent.text("to_whom")
        kept = whole(asked, lead).kept
        if to_whom and desk.office.user(to_whom) is None:
            raise Refused(422, f"Không có người dùng {to_whom!r}.", f"There is no user {to_whom!r}.")
        assign(desk.store, kept.id, by=asked.user.name, to_whom=to_whom, at=desk.doors.now())
        return RedirectResponse(f"/lead/{kept.id}?{_query(asked)}", status_code=303)

    return pages


def _onward(asked: Asked, desk: Desk, before: Kept, done: str) -> Response:
    """To the next lead of the queue, or back to the queue where none is left."""
    wanted = read(asked.request.query_params, asked.platform, asked.user.name)
    after = desk.store.neighbours(wanted, before).after
    query = f"{write(wanted)}&undo={done}"
    return RedirectResponse(f"/lead/{after}?{query}" if after else f"/queue?{query}", status_code=303)


def decided(asked: Asked, desk: Desk) -> Flash | None:
    """What was just decided, while it can be taken back."""
    lead = asked.request.query_params.get("undo", "")
    if not lead:
        return None
    lived: list[Lived] = [as_lived(event) for event in desk.store.events(lead)]
    back = undoable(lived, asked.user.name)
    if back is None or back.step not in DECISIONS:
        return None
    return Flash(
        asked.t(f"Đã ghi quyết định cho dấu hiệu {lead[:8]}.", f"Lead {lead[:8]} is decided."), undo=lead
    )


def _bad(asked: Asked, error: DecisionRefused) -> Flash:
    return Flash(error.say(asked.lang), bad=True)


def _query(asked: Asked) -> str:
    return write(read(asked.request.query_params, asked.platform, asked.user.name))
