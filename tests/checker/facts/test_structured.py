"""Structured data is read with patience and without trust."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from storefront_kit import html, page

from checker.facts.structured import json_blocks, lenient, types_of


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ('{"a": 1,}', [{"a": 1}]),
        ("[1, 2, ]", [[1, 2]]),
        ('<!-- {"a": 1} -->', [{"a": 1}]),
        ('//<![CDATA[\n{"a": 1}\n//]]>', [{"a": 1}]),
        ('{"a": "dòng\nmới"}', [{"a": "dòng\nmới"}]),
        ('{"a": 1}{"b": 2}', [{"a": 1}, {"b": 2}]),
        ("{&quot;a&quot;: 1}", [{"a": 1}]),
        ("không phải json", []),
        ("[" * 100_000, []),
    ],
)
def test_lenient(text: str, want: list[object]) -> None:
    assert lenient(text) == want


@given(st.text(max_size=300))
def test_lenient_never_raises(text: str) -> None:
    assert isinstance(lenient(text), list)


def test_graphs_and_lists_are_opened() -> None:
    found = json_blocks(
        [
            '{"@graph": [{"@type": "Organization"}, [{"@type": ["Store", "https://schema.org/Place"]}]]}',
            '{"@type": "Product"}',
        ]
    )
    assert [types_of(f) for f in found] == [("Organization",), ("Store", "Place"), ("Product",)]


def test_microdata_nests() -> None:
    p = page(
        html(
            "<div itemscope itemtype='http://schema.org/Product'><h1 itemprop=name>Áo</h1><div "
            "itemprop=offers itemscope>"
            "<meta itemprop=price content=90000></div></div>"
        )
    )
    assert p.microdata == [
        {"@type": "http://schema.org/Product", "name": "Áo", "offers": {"@type": "", "price": "90000"}}
    ]


def test_states_of_scripts() -> None:
    p = page(
        html(
            "<script id=__NEXT_DATA__ type='application/json'>{\"props\": 1}</script>"
            '<script>var meta = {"product": {"id": 7}};</script>'
        )
    )
    assert p.states == {"__NEXT_DATA__": {"props": 1}, "meta": {"product": {"id": 7}}}
