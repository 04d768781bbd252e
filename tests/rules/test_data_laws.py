"""The laws as data: lives that make sense, and nothing that the catalogue does not say."""

from __future__ import annotations

from datetime import date

import pytest
from data_shared import catalogue, ours

from rules.model import Confidence

BOOK = ours()
RANK = {word: n for n, word in enumerate(("VERIFIED", "REPORTED", "RECALLED"))}


@pytest.mark.parametrize("law", BOOK.laws.values(), ids=lambda law: law.id)
def test_a_life_begins_before_it_ends(law) -> None:  # type: ignore[no-untyped-def]
    if law.in_force_from and law.in_force_to:
        assert law.in_force_from <= law.in_force_to
    if law.replaced_by:
        assert law.in_force_to is not None
    assert law.source
    assert law.checked_on


def test_an_instrument_ends_on_the_eve_of_its_successor_or_later() -> None:
    for law in BOOK.laws.values():
        if law.replaced_by:
            heir = BOOK.laws[law.replaced_by]
            assert law.in_force_to is not None and heir.in_force_from is not None
            assert (law.in_force_to - heir.in_force_from).days >= -1, (law.id, heir.id)


def test_the_turn_of_the_middle_of_2026_stands() -> None:
    """The day before it other e-commerce instruments hold than on the day itself."""
    held = {
        day: {
            i
            for i, law in BOOK.laws.items()
            if (law.in_force_from or date.max) <= day and day <= (law.in_force_to or date.max)
        }
        for day in (date(2026, 6, 30), date(2026, 7, 1))
    }
    gone = held[date(2026, 6, 30)] - held[date(2026, 7, 1)]
    new = held[date(2026, 7, 1)] - held[date(2026, 6, 30)]
    assert {BOOK.laws[i].replaced_by for i in gone} & new


def test_every_instrument_of_the_catalogue_is_here_and_none_other() -> None:
    theirs = {row["id"].lower(): row for row in catalogue("instruments.yaml")}
    assert set(BOOK.laws) == set(theirs)
    for i, row in theirs.items():
        law = BOOK.laws[i]
        assert (law.in_force_from, law.in_force_to) == (
            _day(row["effective_from"]),
            _day(row["effective_to"]),
        ), i
        assert law.issued == _day(row["issued"]), i
        assert law.confidence == row["confidence"], i
        assert law.replaced_by == ("" if row["repealed_by"] == "null" else row["repealed_by"].lower()), i
        assert law.title == row["title_vi"], i


def test_no_provision_is_surer_than_the_catalogue() -> None:
    best: dict[str, int] = {}
    for row in catalogue("obligations.yaml"):
        for basis in row["basis"]:
            i = basis["instrument"].lower()
            best[i] = min(best.get(i, 9), RANK[basis["confidence"]])
    for rule in BOOK.rules.values():
        for period in rule.legal_basis:
            for provision in period.provisions:
                assert RANK[provision.confidence] >= best[provision.law], (rule.id, provision)


def test_a_provision_keeps_the_word_that_the_catalogue_gives_it() -> None:
    """Of all provisions of one law cited in rules, none carries a word that no row of that law carries."""
    words: dict[str, set[str]] = {}
    for row in catalogue("obligations.yaml"):
        for basis in row["basis"]:
            words.setdefault(basis["instrument"].lower(), set()).add(basis["confidence"])
    for rule in BOOK.rules.values():
        for period in rule.legal_basis:
            assert all(p.confidence in words[p.law] for p in period.provisions), rule.id


def test_sources_name_no_private_identifier() -> None:
    for law in BOOK.laws.values():
        assert not any(len(word) >= 8 and word.isdigit() for word in law.source.replace(",", " ").split()), (
            law.id
        )


def test_confidence_words_are_those_of_the_model() -> None:
    assert [str(word) for word in Confidence] == list(RANK)


def _day(text: str) -> date | None:
    return None if text in ("", "null") else date.fromisoformat(text)
