"""Text feeds in every dress: what can be read is read, what cannot is told by its line."""

from __future__ import annotations

import gzip
import json

import pytest
from feeds import read
from hypothesis import given, settings
from hypothesis import strategies as st

HEAD = "id,Tên sản phẩm,Mô tả,Giá"


def csv(*lines: str) -> bytes:
    return "\n".join((HEAD, *lines, "")).encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258"])
def test_encodings(encoding: str) -> None:
    import unicodedata

    text = "id,title,description\n" + "1,Giày dép,Chất liệu da\n" * 20
    data = unicodedata.normalize("NFC", text)
    if encoding == "cp1258":  # this code page writes a tone after its letter
        marks = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
        data = "".join(c if c in "âêôăơưđ" or c.isascii() else _apart(c, marks) for c in data)
    good, bad = read(data.encode(encoding))
    assert not bad
    assert len(good) == 20
    assert unicodedata.normalize("NFC", good[0].title) == "Giày dép"


def _apart(char: str, marks: set[str]) -> str:
    import unicodedata

    whole = unicodedata.normalize("NFD", char)
    tone = "".join(c for c in whole if c in marks)
    return unicodedata.normalize("NFC", "".join(c for c in whole if c not in marks)) + tone


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_marks_between_cells(mark: str) -> None:
    text = "\n".join(mark.join(cells) for cells in (("id", "title", "price"), ("7", "Áo thun", "99k")))
    good, bad = read(text.encode())
    assert [(row.id, row.title, row.price) for row in good] == [("7", "Áo thun", 99_000.0)]
    assert not bad


def test_a_title_above_the_headers_and_lines_inside_cells() -> None:
    text = 'Danh sách tháng 11\n\nMã,Tên sản phẩm,Mô tả\n1,Áo,"dòng một\ndòng hai"\n2,Quần,x\n'
    good, bad = read(text.encode())
    assert [row.title for row in good] == ["Áo", "Quần"]
    assert good[0].description == "dòng một\ndòng hai"
    assert [row.line for row in good] == [4, 6]
    assert not bad


def test_too_many_cells_are_set_aside_by_line() -> None:
    good, bad = read(csv("1,Áo,x,5", "2,Quần,x,5,6,7", "3,Mũ,x,5"))
    assert [row.id for row in good] == ["1", "3"]
    assert [(row.line, row.reason) for row in bad] == [(3, "cells")]
    assert bad[0].raw.startswith("2,Quần")


def test_a_quote_that_is_never_closed_costs_one_row() -> None:
    lines = [f"{n},Áo {n},mô tả,5" for n in range(2, 60)]
    good, bad = read(csv('1,"Áo không đóng,x,5', *lines))
    assert [row.reason for row in bad] == ["cells"]
    assert [row.id for row in good] == [str(n) for n in range(2, 60)]


def test_stray_bytes_cost_their_row() -> None:
    data = csv("1,Áo đẹp,vải mềm,5", "2,Quần,@@,5", "3,Mũ đỏ,x,5").replace(b"@@", b"\xff\xfe\x80")
    good, bad = read(data)
    assert [row.id for row in good] == ["1", "3"]
    assert [(row.line, row.reason) for row in bad] == [(3, "encoding")]


def test_zeros_within_cells_are_kept_and_read_through() -> None:
    good, bad = read(csv("1,Giày re\x00p,x,5"))
    assert good[0].title == "Giày re\x00p"
    assert not bad


def test_columns_that_change_half_way() -> None:
    text = csv("1,Áo,vải,5") + "Mô tả,Tên sản phẩm,Mã\nlụa,Váy,2\n".encode()
    good, bad = read(text)
    assert [(row.id, row.title, row.description) for row in good] == [("1", "Áo", "vải"), ("2", "Váy", "lụa")]
    assert not bad


def test_a_line_longer_than_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.feed.lines.MOST_LINE", 1000)
    good, bad = read(csv("1,Áo,x,5", "2," + "a" * 5000 + ",x,5", "3,Mũ,x,5"))
    assert [row.id for row in good] == ["1", "3"]
    assert [(row.line, row.reason) for row in bad] == [(3, "long")]


def test_many_columns() -> None:
    names = ",".join(["title", *(f"c{n}" for n in range(5000))])
    good, bad = read(f"{names}\nÁo{',' * 5000}\n".encode())
    assert good[0].title == "Áo"
    assert not bad


