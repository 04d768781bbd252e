"""Lint: each thing it asks for can be missed, and a sound pack has nothing to be told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from rules.lint import lint

RULE = "packs/seller/tax-code-shown.yml"
CASES = "{name: old law, as_of: 2019-01-01"


def found(pack: Any) -> list[tuple[str, int, str]]:
    """What lint says of a pack of which everything is asked, as of ours."""
    return [(Path(f.path).name, f.line, f.code) for f in lint([pack.folder], default=False, ours=pack.folder)]


def test_a_sound_pack_is_clean(pack: Any) -> None:
    assert found(pack) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (RULE, "có dấu hiệu thiếu mã số thuế", "vi phạm vì thiếu mã số thuế", "accuses"),
        (RULE, "có dấu hiệu thiếu mã số thuế", "thiếu mã số thuế", "no-sign"),
        (RULE, "en: A tax code is shown", "en: A violation", "accuses"),
        (RULE, "en: No tax code found", "en: An illegal shop", "accuses"),
        (RULE, "vi: Chưa thấy mã số thuế", "vi: Chưa thấy mã số thuế" + " ở đâu" * 9, "long-headline"),
        (RULE, "confidence: medium", "confidence: high", "too-sure"),
        (RULE, "en: [The code stands in a picture.]", "en: []", "no-doubts"),
        (RULE, '"0300588560"', "0300588560", "quote-it"),
        ("lexicons/cues.yml", "{phrase: hàng nhái,", "{phrase: 1:1,", "quote-it"),
        ("lexicons/cues.yml", "{phrase: hàng nhái,", "{phrase: 1:10,", "quote-it"),
        ("lexicons/cues.yml", "{phrase: hàng nhái,", "{phrase: 11,", "quote-it"),
        ("lexicons/cues.yml", "{phrase: hàng nhái,", "{phrase: 0.9,", "quote-it"),
        ("lexicons/cues.yml", "{phrase: hàng nhái,", "{phrase: no,", "quote-it"),
        ("lexicons/cues.yml", "{phrase: hàng nhái,", "{phrase: 2026-01-01,", "quote-it"),
        (RULE, "2020-07-01: [{law: new", "2020-06-01: [{law: new", "outside-its-life"),
        (RULE, "2001-02-01: [{law: old", "2001-01-01: [{law: old", "outside-its-life"),
        (RULE, "name: wrong", "name: shown", "twice"),
        ("uncovered.yml", "OWN-02", "OWN-01", "covered"),
        ("packs/seller/theme.yml", "plan/I.1", "plan/I.9", "unknown-name"),
    ],
)
def test_each_fault_is_told_with_its_line(pack: Any, file: str, old: str, new: str, code: str) -> None:
    line = pack.spoil(file, old, new)
    assert (Path(file).name, line, code) in found(pack)


def test_a_check_that_nobody_uses_is_told(pack: Any) -> None:
    line = pack.spoil(RULE, "  right: {fact", "  wrong: {fact: site.orders, test: present}\n  right: {fact")
    assert ("tax-code-shown.yml", line, "unused-check") in found(pack)


def test_a_row_must_not_outlive_its_instrument_by_a_day(pack: Any) -> None:
    line = pack.spoil(RULE, "2020-07-01: [{law: new", "2020-07-02: [{law: new") - 1
    assert ("tax-code-shown.yml", line, "outside-its-life") in found(pack)


def test_the_last_row_must_not_outlive_its_instrument(pack: Any) -> None:
    pack.spoil(RULE, "  2020-07-01: [{law: new, provision: Điều 2, confidence: REPORTED}]\n", "")
    line = (pack.folder / RULE).read_text(encoding="utf-8").split("2001-02-01: [{law: old")[0].count("\n") + 1
    assert ("tax-code-shown.yml", line, "outside-its-life") in found(pack)


@pytest.mark.parametrize("outcome", ["passed", "inapplicable"])
def test_each_outcome_needs_a_case(pack: Any, outcome: str) -> None:
    path = pack.folder / RULE
    kept = [
        line for line in path.read_text(encoding="utf-8").splitlines() if f"outcome: {outcome}" not in line
    ]
    path.write_text("\n".join(kept), encoding="utf-8")
    assert outcome in " ".join(f.en for f in lint([pack.folder], default=False) if f.code == "no-case")


@pytest.mark.parametrize(
    ("case", "line"),
    [
        ("  - {name: old law", "2001-02-01: [{law"),
        ("  - {name: old law", "2020-07-01: [{law"),
        ("  - {name: before all law", "2001-02-01: [{law"),
    ],
)
def test_each_date_needs_a_case_on_both_sides(pack: Any, case: str, line: str) -> None:
    path = pack.folder / RULE
    text = path.read_text(encoding="utf-8")
    path.write_text("\n".join(row for row in text.splitlines() if not row.startswith(case)), encoding="utf-8")
    at = text[: text.index(line)].count("\n") + 1
    assert ("tax-code-shown.yml", at, "no-case") in found(pack)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("lead", "lead: {vi: Chưa thấy mã số thuế, en: No tax code found}\n"),
        ("strength", "strength: signal\n"),
        ("plan", "plan: [plan/I.1]\n"),
        ("looks_for", "looks_for: {vi: Mã số thuế, en: A tax code}\n"),
        ("why", "why: {vi: Để biết ai bán, en: To know who sells}\n"),
        ("sanction", "sanction:\n  2001-02-01: Căn cứ dự kiến\n"),
    ],
)
def test_what_a_stranger_may_leave_out_is_asked_of_ours(pack: Any, key: str, text: str) -> None:
    pack.spoil(RULE, text, "")
    told = [f for f in lint([pack.folder], default=False, ours=pack.folder) if f.code == "missing-key"]
    assert [(Path(f.path).name, f'"{key}"' in f.en, f'"{key}"' in f.vi) for f in told] == [
        ("tax-code-shown.yml", True, True)
    ]
    assert lint([pack.folder], default=False) == []


def test_our_rules_need_a_basis_its_confidence_both_languages_and_a_theme(pack: Any) -> None:
    text = (pack.folder / RULE).read_text(encoding="utf-8")
    doubts = pack.spoil(
        RULE, text.split("false_positives:")[1].split("legal_basis:")[0], " [In a picture.]\n"
    )
    row = pack.spoil(
        RULE, "{law: new, provision: Điều 2, confidence: REPORTED}", "{law: new, provision: Điều 2}"
    )
    (pack.folder / "packs/seller/theme.yml").unlink()
    assert found(pack) == [
        ("tax-code-shown.yml", 1, "no-theme"),
        ("tax-code-shown.yml", doubts, "one-language"),
        ("tax-code-shown.yml", row, "missing-key"),
    ]
    assert lint([pack.folder], default=False) == []


def test_a_case_of_many_values_is_told_by_its_own_line(pack: Any) -> None:
    rows = "each: {seller.tax_code: ['0300588569', '0100109106']}"
    pack.spoil(RULE, '    facts: {site.orders: "true", seller.tax_code: "0300588569"}', f"    {rows}")
    line = pack.spoil(RULE, "name: wrong", "name: shown")
    pack.spoil(RULE, "as_of: 2021-01-01\n    each", "as_of: 2000-01-01\n    each")
    told = found(pack)
    assert ("tax-code-shown.yml", line - 4, "cannot-be") in told
    assert not [one for one in told if one[2] == "twice"]


def test_what_nobody_read_stays_draft(pack: Any) -> None:
    path = pack.folder / RULE
    text = path.read_text(encoding="utf-8")
    text = text.replace("confidence: VERIFIED}", "confidence: RECALLED}").replace("REPORTED}", "RECALLED}")
    path.write_text(text, encoding="utf-8")
    codes = {code for _, _, code in found(pack)}
    assert {"recalled", "cannot-be"} <= codes


def test_a_duty_is_carried_or_explained(pack: Any) -> None:
    pack.spoil("obligations.yml", "OWN-02: {vi: Kho", "OWN-03: {vi: Ai, en: Who}\nOWN-02: {vi: Kho")
    assert ("obligations.yml", 2, "not-covered") in found(pack)


def test_load_faults_are_lint_faults(pack: Any) -> None:
    line = pack.spoil(RULE, "severity: serious", "severity: serius")
    assert ("tax-code-shown.yml", line, "unknown-word") in found(pack)


def test_ours_has_no_fault_in_form() -> None:
    assert [f.say("en") for f in lint()] == []
