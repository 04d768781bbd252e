"""One target as tables: what its pages say, and what the rules say of it."""

from __future__ import annotations

from collections import Counter
from datetime import date

from rich.console import Console
from rich.text import Text

from checker.leads.whys import why_in
from checker.model import Checked, Fact, FactSheet, Finding, Lead, Outcome, Subject
from crawler.model import CaptureState, Visit
from roof.lang import LANG, t
from roof.tables import AT, OUTCOMES, VISITS, console, plain_table, severity, short
from rules.model import Rulebook

MARKS = {
    Outcome.PASSED: "green",
    Outcome.FAILED: "red",
    Outcome.CANNOT_TELL: "yellow",
    Outcome.INAPPLICABLE: "dim",
}


def print_check(visit: Visit, checked: Checked, book: Rulebook, held: date) -> None:
    """Leads first, then what could not be told and why, then the count of the rest."""
    out = console()
    _print_visit(out, visit)
    by_storefront = [lead for lead in checked.leads if lead.subject_kind == "storefront"]
    others = [lead for lead in checked.leads if lead.subject_kind != "storefront"]
    if checked.leads:
        table = plain_table(
            t("mức", "severity"), t("dấu hiệu", "lead"), t("nơi và trích dẫn", "where and quote")
        )
        for lead in [*by_storefront, *others]:
            table.add_row(severity(lead.severity), lead.title.get(LANG, lead.rule), _where(lead))
        out.print(table)
        out.print()
    unsure = [f for f in checked.findings if f.outcome is Outcome.CANNOT_TELL and _leads(book, f)]
    if unsure:
        out.print(Text(t("Chưa đủ cơ sở", "Cannot tell"), style="bold yellow"))
        for why, rules in _grouped(unsure).items():
            out.print(f"  {', '.join(rules)}", markup=False)
            out.print(f"    {why}", style="dim", markup=False)
        out.print()
    counts = Counter(finding.outcome for finding in checked.findings)
    told = ", ".join(f"{counts[o]} {OUTCOMES[o][AT]}" for o in Outcome if counts[o])
    out.print(t(f"Theo pháp luật ngày {held}: {told}.", f"By the law of {held}: {told}."))
    out.print(t("Dấu hiệu không phải là kết luận.", "A lead is not a verdict."), style="dim")


def _leads(book: Rulebook, finding: Finding) -> bool:
    return book.rules[finding.rule].status in ("test", "stable")


def _grouped(findings: list[Finding]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for finding in findings:
        rules = groups.setdefault(finding.why, [])
        if finding.rule not in rules:
            rules.append(finding.rule)
    return groups


def _where(lead: Lead) -> Text:
    quotes = [row.quote for row in lead.evidence if row.quote]
    place = short(lead.subject, lead.storefront, str(lead.subject_kind)) or t("cả website", "the site")
    if quotes:
        quote = quotes[0] if len(quotes[0]) <= 80 else quotes[0][:77] + "…"
        return Text.assemble(place, (f"\n“{quote}”", "italic"))
    searched = len({page for search in lead.searches.values() for page in search.pages})
    if searched:
        return Text.assemble(
            place, (t(f"\nkhông thấy trên {searched} trang", f"\nnot on {searched} pages"), "dim")
        )
    return Text(place)


def _print_visit(out: Console, visit: Visit) -> None:
    read = sum(capture.state is CaptureState.OK for capture in visit.captures)
    out.print(Text.assemble((visit.storefront.url, "bold"), f"  {visit.storefront.name}"))
    line = t(
        f"{VISITS[visit.state][0]}, {read} trang đọc được", f"{VISITS[visit.state][1]}, {read} pages read"
    )
    out.print(line + (f": {why_in(visit.why, LANG)}" if visit.why else ""), style="dim", markup=False)
    out.print()


def print_facts(visit: Visit, sheet: FactSheet, book: Rulebook) -> None:
    """Every fact of the storefront with its quote, then the listings."""
    out = console()
    _print_visit(out, visit)
    _print_subject(out, sheet.storefront, book)
    for listing in sheet.listings:
        out.print()
        out.print(Text(listing.url, style="bold"))
        _print_subject(out, listing, book)


def _print_subject(out: Console, subject: Subject, book: Rulebook) -> None:
    table = plain_table(t("thông tin", "fact"), t("giá trị", "value"), t("trích dẫn", "quote"))
    for name, facts in subject.facts.items():
        label = book.facts[name].vi if LANG == "vi" else name
        for n, fact in enumerate(facts):
            table.add_row(label if n == 0 else "", _value(fact), Text(_cut(fact.quote), style="dim"))
    out.print(table)
    unread = [name for name, s in subject.searches.items() if not s.whole and name not in subject.facts]
    if unread:
        out.print(t("Chưa đọc được: ", "Not read: ") + ", ".join(unread), style="yellow", markup=False)


def _value(fact: Fact) -> str:
    if isinstance(fact.value, bool):
        return t("có", "yes") if fact.value else t("không", "no")
    if isinstance(fact.value, float) and fact.value.is_integer():
        return f"{int(fact.value):,}".replace(",", ".")
    return _cut(str(fact.value))


def _cut(text: str, most: int = 70) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"
