"""What one visit says apart from its pages' bodies, without times and ids: the part of a key that tells whether
something may be taken over from the last visit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from typing import Any

from crawler.model import Visit

# notes on how a page was found unchanged, on what was made of it and on how fast it came; no fact is read from them
OURS = {"unchanged", "drawn again", "loaded", "picture", "closed", "pace", "asked again"}
LEFT_OUT = {"id", "started", "ended", "captures", "resources", "tool"}


def told(visit: Visit) -> list[Any]:
    """Everything of a visit but its captures and what changes with every visit, as plain data in one order."""
    notes = {
        url: {name: text for name, text in facts.items() if name not in OURS}
        for url, facts in visit.resources.items()
    }
    # whatever else a visit may tell one day is part of the key until somebody leaves it out
    others = {f.name: getattr(visit, f.name) for f in fields(visit) if f.name not in LEFT_OUT}
    if visit.walk is not None:  # nor when a walk was made, nor its pictures
        steps = tuple(replace(step, screenshot="") for step in visit.walk.steps)
        others["walk"] = replace(visit.walk, of="", steps=steps)
    return [_timeless(notes, visit.id), _timeless(others, visit.id)]


def _timeless(value: Any, visit: str) -> Any:
    """Nested data without times and without the visit's own id, in an order of its own."""
    if is_dataclass(value) and not isinstance(value, type):
        value = {f.name: getattr(value, f.name) for f in fields(value)}
    if isinstance(value, Mapping):
        return sorted((str(k), _timeless(v, visit)) for k, v in value.items() if v not in ("", {}))
    if isinstance(value, (list, tuple)):
        return [_timeless(one, visit) for one in value]
    return None if isinstance(value, datetime) else str(value).replace(visit, "")
