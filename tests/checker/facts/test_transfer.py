"""Bank and holder beside an account number; accounts that the address of a QR picture names."""

from __future__ import annotations

from storefront_kit import page

from checker.facts.page import Page
from checker.facts.read import storefront_facts
from checker.facts.shelf import Shelf
from checker.model import Value


def facts_of(shown: Page) -> dict[str, list[Value]]:
    found = storefront_facts(Shelf([shown], "https://shop.vn/"))
    return {name: [fact.value for fact in facts] for name, facts in found.items()}


LINES = """<h1>Thông tin chuyển khoản</h1><p>Ngân hàng: Vietcombank – Chi nhánh Tân Bình</p>
<p>Số tài khoản: 0071001234567</p><p>Chủ tài khoản: Công ty TNHH Mộc An</p>
<p>Nội dung: tên và số đơn hàng</p>"""


def test_the_lines_around_a_number() -> None:
    facts = facts_of(page(LINES, "https://shop.vn/chinh-sach-thanh-toan"))
    assert facts["seller.bank_account"] == ["0071001234567"]
    assert facts["seller.bank"] == ["Vietcombank"]
    assert facts["seller.bank_holder"] == ["Công ty TNHH Mộc An"]


def test_one_line() -> None:
    line = "<p>STK: 19034567891011 - Techcombank - Chủ TK: NGUYỄN THỊ HOA</p>"
    facts = facts_of(page(line, "https://shop.vn/lien-he"))
    assert facts["seller.bank"] == ["Techcombank"]
    assert facts["seller.bank_holder"] == ["NGUYỄN THỊ HOA"]


def test_a_bank_without_an_account_is_no_account() -> None:
    facts = facts_of(page("<p>Vietcombank ra mắt thẻ mới. Tài khoản người dùng được bảo mật.</p>"))
    assert "seller.bank" not in facts
    assert "seller.bank_holder" not in facts


def test_the_address_of_a_picture() -> None:
    image = '<img src="https://img.vietqr.io/image/970436-0123456789-compact.png?accountName=LE%20VAN%20TAM">'
    facts = facts_of(page(image, "https://shop.vn/thanh-toan"))
    assert facts["payment.qr"] == ["Vietcombank 0123456789 LE VAN TAM"]
    assert facts["seller.bank_account"] == ["0123456789"]
    assert facts["seller.bank_holder"] == ["LE VAN TAM"]


def test_a_model_and_a_price_beside_it_are_no_account() -> None:
    assert "seller.bank_account" not in facts_of(page("<p>Gọng titan Nhật TK-88 1.850.000đ</p>"))
    assert facts_of(page("<p>TK 0071001234567 Dung, Vietcombank</p>"))["seller.bank_account"] == [
        "0071001234567"
    ]


def test_account_words_cut_short() -> None:
    text = "<p>Tên TK: CT CP HẠ LAM</p><p>Số TK: 102-989-1977</p><p>Ngân hàng Vietcombank - CN Tân Định</p>"
    facts = facts_of(page(text, "https://shop.vn/chinh-sach-thanh-toan"))
    assert facts["seller.bank_holder"] == ["CT CP HẠ LAM"]
    assert facts["seller.bank"] == ["Vietcombank"]
