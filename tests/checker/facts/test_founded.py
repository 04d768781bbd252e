"""Firms whose history running text tells."""

from __future__ import annotations

import pytest
from storefront_kit import html, shelf, values

from checker.facts import names
from checker.facts.seller import read_seller

STORY = "<p>Công ty TNHH Gốm Mộc Lan được thành lập năm 2012, chuyên đồ gốm.</p>"


@pytest.mark.parametrize(
    "said",
    [
        STORY,
        "<p>Chào bạn! Công ty TNHH Gốm Mộc Lan là đơn vị làm gốm ở Bát Tràng.</p>",
        "<p>Công ty TNHH Gốm Mộc Lan tiền thân là Công ty TNHH Sứ Hồng Vân, thành lập năm 2005.</p>",
    ],
)
def test_a_firm_whose_name_the_page_bears(said: str) -> None:
    found = read_seller(shelf(home=html(said, title="Gốm Mộc Lan - đồ gốm thủ công")))
    assert values(found, "seller.name") == ["Công ty TNHH Gốm Mộc Lan"]


@pytest.mark.parametrize(
    ("said", "title"),
    [
        (STORY, "Siêu thị đồ gia dụng"),  # one of the brands on its shelves
        ("<p>Gốm Mộc Lan bán hàng của Công ty TNHH Gốm Mộc Lan được thành lập năm 2012.</p>", "Gốm Mộc Lan"),
        (
            "<p>Công ty TNHH Gốm Mộc Lan mời bạn ghé gian hàng của làng gốm vào dịp hội xuân năm nay.</p>",
            "Gốm Mộc Lan",
        ),
    ],
)
def test_a_firm_that_may_be_anothers(said: str, title: str) -> None:
    assert values(read_seller(shelf(home=html(said, title=title))), "seller.name") == []


def test_what_a_firm_was_called_before_is_not_its_name() -> None:
    about = "<h1>Giới thiệu</h1><p>Công ty CP Tre Việt tiền thân là Công ty TNHH Tre Xanh, lập năm 2001.</p>"
    found = read_seller(shelf(home=html(), gioi_thieu=html(about, title="Giới thiệu")))
    assert values(found, "seller.name") == ["Công ty CP Tre Việt"]


@pytest.mark.parametrize(("title", "want"), [("Kemvita", ["Công ty TNHH KEMVITA"]), ("Hoa Mai Mart", [])])
def test_the_firm_of_the_brand_that_a_site_bears(title: str, want: list[str]) -> None:
    footer = "<p>Phân phối bởi Công ty TNHH KEMVITA</p><p>Hotline: 0983 112 334</p>"
    body = html("", footer, title=title)
    assert values(read_seller(shelf(home=body)), "seller.name") == want


def test_who_answers_for_a_firm_is_not_the_trader() -> None:
    footer = (
        "<p>Giấy chứng nhận đăng ký kinh doanh số: 0312880335 do Sở Kế hoạch đầu tư TPHCM cấp ngày 08/03/2000 "
        "Người chịu trách nhiệm: Lê Đức Thịnh</p>"
    )
    found = read_seller(shelf(home=html("", footer)))
    assert values(found, "seller.name") == []
    assert values(found, "seller.representative") == ["Lê Đức Thịnh"]


def test_a_hotel_in_a_name() -> None:
    line = "Cơ sở thuộc quyền sở hữu của Công ty Cổ phần khách sạn Mimosa Hotel bạn sẽ đặt cọc 30%."
    assert [n.text for n in names.firms(line)] == ["Công ty Cổ phần khách sạn Mimosa Hotel"]
    line = "Công ty Cổ phần Mimosa khách hàng có thể đổi hàng"
    assert [n.text for n in names.firms(line)] == ["Công ty Cổ phần Mimosa"]
