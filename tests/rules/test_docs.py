"""The generated pages say what the rule files say, and a stale page is noticed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from data_shared import ours

from rules.docs import pages, stale, write
from rules.load import load

DOCS = Path(__file__).resolve().parents[2] / "docs"
RULE = "packs/seller/tax-code-shown.yml"


def test_every_rule_fact_test_and_duty_is_on_its_page(pack: Any) -> None:
    book = load(pack.folder, default=False)
    made = pages(book)
    assert "### tax-code-shown" in made["rules.md"]
    assert "| 2001-02-01 | 2020-06-30 | 1/2001, Điều 1 (VERIFIED) |" in made["rules.md"]
    for name in (*book.facts, *book.predicates, *book.lexicons):
        assert f"`{name}`" in made["facts.md"]
    for name in (*book.plans, *book.obligations):
        assert name in made["coverage.md"]


def test_a_stale_page_is_noticed_and_written_again(pack: Any, tmp_path: Path) -> None:
    book = load(pack.folder, default=False)
    assert len(write(book, tmp_path)) == 3
    assert stale(book, tmp_path) == ()
    pack.spoil(RULE, "en: A tax code is shown", "en: A tax code stands there")
    assert [path.name for path in stale(load(pack.folder, default=False), tmp_path)] == ["rules.md"]


def test_a_bar_in_a_text_does_not_break_a_table(pack: Any) -> None:
    pack.spoil("facts.yml", "en: Tax code", "en: Tax | code")
    made = pages(load(pack.folder, default=False))
    assert "Tax \\| code" in made["facts.md"]


def test_the_pages_of_this_repository_are_fresh() -> None:
    assert stale(ours(), DOCS) == (), "run: rasoat rules docs"
