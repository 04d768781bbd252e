"""How jobs, settings and events travel between the caller and the crawling child: JSON, one value a line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from crawler.model import CaptureState, Kind, Storefront, Via, VisitRecord, VisitState
from crawler.settings import CrawlSettings


@dataclass(frozen=True, slots=True)
class Job:
    """One visit to make: its id, the storefront, and the WARC file to write (`….warc.gz`).

    `not_before` is an aware time until which the storefront's host asked to be left alone.
    `before` is the evidence file of the storefront's last visit and `root` the evidence folder, for a visit
    that asks only for what has changed since; "" for one that asks for everything. `offered` is a file of the
    user's cache in which a visit keeps what its pages offered for the next one; "" for none. `rests`: where nothing has
    changed, the last visit's walk to the till may stand once more.
    """

    visit_id: str
    storefront: Storefront
    path: str
    not_before: datetime | None = None
    before: str = ""
    root: str = ""
    offered: str = ""
    rests: bool = False


@dataclass(frozen=True, slots=True)
class PageSeen:
    """One capture was kept. `bytes` is the decoded size, `pages` how many captures the visit has so far."""

    visit_id: str
    storefront_id: str
    url: str
    state: CaptureState
    via: Via
    status: int | None
    bytes: int
    pages: int


def dump_storefront(storefront: Storefront) -> dict[str, str]:
    """A storefront as JSON-ready text fields."""
    return {k: str(v) for k, v in asdict(storefront).items()}


def load_storefront(data: Mapping[str, str]) -> Storefront:
    """The opposite of `dump_storefront`."""
    fields = dict(data)
    kind = Kind(fields.pop("kind"))
    return Storefront(kind=kind, **fields)


def dump_job(job: Job) -> str:
    """A job as one line."""
    until = job.not_before.isoformat() if job.not_before else None
    return json.dumps({**asdict(job), "storefront": dump_storefront(job.storefront), "not_before": until})


def load_job(line: str) -> Job:
    """The opposite of `dump_job`."""
    data = json.loads(line)
    until = datetime.fromisoformat(data["not_before"]) if data["not_before"] else None
    return Job(**{**data, "storefront": load_storefront(data["storefront"]), "not_before": until})


def dump_settings(settings: CrawlSettings) -> str:
    """Settings as one line."""
    return json.dumps(asdict(settings))


def load_settings(line: str) -> CrawlSettings:
    """The opposite of `dump_settings`."""
    data = json.loads(line)
    for name in ("record_hosts", "inner_hosts"):
        data[name] = tuple(data[name])
    data["details"] = tuple((what, words) for what, words in data["details"])
    return CrawlSettings(**data)


def dump_event(event: PageSeen | VisitRecord) -> str:
    """An event as one line."""
    plain = {f.name: getattr(event, f.name) for f in fields(event)}
    return json.dumps({"event": type(event).__name__, **plain})


def started_event(visit_id: str) -> str:
    """The line that says a visit has begun; it stays between child and door."""
    return json.dumps({"event": "started", "visit_id": visit_id})


def load_event(line: str) -> PageSeen | VisitRecord | str:
    """The opposite of `dump_event`; the id of the visit for a `started_event`."""
    data: dict[str, Any] = json.loads(line)
    name = data.pop("event")
    if name == "started":
        return str(data["visit_id"])
    if name == "PageSeen":
        return PageSeen(**{**data, "state": CaptureState(data["state"]), "via": Via(data["via"])})
    return VisitRecord(**{**data, "state": VisitState(data["state"])})
