"""A stranger's pack: written from the shortest form, in a folder of their own, beside ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker.engine.cases import run
from checker.engine.evaluate import evaluate
from checker.model import FactSheet, Outcome, Search, Subject, SubjectKind
from rules.docs import pages
from rules.faults import Fault, RulebookError
from rules.lint import lint
from rules.load import load
from rules.model import Confidence, Rulebook

SHORT = """\
id: badge-opens-own-record
status: test                        # draft → test → stable → retired; draft raises no lead
subject: storefront
severity: serious
confidence: high
plan: [tphcm-1707-2024/IV.15]
title: {vi: Biểu tượng thông báo dẫn về đúng hồ sơ của website, en: The notice badge opens this website's own record}
legal_basis:
  2013-07-01: [{law: nd-52-2013, provision: "Điều 27"}]
  2026-07-01: expected
sanction: {}
checked_on: 2026-11-22
applicability:
  kinds: [website]
  when: {takes_orders: {fact: site.takes_orders, test: equals, value: "true"}}
checks:
  shows_link:   {fact: notice.link, test: present}
  right_portal: {fact: notice.link, test: host_is, value: online.gov.vn}
expectation: {all: [shows_link, right_portal]}
message: {vi: "Website {storefront.domain} có dấu hiệu dẫn sai", en: "{storefront.domain} appears to lead elsewhere"}
remedy:  {vi: Sửa đường dẫn, en: Mend the link}
false_positives: [The seller moved to a new domain and the record has not followed yet.]
tests:
  - name: somebody else's record
    as_of: 2024-05-01
    facts: {site.takes_orders: "true", notice.link: "https://other.example/1"}
    outcome: failed
"""
HOUSE = """\
id: phone-in-header
status: test
subject: storefront
severity: minor
confidence: medium
title: {vi: Có số điện thoại, en: A telephone is shown}
message: {vi: "{storefront.domain} có dấu hiệu thiếu số điện thoại", en: "{storefront.domain} appears to show none"}
remedy: {vi: Ghi số điện thoại, en: Show a telephone}
checked_on: 2026-11-22
applicability: {kinds: [website]}
checks: {phone: {fact: seller.phone, test: present}}
expectation: {all: [phone]}
tests:
  - {name: none, as_of: 1990-01-01, outcome: failed}
"""


class Stranger:
    """A folder of somebody else's rules, beside our words or beside all of ours."""

    def __init__(self, pack: Any, words: Path) -> None:
        self.write, self.folder, self.words = pack.write, pack.folder, words

    def load(self, text: str, name: str = "phone-in-header", theme: str = "cua-toi") -> Rulebook:
        self.write(f"{theme}/{name}.yml", text)
        return load(self.words, self.folder, default=False)

    def lint(self) -> list[Fault]:
        return lint([self.words, self.folder], default=False)


@pytest.fixture
def stranger(empty_pack: Any, vocabulary: Path) -> Stranger:
    return Stranger(empty_pack, vocabulary)


def test_the_short_form_loads_and_says_the_rest_itself(stranger: Stranger) -> None:
    book = stranger.load(SHORT, "badge-opens-own-record")
    rule = book.rules["badge-opens-own-record"]
    assert rule.strength == "strong"
    assert rule.lead == rule.title
    assert rule.theme == "cua-toi"
    assert book.themes["cua-toi"].title == {"vi": "cua-toi", "en": "cua-toi"}
    doubt = "The seller moved to a new domain and the record has not followed yet."
    assert rule.false_positives == {"vi": (doubt,), "en": (doubt,)}
    assert rule.legal_basis[0].provisions[0].confidence is book.laws["nd-52-2013"].confidence
    assert [r.ok for r in run(book, [rule.id])] == [True]


@pytest.mark.parametrize(
    ("confidence", "strength"), [("high", "strong"), ("medium", "signal"), ("low", "signal")]
)
def test_strength_follows_confidence_when_it_is_left_out(
    stranger: Stranger, confidence: str, strength: str
) -> None:
    text = HOUSE.replace("confidence: medium", f"confidence: {confidence}")
    assert stranger.load(text).rules["phone-in-header"].strength == strength


@pytest.mark.parametrize("key", ["legal_basis: {}\n", "legal_basis:\n", "sanction:\n", "sanction: {}\n", ""])
def test_a_rule_without_law_holds_always_and_says_so(stranger: Stranger, key: str) -> None:
    book = stranger.load(HOUSE + key)
    rule = book.rules["phone-in-header"]
    assert rule.legal_basis == ()
    assert [r.ok for r in run(book, [rule.id])] == [True]
    shop = Subject(
        SubjectKind.STOREFRONT,
        "a",
        "https://a.example/",
        {},
        {"seller.phone": Search(True, ("https://a.example/",))},
    )
    (finding,) = [f for f in evaluate(book, FactSheet(shop), rule.tests[0].as_of) if f.rule == rule.id]
    assert finding.outcome is Outcome.FAILED
    assert finding.basis == ()
    assert "không dựa trên pháp luật" in finding.why
    assert "rests on no law" in pages(book)["rules.md"]
    assert not [f for f in stranger.lint() if f.code in ("no-basis", "cannot-be", "missing-key")]


def test_a_provision_of_an_instrument_that_nobody_read_is_not_made_surer(stranger: Stranger) -> None:
    stranger.write(
        "laws/quy-che-san.yml",
        "id: quy-che-san\nnumber: 1/QC\ntitle: Quy chế sàn\nkind: quyet_dinh\nconfidence: RECALLED\n"
        "source: made up for a test\nchecked_on: 2026-01-01\n",
    )
    text = HOUSE + "legal_basis:\n  1980-01-01: [{law: quy-che-san, provision: Mục 1}]\n"
    rule = stranger.load(text).rules["phone-in-header"]
    assert rule.legal_basis[0].provisions[0].confidence is Confidence.RECALLED
    assert "recalled" in {f.code for f in stranger.lint()}


def test_a_theme_of_ours_takes_a_stranger_s_rule(stranger: Stranger) -> None:
    stranger.write("seller/phone-in-header.yml", HOUSE)
    book = load(stranger.folder)
    assert book.rules["phone-in-header"].theme == "seller"
    assert book.themes["seller"].title["en"] != "seller"


def test_a_theme_file_beside_the_rules_is_read(stranger: Stranger) -> None:
    stranger.write(
        "cua-toi/theme.yml",
        "id: cua-toi\ntitle: {vi: Của tôi, en: Mine}\nplan: []\nauthority: {vi: Sàn, en: The platform}\n",
    )
    assert stranger.load(HOUSE).themes["cua-toi"].title["en"] == "Mine"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("fact: seller.phone", "fact: seller.fone", "unknown-name"),
        ("confidence: medium", "confidense: medium", "unknown-key"),
        (
            "remedy: {vi: Ghi số điện thoại, en: Show a telephone}",
            "false_positives: {vi: [a]}",
            "missing-key",
        ),
        ("checked_on: 2026-11-22", "checked_on: 22/11/2026", "not-a-day"),
    ],
)
def test_a_broken_short_file_still_refuses_the_whole_book(
    stranger: Stranger, old: str, new: str, code: str
) -> None:
    assert HOUSE.count(old) == 1
    line = HOUSE[: HOUSE.index(old)].count("\n") + 1
    with pytest.raises(RulebookError) as caught:
        stranger.load(HOUSE.replace(old, new))
    assert (Path(caught.value.faults[-1].path).name, code) in {
        (Path(f.path).name, f.code) for f in caught.value.faults if f.line in (line, 1)
    }
    assert f"phone-in-header.yml:{line}:" in caught.value.say("vi")


