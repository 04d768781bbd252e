"""A PostgreSQL of this test run's own, where Debian's programs for one are installed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.postgres_server import PostgresServer


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of an empty database on loopback; skips with a sentence where none can be started."""
    server = PostgresServer()
    server.start()
    try:
        yield server.url
    finally:
        server.stop()
        server.remove()
