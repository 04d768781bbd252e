"""Every duty of the catalogue is carried by a rule, or its absence is explained."""

from __future__ import annotations

from data_shared import catalogue, ours

BOOK = ours()


def carried() -> set[str]:
    return {duty for rule in BOOK.rules.values() if rule.status != "retired" for duty in rule.obligations}


def test_the_two_lists_are_complete_and_apart() -> None:
    assert len(BOOK.obligations) == 128
    assert carried() | set(BOOK.uncovered) == set(BOOK.obligations)
    assert not carried() & set(BOOK.uncovered)


def test_a_reason_is_a_sentence_in_both_languages() -> None:
    for duty, why in BOOK.uncovered.items():
        for lang in ("vi", "en"):
            assert why[lang].endswith(".") and len(why[lang]) > 40, duty


def test_most_duties_are_carried_by_a_rule() -> None:
    assert len(carried()) >= 104


def test_the_list_is_that_of_the_catalogue() -> None:
    theirs = {row["id"]: row for row in catalogue("obligations.yaml")}
    assert set(theirs) == set(BOOK.obligations)
    for duty, said in BOOK.obligations.items():
        assert (said["vi"], said["en"]) == (theirs[duty]["title_vi"], theirs[duty]["title_en"])


def test_a_rule_is_no_stronger_than_its_duties() -> None:
    """Where the catalogue calls a sign information or a signal, no rule on it alone is called strong."""
    level = {row["id"]: row["evidence_level"] for row in catalogue("obligations.yaml")}
    for rule in BOOK.rules.values():
        if rule.strength == "strong" and rule.obligations:
            assert any(level[duty].startswith("strong") for duty in rule.obligations), rule.id


def test_a_duty_known_from_memory_alone_raises_no_lead() -> None:
    word = {row["id"]: row["confidence"] for row in catalogue("obligations.yaml")}
    for rule in BOOK.rules.values():
        if rule.obligations and all(word[duty] == "RECALLED" for duty in rule.obligations):
            assert rule.status == "draft", rule.id
