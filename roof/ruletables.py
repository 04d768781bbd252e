"""The rulebook as tables: the list of rules, one rule whole."""

from __future__ import annotations

from datetime import date

from rich.padding import Padding
from rich.text import Text

from checker.leads.words import CONFIDENCES
from roof.lang import LANG, t
from roof.tables import AT, console, plain_table, severity
from rules.catalogue import until
from rules.model import BasisPeriod, Check, Expectation, Rule, Rulebook

STATUSES = {
    "draft": ("nháp", "draft"),
    "test": ("thử", "test"),
    "stable": ("ổn định", "stable"),
    "retired": ("đã bỏ", "retired"),
}
STRENGTHS = {
    "strong": ("mạnh: thường đủ để mở kiểm tra", "strong: usually enough to open a check"),
    "signal": ("tín hiệu: cần thêm điều khác", "signal: needs something beside it"),
    "information": ("thông tin: không bao giờ đủ một mình", "information: never enough alone"),
}
READ = {  # how a clause was come by: a short word, a few words, a colour
    "VERIFIED": (("đã đọc", "read"), ("đã đọc nguyên văn", "text read"), ""),
    "REPORTED": (("thuật lại", "reported"), ("bên thứ ba thuật lại", "reported by others"), "yellow"),
    "RECALLED": (("nhớ lại", "recalled"), ("chỉ nhớ lại", "from memory"), "red"),
}
SUBJECTS = {
    "storefront": ("website", "storefront"),
    "listing": ("tin đăng", "listing"),
    "post": ("bài đăng", "post"),
}
_STATES = {
    "expected": ("luật đã đổi, chưa ai đọc nghĩa vụ mới", "the law changed, the new duty is unread"),
    "ended": ("nghĩa vụ đã hết", "the duty ended"),
}
_MODES = {"all": ("tất cả", "all of"), "any": ("ít nhất một", "any of"), "none": ("không cái nào", "none of")}
_HOUSE = ("quy tắc riêng", "house rule")


def print_rules(book: Rulebook, theme: str, day: date) -> None:
    """Every rule by theme: id, severity, status, what stands behind it on `day`."""
    out, total = console(), 0
    for name, about in book.themes.items():
        rules = [r for r in book.rules.values() if r.theme == name and theme in ("", name)]
        if not rules:
            continue
        total += len(rules)
        out.print(Text.assemble((about.title.get(LANG, name), "bold"), (f"  {name}", "dim")))
        table = plain_table("", "", "", "", "")
        table.show_header = False
        for rule in rules:
            status = t("tắt", "off") if rule.id in book.off else STATUSES[rule.status][AT]
            words = Text(rule.title[LANG])
            table.add_row(
                rule.id, severity(rule.severity), Text(status, style="dim"), _standing(rule, day), words
            )
        out.print(table)
        out.print()
    out.print(
        t(
            f"{total} quy tắc: mã, mức, trạng thái, căn cứ ngày {day}, nội dung.",
            f"{total} rules: id, severity, status, basis on {day}, what it asks for.",
        )
    )


def _standing(rule: Rule, day: date) -> Text:
    if not rule.legal_basis:
        return Text(_HOUSE[AT], style="dim")
    period = rule.basis_on(day)
    if period is None:
        return Text(t("chưa có", "not yet"), style="dim")
    if period.state == "ended":
        return Text(t("đã hết", "ended"), style="dim")
    if period.state == "expected":
        return Text(t("chờ đọc", "unread"), style="yellow")
    best = min((p.confidence.value for p in period.provisions), key=list(READ).index)
    return Text(READ[best][0][AT], style=READ[best][2])


