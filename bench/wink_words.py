"""`python -m bench.wink_words`: learns `checker/facts/data/wink_words.tsv` from the house's own listings.

In: `tests/quality/listings.txt` and no other material. Out: the file, and how a fifth of the listings at a time is
read by words learnt from the other four. A logistic regression by stochastic steps, each word and pair a feature that
is there or not; it knows only what stands in three listings or more. The same listings give the same file.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from pathlib import Path

from checker.facts.leaning import sayings
from checker.facts.material import Kit, Passage
from checker.facts.row import place_in
from rules.load import load
from tests.quality.test_listings_own import listings

OUT = Path(__file__).resolve().parents[1] / "checker/facts/data/wink_words.tsv"
LEAST, ROUNDS, STEP, SHRINK = 3, 12, 0.3, 0.05
BEGIN, BEGIN_STEP = -1.0, 0.01
SMALL = 0.02  # weights below this are left out

Row = tuple[frozenset[str], bool]


def rows() -> list[Row]:
    """Each listing's words, and whether it offers copies; those that two readers would judge otherwise are left out."""
    kit = Kit(load().lexicons)
    return [
        (
            frozenset(
                saying
                for role, text in (("title", row.title), ("description", row.description))
                for _, saying in sayings(Passage(role, text, place_in(role)), kit)
            ),
            "cue" in labels,
        )
        for labels, row in listings()
        if "cue?" not in labels
    ]


def learn(known: list[Row]) -> dict[str, float]:
    """Word or pair → weight; '' → where the sum begins."""
    counts = Counter(word for words, _ in known for word in words)
    weights = {word: 0.0 for word in sorted(counts) if counts[word] >= LEAST}
    steps = dict.fromkeys(weights, 1.0)
    cases = [([word for word in sorted(words) if word in weights], float(cue)) for words, cue in known]
    begin, order = BEGIN, random.Random(0)
    for _ in range(ROUNDS):
        order.shuffle(cases)
        for words, cue in cases:
            odds = begin + sum(map(weights.__getitem__, words))
            wrong = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))) - cue
            for word in words:
                slope = wrong + SHRINK * weights[word]
                steps[word] += slope * slope
                weights[word] -= STEP * slope / math.sqrt(steps[word])
            begin -= BEGIN_STEP * wrong
    kept = {word: round(weight, 2) for word, weight in weights.items() if abs(weight) >= SMALL}
    return {"": round(begin, 2), **kept}


def main() -> None:
    every = rows()
    random.Random(1).shuffle(every)
    right = alarm = missed = 0
    for fold in range(5):
        weights = learn([row for i, row in enumerate(every) if i % 5 != fold])
        for words, cue in every[fold::5]:
            leans = weights[""] + sum(weights.get(word, 0.0) for word in words) >= 0
            right, alarm, missed = (
                right + (leans and cue),
                alarm + (leans and not cue),
                missed + (cue > leans),
            )
    print(f"learnt from others: right {right}, false alarms {alarm}, missed {missed} of {len(every)}")
    weights = learn(rows())
    OUT.write_text("".join(f"{word}\t{weight}\n" for word, weight in weights.items()), "utf-8")
    print(f"{len(weights) - 1} words and pairs → {OUT.name}")


if __name__ == "__main__":
    main()
