"""The whole audit of a feed against six ways of merely looking for the same phrases in it.

    python -m bench.audit [--rows N] [--sample N] [--feed FILE] [--jobs N] [--memory N]

The feed's rows are repeated to `--rows`, as a Parquet file; the command `rasoat audit` reads, levels, matches,
decides and writes all of it (the leads go to /dev/null). A feed that repeats itself is kind to a program that
remembers, so a second figure is for rows that are all different: the feed once. The peers do what their names
say to `--sample` of its rows, drawn at random, in turns, so that the machine's load weighs on all alike; the audit of
the same rows, none of them met before, takes its turn among them once it has read some thousand others. Rates are
rows by second of processor time. `--jobs` processes are held against one by the clock, start included, in turns with
it. Memory is what all processes of a run hold together at most, looked at every two seconds, what they share being
counted once; `--memory` names a second, larger number of rows that is measured too. Peers that are not installed are
named and left out.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from bench.listings import LISTS, SHARED
from checker.feed.audit import Auditor
from checker.feed.model import FeedRow
from checker.feed.read import rows, units
from checker.feed.tables import Block
from checker.feed.work import Task, audit_chunk
from rules.load import load
from rules.model import Rulebook

_TURNS, _OTHERS = 10, 4_000
_OURS = "rasoat"
_MILLION = 1_000_000
_LOOK = 2.0  # seconds; a look at a process halts it: five a second took 4 % of two that have both cores


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of the command took: seconds of processor time of all its processes and of the clock, peak of what
    they hold in MB."""

    processor: float
    clock: float
    megabytes: float


