"""Every lexicon proves itself: the sentences beside its terms are found, or not, as it says."""

from __future__ import annotations

import pytest
from listing_kit import kit, lexicons, passage

CASES = [
    (name, term.phrase, sentence, wanted)
    for name, lexicon in lexicons().items()
    for term in lexicon.terms
    for sentences, wanted in ((term.positive, True), (term.negative, False))
    for sentence in sentences
]


@pytest.mark.parametrize(("lexicon", "phrase", "sentence", "wanted"), CASES)
def test_sentences_of_terms(lexicon: str, phrase: str, sentence: str, wanted: bool) -> None:
    hits = [hit for hit in kit().standing(passage(sentence), lexicon) if hit.term.weight]
    if wanted:
        assert hits, f"{lexicon}: {phrase!r} is not found in {sentence!r}"
    else:
        assert not any(hit.term.phrase == phrase for hit in hits), (
            f"{lexicon}: {phrase!r} stands in {sentence!r}"
        )


def test_there_are_proofs() -> None:
    assert len(CASES) >= 40
