"""The sweeps that the desk was asked for: each is `rasoat sweep` in a process of its own.

An order is a row of the store. The keeper begins it and looks after it, but the sweep does not hang on the keeper:
it goes on when the desk ends, and an order that lost its process is begun again, which takes the sweep up where
it was. The lease of the registry stands between two processes, whoever began them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO

from checker.leads.errors import LeadsError
from checker.leads.kept import OrderRow
from checker.leads.store.orders import Orders
from roof.lang import LANG, t
from roof.signing import PREFIX

CLI = Path(__file__).resolve().parents[1] / "cli.py"
LOOK_SECONDS = 5.0  # how often the store is asked for orders; a click at the desk is seen at once
TAIL = 4_000  # bytes of what a failed sweep said last


def command(registry: Path, store: str, evidence: Path, options: Sequence[str]) -> list[str]:
    """The words of the sweep that the desk may begin: this very program, with the options the roof was given."""
    beside = Path(sys.executable).with_name("rasoat")
    program = [str(beside)] if beside.exists() else [sys.executable, str(CLI)]
    lang = [] if LANG == "vi" else ["--lang", LANG]
    words = [*program, "sweep", str(registry.resolve())]
    return [*words, *lang, "--store", store, "--evidence", str(evidence.resolve()), *options]


class Keeper:
    """Begins orders of the registries it knows, one at a time: key → the words of its sweep."""

    def __init__(
        self,
        orders: Orders,
        commands: Mapping[str, Sequence[str]],
        now: Callable[[], datetime],
        look_every: float = LOOK_SECONDS,
    ) -> None:
        self._orders, self._commands, self._now, self._every = orders, commands, now, look_every
        self._woken, self._stopped = threading.Event(), False
        self._thread = threading.Thread(target=self._live, name="rasoat-keeper", daemon=True)
        self._child: subprocess.Popen[bytes] | None = None
        self._order: OrderRow | None = None
        self._said: IO[bytes] | None = None

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def wake(self) -> None:
        """Look now."""
        self._woken.set()

    def stop(self) -> int | None:
        """Look no more. A sweep that runs goes on; out: its process, or None."""
        self._stopped = True
        self._woken.set()
        self._thread.join()
        return self.running

    @property
    def running(self) -> int | None:
        """The process of the sweep that runs, or None."""
        return self._child.pid if self._child is not None and self._child.poll() is None else None

    def _live(self) -> None:
        while not self._stopped:
            try:
                self.look()
            except LeadsError as error:  # the store is away; it may come back
                print(f"rasoat: {error.say(LANG)}", file=sys.stderr)
            self._woken.wait(self._every if self._child is None else min(self._every, 1.0))
            self._woken.clear()

    def look(self) -> None:
        """One look: what has come to its end is written down, and the next order begun."""
        if self._child is not None:
            if self._child.poll() is None:
                return
            self._settle(self._child.returncode)
        for order in self._orders.open():
            if order.registry in self._commands and not self._orders.at_work(order.registry, self._now()):
                self._begin(order)
                return

    def _begin(self, order: OrderRow) -> None:
        said = tempfile.TemporaryFile()  # noqa: SIM115  it lives as long as the process
        try:
            child = subprocess.Popen(
                [*self._commands[order.registry], "--order", str(order.number)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
                start_new_session=True,  # Ctrl-C at the desk is not meant for it
                env={name: value for name, value in os.environ.items() if not name.startswith(PREFIX)},
            )
        except OSError as error:  # no memory, no processes left
            said.close()
            self._orders.end(order.number, self._now(), str(error))
            return
        self._child, self._order, self._said = child, order, said

    def _settle(self, code: int) -> None:
        """An order that is still open though its process is gone failed, unless another process is at it."""
        order, said = self._order, self._said
        assert order is not None and said is not None
        now = self._now()
        still = self._orders.one(order.number).ended is None
        if still and self._orders.at_work(order.registry, now) is None:
            self._orders.end(order.number, now, _why(code, said))
        said.close()
        self._child = self._order = self._said = None


def _why(code: int, said: IO[bytes]) -> str:
    """The last sentence of a sweep that came to nothing."""
    said.seek(0, 2)
    said.seek(max(0, said.tell() - TAIL))
    lines = [line.strip() for line in said.read().decode("utf-8", "replace").splitlines() if line.strip()]
    own = [line.removeprefix("rasoat: ") for line in lines if line.startswith("rasoat: ")]
    if code < 0:
        return t(
            f"Tiến trình bị dừng (tín hiệu {-code}). Bắt đầu lại để đi tiếp.",
            f"The process was stopped (signal {-code}). Start again to go on.",
        )
    if code == 0:
        return t(
            "Còn gian hàng chưa thăm. Bắt đầu lại để đi tiếp.", "Storefronts are left. Start again to go on."
        )
    return (own or lines or [t(f"Dừng với mã {code}.", f"Ended with code {code}.")])[-1]
