"""One lead with its evidence as a document to read and to print.

Everything that a shop wrote is escaped text or a picture; the document loads nothing and runs nothing.
"""

from __future__ import annotations

import base64
import hashlib
from datetime import datetime
from html import escape
from pathlib import Path

from checker.leads.whys import VISITS, why_in
from checker.leads.words import CONFIDENCES, SEVERITIES, STATES, SURE, sanction_in
from checker.model import Search
from crawler.model import CaptureState
from handover.gather import Cited, Papers
from handover.words import Say, both_times, checks, noted, own_links

STYLE = Path(__file__).with_name("paper.css")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def paper(papers: Papers, t: Say, lang: str) -> str:
    """Papers in, one HTML document out. `t` chooses between Vietnamese and English, `lang` is "vi" or "en"."""
    lead, kept = papers.lead, papers.dossier.kept
    title = lead.title.get(lang, lead.rule)
    parts = [
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE.read_text('utf-8')}</style></head><body><main>",
        f"<p class=soft>{t('Hồ sơ dấu hiệu', 'Papers of a lead')} · <code>{escape(kept.id)}</code></p>",
        f"<h1>{escape(title)}</h1><p>{escape(lead.message.get(lang, ''))}</p>",
        "<p class=notice>"
        + t(
            "Đây là <b>dấu hiệu</b> do máy đọc trang mà có, không phải kết luận vi phạm. "
            "Người có thẩm quyền xem xét và kết luận.",
            "This is a <b>lead</b> that a machine read off pages, not a finding of a violation. "
            "The competent authority examines and decides.",
        )
        + "</p>",
        _about(papers, t),
        _law(papers, t),
        f"<h2>{t('Những gì đã thấy', 'What was seen')}</h2>",
        *(_page(papers, cited, t) for cited in papers.cited),
        *(_search(papers.names.get(name, name), search, t) for name, search in lead.searches.items()),
        _visit(papers, t),
        _digests(papers, t),
        _checks(papers, t),
        "</main></body></html>",
    ]
    return "\n".join(parts)


def rows(pairs: dict[str, str]) -> str:
    """A definition list; values are HTML already, empty ones are left out."""
    return "<dl>" + "".join(f"<dt>{escape(k)}</dt><dd>{v}</dd>" for k, v in pairs.items() if v) + "</dl>"


def _about(papers: Papers, t: Say) -> str:
    lead, kept, at = papers.lead, papers.dossier.kept, 0 if t("v", "e") == "v" else 1
    place = papers.visit.storefront
    return rows(
        {
            t("Gian hàng", "Storefront"): escape(
                f"{place.name or kept.storefront_name} — {place.url}".strip(" —")
            ),
            t("Chủ sở hữu khai báo", "Declared owner"): escape(place.declared_owner),
            t("Mã số thuế khai báo", "Declared tax code"): escape(place.tax_code),
            t("Nơi có dấu hiệu", "Where"): f"<code>{escape(lead.url)}</code>",
            t("Mức", "Severity"): escape(SEVERITIES[lead.severity][at]),
            t("Độ tin của quy tắc", "Confidence of the rule"): escape(CONFIDENCES[lead.confidence][at]),
            t("Trạng thái", "State"): escape(STATES[kept.state][at]),
            t("Thấy lần đầu", "First seen"): both_times(kept.first_seen),
            t("Thấy gần nhất", "Last seen"): f"{both_times(kept.last_seen)} ({kept.sightings}×)",
            t("Quy tắc", "Rule"): f"<code>{escape(lead.rule)}</code> "
            f"<span class=soft>sha256 {lead.rule_digest[:16]}…</span>",
        }
    )


def _law(papers: Papers, t: Say) -> str:
    lead, at = papers.lead, 0 if t("v", "e") == "v" else 1
    items = "".join(
        f"<li>{escape(b.title or b.law)}, {escape(b.provision)} "
        f"<span class=soft>[{escape(SURE.get(b.confidence, (b.confidence, b.confidence))[at])}]</span></li>"
        for b in lead.legal_basis
    )
    sanction = (
        f"<p class=soft>{escape(sanction_in(lead.sanction, t('vi', 'en')))}</p>" if lead.sanction else ""
    )
    title = t(f"Căn cứ, theo pháp luật ngày {lead.as_of:%d/%m/%Y}", f"Legal basis, law of {lead.as_of}")
    return f"<h2>{title}</h2><ul>{items}</ul>{sanction}"


def _page(papers: Papers, cited: Cited, t: Say) -> str:
    capture, found = cited.capture, cited.found
    quotes = "".join(f"<blockquote>{escape(row.quote)}</blockquote>" for row in cited.quotes if row.quote)
    if not quotes:
        words = t(
            "Trang này đã được đọc và không thấy điều phải có.",
            "This page was read, and what must stand on it was not found.",
        )
        quotes = f"<p>{words}</p>"
    places = "; ".join(
        f"{row.place.path} [{row.place.start}–{row.place.end}]" for row in cited.quotes if row.place.path
    )
    drawn = t("trình duyệt dựng trang (sau khi chạy mã)", "drawn by a browser (after scripts ran)")
    plain = t("máy chủ gửi, nhận qua HTTP", "as the server sent it over HTTP")
    notes = papers.visit.resources.get(capture.url, {})
    again = notes.get("drawn again", "") if capture.via == "browser" else ""
    told = rows(
        {
            t("Chụp lúc", "Captured"): both_times(capture.at),
            t("Cách chụp", "How"): drawn if capture.via == "browser" else plain,
            t("Chỗ trên trang", "Place on the page"): f"<code>{escape(places)}</code>" if places else "",
            t("SHA-256 của trang", "SHA-256 of the page"): f"<code>{capture.digest}</code>",
            t(
                "Bản ghi", "Record"
            ): f"<code>{escape(found.record)}</code> · {t('số', 'no.')} {found.number} · "
            f"<code>{escape(papers.name(found.file))}</code> · byte {found.offset}–{found.offset + found.length}",
            t("Không đổi", "Unchanged"): escape(noted(notes.get("unchanged", ""), t)),
            t("Dựng lại", "Drawn again"): escape(noted(again, t)),
        }
    )
    pictures = f"{_closeups(cited, t)}{_picture(cited, t)}"
    return f"<section class=page><h3>{escape(capture.url)}</h3>{quotes}{told}{pictures}</section>"


