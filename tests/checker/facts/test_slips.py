"""Names of brands with a letter left out or two that changed places."""

from __future__ import annotations

import pytest
from listing_kit import kit, lexicons, passage

from checker.facts.cues import BRANDS
from checker.facts.slips import with_slips
from checker.language import is_syllable


def brands(title: str) -> list[str]:
    return [hit.term.code for hit in kit().hits(passage(title, "title"), BRANDS)]


@pytest.mark.parametrize(
    ("title", "brand"),
    [
        ("Mascara Maybeline vỏ vàng", "Maybelline"),
        ("Túi xách Michael Kor màu nâu", "Michael Kors"),
        ("Áo Suprem đỏ", "Supreme"),
        ("Điện thoại Galxay A20", "Galaxy"),
    ],
)
def test_a_slip_is_read_as_the_name(title: str, brand: str) -> None:
    assert brand in brands(title)


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Cá salmon phi lê",
            "Essential oil oải hương",
            "Speed dome 360",
            "Giày đi bộ",
            "Bình Thermo giữ nhiệt",
        ),
        *("Bộ cotton Carter bé trai", "Đồ chơi Submarine lặn", "Lốp Marshal 195/65", "Lốp Dayton 205/55"),
        *(
            "Balo leo núi Marmot 40L",
            "Gấu bông Valentin",
            "Bóng Sylvania 9W",
            "Son lì Evelyn 205",
            "Mũ Zimmerman",
        ),
        *("Máy đo huyết áp Health Care", "Vịt Mandarin Duck bằng gỗ"),
    ],
)
def test_words_of_their_own_are_no_slips(title: str) -> None:
    assert not brands(title)


def test_only_titles_are_asked_for_slips() -> None:
    assert not kit().hits(passage("Mascara Maybeline vỏ vàng"), BRANDS)


def test_other_lists_have_no_slips() -> None:
    copy = lexicons()["counterfeit_copy"]
    assert with_slips(copy) is copy


def test_a_slip_keeps_the_weight_and_never_takes_the_place_of_a_phrase() -> None:
    given = lexicons()[BRANDS]
    slipped = with_slips(given)
    known = {term.phrase.lower() for term in given.terms}
    more = slipped.terms[len(given.terms) :]
    assert list(slipped.terms[: len(given.terms)]) == list(given.terms)
    weights = {term.code: term.weight for term in given.terms}
    for term in more:
        assert term.phrase not in known
        assert term.code in weights
        assert not all(map(is_syllable, term.phrase.split()))
