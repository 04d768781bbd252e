"""Packed feeds, told by their bytes: what comes before a damage is read, and what grows beyond bounds is stopped."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from backports import zstd
from feeds import read

from checker.feed import packed
from checker.feed.packed import Meter, TooMuch, chunks

Pack = Callable[[bytes], bytes]
KINDS: dict[str, Pack] = {
    "gz": gzip.compress,
    "bz2": lambda data: bz2.compress(data, 1),  # in blocks of 100,000 bytes: each is read whole or not at all
    "xz": lzma.compress,
    "zst": lambda data: zstd.compress(data, options={zstd.CompressionParameter.checksum_flag: 1}),
}
CSV = "id,title,description\n" + "".join(
    f"{n},Áo {n},{zlib.crc32(str(n).encode()) ** 5:x}\n" for n in range(6_000)
)


@pytest.mark.parametrize("name", KINDS)
def test_by_content_in_files_folders_and_streams(tmp_path: Path, name: str) -> None:
    data = KINDS[name](CSV.encode())
    (tmp_path / f"a.csv.{name}").write_bytes(data)
    (tmp_path / f"b.{name}").write_bytes(data)
    (tmp_path / "c.csv").write_bytes(data)
    (tmp_path / f"d.jpg.{name}").write_bytes(data)
    for feed, times in ((data, 1), (tmp_path / "c.csv", 1), (tmp_path, 3)):
        good, bad = read(feed)
        assert not bad
        assert len(good) == 6_000 * times


@pytest.mark.parametrize("name", KINDS)
def test_several_one_after_the_other_and_one_in_the_other(name: str) -> None:
    pack, half = KINDS[name], len(CSV) // 2
    good, bad = read(pack(CSV[:half].encode()) + pack(CSV[half:].encode()) + b"\x00" * 512)
    assert (len(good), bad) == (6_000, [])
    for other in KINDS.values():
        good, bad = read(other(pack(CSV.encode())))
        assert (len(good), bad) == (6_000, [])
    good, bad = read(pack(pack(pack(pack(b"title\nAo\n")))))
    assert not good
    assert [row.reason for row in bad] == ["truncated"]


@pytest.mark.parametrize("name", KINDS)
def test_what_is_cut_off_is_read_up_to_there(name: str) -> None:
    data = KINDS[name](CSV.encode())
    good, bad = read(data[: len(data) * 2 // 3])
    assert 1_000 < len(good) < 6_000
    assert [row.id for row in good] == [str(n) for n in range(len(good))]
    assert bad[-1].reason == "truncated"
    assert len(bad) <= 2  # the row in which it is cut, too


@pytest.mark.parametrize("name", KINDS)
def test_what_is_damaged_is_told(name: str) -> None:
    data = bytearray(KINDS[name](CSV.encode()))
    data[len(data) // 2] ^= 0xFF
    good, bad = read(bytes(data))
    assert len(good) < 6_000 or bad
    assert bad[-1].reason == "truncated"


def test_a_workbook_and_a_table_within_another_packing(tmp_path: Path) -> None:
    import openpyxl
    import pyarrow as pa
    import pyarrow.parquet as pq

    book, table = openpyxl.Workbook(), io.BytesIO()
    for cells in (("id", "title"), ("1", "Áo")):
        book.active.append(cells)
    book.save(tmp_path / "a.xlsx")
    pq.write_table(pa.table({"id": ["1"], "title": ["Áo"]}), table)
    for data in ((tmp_path / "a.xlsx").read_bytes(), table.getvalue()):
        (tmp_path / "feed.zst").write_bytes(zstd.compress(data))
        for feed in (tmp_path / "feed.zst", gzip.compress(data)):
            good, bad = read(feed)
            assert [(row.id, row.title) for row in good] == [("1", "Áo")]
            assert not bad
        good, bad = read(gzip.compress(data)[:-9])
        assert bad


@pytest.mark.parametrize("name", KINDS)
def test_what_grows_beyond_bounds_is_stopped(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(packed, "MOST_BYTES", 200_000)
    bomb = KINDS[name](b"title\n" + b"Ao\n" * 3_000_000)
    meter = Meter()
    with pytest.raises(TooMuch):
        for _ in chunks(io.BytesIO(bomb), meter, True):
            pass
    assert meter.made < max(200_000, len(bomb) * packed.MOST_TIMES) + packed.PIECE


def test_other_packings_are_told() -> None:
    for sign in (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07\x01\x00"):
        good, bad = read(sign + b"\x00\n" * 100)
        assert not good
        assert [row.reason for row in bad] == ["packed"]
