"""The browser's processes as Linux tells them in /proc. Elsewhere there are none to be seen."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")


def below(pid: int) -> Iterator[int]:
    """A process in, all that descend from it out, parents first."""
    with suppress(OSError, ValueError):
        for task in (PROC / str(pid) / "task").iterdir():
            for child in (task / "children").read_text().split():
                yield int(child)
                yield from below(int(child))


def browsers() -> set[int]:
    """The browsers that this process has started, by the process that is the parent of all others of one."""
    return {pid for pid in below(os.getpid()) if _is(pid, b"--remote-debugging-pipe", b"--type=")}


def renderers(browser: int) -> set[int]:
    """The processes of a browser in which pages run."""
    return {pid for pid in below(browser) if _is(pid, b"--type=renderer")}


def memory(pid: int) -> int:
    """The bytes that a process holds for itself or in shared memory; what many map from one file is not counted."""
    with suppress(OSError, ValueError):
        status = (PROC / str(pid) / "status").read_text()
        fields = dict(line.split(":", 1) for line in status.splitlines() if line.startswith("Rss"))
        return sum(1024 * int(fields[name].split()[0]) for name in ("RssAnon", "RssShmem") if name in fields)
    return 0


def kill(pid: int) -> None:
    """Ends a process and all that descend from it, without asking them."""
    for each in (*below(pid), pid):
        with suppress(OSError):
            os.kill(each, signal.SIGKILL)


def _is(pid: int, word: bytes, without: bytes = b"\0\0") -> bool:
    with suppress(OSError):
        command = (PROC / str(pid) / "cmdline").read_bytes()
        return word in command and without not in command
    return False