def audit(feed: Path, jobs: int = 1) -> Run:
    """The command in a process of its own, its start included."""
    command = [Path(sys.executable).with_name("rasoat"), "audit", feed, "--format", "jsonl"]
    begun = time.monotonic()
    with subprocess.Popen(
        [*map(str, command), "--out", os.devnull, "--jobs", str(jobs)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as child:
        most = 0.0
        while (ended := os.wait4(child.pid, os.WNOHANG))[0] == 0:
            most = max(most, sum(map(held, family(child.pid))))
            time.sleep(_LOOK)
        _, status, used = ended
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"rasoat audit {feed} ended with {child.returncode}")
    return Run(used.ru_utime + used.ru_stime, time.monotonic() - begun, most)


def both(feed: Path, jobs: int) -> tuple[Run, Run | None]:
    """The command in one process, and in several where several are asked for."""
    return audit(feed), audit(feed, jobs) if jobs > 1 else None


def family(pid: int) -> Iterator[int]:
    """A process and all that it began."""
    yield pid
    with contextlib.suppress(OSError):
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            yield from family(int(child))


def held(pid: int) -> float:
    """MB of memory that a process holds, its share of what others hold too (PSS of Linux); 0 when it is no more."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


def repeated(feed: Path, count: int, folder: Path) -> Path:
    """The feed's rows again and again, to `count`. More than a million: a folder of links to one file."""
    table = pq.read_table(feed)
    path = folder / "feed.parquet"
    with pq.ParquetWriter(path, table.schema, compression="zstd") as out:
        left = min(count, _MILLION)
        while left > 0:
            out.write_table(table.slice(0, min(left, table.num_rows)))
            left -= table.num_rows
    if count <= _MILLION:
        return path
    many = folder / "many"
    many.mkdir()
    for number in range(count // _MILLION):
        (many / f"{number:03}.parquet").symlink_to(path)
    return many


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of the sample: as a Parquet file, and title and description of each."""

    file: Path
    texts: list[str]


def parts_of(feed: Path, count: int, folder: Path) -> tuple[list[Part], Path]:
    """`count` rows drawn at random, always the same ones, in `_TURNS` parts; and a file of other rows."""
    table = pq.read_table(feed)
    order = random.Random(11).sample(range(table.num_rows), min(count + _OTHERS, table.num_rows))
    wanted, others = order[:count], folder / "others.parquet"
    pq.write_table(table.take(order[count:]), others)
    size, out = -(-len(wanted) // _TURNS), list[Part]()
    for at in range(0, len(wanted), size):
        file = folder / f"part{at}.parquet"
        pq.write_table(table.take(wanted[at : at + size]), file)
        texts = [f"{row.title}\n{row.description}" for row in rows(file) if isinstance(row, FeedRow)]
        out.append(Part(file, texts))
    return out, others


def ours(book: Rulebook, others: Path) -> Callable[[Path], int]:
    """The audit of one file in this process, as the command does it; lists and tables of words are made ready."""
    task = Task(book, date(2026, 11, 26), lines=True)
    auditor = Auditor(task.book, task.as_of)

    def audit_file(file: Path) -> int:
        done = [
            audit_chunk(task, auditor, u) for u in units(file, {}, auditor.is_label) if isinstance(u, Block)
        ]
        return sum(len(one.written.data) for one in done if one.written is not None)

    audit_file(others)
    return audit_file


Peer = Callable[[list[str]], object]


def peers(phrases: list[str], cues: list[str]) -> Iterator[tuple[str, Peer]]:
    """Each peer by name: a function that goes over texts once."""
    import spacy
    from spacy.matcher import PhraseMatcher

    plain = {"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}}
    for name, config in (("vi, words cut by pyvi", {}), ("vi, words cut at spaces", plain)):
        try:
            language = spacy.blank("vi", config=config)
        except ImportError:
            print(f"1 PhraseMatcher, {name}: pyvi is not installed", file=sys.stderr)
            continue
        matcher = PhraseMatcher(language.vocab, attr="LOWER")
        matcher.add("phrase", [language.make_doc(phrase) for phrase in phrases])
        yield f"1 PhraseMatcher, {name}", lambda ts, m=matcher, nlp=language: [m(nlp.make_doc(t)) for t in ts]
    expression = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)", re.I)
    yield "2 Python re", lambda texts: [expression.findall(text) for text in texts]
    try:
        from flashtext import KeywordProcessor

        finder = KeywordProcessor()
        finder.add_keywords_from_list(phrases)
        yield "3 FlashText", lambda texts: [finder.extract_keywords(text) for text in texts]
    except ImportError:
        print("3 FlashText: not installed", file=sys.stderr)
    try:
        import ahocorasick_rs

        scan = ahocorasick_rs.AhoCorasick(phrases)
        yield "4 Aho-Corasick in Rust", lambda texts: [scan.find_matches_as_indexes(text) for text in texts]
    except ImportError:
        print("4 ahocorasick_rs: not installed", file=sys.stderr)
    try:
        import polars

        def columns(texts: list[str]) -> None:
            with tempfile.TemporaryDirectory() as folder:
                polars.DataFrame({"text": texts}).write_parquet(f"{folder}/in.parquet")
                found = polars.col("text").str.to_lowercase().str.extract_many(phrases)
                polars.read_parquet(f"{folder}/in.parquet").select(found).write_ndjson(f"{folder}/out")

        yield "5 polars extract_many", columns
    except ImportError:
        print("5 polars: not installed", file=sys.stderr)
    try:
        import hyperscan
    except ImportError:
        print("6 hyperscan: not installed", file=sys.stderr)
        return
    for name, wanted in (("all phrases", phrases), ("phrases of cues only", cues)):
        database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        database.compile(
            expressions=[re.escape(phrase).replace("\\ ", " ").encode() for phrase in wanted],
            ids=list(range(len(wanted))),
            flags=[hyperscan.HS_FLAG_SOM_LEFTMOST] * len(wanted),
        )

        def bare(texts: list[str], database: hyperscan.Database = database) -> None:
            found: list[int] = []
            for text in texts:
                data = unicodedata.normalize("NFC", text).casefold().encode("utf-8", "replace")
                database.scan(data, match_event_handler=lambda i, *_: found.append(i))

        yield f"6 NFC, casefold, hyperscan, {name}", bare


def rates(
    parts: list[Part], audit_file: Callable[[Path], int], phrases: list[str], cues: list[str]
) -> dict[str, float]:
    """Rows by second of the audit (`_OURS`) and of each peer, every one on each part in turn."""
    ready, seconds = dict(peers(phrases, cues)), dict[str, float]()
    for part in parts:
        begun = time.process_time()
        audit_file(part.file)
        seconds[_OURS] = seconds.get(_OURS, 0.0) + time.process_time() - begun
        levelled = [unicodedata.normalize("NFC", text).casefold() for text in part.texts]
        for name, peer in ready.items():
            given = levelled if name.startswith("4") else part.texts
            begun = time.process_time()
            peer(given)
            seconds[name] = seconds.get(name, 0.0) + time.process_time() - begun
    return {name: sum(len(part.texts) for part in parts) / took for name, took in seconds.items()}


def main() -> None:
    say = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    say.add_argument("--rows", type=int, default=_MILLION)
    say.add_argument("--sample", type=int, default=2_000)
    say.add_argument("--feed", type=Path, default=SHARED / "listings" / "dev" / "listings.parquet")
    say.add_argument("--jobs", type=int, default=2)
    say.add_argument("--memory", type=int, default=0)
    asked = say.parse_args()
    if not asked.feed.exists():
        sys.exit(f"{asked.feed}: no such feed; give one with --feed")
    book = load()
    lexicons = book.lexicons
    every = (t for name, one in lexicons.items() if name != "teencode" for t in one.terms if t.weight)
    phrases = sorted({term.phrase.lower() for term in every})
    cues = sorted({t.phrase.lower() for name in LISTS for t in lexicons[name].terms if t.weight})
    count = pq.read_metadata(asked.feed).num_rows
    once, shared = both(asked.feed, asked.jobs)
    with tempfile.TemporaryDirectory() as folder:
        parts, others = parts_of(asked.feed, asked.sample, Path(folder))
        found = rates(parts, ours(book, others), phrases, cues)
    with tempfile.TemporaryDirectory() as folder:
        feed = repeated(asked.feed, asked.rows, Path(folder))
        one, several = both(feed, asked.jobs)
    again, anew = asked.rows / one.processor, found.pop(_OURS)
    print(f"{'':42} {'rows/s':>9}  repeated ours  ours anew")
    print(f"{f'rasoat, {asked.rows:,} rows, repeated':42} {again:9,.0f}")
    print(f"{f'rasoat, {count:,} rows, start included':42} {count / once.processor:9,.0f}")
    print(f"{'rasoat, the rows of the sample, each anew':42} {anew:9,.0f}")
    for name, rate in found.items():
        print(f"{name:42} {rate:9,.0f}  {again / rate:12.2f}×  {anew / rate:8.2f}×")
    for what, alone, more in (("repeated", one, several), ("each anew", once, shared)):
        if more is None:
            continue
        print(
            f"{asked.jobs} processes, {what}: {alone.clock / more.clock:.2f} times one by the clock "
            f"({more.clock:.0f} s, {alone.clock:.0f} s), start included; "
            f"{more.processor / alone.processor:.2f} times its processor time"
        )
    print(f"memory of {asked.rows:,} rows: {one.megabytes:,.0f} MB")
    if several is not None:
        print(f"memory of {asked.rows:,} rows, {asked.jobs} processes: {several.megabytes:,.0f} MB")
    if asked.memory:
        with tempfile.TemporaryDirectory() as folder:
            more = audit(repeated(asked.feed, asked.memory, Path(folder)))
        print(
            f"memory of {asked.memory:,} rows: {more.megabytes:,.0f} MB, {more.megabytes / one.megabytes:.2f} times"
        )


if __name__ == "__main__":
    main()
