"""Learns `rules/lexicons/hint_words.yml` anew: python tools/hints.py [FEED ...]

Which words, and pairs of neighbours, speak for copies and which for genuine goods, in listings that name a brand in
their title: a logistic regression over our own labelled listings (`tests/quality/listings.txt`) and over FEEDs of real
listings, all of whose rows count as innocent. A folder with `gold.rows.jsonl`
and `gold.labels.jsonl` is read with its labels. Wants scikit-learn.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_selection import chi2
from sklearn.linear_model import LogisticRegression

HERE = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HERE), str(HERE / "tests" / "quality")]

from test_listings_own import listings  # noqa: E402

from checker.facts import cues, hints  # noqa: E402
from checker.facts.material import Kit, Passage, kit_of  # noqa: E402
from checker.feed.model import FeedRow  # noqa: E402
from checker.feed.read import rows  # noqa: E402
from checker.language import key, read  # noqa: E402
from checker.model import Place  # noqa: E402
from rules.load import load  # noqa: E402

MOST, LEAST_ROWS, LEAST_WEIGHT, STRENGTH = 900, 3, 0.03, 0.5
HEAD = """# Words, and pairs of neighbours, with what they tell of a listing that names a brand: learnt, not
# judged one by one, so no sentence stands beside them. Code genuine: it speaks for genuine goods.
id: hint_words
vi: "Cách nói của người bán hàng sao chép và của người bán hàng thật, cân bằng số liệu"
en: "How sellers of copies and of genuine goods talk, weighed by figures"
terms:
"""


def grams(kit: Kit, title: str, description: str) -> dict[str, int]:
    """The words and pairs of a listing; figures alone tell nothing."""
    said = (read(text, kit.aliases).words for text in (title, description[:2500]))
    return {one: 1 for words in said for one in hints.grams(words) if not one.isdigit()}


def branded(kit: Kit, title: str) -> bool:
    return bool(kit.standing(Passage("title", title, lambda start, end: Place("")), cues.BRANDS))


def labelled(folders: list[Path]) -> Iterator[tuple[bool, str, str]]:
    """Whether a row is a copy, its title and description: rows that people labelled."""
    for labels, row in listings():
        if "cue?" not in labels:
            yield "cue" in labels, row.title, row.description
    for folder in folders:
        said = {r["id"]: r["counterfeit"] for r in map(json.loads, _lines(folder / "gold.labels.jsonl"))}
        for row in map(json.loads, _lines(folder / "gold.rows.jsonl")):
            if said[row["id"]] != "unsure":
                yield said[row["id"]] == "cue", row["title"], row["description"] or ""


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def main(feeds: list[Path]) -> None:
    kit = kit_of(load().lexicons)
    folders = [feed for feed in feeds if feed.is_dir()]
    hard = [one for one in labelled(folders) if branded(kit, one[1])]
    real: dict[str, tuple[bool, str, str]] = {}
    for feed in feeds:
        for row in rows(feed) if feed.is_file() else ():
            if isinstance(row, FeedRow) and branded(kit, row.title):
                real.setdefault(row.title + row.description, (False, row.title, row.description))
    every = [*hard, *real.values()]
    vectors = DictVectorizer()
    table = vectors.fit_transform([grams(kit, title, text) for _, title, text in every])
    copies = np.array([copy for copy, _, _ in every])
    ours = np.arange(len(every)) < len(hard)
    brands = {word for term in load().lexicons[cues.BRANDS].terms for word in key(term.phrase).split()}
    general = np.array(
        [
            not any(w in brands or any(c.isdigit() for c in w) for w in n.split())
            for n in vectors.feature_names_
        ]
    )
    kept = np.where((np.asarray((table[ours] > 0).sum(0)).ravel() >= LEAST_ROWS) & general)[0]
    worth = np.nan_to_num(chi2(table[ours][:, kept], copies[ours])[0])
    worth += 0.3 * np.nan_to_num(chi2(table[:, kept], copies)[0])
    kept = kept[np.argsort(-worth)[:MOST]]
    learnt = LogisticRegression(C=STRENGTH, max_iter=3000, fit_intercept=False)
    learnt.fit(table[:, kept], copies)
    weights = sorted(
        ((vectors.feature_names_[i], float(w)) for i, w in zip(kept, learnt.coef_[0], strict=True)),
        key=lambda one: -abs(one[1]),
    )
    with (HERE / "rules" / "lexicons" / "hint_words.yml").open("w", encoding="utf-8") as out:
        out.write(HEAD)
        for phrase, weight in weights:
            if abs(weight) >= LEAST_WEIGHT:
                side = ', code: "genuine"' if weight < 0 else ""
                out.write(f'  - {{phrase: "{phrase}", weight: {abs(weight):.2f}{side}}}\n')
    print(f"{len(hard)} labelled, {len(real)} real")


if __name__ == "__main__":
    main([Path(one) for one in sys.argv[1:]])
