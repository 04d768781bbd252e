"""`make listings`: what is read off labelled listings, and the same rows read by three simpler readers.

In: a folder with `gold.rows.jsonl` and `gold.labels.jsonl` (their guide beside them). Out: precision and recall
of the counterfeit cue for ours, for plain search of the same phrases, for spaCy's PhraseMatcher over them, and
for one regular expression of them. The simpler readers get every phrase that our lexicons hold at half weight
or more: their best case. The labelled rows lie outside this project: RASOAT_SHARED names the folder that holds
them, by default `shared` beside the checkout.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from checker.feed.audit import Auditor
from checker.feed.model import FeedRow
from checker.feed.read import rows
from rules.load import load

LISTS = ("counterfeit_copy", "counterfeit_grade", "counterfeit_wink")
SHARED = Path(os.environ.get("RASOAT_SHARED") or Path(__file__).resolve().parents[2] / "shared")
Reader = Callable[[FeedRow], bool]


def readers() -> dict[str, Reader]:
    """Each reader by name: a row in, whether it shows a counterfeit cue out."""
    import spacy
    from spacy.matcher import PhraseMatcher

    book = load()
    phrases = sorted(
        {t.phrase.lower() for name in LISTS for t in book.lexicons[name].terms if t.weight >= 0.5}
    )
    expression = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)", re.I)
    language = spacy.blank("xx")
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    matcher.add("cue", [language.make_doc(phrase) for phrase in phrases])
    auditor = Auditor(book, date(2026, 11, 26))

    def ours(row: FeedRow) -> bool:
        return bool(auditor.read(row).facts.get("listing.counterfeit_cue"))

    return {
        "rasoat": ours,
        "keyword search": lambda row: any(phrase in _text(row).lower() for phrase in phrases),
        "spaCy PhraseMatcher": lambda row: bool(matcher(language.make_doc(_text(row)))),
        "regular expression": lambda row: bool(expression.search(_text(row))),
    }


def _text(row: FeedRow) -> str:
    return f"{row.title}\n{row.description}"


def scores(folder: Path) -> list[tuple[str, int, int, int, int]]:
    """Reader, then rows rightly raised, wrongly raised, missed, and wrongly raised among the real ones."""
    labels = {
        str(label["id"]): label["counterfeit"]
        for label in map(json.loads, (folder / "gold.labels.jsonl").read_text("utf-8").splitlines())
    }
    found = [row for row in rows(folder / "gold.rows.jsonl") if isinstance(row, FeedRow)]
    table = []
    for name, reader in readers().items():
        right = wrong = missed = real = 0
        for row in found:
            wanted = labels[row.id]
            if wanted == "unsure":
                continue
            said = reader(row)
            right += said and wanted == "cue"
            missed += not said and wanted == "cue"
            wrong += said and wanted == "none"
            real += said and wanted == "none" and row.id.startswith("dev-")
        table.append((name, right, wrong, missed, real))
    return table


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "listings" / "dev"
    if not (folder / "gold.rows.jsonl").exists():
        sys.exit(f"{folder}: no labelled listings here; give their folder: python -m bench.listings FOLDER")
    scorer = SHARED / "tools" / "score_listings"
    if scorer.exists():
        command = f"{Path(sys.executable).with_name('rasoat')} audit {{rows}} --facts --format jsonl"
        subprocess.run([sys.executable, scorer, folder, "--cmd", command], check=True)
        print(flush=True)
    print(f"{'reader':22} {'right':>6} {'wrong':>6} {'missed':>7}  precision  recall  wrong on real rows")
    for name, right, wrong, missed, real in scores(folder):
        print(
            f"{name:22} {right:6} {wrong:6} {missed:7}  {right / max(1, right + wrong):9.3f}"
            f"  {right / max(1, right + missed):6.3f}  {real}"
        )


if __name__ == "__main__":
    main()
