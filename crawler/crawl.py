"""The door: jobs in, a stream of pages seen and visits finished out.

Scrapy runs in one child process: the caller never loads it, a crash or a memory kill of the child costs
only the visits that were open, and any number of crawls can follow each other.
"""

from __future__ import annotations

import os
import signal
import ssl
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from crawler.evidence.errors import EvidenceError
from crawler.evidence.write import committed
from crawler.failure import keep_failure
from crawler.model import VisitRecord
from crawler.settings import CrawlSettings
from crawler.wire import Job, PageSeen, dump_job, dump_settings, load_event

ROOT = Path(__file__).resolve().parents[1]
LEAVING = 15.0  # seconds that a child gets to end its visits and its browser
COMPLAINT = 4_000  # bytes of the child's last words that are told
# Imports make some hundred thousand objects and no cycles: a tenth of the start went to the collector looking for some.
# For each class that Scrapy has renamed it looks through all modules that are being loaded: from up here they are few,
# 100 ms fewer of a processor than from below ours.
START = (
    "import gc, sys; gc.disable(); import scrapy.core.downloader.contextfactory; "
    "sys.path.insert(0, sys.argv[1]); from crawler.spiders.child import main; main()"
)

__all__ = ["CrawlSettings", "Job", "PageSeen", "crawl"]


def crawl(jobs: Sequence[Job], settings: CrawlSettings) -> Iterator[PageSeen | VisitRecord]:
    """Visits every job's storefront and yields what happens as it happens.

    Each job ends in exactly one `VisitRecord`. A job whose finished evidence already lies at its path
    is not visited again: its record comes back from the manifest. `ValueError` on doubled ids or
    paths and on a file of authorities that is none, `EvidenceError` when another visit lies at a path.
    Closing the iterator ends the child; open visits then leave nothing behind.
    """
    _no_doubles(jobs)
    _authorities(settings.ca_file)
    waiting: dict[str, Job] = {}
    for job in jobs:
        done = committed(Path(job.path))
        if done is None:
            waiting[job.visit_id] = job
        elif done.id == job.visit_id:
            yield done
        else:
            raise EvidenceError(
                f"{job.path}: the finished visit {done.id} lies here; give {job.visit_id} another path"
            )
    begun = datetime.now(UTC)
    suspects: list[str] = []
    while waiting:
        # What was open when a child died may have killed it: those visits go on alone, one child each.
        alone = suspects.pop() if suspects else ""
        batch = [waiting[alone]] if alone else list(waiting.values())
        with _Child(batch, settings) as child:
            for event in child.events():
                if isinstance(event, VisitRecord):
                    waiting.pop(event.id, None)
                yield event
            said = child.last_words()
        for job in (
            batch if alone else [job for job in batch if job.visit_id in child.open or not child.began]
        ):
            if job.visit_id not in waiting:
                continue
            if (done := committed(Path(job.path))) is not None:
                yield done
            elif alone or not child.began:
                yield keep_failure(job, settings, begun, f"the crawling process died over this visit: {said}")
            else:
                suspects.append(job.visit_id)
                continue
            del waiting[job.visit_id]


def _no_doubles(jobs: Sequence[Job]) -> None:
    for what, values in {"visit id": [j.visit_id for j in jobs], "path": [j.path for j in jobs]}.items():
        double = next((v for v, n in Counter(values).items() if n > 1), None)
        if double is not None:
            raise ValueError(f"two jobs have the {what} {double!r}; each visit needs its own")


def _authorities(file: str) -> None:
    if not file:
        return
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(file)
    except OSError as error:  # ssl.SSLError is one
        raise ValueError(f"ca_file {file}: certificates in PEM were expected: {error}") from None


class _Child:
    """One crawling process. `open` are the visits it has begun and not finished, `began` whether it began any."""

    def __init__(self, jobs: Sequence[Job], settings: CrawlSettings) -> None:
        self.open: dict[str, None] = {}
        self.began = False
        self._paths = [job.path for job in jobs]
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  closed in __exit__
        with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
            file.write(dump_settings(settings) + "\n")
            file.writelines(dump_job(job) + "\n" for job in jobs)
            file.flush()
            file.seek(0)
            self._process = subprocess.Popen(
                [sys.executable, "-c", START, str(ROOT), str(file.fileno())],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                pass_fds=(file.fileno(),),
                start_new_session=True,  # so that Ctrl-C reaches us first
            )

    def __enter__(self) -> _Child:
        return self

    def events(self) -> Iterator[PageSeen | VisitRecord]:
        """Everything the child tells, until it ends."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if not line.endswith(b"\n"):
                return  # it died in the middle of a word
            event = load_event(line.decode("utf-8"))
            if isinstance(event, str):
                self.open[event], self.began = None, True
                continue
            if isinstance(event, VisitRecord):
                self.open.pop(event.id, None)
            yield event

    def last_words(self) -> str:
        """Why the child ended: its exit code or signal, and the last line it wrote."""
        code = self._process.wait()
        size = self._errors.seek(0, os.SEEK_END)
        self._errors.seek(max(0, size - COMPLAINT))
        lines = self._errors.read().decode("utf-8", "replace").split("\n")
        last = next((line.strip() for line in reversed(lines) if line.strip()), "it said nothing")
        if "Timeout (" in "".join(lines):
            last = "it hung in " + next((line.strip() for line in lines if "File" in line), "a library")
        ended = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
        return f"{ended}: {last}"

    def __exit__(self, *_: object) -> None:
        """Closes the pipe that keeps the child alive, waits, and kills what does not go."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        try:
            self._process.wait(LEAVING)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            for path in self._paths:  # it had no time to remove what it had begun
                Path(f"{path}.part").unlink(missing_ok=True)
        self._errors.close()
