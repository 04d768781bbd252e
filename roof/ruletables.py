"""The rulebook as tables: the list of rules, one rule whole."""

from __future__ import annotations

from datetime import date

from rich.text import Text

from checker.leads.words import CONFIDENCES
from roof.lang import LANG, t
from roof.tables import AT, console, plain_table, severity
from rules.catalogue import until
from rules.model import Rule, Rulebook


def print_rules(book: Rulebook, theme: str, day: date) -> None:
    """Every rule by theme: id, severity, status, what stands behind it on `day`."""
    out, total = console(), 0
    for name, about in book.themes.items():
        rules = [r for r in book.rules.values() if r.theme == name and theme in ("", name)]
        if not rules:
            continue
        total += len(rules)
        out.print(Text(about.title.get(LANG, name), style="bold"))
        table = plain_table(
            t("quy tắc", "rule"), t("mức", "severity"), "", t("căn cứ", "basis"), t("tên", "title")
        )
        for rule in rules:
            status = t("tắt", "off") if rule.id in book.off else rule.status
            table.add_row(
                rule.id,
                severity(rule.severity),
                Text(status, style="dim"),
                _standing(rule, day),
                rule.title[LANG],
            )
        out.print(table)
        out.print()
    out.print(t(f"{total} quy tắc; căn cứ ngày {day}.", f"{total} rules; basis on {day}."))


def _standing(rule: Rule, day: date) -> Text:
    period = rule.basis_on(day)
    if period is None:
        return Text(t("chưa có", "not yet"), style="dim")
    if period.state == "ended":
        return Text(t("đã hết", "ended"), style="dim")
    if period.state == "expected":
        return Text(t("chờ đọc luật mới", "new law unread"), style="yellow")
    return Text(min((p.confidence.value for p in period.provisions), key=_ORDER.index, default=""))


_ORDER = ("VERIFIED", "REPORTED", "RECALLED")


def print_rule(book: Rulebook, rule: Rule) -> None:
    """One rule: what it looks for, why, its law by day, its checks, when it is a false alarm."""
    out = console()
    out.print(Text.assemble((rule.title[LANG], "bold"), f"  {rule.id}"))
    about = plain_table("", "")
    about.show_header = False
    about.add_row(t("chủ đề", "theme"), book.themes[rule.theme].title[LANG])
    about.add_row(t("trạng thái", "status"), t("tắt", "off") if rule.id in book.off else rule.status)
    about.add_row(t("mức", "severity"), severity(rule.severity))
    about.add_row(t("độ tin", "confidence"), CONFIDENCES[rule.confidence][AT])
    about.add_row(t("giá trị của dấu hiệu", "strength"), rule.strength)
    about.add_row(t("tìm gì", "looks for"), rule.looks_for[LANG])
    about.add_row(t("vì sao", "why"), rule.why[LANG])
    about.add_row(t("khắc phục", "remedy"), rule.remedy[LANG])
    about.add_row(t("kế hoạch", "plan"), ", ".join(rule.plan))
    about.add_row(t("nghĩa vụ", "obligations"), ", ".join(rule.obligations))
    about.add_row(t("tệp", "file"), rule.path)
    out.print(about)
    _heading(t("Căn cứ theo ngày", "Legal basis by day"))
    for period in rule.legal_basis:
        last = until(rule, period)
        span = f"{period.since} → {last or '…'}"
        if period.state != "duty":
            words = {
                "expected": t("luật đã đổi, chưa ai đọc", "the law changed, unread"),
                "ended": t("đã hết", "ended"),
            }
            out.print(f"  {span}: {words[period.state]}", markup=False)
        for one in period.provisions:
            law = book.laws[one.law]
            out.print(f"  {span}: {law.number}, {one.provision} [{one.confidence}]", markup=False)
    for since, text in rule.sanction:
        out.print(f"  {since} → {text}", style="dim", markup=False)
    _heading(t("Phép kiểm", "Checks"))
    for check in (*rule.when, *rule.checks.values()):
        value = "" if check.value is None else f" {check.value}"
        out.print(f"  {check.name}: {check.fact} {check.test}{value}", markup=False)
    _heading(t("Có thể báo nhầm khi", "When it is a false alarm"))
    for line in rule.false_positives[LANG]:
        out.print(f"  - {line}", markup=False)
    _heading(t(f"{len(rule.tests)} ca thử", f"{len(rule.tests)} cases"))
    for case in rule.tests:
        out.print(f"  {case.as_of}  {case.outcome:12}  {case.name}", markup=False)


def _heading(words: str) -> None:
    out = console()
    out.print()
    out.print(Text(words, style="bold"))
