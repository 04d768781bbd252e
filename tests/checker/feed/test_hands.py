"""Processes that audit: what they were given comes back in order; one that dies is told; nobody is left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from feeds import book

from checker.feed.hands import Hands
from checker.feed.model import FeedRow
from checker.feed.work import Task

DAY = date(2026, 11, 26)
TASK = Task(book(), DAY, lines=True)


def row(n: int) -> FeedRow:
    return FeedRow("f.csv", n, str(n), f"Giày Nike rep 1:1 số {n}", "Đẹp", columns=frozenset({"title"}))


@pytest.fixture(params=["alone", "beside a thread"])
def _beside(request: pytest.FixtureRequest) -> object:
    """A process with threads is not copied; whoever works is then begun anew."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    if request.param != "alone":
        thread.start()
    yield
    done.set()
    if request.param != "alone":
        thread.join()


@pytest.mark.usefixtures("_beside")
def test_what_is_given_comes_back_in_its_order_and_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Hands(TASK, 2) as hands:
        for n in range(6):
            hands.give(n % 2, [row(10 * n), row(10 * n + 1)])
        done = [hands.take(n % 2) for n in range(6)]
        assert [list(one.written.lines) for one in done if one.written] == [
            [10 * n, 10 * n + 1] for n in range(6)
        ]
        assert sum((one.outcomes for one in done), Counter()) == Counter()
        assert (
            sum(count for (rule, _), count in hands.outcomes().items() if rule == done[0].written.rules[0])
            == 12
        )  # type: ignore[union-attr]
    assert not list(tmp_path.glob("rasoat*"))


def test_files_are_written_over_and_read_to_the_end_of_what_is_new() -> None:
    with Hands(TASK, 1) as hands:
        for count in (8, 1, 5, 0, 3):
            hands.give(0, [row(n) for n in range(count)])
            done = hands.take(0)
            assert done.written is not None
            assert list(done.written.lines) == list(range(count))
            lines = bytes(done.written.data).splitlines()
            assert len(lines) == len(done.written.rules)
            assert {json.loads(line)["line"] for line in lines} == set(range(count))
            del done
        assert len(list(Path(hands._folder.name).iterdir())) == 2  # rows, what came of them


def test_lines_stay_as_long_as_somebody_holds_them() -> None:
    with Hands(TASK, 1) as hands:
        held = []
        for n in range(5):
            hands.give(0, [row(n)])
            held.append(hands.take(0))
        told = [[json.loads(line)["line"] for line in bytes(one.written.data).splitlines()] for one in held]  # type: ignore[union-attr]
        assert [set(lines) for lines in told] == [{n} for n in range(5)]


def test_work_goes_to_whoever_has_the_least_to_do() -> None:
    with Hands(TASK, 2) as hands:
        assert hands.idlest() == 0
        hands.give(0, [row(1)])
        hands.give(0, [row(2)])
        hands.give(1, [row(3)])
        hands.take(1)
        assert hands.idlest() in (0, 1)
        hands.take(0)
        hands.take(0)
        assert hands.idlest() == 0


def test_a_process_that_dies_is_told_of() -> None:
    with Hands(TASK, 2) as hands:
        os.kill(hands._processes[1].pid or 0, signal.SIGKILL)
        with pytest.raises(ChildProcessError, match="process 2"):
            for _ in range(100):
                hands.give(1, [row(1)])
                hands.take(1)


_KILLED = """
import sys, time
sys.path[:0] = {path!r}
from test_hands import TASK, row
from checker.feed.hands import Hands
hands = Hands(TASK, 2)
hands.give(0, [row(1)])
print(hands._folder.name, *(one.pid for one in hands._processes), flush=True)
time.sleep(600)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="who is alive is read from /proc")
def test_who_is_killed_leaves_neither_processes_nor_files() -> None:
    path = [str(Path(__file__).parent), *sys.path]
    with subprocess.Popen(
        [sys.executable, "-c", _KILLED.format(path=path)], stdout=subprocess.PIPE, text=True
    ) as one:
        assert one.stdout is not None
        folder, *pids = one.stdout.readline().split()
        assert Path(folder).is_dir()
        one.kill()
    while any(_alive(pid) for pid in pids) or Path(folder).exists():
        time.sleep(0.05)


def _alive(pid: str) -> bool:
    stat = Path("/proc", pid, "stat")
    try:
        return stat.read_text().rpartition(")")[2].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False
