"""What is purged is gone, what proves it stays, and a purge that was killed anywhere is taken up again."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from test_evidence_chain import kept

from crawler.evidence import EvidenceError, verify
from crawler.evidence.chain import head
from crawler.evidence.closeset import folder_of, seal
from crawler.evidence.manifest import manifest_path
from crawler.evidence.purge import Purged, _dump, note_path, purge, read

NOW = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[3]


def look(path: Path) -> tuple[list[str], list[Purged]]:
    """The faults that verifying finds, and the purges it tells of."""
    told: list[Purged] = []
    faults = [damage.why for damage in verify(path, on_purged=lambda _, note: told.append(note))]
    return faults, told


def pictured(path: Path) -> None:
    """A close-up beside an evidence file, in a manifest that the chain names."""
    folder_of(path).mkdir()
    for name in ("a.png", "a.json"):
        (folder_of(path) / name).write_bytes(b"x")
    seal(path, "tool", NOW, {})


def test_the_pages_go_and_the_proof_stays(tmp_path: Path) -> None:
    paths = kept(tmp_path)
    beside = manifest_path(paths[1]).read_bytes()
    pictured(paths[1])
    was = head(tmp_path)
    note = purge(paths[1], by="An", under="QĐ 12/QĐ-QLTT", at=NOW)
    assert not paths[1].exists()
    assert [file.name for file in folder_of(paths[1]).iterdir()] == ["0001.manifest.json"]
    assert manifest_path(paths[1]).read_bytes() == beside
    assert look(tmp_path) == ([], [note]) and look(paths[1]) == ([], [note])
    assert (note.by, note.under, note.at[:10]) == ("An", "QĐ 12/QĐ-QLTT", "2026-11-26")
    assert head(tmp_path).n == was.n + 1
    assert [d.why for d in verify(tmp_path, heads=[was.digest])] == []


def test_a_second_purge_changes_nothing(tmp_path: Path) -> None:
    path = kept(tmp_path, "ab")[0]
    first = purge(path, by="An", under="x", at=NOW)
    length = head(tmp_path).n
    assert purge(path, by="Other", under="y", at=NOW) == first
    assert head(tmp_path).n == length


@pytest.mark.parametrize("what", ["no note", "a note of ours that is not linked", "an altered note"])
def test_a_file_that_was_only_deleted_is_damage(tmp_path: Path, what: str) -> None:
    paths = kept(tmp_path)
    note = purge(paths[0], by="An", under="x", at=NOW)
    paths[2].unlink()
    if what == "a note of ours that is not linked":
        note_path(paths[2]).write_bytes(_dump(replace(note, file=paths[2].name)))
    elif what == "an altered note":
        beside = note_path(paths[0])
        beside.chmod(0o644)
        beside.write_bytes(beside.read_bytes().replace(b"An", b"Bo"))
        assert read(paths[0]) is None
    assert "the evidence file is missing; its manifest is there" in look(tmp_path)[0]


def test_a_file_without_a_manifest_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(b"something")
    with pytest.raises(EvidenceError):
        purge(path, by="An", under="x", at=NOW)
    assert path.exists() and not note_path(path).exists()


_KILLED = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
import crawler.evidence.purge as p
step, path = sys.argv[1], Path(sys.argv[2])
def die(*_, **__):
    os._exit(9)
if step == "note": p.write_durably = die
elif step == "chain": p.Chain.add_note = die
elif step in ("file", "closeups"):
    unlink, last = Path.unlink, path.name if step == "file" else "a.png"
    Path.unlink = lambda self, **more: die() if self.name == last else unlink(self, **more)
elif step == "folder":
    sync = p.sync_folder
    p.sync_folder = lambda folder: die() if folder == path.parent else sync(folder)
p.purge(path, by="An", under="x", at=datetime.now(UTC))
"""


@pytest.mark.parametrize("step", ["note", "chain", "file", "closeups", "folder"])
def test_killed_in_the_middle_it_is_sound_and_goes_on(tmp_path: Path, step: str) -> None:
    path = kept(tmp_path)[1]
    pictured(path)
    done = subprocess.run([sys.executable, "-c", _KILLED, step, str(path)], cwd=ROOT)
    assert done.returncode == 9
    pictures = {file.name for file in folder_of(path).iterdir()} - {"0001.manifest.json"}
    assert path.exists() or not pictures  # a file that is gone is never asked about again
    assert look(tmp_path)[0] == []  # whether it is there or gone, nothing is called damaged
    note = purge(path, by="Other", under="y", at=NOW)
    assert not path.exists()
    assert note.by == ("Other" if step == "note" else "An")  # the words under which it was begun
    assert look(tmp_path) == ([], [note])
    assert [file.name for file in folder_of(path).iterdir()] == ["0001.manifest.json"]
