"""Terms among the news, and on pages that only a menu names."""

from __future__ import annotations

import pytest
from storefront_kit import html, page
from test_terms import RETURNS, found

from checker.facts.called import plain
from checker.facts.fold import fold
from checker.facts.shelf import Shelf

DOOR = "https://gommoc.vn/"


def visit(url: str, main: str, title: str = "Gốm Mộc", foot: str = "") -> Shelf:
    """A door whose foot may lead somewhere, and one page."""
    return Shelf(
        [page(html(footer=foot), DOOR), page(html(main, title=title, footer=foot), DOOR + url)], DOOR
    )


@pytest.mark.parametrize("folder", ["tin-tuc", "blogs/news", "bai-viet", "post", "article"])
def test_a_policy_among_the_news(folder: str) -> None:
    body = f"<h1>Chính sách đổi trả hàng</h1><p>Gốm Mộc xin thông báo tới khách hàng:</p>{RETURNS}"
    assert found(visit(f"{folder}/chinh-sach-doi-tra", body)) == {"returns": ["chinh-sach-doi-tra"]}


@pytest.mark.parametrize(
    "heading",
    [
        "Chính sách đổi trả của Mộc Lan Store",
        "Chính sách đổi trả Shopee mới nhất 2026",
        "Quy định đổi trả hàng theo luật bảo vệ người tiêu dùng",
        "Đổi trả hàng là gì? Khách hàng cần biết",
    ],
)
def test_news_about_policies_is_news(heading: str) -> None:
    assert found(visit("tin-tuc/doi-tra-hang-2", f"<h1>{heading}</h1>{RETURNS}")) == {}


def test_the_foot_tells_that_news_is_a_policy() -> None:
    foot = '<a href="/tin-tuc/gom-su-vo">Chính sách đổi trả</a>'
    body = f"<h1>Gốm vỡ trên đường đi, Gốm Mộc lo thế nào</h1>{RETURNS}"
    assert found(visit("tin-tuc/gom-su-vo", body, foot=foot)) == {"returns": ["gom-su-vo"]}
    assert found(visit("tin-tuc/gom-su-vo", body)) == {}


def test_a_page_that_only_the_menu_names() -> None:
    foot = '<a href="/index.php?page=12">Chính sách đổi trả</a><a href="/index.php?page=13">Liên hệ</a>'
    assert found(visit("index.php?page=12", f"<p>Xin chào.</p>{RETURNS}", foot=foot)) == {
        "returns": ["index.php?page=12"]
    }


def test_an_address_to_which_every_link_leads_is_named_by_none() -> None:
    names = ("Chính sách đổi trả", "Chính sách bảo hành", "Chính sách bảo mật", "Chính sách vận chuyển")
    foot = "".join(f'<a href="/index.php?page=12">{name}</a>' for name in names)
    room = visit("index.php?page=12", f"<p>Xin chào.</p>{RETURNS}", foot=foot)
    assert [name for name, _ in room.names(room.pages[1])] == ["gom moc", "index"]


def test_a_name_above_the_text_that_is_no_heading() -> None:
    foot = "<a href=/a>Chính sách đổi trả</a>"  # the same words stand in the foot
    named = visit("index.php?page=12", f"<div>Chính sách đổi trả</div><h3>Điều một</h3>{RETURNS}", foot=foot)
    other = visit("index.php?page=12", f"<div>Bình gốm men lam</div><div>Chính sách đổi trả</div>{RETURNS}")
    assert named.kind(named.pages[1]) == "policy" and found(named) == {"returns": ["index.php?page=12"]}
    assert other.kind(other.pages[1]) == "other"


@pytest.mark.parametrize(
    ("name", "want"),
    [
        ("Chính sách bảo hành", True),
        ("CHÍNH SÁCH VẬN CHUYỂN & GIAO NHẬN", True),
        ("Hướng dẫn mua hàng tại Gốm Mộc", True),
        ("Chính sách bảo hành Bát Tràng", False),
        ("Gốm Mộc", False),
        ("Chính sách thuê bàn ghế", False),
    ],
)
def test_a_plain_name(name: str, want: bool) -> None:
    assert plain((fold(name), name), DOOR) is want
