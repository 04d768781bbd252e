"""Sendo: `__INITIAL_STATE__` or `__PRELOADED_STATE__`; the product is told by the page's name, prices in đồng."""

from __future__ import annotations

from checker.facts.engines.engine import Engine, assigned

ENGINE = Engine(
    "sendo",
    ("sendo.vn",),
    assigned("__INITIAL_STATE__", "__PRELOADED_STATE__", "__APOLLO_STATE__"),
)
