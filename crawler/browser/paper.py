"""Prints a document of ours as PDF. No script runs in it and nothing is loaded."""

from __future__ import annotations

import os
from pathlib import Path

from crawler.browser.chromium import FLAGS, find_browser

SECONDS = 120.0  # for one document; a lead with ten pictures of pages takes about two
FOOTER = (
    '<div style="font: 7.5pt sans-serif; color: #59626d; width: 100%; margin: 0 14mm; display: flex;'
    ' justify-content: space-between"><span class="title"></span>'
    '<span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>'
)


class NoBrowser(Exception):
    """There is no browser to print with. The text says what to install."""


def print_pdf(html: str, browser_path: str = "") -> bytes:
    """A whole HTML document in, an A4 PDF out. `NoBrowser` when none is found or it does not start."""
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        path = find_browser(browser_path)
        if not path and not browser_path and Path(playwright.chromium.executable_path).exists():
            path = playwright.chromium.executable_path
        if not path:
            raise NoBrowser("no Chromium was found; install it with: apt install chromium-headless-shell")
        try:
            chromium = playwright.chromium.launch(
                executable_path=path, args=list(FLAGS), chromium_sandbox=os.geteuid() != 0
            )
        except Error as error:
            raise NoBrowser(f"{path} did not start ({' '.join(str(error).split())[:200]})") from error
        try:
            context = chromium.new_context(java_script_enabled=False, offline=True)
            page = context.new_page()
            page.set_default_timeout(SECONDS * 1000)
            page.set_content(html, wait_until="load")
            return page.pdf(
                format="A4",
                margin={"top": "14mm", "bottom": "16mm", "left": "14mm", "right": "14mm"},
                print_background=True,
                display_header_footer=True,
                header_template="<span></span>",
                footer_template=FOOTER,
                tagged=True,
                outline=True,
            )
        finally:
            chromium.close()
