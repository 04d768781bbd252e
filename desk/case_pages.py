"""Applications to a programme: the list, one case with its scorecard, and the reviewer's decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta, timezone
from urllib.parse import quote

from fastapi import APIRouter, Depends
from fastapi.responses import RedirectResponse, Response

from checker.leads.cases import NOT_MET, SCORES, CaseState, CaseStep, may
from checker.leads.store.cases import Cases
from desk.guard import Asked, Desk, Refused, Sent, allowed, sends
from desk.model import CaseRefused
from desk.render import Renderer
from desk.roles import Act

VIETNAM = timezone(timedelta(hours=7), "ICT")
MEDIA = {
    "html": "text/html; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
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
    papers = desk.doors.documents

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
            papers=papers,
        )

    @pages.post("/cases")
    def apply(sent: Sent = Depends(sender)) -> Response:
        programme, who = sent.text("programme", 128), sent.asked.user.name
        if programme not in desk.doors.programmes:
            raise Refused(422, "Không có chương trình này.", "There is no such programme.")
        case = Cases(desk.store).apply(programme, sent.text("storefront", 768), who, desk.doors.now())
        desk.office.note(who, "case apply", case.id, desk.doors.now(), case.storefront)
        return RedirectResponse(f"/cases/{case.id}", status_code=303)

    @pages.get("/cases/public/{form}")
    def public(form: str, asked: Asked = Depends(reader), programme: str = "") -> Response:
        if papers is None or form not in MEDIA or programme not in desk.doors.programmes:
            raise Refused(404, "Không có trang này.", "There is no such page.")
        name, data = papers.public(desk.store, programme, form)
        desk.office.note(asked.user.name, "case list", programme, desk.doors.now(), form)
        return Response(data, media_type=MEDIA[form], headers=as_file(name))

    @pages.get("/cases/{case}/certificate/{form}")
    def certificate(case: str, form: str, asked: Asked = Depends(reader)) -> Response:
        if papers is None or form not in ("html", "json"):
            raise Refused(404, "Không có trang này.", "There is no such page.")
        with _refusing(404):
            name, data = papers.certificate(desk.store, case, form)
        desk.office.note(asked.user.name, "case certificate", case, desk.doors.now(), form)
        return Response(data, media_type=MEDIA[form], headers=as_file(name))

    @pages.get("/cases/{case}")
    def one(case: str, asked: Asked = Depends(reader)) -> Response:
        found = Cases(desk.store).case(case)
        desk.office.note(asked.user.name, "read case", found.id, desk.doors.now())
        state = found.state(today())
        # a grant is certified with the marks of the last scoring: none, or one that is not met, and it would be refused
        scored = found.last(*SCORES)
        barred = scored is None or NOT_MET in scored.marks.values()
        return renderer.page(
            asked,
            "case.html",
            case=found,
            state=state,
            scored=found.last(*SCORES, CaseStep.GRANTED),
            programme=desk.doors.programmes.get(found.programme),
            choices=[
                word
                for word, step in DECISIONS.items()
                if step in may(state) and (step is not CaseStep.GRANTED or not barred)
            ],
            barred=barred and CaseStep.GRANTED in may(state),
            until=today() + timedelta(days=365),
            papers=papers,
        )

    @pages.post("/cases/{case}/documents")
    def hand_in(
        case: str, sent: Sent = Depends(sends(desk, Act.CASES, papers.most if papers else 1))
    ) -> Response:
        if papers is None:
            raise Refused(404, "Không có trang này.", "There is no such page.")
        if sent.file is None or not sent.file[0]:
            raise Refused(422, "Hãy chọn một tệp.", "Choose a file.")
        who = sent.asked.user.name
        with _refusing():
            sha256 = papers.keep(desk.store, case, *sent.file, who)
        desk.office.note(who, "case document", Cases(desk.store).case(case).id, desk.doors.now(), sha256)
        return RedirectResponse(f"/cases/{case}", status_code=303)

    @pages.get("/cases/{case}/documents/{sha256}")
    def fetch(case: str, sha256: str, asked: Asked = Depends(reader)) -> Response:
        if papers is None:
            raise Refused(404, "Không có trang này.", "There is no such page.")
        with _refusing(404):
            name, data = papers.fetch(desk.store, case, sha256)
        desk.office.note(
            asked.user.name, "read document", Cases(desk.store).case(case).id, desk.doors.now(), sha256
        )
        return Response(data, media_type="application/octet-stream", headers=as_file(name))

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
        except ValueError:
            raise Refused(422, "Cần ngày dạng 2027-11-26.", "A day like 2027-11-26 is needed.") from None
        with _refusing():
            found = desk.doors.case(desk.store, case, decision, who, sent.text("reason"), until)
        desk.office.note(who, f"case {decision or 'score'}", found, now)
        return RedirectResponse(f"/cases/{found}", status_code=303)

    return pages


@contextmanager
def _refusing(status: int = 409) -> Iterator[None]:
    """Say what the roof refuses."""
    try:
        yield
    except CaseRefused as error:
        raise Refused(status, error.vi, error.en) from error


def as_file(name: str) -> dict[str, str]:
    """Headers of what somebody else wrote: it is saved, never shown or run as a page of the desk."""
    return {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    }
