"""Accounts in tables whose head row names the columns, and holders that stand as a bare line beside a number."""

from __future__ import annotations

import pytest
from storefront_kit import page

from checker.facts.read import storefront_facts
from checker.facts.shelf import Shelf
from checker.model import Value


def facts_of(body: str) -> dict[str, list[Value]]:
    found = storefront_facts(Shelf([page(body, "https://shop.vn/chinh-sach-thanh-toan")], "https://shop.vn/"))
    return {name: [fact.value for fact in facts] for name, facts in found.items()}


def rows(*lines: str, head: str = "th") -> str:
    cells = [line.split("|") for line in lines]
    tags = [head] + ["td"] * (len(lines) - 1)
    return (
        "<table>"
        + "".join(
            "<tr>" + "".join(f"<{tag}>{cell.strip()}</{tag}>" for cell in row) + "</tr>"
            for tag, row in zip(tags, cells, strict=True)
        )
        + "</table>"
    )


@pytest.mark.parametrize("head", ["th", "td"])
def test_columns_are_named_by_the_first_row(head: str) -> None:
    table = rows(
        "STT|Ngân hàng|Tên tài khoản|Số tài khoản|Chi nhánh",
        "1|Ngân hàng TMCP Ngoại thương|Đỗ Thị Sen|0451 0002 31888|Từ Liêm",
        "2|Techcombank|Công ty TNHH Hạ Lam|19033445566778|",
        head=head,
    )
    facts = facts_of(f"<h1>Tài khoản của chúng tôi</h1>{table}<p>Xin ghi rõ số đơn.</p>")
    assert facts["seller.bank_account"] == ["0451000231888", "19033445566778"]
    assert facts["seller.bank"] == ["Vietcombank", "Techcombank"]
    assert facts["seller.bank_holder"] == ["Đỗ Thị Sen", "Công ty TNHH Hạ Lam"]
    assert facts["payment.methods"] == ["bank_transfer"]


def test_a_row_without_a_number_says_nothing() -> None:
    facts = facts_of(
        rows("Tên ngân hàng|Tên tài khoản|Số tài khoản", "ACB Hà Nội||", "VCB Tân Định|Hạ Lam|đang mở")
    )
    assert not {"seller.bank", "seller.bank_account", "seller.bank_holder"} & set(facts)


def test_a_label_and_its_value_are_no_columns() -> None:
    facts = facts_of(rows("Số tài khoản|0451000231888", "Ngân hàng|VietinBank", "Chủ tài khoản|Đỗ Thị Sen"))
    assert facts["seller.bank_account"] == ["0451000231888"]
    assert facts["seller.bank_holder"] == ["Đỗ Thị Sen"]


@pytest.mark.parametrize(
    ("lines", "holder"),
    [
        (("Công ty TNHH Gốm Bồ Nâu", "Số tài khoản: 152220219", "Ngân hàng: ACB"), "Công ty TNHH Gốm Bồ Nâu"),
        (("Ngân hàng Vietcombank", "ĐỖ THỊ SEN", "Số tài khoản: 0451000231888"), "ĐỖ THỊ SEN"),
        (("STK: 0451000231888", "Vietcombank chi nhánh Huế", "Đỗ Thị Sen"), "Đỗ Thị Sen"),
        (("Thanh toán qua Vietcombank", "Số tài khoản: 0451000231888", "Xin ghi số đơn"), None),
        (("Gửi về Đỗ Thị Sen nhé", "Số tài khoản: 0451000231888"), None),
    ],
)
def test_a_line_that_is_nothing_but_a_name_beside_the_number(
    lines: tuple[str, ...], holder: str | None
) -> None:
    facts = facts_of("<h1>Chuyển khoản</h1>" + "".join(f"<p>{line}</p>" for line in lines))
    assert facts.get("seller.bank_holder", []) == [holder] * bool(holder)


def test_an_account_that_is_shown_is_paid_to() -> None:
    facts = facts_of("<p>Ngân hàng: MB Bank</p><p>Số tài khoản: 624 11 22 33 44</p>")
    assert facts["payment.methods"] == ["bank_transfer"]


def test_some_banks_give_seven_figures() -> None:
    assert facts_of("<p>Á CHÂU BANK</p><p>Số TK: 9263174</p>")["seller.bank_account"] == ["9263174"]
