"""Workers that do not start, and what is told of them."""

from __future__ import annotations

import errno
import os
import threading
from multiprocessing.context import SpawnProcess
from pathlib import Path

import pytest

from rules.load import load as load_rules
from sweep.checking import Checking
from sweep.order import Order


@pytest.mark.parametrize("carrying", [False, True])
def test_a_process_that_cannot_start_is_told_as_what_it_is(
    monkeypatch: pytest.MonkeyPatch, carrying: bool
) -> None:
    """The machine is the border: it has no room for one more process."""

    def start(self: SpawnProcess) -> None:
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    monkeypatch.setattr(SpawnProcess, "start", start)
    unseen: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", unseen.append)
    before = len(list(Path("/proc/self/fd").iterdir()))
    carry = (lambda order: None) if carrying else None
    with (
        pytest.raises(OSError, match=os.strerror(errno.EAGAIN)),
        Checking(load_rules(), 1, lambda order, result: None, carry=carry) as checking,
    ):
        checking.submit(Order("s/a", "s", "a", "a.warc.gz", None))
        checking.settle(lambda: None)
    assert unseen == []
    assert len(list(Path("/proc/self/fd").iterdir())) == before
