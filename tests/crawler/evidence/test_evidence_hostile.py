"""Archives made to hurt whoever reads them: bombs, names that climb out of a folder, links."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest
from test_evidence_foreign import HTML, TYPE, kept, warc

from crawler.evidence import EvidenceError, builder, foreign, import_evidence, read, verify, walk
from crawler.model import VisitState


def test_a_packed_bomb_is_left_before_it_fills_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "UNPACKED", 1_000_000)
    bomb = kept(tmp_path, gzip.compress(b"WARC/1.1\r\n" + b"\0" * 3_000_000))
    with pytest.raises(EvidenceError, match=r"byte 0: .* more than 1000000 bytes"):
        list(walk.members(bomb))
    with pytest.raises(EvidenceError):
        read(bomb)
    small = kept(tmp_path, gzip.compress(b"a" * 1_000_000))
    assert [len(text) for _, _, text in walk.members(small)] == [1_000_000]


def test_a_record_without_end_ends_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "RAW_LIMIT", 100_000)
    monkeypatch.setattr(foreign, "LONGEST", 2_000_000)
    pages = [(f"https://tiem.example/{n}", "200 OK", [TYPE], HTML) for n in "ab"]
    long = ("https://tiem.example/dai", "200 OK", [TYPE], b"x" * 5_000_000)
    found = read(kept(tmp_path, warc(pages[0], long, pages[1])))
    assert found.state is VisitState.PARTIAL
    assert "longer than 2000000 bytes" in found.why
    assert [c.url for c in found.captures] == ["https://tiem.example/a"]


def test_many_pages_are_held_within_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builder, "HELD_LIMIT", 3 * len(HTML) + 20)
    pages = [(f"https://tiem.example/{n}", "200 OK", [TYPE], HTML + b"%d" % n) for n in range(6)]
    found = read(kept(tmp_path, warc(*pages)))
    assert len(found.captures) == 3
    assert found.state is VisitState.PARTIAL
    assert set(found.unvisited) == {f"https://tiem.example/{n}" for n in (3, 4, 5)}


@pytest.mark.parametrize("name", ["archive/../../../ra-ngoai.warc.gz", "archive//etc/ra-ngoai.warc.gz"])
def test_names_in_a_package_lead_nowhere(name: str, tmp_path: Path) -> None:
    """Nothing is unpacked to disk, whatever its name says; the package is kept as the one file that it is."""
    package = tmp_path / "vao" / "goi.wacz"
    package.parent.mkdir()
    with zipfile.ZipFile(package, "w") as out:
        out.writestr(name, warc(("https://tiem.example/", "200 OK", [TYPE], HTML)))
    target = import_evidence(package, tmp_path / "kho")
    assert len(read(target).captures) == 1
    names = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert names == {"goi.wacz", target.name, f"{target.name}.manifest.json"}
    assert target.parent == tmp_path / "kho"


def test_a_link_in_the_folder_is_not_written_through(tmp_path: Path) -> None:
    """Somebody who may write into the folder lays links where our files will come to lie."""
    source = kept(tmp_path, warc(("https://tiem.example/", "200 OK", [TYPE], HTML)), "tiem.warc.gz")
    where = import_evidence(source, tmp_path / "thu").name
    victim = tmp_path / "cua-nguoi-khac"
    victim.write_text("nguyên vẹn", "utf-8")
    folder = tmp_path / "kho"
    folder.mkdir()
    for name in (where, f"{where}.part", f"{where}.manifest.json.tmp"):
        (folder / name).symlink_to(victim)
    target = import_evidence(source, folder)
    assert victim.read_text("utf-8") == "nguyên vẹn"
    assert not target.is_symlink()
    assert list(verify(folder)) == []


def test_an_external_entity_is_text(tmp_path: Path) -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>&x;</body></html>'
    path = tmp_path / "trang.html"
    path.write_text(page, "utf-8")
    assert read(path).captures[0].body == page.encode()
