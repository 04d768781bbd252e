"""A visit as JSON and back: the text of the metadata record that closes every file of ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from crawler.model import Capture, CaptureState, Via, Visit, VisitState, Walk, WalkEnd, WalkStep
from crawler.wire import dump_storefront, load_storefront


@dataclass(frozen=True, slots=True)
class Origin:
    """The earlier record that holds the body of a capture which was found unchanged.

    `file` is the evidence file's path under the evidence folder, `record` its record's id, `offset` and
    `length` the record's bytes, `at` when it was captured (ISO 8601), `times` how often in a row it has
    stood for a later visit.
    """

    file: str
    record: str
    offset: int
    length: int
    at: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Stored:
    """A capture without its body, the record that holds it ("" when there was no answer), and the earlier
    record that holds its body, if it is one of those."""

    capture: Capture
    record: str
    origin: Origin | None = None


def dump_visit(
    visit: Visit, records: Mapping[str, str], max_body: int, origins: Mapping[str, Origin] | None = None
) -> bytes:
    """A visit (bodies are left out), the record id and the origin of each capture id in, JSON bytes out."""
    earlier = origins or {}
    data = {
        "format": 1,
        "id": visit.id,
        "storefront": dump_storefront(visit.storefront),
        "started": visit.started.isoformat(),
        "ended": visit.ended.isoformat(),
        "state": visit.state,
        "why": visit.why,
        "tool": visit.tool,
        "max_body": max_body,
        "captures": [
            _capture(capture, records.get(capture.id, ""), earlier.get(capture.id))
            for capture in visit.captures
        ],
        "unvisited": dict(visit.unvisited),
        "resources": {url: dict(facts) for url, facts in visit.resources.items()},
    }
    if visit.walk is not None:
        data["walk"] = _walk(visit.walk)
    return json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")


def load_visit(raw: bytes) -> tuple[Visit, list[Stored], int]:
    """The opposite: the visit without captures, its captures without bodies, and the body limit."""
    data: dict[str, Any] = json.loads(raw.decode("utf-8", "surrogatepass"))
    if data["format"] != 1:
        raise ValueError(f"evidence format {data['format']}, this version reads format 1")
    visit = Visit(
        id=data["id"],
        storefront=load_storefront(data["storefront"]),
        started=datetime.fromisoformat(data["started"]),
        ended=datetime.fromisoformat(data["ended"]),
        state=VisitState(data["state"]),
        why=data["why"],
        unvisited=data["unvisited"],
        resources=data["resources"],
        tool=data["tool"],
        walk=_walked(data["walk"]) if data.get("walk") else None,
    )
    return visit, [_stored(entry) for entry in data["captures"]], data["max_body"]


def _walk(walk: Walk) -> dict[str, Any]:
    steps = [{**asdict(step), "at": step.at.isoformat()} for step in walk.steps]
    of = {"of": walk.of} if walk.of else {}
    return {"end": walk.end, "why": walk.why, "steps": steps, "held": list(walk.held), **of}


def _walked(data: Mapping[str, Any]) -> Walk:
    steps = [WalkStep(**{**step, "at": datetime.fromisoformat(step["at"])}) for step in data["steps"]]
    return Walk(WalkEnd(data["end"]), data["why"], tuple(steps), tuple(data["held"]), data.get("of", ""))


def _capture(capture: Capture, record: str, origin: Origin | None) -> dict[str, Any]:
    kept = {"origin": asdict(origin)} if origin else {}
    return {
        "id": capture.id,
        "url": capture.url,
        "requested_url": capture.requested_url,
        "at": capture.at.isoformat(),
        "state": capture.state,
        "via": capture.via,
        "status": capture.status,
        "headers": [list(pair) for pair in capture.headers],
        "digest": capture.digest,
        "why": capture.why,
        "record": record,
        **kept,
    }


def _stored(data: dict[str, Any]) -> Stored:
    record, origin = data.pop("record"), data.pop("origin", None)
    data["at"] = datetime.fromisoformat(data["at"])
    data["state"], data["via"] = CaptureState(data["state"]), Via(data["via"])
    data["headers"] = tuple((name, value) for name, value in data["headers"])
    return Stored(Capture(**data), record, Origin(**origin) if origin else None)
