"""Bait: lines that a careless pattern reads in quadratic time, fed to every extractor at once.

No clock judges here. A process with a bound on its CPU and its memory reads what would take such patterns
minutes, and must end by itself; what it found is then looked at.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from storefront_kit import START, html, page

from checker.facts.page import Page

ROOT = Path(__file__).resolve().parents[3]
SIZE = 8_000  # characters; "1 " took 39 seconds at 20,000 once
CPU, MEMORY = 40, 2_000_000_000  # seconds, bytes: far above what is needed, far below what a square takes

BAITS = [
    "1", "1 ", "1.", "a", "a.", "a-", "@", "a@", "a@a.", "a@a.vn ", "x[at]", "Số 1, ", "P. ", "-", " - ", ", ", "(",
    "1.000 ", "1.000đ ", "0905 ", "(+84", "f.", "f.a.k.e ", "rep 1:1 ", "giảm 10% ", "Công ty TNHH ", "Ông ", "a\u0301",
    "Mã số thuế ", "MST: 0", "Địa chỉ: ", "STK: 1", "Hotline: ", "đổi trả ", "Điều 1. ", "01/01/2024 ", "8936",
    "Số công bố: ", "http://", "online.gov.vn ", "bộ công thương ", "•", "!", "…", "ﷺ", "a\u200b", "\xa0", "chữa ",
]  # fmt: skip

READ = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]), int(sys.argv[1])))
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]), int(sys.argv[2])))
sys.path.insert(0, sys.argv[3])
from checker.facts.read import read
from rules.load import load
from storefront_kit import capture, html, visit, START
book = load()
for bait in json.load(sys.stdin):
    line = bait * (int(sys.argv[4]) // len(bait))
    said = f"<p>{line}</p>"
    pages = {
        START: html(said, footer=said),
        START + "lien-he": html("<h1>Liên hệ</h1>" + said, title="Liên hệ"),
        START + "chinh-sach-doi-tra": html("<h1>Chính sách đổi trả</h1>" + said + "<h2>Đổi trả</h2>" + said),
        START + "bao-mat": html("<h1>Chính sách bảo mật</h1>" + said + "<h2>Liên hệ</h2>" + said),
        START + "giao-hang": html("<h1>Chính sách vận chuyển</h1><p>Giao hàng trong " + line + "</p>"),
        START + "san-pham/ao": html(
            "<h1>Áo thun</h1><p>100.000đ</p><button>Mua ngay</button><p>Mô tả</p>" + said
            + "<table><tr><td>Xuất xứ</td><td>" + line + "</td></tr></table>", title="Áo thun"),
    }
    captures = [capture(number, url, body) for number, (url, body) in enumerate(pages.items(), 1)]
    sheet = read(visit(*captures), book.facts, book.lexicons)
    print(json.dumps([bait, [s.facts["listing.title"][0].value for s in sheet.listings]]), flush=True)
"""


@pytest.mark.parametrize("first", range(0, len(BAITS), 16))
def test_bait_is_read_in_bounded_time_and_memory(first: int) -> None:
    some = BAITS[first : first + 16]
    done = subprocess.run(
        [sys.executable, "-c", READ, str(CPU), str(MEMORY), str(Path(__file__).parent), str(SIZE)],
        input=json.dumps(some), capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [bait for bait, _ in told] == some, f"stopped after {told[-1:]}: {done.stderr[-600:]}"
    assert all(titles == ["Áo thun"] for _, titles in told)


def test_what_is_cut_is_not_whole() -> None:
    deep = page("<div>" * 100_000 + "Mã số thuế: 0312880335")
    assert not deep.whole and "0312880335" in deep.text
    hidden = page("<div></x>" * 100_000 + "<footer>chữ cuối</footer>")  # stray closing tags close nothing
    assert not hidden.whole and hidden.text.endswith("chữ cuối")
    styled = page("<p><b class=1>" * 50_000 + "x")
    assert not styled.whole
    long = Page(START, "v#1", b"a" * 24_000_001)
    assert not long.whole


def test_what_is_large_but_broad_is_whole() -> None:
    assert page(html("<p>" + "a" * 20_000_000 + "</p>")).whole
    many = page(html("<a href=x>y</a>" * 200_000))
    assert many.whole and len(many.links) == 200_000
    assert page(html("<div><p><b>x</b></p></div>" * 20_000)).whole
