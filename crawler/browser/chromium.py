"""Which Chromium is on this machine, and how it is started. Found at run time; no library is loaded."""

from __future__ import annotations

import shutil
from pathlib import Path

# Debian's headless shell draws about twice as many pages a second as the full browser.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",
    # Nothing leaves but through our proxy (docs/decisions/0004). No UDP: no QUIC, and WebRTC only through a proxy.
    "--disable-quic",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    # No name is resolved by the browser itself, whatever asks for it (dns-prefetch, DNS over HTTPS, WebRTC).
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    "--dns-prefetch-disable",
    "--no-pings",
    "--disable-domain-reliability",
    "--js-flags=--max-old-space-size=384",  # MB of each heap; the watchdog bounds everything together
    # Playwright's own list of features is not heard beside this one. Two of them are set aside: a tab that goes from
    # page to page of one shop keeps its frame (a fresh one for each page takes 40 ms of a processor), and a picture is
    # taken of what the tab shows, not of a second surface that is made for it (20 ms).
    "--enable-features=SkipListAccountsWithoutGaiaCookies,RenderDocument:level/crashed-frame",
)
# Chromium goes past a proxy to this machine unless told not to; a bypass list of this one word says so.
PROXY_ALL = "<-loopback>"


def find_browser(path: str = "") -> str:
    """The path of a Chromium on this machine, "" when there is none. A given path is taken when it exists."""
    if path:
        return path if Path(path).exists() else ""
    return next((found for name in NAMES if (found := shutil.which(name))), "")
