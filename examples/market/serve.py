"""The example market: a street of invented shops on loopback, with planted faults and an answer key.

    with serve() as market:
        market.url("gom-bat-xanh")   # http://gom-bat-xanh.localhost:41233/

Each shop has a host name under .localhost. Browsers find those themselves; anything else goes through
the market as its http proxy (`market.proxy`). The same proxy answers for the ministry's portal, in the
stead of a border we do not own. From a shell: python -m examples.market.serve --port 8800
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import socket
import threading
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from examples.market.town import Town
from examples.market.wire import Wire

HEADERS = {
    "name": "Tên", "kind": "Loại", "url": "Địa chỉ website", "platform": "Sàn",
    "declared_owner": "Chủ sở hữu",
    "tax_code": "Mã số thuế", "address": "Địa chỉ", "category": "Ngành hàng", "notes": "Ghi chú",
}  # fmt: skip


class Market:
    """A running market. `port` is where it listens; `hits` says who was asked for what."""

    def __init__(self, port: int, variant: Mapping[str, str]) -> None:
        """Start listening on 127.0.0.1; OSError when the port is taken, ValueError for an unknown shop."""
        odd = {k: v for k, v in variant.items() if v not in ("planted", "mended")}
        if odd:
            raise ValueError(f"a shop's variant is 'planted' or 'mended', not {odd}")
        self.town = Town(k for k, v in variant.items() if v == "mended")
        self.hits: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._door = socket.create_server(("127.0.0.1", port), backlog=512)
        self.port: int = self._door.getsockname()[1]
        self.proxy = f"http://127.0.0.1:{self.port}"
        self._silent = _silent(self.port + 1)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="market", daemon=True)
        self._thread.start()

    def url(self, shop: str) -> str:
        """The address of a shop's home page. KeyError for a shop that is not there."""
        it = self.town.shops[shop]
        port = self._silent.getsockname()[1] if it.down else self.port
        return f"http://{it.domain}:{port}{it.path}/"

    def mend(self, shop: str) -> None:
        """Serve one shop without its planted fault from now on."""
        self.town.change(shop, True)

    def unmend(self, shop: str) -> None:
        """Serve one shop with its planted fault again."""
        self.town.change(shop, False)

    def registry_rows(self) -> list[dict[str, str]]:
        """One row per shop, as an office would hold them in its registry."""
        rows = []
        for key, shop in self.town.shops.items():
            firm = shop.firm
            row = {
                "name": shop.brand, "kind": shop.kind, "url": self.url(key), "platform": shop.platform,
                "declared_owner": firm.name, "tax_code": firm.tax_code, "address": firm.address,
                "category": shop.category, "notes": "Gian hàng bịa đặt để chạy thử",
            }  # fmt: skip
            rows.append(row | dict(shop.declared))
        return rows

    def write_registry(self, path: Path) -> None:
        """The registry as a UTF-8 CSV with Vietnamese headers."""
        with path.open("w", encoding="utf-8", newline="") as out:
            table = csv.writer(out)
            table.writerow(HEADERS.values())
            table.writerows([row[k] for k in HEADERS] for row in self.registry_rows())

    def stop(self) -> None:
        """Close the door and wait until the thread has ended; a second call does nothing."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
        self._silent.close()

    def __enter__(self) -> Market:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _seen(self, shop: str, method: str, path: str) -> None:
        self.hits[shop].append((method, path))

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        wire = Wire(self.town, self._seen)
        server = self._loop.run_until_complete(asyncio.start_server(wire.talk, sock=self._door))
        self._loop.run_forever()
        server.close()
        left = asyncio.all_tasks(self._loop)
        for task in left:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        self._loop.close()


def _silent(port: int) -> socket.socket:
    """A socket that holds a port and never listens: where the shop that is down would be."""
    for wanted in (port, 0):  # the next port keeps the shop's address the same from run to run
        held = socket.socket()
        try:
            held.bind(("127.0.0.1", wanted))
        except (OSError, OverflowError):
            held.close()
        else:
            return held
    raise OSError("no port of 127.0.0.1 can be held for the shop that is down")


def serve(port: int = 0, variant: Mapping[str, str] | None = None) -> Market:
    """Open the market on 127.0.0.1 (port 0: any free one). `variant` maps shops to "mended"."""
    return Market(port, variant or {})


def main() -> None:
    """Open the market and keep it open until Ctrl-C."""
    parser = argparse.ArgumentParser(
        prog="python -m examples.market.serve", description="Chợ mẫu trên máy này."
    )
    parser.add_argument("--port", type=int, default=8800, help="cổng (mặc định 8800; 0: cổng trống bất kỳ)")
    parser.add_argument("--registry", type=Path, help="ghi danh bạ các gian hàng ra tệp CSV này")
    chosen = parser.parse_args()
    with serve(chosen.port) as market:
        for key, shop in market.town.shops.items():
            print(f"{market.url(key):58} {shop.theme}")
        print(
            f"\nProxy http: {market.proxy}   ({len(market.town.shops)} gian hàng; Ctrl-C để đóng chợ)",
            flush=True,
        )
        if chosen.registry:
            market.write_registry(chosen.registry)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print("Đóng chợ.")


if __name__ == "__main__":
    main()
