"""Addresses taken apart, in the units before and since 2025-07-01."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from storefront_kit import html, shelf, values

from checker.facts.place import Parts, parts
from checker.facts.read import storefront_facts

SHARED = Path(os.environ.get("RASOAT_SHARED") or Path(__file__).resolve().parents[4] / "shared")
COMPANIES = SHARED / "ref" / "companies.jsonl"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Số 8 phố Thái Hà, Phường Đống Đa, Hà Nội", Parts("Hà Nội", "", "Phường Đống Đa", False)),
        ("12/3A Lê Lợi, P. Bến Nghé, Q.1, TP.HCM", Parts("Hồ Chí Minh", "Q.1", "Phường Bến Nghé", True)),
        ("91 Trần Phú, p.3, Q.Tân Bình, TPHCM", Parts("Hồ Chí Minh", "Q.Tân Bình", "Phường 3", True)),
        (
            "5 Hùng Vương, Phường Phú Thọ, TP. Thủ Dầu Một, Tỉnh Bình Dương",
            Parts("Hồ Chí Minh", "TP. Thủ Dầu Một", "Phường Phú Thọ", True),
        ),
        ("6/1 Lê Quý Đôn, P. Hải Tân, TP Hải Dương", Parts("Hải Phòng", "", "Phường Hải Tân", True)),
        ("57 Quan Hoa, Cầu Giấy, HN", Parts("Hà Nội", "Cầu Giấy", "", True)),
        ("Ấp 3, xã Phú Tân, tỉnh Cà Mau, Việt Nam", Parts("Cà Mau", "", "Xã Phú Tân", False)),
        ("12 Lê Lai, Bến Thành, Q1, HCM", Parts("Hồ Chí Minh", "Q1", "Bến Thành", True)),
        ("giao hàng toàn quốc", Parts("", "", "", False)),
    ],
)
def test_parts(text: str, want: Parts) -> None:
    assert parts(text) == want


def test_facts_of_a_storefront() -> None:
    facts = storefront_facts(
        shelf(home=html("", "<p>Địa chỉ: 12 Lê Lợi, Phường Bến Nghé, Quận 1, TP.HCM</p>"))
    )
    assert values(facts, "seller.ward") == ["Phường Bến Nghé"]
    assert values(facts, "seller.province") == ["Hồ Chí Minh"]
    assert facts["seller.province"][0].quote == "12 Lê Lợi, Phường Bến Nghé, Quận 1, TP.HCM"


@given(st.text(max_size=200))
def test_never_raises(text: str) -> None:
    assert isinstance(parts(text), Parts)


@pytest.mark.skipif(not COMPANIES.is_file(), reason=f"no companies in {COMPANIES}; set RASOAT_SHARED to test")
def test_real_addresses_name_their_province_and_ward() -> None:
    rows = [json.loads(line) for line in COMPANIES.read_text("utf-8").splitlines()]
    missed = [r["address"] for r in rows if not (p := parts(r["address"])).province or not p.ward]
    assert len(missed) <= 0.01 * len(rows), missed[:20]
