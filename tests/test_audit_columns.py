"""The user's map of columns: a small YAML, read as text, harmless whatever it holds."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from checker.feed.model import FeedRow, Rejected
from checker.feed.read import rows
from roof.audit.columns import column_map, told_columns
from roof.errors import USAGE, Stop


def test_names_that_yaml_would_take_for_something_else(tmp_path: Path) -> None:
    (tmp_path / "m.yml").write_text("on: title\n7: description\n1:1: brand\nno: url\n", "utf-8")
    held = column_map(tmp_path / "m.yml")
    assert [held[name] for name in ("on", "7", "1:1", "no")] == ["title", "description", "brand", "url"]


BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
WRONG = {
    "a bomb of aliases": "z: &z\n  " + BOMB.replace("\n", "\n  ") + "\nq: *a11\n",
    "nested too deep": "a: " + "[" * 5_000,
    "a list": "- title\n",
    "bytes": "\x00",
}


@pytest.mark.parametrize("how", WRONG)
def test_what_is_no_map_is_told_in_a_sentence(tmp_path: Path, how: str) -> None:
    (tmp_path / "m.yml").write_text(WRONG[how], "utf-8")
    with pytest.raises(Stop) as told:
        column_map(tmp_path / "m.yml")
    assert told.value.code == USAGE
    assert len(str(told.value)) < 1_000


def test_a_map_that_is_turned_round_is_told(tmp_path: Path) -> None:
    (tmp_path / "m.yml").write_text("title: Cột 7\n", "utf-8")
    with pytest.raises(Stop, match="`Cột 7: title`"):
        column_map(tmp_path / "m.yml")


@pytest.mark.parametrize(
    "feed",
    [
        "Cột 7,mã\nÁo,1\n",
        '{"cot_7": "Áo"}\n{"Mã": "1"}\n',
        "<a><b><x:mã>1</x:mã><cot7/><name>Áo</name></b></a>",
    ],
)
def test_columns_that_no_feed_has_are_told(tmp_path: Path, feed: str) -> None:
    (tmp_path / "m.yml").write_text("Cột 7: title\nmã: id\nMô tả chi tiêt: description\n", "utf-8")
    (tmp_path / "feed.txt").write_text(feed, "utf-8")
    held = column_map(tmp_path / "m.yml")
    assert held.strangers() == ["Cột 7", "mã", "Mô tả chi tiêt"]
    assert [row.title for row in rows(tmp_path / "feed.txt", held) if hasattr(row, "title")] == ["Áo"]
    assert held.strangers()[-1] == "Mô tả chi tiêt"
    assert "mã" not in held.strangers()


def heard(folder: Path, feed: str, map: str = "") -> str:
    """What is said of the columns of a feed."""
    (folder / "m.yml").write_text(map, "utf-8")
    (folder / "feed.csv").write_text(feed, "utf-8")
    held = column_map(folder / "m.yml" if map else None)
    list(rows(folder / "feed.csv", held, lambda name: name == "Thành phần"))
    return told_columns(held)


def test_what_was_taken_for_what_is_told(tmp_path: Path) -> None:
    said = heard(tmp_path, "Mã;Tên;Mô tả;Giá;Giá gốc;Thành phần;Kho;Ảnh\n1;Áo;đẹp;5;9;len;3;a.jpg\n")
    for part in ("tên hàng ← Tên", "mã ← Mã", "giá ← Giá, Giá gốc", "thuộc tính ← Thành phần", "Kho, Ảnh"):
        assert part in said
    assert "chỉ kết luận từ cột riêng" in said
    assert "Không có" not in heard(tmp_path, "Tên,Mô tả,Thuộc tính\nÁo,đẹp,{}\n")
    assert "Không có cột mô tả" in heard(tmp_path, "Tên,Giá\nÁo,5\n")
    assert "Không có bảng thuộc tính" in heard(tmp_path, "Tên,Mô tả\nÁo,đẹp\n")
    assert heard(tmp_path, "a,b\n1,2\n") == ""


def test_many_columns_are_told_in_short(tmp_path: Path) -> None:
    said = heard(
        tmp_path, "title," + ",".join(f"c{i}" + "x" * 90 for i in range(500)) + "\nÁo" + ",1" * 500 + "\n"
    )
    assert len(said) < 1_000
    assert "+88" in said


def test_a_table_without_headers_is_mapped_by_the_numbers_of_its_columns(tmp_path: Path) -> None:
    (tmp_path / "m.yml").write_text('"2": title\n"4": price\n', "utf-8")
    (tmp_path / "feed.csv").write_text('a1;"Áo; mũ";x;25.000\na2;Giày;y;50.000\na3\n', "utf-8")
    held = column_map(tmp_path / "m.yml")
    found = list(rows(tmp_path / "feed.csv", held))
    assert [(row.title, row.price) for row in found if isinstance(row, FeedRow)] == [
        ("Áo; mũ", 25_000),
        ("Giày", 50_000),
    ]
    assert [row.reason for row in found if isinstance(row, Rejected)] == ["no_text"]
    assert not held.strangers()


def test_a_sheet_without_headers_too(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for cells in (["a1", "Áo", 25_000], ["a2", "Giày", 50_000]):
        book.active.append(cells)
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "m.yml").write_text('"2": title\n"3": price\n', "utf-8")
    found = [
        row for row in rows(tmp_path / "a.xlsx", column_map(tmp_path / "m.yml")) if isinstance(row, FeedRow)
    ]
    assert [(row.line, row.title, row.price) for row in found] == [(1, "Áo", 25_000), (2, "Giày", 50_000)]


def test_headers_go_before_numbers(tmp_path: Path) -> None:
    (tmp_path / "m.yml").write_text('"2": title\n', "utf-8")
    (tmp_path / "feed.csv").write_text("title,price\nÁo,5\n", "utf-8")
    held = column_map(tmp_path / "m.yml")
    assert [row.title for row in rows(tmp_path / "feed.csv", held) if isinstance(row, FeedRow)] == ["Áo"]
    assert held.strangers() == ["2"]


def test_a_name_that_a_terminal_would_obey_is_only_shown(tmp_path: Path) -> None:
    said = heard(tmp_path, "Tên,\x1b[2J\x1b]0;x\x07cột\nÁo,1\n")
    assert "cột" in said
    assert said.isprintable()
