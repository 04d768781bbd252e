"""Feeds that are broken, bloated or meant to hurt: every row is read or told, nothing raises, memory stays bounded."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from backports import zstd
from feeds import read
from hypothesis import given, settings
from hypothesis import strategies as st

RASOAT = Path(sys.executable).with_name("rasoat")
BIG = 100_000_000  # characters of a cell
HEAD, LAST = "id,title,description\n1,Áo một,đẹp\n", "3,Áo ba,đẹp\n"


def grown(before: int) -> int:
    """MB by which the highest memory of this process grew."""
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024


@pytest.mark.parametrize(
    "cell", ["x" * BIG, f'"{"x" * BIG}"', f'"{("x" * 99_999 + chr(10)) * (BIG // 100_000)}"']
)
def test_a_csv_cell_of_100_mb_costs_its_row(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "feed.csv"
    with path.open("w", encoding="utf-8") as out:
        out.write(HEAD)
        out.write("2,")
        out.write(cell)
        out.write(",dài\n" + LAST)
    del cell
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rows, rejected = read(path)
    assert [row.id for row in rows][:1] == ["1"]
    assert [row.id for row in rows][-1:] == ["3"]
    assert {r.line for r in rejected} >= {3}
    assert {r.reason for r in rejected} <= {"long", "csv", "cells", "no_text"}
    assert all(len(r.raw) <= 4_000 for r in rejected)
    assert grown(before) < 150


def test_a_json_value_of_100_mb_costs_its_row(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    with path.open("w", encoding="utf-8") as out:
        out.write('{"id": "1", "title": "Áo một"}\n{"id": "2", "title": "')
        out.write("x" * BIG)
        out.write('"}\n{"id": "3", "title": "Áo ba"}\n')
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rows, rejected = read(path)
    assert [row.id for row in rows] == ["1", "3"]
    assert [(r.line, r.reason) for r in rejected] == [(2, "long")]
    assert grown(before) < 150


def test_a_parquet_cell_of_100_mb_costs_its_row(tmp_path: Path) -> None:
    table = {"id": ["1", "2", "3"], "title": ["Áo một", "x" * BIG, "Áo ba"], "description": ["a", "b", "c"]}
    pq.write_table(pa.table(table), tmp_path / "feed.parquet")
    rows, rejected = read(tmp_path / "feed.parquet")
    assert [row.id for row in rows] == ["1", "3"]
    assert [(r.line, r.reason) for r in rejected] == [(2, "long")]
    assert len(rejected[0].raw) <= 4_000


def test_a_million_columns() -> None:
    """A header that can be read is read; one of more characters than a line may have is told."""
    for name, count in (("", 1), ("cột thứ ", 0)):
        header = ",".join(["title", "description", *(f"{name}{n}" if name else "" for n in range(1_000_000))])
        cells = ",".join(["Áo", "đẹp", *([""] * 1_000_000)])
        rows, rejected = read(f"{header}\n{cells}\n".encode())
        assert len(rows) == count
        assert {r.reason for r in rejected} == (set() if count else {"long", "columns"})


def test_a_million_keys() -> None:
    wide = json.dumps({"title": "Áo"} | {str(n): n for n in range(1_000_000)})
    rows, rejected = read(f'{{"title": "Quần"}}\n{wide}\n{{"title": "Mũ"}}\n'.encode())
    told = [(r.line, r.reason) for r in rejected]
    assert [row.title for row in rows] + [str(line) for line, _ in told] in (
        ["Quần", "Áo", "Mũ"],
        ["Quần", "Mũ", "2"],
    )


def test_json_lines_that_change_their_columns_half_way() -> None:
    lines = [
        {"name": "Áo", "body": "đẹp"},
        {"Tên sản phẩm": "Quần", "Mô tả": "bền", "Giá": 5},
        {"x": 1},
        {"title": "Mũ"},
    ]
    rows, rejected = read("\n".join(map(json.dumps, lines)).encode())
    assert [(row.title, row.description) for row in rows] == [("Áo", "đẹp"), ("Quần", "bền"), ("Mũ", "")]
    assert [(r.line, r.reason) for r in rejected] == [(3, "columns")]


def test_rows_with_one_id_are_all_audited_and_kept(tmp_path: Path) -> None:
    feed = HEAD + "1,Giày Nike rep 1:1,a\n1,Túi Gucci rep 1:1,b\n"
    (tmp_path / "feed.csv").write_text(feed, "utf-8")
    done = subprocess.run(
        [RASOAT, "audit", "feed.csv", "--out", "o.jsonl", "--format", "jsonl", "--store", "s.db"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    leads = [json.loads(line) for line in (tmp_path / "o.jsonl").read_text("utf-8").splitlines()]
    copies = [lead for lead in leads if lead["rule"] == "listing-counterfeit-words"]
    assert [(lead["line"], lead["quote"]) for lead in copies] == [(3, "rep 1:1"), (4, "rep 1:1")]
    shown = subprocess.run(
        [RASOAT, "leads", "show", copies[0]["id"], "--store", "s.db"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert "feed.csv:3" in shown.stdout
    assert "feed.csv:4" in shown.stdout


def whole_files(count: int = 12) -> dict[str, bytes]:
    """One small feed in every form."""
    rows = [{"id": str(n), "title": f"Áo {n}", "description": "đẹp\nbền"} for n in range(count)]
    table, sheet = io.BytesIO(), io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), table)
    book = openpyxl.Workbook()
    for cells in (list(rows[0]), *(list(row.values()) for row in rows)):
        book.active.append(cells)
    book.save(sheet)
    text = "id,title,description\n" + "".join(f'{r["id"]},{r["title"]},"{r["description"]}"\n' for r in rows)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    items = "".join(f"<item><g:id>{r['id']}</g:id><title>{r['title']}</title></item>\n" for r in rows)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.jsonl", lines)
    return {
        "xml": f"<rss><channel>\n{items}</channel></rss>".encode(),
        "bz2": bz2.compress(lines, 1),
        "xz": lzma.compress(lines),
        "zst": zstd.compress(lines),
        "zip": packed.getvalue(),
        "csv": text.encode(),
        "utf-16": text.encode("utf-16"),
        "jsonl": lines,
        "array": json.dumps(rows).encode(),
        "gz": gzip.compress(lines, mtime=0),
        "parquet": table.getvalue(),
        "xlsx": sheet.getvalue(),
    }


FILES = whole_files()


@pytest.mark.parametrize("name", FILES)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_a_damaged_file_is_told(name: str, data: st.DataObject) -> None:
    """Bytes changed, cut off or put in: rows are read or told, and never is there nothing at all."""
    whole = bytearray(FILES[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        match data.draw(st.sampled_from(("change", "cut", "insert"))):
            case "change":
                whole[at] = data.draw(st.integers(0, 255))
            case "insert":
                whole[at:at] = data.draw(st.binary(min_size=1, max_size=20))
            case _:
                del whole[max(1, at) :]
    rows, rejected = read(bytes(whole))
    # what no format claims is a table, and the lines above the likeliest header of a table are no rows
    table = name in ("csv", "utf-16")
    ways = ("utf-16-le", "utf-16-be") if name == "utf-16" else ("utf-8",)
    lines = min(bytes(whole).decode(way, "replace").count("\n") for way in ways)
    only_headers = lines <= 1 if table else whole[:1] not in (b"{", b"[")
    assert rows or rejected or only_headers


MANY = 300
WHOLE = whole_files(MANY)
ENDLESS = ("csv", "utf-16", "jsonl")  # whose last row nothing says to be the last
ROW_ENDS = {"csv": b'n"\n', "jsonl": b"}\n", "array": b"}", "xml": b"</item>"}


@pytest.mark.parametrize("name", WHOLE)
@given(share=st.floats(0, 1))
@settings(max_examples=30, deadline=None)
def test_rows_before_a_cut_are_read_and_the_cut_is_told(name: str, share: float) -> None:
    whole = WHOLE[name]
    part = whole[: max(8, int(len(whole) * share))]
    rows, rejected = read(part)
    assert [row.id for row in rows] == [str(n) for n in range(len(rows))]
    assert len(rejected) <= 4
    if name in ROW_ENDS:
        assert part.count(ROW_ENDS[name]) <= len(rows) <= part.count(ROW_ENDS[name]) + 1
    if len(part) < len(whole) - 2 and name not in ENDLESS:
        assert rejected
    elif len(part) == len(whole):
        assert (len(rows), rejected) == (MANY, [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258"])
@given(titles=st.lists(st.text(alphabet="aăâđêôơư ,\"'0", min_size=1, max_size=30), min_size=1, max_size=8))
@settings(max_examples=25, deadline=None)
def test_no_row_is_lost_in_any_encoding(encoding: str, titles: list[str]) -> None:
    lines = [
        f"{n},Áo {json.dumps(t, ensure_ascii=False)[1:-1].replace(',', ' ')}" for n, t in enumerate(titles)
    ]
    text = "id,title\n" + "".join(f"{line}\n" for line in lines).replace('"', "'").replace("\\", "")
    rows, rejected = read(text.replace("Á", "A").encode(encoding))
    assert [row.id for row in rows] + [str(r.line - 2) for r in rejected] == [
        str(n) for n in range(len(titles))
    ]
