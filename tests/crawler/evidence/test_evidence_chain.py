"""No visit can be taken out, changed, moved or slipped in without the chain speaking against it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_evidence_write import whole_visit

from crawler.evidence import Chain, EvidenceError, verify
from crawler.evidence.chain import NAME, START, head, lines
from crawler.evidence.manifest import manifest_path

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[3]


def kept(folder: Path, names: str = "abcd", chain: Chain | None = None) -> list[Path]:
    """Visits of these names, each linked after it was kept."""
    chain = chain or Chain(folder)
    paths = []
    for name in names:
        path = folder / "2026" / f"{name}.warc.gz"
        whole_visit(path, name)
        chain.add([path], NOW)
        paths.append(path)
    return paths


def faults(folder: Path, heads: tuple[str, ...] = ()) -> list[str]:
    return [damage.why for damage in verify(folder, heads=heads)]


def rewrite(folder: Path, rows: list[bytes]) -> None:
    (folder / NAME).write_bytes(b"".join(rows))


def rows(folder: Path) -> list[bytes]:
    return (folder / NAME).read_bytes().splitlines(keepends=True)


def test_a_sound_chain_says_nothing_and_its_head_is_the_last_line(tmp_path: Path) -> None:
    paths = kept(tmp_path)
    assert faults(tmp_path) == []
    assert faults(paths[1]) == []
    assert faults(tmp_path / "2026") == []
    assert head(tmp_path).n == 4
    shell = f"sed -n 4p {tmp_path / NAME} | cut -f1-4 | tr -d '\\n' | sha256sum"
    sha = subprocess.run(shell, shell=True, capture_output=True, check=True).stdout[:64].decode()
    assert sha == head(tmp_path).digest  # as docs/evidence.md tells strangers to do it
    assert [line.link and line.link.n for line in lines(tmp_path)] == [1, 2, 3, 4]


def test_linking_twice_changes_nothing_and_an_old_folder_is_taken_in_first(tmp_path: Path) -> None:
    for name in ("b", "a"):
        whole_visit(tmp_path / "2025" / f"{name}.warc.gz", name)
    assert faults(tmp_path) == []  # a folder that was kept without a chain is as sound as it was
    assert head(tmp_path).digest == START
    whole_visit(tmp_path / "2026" / "c.warc.gz", "c")
    chain = Chain(tmp_path)
    chain.add([tmp_path / "2026" / "c.warc.gz"], NOW)
    before = (tmp_path / NAME).read_bytes()
    assert [line.link.file[:6] for line in lines(tmp_path) if line.link] == ["2025/a", "2025/b", "2026/c"]
    chain.add([tmp_path / "2026" / "c.warc.gz"], NOW)
    Chain(tmp_path).add([tmp_path / "2025" / "a.warc.gz"], NOW)
    assert (tmp_path / NAME).read_bytes() == before
    assert faults(tmp_path) == []


def test_a_removed_a_changed_and_a_slipped_in_visit_are_told(tmp_path: Path) -> None:
    paths = kept(tmp_path)
    for gone in (paths[1], manifest_path(paths[1])):
        gone.unlink()
    assert any("was removed" in why for why in faults(tmp_path))
    whole_visit(paths[1], "b")  # written anew: a sound visit of its own, only not that one
    assert any("not the one that the chain names" in why for why in faults(tmp_path))
    with pytest.raises(EvidenceError, match="changed after it was linked"):
        Chain(tmp_path).add([paths[1]], NOW)
    whole_visit(tmp_path / "2026" / "x.warc.gz", "x")
    assert any("slipped in" in why for why in faults(tmp_path))


def test_links_removed_moved_changed_and_doubled_are_told_by_number(tmp_path: Path) -> None:
    kept(tmp_path)
    sound = rows(tmp_path)
    one, two, three, four = sound
    rewrite(tmp_path, [one, three, four])
    assert any(why.startswith("link 2 is missing before link 3") for why in faults(tmp_path))
    rewrite(tmp_path, [one, four])
    assert any(why.startswith("links 2 to 3 are missing before link 4") for why in faults(tmp_path))
    rewrite(tmp_path, [one, three, two, four])
    assert any("link 2 stands where link 4 was expected" in why for why in faults(tmp_path))
    rewrite(tmp_path, [one, two.replace(b"08:00", b"09:00"), three, four])
    assert "link 2 was changed after link 3 was written" in faults(tmp_path)
    rewrite(tmp_path, [one, two, two, three, four])
    assert any("a second time" in why for why in faults(tmp_path))
    rewrite(tmp_path, [one, b"{}\n", three, four])
    assert any("is not one" in why for why in faults(tmp_path))
    with pytest.raises(EvidenceError, match="link 2 was expected"):
        Chain(tmp_path).add([], NOW)


def test_a_cut_chain_is_betrayed_by_a_head_written_down_elsewhere(tmp_path: Path) -> None:
    paths = kept(tmp_path)
    known = head(tmp_path).digest
    rewrite(tmp_path, rows(tmp_path)[:-1])
    assert any("slipped in, or not linked" in why for why in faults(tmp_path))
    for gone in (paths[3], manifest_path(paths[3])):
        gone.unlink()
    assert faults(tmp_path) == []  # whoever removes the end and all that it names is seen only from outside
    assert any("cut or written anew" in why for why in faults(tmp_path, (known,)))


def test_a_chain_that_is_gone_altogether_is_betrayed_by_a_head_written_down_elsewhere(tmp_path: Path) -> None:
    paths = kept(tmp_path)
    known = head(tmp_path).digest
    for gone in (paths[0], manifest_path(paths[0]), tmp_path / NAME):
        gone.unlink()
    assert faults(tmp_path) == []
    assert any("chain is missing" in why and known in why for why in faults(tmp_path, (known,)))


def test_a_line_cut_off_while_it_was_written_is_told_and_mended(tmp_path: Path) -> None:
    paths = kept(tmp_path)
    sound = (tmp_path / NAME).read_bytes()
    for cut in range(len(sound) - len(rows(tmp_path)[-1]) + 1, len(sound)):
        (tmp_path / NAME).write_bytes(sound[:cut])
        assert any("cut off while" in why for why in faults(tmp_path)), cut
        Chain(tmp_path).add([paths[3]], NOW)
        assert (tmp_path / NAME).read_bytes() == sound
    assert faults(tmp_path) == []


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_flipped_byte_of_a_chain_is_found(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        kept(path, "abc")
        known = head(path).digest
        sound = bytearray((path / NAME).read_bytes())
        at = data.draw(st.integers(0, len(sound) - 1))
        sound[at] ^= 1 << data.draw(st.integers(0, 7))
        (path / NAME).write_bytes(bytes(sound))
        assert faults(path, (known,)), at


WRITE = """
import sys; from datetime import UTC, datetime; from pathlib import Path
sys.path[:0] = sys.argv[4:]
from test_evidence_write import whole_visit
from crawler.evidence import Chain
folder, who = Path(sys.argv[1]), sys.argv[2]
chain = Chain(folder)
print("awake", flush=True)
for n in range(int(sys.argv[3])):
    path = folder / "2026" / f"{who}-{n}.warc.gz"
    whole_visit(path, f"{who}-{n}")
    chain.add([path], datetime.now(UTC))
    print(n, flush=True)
