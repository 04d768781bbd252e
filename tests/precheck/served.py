"""The service on loopback, in a process of its own as a platform runs it."""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

RASOAT = Path(sys.executable).with_name("rasoat")
DAY = "2026-11-26"


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@contextmanager
def serving(*options: str) -> Iterator[int]:
    """`rasoat serve` until the block ends. Out: its port."""
    port = free_port()
    process = subprocess.Popen(
        [RASOAT, "serve", "--port", str(port), "--as-of", DAY, *options], stdout=subprocess.PIPE, text=True
    )
    try:
        for _ in range(600):
            if process.poll() is not None:
                raise RuntimeError("the service ended")
            try:
                socket.create_connection(("127.0.0.1", port), 0.2).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def ask(
    port: int,
    body: bytes | dict[str, Any],
    path: str = "/v1/listings/check",
    method: str = "POST",
    **headers: str,
) -> tuple[int, dict[str, str], Any]:
    """One request. Out: status, headers in lower case, JSON."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    named = {"Content-Type": "application/json"} | {k.replace("_", "-"): v for k, v in headers.items()}
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        link.request(method, path, data, named)
        answer = link.getresponse()
        return (
            answer.status,
            {k.lower(): v for k, v in answer.getheaders()},
            json.loads(answer.read() or b"null"),
        )
    finally:
        link.close()
