"""RDFa Lite: `vocab`, `typeof`, `property`, read into the form that microdata have.

Prefixes of schema.org ("schema:name", "s:name") are dropped; other vocabularies keep theirs. Open Graph's
<meta property="og:…"> stand under no `typeof` and stay out.
"""

from __future__ import annotations

from typing import Any

MAX_NODES = 5_000
MAX_CLIMB = 60
_SCHEMA = ("schema", "s", "http://schema.org/", "https://schema.org/")


def rdfa(root: Any) -> list[dict[str, Any]]:
    """The top-level items under `root`, nested items inside them. Bounded; never raises."""
    items: dict[int, dict[str, Any]] = {}
    tops: list[dict[str, Any]] = []
    seen: set[int] = set()
    for node in root.css("[typeof],[property]")[:MAX_NODES]:
        if node.mem_id in seen:  # a node that has both attributes comes twice
            continue
        seen.add(node.mem_id)
        attributes = node.attributes
        item: dict[str, Any] | None = None
        if attributes.get("typeof"):
            item = items[node.mem_id] = {"@type": [_bare(t) for t in (attributes["typeof"] or "").split()]}
        names = [_bare(n) for n in (attributes.get("property") or "").split()]
        owner, steps = node.parent, 0
        while owner is not None and owner.mem_id not in items and steps < MAX_CLIMB:
            owner, steps = owner.parent, steps + 1
        holder = items.get(owner.mem_id) if owner is not None else None
        if holder is None or not names:
            if item is not None:
                tops.append(item)
            continue
        value: Any = item if item is not None else _value(node)
        for name in names:
            held = holder.get(name)
            holder[name] = (
                value if held is None else [*held, value] if isinstance(held, list) else [held, value]
            )
    return tops


def _bare(term: str) -> str:
    """A term without schema.org's prefix or address."""
    for start in _SCHEMA[2:]:
        if term.startswith(start):
            return term.removeprefix(start)
    prefix, colon, name = term.partition(":")
    return name if colon and prefix in _SCHEMA[:2] else term


def _value(node: Any) -> str:
    attributes = node.attributes
    for name in ("content", "resource", "href", "src", "datetime"):
        if attributes.get(name):
            return str(attributes[name])
    return " ".join(node.text(deep=True).split())
