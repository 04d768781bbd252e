"""A bounded fuzzer of the reading of pages: our own pages, broken in every way, read for every fact.

python -m bench.fuzz [--first N] [--pages N] [--jobs N] [--report FILE]

Page number N is always the same page, so a campaign goes on where it stopped and a find is read again by its
number. A find is an exception, a visit that takes a second of CPU, or memory above 500 MB; each is printed with
the numbers of its pages. Exit code 1 when there was any.
`python -m bench.guided` is led by coverage instead.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import spacy

from checker.check import sheet_of
from checker.facts.row import read_row
from crawler.model import Capture, CaptureState, Storefront, Via, Visit, VisitState
from examples.market.town import Town
from rules.load import load
from rules.model import Rulebook

ROOT = Path(__file__).resolve().parents[1]
TOGETHER = 4  # pages of one visit
SLOW = 1.0  # seconds of CPU for one visit
MEMORY = 500  # megabytes
WHEN = datetime(2026, 11, 1, tzinfo=UTC)
PATHS = (
    "",
    "lien-he",
    "chinh-sach-doi-tra",
    "san-pham/ao-thun",
    "thanh-toan",
    "gioi-thieu",
    "gio-hang",
    "a?b=c",
)
CHARSETS = ("utf-8",) * 12 + ("utf-16-le", "cp1258", "cp1252", "latin-1", "utf-8-sig", "utf-7")
TYPES = ("text/html; charset=utf-8",) * 6 + (
    "text/html",
    "text/html; charset=windows-1258",
    "",
    "text/html; charset=x",
)
PLACES = """
<div> </div> <p> <li> <ul> <table> <tr> <td> </table> <b> <i> <a> </a> <br> <h1> </h1> <footer> </footer> <header> <nav>
<form> <input> <select> <option> <textarea> <script> </script> <style> <template> <noscript> <svg> <math> <iframe>
<pre> <plaintext> <frameset> <object> <label> <button> <!-- --> <![CDATA[ ]]> <?php </ > " ' & &amp; &nbsp; &#x301; &#0;
\x00 \x01 \ufeff \u200b \u00ad \ud7ff \U0001f525 \u0301 « » – … : ; , . / \\ [ ] { } ( ) % # 0 1 9 0312880335 0905111222
"""
WORDS = """
<p|style=white-space:pre-line>
display:none hidden itemscope itemprop=price itemtype=http://schema.org/Product http://online.gov.vn/ javascript:
{"@type":"Product","name":"x","offers":{"price":"1"}} {"@graph":[ window.x={"a":[1,
MST: GPKD: Địa|chỉ: Mã|số|thuế Hotline
1.200.000đ 120k Liên|hệ Xuất|xứ: Việt|Nam Made|in|China hàng|nh.ái s.i.ê.u|c.ấ.p rep|1:1 @gmail.com +84 (028)
Chính|sách|đổi|trả Công|ty|TNHH Hộ|kinh|doanh Số|công|bố: 123/2024/CBMP-HN 8936012345678 NSX: HSD: Thành|phần:
"""
TOKENS = [*PLACES.split(), *(word.replace("|", " ") for word in WORDS.split())]


@dataclass
class Tally:
    """What a run met."""

    pages: int = 0
    slowest: float = 0.0
    megabytes: int = 0  # the most that the process held
    finds: list[dict[str, object]] = field(default_factory=list)


def corpus() -> list[str]:
    """Our own pages: the golden pages of the tests, and those of the example market."""
    texts = [p.read_text("utf-8") for p in sorted((ROOT / "tests" / "quality" / "pages").glob("*.html"))]
    town = Town()
    for shop in town.shops.values():
        for page in town.pages(shop).values():
            texts.append(page.body.decode("utf-8", "replace") if isinstance(page.body, bytes) else page.body)
    return sorted(set(texts), key=lambda t: (len(t), t))


def broken(number: int, pages: list[str]) -> bytes:
    """Page `number` of all pages: a piece of one or two of ours, changed in one to eight ways."""
    chance = random.Random(number)
    text = _piece(chance, pages)
    for _ in range(1 + int(chance.random() ** 2 * 8)):
        text = _changed(chance, text, pages)
    body = text[:200_000].encode(chance.choice(CHARSETS), "ignore")
    if chance.random() < 0.15:
        raw = bytearray(body)
        for _ in range(chance.randrange(1, 20)):
            if raw:
                raw[chance.randrange(len(raw))] = chance.randrange(256)
        body = bytes(raw)
    return body


def _piece(chance: random.Random, pages: list[str]) -> str:
    page = chance.choice(pages)
    luck = chance.random()
    size = (
        20_000
        if luck < 0.01
        else chance.randrange(2_000, 20_000)
        if luck < 0.1
        else chance.randrange(300, 3_000)
    )
    at = chance.randrange(max(1, len(page) - size))
    return page[at : at + size] if chance.random() < 0.7 else page[: size // 2] + page[-size // 2 :]


def _changed(chance: random.Random, text: str, pages: list[str]) -> str:
    low = chance.randrange(len(text) + 1)
    high = min(len(text), low + int(chance.expovariate(1 / 40)))
    way = chance.randrange(10)
    if way == 0:
        return text[:low] + text[high:]
    if way == 1:
        return text[:high] + text[low:high] * chance.choice((1, 2, 3, 50)) + text[high:]
    if way == 2:
        return text[:low] + text[low:high][::-1] + text[high:]
    if way == 3:
        return text[:low] + text[low:high].upper() + text[high:]
    if way == 4:
        other = _piece(chance, pages)
        return text[:low] + other[: chance.randrange(len(other) + 1)] + text[high:]
    if way == 5:
        return text[:low] + chance.choice(TOKENS) * chance.choice((1, 1, 2, 10, 300)) + text[low:]
    if way == 6:
        return text[:low]
    if way == 7:
        return (
            text[:low] + chr(chance.choice((chance.randrange(0xD800), chance.randrange(0x3000)))) + text[low:]
        )
    mixed = " ".join(chance.choice(TOKENS) for _ in range(chance.randrange(1, 12)))
    return text[:low] + mixed + text[high:]


def visit_of(numbers: range, pages: list[str]) -> Visit:
    """A visit of the pages of some numbers."""
    chance = random.Random(-numbers.start - 1)
    start = "https://shop.vn/"
    captures = tuple(
        Capture(
            f"v#{place}",
            start + path,
            start + path,
            WHEN,
            chance.choice((CaptureState.OK,) * 9 + (CaptureState.TRUNCATED,)),
            chance.choice((Via.HTTP,) * 4 + (Via.BROWSER,)),
            200,
            (("Content-Type", chance.choice(TYPES)),),
            broken(number, pages),
        )
        for place, (number, path) in enumerate(
            zip(numbers, chance.sample(PATHS, len(numbers)), strict=True), 1
        )
    )
    return Visit("v", Storefront("shop.vn", start), WHEN, WHEN, VisitState.COMPLETE, captures)


def read_all(numbers: range, pages: list[str], book: Rulebook) -> None:
    """Every fact of the pages, and those of a feed's row made of the first."""
    visit = visit_of(numbers, pages)
    sheet_of(visit, book)
    if numbers.start % (3 * TOGETHER) == 0:
        text = visit.captures[0].body.decode("utf-8", "replace")
        read_row("r", text[:200], text, text[:30], text[30:60], 1.0, text, book.lexicons, gtin=text[:20])


def campaign(first: int, count: int, report: Path | None = None) -> Tally:
    """Reads `count` pages from number `first` on; each find goes to `report` (one JSON object a line) at once."""
    pages, book, tally = corpus(), load(), Tally()
    read_all(range(0, TOGETHER), pages, book)  # what is loaded once is nobody's slowness
    spacy.blank("xx")
    for low in range(first, first + count, TOGETHER):
        numbers = range(low, min(low + TOGETHER, first + count))
        start, why = time.process_time(), ""
        try:
            read_all(numbers, pages, book)
        except Exception:  # noqa: BLE001 - whatever it is, it is a find
            why = traceback.format_exc(limit=-6)
        seconds = time.process_time() - start
        if seconds > SLOW and not why:  # a busy machine counts its own waiting: what is slow is slow again
            start = time.process_time()
            read_all(numbers, pages, book)
            seconds = min(seconds, time.process_time() - start)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        if seconds > SLOW:
            why = why or f"{seconds:.2f} seconds"
        if memory > MEMORY:
            why = why or f"{memory} MB"
        tally.pages += len(numbers)
        tally.slowest, tally.megabytes = max(tally.slowest, seconds), memory
        if why:
            tally.finds.append({"first": numbers.start, "pages": len(numbers), "why": why})
            if report is not None:
                with report.open("a", encoding="utf-8") as out:
                    print(json.dumps(tally.finds[-1], ensure_ascii=False), file=out)
        if report is not None and low % 10_000 < TOGETHER:
            with report.open("a", encoding="utf-8") as out:
                done = {"done": low + TOGETHER, "slowest": round(tally.slowest, 3), "megabytes": memory}
                print(json.dumps(done), file=out)
    return tally


def shared(first: int, count: int, jobs: int, report: Path | None) -> Tally:
    """The same campaign by several processes, each with an unbroken share of the numbers."""
    if jobs == 1:
        return campaign(first, count, report)
    share = -(-count // jobs)
    starts = range(first, first + count, share)
    with ProcessPoolExecutor(jobs) as pool:
        parts = [pool.submit(campaign, at, min(share, first + count - at), report) for at in starts]
        done = [part.result() for part in parts]
    return Tally(
        sum(t.pages for t in done),
        max(t.slowest for t in done),
        max(t.megabytes for t in done),
        [find for t in done for find in t.finds],
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--report", type=Path)
    given = parser.parse_args()
    tally = shared(given.first, given.pages, given.jobs, given.report)
    for find in tally.finds:
        print(json.dumps(find, ensure_ascii=False))
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(
        f"{tally.pages} pages, {len(tally.finds)} finds, slowest visit of {TOGETHER} pages {tally.slowest:.2f} s, "
        f"at most {tally.megabytes} MB, {sum(u.ru_utime + u.ru_stime for u in used):.0f} s CPU"
    )
    sys.exit(1 if tally.finds else 0)


if __name__ == "__main__":
    main()
