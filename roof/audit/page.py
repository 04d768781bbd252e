"""The report of an audit as one HTML file: figures, bars drawn in SVG, examples. No script, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from html import escape
from typing import Any

from checker.feed.model import REASONS
from checker.leads.words import CONFIDENCES, SEVERITIES
from checker.model import Outcome, Severity
from roof.audit.summary import Summary, most
from roof.audit.table import number
from roof.lang import LANG, t
from roof.page import STYLE
from rules.model import Rulebook

_AT = 0 if LANG == "vi" else 1
_BARS = 15  # bars of one chart
_BESIDE = """
main { display: block; } .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
  gap: .75rem; margin: 1.25rem 0; } .figures div { background: var(--card); border: 1px solid var(--line);
  border-radius: 6px; padding: .7rem .9rem; } .figures b { display: block; font-size: 1.45rem; line-height: 1.2; }
.chart { list-style: none; margin: 0; padding: 0; }
.chart li { display: grid; grid-template-columns: 20rem 1fr 4.5rem; gap: 0 .9rem; align-items: center; padding: .2rem 0;
  font-size: .92rem; }
.chart b { font-weight: 500; color: var(--soft); } .chart span { text-align: right; overflow-wrap: anywhere; }
.chart svg { width: 100%; height: .95rem; display: block; } svg rect { fill: var(--minor); }
svg .critical { fill: var(--critical); } svg .serious { fill: var(--serious); } svg .moderate { fill: var(--moderate); }
svg .plain { fill: var(--link); }
@media (max-width: 40rem) { .chart li { grid-template-columns: 1fr 4rem; } .chart span { text-align: left;
  grid-column: 1 / -1; } }
.wide { overflow-x: auto; } td.n, th.n { text-align: right; white-space: nowrap; }
"""


def audit_page(summary: Summary, feed: str, book: Rulebook, held: date, columns: str = "") -> str:
    """In: what an audit came to, the feed's name, the rulebook, the day, how its columns were read. Out: HTML."""
    title = t("Rà soát danh mục tin đăng", "Audit of a feed of listings")
    rules = sorted(
        summary.by_rule, key=lambda r: (-Severity(summary.severities[r]).rank, -summary.by_rule[r], r)
    )
    parts = [
        f"<!doctype html><html lang={LANG}><head><meta charset=utf-8>",
        """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">""",
        '<meta name=viewport content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)} · {escape(feed)}</title><style>{STYLE.read_text('utf-8')}{_BESIDE}</style>",
        "</head><body><main>",
        f"<h1>{escape(title)}</h1><p class=soft>{escape(feed)} · {t('pháp luật ngày', 'law of')} {held:%d/%m/%Y}</p>",
        "<p class=soft>"
        + t(
            "Dấu hiệu là điều cần người có trách nhiệm xem xét, không phải kết luận vi phạm.",
            "A lead is something for a person to look at, never a finding of guilt.",
        )
        + "</p>",
        _figures(summary),
        f"<p class=soft>{escape(columns)}</p>" if columns else "",
        f"<h2>{t('Theo dấu hiệu', 'By lead')}</h2>",
        _chart(
            (summary.titles[r] or r, summary.by_rule[r], summary.severities[r])
            for r in sorted(rules, key=lambda r: -summary.by_rule[r])
        ),
    ]
    for name, counter in (
        (t("Theo ngành hàng", "By category"), summary.by_category),
        (t("Theo người bán", "By seller"), summary.by_seller),
    ):
        if counter:
            parts += [f"<h2>{name}</h2>", _chart((n, c, "plain") for n, c in most(counter, _BARS))]
    parts.append(f"<h2>{t('Ví dụ', 'Examples')}</h2>")
    parts += [_rule(rule, summary) for rule in rules]
    parts += [_table(summary, book), _rejected(summary), "</main></body></html>"]
    return "".join(parts)


