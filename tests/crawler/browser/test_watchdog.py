"""Memory watched from outside: real processes, named as a browser names its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from crawler.browser.tree import below, browsers, kill, memory, renderers
from crawler.browser.watchdog import Watchdog

MB = 1_000_000
PLAIN = "import sys, time; hold = b'x' * (int(sys.argv[2]) * 1_000_000); time.sleep(600)"
# Holds so many megabytes and starts others that do: a line of "name,MB" for each on standard input.
MOTHER = f"""
import subprocess, sys, time
hold = b"x" * (int(sys.argv[2]) * 1_000_000)
for line in sys.stdin:
    subprocess.Popen([sys.executable, "-c", {PLAIN!r}, *line.strip().split(",")])
print("ready", flush=True)
time.sleep(600)
"""


@contextmanager
def browser(own: int, *children: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", MOTHER, "--remote-debugging-pipe", str(own)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    process = subprocess.Popen(command, text=True, **pipes)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write("\n".join(children))
        process.stdin.close()
        assert process.stdout.readline() == "ready\n"
        yield process
    finally:
        kill(process.pid)
        process.stdout.close()
        process.wait()


def until(test: Callable[[], bool]) -> None:
    for _ in range(400):
        if test():
            return
        time.sleep(0.05)
    pytest.fail("waited in vain")


def holding(pid: int, least: int) -> list[int]:
    return [each for each in below(pid) if memory(each) > least * MB]


def test_the_tree_is_seen() -> None:
    with browser(1, "--type=renderer,60", "--type=gpu,1") as mother:
        assert mother.pid in browsers()
        until(lambda: len(holding(mother.pid, 50)) == 1)
        assert renderers(mother.pid) == set(holding(mother.pid, 50))
        assert mother.pid in set(below(os.getpid()))
    assert memory(mother.pid) == 0
    assert list(below(mother.pid)) == []


def test_the_largest_page_is_ended_and_the_others_stay() -> None:
    with browser(1, "--type=renderer,150", "--type=renderer,20") as mother:
        until(lambda: len(holding(mother.pid, 15)) == 2 and len(holding(mother.pid, 145)) == 1)
        watchdog = Watchdog(mother.pid, 120 * MB)
        until(lambda: not holding(mother.pid, 100))
        assert "120 MB are allowed" in watchdog.lately()
        time.sleep(0.5)
        assert mother.poll() is None
        assert len(holding(mother.pid, 15)) == 1
        watchdog.stop()


def test_when_no_page_is_to_blame_the_browser_is_ended() -> None:
    with browser(150, "--type=renderer,5") as mother:
        until(lambda: len(list(below(mother.pid))) == 1)
        watchdog = Watchdog(mother.pid, 120 * MB)
        assert mother.wait(20) != 0
        assert list(below(mother.pid)) == []
        watchdog.stop()


def test_what_stays_below_is_left_alone() -> None:
    with browser(1, "--type=renderer,20") as mother:
        watchdog = Watchdog(mother.pid, 500 * MB)
        time.sleep(0.6)
        assert watchdog.lately() == ""
        assert mother.poll() is None
        watchdog.stop()
