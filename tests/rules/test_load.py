"""Loading: everything or nothing, every fault at once, users beside ours."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from data_shared import ours
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules.faults import RulebookError
from rules.lint import lint
from rules.load import load
from rules.model import Confidence, FactType


def faults(*folders: Path, default: bool = False) -> list[tuple[str, int, str]]:
    with pytest.raises(RulebookError) as caught:
        load(*folders, default=default)
    return [(Path(f.path).name, f.line, f.code) for f in caught.value.faults]


def test_a_sound_pack_is_typed(pack: Any) -> None:
    book = load(pack.folder, default=False)
    rule = book.rules["tax-code-shown"]
    assert rule.theme == "seller"
    assert [p.since for p in rule.legal_basis] == [date(2001, 2, 1), date(2020, 7, 1)]
    assert rule.legal_basis[0].provisions[0].confidence is Confidence.VERIFIED
    assert rule.checks["right"].test == "valid_tax_code"
    assert rule.when[0].name == "orders"
    assert rule.tests[1].facts == {"site.orders": "true", "seller.tax_code": "0300588569"}
    assert rule.tests[3].unread == ("seller.tax_code",)
    assert rule.lead == {"vi": "Chưa thấy mã số thuế", "en": "No tax code found"}
    assert len(rule.digest) == 64
    assert book.laws["old"].in_force_to == date(2020, 6, 30)
    assert book.facts["listing.price"].type is FactType.NUMBER
    assert book.plans["plan/I.1"].quote == ("Rà soát",)
    assert book.uncovered["OWN-02"]["en"] == "Cannot be seen from outside"
    assert book.lexicons["cues"].terms[0].weight == 0.9
    assert book.label_groups["food"].fields[0].fact == "listing.price"
    assert book.programmes["tick"].example
    assert book.programmes["tick"].criteria[0].rules == ("tax-code-shown",)


def test_the_digest_changes_with_any_byte(pack: Any) -> None:
    first = load(pack.folder, default=False)
    assert load(pack.folder, default=False).digest == first.digest
    pack.spoil("lexicons/cues.yml", "hàng nhái", "hàng fake")
    second = load(pack.folder, default=False)
    assert second.digest != first.digest
    assert second.rules["tax-code-shown"].digest == first.rules["tax-code-shown"].digest


RULE = "packs/seller/tax-code-shown.yml"
SHOWN, RIGHT = "{fact: seller.tax_code, test: present}", "{fact: seller.tax_code, test: valid_tax_code}"
SPOILS = [
    (RULE, "severity: serious", "severity: serius", "unknown-word"),
    (RULE, "status: stable", "staus: stable", "unknown-key"),
    (RULE, SHOWN, "{fact: seller.taxcode, test: present}", "unknown-name"),
    (RULE, "test: present", "test: presents", "unknown-name"),
    (RULE, RIGHT, "{fact: site.orders, test: valid_tax_code}", "wrong-type"),
    (RULE, SHOWN, "{fact: listing.price, test: present}", "other-subject"),
    (RULE, SHOWN, "{fact: seller.tax_code, test: present, value: x}", "value-unused"),
    (RULE, SHOWN, "{fact: seller.tax_code, test: equals}", "value-missing"),
    (RULE, SHOWN, "{fact: notice.target, test: equals, value: rot}", "unknown-word"),
    (RULE, SHOWN, "{fact: seller.tax_code, test: equals, value: x1}", "wrong-type"),
    (RULE, SHOWN, "{fact: seller.tax_code, test: longer_than, value: ten}", "not-a-number"),
    (RULE, SHOWN, "{fact: seller.tax_code, test: same_as, value: notice.target}", "wrong-type"),
    (RULE, "{all: [shown, right]}", "{all: [shown, rigth]}", "unknown-name"),
    (RULE, "{all: [shown, right]}", "{every: [shown, right]}", "unknown-word"),
    (RULE, "{all: [shown, right]}", "{all: [shown, right], any: [shown]}", "expectation"),
    (RULE, "{all: [shown, right]}", "{all: []}", "expectation"),
    (RULE, "law: old", "law: odl", "unknown-name"),
    (RULE, "plan: [plan/I.1]", "plan: [plan/I.2]", "unknown-name"),
    (RULE, "[OWN-01]", "[OWN-10]", "unknown-name"),
    (RULE, "2020-07-01: [{", "2020-7-1: [{", "not-a-day"),
    (RULE, "2020-07-01: [{", "2000-07-01: [{", "days-out-of-order"),
    (RULE, "checked_on: 2026-01-01", "checked_on: 2026-02-30", "not-a-day"),
    (RULE, "kinds: [website]", "kinds: [web]", "unknown-word"),
    (RULE, "{storefront.domain} appears", "{storefront.domian} appears", "unknown-name"),
    (RULE, "en: A tax code is shown", "en: ''", "empty"),
    (RULE, "{vi: Để biết ai bán, en: To know who sells}", "{vi: Để biết ai bán}", "missing-key"),
    (RULE, "vi: Để biết ai bán,", "vi: Để biết, ai bán,", "comma"),
    (RULE, "id: tax-code-shown", "id: tax-code", "id-differs"),
    (RULE, "outcome: passed", "outcome: pass", "unknown-word"),
    (RULE, "en: No tax code found", 'en: "No {seller.taxcode}"', "unknown-name"),
    (RULE, "0300588569", "03005x", "wrong-type"),
    (RULE, "  shown: {fact", "  orders: {fact", "twice"),
    ("laws/old.yml", "in_force_to: 2020-06-30", "in_force_to: 2000-06-30", "days-out-of-order"),
    ("laws/old.yml", "replaced_by: new", "replaced_by: newer", "unknown-name"),
    ("laws/old.yml", "confidence: VERIFIED", "confidence: SURE", "unknown-word"),
    ("facts.yml", "type: digits", "type: digit", "unknown-word"),
    ("lexicons/cues.yml", "weight: 0.9", "weight: 90", "weight"),
    ("criteria/tick.yml", "[tax-code-shown]", "[tax-code]", "unknown-name"),
    ("uncovered.yml", "OWN-02", "OWN-3", "unknown-name"),
    ("label_groups.yml", "listing.price", "listing.prise", "unknown-name"),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "code"), SPOILS, ids=[f"{s[3]}-{n}" for n, s in enumerate(SPOILS)]
)
def test_each_fault_is_told_with_file_and_line(pack: Any, file: str, old: str, new: str, code: str) -> None:
    line = pack.spoil(file, old, new)
    assert (Path(file).name, line, code) in faults(pack.folder)


def test_all_faults_of_all_files_come_at_once_with_a_guess(pack: Any) -> None:
    pack.spoil(RULE, "severity: serious", "severity: serius")
    pack.spoil(RULE, "law: old", "law: odl")
    pack.spoil("laws/new.yml", "kind: nghi_dinh", "kind: nghidinh")
    with pytest.raises(RulebookError) as caught:
        load(pack.folder, default=False)
    error = caught.value
    assert {f.code for f in error.faults} == {"unknown-word", "unknown-name"}
    assert len(error.faults) == 3
    english, vietnamese = error.say("en"), error.say("vi")
    for guess in ("serious", "old", "nghi_dinh"):
        assert f'Did you mean "{guess}"?' in english
        assert f'Có phải bạn muốn viết "{guess}"?' in vietnamese


def test_a_stray_file_is_never_skipped_in_silence(pack: Any) -> None:
    pack.write("packs/seller/deeper/rule.yml", "id: rule\n")
    pack.write("packs/seller/other.yaml", "id: other\n")
    pack.write("packs/loose.yml", "id: loose\n")
    pack.write("fact.yml", "a: 1\n")
    assert {(name, code) for name, _, code in faults(pack.folder)} == {
        ("rule.yml", "stray-file"),
        ("other.yaml", "stray-file"),
        ("loose.yml", "stray-file"),
        ("fact.yml", "stray-file"),
    }


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert faults(tmp_path / "nothing") == [("nothing", 0, "no-folder")]
    (tmp_path / "bare").mkdir()
    assert faults(tmp_path / "bare") == [("bare", 0, "no-rules")]


def test_a_theme_without_a_file_is_called_after_its_folder(pack: Any) -> None:
    (pack.folder / "packs/seller/theme.yml").unlink()
    assert load(pack.folder, default=False).themes["seller"].title == {"vi": "seller", "en": "seller"}


def test_a_user_adds_a_rule_and_words_and_switches_one_off(pack: Any, empty_pack: Any) -> None:
    mine = (pack.folder / RULE).read_text(encoding="utf-8").replace("id: tax-code-shown", "id: mine")
    empty_pack.write("packs/seller/mine.yml", mine)
    empty_pack.write("off.yml", "tax-code-shown: {vi: Đã có cổng, en: The portal does it}\n")
    empty_pack.write(
        "lexicons/cues.yml",
        "id: cues\nextends: true\nvi: Thêm\nen: More\nnot_when: [chống]\nterms: [{phrase: hàng dựng}]\n",
    )
    book = load(pack.folder, empty_pack.folder, default=False)
    assert set(book.rules) == {"tax-code-shown", "mine"}
    assert book.off == {"tax-code-shown"}
    assert book.off_why["tax-code-shown"]["en"] == "The portal does it"
    assert [t.phrase for t in book.lexicons["cues"].terms] == ["hàng nhái", "hàng dựng"]
    assert book.lexicons["cues"].not_when == ("chống",)


def test_a_user_overrides_nothing_of_ours(pack: Any, empty_pack: Any) -> None:
    for file in (RULE, "laws/old.yml", "lexicons/cues.yml", "uncovered.yml"):
        empty_pack.write(file, (pack.folder / file).read_text(encoding="utf-8"))
    found = faults(pack.folder, empty_pack.folder)
    assert {(name, code) for name, _, code in found} == {
        ("tax-code-shown.yml", "id-taken"),
        ("old.yml", "id-taken"),
        ("cues.yml", "id-taken"),
        ("uncovered.yml", "id-taken"),
    }


def test_a_rule_switched_off_must_exist(pack: Any, empty_pack: Any) -> None:
    empty_pack.write("off.yml", "tax-code-show: {vi: Sai tên, en: Wrong name}\n")
    assert faults(pack.folder, empty_pack.folder) == [("off.yml", 1, "unknown-name")]


def test_one_broken_file_of_a_user_stops_the_whole_book(empty_pack: Any) -> None:
    empty_pack.write("packs/seller/mine.yml", "id: mine\n")
    found = faults(empty_pack.folder, default=True)
    assert {name for name, _, _ in found} == {"mine.yml"}


def test_ours_loads() -> None:
    book = ours()
    assert len(book.rules) >= 20
    assert all(rule.theme in book.themes for rule in book.rules.values())


def test_a_folder_given_twice_is_read_once(pack: Any) -> None:
    twice = load(pack.folder, pack.folder / ".." / pack.folder.name, default=False)
    assert twice.digest == load(pack.folder, default=False).digest


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_broken_file_breaks_the_reading(pack: Any, data: st.DataObject) -> None:
    name = data.draw(
        st.sampled_from([RULE, "facts.yml", "laws/old.yml", "lexicons/cues.yml", "criteria/tick.yml"])
    )
    path = pack.folder / name
    before = path.read_text(encoding="utf-8")
    lines = before.splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    how = data.draw(st.sampled_from(["drop", "twice", "empty", "list", "deeper", "junk"]))
    key = lines[at].split(":")[0]
    spoilt = {
        "drop": [],
        "twice": [lines[at]] * 2,
        "empty": [f"{key}:"],
        "list": [f"{key}: [a, {{b: c}}]"],
        "deeper": [f"{key}: {{a: {{b: [c]}}}}"],
        "junk": [lines[at] + data.draw(st.text(max_size=5))],
    }[how]
    path.write_text("\n".join([*lines[:at], *spoilt, *lines[at + 1 :]]), encoding="utf-8", errors="replace")
    try:
        for fault in lint([pack.folder], default=False):
            assert fault.say("vi") and fault.say("en") and fault.path
    finally:
        path.write_text(before, encoding="utf-8")
