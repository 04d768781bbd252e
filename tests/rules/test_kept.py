"""A kept rulebook: the same book again, never a stale, a broken or a stranger's one."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rules.faults import RulebookError
from rules.load import load

RULE = "packs/seller/tax-code-shown.yml"


def only(folder: Path) -> Path:
    (path,) = folder.glob("*.rulebook")
    return path


def test_the_second_start_reads_what_the_first_kept(pack: Any, tmp_path: Path) -> None:
    fresh = load(pack.folder, default=False)
    first = load(pack.folder, default=False, cache=tmp_path / "cache")
    path = only(tmp_path / "cache")
    again = load(pack.folder, default=False, cache=tmp_path / "cache")
    assert fresh == first == again
    assert again is not first
    path.write_bytes(pickle.dumps(replace(first, digest="kept")))  # what is kept is what comes back
    assert load(pack.folder, default=False, cache=tmp_path / "cache").digest == "kept"


def test_any_byte_makes_another_book(pack: Any, tmp_path: Path) -> None:
    first = load(pack.folder, default=False, cache=tmp_path)
    pack.spoil(RULE, "severity: serious", "severity: minor")
    second = load(pack.folder, default=False, cache=tmp_path)
    assert (first.rules["tax-code-shown"].severity, second.rules["tax-code-shown"].severity) == (
        "serious",
        "minor",
    )


def test_a_broken_rule_is_told_though_a_sound_book_is_kept(pack: Any, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    load(pack.folder, default=False, cache=cache)
    pack.spoil(RULE, "severity: serious", "severity: serius")
    for _ in range(2):
        with pytest.raises(RulebookError):
            load(pack.folder, default=False, cache=cache)
    pack.write("fact.yml", "a: 1\n")
    pack.spoil(RULE, "severity: serius", "severity: serious")
    with pytest.raises(RulebookError):
        load(pack.folder, default=False, cache=cache)


@pytest.mark.parametrize("junk", [b"", b"junk", b"\x80\x05K\x01.", pickle.dumps({"rules": 1})])
def test_a_damaged_file_is_read_afresh_and_mended(pack: Any, tmp_path: Path, junk: bytes) -> None:
    cache = tmp_path / "cache"
    first = load(pack.folder, default=False, cache=cache)
    only(cache).write_bytes(junk)
    assert load(pack.folder, default=False, cache=cache) == first
    assert only(cache).read_bytes() != junk


def test_a_file_that_others_may_write_is_not_trusted(pack: Any, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = load(pack.folder, default=False, cache=cache)
    path = only(cache)
    path.write_bytes(pickle.dumps(replace(first, digest="kept")))
    path.chmod(0o666)
    assert load(pack.folder, default=False, cache=cache) == first


def test_a_folder_that_cannot_be_written_keeps_nothing(pack: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert load(pack.folder, default=False, cache=tmp_path / "file" / "cache").rules


def test_few_books_are_kept(pack: Any, tmp_path: Path) -> None:
    for n in range(10):
        pack.write("uncovered.yml", f"OWN-02: {{vi: Không thấy {n}, en: Not seen {n}}}\n")
        load(pack.folder, default=False, cache=tmp_path / "cache")
    assert len(list((tmp_path / "cache").iterdir())) == 8
