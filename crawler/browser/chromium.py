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
    "--disable-quic",
    "--disable-dev-shm-usage",
)


def find_browser(path: str = "") -> str:
    """The path of a Chromium on this machine, "" when there is none. A given path is taken when it exists."""
    if path:
        return path if Path(path).exists() else ""
    return next((found for name in NAMES if (found := shutil.which(name))), "")
