"""Firms that a page names and that do not sell here."""

from __future__ import annotations

import pytest

from checker.facts.partners import introduced, of_goods


@pytest.mark.parametrize("lead", ["don vi van chuyen: ", "thiet ke boi ", "san pham cua "])
def test_partners(lead: str) -> None:
    assert introduced(lead + "cong ty abc", len(lead))


@pytest.mark.parametrize(
    "lead", ["ha lam film - san pham cua ", "trang nay la san pham cua ", "mot san pham cua "]
)
def test_a_site_that_is_a_firms_product_is_the_firms_own(lead: str) -> None:
    assert not introduced(lead + "cong ty abc", len(lead))


def test_a_firm_that_trades_abroad_is_its_own() -> None:
    text = "cong ty tnhh xuat nhap khau mai anh"
    assert not introduced(text, 0)


@pytest.mark.parametrize(
    "lead", ["nsx: ", "nha nk: ", "co so san xuat: ", "chiu trach nhiem dua ra thi truong: "]
)
def test_who_made_or_brought_goods(lead: str) -> None:
    assert of_goods(lead + "cong ty abc", len(lead))


def test_who_writes_its_own_name_after_a_sentence_made_nothing() -> None:
    assert not of_goods("chung toi ban nhieu hang. cong ty abc", 26)
