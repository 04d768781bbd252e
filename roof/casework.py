"""What `rasoat programme` does: cases in the store, papers in a folder, certificates and the public list as files."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from checker.engine.scorecard import Mark, marks
from checker.leads.cases import (
    SCORES,
    Case,
    CaseEvent,
    CaseState,
    CaseStep,
    certificate,
    digest,
    fallen,
    mended,
)
from checker.leads.errors import LeadsError
from checker.leads.kept import VisitRow
from checker.leads.outcome import READ
from checker.leads.store import Store
from checker.leads.store.cases import Cases
from roof.casefiles import STATES, print_marks, this_day
from roof.doors import open_store, rulebook
from roof.errors import FAILED, LEADS, NOTHING, USAGE, Stop, as_sentence, choice
from roof.errors import day as typed
from roof.lang import LANG, t
from roof.scoretables import programme_of
from roof.sentences import machine
from roof.tables import AT, console, plain_table
from rules.model import Programme, Rulebook

DECISIONS = {
    "grant": CaseStep.GRANTED,
    "refuse": CaseStep.REFUSED,
    "ask": CaseStep.ASKED,
    "revoke": CaseStep.REVOKED,
}
MONTH, SOON = timedelta(days=31), timedelta(days=30)


def open_case(store: str, programme: str, storefront: str, by: str, rules: list[Path] | None) -> None:
    """Open a case. Raises Stop."""
    wanted = programme_of(rulebook(rules), programme)
    with open_store(store, must_exist=True) as kept, as_sentence(LeadsError):
        case = Cases(kept).apply(wanted.id, storefront, by, datetime.now(UTC))
    print(
        t(f"Hồ sơ {case.id}: {case.storefront}, {wanted.title['vi']}", f"Case {case.id}: {case.storefront}")
    )
    if wanted.example:
        print(wanted.note[LANG])


def hand_in(store: str, start: str, file: Path, by: str, folder: Path) -> None:
    """Keep a paper under its digest and note it in the case. Raises Stop."""
    from papers.opened import Refused
    from roof.documents import keep_document

    try:
        data = file.read_bytes()
        with open_store(store, must_exist=True) as kept, as_sentence(LeadsError, OSError):
            case, event, target = keep_document(kept, start, file.name, data, by, datetime.now(UTC), folder)
    except OSError as error:
        raise Stop(
            t(f"{file}: không đọc được ({machine(error)})", f"{file}: cannot be read ({error.strerror})"),
            USAGE,
        ) from error
    except Refused as error:
        raise Stop(error.vi if LANG == "vi" else error.en, USAGE) from error
    print(
        t(
            f"Đã nhận {event.name} vào hồ sơ {case.id}: {target}",
            f"{event.name} is in the case {case.id}: {target}",
        )
    )


def score_case(store: str, start: str, by: str, rules: list[Path] | None) -> None:
    """Hold the latest visit that was read against the criteria, write it down and print it. Raises Stop."""
    book = rulebook(rules)
    with open_store(store, must_exist=True) as kept, as_sentence(LeadsError):
        case, found, visit = scored(kept, start, by, datetime.now(UTC), book)
    print_marks(book.programmes[case.programme], found, visit)


def scored(
    kept: Store, start: str, by: str, at: datetime, book: Rulebook
) -> tuple[Case, dict[str, Mark], VisitRow]:
    """The latest visit that was read, held against the criteria and written down. Raises Stop, LeadsError."""
    cases = Cases(kept)
    case = cases.case(start)
    programme = programme_of(book, case.programme)
    visit = _latest(kept, case)
    found = marks(programme, kept.tally(visit.id))
    event = CaseEvent(CaseStep.SCORED, at, by, visit=visit.id, marks=_plain(found))
    return cases.add(case.id, event), found, visit


def decide_case(
    store: str, start: str, decision: str, by: str, reason: str, until: str | None, rules: list[Path] | None
) -> None:
    """Write a reviewer's decision down; a grant is certified with the marks it rests on. Raises Stop."""
    choice(decision, tuple(DECISIONS), "DECISION")
    book = rulebook(rules)
    with open_store(store, must_exist=True) as kept, as_sentence(LeadsError):
        case = decided(kept, start, decision, by, reason, typed(until), datetime.now(UTC), book)
    state = STATES[case.state(this_day())][AT]
    print(t(f"Hồ sơ {case.id}: {state}.", f"Case {case.id}: {state}."))


def decided(
    kept: Store,
    start: str,
    decision: str,
    by: str,
    reason: str,
    until: date | None,
    at: datetime,
    book: Rulebook,
) -> Case:
    """A decision (a key of DECISIONS), written down. Raises Stop, LeadsError."""
    cases = Cases(kept)
    case = cases.case(start)
    event = CaseEvent(DECISIONS[decision], at, by, reason)
    if decision == "grant":
        event = _grant(kept, case, programme_of(book, case.programme), event, until)
    return cases.add(case.id, event)


