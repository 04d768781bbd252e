"""Ends what takes too much memory: the largest page first, the whole browser when that does not help.

A thread of its own, because the event loop may be busy with a page while another one grows. V8's own bound
(`chromium.py`) holds heaps only, not array buffers, pictures, workers or the document.
"""

from __future__ import annotations

import threading
import time

from crawler.browser.tree import below, kill, memory, renderers

OFTEN = 0.1  # seconds between two looks
LATELY = 3.0  # seconds; a page that falls within them fell by our hand
MERCY = 5  # looks that the system gets to take back what an ended page held


class Watchdog:
    """Watches one browser until `stop`."""

    def __init__(self, browser: int, most: int) -> None:
        """`browser` is the parent of the browser's processes, `most` the bytes that all may take together."""
        self._browser, self._most = browser, most
        self._stopped = threading.Event()
        self._said, self._when = "", -LATELY
        threading.Thread(target=self._watch, daemon=True).start()

    def stop(self) -> None:
        """Looks no more."""
        self._stopped.set()

    def lately(self) -> str:
        """Why something was ended just now, in a few words; "" when nothing was."""
        return self._said if time.monotonic() - self._when < LATELY else ""

    def _watch(self) -> None:
        mercy = 0
        while not self._stopped.wait(OFTEN):
            taken = {pid: memory(pid) for pid in (self._browser, *below(self._browser))}
            total = sum(taken.values())
            mercy = max(0, mercy - 1)
            if total <= self._most:
                continue
            pages = renderers(self._browser)
            largest = max(pages, key=lambda pid: taken.get(pid, 0), default=self._browser)
            # a page that holds little is not to blame: then it is the browser itself that has grown
            if taken.get(largest, 0) < total // 4:
                largest = self._browser
            if mercy and largest == self._browser:
                continue
            self._said = f"the browser took {total // 1_000_000} MB, {self._most // 1_000_000} MB are allowed"
            self._when = time.monotonic()
            kill(largest)
            mercy = MERCY
