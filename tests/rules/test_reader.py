"""YAML as text: nothing changes on the way in, and what could mislead is refused with its line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.faults import Ledger
from rules.reader import Rows, Table, Text, misread, parse


def read(text: str | bytes) -> tuple[object, list[str]]:
    ledger = Ledger()
    data = text if isinstance(text, bytes) else text.encode()
    return parse(data, "f.yml", ledger), [f"{f.line}:{f.code}" for f in ledger.faults]


@pytest.mark.parametrize(
    "word", ["1:1", "0312345678", "on", "no", "NO", "1.50", "~", "0x1F", "1e3", "2026-07-01"]
)
def test_scalars_stay_as_written(word: str) -> None:
    node, faults = read(f"a: {word}\n")
    assert isinstance(node, Table)
    assert node.entries["a"] == (1, Text(1, word, True))
    assert faults == []


def test_lines_are_counted_from_one() -> None:
    node, _ = read("a: 1\nb:\n  - x\n  - y\n")
    assert isinstance(node, Table)
    line, rows = node.entries["b"]
    assert line == 2
    assert isinstance(rows, Rows)
    assert [row.line for row in rows.rows] == [3, 4]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: &x 1\nb: *x\n", "1:alias"),
        ("a: 1\nb: !!int 3\n", "2:tag"),
        ("a: !python/object:os.system x\n", "1:tag"),
        ("a: 1\nb: 2\na: 3\n", "3:key-twice"),
        ("? [a]\n: 1\n", "1:key"),
        ("a: [1\n", "2:yaml"),
        (b"a: 1\nb: \xff\n", "2:not-utf8"),
        ("a: 1\nb: \x01\n", "2:yaml"),
        ("", "0:empty-file"),
        ("--- a\n--- b\n", "2:yaml"),
    ],
)
def test_what_is_refused_is_told_with_its_line(text: str | bytes, fault: str) -> None:
    node, faults = read(text)
    assert node is None
    assert faults == [fault]


@pytest.mark.parametrize("bomb", [b"[" * 100_000, b"- " * 100_000, b"[{" * 50_000, b"- ? " * 50_000])
def test_depth_without_end_is_refused(bomb: bytes) -> None:
    assert read(bomb) == (None, ["0:too-deep"])


def test_a_huge_file_is_refused() -> None:
    assert read(b"a" * 4_000_001) == (None, ["0:too-long"])


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("on", "bool"),
        ("NO", "bool"),
        ("1:1", "int"),
        ("012", "int"),
        ("1_000", "int"),
        ("1.50", "float"),
        ("089", "int"),
        ("~", "null"),
    ],
)
def test_look_alikes_are_known(word: str, kind: str) -> None:
    assert misread(Text(1, word, True)) == kind
    assert misread(Text(1, word, False)) == ""


@pytest.mark.parametrize("word", ["true", "12", "0.9", "1.0", "2026-07-01", "VN", "Điều 1"])
def test_what_others_read_alike_needs_no_quotes(word: str) -> None:
    assert misread(Text(1, word, True)) == ""


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    ledger = Ledger()
    node = parse(data, "f.yml", ledger)
    assert (node is None) == bool(ledger.faults)