def print_rule(book: Rulebook, rule: Rule) -> None:
    """One rule: what it looks for, why, its law by day, its checks, when it is a false alarm."""
    out = console()
    out.print(Text.assemble((rule.title[LANG], "bold"), f"  {rule.id}"))
    about = plain_table("", "")
    about.show_header = False
    for name, words in _about(book, rule):
        if words:
            about.add_row(name, words)
    out.print(about)
    _heading(t("Căn cứ theo ngày", "Legal basis by day"))
    if not rule.legal_basis:
        _line(t("quy tắc riêng, không dựa trên pháp luật", "a house rule: it rests on no law"))
    for period in rule.legal_basis:
        _period(book, rule, period)
    for since, text in rule.sanction:
        _line(f"{since} → {text}", style="dim")
    _heading(t("Chỉ khi", "Only when") if rule.when else t("Phép kiểm", "Checks"))
    for check in rule.when:
        _line(_check(book, check))
    if rule.when:
        _heading(t("Phép kiểm", "Checks"))
    for check in rule.checks.values():
        _line(_check(book, check))
    _line(t("đạt khi: ", "passes when: ") + _tree(rule.expectation))
    if rule.false_positives[LANG]:
        _heading(t("Có thể báo nhầm khi", "When it is a false alarm"))
    for words in rule.false_positives[LANG]:
        _line(f"– {words}")
    _heading(t(f"{len(rule.tests)} ca thử", f"{len(rule.tests)} cases"))
    for case in rule.tests:
        _line(f"{case.as_of}  {case.outcome:12}  {case.name}")


def _about(book: Rulebook, rule: Rule) -> list[tuple[str, str | Text]]:
    return [
        (t("dấu hiệu", "lead"), rule.lead[LANG]),
        (t("chủ đề", "theme"), book.themes[rule.theme].title[LANG]),
        (t("về", "about"), f"{SUBJECTS[rule.subject][AT]} ({', '.join(rule.kinds)})"),
        (t("trạng thái", "status"), t("tắt", "off") if rule.id in book.off else STATUSES[rule.status][AT]),
        (t("mức", "severity"), severity(rule.severity)),
        (t("độ tin", "confidence"), CONFIDENCES[rule.confidence][AT]),
        (t("giá trị", "strength"), STRENGTHS[rule.strength][AT]),
        (t("tìm gì", "looks for"), rule.looks_for[LANG]),
        (t("vì sao", "why"), rule.why[LANG]),
        (t("khắc phục", "remedy"), rule.remedy[LANG]),
        (t("kế hoạch", "plan"), ", ".join(rule.plan)),
        (t("nghĩa vụ", "obligations"), ", ".join(rule.obligations)),
        (t("đối chiếu ngày", "checked on"), str(rule.checked_on)),
        (t("tệp", "file"), rule.path),
    ]


def _period(book: Rulebook, rule: Rule, period: BasisPeriod) -> None:
    span = f"{period.since} → {until(rule, period) or '…'}"
    if period.state != "duty":
        _line(f"{span}: {_STATES[period.state][AT]}")
    for one in period.provisions:
        how = READ[one.confidence.value]
        _line(
            Text.assemble(
                f"{span}: {book.laws[one.law].number}, {one.provision} ", (f"({how[1][AT]})", how[2])
            )
        )


def _check(book: Rulebook, check: Check) -> str:
    fact, test = book.facts[check.fact], book.predicates[check.test]
    value = check.value if isinstance(check.value, str | None) else ", ".join(check.value)
    asked = f"{fact.vi} – {test.vi}" if LANG == "vi" else f"{fact.en} – {test.en}"
    return f"{check.name}: {asked}{f' {value}' if value else ''}  [{check.fact} {check.test}]"


def _tree(tree: Expectation) -> str:
    parts = ", ".join(part if isinstance(part, str) else f"({_tree(part)})" for part in tree.parts)
    return f"{_MODES[tree.mode][AT]} {parts}"


def _line(words: str | Text, style: str = "") -> None:
    """One entry of a section, its further lines indented below it."""
    console().print(Padding(Text(words, style=style) if isinstance(words, str) else words, (0, 0, 0, 2)))


def _heading(words: str) -> None:
    out = console()
    out.print()
    out.print(Text(words, style="bold"))
