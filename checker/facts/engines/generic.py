"""Any other page that carries its state as JSON: the product is told by the page's name; its money is not known."""

from __future__ import annotations

from collections.abc import Iterator

from checker.facts.engines.engine import Engine, State
from checker.facts.page import Page


def states(page: Page) -> Iterator[State]:
    """Every JSON state of the page's scripts."""
    yield from ((f"script {name}", value) for name, value in page.states.items())


ENGINE = Engine(
    "generic",
    (
        "__INITIAL_STATE__",
        "__PRELOADED_STATE__",
        "__APOLLO_STATE__",
        'type="application/json"',
        "window.product",
    ),
    states,
    per_dong=0,
)
