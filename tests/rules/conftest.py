"""A small pack of rules to spoil: one law that ended, one that followed, one theme, one rule."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

OURS = Path(__file__).resolve().parents[2] / "rules"

FACTS = """\
seller.tax_code:
  {subject: storefront, type: digits, stands_on: [home, contact], vi: Mã số thuế, en: Tax code}
site.orders:
  {subject: storefront, type: boolean, stands_on: [home], vi: Nhận đặt hàng, en: Takes orders}
notice.target:
  {subject: storefront, type: code, stands_on: [home], values: [record, root], vi: Đích, en: Target}
listing.price:
  {subject: listing, type: number, stands_on: [product], vi: Giá, en: Price}
"""
LAW_OLD = """\
id: old
number: 1/2001
title: Nghị định cũ
kind: nghi_dinh
issued: 2001-01-01
in_force_from: 2001-02-01
in_force_to: 2020-06-30
confidence: VERIFIED
source: made up for a test
checked_on: 2026-01-01
replaced_by: new
"""
LAW_NEW = """\
id: new
number: 2/2020
title: Nghị định mới
kind: nghi_dinh
issued: 2020-01-01
in_force_from: 2020-07-01
confidence: REPORTED
source: made up for a test
checked_on: 2026-01-01
amends: [old]
"""
THEME = """\
id: seller
title: {vi: Người bán, en: Seller}
plan: [plan/I.1]
authority: {vi: Sở, en: Department}
"""
RULE = """\
id: tax-code-shown
status: stable
subject: storefront
severity: serious
confidence: medium
strength: signal
plan: [plan/I.1]
obligations: [OWN-01]
title: {vi: Có mã số thuế, en: A tax code is shown}
lead: {vi: Chưa thấy mã số thuế, en: No tax code found}
looks_for: {vi: Mã số thuế, en: A tax code}
why: {vi: Để biết ai bán, en: To know who sells}
message: {vi: "{storefront.domain} có dấu hiệu thiếu mã số thuế", en: "{storefront.domain} appears so"}
remedy: {vi: Ghi mã số thuế ở chân trang, en: Put the tax code in the footer}
false_positives:
  vi: [Mã số nằm trong ảnh.]
  en: [The code stands in a picture.]
legal_basis:
  2001-02-01: [{law: old, provision: Điều 1, confidence: VERIFIED}]
  2020-07-01: [{law: new, provision: Điều 2, confidence: REPORTED}]
sanction:
  2001-02-01: Căn cứ dự kiến
checked_on: 2026-01-01
applicability:
  kinds: [website]
  when:
    orders: {fact: site.orders, test: is_true}
checks:
  shown: {fact: seller.tax_code, test: present}
  right: {fact: seller.tax_code, test: valid_tax_code}
expectation: {all: [shown, right]}
tests:
  - {name: old law, as_of: 2019-01-01, facts: {site.orders: "true"}, outcome: failed}
  - name: shown
    as_of: 2021-01-01
    facts: {site.orders: "true", seller.tax_code: "0300588569"}
    outcome: passed
  - name: wrong
    as_of: 2021-01-01
    facts: {site.orders: "true", seller.tax_code: "0300588560"}
    outcome: failed
  - name: unread
    as_of: 2021-01-01
    facts: {site.orders: "true"}
    unread: [seller.tax_code]
    outcome: cannot_tell
  - {name: no orders, as_of: 2021-01-01, outcome: inapplicable}
  - {name: a shop, as_of: 2021-01-01, facts: {site.orders: "true"}, kind: shop, outcome: inapplicable}
  - {name: before all law, as_of: 2000-01-01, facts: {site.orders: "true"}, outcome: inapplicable}
"""
FILES = {
    "facts.yml": FACTS,
    "predicates.yml": (OURS / "predicates.yml").read_text(encoding="utf-8"),
    "plans.yml": "plan/I.1: {quote: Rà soát, vi: Rà soát, en: Sweep}\n",
    "obligations.yml": "OWN-01: {vi: Mã số thuế, en: Tax code}\nOWN-02: {vi: Kho, en: Warehouse}\n",
    "uncovered.yml": "OWN-02: {vi: Không nhìn thấy từ ngoài, en: Cannot be seen from outside}\n",
    "laws/old.yml": LAW_OLD,
    "laws/new.yml": LAW_NEW,
    "packs/seller/theme.yml": THEME,
    "packs/seller/tax-code-shown.yml": RULE,
    "lexicons/cues.yml": "id: cues\nvi: Dấu hiệu\nen: Cues\nterms:\n  - {phrase: hàng nhái, weight: 0.9}\n",
    "label_groups.yml": (
        "food: {vi: Thực phẩm, en: Food, fields: [{vi: Giá, en: Price, fact: listing.price}]}\n"
    ),
    "criteria/tick.yml": (
        "id: tick\ntitle: {vi: Tick, en: Tick}\nnote: {vi: Ví dụ, en: An example}\nexample: true\n"
        "criteria:\n  - {id: identity, title: {vi: Ai bán, en: Who sells}, rules: [tax-code-shown]}\n"
    ),
}


class Pack:
    """A rule folder in a temporary place."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, text: str) -> Path:
        """Write one file of the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def spoil(self, name: str, old: str, new: str) -> int:
        """Replace a text that stands once in a file; the line where it stood is given back."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, (old, text.count(old))
        path.write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1


@pytest.fixture(scope="session")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our words without our rules: facts, tests, plans and laws, quick to load beside a stranger's pack."""
    folder = tmp_path_factory.mktemp("words") / "rules"
    shutil.copytree(OURS / "laws", folder / "laws")
    for name in ("facts.yml", "predicates.yml", "plans.yml"):
        shutil.copy(OURS / name, folder / name)
    return folder


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    """A sound pack: it loads, and lint has nothing to say."""
    small = Pack(tmp_path / "pack")
    for name, text in FILES.items():
        small.write(name, text)
    return small


@pytest.fixture
def empty_pack(tmp_path: Path) -> Pack:
    """A folder for a user's rules beside ours, with nothing in it yet."""
    small = Pack(tmp_path / "mine")
    small.folder.mkdir()
    return small
