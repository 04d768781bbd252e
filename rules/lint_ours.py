"""What lint asks of our own rules beyond a stranger's: every key, both languages, a theme that is named.

A user's pack may leave these out and gets a sensible answer instead; in ours each gap would be an
omission that no officer could see.
"""

from __future__ import annotations

from pathlib import Path

from rules.form import Form
from rules.model import Rule
from rules.reader import Rows
from rules.rule_file import OPTIONAL


def inside(path: str, ours: Path) -> bool:
    """True when a rule file stands in the folder of which everything is asked."""
    return Path(path).resolve().is_relative_to(ours.resolve())


def rule(one: Rule, form: Form) -> None:
    """In: a rule of ours and its form. Faults go to the form's ledger."""
    for key in OPTIONAL:
        if key not in form.entries:
            form.fault(
                form.line,
                "missing-key",
                f'{form.name}: the key "{key}" is missing; our own rules have them all.',
                f'{form.name}: thiếu khóa "{key}"; quy tắc kèm theo phải có đủ khóa.',
            )
    if "legal_basis" in form.entries and not one.legal_basis:
        form.fault(
            "legal_basis",
            "no-basis",
            "legal_basis: a rule of ours needs at least one row.",
            "legal_basis: quy tắc kèm theo cần ít nhất một dòng căn cứ.",
        )
    if isinstance(form.node("false_positives"), Rows):
        form.fault(
            "false_positives",
            "one-language",
            "false_positives: give a list under vi and one under en.",
            "false_positives: cần một danh sách cho vi và một cho en.",
        )
    _provisions(form)
    if not (form.path.parent / "theme.yml").exists():
        form.fault(
            1,
            "no-theme",
            f'the folder "{one.theme}" has no theme.yml.',
            f'thư mục "{one.theme}" chưa có theme.yml.',
        )


def _provisions(form: Form) -> None:
    table = form.table("legal_basis")
    for day, (_, node) in table.entries.items():
        for row in table.tables(day) if isinstance(node, Rows) else ():
            if "confidence" not in row.entries:
                row.fault(
                    row.line,
                    "missing-key",
                    f'{row.name}: the key "confidence" is missing; say how this clause was come by.',
                    f'{row.name}: thiếu khóa "confidence"; hãy ghi điều khoản này được biết bằng cách nào.',
                )