def test_gzip_and_gzip_cut_off() -> None:
    packed = gzip.compress(csv(*(f"{n},Áo {n},mô tả {n * 7919},5" for n in range(5000))))
    good, bad = read(packed)
    assert len(good) == 5000
    assert not bad
    good, bad = read(packed[: len(packed) // 2])
    assert 0 < len(good) < 5000
    assert [row.reason for row in bad] == ["truncated"]


def test_json_lines_and_their_faults() -> None:
    lines = [
        '{"id": 1, "title": "Áo"}',
        "{oops",
        "[1, 2]",
        '{"x": 1}',
        '{"id": 2, "name": "Mũ"}',
        '{"title": ""}',
    ]
    good, bad = read("\n".join(lines).encode())
    assert [(row.id, row.title) for row in good] == [("1", "Áo"), ("2", "Mũ")]
    assert [(row.line, row.reason) for row in bad] == [
        (2, "json"),
        (3, "not_object"),
        (4, "columns"),
        (6, "no_text"),
    ]


def test_a_json_array_of_products_as_schema_org_writes_them() -> None:
    product = {
        "@type": "Product",
        "sku": "A1",
        "name": "Nồi",
        "description": "Nồi inox",
        "brand": {"@type": "Brand", "name": "Sunhouse"},
        "offers": {"price": "250000", "priceCurrency": "VND", "seller": {"name": "Shop A"}},
        "countryOfOrigin": {"name": "Việt Nam"},
        "additionalProperty": [{"name": "Chất liệu", "value": "Inox"}],
    }
    good, bad = read(json.dumps([product, product], indent=1).encode())
    assert not bad
    assert len(good) == 2
    row = good[0]
    assert (row.id, row.brand, row.price, row.seller, row.origin) == (
        "A1",
        "Sunhouse",
        250_000.0,
        "Shop A",
        "Việt Nam",
    )
    assert row.attributes == {"Chất liệu": "Inox"}


def test_a_row_without_id_is_called_the_same_wherever_it_stands() -> None:
    first, _ = read(b"title,link,description\nAo,,a\nMu,http://a.vn/1,b\n,,c\n")
    later, _ = read(b"title,link,description\nAo,,x\nAo,,y\nMu khac,http://a.vn/1,z\n")
    assert first[0].id == later[0].id == later[1].id
    assert first[1].id == later[2].id == "http://a.vn/1"
    assert first[0].id.startswith("title:")
    assert first[2].id == "-:4"


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes(data: bytes) -> None:
    read(data)
    read(b"id,title,description\n" + data)
    read(b'{"title": "x"}\n' + data)


@given(st.lists(st.lists(st.text(max_size=20), min_size=3, max_size=3), max_size=8))
@settings(max_examples=80, deadline=None)
def test_no_row_is_lost(table: list[list[str]]) -> None:
    """Whatever a writer that quotes everything writes comes back as rows or as rejected rows."""
    import csv as writer
    import io

    out = io.StringIO()
    to = writer.writer(out, quoting=writer.QUOTE_ALL)
    to.writerow(["id", "title", "description"])
    for n, cells in enumerate(table):
        to.writerow([f"row{n}", *cells[1:]])
    good, bad = read(out.getvalue().encode("utf-8", "surrogatepass"))
    found = {row.id for row in good}
    for n, cells in enumerate(table):
        told = any(f"row{n}" in row.raw for row in bad)
        assert f"row{n}" in found or told or not "".join(cells[1:]).strip()


def test_lines_without_headers_are_told_one_by_one() -> None:
    rows, rejected = read(b"1,Ao\n\n2,Quan\n")
    assert rows == []
    assert [(r.line, r.reason, r.raw) for r in rejected] == [
        (1, "columns", "1,Ao\n"),
        (3, "columns", "2,Quan\n"),
    ]


def test_a_quote_that_never_closes_joins_no_two_rows() -> None:
    """Also where the cells of both, taken for one, are as many as the columns."""
    lines = [f'{n},"Áo {n}' if n in (3, 4, 8) else f"{n},Áo {n}" for n in range(12)]
    rows, rejected = read(("id,title\n" + "\n".join(lines) + "\n").encode())
    assert [row.id for row in rows] == [str(n) for n in range(12) if n not in (3, 4, 8)]
    assert [(r.line, r.reason) for r in rejected] == [(5, "csv"), (6, "csv"), (10, "csv")]


def test_quotes_within_a_description_of_several_lines_are_borne() -> None:
    rows, rejected = read('id,title,description\n1,Tivi,"đẹp\ncỡ 55" to"\n2,Mũ,len\n'.encode())
    assert [(row.id, row.description) for row in rows] == [("1", 'đẹp\ncỡ 55 to"'), ("2", "len")]
    assert rejected == []
