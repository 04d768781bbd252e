"""`rasoat audit --cluster`: real workers on loopback give what one machine gives, also when one is killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from distributed import LocalCluster

from roof.audit.spread import audit_spread
from roof.audit.wish import Wish

RASOAT = Path(sys.executable).with_name("rasoat")
DAY = "2026-11-26"
TITLES = (
    "Giày Nike rep 1:1",
    "Áo thun cotton",
    "Túi Gucci super fake",
    "Kem chữa khỏi nám",
    "Hàng xách tay Mỹ",
    "",
)
PARTS, ROWS = 4, 24


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """Partitions of Parquet, one of them in a folder of its own, and one that is cut off."""
    folder = tmp_path / "feed"
    (folder / "more").mkdir(parents=True)
    for part in range(PARTS):
        rows = [
            {
                "id": f"{part}-{n}" if n % 3 else "",
                "title": TITLES[(part + n) % len(TITLES)],
                "description": "mới " * n,
            }
            for n in range(ROWS)
        ]
        name = f"more/{part}.parquet" if part == 2 else f"{part}.parquet"
        pq.write_table(pa.Table.from_pylist(rows), folder / name)
    whole = (folder / "0.parquet").read_bytes()
    (folder / "broken.parquet").write_bytes(whole[: len(whole) // 2])
    (folder / ".hidden.parquet").write_bytes(whole)
    return folder


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0"
    ) as cluster:
        yield cluster


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def read(folder: Path, pattern: str) -> list[dict[str, Any]]:
    return [row for path in sorted(folder.glob(pattern)) for row in lines(path.read_text("utf-8"))]


def one_machine(feed: Path, *options: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    out = feed.parent / "one.jsonl"
    done = subprocess.run(
        [RASOAT, "audit", feed, "--format", "jsonl", "--out", out, "--as-of", DAY, *options],
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return lines(out.read_text("utf-8")), lines(Path(f"{out}.rejected.jsonl").read_text("utf-8"))


def spread(address: str, feed: str | Path, out: str | Path, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [RASOAT, "audit", str(feed), "--cluster", address, "--out", str(out), "--as-of", DAY, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("options", [(), ("--facts",)])
def test_the_same_as_on_one_machine(
    cluster: LocalCluster, feed: Path, tmp_path: Path, options: tuple[str]
) -> None:
    out = tmp_path / "leads"
    done = spread(cluster.scheduler_address, f"file://{feed}", out, "--format", "jsonl", *options)
    told, errors = done.communicate(timeout=300)
    assert done.returncode == 0, errors
    wanted, rejected = one_machine(feed, *options)
    assert wanted
    assert read(out, "part-*.jsonl") == wanted
    assert read(out, "rejected-*.jsonl") == rejected
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    assert (summary["rows"], summary["rejected"]) == (PARTS * ROWS - len(rejected) + 1, len(rejected))
    assert [part["source"] for part in summary["parts"]][-2:] == ["broken.parquet", "more/2.parquet"]
    assert not list(out.glob(".*"))
    if not options:
        assert summary["leads"] == len(wanted)
        assert str(len(wanted)) in told


def test_a_worker_killed_in_the_middle_changes_nothing(
    cluster: LocalCluster, feed: Path, tmp_path: Path
) -> None:
    rows = [{"id": f"x{n}", "title": TITLES[n % 5], "description": "hàng mới về, " * 200} for n in range(60)]
    for n in range(4):
        pq.write_table(pa.Table.from_pylist(rows), feed / f"long-{n}.parquet")
    out = tmp_path / "leads"
    done = spread(cluster.scheduler_address, feed, out, "--format", "jsonl")
    deadline = time.monotonic() + 200
    while not list(out.glob("part-*")) and done.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    victim = next(iter(cluster.workers.values())).pid
    os.kill(victim, signal.SIGKILL)
    in_the_middle = len(list(out.glob("part-*"))) < PARTS + 5
    _, errors = done.communicate(timeout=300)
    assert done.returncode == 0, errors
    assert in_the_middle
    wanted, rejected = one_machine(feed)
    assert read(out, "part-*.jsonl") == wanted
    assert read(out, "rejected-*.jsonl") == rejected
    assert not list(out.glob(".*"))


def test_parquet_out_and_the_same_again(cluster: LocalCluster, feed: Path, tmp_path: Path) -> None:
    out = tmp_path / "leads"
    held = []
    for _ in range(2):
        done = spread(cluster.scheduler_address, feed, out, "--format", "parquet", "--fail-on", "serious")
        assert done.wait(300) == 10
        held.append({path.name: path.read_bytes() for path in out.iterdir()})
        assert pq.read_table(out / "part-00000.parquet").num_rows > 0
    assert held[0] == held[1]
    (feed / "3.parquet").unlink()
    done = spread(cluster.scheduler_address, feed, out, "--format", "parquet", "--lang", "en")
    assert done.wait(300) == 2, "parts of a larger audit lie there"


def test_from_memory_to_memory(feed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An object store, with workers that are threads: memory:// is seen by one process only."""
    store = fsspec.filesystem("memory")
    store.put(str(feed), "/shop/feed", recursive=True)
    with LocalCluster(
        n_workers=1, threads_per_worker=2, processes=False, dashboard_address="127.0.0.1:0"
    ) as cluster:
        wish = Wish("memory://shop/feed", "jsonl", as_of=DAY)
        assert audit_spread(wish, cluster.scheduler_address, "memory://shop/leads") == 0
    found = [
        row for path in sorted(store.glob("/shop/leads/part-*")) for row in lines(store.cat(path).decode())
    ]
    assert found == one_machine(feed)[0]
    assert str(len(found)) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--format", "jsonl"), 2),
        (("--out", "x"), 2),
        (("--out", "x", "--format", "jsonl", "--sample", "5"), 2),
        (("--out", "x", "--format", "jsonl", "--cluster", "tcp://127.0.0.1:1"), 1),
    ],
)
def test_wrong_usage_is_a_sentence(feed: Path, options: tuple[str, ...], code: int) -> None:
    done = subprocess.run(
        [RASOAT, "audit", feed, "--cluster", "tcp://127.0.0.1:2", *options],
        cwd=feed.parent,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == code
    assert done.stderr.startswith("rasoat: ")
    assert "Traceback" not in done.stderr
