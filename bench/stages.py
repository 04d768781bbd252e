"""Where the time of a page goes: CPU milliseconds of every stop of the flow, over the market's captured pages.

Fetching is not repeated here (`bench.speed` prints it); the store is timed where it works, in the sweep.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from checker.check import sheet_of
from checker.engine.evaluate import evaluate
from checker.leads.assemble import assemble
from crawler.evidence import VisitWriter, read
from crawler.model import CaptureState, Via, Visit
from crawler.settings import CrawlSettings
from crawler.spiders.page import look
from rules.load import load

AS_OF = date(2026, 11, 22)


def pages(visit: Visit) -> int:
    """How many pages a visit read."""
    return sum(capture.state is CaptureState.OK for capture in visit.captures)


def stages(paths: Sequence[Path]) -> dict[str, float]:
    """Evidence files in; for each stage the CPU milliseconds a page out."""
    book, agent = load(), CrawlSettings().user_agent
    spent = dict.fromkeys(("links", "evidence written", "evidence read", "facts", "rules", "leads"), 0.0)
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        for n, path in enumerate(paths):
            with _Clock(spent, "evidence read"):
                visit = read(path)
            count += pages(visit)
            with _Clock(spent, "links"):
                for capture in visit.captures:
                    if capture.state is CaptureState.OK:
                        look(capture.body, capture.content_type, capture.url, set())
            with _Clock(spent, "evidence written"):
                _write(visit, Path(folder) / f"{n}.warc.gz", agent)
            with _Clock(spent, "facts"):
                sheet = sheet_of(visit, book)
            with _Clock(spent, "rules"):
                findings = evaluate(book, sheet, AS_OF)
            with _Clock(spent, "leads"):
                assemble(findings, book.rules, visit, sheet)
    return {name: seconds * 1000 / max(1, count) for name, seconds in spent.items()}


def _write(visit: Visit, path: Path, agent: str) -> None:
    """The same exchanges written again, with the bodies as they are read."""
    writer = VisitWriter(path, visit.id, visit.started, agent)
    records = {}
    for capture in visit.captures:
        if capture.via is Via.BROWSER:
            records[capture.id] = writer.dom(capture.url, capture.at, capture.body, "")
        elif capture.status is not None:
            said = (f"HTTP/1.1 {capture.status} X", capture.headers, capture.body)
            records[capture.id] = writer.exchange(
                capture.url, capture.at, ("GET / HTTP/1.1", [("Host", "x")]), said
            )
    writer.finish(visit, records, 8_000_000, sum(len(c.body) for c in visit.captures))


class _Clock:
    """Adds the CPU seconds of a block to one name."""

    def __init__(self, spent: dict[str, float], name: str) -> None:
        self._spent, self._name = spent, name

    def __enter__(self) -> None:
        self._start = time.process_time()

    def __exit__(self, *_: object) -> None:
        self._spent[self._name] += time.process_time() - self._start
