"""`rasoat facts TARGET --highlight OUT.html`: the pages as captured with every quote marked, one file, no scripts.

A list of facts stands beside the pages; each fact's link leads to its mark. The file asks nothing of the network
(its policy forbids every address); each page stands in a frame of its own that can run nothing.
"""

from __future__ import annotations

import base64
import html
from collections.abc import Iterator
from pathlib import Path

from checker.facts.marks import ANCHOR, Spot, marked
from checker.facts.page import Page
from checker.facts.pictures import is_picture
from checker.facts.read import pages_of
from checker.model import Fact, FactSheet
from crawler.model import Capture, Visit
from roof.errors import FAILED, Stop
from roof.lang import LANG, t
from rules.model import Rulebook

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'none';"
    " base-uri 'none'"
)
POLICY_TAG = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
MOST_PICTURE = 400_000  # bytes of one picture that is shown
INNER = Path(__file__).with_name("highlight-page.css").read_text("utf-8")
_OUTER = Path(__file__).with_name("highlight.css").read_text("utf-8")


def write(visit: Visit, sheet: FactSheet, book: Rulebook, out: Path) -> None:
    """Writes the file. Raises Stop where it cannot be written."""
    try:
        out.write_text(document(visit, sheet, book), "utf-8")
    except OSError as error:
        raise Stop(
            t(f"{out}: không ghi được ({error})", f"{out}: cannot be written ({error})"), FAILED
        ) from None


def document(visit: Visit, sheet: FactSheet, book: Rulebook) -> str:
    """A visit and its facts in, one HTML document out. Pure."""
    pages = {page.url: page for page in pages_of(visit)}
    pictures = {c.url.partition("#")[0]: data_address(c) for c in visit.captures if is_picture(c)}
    by_page: dict[str, list[tuple[int, Fact]]] = {}
    for number, fact in enumerate(facts_of(sheet), 1):
        by_page.setdefault(fact.url, []).append((number, fact))
    lists, frames = [], []
    for n, (url, found) in enumerate(by_page.items(), 1):
        page = pages.get(url)
        spots = [Spot(number, f.place, f"{_name(f.name, book)}: {f.value}") for number, f in found]
        body, shown = marked(page, spots, pictures) if page is not None else ("", set[int]())
        items = "".join(_item(n, number, fact, number in shown, book) for number, fact in found)
        lists.append(f"<h2>{html.escape(url)}</h2><ol>{items}</ol>")
        if page is not None:
            frames.append(_frame(n, page, body))
    count = sum(map(len, by_page.values()))
    title = html.escape(t("Thông tin đọc được và chỗ đứng của chúng", "What was read, and where it stands"))
    lead = t(
        f"{visit.storefront.url} · {count} thông tin trên {len(by_page)} trang. "
        "Bấm vào một thông tin để tới chỗ của nó trên trang đã lưu.",
        f"{visit.storefront.url} · {count} facts on {len(by_page)} pages. "
        "Choose a fact to go to its place on the captured page.",
    )
    return (
        f'<!doctype html><html lang="{LANG}"><head><meta charset="utf-8">{POLICY_TAG}'
        '<meta name="referrer" content="no-referrer">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title>'
        f'<style>{_OUTER}</style></head><body><nav aria-label="{title}"><h1>{title}</h1>'
        f"<p>{html.escape(lead)}</p>{''.join(lists)}</nav><main>{''.join(frames)}</main></body></html>\n"
    )


def facts_of(sheet: FactSheet) -> Iterator[Fact]:
    """Every fact of a sheet, storefront first."""
    for subject in (sheet.storefront, *sheet.listings, *sheet.posts):
        for found in subject.facts.values():
            yield from found


def data_address(capture: Capture) -> str:
    """A kept picture as a data: address, '' when it is too large to be shown here."""
    if len(capture.body) > MOST_PICTURE:
        return ""
    kind = capture.content_type.partition(";")[0].strip()
    return f"data:{kind};base64,{base64.b64encode(capture.body).decode()}"


def _name(name: str, book: Rulebook) -> str:
    entry = book.facts.get(name)
    return name if entry is None else entry.en if LANG == "en" else entry.vi


def _item(n: int, number: int, fact: Fact, shown: bool, book: Rulebook) -> str:
    value = str(fact.value)
    if isinstance(fact.value, bool):
        value = t("có", "yes") if fact.value else t("không", "no")
    elif isinstance(fact.value, float):
        grouped = f"{fact.value:,.10g}"
        value = grouped if LANG == "en" else grouped.translate({ord(","): ".", ord("."): ","})
    said = f'<span class="n">{number}</span>{html.escape(value if len(value) <= 220 else value[:219] + "…")}'
    linked = f'<span class="v">{said}</span>'
    if shown:
        linked = f'<a href="about:srcdoc#{ANCHOR}{number}" target="page{n}">{said}</a>'
    known = [fact.name, f"{t('tin cậy', 'confidence')} {fact.confidence:.2f}", fact.extractor]
    if not shown:
        known.append(fact.place.path or t("không có chỗ trên trang", "no place on the page"))
    return (
        f"<li><b>{html.escape(_name(fact.name, book))}</b>{linked}"
        f"<small>{html.escape(' · '.join(known))}</small></li>"
    )


def _frame(n: int, page: Page, body: str) -> str:
    head = f'<!doctype html><html><head><meta charset="utf-8">{POLICY_TAG}</head>'
    inner = f"{head}<body>{body}<style>{INNER}</style></body></html>"
    title = html.escape(page.title or page.url)
    return (
        f'<section><h2>{html.escape(page.url)}</h2><iframe name="page{n}" sandbox="allow-same-origin" '
        f'title="{title}" srcdoc="{html.escape(inner)}"></iframe></section>'
    )
