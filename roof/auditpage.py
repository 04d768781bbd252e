"""The report of an audit as one HTML file: figures, bars drawn in SVG, examples. No script, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from html import escape
from typing import Any

from checker.feed.model import REASONS
from checker.leads.words import CONFIDENCES, SEVERITIES
from checker.model import Outcome, Severity
from roof.auditsum import Summary
from roof.audittable import number
from roof.lang import LANG, t
from roof.page import STYLE
from rules.model import Rulebook

_AT = 0 if LANG == "vi" else 1
_BARS = 15  # bars of one chart
_ROW, _NAME, _WIDE = 26, 300, 760  # px of a chart's user units
_BESIDE = """
main { display: block; } .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
  gap: .75rem; margin: 1.25rem 0; } .figures div { background: var(--card); border: 1px solid var(--line);
  border-radius: 6px; padding: .7rem .9rem; } .figures b { display: block; font-size: 1.45rem; line-height: 1.2; }
svg { width: 100%; height: auto; display: block; } svg text { fill: var(--ink); font-size: 13px; }
svg .count { fill: var(--soft); } svg .bar { fill: var(--minor); } svg .critical { fill: var(--critical); }
svg .serious { fill: var(--serious); } svg .moderate { fill: var(--moderate); } svg .plain { fill: var(--link); }
.wide { overflow-x: auto; } .wide svg { min-width: 34rem; } td.n, th.n { text-align: right; white-space: nowrap; }
"""


def audit_page(summary: Summary, feed: str, book: Rulebook, held: date) -> str:
    """In: what an audit came to, the feed's name, the rulebook, the day. Out: HTML."""
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
            parts += [f"<h2>{name}</h2>", _chart((n, c, "plain") for n, c in counter.most_common(_BARS))]
    parts.append(f"<h2>{t('Ví dụ', 'Examples')}</h2>")
    parts += [_rule(rule, summary) for rule in rules]
    parts += [_table(summary, book), _rejected(summary), "</main></body></html>"]
    return "".join(parts)


def _figures(summary: Summary) -> str:
    rows = [
        (t("tin đăng", "listings"), summary.rows),
        (t("tin có dấu hiệu", "with leads"), summary.with_leads),
        (t("dấu hiệu", "leads"), summary.leads),
        (t("dòng không đọc được", "rows not readable"), summary.rejected),
    ]
    if summary.by_status.keys() - {""}:
        rows += [
            (t("mới", "new"), summary.by_status["new"]),
            (t("còn tiếp diễn", "persisting"), summary.by_status["persisting"]),
            (t("không còn", "mended"), summary.by_status["mended"]),
        ]
    return (
        "<div class=figures>" + "".join(f"<div><b>{number(n)}</b>{name}</div>" for name, n in rows) + "</div>"
    )


def _chart(bars: Iterable[tuple[str, int, str]]) -> str:
    """Bars with their names before and their counts after; the longest takes the whole width."""
    shown = list(bars)[:_BARS]
    if not shown:
        return f"<p class=soft>{t('Không có.', 'None.')}</p>"
    most = max(count for _, count, _ in shown)
    room = _WIDE - _NAME - 80
    rows = []
    for i, (name, count, kind) in enumerate(shown):
        y, width = i * _ROW, max(2, round(room * count / most))
        short = name if len(name) <= 42 else name[:41] + "…"
        rows.append(
            f"<g><title>{escape(name)}: {number(count)}</title>"
            f'<text x="{_NAME - 10}" y="{y + 17}" text-anchor="end">{escape(short)}</text>'
            f'<rect class="bar {kind}" x="{_NAME}" y="{y + 5}" width="{width}" height="16" rx="2"/>'
            f'<text class="count" x="{_NAME + width + 8}" y="{y + 17}">{number(count)}</text></g>'
        )
    label = "; ".join(f"{name}: {number(count)}" for name, count, _ in shown)
    return (
        f'<div class=wide><svg viewBox="0 0 {_WIDE} {len(shown) * _ROW + 6}" role="img" '
        f'aria-label="{escape(label)}">{"".join(rows)}</svg></div>'
    )


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
    return f"<h2>{t('Không đọc được', 'Not readable')}</h2><table><tbody>{rows}</tbody></table>"
