"""Walks the gzip members of a file of ours: one member, one record. Says where the first fault lies."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler.evidence.errors import EvidenceError

STEP = 1 << 16
# Bytes that one record may unpack to: thirty times the largest body of ours. Gzip packs zeros a thousandfold, so that
# without a bound a file of 10 MB takes 10 GB of memory.
UNPACKED = 256_000_000


@dataclass(frozen=True, slots=True)
class Record:
    """One record as it lies in the file: its place, its headers (names in lower case) and its block."""

    offset: int
    length: int
    headers: dict[str, str]
    block: bytes

    @property
    def type(self) -> str:
        """The WARC-Type."""
        return self.headers.get("warc-type", "")

    @property
    def id(self) -> str:
        """The WARC-Record-ID."""
        return self.headers.get("warc-record-id", "")

    @property
    def url(self) -> str:
        """The WARC-Target-URI."""
        return self.headers.get("warc-target-uri", "")


def records(path: Path) -> Iterator[Record]:
    """File in, its records out in order. `EvidenceError` names the byte at which reading failed."""
    for offset, length, text in members(path):
        yield _record(path, offset, length, text)


def record_at(path: Path, offset: int, length: int) -> Record:
    """The one record whose bytes are given. `EvidenceError` when they are not one."""
    with path.open("rb") as file:
        file.seek(offset)
        data = file.read(length)
    try:
        text = zlib.decompress(data, 31)
    except zlib.error as error:
        raise EvidenceError(
            f"{path}: byte {offset}: the record that begins here is damaged ({error}); "
            "run `rasoat evidence verify`"
        ) from error
    return _record(path, offset, length, text)


def _record(path: Path, offset: int, length: int, text: bytes) -> Record:
    head, found, rest = text.partition(b"\r\n\r\n")
    lines = head.decode("utf-8", "replace").split("\r\n")
    if not found or not lines[0].startswith("WARC/"):
        raise EvidenceError(
            f"{path}: byte {offset}: a WARC record was expected; run `rasoat evidence verify`"
        )
    pairs = (line.partition(":") for line in lines[1:])
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    size = int(headers["content-length"]) if headers.get("content-length", "").isdecimal() else -1
    if size != len(rest) - 4:
        raise EvidenceError(
            f"{path}: byte {offset}: a record of {size} bytes was announced, {len(rest) - 4} are there; "
            "run `rasoat evidence verify`"
        )
    return Record(offset, length, headers, rest[:size])


def members(path: Path) -> Iterator[tuple[int, int, bytes]]:
    """File in, (offset, length, unpacked bytes) of every gzip member out; CRCs are checked."""
    with path.open("rb") as file:
        offset, data = 0, file.read(STEP)
        while data:
            engine, out, used, size = zlib.decompressobj(31), list[bytes](), 0, 0
            while not engine.eof:
                try:
                    out.append(engine.decompress(data, UNPACKED - size + 1))
                except zlib.error as error:
                    raise EvidenceError(
                        f"{path}: byte {offset}: the record that begins here is damaged ({error}); "
                        "run `rasoat evidence verify`"
                    ) from error
                size += len(out[-1])
                if size > UNPACKED:
                    raise EvidenceError(
                        f"{path}: byte {offset}: the record that begins here unpacks to more than {UNPACKED} bytes"
                    )
                used += len(data)
                data = engine.unused_data
                if not engine.eof:
                    data = file.read(STEP)
                    if not data:
                        raise EvidenceError(
                            f"{path}: byte {offset}: the record that begins here is cut off "
                            f"at byte {offset + used}"
                        )
            length = used - len(data)
            yield offset, length, b"".join(out)
            offset += length
            data = data or file.read(STEP)
