"""The law as tables: what is in force on a day, one instrument, what the rules cover."""

from __future__ import annotations

from datetime import date, timedelta

from rich.text import Text

from roof.lang import LANG, t
from roof.ruletables import READ, STATUSES
from roof.tables import AT, console, plain_table
from rules.catalogue import Resting, coverage, law_on, law_view, laws_on
from rules.model import Rulebook

_KINDS = {
    "luat": ("Luật", "Laws"),
    "phap_lenh": ("Pháp lệnh", "Ordinances"),
    "nghi_quyet": ("Nghị quyết", "Resolutions"),
    "nghi_dinh": ("Nghị định", "Decrees"),
    "quyet_dinh": ("Quyết định", "Decisions"),
    "thong_tu": ("Thông tư", "Circulars"),
    "ke_hoach": ("Kế hoạch", "Plans"),
}
_NAMED = 6  # rules that a row of the table of coverage names; the page docs/coverage.md names all


def print_laws(book: Rulebook, day: date) -> None:
    """The instruments in force on a day by kind: number, id, title, days, and what is not sure."""
    out = console()
    rows = laws_on(book, day)
    for kind, name in _KINDS.items():
        own = sorted((row for row in rows if row.law.kind == kind), key=lambda row: row.law.id)
        if not own:
            continue
        out.print(Text(name[AT], style="bold"))
        table = plain_table()
        table.show_header = False
        table.expand = True
        table.add_column(width=20, overflow="fold")
        table.add_column(ratio=1, overflow="fold")
        table.add_column(width=23)
        for row in own:
            law, doubt = row.law, "; ".join(one[LANG] for one in row.unsure)
            title = Text(law.title)
            if doubt:
                title.append(f"\n{doubt}", style=READ[law.confidence.value][2] or "yellow")
            number = Text.assemble((law.number, "bold"), (f"\n{law.id}", "dim"))
            table.add_row(number, title, f"{law.in_force_from or '?'} → {law.in_force_to or '…'}")
        out.print(table)
        out.print()
    out.print(
        t(
            f"{len(rows)} văn bản có hiệu lực ngày {day}. Không ghi gì thêm: đã đọc nguyên văn.",
            f"{len(rows)} instruments in force on {day}. Where nothing is added, the text was read.",
        )
    )


def print_law(book: Rulebook, law_id: str) -> None:
    """One instrument, what it changes and what changes it, and the rules that rest on it."""
    out, view = console(), law_view(book, law_id)
    law = view.law
    out.print(Text.assemble((law.number, "bold"), f"  {law.title}"))
    about = plain_table("", "")
    about.show_header = False
    how = READ[law.confidence.value]
    unsure = law_on(law, law.checked_on).unsure
    for name, words in (
        (t("ban hành", "issued"), str(law.issued or "?")),
        (t("hiệu lực", "in force"), f"{law.in_force_from or '?'} → {law.in_force_to or '…'}"),
        (t("được biết", "known by"), Text(how[1][AT], style=how[2])),
        (t("chưa chắc", "unsure"), "; ".join(one[LANG] for one in unsure)),
        (t("sửa đổi", "amends"), ", ".join(law.amends)),
        (t("được sửa bởi", "amended by"), ", ".join(view.amended_by)),
        (t("thay cho", "replaces"), ", ".join(view.replaces)),
        (t("bị thay bởi", "replaced by"), law.replaced_by),
        (t("nguồn", "source"), law.source),
        (t("đối chiếu ngày", "checked on"), str(law.checked_on)),
        (t("ghi chú", "note"), law.note),
    ):
        if words:
            about.add_row(name, words)
    out.print(about)
    out.print()
    table = plain_table(t("quy tắc", "rule"), "", t("khi nào", "when"), t("điều khoản", "provisions"))
    rows = _joined(view.rules)
    for row in rows:
        cited = Text("; ").join(
            Text.assemble(one.provision, (f" ({READ[one.confidence][0][AT]})", READ[one.confidence][2]))
            for one in row.provisions
        )
        status = Text(STATUSES[row.status][AT], style="dim")
        table.add_row(row.rule, status, f"{row.since} → {row.until or '…'}", cited)
    out.print(table)
    rules = len({row.rule for row in rows})
    out.print(t(f"{rules} quy tắc dựa vào văn bản này.", f"{rules} rules rest on this instrument."))


def _joined(rows: tuple[Resting, ...]) -> list[Resting]:
    """Rows that follow each other with the same clauses as one: something else changed in between."""
    found: list[Resting] = []
    for row in rows:
        last = found[-1] if found else None
        follows = last and last.until and last.until + timedelta(days=1) == row.since
        if last and follows and (last.rule, last.provisions) == (row.rule, row.provisions):
            found[-1] = Resting(row.rule, row.theme, row.status, last.since, row.until, row.provisions)
        else:
            found.append(row)
    return found


def print_coverage(book: Rulebook) -> None:
    """Plan clauses and obligations against rules; what nothing covers is said openly."""
    out, told = console(), coverage(book)
    table = plain_table(t("điều khoản kế hoạch", "plan clause"), t("yêu cầu", "asks"), t("quy tắc", "rules"))
    for row in told.clauses:
        words = row.clause.vi if LANG == "vi" else row.clause.en
        table.add_row(row.clause.id, words, _answered(row.rules, row.drafts))
    out.print(table)
    out.print()
    duties = plain_table(
        t("nghĩa vụ", "obligation"),
        t("nội dung", "content"),
        t("quy tắc, hoặc vì sao không", "rules, or why not"),
    )
    for duty in told.duties:
        reason = Text(duty.reason[LANG], style="dim") if duty.reason else None
        duties.add_row(duty.id, duty.title[LANG], reason or _answered(duty.rules, duty.drafts))
    out.print(duties)
    carried = sum(bool(duty.rules) for duty in told.duties)
    drafted = sum(bool(duty.drafts and not duty.rules) for duty in told.duties)
    out.print()
    out.print(
        t(
            f"{len(told.clauses)} điều khoản: {len(told.nobody)} chưa có quy tắc, "
            f"{len(told.drafts_only)} mới có quy tắc nháp{_list(told.drafts_only)}.\n"
            f"{len(told.duties)} nghĩa vụ: {carried} có quy tắc, {drafted} mới có quy tắc nháp.",
            f"{len(told.clauses)} clauses: {len(told.nobody)} without a rule, "
            f"{len(told.drafts_only)} with drafts only{_list(told.drafts_only)}.\n"
            f"{len(told.duties)} obligations: {carried} carried by a rule, {drafted} by drafts only.",
        )
    )


def _list(names: tuple[str, ...]) -> str:
    return f" ({', '.join(names)})" if names else ""


def _answered(rules: tuple[str, ...], drafts: tuple[str, ...]) -> Text:
    """The rules that answer: a few by name, drafts as such; in red where no rule raises a lead."""
    if not rules and not drafts:
        return Text(t("chưa có", "none"), style="red")
    named = [*rules[:_NAMED], *(f"{one} ({t('nháp', 'draft')})" for one in drafts[:_NAMED])]
    more = len(rules) + len(drafts) - len(named)
    words = ", ".join(named) + (f" (+{more})" if more else "")
    if rules:
        return Text(words)
    return Text.assemble((t("chỉ có nháp: ", "drafts only: "), "red"), words)
