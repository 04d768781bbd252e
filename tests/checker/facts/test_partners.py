"""Firms that a page names and that do not sell here."""

from __future__ import annotations

import pytest
from storefront_kit import html, shelf, values

from checker.facts.fold import fold
from checker.facts.partners import introduced, of_another, of_goods
from checker.facts.reach import read_reach
from checker.facts.seller import read_seller


@pytest.mark.parametrize(
    "lead",
    ["don vi van chuyen: ", "don vi van chuyen la ", "thiet ke boi ", "san pham cua ", "tram bao hanh cua "],
)
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


BLOCK = "<p>Công ty TNHH Bắc Hà</p><p>MST: 0312880335</p><p>Trạm bảo hành: 12 Lê Lợi, P. Bến Nghé, Quận 1, TP.HCM</p>"


def test_a_makers_block_on_every_product_is_not_the_shops() -> None:
    goods = {
        f"san_pham_g{n}": html(f"<h1>Ghế gỗ {n}</h1><p>250.000₫</p>{BLOCK}", "Shop Mộc") for n in range(5)
    }
    facts = read_seller(shelf(home=html("<p>Hàng mới về</p>", "Shop Mộc"), **goods))
    assert not {"seller.name", "seller.tax_code", "seller.address"} & set(facts)


def test_a_block_at_the_foot_of_home_and_goods_is_the_shops() -> None:
    goods = {f"san_pham_g{n}": f"<div><h1>Ghế gỗ {n}</h1><p>250.000₫</p></div>{BLOCK}" for n in range(5)}
    facts = read_seller(shelf(home=f"<div><p>Hàng mới về</p></div>{BLOCK}", **goods))
    assert values(facts, "seller.tax_code") == ["0312880335"]
    assert values(facts, "seller.name") == ["Công ty TNHH Bắc Hà"]


def test_a_partners_telephone_and_mail_are_its_own() -> None:
    line = (
        "<p>Bảo hành tại trung tâm của hãng: Công ty TNHH Bắc Hà, MST 0312880335, 12 Lê Lợi, P. Bến Nghé, "
        "Quận 1, TP.HCM, điện thoại 1900 6789, email hotro@bacha.vn</p>"
    )
    pages = shelf(
        home=html("<p>Hàng mới</p>", "Shop Mộc"), chinh_sach_bao_hanh=html(f"<h1>Bảo hành</h1>{line}")
    )
    assert not values(read_reach(pages), "seller.phone") and not values(read_reach(pages), "seller.email")
    assert not {"seller.name", "seller.tax_code", "seller.address"} & set(read_seller(pages))


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("giao bởi đối tác: Công ty CP Bắc Hà", True),
        ("Công ty TNHH Mộc An, đối tác: Công ty CP Bắc Hà", False),
        ("gọi 1900 6789", False),
    ],
)
def test_whose_line_it_is(text: str, theirs: bool) -> None:
    assert of_another(text, fold(text)) is theirs


CODE = "<p>Mã số doanh nghiệp: 0312880335</p>"


@pytest.mark.parametrize(
    ("line", "below", "name", "code"),
    [
        (
            "Mộc An là dịch vụ được cung cấp bởi Công ty TNHH Mộc An",
            CODE,
            "Công ty TNHH Mộc An",
            "0312880335",
        ),
        (
            "Dịch vụ được cung cấp bởi Công ty TNHH Mộc An",
            f"<p>Địa chỉ: 12 Lê Lợi, P. Bến Nghé, Quận 1, TP.HCM</p>{CODE}",
            "Công ty TNHH Mộc An",
            "0312880335",
        ),
        (
            "Mộc An là dịch vụ thuê bàn ghế cung cấp bởi Công ty TNHH Mộc An, MST: 0312880335",
            "",
            "Công ty TNHH Mộc An",
            "0312880335",
        ),
        (
            "là website cho thuê bàn ghế cung cấp bởi Công ty TNHH Mộc An",
            CODE,
            "Công ty TNHH Mộc An",
            "0312880335",
        ),
        ("Dịch vụ được cung cấp bởi Công ty TNHH Mộc An", "<p>Tin tức</p>", None, None),
        ("Dịch vụ thanh toán được cung cấp bởi Công ty CP Bắc Hà", CODE, None, None),
        ("BắcPay là dịch vụ ví điện tử được cung cấp bởi Công ty CP Bắc Hà", CODE, None, None),
        ("Website được cung cấp bởi Công ty CP Bắc Hà", CODE, None, None),
        (
            "Website được xây dựng và vận hành bởi Công ty TNHH Mộc An",
            CODE,
            "Công ty TNHH Mộc An",
            "0312880335",
        ),
        ("Website được xây dựng bởi Công ty TNHH Mộc An", CODE, None, None),
    ],
)
def test_who_gives_the_service_that_the_site_is(
    line: str, below: str, name: str | None, code: str | None
) -> None:
    found = read_seller(shelf(home=html("<p>Bàn ghế</p>", f"<p>{line}</p>{below}")))
    assert values(found, "seller.name") == [name] * bool(name)
    assert values(found, "seller.tax_code") == [code] * bool(code)


@pytest.mark.parametrize(
    "line",
    [
        "Mộc An là dịch vụ được cung cấp bởi Công ty TNHH Mộc An, thành viên của Công ty Cổ phần Bắc Hà",
        "Công ty TNHH Mộc An (công ty con của Công ty Cổ phần Bắc Hà)",
        "Công ty TNHH Mộc An - đơn vị thành viên thuộc Công ty Cổ phần Bắc Hà",
        "Công ty TNHH Mộc An trực thuộc Công ty Cổ phần Bắc Hà",
    ],
)
def test_the_firm_that_the_seller_belongs_to_does_not_sell(line: str) -> None:
    found = read_seller(shelf(home=html("<p>Bàn ghế</p>", f"<p>{line}</p>{CODE}")))
    assert values(found, "seller.name") == ["Công ty TNHH Mộc An"]
    assert values(found, "seller.tax_code") == ["0312880335"]


def test_a_room_belongs_to_its_firm_and_a_member_does_not() -> None:
    def said(how: str) -> dict[str, tuple]:  # type: ignore[type-arg]
        return read_seller(shelf(home=html("<p>Bàn</p>", f"<p>{how} Công ty Cổ phần Bắc Hà</p>{CODE}")))

    assert values(said("Showroom Mộc An trực thuộc"), "seller.name") == ["Công ty Cổ phần Bắc Hà"]
    assert not values(said("Mộc An, thành viên của"), "seller.name")
