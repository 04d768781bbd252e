"""Tables that fit a terminal: the leads of a store, the end of a sweep; the words that all tables share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from checker.leads import report
from checker.leads.kept import Kept
from checker.leads.life import Step
from checker.leads.whys import why_in
from checker.leads.words import SEVERITIES, STATES
from checker.model import Outcome, Severity
from crawler.model import VisitState
from roof.lang import LANG, t
from roof.me import me

if TYPE_CHECKING:
    from sweep.run import SweepSummary

AT = 0 if LANG == "vi" else 1
COLOURS = {
    Severity.CRITICAL: "bold red",
    Severity.SERIOUS: "red",
    Severity.MODERATE: "yellow",
    Severity.MINOR: "dim",
}
UNREAD = 20  # storefronts named at the end of a sweep that were not read whole
VISITS = {
    VisitState.COMPLETE: ("trọn vẹn", "complete"),
    VisitState.PARTIAL: ("chưa trọn", "partial"),
    VisitState.BLOCKED: ("bị chặn", "blocked"),
    VisitState.UNREACHABLE: ("không tới được", "unreachable"),
    VisitState.FAILED: ("lỗi của công cụ", "our failure"),
}
OUTCOMES = {
    Outcome.PASSED: ("đạt", "passed"),
    Outcome.FAILED: ("có dấu hiệu", "failed"),
    Outcome.CANNOT_TELL: ("chưa đủ cơ sở", "cannot tell"),
    Outcome.INAPPLICABLE: ("không áp dụng", "inapplicable"),
}


def console() -> Console:
    """Standard output; 100 columns wide where no terminal says otherwise."""
    shown = Console(highlight=False)
    return shown if shown.is_terminal else Console(highlight=False, width=100)


def plain_table(*columns: str) -> Table:
    """A table with a heading line and no frame."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def severity(word: str) -> Text:
    """A severity in its word and colour."""
    known = Severity(word)
    return Text(SEVERITIES[known][AT], style=COLOURS[known])


def short(subject: str, storefront: str, kind: str) -> str:
    """A subject as a person reads it: nothing for the storefront itself, a listing's path for a listing."""
    if kind == "storefront":
        return ""
    path = "/" + subject.split("://", 1)[-1].partition("/")[2].rstrip("/")
    return path if len(path) <= 28 else "…" + path[-27:]


def print_leads(leads: Sequence[Kept], store: str) -> None:
    """The leads of a store by storefront, the heaviest first, and what to type next."""
    out = console()
    if not leads:
        out.print(t("Không có dấu hiệu nào.", "No leads."))
        return
    _leads_table(out, leads)
    out.print()
    out.print(_counted(leads))
    out.print(t("Xem một dấu hiệu: ", "See one: ") + f"{me()} leads show {leads[0].id[:8]} --store {store}")


def _leads_table(out: Console, leads: Sequence[Kept]) -> None:
    for storefront, rows in report.by_storefront(leads).items():
        name = rows[0].storefront_name
        out.print(Text.assemble((storefront, "bold"), f"  {name}" if name else ""))
        table = plain_table()
        table.show_header = False
        table.add_column(width=8)
        table.add_column(width=12)
        table.add_column(ratio=2, overflow="fold")
        table.add_column(ratio=1, overflow="fold")
        table.expand = True
        for row in rows:
            table.add_row(
                row.id[:8],
                severity(row.severity),
                _headline(row),
                Text(short(row.subject, row.storefront, row.subject_kind), style="dim"),
            )
        out.print(table)
        out.print()


def _headline(row: Kept) -> Text:
    """The lead in a few words; its state only where it is not simply new."""
    words = row.title.get(LANG, row.rule)
    return (
        Text(words)
        if row.state is Step.NEW
        else Text.assemble(words, (f"  ({STATES[row.state][AT]})", "dim"))
    )


def _counted(leads: Sequence[Kept]) -> str:
    counts = report.counts(leads)["severity"]
    parts = [f"{counts[s]} {SEVERITIES[s][AT]}" for s in reversed(Severity) if counts.get(s)]
    shops = len({lead.storefront for lead in leads})
    return t(
        f"{len(leads)} dấu hiệu ở {shops} gian hàng: {', '.join(parts)}. Dấu hiệu không phải là kết luận.",
        f"{len(leads)} leads at {shops} storefronts: {', '.join(parts)}. A lead is not a verdict.",
    )


def print_agreements(rows: Sequence[Mapping[str, Any]]) -> None:
    """How often people agreed with each rule; the ones to be looked at again stand first."""
    out = console()
    if not rows:
        out.print(t("Chưa có quyết định nào.", "No decisions yet."))
        return
    table = plain_table(t("quy tắc", "rule"), t("xác nhận", "confirmed"), t("loại bỏ", "against"), "%", "")
    for row in rows:
        table.add_row(
            row["rule"],
            str(row["confirmed"]),
            str(row["against"]),
            f"{100 * row['share']:.0f}" if row["share"] is not None else "",
            Text(t("cần xem lại quy tắc", "to be reviewed"), style="red") if row["to_review"] else "",
        )
    out.print(table)


def print_sweep(summary: SweepSummary, leads: Sequence[Kept], store: str, evidence: Path) -> None:
    """What a sweep came to: its leads, its visits, where the evidence lies, what to type next."""
    out = console()
    out.print()
    _leads_table(out, leads)
    visits = ", ".join(f"{n} {VISITS[VisitState(s)][AT]}" for s, n in sorted(summary.states.items()))
    steps = ", ".join(f"{n} {STATES[s][AT]}" for s in STATES if (n := summary.steps.get(str(s))))
    out.print(
        t(
            f"Đợt {summary.sweep}: {visits}; {summary.pages} trang.",
            f"Sweep {summary.sweep}: {visits}; {summary.pages} pages.",
        )
    )
    out.print(t("Dấu hiệu: ", "Leads: ") + (steps or t("không có", "none")) + ".")
    if leads:
        out.print(_counted(leads))
    for storefront, why in summary.failures:
        out.print(f"{storefront}: {why_in(why, LANG)}", style="red")
    for storefront, state, why in summary.unread[:UNREAD]:
        ended = VISITS[VisitState(state)][AT]
        out.print(f"{storefront}: {ended}: {why_in(why, LANG)}", style="dim", highlight=False, markup=False)
    if (more := len(summary.unread) - UNREAD) > 0:
        out.print(
            t(f"… và {more} gian hàng nữa đọc chưa trọn.", f"… and {more} more that were not read whole.")
        )
    out.print(
        t(f"Bằng chứng: {evidence}", f"Evidence: {evidence}") + f"   ({me()} evidence verify {evidence})"
    )
    out.print(t("Danh sách: ", "The list: ") + f"{me()} leads --store {store}")
