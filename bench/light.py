"""CPU seconds of `rasoat --help` (it must stay light), of an empty interpreter, and of loading the rulebook."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date

RUNS = 7


def cpu(command: list[str]) -> float:
    """The median of user and system seconds of a command over `RUNS` runs."""
    seconds = []
    for _ in range(RUNS):
        before = os.times()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = os.times()
        seconds.append(
            after.children_user + after.children_system - before.children_user - before.children_system
        )
    return statistics.median(seconds)


def main() -> None:
    print(f"CPU seconds, median of {RUNS} runs")
    print(f"  python -c pass          {cpu([sys.executable, '-c', 'pass']):.3f}")
    print(f"  rasoat --help           {cpu([sys.executable, '-m', 'cli', '--help']):.3f}   (limit 0.5)")
    for words, kept in (("read anew", "None"), ("kept ready", "Path(sys.argv[1])")):
        with tempfile.TemporaryDirectory() as folder:
            code = f"import sys; from pathlib import Path; from rules.load import load; load(cache={kept})"
            seconds = cpu([sys.executable, "-c", code, folder])
        print(f"  load all rules, {words:10}  {seconds:.3f}   (interpreter and imports included; limit 0.5)")
    print(f"  hold one fact sheet     {sheet_seconds() * 1000:.2f} ms   (limit 2)")


def sheet_seconds() -> float:
    """Seconds to hold every rule against one fact sheet: the median over all cases that stand in the rules."""
    from checker.engine.cases import sheet
    from checker.engine.evaluate import evaluate
    from rules.load import load

    book, day, seconds = load(), date(2026, 11, 22), []
    for rule in book.rules.values():
        page = sheet(book, rule.subject, rule.tests[0])
        start = time.process_time()
        for _ in range(5):
            evaluate(book, page, day)
        seconds.append((time.process_time() - start) / 5)
    return statistics.median(seconds)


if __name__ == "__main__":
    main()
