"""One lead whole, as a person reads it before deciding."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rich.console import Console
from rich.text import Text

from checker.check import VIETNAM
from checker.leads.kept import Dossier, Event, Kept
from checker.leads.life import may
from checker.leads.reasons import REASONS
from checker.leads.report import of_priority
from checker.leads.review import STEPS
from checker.leads.words import CONFIDENCES, STATES, sanction_in
from checker.model import Evidence, Lead, Search
from crawler.evidence import EvidenceError
from crawler.evidence.find import find
from roof.lang import LANG, t
from roof.me import me
from roof.tables import AT, console, plain_table, severity
from rules.model import FactName

PAGES_SHOWN = 12


def print_dossier(dossier: Dossier, names: Mapping[str, FactName]) -> None:
    """What was seen and where, what was searched, the law of the day, how a seller mends it, the history."""
    out, kept, lead = console(), dossier.kept, dossier.last.lead
    out.print(Text(kept.title.get(LANG, kept.rule), style="bold"))
    out.print(lead.message.get(LANG, ""), markup=False)
    out.print()
    about = plain_table("", "")
    about.show_header = False
    about.add_row(t("mã", "id"), kept.id)
    about.add_row(t("gian hàng", "storefront"), f"{kept.storefront}  {kept.storefront_name}")
    about.add_row(t("nơi", "where"), kept.url)
    about.add_row(t("trạng thái", "state"), STATES[kept.state][AT])
    about.add_row(t("mức", "severity"), severity(kept.severity))
    about.add_row(t("độ tin", "confidence"), CONFIDENCES[kept.confidence][AT])
    about.add_row(t("ưu tiên", "priority"), _priority(kept))
    about.add_row(t("quy tắc", "rule"), kept.rule)
    if kept.assigned:
        about.add_row(t("giao cho", "assigned to"), kept.assigned)
    out.print(about)
    for row in lead.evidence:
        _print_seen(out, row)
    for name, search in lead.searches.items():
        _print_search(out, names[name].vi if LANG == "vi" and name in names else name, search)
    _print_law(out, lead)
    _title(out, t("Lịch sử", "History"))
    for event in dossier.events:
        when = event.at.astimezone(VIETNAM).strftime("%Y-%m-%d %H:%M")
        who = f" · {event.by}: {_said(event)}" if event.by else ""
        out.print(f"  {when}  {STATES[event.step][AT]}{who}", markup=False)
    _title(out, t("Bằng chứng", "Evidence"))
    out.print(f"  {dossier.last.evidence_path}", markup=False)
    _print_records(out, dossier)
    if may(kept.state):
        out.print()
        words = "|".join(word for word, step in STEPS.items() if step in may(kept.state))
        out.print(f"{me()} review {kept.id[:8]} {words} --by … --reason …", markup=False)


def _priority(kept: Kept) -> str:
    """For example "18 = mức nặng (3) × độ tin cao (3) × nhiều mặt hàng (2) × thấy lần đầu (1)"."""
    named = (f"{factor.vi if LANG == 'vi' else factor.en} ({factor.value})" for factor in of_priority(kept))
    return f"{kept.priority} = {' × '.join(named)}"


def _said(event: Event) -> str:
    code = REASONS.get(event.code)
    words = [(code.vi if LANG == "vi" else code.en) if code else "", event.reason, event.to_whom, event.paper]
    return "; ".join(word for word in words if word)


def _print_records(out: Console, dossier: Dossier) -> None:
    """Which record of which file holds each page that the lead cites."""
    if not dossier.last.evidence_path:
        return  # a row of a feed: nobody was visited
    try:
        found = find(Path(dossier.last.evidence_path))
    except EvidenceError as error:
        out.print(f"  {error}", markup=False, style="bold red")
        return
    for capture in dict.fromkeys(row.capture for row in dossier.last.lead.evidence):
        place = found.get(capture)
        if place is None:
            out.print(
                t(f"  {capture}: không có bản ghi", f"  {capture}: no record"), markup=False, style="bold red"
            )
            continue
        where = (
            f"byte {place.offset}-{place.offset + place.length}  {place.file.parent.name}/{place.file.name}"
        )
        out.print(
            f"  {capture} → {t('bản ghi', 'record')} {place.number}, {where}", markup=False, style="dim"
        )
    if dossier.last.lead.evidence:
        out.print(f"  {me()} evidence export {dossier.kept.id[:8]} --format folder|wacz|pdf", markup=False)


def _title(out: Console, words: str) -> None:
    out.print()
    out.print(Text(words, style="bold"))


def _print_seen(out: Console, row: Evidence) -> None:
    if not row.quote:
        return
    _title(out, t("Đã thấy", "Seen"))
    out.print(f"  “{row.quote}”", markup=False)
    out.print(f"  {row.url}", markup=False)
    place = f"{row.place.path} [{row.place.start}:{row.place.end}]" if row.place.path else ""
    out.print(f"  {place}  {row.seen_at}", style="dim", markup=False)
    out.print(f"  sha256 {row.digest}", style="dim", markup=False)


def _print_search(out: Console, name: str, search: Search) -> None:
    _title(out, t(f"Đã tìm “{name}”, không thấy ở", f"Searched for “{name}”, not found on"))
    for page in search.pages[:PAGES_SHOWN]:
        out.print(f"  {page}", markup=False)
    if len(search.pages) > PAGES_SHOWN:
        left = len(search.pages) - PAGES_SHOWN
        out.print(t(f"  … và {left} trang nữa", f"  … and {left} more"))


def _print_law(out: Console, lead: Lead) -> None:
    _title(out, t("Căn cứ vào ngày ", "Legal basis on ") + lead.as_of.isoformat())
    for basis in lead.legal_basis:
        out.print(f"  {basis.title or basis.law}, {basis.provision} [{basis.confidence}]", markup=False)
    if lead.sanction:
        out.print(f"  {sanction_in(lead.sanction, LANG)}", style="dim", markup=False)
    _title(out, t("Người bán khắc phục thế nào", "How a seller mends it"))
    out.print("  " + lead.remedy.get(LANG, ""), markup=False)
