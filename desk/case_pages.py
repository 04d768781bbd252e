"""Applications to a programme: the list, one case with its scorecard, and the reviewer's decision."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta, timezone

from fastapi import APIRouter, Depends
from fastapi.responses import RedirectResponse, Response

from checker.leads.cases import NOT_MET, CaseState, CaseStep, may
from checker.leads.store.cases import Cases
from desk.guard import Asked, Desk, Refused, Sent, allowed, sends
from desk.model import CaseRefused
from desk.render import Renderer
from desk.roles import Act

VIETNAM = timezone(timedelta(hours=7), "ICT")
DECISIONS = {
    "grant": CaseStep.GRANTED,
    "refuse": CaseStep.REFUSED,
    "ask": CaseStep.ASKED,
    "revoke": CaseStep.REVOKED,
}

# what waits for a person stands first
ORDER = (
    CaseState.WARNED,
    CaseState.OPEN,
    CaseState.ASKED,
    CaseState.LAPSED,
    CaseState.HOLDS,
    CaseState.REVOKED,
    CaseState.REFUSED,
)
ON_A_PAGE = 100


def router(desk: Desk, renderer: Renderer) -> APIRouter:
    """The pages of this file."""
    pages = APIRouter()
    reader, sender = allowed(desk, Act.CASES), sends(desk, Act.CASES)

    def today() -> date:
        return desk.doors.now().astimezone(VIETNAM).date()

    @pages.get("/cases")
    def every(asked: Asked = Depends(reader)) -> Response:
        day, wanted = today(), asked.request.query_params.get("state", "")
        held = [(case, case.state(day)) for case in Cases(desk.store).outlines()]
        counts = Counter(state for _, state in held)
        shown = sorted(
            (one for one in held if wanted in ("", one[1])),
            key=lambda one: (ORDER.index(one[1]), -one[0].events[0].at.timestamp(), one[0].id),
        )
        pages = max(1, -(-len(shown) // ON_A_PAGE))
        number = asked.request.query_params.get("page", "")
        page = min(max(1, int(number)), pages) if number.isdecimal() and len(number) < 7 else 1
        return renderer.page(
            asked,
            "cases.html",
            cases=shown[(page - 1) * ON_A_PAGE : page * ON_A_PAGE],
            total=len(shown),
            counts=[(state, counts[state]) for state in ORDER if counts[state]],
            wanted=wanted,
            page=page,
            pages=pages,
            programmes=desk.doors.programmes,
        )

    @pages.get("/cases/{case}")
    def one(case: str, asked: Asked = Depends(reader)) -> Response:
        found = Cases(desk.store).case(case)
        desk.office.note(asked.user.name, "read case", found.id, desk.doors.now())
        state = found.state(today())
        # a grant is certified with the marks of the last scoring: none, or one that is not met, and it would be refused
        scored = found.last(CaseStep.SCORED)
        barred = scored is None or NOT_MET in scored.marks.values()
        return renderer.page(
            asked,
            "case.html",
            case=found,
            state=state,
            scored=found.last(CaseStep.SCORED, CaseStep.GRANTED, CaseStep.WARNED),
            programme=desk.doors.programmes.get(found.programme),
            choices=[
                word
                for word, step in DECISIONS.items()
                if step in may(state) and (step is not CaseStep.GRANTED or not barred)
            ],
            barred=barred and CaseStep.GRANTED in may(state),
            until=today() + timedelta(days=365),
        )

    @pages.post("/cases/{case}/score")
    def score(case: str, sent: Sent = Depends(sender)) -> Response:
        return _done(case, "", sent)

    @pages.post("/cases/{case}/decide")
    def decide(case: str, sent: Sent = Depends(sender)) -> Response:
        decision = sent.text("decision", 16)
        if decision not in DECISIONS:
            raise Refused(422, "Hãy chọn một quyết định.", "Choose a decision.")
        return _done(case, decision, sent)

    def _done(case: str, decision: str, sent: Sent) -> Response:
        if desk.doors.case is None:
            raise Refused(404, "Không có trang này.", "There is no such page.")
        who, now = sent.asked.user.name, desk.doors.now()
        try:
            until = date.fromisoformat(sent.text("until", 10)) if decision == "grant" else None
            found = desk.doors.case(desk.store, case, decision, who, sent.text("reason"), until)
        except ValueError:
            raise Refused(422, "Cần ngày dạng 2027-11-26.", "A day like 2027-11-26 is needed.") from None
        except CaseRefused as error:
            raise Refused(409, error.vi, error.en) from error
        desk.office.note(who, f"case {decision or 'score'}", found, now)
        return RedirectResponse(f"/cases/{found}", status_code=303)

    return pages
