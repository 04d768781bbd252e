"""Every lexicon proves itself: the sentences beside its terms are found, or not, as it says."""

from __future__ import annotations

import unicodedata

import pytest
from listing_kit import kit, lexicons, passage

from checker.language import key, strip_tones

CASES = [
    (name, term.phrase, sentence, wanted, bool(term.weight))
    for name, lexicon in lexicons().items()
    for term in lexicon.terms
    for sentences, wanted in ((term.positive, True), (term.negative, False))
    for sentence in sentences
]


def one_word(phrase: str) -> str:
    """A phrase as the matcher takes it: "aaa+" is "aaa", "superfake" is "super fake"."""
    return key(phrase).replace(" ", "")


@pytest.mark.parametrize(("lexicon", "phrase", "sentence", "wanted", "weighs"), CASES)
def test_sentences_of_terms(lexicon: str, phrase: str, sentence: str, wanted: bool, weighs: bool) -> None:
    """A phrase without weight keeps the others of its list away: where it stands nothing else does, and in its
    negative sentence, where it does not, something does."""
    found = passage(sentence)
    hits = {one_word(hit.term.phrase) for hit in kit().hits(found, lexicon)}
    standing = {one_word(hit.term.phrase) for hit in kit().standing(found, lexicon) if hit.term.weight}
    said = one_word(phrase)
    if wanted and weighs:
        assert standing, f"{lexicon}: {phrase!r} is not found in {sentence!r}"
    elif wanted:
        assert said in hits and not standing, f"{lexicon}: {phrase!r} keeps nothing away in {sentence!r}"
    elif weighs:
        assert said not in standing, f"{lexicon}: {phrase!r} stands in {sentence!r}"
    else:
        assert said not in hits and standing, f"{lexicon}: {phrase!r} keeps too much away in {sentence!r}"


def test_there_are_proofs() -> None:
    assert len(CASES) >= 3000


DISGUISES = {
    "plain": lambda text: text,
    "capitals": str.upper,
    "marks apart": lambda text: unicodedata.normalize("NFD", text),
    "full width": lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
    "hidden characters": lambda text: "".join(f"{c}\u200b" if c.isalpha() else c for c in text),
    "soft hyphens": lambda text: "".join(f"{c}\u00ad" if c.isalpha() else c for c in text),
}


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("lexicon", sorted(lexicons().keys() - {"teencode"}))
def test_every_phrase_is_found_in_every_dress(lexicon: str, disguise: str) -> None:
    """The phrase itself, or another that is the same without marks ("Vietnam" and "Việt Nam")."""
    missed = [
        term.phrase
        for term in lexicons()[lexicon].terms
        if term.weight
        and not any(
            strip_tones(one_word(hit.term.phrase)) == strip_tones(one_word(term.phrase))
            for hit in kit().hits(passage(f"Mẫu này {DISGUISES[disguise](term.phrase)}."), lexicon)
        )
    ]
    assert not missed


def test_every_plain_word_for_a_copy_is_undone_by_a_denial() -> None:
    stands = [
        term.phrase
        for term in lexicons()["counterfeit_copy"].terms
        if term.weight and kit().standing(passage(f"Shop không bán {term.phrase}"), "counterfeit_copy")
    ]
    assert not stands


PROVEN = {
    "boasts",
    "comparisons",
    "counterfeit_copy",
    "counterfeit_grade",
    "counterfeit_wink",
    "cure_verbs",
    "free_from",
    "hand_carried",
    "health_claims",
    "infant_feeding",
    "no_invoice_or_label",
    "post_advertising",
    "post_disclosure",
    "restricted_goods",
}


def test_what_is_proven_stays_proven() -> None:
    """Lists whose every term has both kinds of sentence; lint holds each, and none may leave."""
    whole = {
        name
        for name, lexicon in lexicons().items()
        if all(term.positive and term.negative for term in lexicon.terms)
    }
    assert whole >= PROVEN


@pytest.mark.parametrize("name", sorted(PROVEN))
def test_a_proven_term_is_shown_by_its_own_sentence(name: str) -> None:
    """Not by another term of the list that stands in the sentence by chance."""
    for term in lexicons()[name].terms:
        for sentence in term.positive:
            hits = {one_word(hit.term.phrase) for hit in kit().standing(passage(sentence), name)}
            if term.weight:
                assert one_word(term.phrase) in hits, f"{term.phrase!r} is not shown by {sentence!r}: {hits}"
