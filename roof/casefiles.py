"""Cases for people: their words, the public list, certificates as files, one case on the screen."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from datetime import date, datetime
from pathlib import Path

from checker.engine.scorecard import Mark
from checker.leads.cases import SCORES, Case, CaseEvent, CaseState, CaseStep
from checker.leads.errors import LeadsError
from checker.leads.kept import VisitRow
from checker.leads.store.cases import Cases
from crawler.hours import ICT
from roof.doors import open_store, rulebook
from roof.errors import FAILED, NOTHING, USAGE, Stop, as_sentence, choice
from roof.lang import LANG, t
from roof.scoretables import MARKS, programme_of
from roof.tables import AT, console, plain_table
from rules.model import Programme

STATES = {
    CaseState.OPEN: ("đang xem xét", "open"),
    CaseState.ASKED: ("chờ bổ sung", "more is wanted"),
    CaseState.HOLDS: ("còn hiệu lực", "holds"),
    CaseState.WARNED: ("còn hiệu lực, có cảnh báo", "holds, warned"),
    CaseState.LAPSED: ("hết hạn", "lapsed"),
    CaseState.REFUSED: ("không đạt", "refused"),
    CaseState.REVOKED: ("đã thu hồi", "revoked"),
}
STEPS = {
    CaseStep.APPLIED: ("nộp hồ sơ", "applied"),
    CaseStep.DOCUMENT: ("nộp giấy tờ", "paper handed in"),
    CaseStep.SCORED: ("chấm theo tiêu chí", "scored"),
    CaseStep.ASKED: ("yêu cầu bổ sung", "more is wanted"),
    CaseStep.GRANTED: ("công nhận", "granted"),
    CaseStep.REFUSED: ("không công nhận", "refused"),
    CaseStep.WARNED: ("cảnh báo", "warned"),
    CaseStep.MENDED: ("đạt trở lại", "met again"),
    CaseStep.REVOKED: ("thu hồi", "revoked"),
}
PUBLIC = (CaseState.HOLDS, CaseState.WARNED, CaseState.LAPSED, CaseState.REVOKED)


def this_day() -> date:
    """The day in Vietnam."""
    return datetime.now(ICT).date()


def list_all(
    store: str, programme: str, public: bool, form: str, out: Path | None, rules: list[Path] | None
) -> None:
    """Print the cases, or write the public list. Raises Stop."""
    choice(form, ("table", "csv", "json", "html"), "--format")
    wanted, today = programme_of(rulebook(rules), programme), this_day()
    with open_store(store, must_exist=True) as kept:
        cases = Cases(kept).cases(programme)
    if form == "table":
        _print_cases(cases, today, public)
        return
    if not public:
        raise Stop(t("csv, json, html chỉ dành cho --public", "csv, json and html go with --public"), USAGE)
    text, count = public_text(cases, wanted, form, today)
    if out is None:
        print(text, end="")
    else:
        with as_sentence(OSError, code=FAILED):
            out.write_bytes(text.encode())
        print(t(f"Đã ghi {out}: {count} gian hàng", f"Written: {out}, {count} storefronts"))


def public_text(cases: tuple[Case, ...], wanted: Programme, form: str, today: date) -> tuple[str, int]:
    """The public list of a programme as csv, json or html, and how many storefronts stand in it."""
    from lists.exchange import harmless
    from papers.certificate import COLUMNS, public_page

    rows = [_public(case, today) for case in cases if case.state(today) in PUBLIC]
    if form == "json":
        whole = {
            "programme": wanted.id,
            "title": wanted.title["vi"],
            "example": wanted.example,
            "made": today.isoformat(),
        }
        text = json.dumps({**whole, "rows": rows}, ensure_ascii=False, indent=1) + "\n"
    elif form == "html":
        text = public_page(wanted.title["vi"], wanted.example, rows, f"{today:%d/%m/%Y}")
    else:
        file = io.StringIO()
        table = csv.DictWriter(file, COLUMNS, lineterminator="\r\n")
        table.writeheader()
        table.writerows({name: harmless(value) for name, value in row.items()} for row in rows)
        text = "\ufeff" + file.getvalue()
    return text, len(rows)


def certified(case: Case) -> CaseEvent:
    """The grant whose certificate holds today. Raises Stop where none does."""
    granted = case.last(CaseStep.GRANTED)
    if granted is None or case.state(this_day()) not in (CaseState.HOLDS, CaseState.WARNED):
        raise Stop(
            t(f"hồ sơ {case.id} không có giấy xác nhận còn hiệu lực", f"no certificate of {case.id} holds"),
            NOTHING,
        )
    return granted


def show_case(store: str, start: str, rules: list[Path] | None) -> None:
    """Print one case: where it stands, its last score, and all that happened. Raises Stop."""
    book = rulebook(rules)
    with open_store(store, must_exist=True) as kept, as_sentence(LeadsError):
        case = Cases(kept).case(start)
    out, programme = console(), programme_of(book, case.programme)
    out.print(
        f"{case.id}  {case.storefront}  {STATES[case.state(this_day())][AT]}", style="bold", markup=False
    )
    if scored := case.last(*SCORES, CaseStep.GRANTED):
        for criterion in programme.criteria:
            words = MARKS[Mark(scored.marks.get(criterion.id, "cannot_tell"))]
            out.print(f"  {words[AT]:16} {criterion.title[LANG]}", style=words[2], markup=False)
    table = plain_table(t("lúc", "at"), t("việc", "what"), t("người", "by"), t("chi tiết", "detail"))
    for one in case.events:
        detail = one.name or one.reason or one.visit
        table.add_row(f"{one.at.astimezone(ICT):%d/%m/%Y %H:%M}", STEPS[one.step][AT], one.by, detail)
    out.print(table)


def write_certificate(store: str, start: str, out: Path | None) -> None:
    """Write certificate.json and certificate.html of a case that was granted. Raises Stop."""
    from crawler.evidence.manifest import write_durably
    from papers.certificate import certificate_page

    with open_store(store, must_exist=True) as kept, as_sentence(LeadsError):
        case = Cases(kept).case(start)
    granted = certified(case)
    folder = out or Path(f"certificate-{case.id}")
    if folder.exists():
        raise Stop(
            t(f"{folder}: đã có; chọn tên khác bằng --out", f"{folder} exists; choose another by --out"),
            USAGE,
        )
    with as_sentence(OSError, code=FAILED):
        folder.mkdir(parents=True)
        write_durably(folder / "certificate.json", granted.certificate.encode())
        page = certificate_page(granted.certificate, granted.sha256)
        write_durably(folder / "certificate.html", page.encode())
    print(t(f"Đã ghi {folder}; SHA-256: {granted.sha256}", f"Written: {folder}; SHA-256: {granted.sha256}"))


def verify_certificate(file: Path, against: Path) -> int:
    """Say whether a certificate stands in a public list and holds today. Out: the exit code. Raises Stop."""
    with as_sentence(OSError):
        sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
        listed = against.read_bytes()
    try:
        rows = json.loads(listed.decode("utf-8-sig"))["rows"]
        row = next((one for one in rows if one["certificate_sha256"] == sha256), None)
        state = CaseState(row["state"]) if row else CaseState.REFUSED
        lapsed = row is not None and date.fromisoformat(row["until"]) < this_day()
        shop = row["storefront"] if row else ""
    except (ValueError, KeyError, TypeError) as error:
        raise Stop(
            t(
                f"{against}: không phải danh sách công khai do `rasoat programme list --public --format json` ghi",
                f"{against}: no public list as `rasoat programme list --public --format json` writes it",
            ),
            USAGE,
        ) from error
    if row is None:
        print(t(f"KHÔNG KHỚP: {sha256} không có trong {against}", f"NO MATCH: {sha256} is not in {against}"))
        return FAILED
    holds = state in (CaseState.HOLDS, CaseState.WARNED)
    if holds and lapsed:  # since the list was made
        state = CaseState.LAPSED
    words, until = STATES[state][AT], row["until"]
    print(t(f"Khớp: {shop}, {words}, đến hết {until}", f"Match: {shop}, {words}, until {until}"))
    return 0 if holds and not lapsed else FAILED


def _public(case: Case, today: date) -> dict[str, str]:
    granted = case.last(CaseStep.GRANTED)
    assert granted is not None and granted.until is not None
    return {
        "storefront": case.storefront,
        "name": case.storefront_name,
        "programme": case.programme,
        "state": str(case.state(today)),
        "granted": granted.at.astimezone(ICT).date().isoformat(),
        "until": granted.until.isoformat(),
        "certificate_sha256": granted.sha256,
    }


def _print_cases(cases: tuple[Case, ...], today: date, public: bool) -> None:
    shown = [case for case in cases if not public or case.state(today) in PUBLIC]
    table = plain_table(
        t("hồ sơ", "case"), t("gian hàng", "storefront"), t("trạng thái", "state"), t("đến ngày", "until")
    )
    for case in shown:
        granted = case.last(CaseStep.GRANTED)
        until = f"{granted.until:%d/%m/%Y}" if granted and granted.until else ""
        table.add_row(case.id, case.storefront, STATES[case.state(today)][AT], until)
    console().print(table) if shown else print(t("Chưa có hồ sơ nào.", "There is no case."))


def print_marks(programme: Programme, found: dict[str, Mark], visit: VisitRow) -> None:
    """Print the marks of a visit, criterion by criterion."""
    out = console()
    out.print(f"{programme.title[LANG]}: {visit.id}", style="bold", markup=False)
    for criterion in programme.criteria:
        words = MARKS[found[criterion.id]]
        out.print(f"  {words[AT]:16} {criterion.title[LANG]}", style=words[2], markup=False)
