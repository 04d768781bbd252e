"""The peer: a plain Playwright script that opens each page of a list, saves its HTML and a picture of the whole page.

Usage: python -m bench.plain_playwright URLS PROXY FOLDER      (URLS: a file, one address a line)
Prints one JSON object: {"pages": …, "seconds": …}; seconds from the end of the first page to the last file written.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from crawler.browser.chromium import find_browser


def main() -> None:
    """As anybody would write it: one browser, one tab, one page after the other, all defaults."""
    urls, folder = Path(sys.argv[1]).read_text("utf-8").split(), Path(sys.argv[3])
    folder.mkdir(parents=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser() or None,
            # Chromium goes past a proxy to this machine unless told not to.
            proxy={"server": sys.argv[2], "bypass": "<-loopback>"},
            chromium_sandbox=os.geteuid() != 0,
        )
        page = browser.new_page()
        start = 0.0
        for n, url in enumerate(urls):
            page.goto(url)
            (folder / f"{n}.html").write_text(page.content(), "utf-8")
            page.screenshot(path=folder / f"{n}.png", full_page=True)
            start = start or time.perf_counter()
        seconds = time.perf_counter() - start
        browser.close()
    print(json.dumps({"pages": len(urls), "seconds": seconds}))


if __name__ == "__main__":
    main()
