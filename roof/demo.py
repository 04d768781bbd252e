"""`rasoat demo`: the example market on this machine, swept and shown."""

from __future__ import annotations

import shlex
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from examples.market.serve import Market, serve
from roof.doors import crawl_settings
from roof.errors import FAILED, Stop
from roof.lang import t
from roof.me import me


@contextmanager
def _market(port: int) -> Iterator[Market]:
    try:
        market = serve(port)
    except OSError as error:
        raise Stop(
            t(
                f"không mở được cổng {port} ({error.strerror}); hãy chọn cổng khác: --port 8801",
                f"port {port} cannot be opened ({error.strerror}); choose another: --port 8801",
            ),
            FAILED,
        ) from error
    with market:
        yield market


def serve_market(port: int) -> None:
    """Keep the market open until Ctrl-C, saying where it is."""
    with _market(port) as market:
        width = max(map(len, market.town.shops))
        for key, shop in market.town.shops.items():
            print(f"{key:{width}}  {market.url(key)}  {shop.theme}")
        first = market.url(next(iter(market.town.shops)))
        print()
        print(t("Thử:", "Try:"), f"{me()} check {first} --proxy {market.proxy} --delay 0")
        print(t("Ctrl-C để đóng chợ.", "Ctrl-C closes the market."))
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print()


def run_demo(port: int, folder: Path, jobs: int) -> None:
    """Serve the market, sweep it into `folder`, show the leads and what to type next."""
    from roof.sweeping import sweep_registry

    folder.mkdir(parents=True, exist_ok=True)
    registry = folder / "registry.csv"
    with _market(port) as market:
        market.write_registry(registry)
        count = len(market.town.shops)
        print(
            t(
                f"Chợ mẫu: {count} gian hàng tại http://127.0.0.1:{market.port}; danh bạ: {registry}",
                f"The example market: {count} shops at http://127.0.0.1:{market.port}; registry: {registry}",
            )
        )
        settings = crawl_settings(delay=0, proxy=market.proxy, at_once=count, test_network=True)
        sweep_registry(registry, str(folder / "rasoat.db"), folder / "evidence", settings, jobs=jobs)
    store = shlex.quote(str(folder / "rasoat.db"))
    print(
        t("Mở lại chợ để xem tận mắt:", "Open the market again to see it yourself:"), f"{me()} demo --serve"
    )
    print(t("Xem một dấu hiệu:", "See one lead:"), f"{me()} leads show {t('MÃ', 'ID')} --store {store}")
    print(t("Mở bàn xem xét trên trình duyệt:", "Open the review desk in a browser:"))
    print(f"  {me()} desk add-user {t('truong', 'head')} --role head --store {store}")
    print(f"  {me()} desk --store {store}")
