"""The invented market over HTTP on loopback: one port, a host name for every shop, and a proxy for the rest.

with serve(seed=7) as market:
    market.write_registry(path); market.proxy
"""

from __future__ import annotations

import csv
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from urllib.parse import urlsplit

from examples.sellers.pages import pages, record_page
from examples.sellers.traps import Trapped


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 512


class Market:
    """A running market; `key` says who is behind each shop and is not served."""

    def __init__(self, seed: int, size: int, sellers: int, clones: int) -> None:
        self.shops, self.key = Trapped(seed, size, sellers, clones).draw()
        held = {shop.host: pages(shop) for shop in self.shops}
        records = self.key.records

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                split = urlsplit(self.path)
                host = (split.hostname or self.headers.get("Host", "").partition(":")[0]).lower()
                path = split.path or "/"
                if host.endswith("online.gov.vn"):
                    body = record_page(*records.get(path.rpartition("/")[2], ("", "")))
                else:
                    body = held.get(host.removesuffix(".localhost"), {}).get(path, "")
                data = body.encode()
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = _Server(("127.0.0.1", 0), Handler)
        self.port: int = self._server.server_address[1]
        self.proxy = f"http://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def write_registry(self, path: Path) -> None:
        """A registry that knows the addresses and nothing of who is behind them."""
        with path.open("w", encoding="utf-8", newline="") as out:
            rows = csv.writer(out)
            rows.writerow(["Tên", "Loại", "Địa chỉ website"])
            rows.writerows(
                [s.brand, "website", f"http://{s.host}.localhost:{self.port}/"] for s in self.shops
            )

    def __enter__(self) -> Market:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def serve(seed: int, size: int = 300, sellers: int = 60, clones: int = 15) -> Market:
    """Open a market on a free port of loopback."""
    return Market(seed, size, sellers, clones)
