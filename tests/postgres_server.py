"""A PostgreSQL of a test's own on loopback, where Debian's programs for one are installed."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest


class PostgresServer:
    """An empty database; it can be stopped and started again. Skips the test with a sentence where there is none."""

    def __init__(self) -> None:
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        if not found:
            pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
        pytest.importorskip("psycopg", reason="the driver psycopg is not installed")
        self._folder, self._programs = Path(tempfile.mkdtemp(prefix="rasoat-pg-")), found[-1].parent
        user = _user()
        if user:
            shutil.chown(self._folder, user)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self._quiet = {
            "stdout": subprocess.DEVNULL,
            "stderr": subprocess.STDOUT,
            "cwd": self._folder,
            "user": user,
        }
        setup = [self._programs / "initdb", "-D", self._folder / "data", "-U", "rasoat", "-A", "trust"]
        setup += ["--no-sync", "-E", "UTF8"]
        subprocess.run(setup, check=True, env={"LC_ALL": "C.UTF-8"}, **self._quiet)
        self.url = f"postgresql+psycopg://rasoat@127.0.0.1:{self._port}/postgres"

    def start(self) -> None:
        options = f"-c listen_addresses=127.0.0.1 -p {self._port} -k {self._folder}"
        self._control("-o", options, "-l", str(self._folder / "log"), "start")

    def stop(self) -> None:
        """At once, as when its machine fails."""
        self._control("-m", "immediate", "stop")

    def remove(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def _control(self, *words: str) -> None:
        control = [self._programs / "pg_ctl", "-D", self._folder / "data", "-w"]
        subprocess.run([*control, *words], check=True, **self._quiet)


def _user() -> str | None:
    """PostgreSQL refuses to run as root: then as Debian's own user for it."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