def _figures(summary: Summary) -> str:
    rows = [
        (t("tin đăng", "listings"), summary.rows),
        (t("tin có dấu hiệu", "with leads"), summary.with_leads),
        (t("dấu hiệu", "leads"), summary.leads),
        (t("dòng không đọc được", "rows not readable"), summary.unreadable),
    ]
    if summary.set_aside:
        rows.append((t("dòng không phải tin đăng", "rows no listings"), summary.set_aside))
    if summary.by_status.keys() - {""}:
        rows += [
            (t("mới", "new"), summary.by_status["new"]),
            (t("còn tiếp diễn", "persisting"), summary.by_status["persisting"]),
            (t("không còn", "mended"), summary.by_status["mended"]),
        ]
        if summary.by_status["unread"]:
            rows.append((t("lần này không đọc được", "not read this time"), summary.by_status["unread"]))
    return (
        "<div class=figures>" + "".join(f"<div><b>{number(n)}</b>{name}</div>" for name, n in rows) + "</div>"
    )


def _chart(bars: Iterable[tuple[str, int, str]]) -> str:
    """A row for each: name, bar, count. The longest bar takes the whole width; names wrap on a narrow screen."""
    shown = list(bars)[:_BARS]
    most = max((count for _, count, _ in shown), default=0)
    rows = "".join(
        f"<li><span>{escape(name)}</span>"
        '<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="{kind}" width="{max(0.4, 100 * count / most):.1f}" height="8" rx="0.3"/></svg>'
        f"<b>{number(count)}</b></li>"
        for name, count, kind in shown
    )
    return f"<ol class=chart>{rows}</ol>" if rows else f"<p class=soft>{t('Không có.', 'None.')}</p>"


def _rule(rule: str, summary: Summary) -> str:
    level = summary.severities[rule]
    return (
        f'<article class="lead {level}"><span class=badge>{SEVERITIES[Severity(level)][_AT]} · '
        f"{number(summary.by_rule[rule])}</span><h3>{escape(summary.titles[rule] or rule)}</h3>"
        + "".join(_example(row) for row in summary.examples[rule])
        + "</article>"
    )


def _example(row: Mapping[str, Any]) -> str:
    quote = f"<blockquote>{escape(row['quote'])}</blockquote>" if row["quote"] else ""
    where = " · ".join(filter(None, (row["seller"], row["column"], f"{row['source']}:{row['line']}")))
    sure = CONFIDENCES.get(row["confidence"], ("", ""))[_AT]
    return (
        f"<p>{escape(row['listing'] or row['subject'])}</p>{quote}<p class=soft>{escape(where)}"
        f" · {t('độ tin', 'confidence')} {sure} · <code>{escape(row['id'])}</code></p>"
    )


def _table(summary: Summary, book: Rulebook) -> str:
    """Every rule and how often it came to each outcome."""
    rules = sorted({rule for rule, _ in summary.outcomes})
    words = {
        Outcome.PASSED: t("đạt", "passed"),
        Outcome.FAILED: t("có dấu hiệu", "failed"),
        Outcome.CANNOT_TELL: t("chưa rõ", "cannot tell"),
        Outcome.INAPPLICABLE: t("không áp dụng", "inapplicable"),
    }
    head = "".join(f"<th class=n>{words[o]}</th>" for o in Outcome)
    body = "".join(
        f"<tr><td>{escape(book.rules[rule].title[LANG])}</td>"
        + "".join(f"<td class=n>{number(summary.outcomes[rule, str(o)])}</td>" for o in Outcome)
        + "</tr>"
        for rule in rules
    )
    name = t("Mọi quy tắc", "Every rule")
    return (
        f"<h2>{name}</h2><div class=wide><table><thead><tr><th></th>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _rejected(summary: Summary) -> str:
    if not summary.reasons:
        return ""
    rows = "".join(
        f"<tr><td>{escape(REASONS[reason][_AT])}</td><td class=n>{number(count)}</td></tr>"
        for reason, count in summary.reasons.most_common()
    )
    return f"<h2>{t('Dòng để riêng', 'Rows set aside')}</h2><table><tbody>{rows}</tbody></table>"
