"""Storefront engines by name: one file each, found by being there. `generic` is asked when no other answers."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from checker.facts.engines.engine import Engine

_NOT_ENGINES = frozenset(("engine", "seek"))
FALLBACK = "generic"


@cache
def engines() -> dict[str, Engine]:
    """Every engine of this folder by its name; those that know their money first, the fallback last."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if m.name not in _NOT_ENGINES)
    found = [importlib.import_module(f"{__name__}.{name}").ENGINE for name in names]
    return {e.name: e for e in sorted(found, key=lambda e: (e.name == FALLBACK, not e.per_dong))}
