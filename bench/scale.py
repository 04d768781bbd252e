"""The audit on a Dask cluster of this machine with one worker and with two, and what 100 million listings need.

    python -m bench.scale [--rows N] [--parts N] [--feed FILE] [--price USD]

Rows are drawn from the feed at random, always the same ones, and none is met twice (unless the feed has too few), so
that every one is read: of a feed whose rows recur more go through. Rates are given twice: by wall clock, and by the
processor time of the workers, on which other load of the machine weighs less. What 100 million listings need is worked
out from the rate by processor time of one core.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from bench.listings import SHARED

COUNT = 100_000_000


def cpu_seconds() -> float:
    """Processor time of the worker that answers, its threads included."""
    used = os.times()
    return used.user + used.system


def partitions(feed: Path, rows: int, parts: int, folder: Path) -> None:
    """Rows of a Parquet feed drawn at random as files of equal size, repeated when there are too few."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pq.read_table(feed)
    table = table.take(random.Random(11).sample(range(table.num_rows), min(rows, table.num_rows)))
    while table.num_rows < rows:
        table = pa.concat_tables([table, table.slice(0, rows - table.num_rows)])
    each = rows // parts
    for number in range(parts):
        pq.write_table(table.slice(number * each, each), folder / f"{number:04}.parquet")


def measured(folder: Path, workers: int) -> tuple[float, float]:
    """Seconds by wall clock and of processor time for the whole feed, workers ready beforehand."""
    from distributed import Client, LocalCluster

    from roof.audit.spread import audit_spread
    from roof.audit.wish import Wish

    with (
        LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
        Client(cluster) as client,
        tempfile.TemporaryDirectory() as out,
    ):
        warm = folder.parent / "warm"
        audit_spread(Wish(str(warm), "jsonl", as_of="2026-11-26"), cluster.scheduler_address, f"{out}/warm")
        used, begun = sum(client.run(cpu_seconds).values()), time.monotonic()
        audit_spread(Wish(str(folder), "jsonl", as_of="2026-11-26"), cluster.scheduler_address, f"{out}/all")
        return time.monotonic() - begun, sum(client.run(cpu_seconds).values()) - used


def main() -> None:
    say = argparse.ArgumentParser(description=__doc__)
    say.add_argument("--rows", type=int, default=4_000)
    say.add_argument("--parts", type=int, default=16)
    say.add_argument("--feed", type=Path, default=SHARED / "listings" / "dev" / "listings.parquet")
    say.add_argument("--price", type=float, default=0.04, help="US dollars of one core for one hour")
    asked = say.parse_args()
    if not asked.feed.exists():
        sys.exit(f"{asked.feed}: no such feed; give one with --feed")
    with tempfile.TemporaryDirectory() as held:
        folder, warm = Path(held) / "feed", Path(held) / "warm"
        folder.mkdir()
        warm.mkdir()
        partitions(asked.feed, asked.rows, asked.parts, folder)
        partitions(asked.feed, 40, 4, warm)
        found = {workers: measured(folder, workers) for workers in (1, 2)}
    for workers, (wall, used) in found.items():
        print(
            f"{workers} worker{'s' * (workers > 1)}: {asked.rows / wall:.0f} rows/s by wall clock, "
            f"{asked.rows / used:.0f} rows/s and core by processor time"
        )
    (wall_1, cpu_1), (wall_2, cpu_2) = found[1], found[2]
    print(
        f"2 workers: {wall_1 / wall_2:.2f} times one by wall clock; {cpu_2 / cpu_1:.2f} times its processor time"
    )
    rate = asked.rows / cpu_1
    hours = COUNT / rate / 3600
    print(
        f"100 million listings at {rate:.0f} rows/s and core: {hours:.0f} core hours, {hours * asked.price:.0f} USD"
    )
    for cores in (32, 64, 128, 256):
        print(f"  {cores:4} cores: {hours / cores:6.1f} hours")


if __name__ == "__main__":
    main()
