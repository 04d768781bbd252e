"""The law as tables: what is in force on a day, one instrument, what the rules cover."""

from __future__ import annotations

from datetime import date

from rich.text import Text

from roof.lang import LANG, t
from roof.tables import console, plain_table
from rules.catalogue import coverage, law_on, law_view, laws_on
from rules.model import Rulebook

MARK = {"VERIFIED": "green", "REPORTED": "yellow", "RECALLED": "red"}


def print_laws(book: Rulebook, day: date) -> None:
    """The instruments in force on a day, and what is uncertain about each."""
    out = console()
    rows = laws_on(book, day)
    table = plain_table(
        "id", t("văn bản", "instrument"), t("từ", "from"), t("đến", "to"), t("chưa chắc", "unsure")
    )
    for row in sorted(rows, key=lambda r: (r.law.kind, r.law.id)):
        law = row.law
        table.add_row(
            law.id,
            Text.assemble((law.number, "bold"), f" {law.title}"),
            str(law.in_force_from or "?"),
            str(law.in_force_to or "…"),
            Text("; ".join(one[LANG] for one in row.unsure), style=MARK[law.confidence.value]),
        )
    out.print(table)
    out.print()
    out.print(
        t(f"{len(rows)} văn bản có hiệu lực ngày {day}.", f"{len(rows)} instruments in force on {day}.")
    )


def print_law(book: Rulebook, law_id: str) -> None:
    """One instrument, what it changes and what changes it, and the rules that rest on it."""
    out, view = console(), law_view(book, law_id)
    law = view.law
    out.print(Text.assemble((law.number, "bold"), f"  {law.title}"))
    about = plain_table("", "")
    about.show_header = False
    about.add_row(t("ban hành", "issued"), str(law.issued or "?"))
    about.add_row(t("hiệu lực", "in force"), f"{law.in_force_from or '?'} → {law.in_force_to or '…'}")
    about.add_row(t("độ chắc", "confidence"), Text(law.confidence.value, style=MARK[law.confidence.value]))
    unsure = law_on(law, law.checked_on).unsure
    about.add_row(t("chưa chắc", "unsure"), "; ".join(one[LANG] for one in unsure))
    about.add_row(t("sửa đổi", "amends"), ", ".join(law.amends))
    about.add_row(t("được sửa bởi", "amended by"), ", ".join(view.amended_by))
    about.add_row(t("thay cho", "replaces"), ", ".join(view.replaces))
    about.add_row(t("bị thay bởi", "replaced by"), law.replaced_by)
    about.add_row(t("nguồn", "source"), law.source)
    about.add_row(t("đối chiếu ngày", "checked on"), str(law.checked_on))
    about.add_row(t("ghi chú", "note"), law.note)
    out.print(about)
    out.print()
    table = plain_table(
        t("quy tắc", "rule"), "", t("từ", "from"), t("đến", "to"), t("điều khoản", "provisions")
    )
    for row in view.rules:
        cited = "; ".join(f"{p.provision} [{p.confidence}]" for p in row.provisions)
        table.add_row(
            row.rule, Text(row.status, style="dim"), str(row.since), str(row.until or "…"), Text(cited)
        )
    out.print(table)
    out.print(t(f"{len(view.rules)} dòng căn cứ.", f"{len(view.rules)} rows of legal basis."))


def print_coverage(book: Rulebook) -> None:
    """Plan clauses and obligations against rules; what nothing covers is said openly."""
    out, told = console(), coverage(book)
    table = plain_table(t("điều khoản kế hoạch", "plan clause"), t("yêu cầu", "asks"), t("quy tắc", "rules"))
    for row in told.clauses:
        rules = ", ".join(row.rules) or Text(t("chưa có", "none"), style="red")
        table.add_row(row.clause.id, row.clause.vi if LANG == "vi" else row.clause.en, rules)
    out.print(table)
    out.print()
    duties = plain_table(
        t("nghĩa vụ", "obligation"),
        t("nội dung", "content"),
        t("quy tắc, hoặc vì sao không", "rules, or why not"),
    )
    for duty in told.duties:
        carried = ", ".join([*duty.rules, *(f"{one} ({t('nháp', 'draft')})" for one in duty.drafts)])
        reason = duty.reason[LANG] if duty.reason else ""
        duties.add_row(duty.id, duty.title[LANG], Text(carried) if carried else Text(reason, style="dim"))
    out.print(duties)
    carried_by = sum(bool(duty.rules or duty.drafts) for duty in told.duties)
    out.print()
    out.print(
        t(
            f"{len(told.clauses)} điều khoản, {len(told.nobody)} chưa có quy tắc; "
            f"{len(told.duties)} nghĩa vụ, {carried_by} có quy tắc.",
            f"{len(told.clauses)} clauses, {len(told.nobody)} without a rule; "
            f"{len(told.duties)} obligations, {carried_by} carried by a rule.",
        )
    )
