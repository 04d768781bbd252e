"""One flipped byte, anywhere, is found and placed."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_evidence_write import whole_visit

from crawler.evidence import EvidenceError, import_evidence, read, verify
from crawler.evidence.manifest import load, manifest_path


def flip(path: Path, at: int, bit: int = 1) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= bit
    path.chmod(0o644)
    path.write_bytes(bytes(data))


def test_every_byte_of_a_visit_is_watched(tmp_path: Path) -> None:
    """Every single byte of the evidence file, flipped one at a time."""
    path = tmp_path / "v.warc.gz"
    whole_visit(path)
    sound = path.read_bytes()
    entries = load(manifest_path(path)).records
    path.chmod(0o644)
    for at in range(len(sound)):
        path.write_bytes(sound[:at] + bytes([sound[at] ^ 0x10]) + sound[at + 1 :])
        [damage] = verify(tmp_path)
        entry = next(e for e in entries if e.offset <= at < e.offset + e.length)
        assert (damage.start, damage.end, damage.url) == (
            entry.offset,
            entry.offset + entry.length,
            entry.url,
        )
        assert damage.start <= at < damage.end


def test_every_byte_of_a_manifest_is_watched(tmp_path: Path) -> None:
    path = tmp_path / "v.warc.gz"
    whole_visit(path)
    beside = manifest_path(path)
    sound = beside.read_bytes()
    beside.chmod(0o644)
    for at in range(len(sound)):
        beside.write_bytes(sound[:at] + bytes([sound[at] ^ 0x04]) + sound[at + 1 :])
        damages = list(verify(path))
        assert [d.path for d in damages] == [str(beside)], at


@settings(max_examples=40, deadline=None)
@given(st.floats(0, 0.9999))
def test_any_cut_is_found(share: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "v.warc.gz"
        whole_visit(path)
        sound = path.read_bytes()
        path.chmod(0o644)
        path.write_bytes(sound[: int(len(sound) * share)])
        assert list(verify(folder))
        with pytest.raises(EvidenceError):
            read(path)


def test_two_faults_are_two_damages_and_the_sound_visit_is_silent(tmp_path: Path) -> None:
    for name in ("a", "b"):
        whole_visit(tmp_path / f"{name}.warc.gz", name)
    entries = load(manifest_path(tmp_path / "a.warc.gz")).records
    for entry in (entries[1], entries[3]):
        flip(tmp_path / "a.warc.gz", entry.offset + entry.length // 2)
    found = list(verify(tmp_path))
    assert [(d.path, d.start) for d in found] == [
        (str(tmp_path / "a.warc.gz"), entries[1].offset),
        (str(tmp_path / "a.warc.gz"), entries[3].offset),
    ]


def test_additions_swaps_and_losses_are_found(tmp_path: Path) -> None:
    path = tmp_path / "v.warc.gz"
    whole_visit(path)
    sound = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(sound + b"more")
    assert [d.start for d in verify(path)] == [len(sound)]
    path.write_bytes(sound)
    assert list(verify(path)) == []
    path.rename(tmp_path / "w.warc.gz")
    manifest_path(path).rename(tmp_path / "w.warc.gz.manifest.json")
    assert "renamed" in next(iter(verify(tmp_path))).why
    (tmp_path / "w.warc.gz").unlink()
    assert "missing" in next(iter(verify(tmp_path))).why
    with pytest.raises(EvidenceError, match="no such"):
        list(verify(tmp_path / "nowhere"))


def test_a_damaged_manifest_does_not_hide_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "v.warc.gz"
    whole_visit(path)
    flip(manifest_path(path), 40)
    flip(path, path.stat().st_size // 2)
    assert {d.path for d in verify(path)} == {str(path), str(manifest_path(path))}


def test_a_damaged_visit_is_never_half_believed(tmp_path: Path) -> None:
    path = tmp_path / "v.warc.gz"
    whole_visit(path)
    rng = random.Random(5)
    sound = path.read_bytes()
    path.chmod(0o644)
    for _ in range(150):
        at = rng.randrange(10, len(sound))
        path.write_bytes(sound[:at] + bytes([sound[at] ^ 0x20]) + sound[at + 1 :])
        try:
            found = read(path)
        except EvidenceError as error:
            assert str(path) in str(error)
        else:
            # a byte that carries nothing (a gzip header's time, for one): what is read must be what was written
            assert found == read_again(path, sound)


def read_again(path: Path, sound: bytes) -> object:
    path.write_bytes(sound)
    return read(path)


def test_imports_are_watched_too(tmp_path: Path) -> None:
    (tmp_path / "trang.html").write_text(
        "<html><link rel=canonical href='https://tiem.example/a'>Nồi</html>", "utf-8"
    )
    kept = import_evidence(tmp_path / "trang.html", tmp_path / "kept")
    assert list(verify(tmp_path / "kept")) == []
    flip(kept, 3)
    [damage] = verify(tmp_path / "kept")
    assert damage.url == "https://tiem.example/a"
