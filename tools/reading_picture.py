"""Draws docs/reading.png: one product page of the example market, every fact with its highlight.

    python -m tools.reading_picture [OUT.png]

Needs Chromium (tools/setup.sh installs it). Everything runs on loopback.
"""

from __future__ import annotations

import sys
import tempfile
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

from checker.check import sheet_of
from crawler.chromium import find_browser
from crawler.evidence import read
from examples.market.serve import serve
from roof.highlight import document
from rules.load import load

SHOP, PATH = "my-pham-la-tram", "products"
OUT = Path(__file__).resolve().parents[1] / "docs" / "reading.png"


def main() -> None:
    """Serve the market, save one product page, mark it, photograph it."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "page.html"
        with serve() as market:
            home = market.url(SHOP)
            through = urllib.request.build_opener(urllib.request.ProxyHandler({"http": market.proxy}))
            door = through.open(home).read().decode("utf-8")
            at = door.index(f'href="/{PATH}/') + len('href="')
            product = home.rstrip("/") + door[at : door.index('"', at)]
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
            screen = browser.new_page(viewport={"width": 1500, "height": 1800})
            screen.goto(screen_file.as_uri())
            screen.locator("nav a").first.wait_for()
            screen.screenshot(path=out)
            browser.close()


if __name__ == "__main__":
    main()
