"""A path leads to its element in the whole page, whatever was left out before it."""

from __future__ import annotations

import pytest
from storefront_kit import page

from checker.facts.steps import MAX_PATH, Steps


@pytest.mark.parametrize(
    ("markup", "path"),
    [
        ("<p id=x>", "p"),
        ("<p></p><p id=x>", "p:nth-of-type(2)"),
        ("<p id=x></p><p></p>", "p:nth-of-type(1)"),
        ("<i></i><gone of=p n=7></gone><p id=x>", "p:nth-of-type(8)"),
        ("<p id=x></p><gone of=p n=7></gone>", "p:nth-of-type(1)"),
        ("<gone of=div n=7></gone><p id=x>", "p"),
        ("<o:p></o:p><o:p id=x>", "o\\:p:nth-of-type(2)"),
    ],
)
def test_steps_count_what_was_left_out(markup: str, path: str) -> None:
    node = page(f"<body>{markup}").tree.css_first("#x")
    assert Steps("gone").path(node) == f"html > body > {path}"


def test_a_page_without_gaps_counts_its_own_elements() -> None:
    node = page("<body><gone of=p n=7></gone><p id=x>").tree.css_first("#x")
    assert Steps().path(node) == "html > body > p"


def test_a_deep_path_is_its_last_steps() -> None:
    node = page("<body>" + "<div>" * (MAX_PATH + 9) + "<p id=x>").tree.css_first("#x")
    assert Steps().path(node).count(">") == MAX_PATH - 1


def test_many_items_of_a_list_are_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[str] = []
    alike = Steps._alike
    monkeypatch.setattr(Steps, "_alike", lambda *asked: looks.append("") or alike(*asked))
    steps, items = (
        Steps("gone"),
        page("<ul>" + "<li>x</li><gone of=li n=2></gone>" * 500 + "</ul>").tree.css("li"),
    )
    paths = [steps.path(node) for node in items]
    assert [p.rpartition(" > ")[2] for p in paths] == [f"li:nth-of-type({1 + 3 * n})" for n in range(500)]
    assert len(looks) < 5_000
