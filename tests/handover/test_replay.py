"""ReplayWeb.page itself, in a real Chromium, opens the WACZ at the page of the lead.

The player is not ours and not kept here: `npm install --no-save --ignore-scripts replaywebpage` in this repository's
folder brings it.
"""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import pytest
from swept import Swept

from checker.leads.store import Store
from crawler.browser.chromium import find_browser
from handover.gather import gather
from handover.wacz import write_wacz

PLAYER = Path(__file__).resolve().parents[2] / "node_modules/replaywebpage"
PATIENCE = 120  # seconds; a player that does not open by then does not open

pytestmark = [
    pytest.mark.skipif(
        not (PLAYER / "ui.js").exists(),
        reason="no ReplayWeb.page here; npm install --no-save --ignore-scripts replaywebpage",
    ),
    pytest.mark.skipif(not find_browser(), reason="no Chromium here; apt install chromium-headless-shell"),
]


class Served(http.server.BaseHTTPRequestHandler):
    """The player's files, one page that embeds it, and the package, of which it asks for ranges."""

    files: dict[str, tuple[str, bytes]]

    def do_GET(self) -> None:
        """One file, or the range of it that is asked for."""
        kind, data = self.files.get(self.path.partition("?")[0], ("", b""))
        start, end, asked = 0, len(data), self.headers.get("Range", "")
        if asked:
            low, _, high = asked.removeprefix("bytes=").partition("-")
            start = int(low) if low else len(data) - int(high)
            end = min(end, int(high) + 1) if low and high else end
        self.send_response(206 if asked else 200 if kind else 404)
        self.send_header("Content-Type", kind or "text/plain")
        self.send_header("Content-Length", str(end - start))
        self.send_header("Accept-Ranges", "bytes")
        if asked:
            self.send_header("Content-Range", f"bytes {start}-{end - 1}/{len(data)}")
        self.end_headers()
        self.wfile.write(data[start:end])

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def player(tmp_path: Path) -> Iterator[tuple[str, dict[str, tuple[str, bytes]]]]:
    """The address of a server with the player, and its files by path."""
    script = "text/javascript"
    files = {
        "/ui.js": (script, (PLAYER / "ui.js").read_bytes()),
        "/replay/sw.js": (script, (PLAYER / "sw.js").read_bytes()),
    }
    handler = type("Here", (Served,), {"files": files})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", files
    server.shutdown()


def test_the_player_opens_the_page_of_the_lead(
    swept: Swept, player: tuple[str, dict[str, tuple[str, bytes]]], tmp_path: Path
) -> None:
    from playwright.sync_api import sync_playwright

    with Store(str(swept.store)) as store:
        papers = gather(store.lead(swept.leads[0]))
    write_wacz(papers, tmp_path / "lead.wacz", lambda vi, _: vi, "vi", datetime.now(UTC))
    address, files = player
    page = papers.cited[0].capture
    embed = f'<replay-web-page source="/lead.wacz" replayBase="/replay/" url="{escape(page.url)}">'
    files["/lead.wacz"] = ("application/zip", (tmp_path / "lead.wacz").read_bytes())
    files["/"] = ("text/html", f'<!doctype html><script src="/ui.js"></script>{embed}'.encode())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser())
        tab = browser.new_page()
        tab.goto(address)
        shown, until = "", time.monotonic() + PATIENCE
        while not shown.strip() and time.monotonic() < until:
            tab.wait_for_timeout(500)
            replayed = [frame for frame in tab.frames if frame.url.endswith(page.url)]
            shown = replayed[0].evaluate("document.body ? document.body.innerText : ''") if replayed else ""
        browser.close()
    title = papers.visit.storefront.name
    assert title and title in shown