"""


def writer(folder: Path, who: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITE, str(folder), who, str(count)]
    command += [str(ROOT), str(ROOT / "tests/crawler/evidence"), str(ROOT / "tests/crawler")]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_writers_side_by_side_make_one_chain(tmp_path: Path) -> None:
    both = [writer(tmp_path, who, 25) for who in ("a", "b")]
    for one in both:
        one.communicate()
        assert one.returncode == 0
    assert head(tmp_path).n == 50
    assert faults(tmp_path) == []


def test_a_writer_killed_at_any_instant_loses_nothing_it_promised(tmp_path: Path) -> None:
    for turn in range(4):
        child = writer(tmp_path, f"k{turn}", 10_000)
        assert child.stdout is not None
        child.stdout.readline()
        promised = [child.stdout.readline() for _ in range(3 + turn)]
        os.kill(child.pid, signal.SIGKILL)
        promised += child.stdout.readlines()
        child.wait()
        linked = {line.link.file for line in lines(tmp_path) if line.link}
        whole = [word.strip() for word in promised if word.endswith("\n")]
        assert {f"2026/k{turn}-{n}.warc.gz.manifest.json" for n in whole} <= linked
        Chain(tmp_path).add([], NOW)  # mends a line that was cut off
        told = [d for d in verify(tmp_path) if not d.path.endswith((".part", ".tmp"))]
        assert all("not linked yet" in d.why or "never committed" in d.why for d in told)
