"""The summary of an audit on a screen."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from checker.feed.model import REASONS
from checker.leads.words import SEVERITIES
from checker.model import Severity
from roof.audit.summary import Summary, most
from roof.lang import LANG, t

_AT = 0 if LANG == "vi" else 1
_NAMES = 10
_QUOTE = 70


def number(value: int) -> str:
    """1.234.567 in Vietnamese, 1,234,567 in English."""
    return f"{value:,}".replace(",", ".") if LANG == "vi" else f"{value:,}"


def headline(summary: Summary, seconds: float) -> str:
    """One sentence: how many rows, leads, rejected, how fast."""
    rate = number(round(summary.rows / seconds)) if seconds > 0 else "–"
    aside = number(summary.set_aside)
    other = (
        t(f", {aside} dòng không phải tin đăng", f", {aside} rows no listings") if summary.set_aside else ""
    )
    told = t(
        f"{number(summary.rows)} tin đăng, {number(summary.leads)} dấu hiệu ở {number(summary.with_leads)} tin, "
        f"{number(summary.unreadable)} dòng không đọc được{other}; {rate} tin/giây",
        f"{number(summary.rows)} listings, {number(summary.leads)} leads on {number(summary.with_leads)} of them, "
        f"{number(summary.unreadable)} rows not readable{other}; {rate} listings/s",
    )
    if summary.by_status.keys() - {""}:
        status = summary.by_status
        left = number(status["unread"])
        told += t(
            f". Mới {number(status['new'])}, còn tiếp diễn {number(status['persisting'])}, "
            f"không còn {number(status['mended'])}",
            f". New {number(status['new'])}, persisting {number(status['persisting'])}, "
            f"mended {number(status['mended'])}",
        )
        if status["unread"]:
            told += t(f", {left} của dòng không đọc được lần này", f", {left} on rows not read this time")
    return told


def print_summary(summary: Summary, seconds: float, stderr: bool = False, columns: str = "") -> None:
    """How the columns were read, by rule with an example each, by category and by seller, what could not be read."""
    console = Console(stderr=stderr, highlight=False)
    console.print(headline(summary, seconds))
    if columns:
        console.print(columns, style="dim", markup=False)
    if stderr:
        return
    if summary.by_rule:
        table = Table(box=None, pad_edge=False, header_style="dim")
        table.add_column(t("Mức", "Severity"), no_wrap=True)
        table.add_column(t("Dấu hiệu", "Lead"), ratio=2)
        table.add_column(t("Số", "Count"), justify="right", no_wrap=True)
        table.add_column(t("Ví dụ", "Example"), ratio=3)
        order = sorted(
            summary.by_rule, key=lambda r: (-Severity(summary.severities[r]).rank, -summary.by_rule[r], r)
        )
        for rule in order:
            one = summary.examples[rule][0]
            quote = f"“{one['quote'][:_QUOTE]}” · " if one["quote"] else ""
            table.add_row(
                SEVERITIES[Severity(summary.severities[rule])][_AT],
                escape(summary.titles[rule] or rule),
                number(summary.by_rule[rule]),
                escape(f"{quote}{one['source']}:{one['line']} {one['listing'][:_QUOTE]}"),
            )
        console.print()
        console.print(table)
    for title, counter in (
        (t("Ngành hàng", "Category"), summary.by_category),
        (t("Người bán", "Seller"), summary.by_seller),
    ):
        if counter:
            table = Table(box=None, pad_edge=False, header_style="dim")
            table.add_column(title)
            table.add_column(t("Dấu hiệu", "Leads"), justify="right")
            for name, count in most(counter, _NAMES):
                table.add_row(escape(name[:60]), number(count))
            console.print()
            console.print(table)
    for reason, count in summary.reasons.most_common():
        console.print(f"{number(count)} × {REASONS[reason][_AT]}")
