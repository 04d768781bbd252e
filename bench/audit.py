"""The whole audit of listings, row by row, against six ways of merely looking for the same phrases.

    python -m bench.audit [--rows N] [--feed FILE] [--jobs N]

Ours reads, normalises, matches, decides and writes JSONL; the peers do what their names say. The feed's rows are
repeated to N. Rates are rows by second of processor time of this process, so that load on the machine weighs
little; peers that are not installed are named and left out. (2 processes: wall clock.)
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from bench.listings import LISTS, SHARED
from checker.feed.model import FeedRow
from checker.feed.read import rows
from checker.feed.work import Task, audit_rows
from roof.audit.out import Jsonl
from rules.load import load

DAY = date(2026, 11, 26)


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def ours(feed: Path, count: int, jobs: int = 1) -> None:
    """The audit as the command runs it."""
    task = Task(load(), DAY)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
        writer = Jsonl(out)
        for done in audit_rows(task, _repeated(feed, count), jobs):
            writer.write(done.records)


def _repeated(feed: Path, count: int) -> Iterator[FeedRow]:
    def again() -> Iterator[FeedRow]:
        while True:
            yield from (row for row in rows(feed) if isinstance(row, FeedRow))

    return islice(again(), count)


def peers(texts: list[str], phrases: list[str]) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each peer by name: a function that goes once over all texts."""
    import spacy
    from spacy.matcher import PhraseMatcher

    language = spacy.blank("xx")
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    matcher.add("cue", [language.make_doc(phrase) for phrase in phrases])
    yield "1 spaCy PhraseMatcher", lambda: [matcher(language.make_doc(text)) for text in texts]
    expression = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)", re.I)
    yield "2 Python re", lambda: [expression.findall(text) for text in texts]
    levelled = [unicodedata.normalize("NFC", text).casefold() for text in texts]
    try:
        from flashtext import KeywordProcessor

        finder = KeywordProcessor()
        finder.add_keywords_from_list(phrases)
        yield "3 FlashText", lambda: [finder.extract_keywords(text) for text in texts]
    except ImportError:
        print("3 FlashText: not installed", file=sys.stderr)
    try:
        import ahocorasick_rs

        scan = ahocorasick_rs.AhoCorasick(phrases)
        yield "4 Aho-Corasick in Rust", lambda: [scan.find_matches_as_indexes(text) for text in levelled]
    except ImportError:
        print("4 ahocorasick_rs: not installed", file=sys.stderr)
    try:
        import polars

        column = polars.Series("text", texts)
        yield (
            "5 polars extract_many",
            lambda: column.to_frame().select(polars.col("text").str.to_lowercase().str.extract_many(phrases)),
        )
    except ImportError:
        print("5 polars: not installed", file=sys.stderr)
    try:
        import hyperscan

        database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        database.compile(
            expressions=[re.escape(p).replace("\\ ", " ").encode() for p in phrases],
            ids=list(range(len(phrases))),
            flags=[hyperscan.HS_FLAG_SOM_LEFTMOST] * len(phrases),
        )

        def bare() -> None:
            found: list[int] = []
            for text in texts:
                data = unicodedata.normalize("NFC", text).casefold().encode("utf-8", "replace")
                database.scan(data, match_event_handler=lambda i, *_: found.append(i))

        yield "6 NFC, casefold, hyperscan", bare
    except ImportError:
        print("6 hyperscan: not installed", file=sys.stderr)


def main() -> None:
    say = argparse.ArgumentParser(description=__doc__)
    say.add_argument("--rows", type=int, default=3_000)
    say.add_argument("--feed", type=Path, default=SHARED / "listings" / "dev" / "listings.parquet")
    say.add_argument("--jobs", type=int, default=2)
    asked = say.parse_args()
    if not asked.feed.exists():
        sys.exit(f"{asked.feed}: no such feed; give one with --feed")
    book = load()
    phrases = sorted({t.phrase.lower() for name in LISTS for t in book.lexicons[name].terms if t.weight})
    first = [row for row in islice(rows(asked.feed), asked.rows) if isinstance(row, FeedRow)]
    texts = [f"{row.title}\n{row.description}" for row in islice(cycle(first), asked.rows)]
    ours(asked.feed, 200)  # lexicons are made ready once
    rate = asked.rows / timed(lambda: ours(asked.feed, asked.rows))
    print(f"{'rasoat, the whole audit':28} {rate:10.0f} rows/s")
    for name, work in peers(texts, phrases):
        other = asked.rows / timed(work)
        print(f"{name:28} {other:10.0f} rows/s   ours: {rate / other:.3f} of it")
    one, several = (_wall(asked.feed, asked.rows, jobs) for jobs in (1, asked.jobs))
    print(f"{asked.jobs} processes: {one / several:.2f} times one, by wall clock, start included")


def _wall(feed: Path, count: int, jobs: int) -> float:
    begun = time.monotonic()
    ours(feed, count, jobs)
    return time.monotonic() - begun


if __name__ == "__main__":
    main()
