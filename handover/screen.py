"""One visit on one screen: the path walked, the state of each page, what was refused and why.

A document that stands alone: no script, nothing loaded, every word of a shop escaped.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from checker.leads.whys import why_in
from crawler.evidence.find import Found
from crawler.model import Capture, CaptureState, Via, Visit, VisitState
from handover.excerpt import excerpt
from handover.paper import POLICY, rows
from handover.till import till
from handover.words import Say, both_times, noted

STYLE = Path(__file__).with_name("screen.css")
MOST_PICTURES = 30_000_000  # bytes of pictures in one screen; pages beyond are shown by their text
VISITS = {
    VisitState.COMPLETE: ("ok", "trọn vẹn", "complete"),
    VisitState.PARTIAL: ("part", "một phần", "partial"),
    VisitState.BLOCKED: ("bad", "bị chặn", "blocked"),
    VisitState.UNREACHABLE: ("bad", "không tới được", "unreachable"),
    VisitState.FAILED: ("bad", "lỗi của chúng tôi", "failed by our own fault"),
}
PAGES = {
    CaptureState.OK: ("ok", "đọc được", "read"),
    CaptureState.HTTP_ERROR: ("bad", "máy chủ báo lỗi", "error"),
    CaptureState.TRUNCATED: ("part", "chỉ có phần đầu", "cut off"),
    CaptureState.NOT_A_PAGE: ("cut", "không phải trang", "not a page"),
    CaptureState.ROBOTS: ("cut", "robots.txt không cho", "robots.txt forbids"),
    CaptureState.TIMED_OUT: ("bad", "quá giờ", "timed out"),
    CaptureState.UNREACHABLE: ("bad", "không tới được", "unreachable"),
    CaptureState.REDIRECT_LOOP: ("bad", "chuyển hướng vòng", "redirect loop"),
    CaptureState.BROKEN: ("bad", "hỏng", "broken"),
    CaptureState.REFUSED: ("cut", "chúng tôi không vào", "refused by us"),
    CaptureState.AGAIN: ("part", "hỏi lại, trả lời khác", "asked again, answered otherwise"),
}
NOTES = {
    "draw": ("Vì sao phải dựng", "Why it was drawn"),
    "drawn": ("Đã dựng", "Drawn"),
    "held back": ("Đã giữ lại", "Held back"),
    "redirects": ("Chuyển hướng", "Redirects"),
    "tls": ("Chứng thư", "Certificate"),
    "unchanged": ("Không đổi", "Unchanged"),
    "drawn again": ("Dựng lại", "Drawn again"),
    "asked again": ("Hỏi lại", "Asked again"),
}
REASONS = {
    "robots": ("robots.txt không cho phép", "robots.txt forbids it"),
    "budget": ("hết số trang cho một lượt", "the budget of pages was spent"),
    "bytes": ("hết dung lượng cho một lượt", "the budget of bytes was spent"),
    "time": ("hết giờ cho một lượt", "the budget of time was spent"),
    "acts: following it would change something": (
        "đi theo là làm thay đổi điều gì đó",
        "following it would change something",
    ),
    "acts: its words buy, and it is not known to be a page of goods": (
        "lời của liên kết là mua, mà không rõ đó là trang hàng",
        "its words buy, and it is not known to be a page of goods",
    ),
    "account, login or search": ("tài khoản, đăng nhập hoặc tìm kiếm", "account, login or search"),
    "a file, not a page": ("một tệp, không phải trang", "a file, not a page"),
    "a further page of a list": ("trang sau của một danh mục", "a further page of a list"),
    "trap: a filtered view of a list": ("một cách lọc của danh mục", "a filtered view of a list"),
    "outside: another host": ("của máy chủ khác", "another host"),
    "outside: another part of the host": ("phần khác của máy chủ", "another part of the host"),
    "not needed": ("không cần cho quy tắc nào", "no rule needs it"),
}


def screen(
    visit: Visit, found: Mapping[str, Found], pictures: Mapping[str, bytes], proof: Mapping[str, str], t: Say
) -> str:
    """A visit, where its captures lie, pictures of its pages by address, and further rows about its file
    (label → text) in; one HTML document out."""
    at = 1 if t("v", "e") == "v" else 2
    name, lang = visit.storefront.name or visit.storefront.id, t("vi", "en")
    kind, *words = VISITS[visit.state]
    parts = [
        f'<!doctype html><html lang="{t("vi", "en")}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(t(f'Lượt thăm {name}', f'Visit of {name}'))}</title>"
        f"<style>{STYLE.read_text('utf-8')}</style></head><body><main>",
        f"<p class=soft>{t('Lượt thăm', 'Visit')} · <code>{escape(visit.id)}</code></p>",
        f"<h1>{escape(name)}</h1><p><code>{escape(visit.storefront.url)}</code></p>",
        f'<p class="state {kind}">{escape(": ".join(filter(None, (words[at - 1], why_in(visit.why, lang)))))}</p>',
        _numbers(visit, t),
        f"<h2>{t('Đường đã đi', 'The path walked')}</h2>",
        _strip(visit, pictures, t, at),
        till(visit, t),
        _refused(visit, t, at),
        f"<h2>{t('Từng trang', 'Page by page')}</h2>",
        *(_card(number, capture, visit, found, t, at) for number, capture in enumerate(visit.captures, 1)),
        f"<h2>{t('Bằng chứng', 'Evidence')}</h2><section class='card cut'>",
        rows(
            {
                t("Bắt đầu", "Began"): both_times(visit.started),
                t("Kết thúc", "Ended"): both_times(visit.ended),
                t("Công cụ", "Tool"): escape(visit.tool),
                **{label: f"<code>{escape(text)}</code>" for label, text in proof.items()},
            }
        ),
        "</section></main></body></html>",
    ]
    return "\n".join(parts)


def _numbers(visit: Visit, t: Say) -> str:
    read = len({c.url for c in visit.captures if c.state is CaptureState.OK})
    drawn = sum(c.via is Via.BROWSER and c.state is CaptureState.OK for c in visit.captures)
    same = sum("unchanged" in notes for notes in visit.resources.values())
    lost = sum(c.state is not CaptureState.OK for c in visit.captures)
    size = sum(len(c.body) for c in visit.captures)
    told = [
        (str(read), t("trang đọc được", "pages read")),
        (str(drawn), t("do trình duyệt dựng", "drawn by a browser")),
        (str(same), t("không đổi", "unchanged")),
        (str(lost), t("không đọc được", "not read")),
        (str(len(visit.unvisited)), t("thấy mà không vào", "seen, not visited")),
        (f"{size / 1e6:.1f} MB", t("nội dung", "of content")),
        (f"{(visit.ended - visit.started).total_seconds():.0f} s", t("thời gian", "of time")),
    ]
    return "<ul class=numbers>" + "".join(f"<li><b>{n}</b><span>{w}</span></li>" for n, w in told) + "</ul>"


def _strip(visit: Visit, pictures: Mapping[str, bytes], t: Say, at: int) -> str:
    tiles, left = [], MOST_PICTURES
    for number, capture in enumerate(visit.captures, 1):
        kind, word = PAGES[capture.state][0], PAGES[capture.state][at]
        picture = pictures.get(capture.url, b"")
        left -= len(picture)
        view = _view(capture, picture if left > 0 else b"")
        path = urlsplit(capture.url).path or "/"
        how = t(" · dựng", " · drawn") if capture.via is Via.BROWSER else ""
        tiles.append(
            f'<li><a class="tile {kind}" href="#p{number}"><span class=view>{view}</span><span class=name>'
            f"<span>{number}. {escape(path)}</span>"
            f'<span class="state {kind}">{escape(word)}{how}</span></span></a></li>'
        )
    words = t("Các trang theo thứ tự; cuộn ngang", "The pages in order; scrolls sideways")
    return f'<ol class=strip tabindex=0 aria-label="{words}">{"".join(tiles)}</ol>'


def _view(capture: Capture, picture: bytes) -> str:
    if picture:
        kind = "png" if picture.startswith(b"\x89PNG") else "jpeg"
        return f'<img alt="" loading="lazy" src="data:image/{kind};base64,{base64.b64encode(picture).decode("ascii")}">'
    title, text = excerpt(capture.body) if capture.body else ("", "")
    if not title and not text:
        return f"<span class=blank>{capture.status or '∅'}</span>"
    return f"<span class=text><b>{escape(title)}</b>{escape(text)}</span>"


def _refused(visit: Visit, t: Say, at: int) -> str:
    """What was seen and not fetched, by reason, and what robots.txt of each host said."""
    reasons: dict[str, list[str]] = {}
    for url, why in visit.unvisited.items():
        reasons.setdefault(why, []).append(url)
    for capture in visit.captures:
        if capture.state in (CaptureState.ROBOTS, CaptureState.REFUSED):
            reasons.setdefault(capture.why or str(capture.state), []).append(capture.url)
    robots = [f"{url} → {notes['robots']}" for url, notes in visit.resources.items() if "robots" in notes]
    if robots:
        reasons[t("Điều robots.txt nói", "What robots.txt said")] = robots
    if not reasons:
        return ""
    out = [f"<h2>{t('Không vào, và vì sao', 'Not visited, and why')}</h2>"]
    for why, urls in sorted(reasons.items(), key=lambda row: len(row[1])):
        words = REASONS[why][at - 1] if why in REASONS else why_in(why, t("vi", "en"))
        items = "".join(f"<li><code>{escape(url)}</code></li>" for url in urls)
        out.append(f"<details><summary>{escape(words)} ({len(urls)})</summary><ul>{items}</ul></details>")
    return "".join(out)


def _card(number: int, capture: Capture, visit: Visit, found: Mapping[str, Found], t: Say, at: int) -> str:
    kind, word = PAGES[capture.state][0], PAGES[capture.state][at]
    place, notes = found.get(capture.id), visit.resources.get(capture.url, {})
    told = {
        t("Lúc", "At"): both_times(capture.at),
        t("Được hỏi là", "Asked for as"): escape(
            capture.requested_url if capture.requested_url != capture.url else ""
        ),
        t("Trả lời", "Answer"): escape(
            " · ".join(filter(None, (str(capture.status or ""), capture.content_type)))
        ),
        t("Vì sao", "Why"): escape(why_in(capture.why, t("vi", "en"))),
        "SHA-256": f"<code>{capture.digest}</code>" if capture.digest else "",
        t("Bản ghi", "Record"): (
            f"<code>{escape(place.record)}</code> · {t('số', 'no.')} {place.number}"
            f" · byte {place.offset}–{place.offset + place.length} · <code>{escape(place.file.name)}</code>"
            if place
            else ""
        ),
        **{words[at - 1]: escape(noted(notes[name], t)) for name, words in NOTES.items() if notes.get(name)},
    }
    how = t("trình duyệt dựng", "drawn") if capture.via is Via.BROWSER else "HTTP"
    return (
        f'<article class="card {kind}" id="p{number}"><div class=top><h3>{number}. {escape(capture.url)}</h3>'
        f'<span class="state {kind}">{escape(word)} · {how}</span></div>{rows(told)}</article>'
    )
