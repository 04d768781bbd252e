"""Waiting for what a killed sweep left running: its crawl ends by itself, but not in the same instant.

Two processes that write the same evidence file would spoil it. So a sweep that takes up another's work
first makes sure that nobody holds a file in that sweep's folder open.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from sweep.plan import SweepError

PATIENCE = 30.0  # seconds; a crawl that lost its parent ends within a few
_STEP = 0.1


def wait_until_quiet(folder: Path, patience: float = PATIENCE) -> None:
    """Return when no other process has a file in `folder` open; SweepError naming it after `patience`.

    Where processes cannot be looked at (no /proc), returns at once.
    """
    if not folder.is_dir() or not Path("/proc/self/fd").is_dir():
        return
    deadline = time.monotonic() + patience
    while holder := _holder(folder.resolve()):
        if time.monotonic() > deadline:
            pid, path = holder
            raise SweepError(
                f"Tiến trình {pid} vẫn đang ghi {path}. Hãy dừng nó rồi chạy lại lệnh này.",
                f"Process {pid} is still writing {path}. Stop it, then run this command again.",
            )
        time.sleep(_STEP)


def _holder(folder: Path) -> tuple[int, str] | None:
    prefix = str(folder) + os.sep
    own = os.getpid()
    for entry in os.scandir("/proc"):
        if not entry.name.isdigit() or int(entry.name) == own:
            continue
        try:
            for link in os.scandir(f"{entry.path}/fd"):
                target = os.readlink(link.path)
                if target.startswith(prefix):
                    return int(entry.name), target
        except OSError:  # it ended while we looked, or belongs to somebody else
            continue
    return None
