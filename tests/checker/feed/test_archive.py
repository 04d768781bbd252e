"""Feeds in a ZIP: each is read as in a folder, also of an archive that is cut off or lies."""

from __future__ import annotations

import gzip
import io
import tarfile
import zlib
from pathlib import Path

import pytest
from backports.zstd import zipfile
from feeds import read
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.feed import packed

NAMES = ("a.csv", "b/c.jsonl", "b/d.csv.gz", "e.xml")


def feed(first: int, name: str, count: int = 400) -> bytes:
    """A feed of rows `first`…"""
    rows = [(str(n), f"Áo {n} {zlib.crc32(str(n).encode()) ** 3:x}") for n in range(first, first + count)]
    if name.endswith(".jsonl"):
        return "".join(f'{{"id": "{n}", "title": "{title}"}}\n' for n, title in rows).encode()
    if name.endswith(".xml"):
        items = "".join(f"<item><id>{n}</id><title>{title}</title></item>\n" for n, title in rows)
        return f"<rss><channel>\n{items}</channel></rss>".encode()
    text = "id,title\n" + "".join(f"{n},{title}\n" for n, title in rows)
    return gzip.compress(text.encode(), mtime=0) if name.endswith(".gz") else text.encode()


class Unseekable(io.RawIOBase):
    """A file that can only be written on, so that sizes stand behind what they are of."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.data += data
        return len(data)


def archive(method: int = zipfile.ZIP_DEFLATED, streamed: bool = False) -> bytes:
    out = Unseekable() if streamed else io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as book:
        for at, name in enumerate(NAMES):
            book.writestr(name, feed(at * 400, name))
        book.writestr("__MACOSX/._a.csv", b"x")
        book.writestr("readme.pdf", b"%PDF")
        book.writestr("a.csv.rejected.jsonl", b"{}")
        book.writestr(".hidden.csv", b"title\nx\n")
    return bytes(out.data) if isinstance(out, Unseekable) else out.getvalue()


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize(
    "method",
    [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, zipfile.ZIP_ZSTANDARD],
)
def test_several_feeds(tmp_path: Path, method: int, streamed: bool) -> None:
    data = archive(method, streamed)
    (tmp_path / "feeds.zip").write_bytes(data)
    for where, source in ((tmp_path, "feeds.zip"), (tmp_path / "feeds.zip", "feeds.zip"), (data, "-")):
        good, bad = read(where)
        assert not bad
        assert [row.id for row in good] == [str(n) for n in range(1600)]
        assert list(dict.fromkeys(row.source for row in good)) == [f"{source}/{name}" for name in NAMES]


def test_one_feed_whatever_its_name() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr("../../etc/export", feed(0, "a.csv"))
    good, bad = read(out.getvalue())
    assert not bad
    assert {row.source for row in good} == {"-/etc/export"}


@pytest.mark.parametrize("names", [(), ("a.jpg", "b.png")])
def test_an_archive_without_a_feed_is_told(names: tuple[str, ...]) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        for name in names:
            book.writestr(name, b"x")
    good, bad = read(out.getvalue())
    assert not good
    assert [row.reason for row in bad] == ["packed"]


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_archive_that_is_cut_off_is_read_up_to_there(method: int, streamed: bool) -> None:
    data = archive(method, streamed)
    if streamed and method == zipfile.ZIP_STORED:
        pytest.skip("where such a file ends only the contents say, which are missing")
    for share in (1, 4, 7, 9):
        good, bad = read(data[: len(data) * share // 10])
        assert [row.id for row in good] == [str(n) for n in range(len(good))]
        assert len(good) > share * 100  # of 1,600
        assert {row.reason for row in bad} >= {"packed"}
    good, bad = read(data[:-5])
    assert len(good) == 1600
    assert [row.reason for row in bad] == ["packed"]


def test_a_file_that_is_damaged_costs_itself() -> None:
    data = bytearray(archive(zipfile.ZIP_STORED))
    at = bytes(data).index("Áo 399".encode())
    data[at] = ord("X")
    good, bad = read(bytes(data))
    assert [row.id for row in good if int(row.id) >= 400] == [str(n) for n in range(400, 1600)]
    assert [(row.source, row.reason) for row in bad] == [("-/a.csv", "truncated")]


def test_sizes_that_are_lies_are_not_believed() -> None:
    data = bytearray(archive())
    at = bytes(data).index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")  # what the contents say is the size of a.csv
    good, bad = read(bytes(data))
    assert not bad
    assert len(good) == 1600


def test_a_file_under_a_password_is_told() -> None:
    data = bytearray(archive())
    data[bytes(data).index(b"PK\x03\x04") + 6] |= 1
    data[bytes(data).index(b"PK\x01\x02") + 8] |= 1
    good, bad = read(bytes(data))
    assert [row.id for row in good] == [str(n) for n in range(400, 1600)]
    assert [(row.source, row.reason) for row in bad] == [("-/a.csv", "packed")]


def test_archives_within_archives_end_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    data = feed(0, "a.csv")
    for depth in range(5):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as book:
            book.writestr(f"{depth}.zip" if depth else "a.csv", data)
        data = out.getvalue()
        good, bad = read(data)
        assert (len(good) == 400) is (depth < 3)
        assert [row.reason for row in bad] == ([] if depth < 3 else ["packed"])
    monkeypatch.setattr(packed, "MOST_BYTES", 1_000_000)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as book:
        for n in range(10):
            book.writestr(f"{n}.csv", b"title\n" + b"\n" * 300_000)
    good, bad = read(out.getvalue())
    assert {row.reason for row in bad} == {"truncated"}


def tar(packing: str, *names: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=f"w:{packing}") as book:
        for at, name in enumerate(names or (*NAMES, "readme.pdf", ".hidden.csv")):
            data = feed(at * 400, name)
            one = tarfile.TarInfo(name)
            one.size = len(data)
            book.addfile(one, io.BytesIO(data))
        link = tarfile.TarInfo("link.csv")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        book.addfile(link)
    return out.getvalue()


@pytest.mark.parametrize("packing", ["", "gz", "xz"])
def test_several_feeds_in_a_tar(tmp_path: Path, packing: str) -> None:
    data = tar(packing)
    (tmp_path / f"feeds.tar.{packing}".rstrip(".")).write_bytes(data)
    for where in (data, tmp_path, next(tmp_path.iterdir())):
        good, bad = read(where)
        assert not bad
        assert [row.id for row in good] == [str(n) for n in range(1600)]
    good, bad = read(tar(packing, "a.jpg"))
    assert not good
    assert [row.reason for row in bad] == ["packed"]
    good, bad = read(data[: len(data) // 2])
    assert [row.id for row in good] == [str(n) for n in range(len(good))]
    assert len(good) > (0 if packing == "xz" else 400)
    assert bad


DATA = tar("gz"), archive(streamed=True), archive()


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_any_damage(data: st.DataObject) -> None:
    """Nothing raises; a row is read or something is told."""
    whole = bytearray(data.draw(st.sampled_from(DATA)))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(4, len(whole) - 1))
        match data.draw(st.sampled_from(("change", "cut", "insert"))):
            case "change":
                whole[at] = data.draw(st.integers(0, 255))
            case "insert":
                whole[at:at] = data.draw(st.binary(min_size=1, max_size=40))
            case _:
                del whole[max(5, at) :]
    good, bad = read(bytes(whole))
    assert good or bad
