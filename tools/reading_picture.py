"""Draws docs/reading.png: one product page of the example market, every fact with its highlight.

    python -m tools.reading_picture [OUT.png]

Needs Chromium (tools/setup.sh installs it). Everything runs on loopback.
"""

from __future__ import annotations

import io
import sys
import tempfile
import urllib.request
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from checker.check import sheet_of
from crawler.browser.chromium import find_browser
from crawler.evidence import read
from examples.market.serve import serve
from roof.highlight import document
from rules.load import load

SHOP, PATH = "da-mun-xinh", "products/sua-rua-mat-tram-tra"
TWO_COLUMNS = "body{grid-template-columns:44% 1fr}ol{columns:2;column-gap:22px}li{break-inside:avoid}"
OUT = Path(__file__).resolve().parents[1] / "docs" / "reading.png"


def main() -> None:
    """Serve the market, save one product page, mark it, photograph it."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "page.html"
        with serve() as market:
            home = market.url(SHOP)
            through = urllib.request.build_opener(urllib.request.ProxyHandler({"http": market.proxy}))
            product = home + PATH
            page = through.open(product).read().decode("utf-8")
            stable = home.replace(f":{market.port}", "")
            page = page.replace(home, stable)
            link = f'<link rel="canonical" href="{product.replace(home, stable)}">'
            kept.write_text(page.replace("</head>", link + "</head>", 1), "utf-8")
        book = load()
        visit = read(kept)
        screen_file = Path(folder) / "marked.html"
        screen_file.write_text(document(visit, sheet_of(visit, book), book), "utf-8")
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
            screen = browser.new_page(viewport={"width": 1800, "height": 1800})
            screen.goto(screen_file.as_uri())
            screen.locator("nav a").first.wait_for()
            screen.add_style_tag(content=TWO_COLUMNS)
            height = screen.evaluate("document.querySelector('nav').scrollHeight")
            screen.set_viewport_size({"width": 1800, "height": height})
            shot = screen.screenshot()
            browser.close()
    Image.open(io.BytesIO(shot)).convert("RGB").quantize(64).save(
        out, optimize=True
    )  # a quarter of the bytes


if __name__ == "__main__":
    main()