def test_an_empty_test_list_is_refused(stranger: Stranger) -> None:
    text = HOUSE.split("tests:")[0] + "tests: []\n"
    with pytest.raises(RulebookError) as caught:
        stranger.load(text)
    assert [(f.line, f.code) for f in caught.value.faults] == [(text.count("\n"), "no-tests")]
    assert "name, as_of, facts, outcome" in caught.value.say("en")


@pytest.mark.parametrize(
    ("each", "code"),
    [
        ("{}", "each"),
        ("{seller.phone: [a], seller.email: [b]}", "each"),
        ("{seller.fone: [a]}", "unknown-name"),
        ("{listing.price: ['1']}", "other-subject"),
        ("{site.takes_orders: [maybe]}", "wrong-type"),
    ],
)
def test_each_names_one_fact_and_its_values(stranger: Stranger, each: str, code: str) -> None:
    text = HOUSE + f"  - {{name: many, as_of: 2020-01-01, each: {each}, outcome: passed}}\n"
    with pytest.raises(RulebookError) as caught:
        stranger.load(text)
    assert {(f.line, f.code) for f in caught.value.faults} == {(text.count("\n"), code)}


def test_each_is_one_case_a_value(stranger: Stranger) -> None:
    text = HOUSE + "  - {name: many, as_of: 2020-01-01, each: {seller.phone: ['1', '2']}, outcome: passed}\n"
    book = stranger.load(text)
    assert [case.name for case in book.rules["phone-in-header"].tests] == ["none", "many: 1", "many: 2"]
    assert [r.ok for r in run(book, ["phone-in-header"])] == [True] * 3


@pytest.mark.parametrize("folder", ["pack", "law", "lexicon"])
def test_a_folder_misspelt_is_no_theme(stranger: Stranger, folder: str) -> None:
    with pytest.raises(RulebookError) as caught:
        stranger.load(HOUSE, theme=folder)
    assert [f.code for f in caught.value.faults] == ["stray-file"]
