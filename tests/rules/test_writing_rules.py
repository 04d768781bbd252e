"""docs/writing-rules.md tells the truth: its examples load, and it names every key and word there is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from checker.engine.cases import run
from rules import rule_cases, rule_file
from rules.law_file import CONFIDENCES, KINDS
from rules.load import load
from rules.vocabulary import PAGES, PLACES, TYPES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "writing-rules.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)


def block(start: str) -> str:
    (found,) = [one for one in BLOCKS if one.startswith(start)]
    return str(found)


def test_the_rule_in_the_page_loads_beside_ours_and_its_cases_hold(empty_pack: Any) -> None:
    text = block("id: notice-badge-own-record").replace("id: notice-badge-own-record", "id: from-the-page")
    empty_pack.write("packs/notice/from-the-page.yml", text)
    book = load(empty_pack.folder)
    assert [(r.case, r.ok, r.why) for r in run(book, ["from-the-page"]) if not r.ok] == []


def test_the_house_rule_in_the_page_loads_as_a_stranger_would_put_it(empty_pack: Any) -> None:
    empty_pack.write("our-market/phone-in-header.yml", block("id: phone-in-header"))
    book = load(empty_pack.folder)
    assert book.rules["phone-in-header"].legal_basis == ()
    assert [r.ok for r in run(book, ["phone-in-header"])] == [True]


def test_the_case_of_many_values_in_the_page_is_read(empty_pack: Any) -> None:
    text = block("id: phone-in-header").replace("subject: storefront", "subject: listing").split("tests:")[0]
    text = text.replace("fact: seller.phone", "fact: listing.origin")
    case = block("# one case for each group").split("\n", 1)[1]
    empty_pack.write("our-market/phone-in-header.yml", f"{text}tests:\n{case}")
    results = run(load(empty_pack.folder), ["phone-in-header"])
    assert [r.ok for r in results] == [True] * 3


def test_the_other_examples_load(empty_pack: Any) -> None:
    law = block("id: nd-52-2013").replace("id: nd-52-2013", "id: from-the-page")
    empty_pack.write("laws/from-the-page.yml", law)
    empty_pack.write(
        "lexicons/from-the-page.yml", block("id: counterfeit").replace("id: counterfeit", "id: from-the-page")
    )
    empty_pack.write(
        "packs/from-the-page/theme.yml", block("id: notice ").replace("id: notice", "id: from-the-page")
    )
    empty_pack.write(
        "criteria/from-the-page.yml", block("id: tick-xanh").replace("id: tick-xanh", "id: from-the-page")
    )
    empty_pack.write("off.yml", block("notice-badge-shown:"))
    empty_pack.write("facts.yml", block("seller.tax_code:").replace("seller.tax_code", "from.the_page"))
    book = load(empty_pack.folder)
    for shelf in (book.laws, book.lexicons, book.themes, book.programmes):
        assert "from-the-page" in shelf
    assert "notice-badge-shown" in book.off
    assert "from.the_page" in book.facts


@pytest.mark.parametrize(
    "word",
    [
        *rule_file.KEYS, *rule_file.STATUSES, *rule_file.SEVERITIES, *rule_file.LEVELS, *rule_file.STRENGTHS,
        *rule_cases.OUTCOMES, *PAGES, *PLACES, *TYPES, *KINDS, *CONFIDENCES,
    ],
)  # fmt: skip
def test_every_key_and_word_is_named(word: str) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", TEXT)
