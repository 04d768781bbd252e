"""The site's own foot, where the markup does not say that it is one."""

from __future__ import annotations

from listing_kit import listings, page

from checker.facts.page import Page

FOOT = (
    "<div><b>CÔNG TY TNHH VẬT TƯ SAO BIỂN</b></div><div>Địa chỉ: 61 Hồng Bàng, Quận 6, TP.HCM</div>"
    "<div>Hotline: 0908 771 006</div>"
)


def goods(foot: str) -> Page:
    about = "<h1>Bộ khẩu tay vặn 72 chi tiết</h1><p>Giá: 1.150.000 đ</p><button>Đặt hàng</button>"
    return page(f"{about}<p>Chất liệu: thép</p>{foot}")


def other(path: str, foot: str) -> Page:
    return page(f"<p>Lời chào của {path}.</p>{foot}", url=f"https://shop.vn{path}")


def answers(*pages: Page) -> list[object]:
    (one,) = listings(*pages)
    return [fact.value for fact in one.facts.get("listing.responsible", ())]


def test_the_foot_that_the_home_page_has_too_answers_for_no_goods() -> None:
    assert answers(goods(FOOT), other("/", FOOT)) == []


def test_two_other_pages_prove_a_foot() -> None:
    assert answers(goods(FOOT), other("/gioi-thieu", FOOT), other("/lien-he", FOOT)) == []


def test_one_other_page_proves_none() -> None:
    assert answers(goods(FOOT), other("/gioi-thieu", FOOT)) == ["CÔNG TY TNHH VẬT TƯ SAO BIỂN"]


def test_what_only_this_page_says_is_its_own() -> None:
    assert answers(goods(FOOT), other("/", "<p>Khác</p>")) == ["CÔNG TY TNHH VẬT TƯ SAO BIỂN"]


def test_where_only_goods_were_captured_a_foot_is_told_by_its_words() -> None:
    assert answers(goods(FOOT)) == []
    maker = "<p>Nhà sản xuất: Công ty CP Khẩu Vàng</p><p>Địa chỉ: 5 Ngô Gia Tự, Hải Dương</p>"
    assert answers(goods(maker)) == ["Công ty CP Khẩu Vàng"]
    assert answers(goods(maker + FOOT)) == ["Công ty CP Khẩu Vàng"]
    talk = "<h4>VỀ CHÚNG TÔI</h4><p>Sao Biển là đơn vị chuyên nhập khẩu và phân phối dụng cụ từ Đức.</p>"
    assert answers(goods(talk)) == []
