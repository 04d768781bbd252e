"""Structured data inside a page, read with patience: JSON-LD, microdata, JSON states of scripts."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from checker.facts.shape import Script

MAX_OBJECTS = 5_000
MAX_JSON = 4_000_000  # characters of one script
MAX_CLIMB = 60
MAX_TEXT = 2_000_000  # characters of all microdata values of a page
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|"
    r"(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>|\]\]>)\s*;?\s*$"
)
_ASSIGNED = re.compile(
    r"(?:\b(?:var|let|const)\s+|\bwindow\.|\bself\.)([\w$.]{1,60})\s*=\s*(?=[{\[])"
    r"|\b(ShopifyAnalytics\.meta|theme\.product)\s*=\s*(?=[{\[])"
)
_DECODER = json.JSONDecoder(strict=False)


def lenient(text: str) -> list[Any]:
    """Every JSON value in `text`, in order; mends trailing commas, wrappers, entities. Never raises."""
    text = text[:MAX_JSON]
    if "<!" in text or "]>" in text or "->" in text:
        text = _WRAPPING.sub("", text)
    for attempt in _attempts(text.strip()):
        values, at = [], 0
        try:
            while at < len(attempt):
                value, at = _DECODER.raw_decode(attempt, at)
                values.append(value)
                while at < len(attempt) and attempt[at] in " \t\r\n;,":
                    at += 1
        except (ValueError, RecursionError):
            continue
        return values
    return []


def _attempts(text: str) -> Iterator[str]:
    """A text as it stands, then mended: most need no mending, which takes as long as reading them."""
    yield text
    mended = _TRAILING_COMMA.sub(r"\1", text)
    yield mended
    yield html.unescape(mended)


def json_blocks(texts: Iterable[str]) -> list[dict[str, Any]]:
    """The objects of JSON-LD scripts, lists and @graph opened, in order."""
    out: list[dict[str, Any]] = []
    for text in texts:
        waiting = lenient(text)[::-1]
        while waiting and len(out) < MAX_OBJECTS:
            value = waiting.pop()
            if isinstance(value, list):
                waiting.extend(value[::-1])
            elif isinstance(value, dict):
                graph = value.get("@graph")
                if isinstance(graph, list):
                    waiting.extend(graph[::-1])
                if not isinstance(graph, list) or "@type" in value:
                    out.append(value)
    return out


def types_of(item: dict[str, Any]) -> tuple[str, ...]:
    """The short type names of a JSON-LD or microdata item."""
    kind = item.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return tuple(str(k).rstrip("/").rpartition("/")[2] for k in kinds if k)


def _itemprop_value(node: Any) -> str:
    attributes = node.attributes
    for name in ("content", "href", "src", "datetime", "value"):
        if value := attributes.get(name):
            return str(value)
    return " ".join(node.text(deep=True).split())


def microdata(root: Any) -> list[dict[str, Any]]:
    """The top-level microdata items under `root`, nested items inside them."""
    items: dict[int, dict[str, Any]] = {}
    tops: list[dict[str, Any]] = []
    seen: set[int] = set()
    budget = MAX_TEXT
    for node in root.css("[itemscope],[itemprop]")[:MAX_OBJECTS]:
        if node.mem_id in seen:  # a node that has both attributes comes twice
            continue
        seen.add(node.mem_id)
        attributes = node.attributes
        item: dict[str, Any] | None = None
        if "itemscope" in attributes:
            item = items[node.mem_id] = {"@type": (attributes.get("itemtype") or "").split(" ")[0]}
        names = (attributes.get("itemprop") or "").split()
        owner, steps = node.parent, 0
        while owner is not None and owner.mem_id not in items and steps < MAX_CLIMB:
            owner, steps = owner.parent, steps + 1
        holder = items.get(owner.mem_id) if owner is not None else None
        if holder is None or not names:
            if item is not None:
                tops.append(item)
            continue
        value: Any = item if item is not None else _itemprop_value(node) if budget > 0 else ""
        budget -= len(value) if isinstance(value, str) else 0
        for name in names:
            if name in holder:
                held = holder[name]
                holder[name] = [*held, value] if isinstance(held, list) else [held, value]
            else:
                holder[name] = value
    return tops


def states(scripts: Sequence[Script]) -> dict[str, Any]:
    """JSON that scripts carry: whole JSON scripts by id, assignments of object literals by variable name."""
    out: dict[str, Any] = {}
    for number, script in enumerate(scripts):
        text = script.text
        if not text or len(text) > MAX_JSON or "ld+json" in script.type:
            continue
        if "json" in script.type:
            values = lenient(text)
            if values:
                out[script.id or f"json:{number}"] = values[0]
        elif not script.type or "javascript" in script.type or script.type == "module":
            for found in _ASSIGNED.finditer(text):
                try:
                    value, _ = _DECODER.raw_decode(text, found.end())
                except (ValueError, RecursionError):
                    continue
                out.setdefault(found[1] or found[2], value)
    return out
