"""`rasoat facts --highlight`: one file that leads from every fact to its mark, in a real browser, offline."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from checker.check import sheet_of
from crawler.browser.chromium import find_browser
from crawler.evidence import read
from roof.highlight import document, facts_of
from rules.load import load

PAGE = """<!doctype html><html lang=vi><head><meta charset=utf-8><title>Trà sen | Mộc An</title>
<link rel=canonical href="https://mocan.example/san-pham/tra-sen"></head><body>
<main><h1>Trà sen Tây Hồ 100g</h1><p>Giá: 120.000đ</p><button onclick="alert(1)">Thêm vào giỏ hàng</button>
<script>document.body.innerHTML = "đã chạy"</script><img src="https://spy.example/x.gif" alt="Trà">
<table><tr><td>Xuất xứ</td><td>Việt Nam</td></tr></table><p>Mã vạch: 8936178581718</p></main>
<footer><p>CÔNG TY TNHH MỘC AN</p><p>Mã số thuế: 0300588569</p></footer></body></html>"""


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "trang.html"
    path.write_text(PAGE, "utf-8")
    return path


def test_every_fact_is_listed_and_those_with_a_place_are_linked(kept: Path) -> None:
    visit, book = read(kept), load()
    sheet = sheet_of(visit, book)
    made = document(visit, sheet, book)
    for number, fact in enumerate(facts_of(sheet), 1):
        assert f'<span class="n">{number}</span>' in made
        if fact.place.path.startswith("html"):
            assert f'href="about:srcdoc#rasoat-{number}"' in made, fact.name
    assert "default-src &#x27;none&#x27;" in made
    assert "spy.example" not in made
    assert "alert" not in made


def test_from_the_command_line(kept: Path) -> None:
    out = kept.with_name("ra.html")
    command = [sys.executable, "-m", "cli", "facts", str(kept), "--highlight", str(out), "--lang", "en"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[1])
    assert done.returncode == 0, done.stderr
    assert "What was read" in out.read_text("utf-8")
    bad = [*command[:-3], str(kept.parent / "khong" / "co.html"), "--lang", "en"]
    refused = subprocess.run(bad, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[1])
    assert refused.returncode == 1
    assert "cannot be written" in refused.stderr


@pytest.mark.skipif(not find_browser(), reason="this machine has no Chromium")
def test_a_link_leads_to_its_mark_with_the_keyboard_alone_and_nothing_is_fetched(kept: Path) -> None:
    from playwright.sync_api import sync_playwright

    visit, book = read(kept), load()
    sheet = sheet_of(visit, book)
    out = kept.with_name("ra.html")
    out.write_text(document(visit, sheet, book), "utf-8")
    number = next(n for n, f in enumerate(facts_of(sheet), 1) if f.name == "listing.origin")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        screen = browser.new_page(viewport={"width": 1200, "height": 500})
        asked: list[str] = []
        screen.on("request", lambda request: asked.append(request.url))
        screen.goto(out.as_uri())
        screen.locator(f'a[href="about:srcdoc#rasoat-{number}"]').focus()
        screen.keyboard.press("Enter")
        mark = screen.frame_locator("iframe").first.locator(f"#rasoat-{number}:target + mark")
        mark.wait_for()
        assert mark.inner_text() == "Việt Nam"
        assert "đã chạy" not in screen.frames[1].locator("body").inner_text()
        browser.close()
    assert asked == [out.as_uri()]
