"""The fact sheet as plain JSON: what `rasoat facts --format json` prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from checker.model import Fact, FactSheet, Subject


class Described(Protocol):
    """The part of `rules.model.FactName` that showing needs."""

    @property
    def subject(self) -> str: ...
    @property
    def many(self) -> bool: ...
    @property
    def values(self) -> tuple[str, ...]: ...


def _one(fact: Fact) -> dict[str, Any]:
    return {
        "value": fact.value,
        "quote": fact.quote,
        "url": fact.url,
        "capture": fact.capture,
        "place": {"path": fact.place.path, "start": fact.place.start, "end": fact.place.end},
        "extractor": fact.extractor,
        "confidence": round(fact.confidence, 3),
    }


def fact_json(found: tuple[Fact, ...], entry: Described) -> dict[str, Any]:
    """The best fact with the others under "also"; a closed list of codes gives "value" as a list."""
    shown = _one(found[0])
    if entry.many and entry.values:
        shown["value"] = list(dict.fromkeys(f.value for f in found))
    if len(found) > 1:
        shown["also"] = [_one(f) for f in found[1:]]
    return shown


def subject_json(subject: Subject, vocabulary: Mapping[str, Described]) -> dict[str, Any]:
    """Facts of one subject by name: found, [] when it was looked for in vain, null when not read."""
    out: dict[str, Any] = {}
    for name, entry in vocabulary.items():
        if entry.subject != subject.kind.value:
            continue
        found = subject.facts.get(name, ())
        search = subject.searches.get(name)
        if found:
            out[name] = fact_json(found, entry)
        elif search is not None and search.whole:
            out[name] = {"value": [], "searched": list(search.pages)}
        else:
            out[name] = None
    return out


def as_json(sheet: FactSheet, vocabulary: Mapping[str, Described]) -> dict[str, Any]:
    """{"storefront": {fact: …}, "listings": [{"url": …, fact: …}], "posts": […]}; see `subject_json`."""
    return {
        "storefront": subject_json(sheet.storefront, vocabulary),
        "listings": [{"url": s.url} | subject_json(s, vocabulary) for s in sheet.listings],
        "posts": [{"url": s.url} | subject_json(s, vocabulary) for s in sheet.posts],
    }