def _grant(kept: Store, case: Case, programme: Programme, event: CaseEvent, until: date | None) -> CaseEvent:
    scored = case.last(*SCORES)
    if scored is None:
        raise Stop(
            t("hãy chấm trước: rasoat programme score", "score it first: rasoat programme score"), USAGE
        )
    today = this_day()
    last = until or date(today.year + 1, today.month, min(today.day, 28))
    if last < today:
        raise Stop(t(f"--until {last} đã qua", f"--until {last} has passed"), USAGE)
    missing = [c.title[LANG] for c in programme.criteria if scored.marks.get(c.id) == Mark.NOT_MET]
    if missing:
        listed = "; ".join(missing)
        raise Stop(t(f"chưa đạt: {listed}", f"not met: {listed}"), FAILED)
    manifest = next(
        (v.manifest_digest for v in kept.visits(storefront=case.storefront) if v.id == scored.visit), ""
    )
    text = certificate(
        {
            "case": case.id,
            "programme": programme.id,
            "programme_title": programme.title["vi"],
            "example": programme.example,
            "storefront": case.storefront,
            "name": case.storefront_name,
            "granted": today.isoformat(),
            "until": last.isoformat(),
            "visit": scored.visit,
            "manifest_sha256": manifest,
        },
        [(c.id, c.title["vi"], scored.marks.get(c.id, "cannot_tell")) for c in programme.criteria],
    )
    return CaseEvent(
        event.step, event.at, event.by, event.reason, scored.visit, scored.marks, last, "", digest(text), text
    )


def recheck_cases(store: str, programme: str, rules: list[Path] | None) -> int:
    """Hold every case that still holds against its latest visit; warn of what has fallen. Out: the exit code."""
    book, now, today = rulebook(rules), datetime.now(UTC), this_day()
    wanted = programme_of(book, programme)
    warned = 0
    with open_store(store, must_exist=True) as kept, as_sentence(LeadsError):
        cases = Cases(kept)
        held = [c for c in cases.cases(programme) if c.state(today) in (CaseState.HOLDS, CaseState.WARNED)]
        table = plain_table(t("hồ sơ", "case"), t("gian hàng", "storefront"), t("kết quả", "result"))
        for case in held:
            granted = case.last(CaseStep.GRANTED)
            assert granted is not None and granted.until is not None
            said: list[str] = []
            visit = _read(kept, case)
            if visit is None:  # its visits are gone by their time; the others are re-checked all the same
                table.add_row(case.id, case.storefront, _unread(case))
                continue
            found = _plain(marks(wanted, kept.tally(visit.id)))
            fell = fallen(granted.marks, found)
            last = case.last(CaseStep.WARNED, CaseStep.GRANTED)
            if fell and (last is None or last.step is CaseStep.GRANTED or last.visit != visit.id):
                cases.add(
                    case.id,
                    CaseEvent(CaseStep.WARNED, now, reason=", ".join(fell), visit=visit.id, marks=found),
                )
            elif case.state(today) is CaseState.WARNED and last is not None and mended(last.marks, found):
                cases.add(case.id, CaseEvent(CaseStep.MENDED, now, visit=visit.id, marks=found))
                said.append(t("đã đạt trở lại", "met again"))
            if fell:
                warned += 1
                titles = {c.id: c.title[LANG] for c in wanted.criteria}
                listed = "; ".join(titles.get(name, name) for name in fell)
                said.append(t(f"SA SÚT: {listed}", f"FALLEN: {listed}"))
            if now - visit.started > MONTH:
                said.append(
                    t(
                        f"lượt thăm cũ ({visit.started:%d/%m/%Y}), cần rà soát lại",
                        "the visit is old; sweep again",
                    )
                )
            if granted.until - today <= SOON:
                said.append(t(f"hết hạn ngày {granted.until:%d/%m/%Y}", f"ends on {granted.until}"))
            table.add_row(case.id, case.storefront, "; ".join(said) or t("giữ nguyên", "as it was"))
    if held:
        console().print(table)
    print(
        t(
            f"{len(held)} hồ sơ còn hiệu lực, {warned} sa sút.",
            f"{len(held)} cases hold, {warned} have fallen.",
        )
    )
    return LEADS if warned else 0


def _latest(kept: Store, case: Case) -> VisitRow:
    """The latest visit that read pages. Raises Stop when there is none."""
    visit = _read(kept, case)
    if visit is None:
        raise Stop(_unread(case), NOTHING)
    return visit


def _read(kept: Store, case: Case) -> VisitRow | None:
    read = [visit for visit in kept.visits(storefront=case.storefront) if visit.state in READ]
    return read[-1] if read else None


def _unread(case: Case) -> str:
    return t(
        f"{case.storefront}: chưa có lượt thăm nào đọc được", f"{case.storefront}: no visit was read yet"
    )


def _plain(found: dict[str, Mark]) -> dict[str, str]:
    return {name: str(mark) for name, mark in found.items()}
