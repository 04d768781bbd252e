"""A JSON array of any length and in any number of lines: every element is read or told."""

from __future__ import annotations

import io
import json
import resource
from collections.abc import Callable

import pytest
from feeds import read
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.feed.array import elements


def some(count: int, size: int = 0) -> list[dict[str, object]]:
    return [
        {
            "id": str(n),
            "title": f"Áo {n}",
            "description": "x" * size,
            "options": [{"id": "Màu", "title": "đỏ"}, {"id": "Cỡ", "title": "L"}],
        }
        for n in range(count)
    ]


@pytest.mark.parametrize("indent", [None, 1])
def test_an_array_of_more_characters_than_a_line_may_have(indent: int | None) -> None:
    rows, rejected = read(json.dumps(some(10_000, 900), indent=indent, ensure_ascii=False).encode())
    assert [row.id for row in rows] == [str(n) for n in range(10_000)]
    assert rejected == []


BREAKS = {
    "a comma": ('"id": "7"', '"id": "7",,'),
    "a quote that never closes": ('"title": "Áo 7"', '"title": "Áo 7'),
    "a quote too many": ('"title": "Áo 7"', '"title": "Áo "7"'),
    "a bracket too many": ('"title": "Áo 7"', '"title": "Áo 7"]'),
    "a word": ('"title": "Áo 7"', '"title": Áo'),
    "a name": ('"id": "7"', "id: 7"),
}


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("how", BREAKS)
def test_an_element_that_is_broken_costs_itself_alone(how: str, indent: int | None) -> None:
    whole = json.dumps(some(20), indent=indent, ensure_ascii=False)
    assert whole.count(BREAKS[how][0]) == 1
    rows, rejected = read(whole.replace(*BREAKS[how]).encode())
    assert [row.id for row in rows] == [str(n) for n in range(20) if n != 7]
    assert rejected
    assert {r.reason for r in rejected} <= {"json", "not_object"}
    assert rejected[0].line == 8


def test_an_element_of_100_mb_costs_itself_alone() -> None:
    before, after = json.dumps(some(1))[1:-1], json.dumps({"id": "9", "title": "Áo"})
    whole = f'[{before},{{"id": "1", "title": "{"x" * 100_000_000}"}},{after}]'.encode()
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rows, rejected = read(whole)
    assert [row.id for row in rows] == ["0", "9"]
    assert [(r.line, r.reason) for r in rejected] == [(2, "long")]
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held) // 1024 < 200


@pytest.mark.parametrize("cut", ["after a comma", "within an element"])
def test_an_array_that_is_cut_off_is_told(cut: str) -> None:
    whole = json.dumps(some(3))
    whole = whole[:-1] + "," if cut == "after a comma" else whole[:-20]
    rows, rejected = read(whole.encode())
    assert len(rows) == (3 if cut == "after a comma" else 2)
    assert [r.reason for r in rejected] == ["truncated"]


def test_one_array_after_another() -> None:
    rows, rejected = read(f"{json.dumps(some(2))}\n{json.dumps(some(3))}\n".encode())
    assert (len(rows), rejected) == (5, [])


@given(
    value=st.lists(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
            max_leaves=12,
        )
    ),
    indent=st.sampled_from((None, 0, 2)),
)
@settings(deadline=None)
def test_elements_are_those_that_json_reads(value: list[object], indent: int | None) -> None:
    found = list(elements(io.StringIO(json.dumps(value, indent=indent, ensure_ascii=False))))
    assert [one.value for one in found] == value
    assert not any(one.reason for one in found)


@given(st.text(alphabet='{}[]",:\\ a1\n', max_size=60))
@settings(deadline=None)
def test_whatever_stands_in_an_array_it_comes_to_an_end(inside: str) -> None:
    found = list(elements(io.StringIO(f"[{inside}]")))
    assert len(found) <= 2 * len(inside) + 2


@pytest.mark.parametrize("indent", [None, 1])
def test_an_array_that_an_answer_wraps(indent: int | None) -> None:
    whole = {"total": 20, "next": None, "items": some(20), "cursor": {"items": [{"title": "không phải"}]}}
    rows, rejected = read(json.dumps(whole, indent=indent).encode())
    assert [row.id for row in rows] == [str(n) for n in range(20)]
    assert rejected == []


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize(
    "wrap",
    [
        lambda rows: {"total": 2, "ads": rows},
        lambda rows: {"code": 0, "data": {"total": 2, "list": rows}, "message": "ok"},
        lambda rows: {"mods": {"listItems": rows}},
        lambda rows: {"items": [{"item_basic": one, "adsid": None} for one in rows]},
        lambda rows: {"data": {"products": {"edges": [{"cursor": "x", "node": one} for one in rows]}}},
    ],
)
def test_answers_of_platforms(wrap: Callable[[object], object], indent: int | None) -> None:
    rows, rejected = read(json.dumps(wrap(some(20)), indent=indent).encode())
    assert [row.id for row in rows] == [str(n) for n in range(20)]
    assert rejected == []


def test_what_holds_two_things_is_not_taken_for_one() -> None:
    two = {"buyer": {"name": "An"}, "goods": {"name": "Áo"}}
    rows, rejected = read(json.dumps([two]).encode())
    assert rows == []
    assert [one.reason for one in rejected] == ["columns"]


def test_lines_that_hold_arrays_are_rows_still() -> None:
    lines = [json.dumps({"id": str(n), "items": [{"name": "S"}], "title": "Áo"}) for n in range(3)]
    assert [row.id for row in read("\n".join(lines).encode())[0]] == ["0", "1", "2"]
    for whole in ({"title": "Áo", "items": [{"name": "S"}]}, {"items": [{"name": "S"}], "title": "Áo"}):
        assert [row.title for row in read(json.dumps(whole).encode())[0]] == ["Áo"]
