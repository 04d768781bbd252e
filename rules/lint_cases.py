"""Lint of a rule's own cases: every outcome that can come true, and both sides of every date."""

from __future__ import annotations

from datetime import date

from rules import rule_cases
from rules.form import Form
from rules.model import BasisPeriod, Confidence, Rule


def cases(one: Rule, form: Form) -> None:
    """In: a rule and its form. Faults go to the form's ledger."""
    seen: dict[str, int] = {}
    lines = rule_cases.lines(form)
    for n, case in enumerate(one.tests):
        line = lines[n]
        if case.name in seen:
            form.fault(
                line,
                "twice",
                f'the case "{case.name}" stands already in line {seen[case.name]}.',
                f'trường hợp "{case.name}" đã có ở dòng {seen[case.name]}.',
            )
        seen.setdefault(case.name, line)
        if (
            case.outcome in ("passed", "failed")
            and one.legal_basis
            and not decidable(one.basis_on(case.as_of))
        ):
            form.fault(
                line,
                "cannot-be",
                f"on {case.as_of} nothing that was read stands behind it; it cannot be {case.outcome}.",
                f"ngày {case.as_of} chưa có căn cứ đã đọc; kết quả không thể là {case.outcome}.",
            )
    _outcomes(one, form)
    _dates(one, form)


def decidable(period: BasisPeriod | None) -> bool:
    """True when a rule can pass or fail under this row: a duty, not all of it RECALLED."""
    if period is None or period.state != "duty":
        return False
    return any(p.confidence is not Confidence.RECALLED for p in period.provisions)


def _decides(one: Rule) -> bool:
    return not one.legal_basis or any(decidable(p) for p in one.legal_basis)


def _outcomes(one: Rule, form: Form) -> None:
    wanted = {"inapplicable"}
    wanted |= {"passed", "failed"} if _decides(one) else {"cannot_tell"}
    for outcome in sorted(wanted - {case.outcome for case in one.tests}):
        form.fault(
            "tests",
            "no-case",
            f"no case comes out as {outcome}; write one.",
            f"chưa có trường hợp nào cho kết quả {outcome}; hãy viết một.",
        )


def _dates(one: Rule, form: Form) -> None:
    days = [case.as_of for case in one.tests]
    starts = [period.since for period in one.legal_basis]
    for n, since in enumerate(starts):
        before = starts[n - 1] if n else date.min
        after = starts[n + 1] if n + 1 < len(starts) else date.max
        line = form.table("legal_basis").at(str(since))
        if not any(since <= day < after for day in days):
            form.fault(
                line,
                "no-case",
                f"no case has as_of in the row that begins on {since}; write one.",
                f"chưa có trường hợp với as_of thuộc dòng bắt đầu ngày {since}; hãy viết một.",
            )
        if not any(before <= day < since for day in days):
            form.fault(
                line,
                "no-case",
                f"no case has as_of before {since}" + (f" (from {before})" if n else "") + "; write one.",
                f"chưa có trường hợp với as_of trước ngày {since}"
                + (f" (từ {before})" if n else "")
                + "; hãy viết một.",
            )