def _closeups(cited: Cited, t: Say) -> str:
    figures = []
    for quote, picture in cited.closeups:
        words = escape(t(f"Ảnh cận cảnh: “{quote[:200]}”", f"Close-up: “{quote[:200]}”"), quote=True)
        data = base64.b64encode(picture).decode("ascii")
        figures.append(
            f'<figure><img alt="{words}" src="data:image/png;base64,{data}">'
            f"<figcaption>{words} · SHA-256 <code>{hashlib.sha256(picture).hexdigest()}</code></figcaption></figure>"
        )
    return "".join(figures)


def _picture(cited: Cited, t: Say) -> str:
    if not cited.picture:
        return ""
    kind = "png" if cited.picture.startswith(b"\x89PNG") else "jpeg"
    data = base64.b64encode(cited.picture).decode("ascii")
    words = t("Ảnh chụp trang (phần đầu)", "Picture of the page (its upper part)")
    return f'<figure><img alt="{words}" src="data:image/{kind};base64,{data}"><figcaption>{words}</figcaption></figure>'


def _search(name: str, search: Search, t: Say) -> str:
    pages = "".join(f"<li>{escape(url)}</li>" for url in search.pages)
    missed = "".join(f"<li>{escape(url)}</li>" for url in search.missed)
    more = f"<p>{t('Không đọc được:', 'Not read:')}</p><ul>{missed}</ul>" if missed else ""
    said = t(
        f"Đã tìm “{escape(name)}” trên {len(search.pages)} trang sau, không thấy:",
        f"“{escape(name)}” was looked for on these {len(search.pages)} pages and not found:",
    )
    return f"<section class=page><p>{said}</p><ul>{pages}</ul>{more}</section>"


def _visit(papers: Papers, t: Say) -> str:
    visit = papers.visit
    read = sum(capture.state is CaptureState.OK for capture in visit.captures)
    robots = "; ".join(
        f"{url}: {notes['robots']}" for url, notes in visit.resources.items() if "robots" in notes
    )
    told = rows(
        {
            t("Mã lượt thăm", "Visit"): f"<code>{escape(visit.id)}</code>",
            t("Bắt đầu", "Began"): both_times(visit.started),
            t("Kết thúc", "Ended"): both_times(visit.ended),
            t("Công cụ", "Tool"): escape(visit.tool),
            t("Trang đọc được", "Pages read"): str(read),
            t("Kết quả", "Outcome"): escape(
                ": ".join(
                    filter(None, (t(VISITS[visit.state], visit.state), why_in(visit.why, t("vi", "en"))))
                )
            ),
            "robots.txt": escape(robots),
        }
    )
    return f"<h2>{t('Lượt thăm', 'The visit')}</h2>{told}"


def _digests(papers: Papers, t: Say) -> str:
    files = "".join(
        f"<section class=page><h3>{escape(papers.name(file))}</h3>"
        + rows(
            {
                "SHA-256": f"<code>{manifest.sha256}</code>",
                t(
                    "Dung lượng", "Size"
                ): f"{manifest.size} byte, {len(manifest.records)} {t('bản ghi', 'records')}",
            }
        )
        + "</section>"
        for file, manifest in papers.files
    )
    links = {
        f"{t('Mắt xích', 'Link')} {line.link.n}": f"<code>{line.digest}</code><br>"
        + both_times(datetime.fromisoformat(line.link.at))
        for line in own_links(papers)
        if line.link
    }
    last = papers.chain[-1] if papers.chain else None
    if last is not None and last.link is not None:
        links[t("Đầu chuỗi", "Head of the chain")] = f"{last.link.n} · <code>{last.digest}</code>"
    for stamp in papers.stamps:
        links[f"RFC 3161 ({stamp.n})"] = f"{both_times(stamp.at)} · <code>{escape(stamp.path.name)}</code>"
    return f"<h2>{t('Mã băm', 'Digests')}</h2>{files}{rows(links)}"


def _checks(papers: Papers, t: Say) -> str:
    steps = "".join(
        f"<p>{escape(words)}</p><pre>{escape(command)}</pre>" for words, command in checks(papers, t)
    )
    intro = t(
        "Mở thư mục bàn giao (--format folder) và gõ các lệnh sau trên máy Linux bất kỳ, "
        "không cần phần mềm của chúng tôi:",
        "In the folder that was handed on (--format folder), on any Linux machine, without our software:",
    )
    return f"<h2>{t('Kiểm chứng độc lập', 'Verify without us')}</h2><p>{intro}</p>{steps}"
