"""What a page says of another than the seller."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from storefront_kit import html, shelf, values

from checker.facts import theirs
from checker.facts.reach import read_reach
from checker.facts.seller import read_seller

OWN, OTHER = "0312880335", "0354330125"


@pytest.mark.parametrize(
    "footer",
    [
        f"<p>Nhãn của Công ty CP Bắc Hà (MST {OTHER})</p><p>Công ty TNHH Mộc An vận hành – MST {OWN}</p>",
        f"<p>Làm tại nhà máy của Công ty CP Bắc Hà (MST {OTHER})</p><p>Công ty TNHH Mộc An – MST {OWN}</p>",
        f"<p>Thương nhân chịu trách nhiệm hàng hóa: Công ty CP Bắc Hà – MST {OTHER}</p>"
        f"<p>Công ty TNHH Mộc An – GPKD {OWN}</p>",
    ],
)
def test_a_footer_of_two_firms_gives_the_sellers_code(footer: str) -> None:
    facts = read_seller(shelf(home=html("<p>Hàng mới</p>", footer)))
    assert values(facts, "seller.name")[0] == "Công ty TNHH Mộc An"
    assert values(facts, "seller.tax_code") == [OWN]


def test_a_code_is_kept_when_the_footer_names_its_firm_alone() -> None:
    footer = f"<h4>Gốm Mộc</h4><p>Công ty CP Bắc Hà – MST {OTHER}</p>"
    assert values(read_seller(shelf(home=html("", footer))), "seller.tax_code") == [OTHER]


@pytest.mark.parametrize(
    "section",
    [
        "<h2>Đối tác</h2><ul><li>Công ty Cổ phần Sữa Bình Minh</li><li>Công ty TNHH Phương Nam</li></ul>",
        "<h2>Khách hàng nói gì</h2><b>Anh Nam – Giám đốc Công ty TNHH Phương Nam</b>",
        "<h3>Our partners</h3><p>Công ty Cổ phần Sữa Bình Minh</p>",
    ],
)
def test_firms_listed_under_a_heading_do_not_sell(section: str) -> None:
    assert "seller.name" not in read_seller(shelf(home=html(section, "<p>Gốm Mộc</p>")))


@pytest.mark.parametrize("heading", ["Thương hiệu Mộc An", "Khách hàng liên hệ"])
def test_a_heading_that_only_begins_so_lists_nobody(heading: str) -> None:
    said = f"<h2>{heading}</h2><p>Công ty TNHH Mộc An</p><p>MST: {OWN}</p>"
    assert values(read_seller(shelf(home=html(said))), "seller.name") == ["Công ty TNHH Mộc An"]


def test_the_firm_of_the_numbers_line_before_its_neighbours() -> None:
    about = html(
        "<h1>Giới thiệu</h1><p>Năm 2010, anh Nam rời Công ty Cổ phần Xuân Hòa để mở xưởng Mộc.</p>"
        f"<p>Xưởng Mộc nay thuộc Công ty TNHH Mộc An, MST {OWN}.</p>"
    )
    facts = read_seller(shelf(home=html("<p>Hàng mới</p>"), gioi_thieu=about))
    assert values(facts, "seller.name")[0] == "Công ty TNHH Mộc An"
    assert values(facts, "seller.tax_code") == [OWN]


def test_what_the_customer_is_to_write_is_an_example() -> None:
    said = (
        "<h1>Xuất hóa đơn</h1><p>Quý khách gửi theo mẫu: Tên công ty: Công ty TNHH Bình Minh; "
        f"MST: {OTHER}; Địa chỉ: 12 Lê Lợi, Quận 1, TP.HCM</p>"
    )
    facts = read_seller(shelf(home=html("<p>Hàng mới</p>"), hoa_don=html(said)))
    assert not {"seller.name", "seller.tax_code", "seller.address"} & set(facts)


def test_where_the_customer_writes_is_the_sellers() -> None:
    said = "<h1>Khiếu nại</h1><p>Quý khách gửi khiếu nại về cskh@mocan.vn</p>"
    assert values(read_reach(shelf(home=html(""), chinh_sach=html(said))), "seller.email") == [
        "cskh@mocan.vn"
    ]


def test_an_authoritys_mail_is_not_the_sellers() -> None:
    said = "<h1>Khiếu nại</h1><p>Gửi tới Cục Cạnh tranh, email bvntd@moit.gov.vn, hoặc shop@mocan.vn</p>"
    assert values(read_reach(shelf(home=html(""), chinh_sach=html(said))), "seller.email") == [
        "shop@mocan.vn"
    ]


def test_a_code_under_the_sellers_short_name_too_stays_his() -> None:
    footer = f"<p>Công ty TNHH Thương mại Mộc An – MST {OWN}</p><p>Công ty TNHH Gốm M.A – GPKD {OWN}</p>"
    facts = read_seller(shelf(home=html("<p>Hàng mới</p>", footer)))
    assert values(facts, "seller.tax_code") == [OWN]
    assert values(facts, "seller.registration_number") == [OWN]


def test_a_firm_is_looked_for_near_its_number_only(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    firms = theirs.names.firms
    monkeypatch.setattr(theirs.names, "firms", lambda text: asked.append(len(text)) or firms(text))
    read_seller(shelf(home=html("", f"<p>{f'MST: {OWN}, ' * 300}</p>")))
    assert max(asked[:250]) <= 600


def _steps(read: Callable[[], object]) -> int:
    """How many functions of ours were begun in a reading."""
    begun = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal begun
        begun += event == "call"

    sys.setprofile(count)
    try:
        read()
    finally:
        sys.setprofile(None)
    return begun


def _registry(firms: int) -> Callable[[], object]:
    """A foot that gives many firms their numbers, read; each time others, so that none is remembered."""
    names = [
        f"Công ty TNHH L{chr(97 + n // 26)}{chr(97 + n % 26)}{'x' * (firms // 100)}" for n in range(firms)
    ]
    foot = "".join(f"<p>{name} – MST {312880000 + n + 1000 * firms:010}</p>" for n, name in enumerate(names))
    return lambda: read_seller(shelf(home=html("", foot)))


def test_twice_the_firms_take_twice_the_steps() -> None:
    _registry(2)()
    assert _steps(_registry(400)) < 2.5 * _steps(_registry(200))
