"""How long `evidence verify` takes over 10,000 captures, and whether it names the record that was damaged.

A folder of 250 visits with 40 captures each is made (pages of the example market, each with a paragraph of its
own, about 20 kB), linked into a chain. It is verified sound, then with faults of every kind planted, each of
which must be told with its file, record and bytes. Printed: seconds and rates; exit code 1 when one is missed.
"""

from __future__ import annotations

import hashlib
import random
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from crawler.evidence import Chain, Damage, VisitWriter, verify
from crawler.evidence.manifest import load, manifest_path
from crawler.model import Capture, CaptureState, Storefront, Via, Visit, VisitState
from examples.market.town import Town

VISITS, PAGES = 250, 40
NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)


def bodies() -> list[bytes]:
    """Real market pages to fill the visits with."""
    town = Town()
    pages = [page.body for shop in town.shops.values() for page in town.pages(shop).values()]
    return [body for body in pages if body.lstrip()[:1] == b"<"]


def write(path: Path, name: str, pages: list[bytes], rng: random.Random) -> None:
    """One visit of `PAGES` captures."""
    writer = VisitWriter(path, name, NOW, "bench")
    captures, records = [], {}
    for n in range(PAGES):
        url, body = f"http://{name}.example/{n}", rng.choice(pages) + rng.randbytes(8_000).hex().encode()
        head = (("Content-Type", "text/html"),)
        question = ("GET / HTTP/1.1", (("Host", f"{name}.example"),))
        record = writer.exchange(url, NOW, question, ("HTTP/1.1 200 OK", head, body))
        digest = hashlib.sha256(body).hexdigest()
        state = CaptureState.OK
        captures.append(Capture(f"{name}#{n + 1}", url, url, NOW, state, Via.HTTP, 200, head, b"", digest))
        records[f"{name}#{n + 1}"] = record
    shop = Storefront(f"{name}.example", f"http://{name}.example/")
    visit = Visit(name, shop, NOW, NOW, VisitState.COMPLETE, tuple(captures), tool="rasoat bench")
    writer.finish(visit, records, 8_000_000, 0)


def plant(folder: Path, rng: random.Random) -> list[tuple[str, int, int]]:
    """Flips a byte in ten files, cuts one, swaps two records of one, removes one, edits a manifest; out: the
    places that must be told (path, first and last byte that the damage has to cover)."""
    files = rng.sample(sorted(folder.rglob("*.warc.gz")), 14)
    planted = []
    for path in files[:10]:
        data = bytearray(path.read_bytes())
        at = rng.randrange(len(data))
        data[at] ^= 1 << rng.randrange(8)
        _put(path, bytes(data))
        planted.append((str(path), at, at))
    data = bytearray(files[10].read_bytes())
    _put(files[10], bytes(data[:-100]))
    planted.append((str(files[10]), len(data) - 100, len(data) - 1))
    rows = load(manifest_path(files[11])).records
    one, two = rows[1], rows[3]
    raw = files[11].read_bytes()
    cut = [raw[: one.offset], raw[two.offset : two.offset + two.length]]
    cut += [raw[one.offset + one.length : two.offset], raw[one.offset : one.offset + one.length]]
    _put(files[11], b"".join(cut) + raw[two.offset + two.length :])
    planted.append((str(files[11]), one.offset, one.offset))
    files[12].unlink()
    planted.append((str(files[12]), 0, 0))
    beside = manifest_path(files[13])
    _put(beside, beside.read_bytes().replace(b'"complete"', b'"partial"'))
    planted.append((str(beside), 0, 0))
    return planted


def _put(path: Path, data: bytes) -> None:
    path.chmod(0o644)
    path.write_bytes(data)


def main() -> None:
    rng, pages = random.Random(5), bodies()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "evidence"
        chain = Chain(folder)
        start = time.perf_counter()
        for n in range(VISITS):
            path = folder / "2026" / "s1" / f"shop-{n}.warc.gz"
            write(path, f"shop-{n}", pages, rng)
            chain.add([path], NOW)
        print(
            f"{VISITS} visits, {VISITS * PAGES} captures written and linked: {time.perf_counter() - start:.1f} s"
        )
        size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
        report("sound", folder, size, [])
        report("14 faults planted", folder, size, plant(folder, rng))


def report(words: str, folder: Path, size: int, planted: list[tuple[str, int, int]]) -> None:
    """Verify and print; exit code 1 when a planted fault is not told where it is."""
    start, cpu = time.perf_counter(), time.process_time()
    told = list(verify(folder))
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    print(
        f"  {words:18} {seconds:6.2f} s, CPU {cpu:5.2f} s, {size / 1e6 / seconds:6.0f} MB/s, {len(told)} told"
    )
    missed = [place for place in planted if not any(_covers(damage, *place) for damage in told)]
    for damage in told[:4]:
        print(
            f"    {Path(damage.path).name}: record {damage.record}, byte {damage.start}-{damage.end}: {damage.why}"
        )
    if missed or bool(told) != bool(planted):
        print(f"  missed: {missed}")
        sys.exit(1)


def _covers(damage: Damage, path: str, first: int, last: int) -> bool:
    return damage.path == path and damage.start <= first and (damage.end > last or damage.end == 0)


if __name__ == "__main__":
    main()
