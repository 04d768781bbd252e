"""`rasoat check --format html`: one page that stands alone, for a person to read or print.

Everything a shop wrote is escaped text; the page loads nothing and runs nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from html import escape
from pathlib import Path

from checker.check import VIETNAM
from checker.leads.whys import why_in
from checker.leads.words import CONFIDENCES, SEVERITIES
from checker.model import Checked, Evidence, Finding, Lead, Outcome, Search
from crawler.model import CaptureState, Visit
from roof.lang import LANG, t
from roof.tables import AT, OUTCOMES, VISITS
from rules.model import Rulebook

STYLE = Path(__file__).with_name("page.css")


def check_page(visit: Visit, checked: Checked, book: Rulebook, held: date) -> str:
    """One checked visit as a whole HTML document."""
    name = visit.storefront.name or visit.storefront.id
    parts = [
        _head(t(f"Rà soát {name}", f"Check of {name}")),
        f"<h1>{escape(name)}</h1>",
        _visited(visit, held),
        f"<h2>{t('Dấu hiệu', 'Leads')} ({len(checked.leads)})</h2>",
        f"<p class=soft>{t('Dấu hiệu không phải là kết luận.', 'A lead is not a verdict.')}</p>",
        *(_lead(lead, book) for lead in checked.leads),
        *_unsure(checked, book),
        *_tally(checked, book),
        "</main></body></html>",
    ]
    return "\n".join(parts)


def _head(title: str) -> str:
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html><html lang="{LANG}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE.read_text('utf-8')}</style></head><body><main>"
    )


def _visited(visit: Visit, held: date) -> str:
    read = sum(capture.state is CaptureState.OK for capture in visit.captures)
    when = visit.started.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")
    ended = VISITS[visit.state][AT]
    rows = {
        t("Địa chỉ", "Address"): escape(visit.storefront.url),
        t("Thăm lúc", "Visited"): f"{when} ICT",
        t("Lượt thăm", "Visit"): escape(": ".join(filter(None, (ended, why_in(visit.why, LANG))))),
        t("Trang đọc được", "Pages read"): str(read),
        t("Pháp luật ngày", "Law of"): f"{held:%d/%m/%Y}",
    }
    return _list(rows)


def _list(rows: Mapping[str, str]) -> str:
    """A definition list; values are HTML already, empty ones are left out."""
    return "<dl>" + "".join(f"<dt>{k}</dt><dd>{v}</dd>" for k, v in rows.items() if v) + "</dl>"


def _lead(lead: Lead, book: Rulebook) -> str:
    level = (
        f"{SEVERITIES[lead.severity][AT]} · {t('độ tin', 'confidence')} {CONFIDENCES[lead.confidence][AT]}"
    )
    law = "".join(
        f"<div>{escape(b.title or b.law)}, {escape(b.provision)} <span class=soft>[{b.confidence}]</span></div>"
        for b in lead.legal_basis
    )
    rows = {
        t("Nơi", "Where"): f"<code>{escape(lead.url)}</code>",
        t(f"Căn cứ ngày {lead.as_of:%d/%m/%Y}", f"Law of {lead.as_of}"): law,
        t("Khắc phục", "To mend"): escape(lead.remedy.get(LANG, "")),
        t("Quy tắc", "Rule"): f"<code>{escape(lead.rule)}</code>",
    }
    return (
        f'<article class="lead {lead.severity}"><span class=badge>{level}</span>'
        f"<h3>{escape(lead.title.get(LANG, lead.rule))}</h3><p>{escape(lead.message.get(LANG, ''))}</p>"
        + "".join(_seen(row) for row in lead.evidence if row.quote)
        + "".join(_searched(name, search, book) for name, search in lead.searches.items())
        + _list(rows)
        + "</article>"
    )


def _seen(row: Evidence) -> str:
    place = f"{row.place.path} [{row.place.start}:{row.place.end}]" if row.place.path else ""
    seen = datetime.fromisoformat(row.seen_at).astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M:%S ICT")
    return (
        f"<blockquote>{escape(row.quote)}</blockquote><p class=soft><code>{escape(row.url)}</code><br>"
        f"<code>{escape(place)}</code><br>{seen} · <code>sha256 {row.digest}</code></p>"
    )


def _searched(name: str, search: Search, book: Rulebook) -> str:
    label = book.facts[name].vi if LANG == "vi" and name in book.facts else name
    pages = "".join(f"<li><code>{escape(page)}</code></li>" for page in search.pages)
    count = len(search.pages)
    words = t(
        f"Đã tìm “{label}” trên {count} trang, không thấy", f"Searched {count} pages for “{label}”, not found"
    )
    return f"<details><summary>{escape(words)}</summary><ul>{pages}</ul></details>"


def _unsure(checked: Checked, book: Rulebook) -> list[str]:
    rows: dict[str, Finding] = {}
    for finding in checked.findings:
        if finding.outcome is Outcome.CANNOT_TELL and book.rules[finding.rule].status != "draft":
            rows.setdefault(finding.rule, finding)
    if not rows:
        return []
    body = "".join(
        f"<tr><td>{escape(book.rules[r].title[LANG])}</td><td class=soft>{escape(f.why)}</td></tr>"
        for r, f in rows.items()
    )
    return [f"<h2>{t('Chưa đủ cơ sở', 'Cannot tell')} ({len(rows)})</h2><table>{body}</table>"]


def _tally(checked: Checked, book: Rulebook) -> list[str]:
    by_theme: dict[str, Counter[Outcome]] = {}
    for finding in checked.findings:
        by_theme.setdefault(book.rules[finding.rule].theme, Counter())[finding.outcome] += 1
    head = "".join(f"<th>{OUTCOMES[o][AT]}</th>" for o in Outcome)
    body = "".join(
        f"<tr><td>{escape(book.themes[theme].title[LANG])}</td>"
        + "".join(f"<td>{counts[o] or '·'}</td>" for o in Outcome)
        + "</tr>"
        for theme, counts in by_theme.items()
    )
    title = t("Theo chủ đề", "By theme")
    return [f"<h2>{title}</h2><table><thead><tr><th></th>{head}</tr></thead><tbody>{body}</tbody></table>"]
