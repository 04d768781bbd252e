"""The example market in a process of its own, for whoever measures against it.

python -m bench.town REGISTRY      writes the registry, then prints the proxy's address, then serves
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from examples.market import load
from examples.market.serve import serve
from sweep.registry import Registry
from sweep.registry import load as load_registry


@contextmanager
def market(folder: Path) -> Iterator[tuple[Registry, str]]:
    """A folder in; the market's registry and the address of its proxy out, until the block ends.

    Left out are shops that are slow or shut: their own waiting would be all that is measured.
    """
    file = folder / "registry.csv"
    command = [sys.executable, "-u", "-m", "bench.town", str(file)]
    names = load.keys()
    waiting = tuple(f"{key}." for key in names if load.shop(key).slow or load.shop(key).down)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            proxy = server.stdout.readline().strip()
            if not proxy:
                raise RuntimeError(f"the market did not open: exit code {server.wait()}")
            rows = load_registry(file)
            kept = tuple(s for s in rows.storefronts if not s.id.startswith(waiting))
            yield Registry(rows.path, kept), proxy
        finally:
            server.terminate()


def main() -> None:
    with serve(0) as opened:
        opened.write_registry(Path(sys.argv[1]))
        print(opened.proxy, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
