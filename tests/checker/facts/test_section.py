"""Which short lines head what follows them, whatever they are called."""

from __future__ import annotations

import pytest
from storefront_kit import html, page

from checker.facts import section
from checker.facts.section import Section, asks, fills_field, nested, shouts
from checker.facts.shelf import Shelf
from checker.facts.terms import carried, sections

LONG = "Chai thuỷ tinh bọc xốp ba lớp, gửi bưu điện huyện vào thứ hai và thứ năm hằng tuần."


def titles(main: str) -> list[str]:
    one = page(html(main), "https://shop.vn/chinh-sach-ban-hang")
    return [
        part.title for part in sections(Shelf([one], "https://shop.vn/"), one) if part.heading is not None
    ]


@pytest.mark.parametrize(
    ("main", "title"),
    [
        (f"<p>BẤT ĐỒNG</p><p>{LONG}</p>", "bat dong"),
        (f"<li><strong>Về việc gửi mật</strong><br>{LONG}</li>", "ve viec gui mat"),
        (f"<ol><li><strong>Về việc gửi mật</strong><div>{LONG}</div></li></ol>", "ve viec gui mat"),
        (f"<ol><li><strong>Về việc gửi mật</strong><div></div>{LONG}</li></ol>", "ve viec gui mat"),
        (
            f"<table><tr><td>1/ Gửi thuốc đi xa<br>- {LONG}</td></tr></table>",
            "1/ gui thuoc di xa",
        ),
        (f"<p>Bao lâu thì tới? {LONG}</p>", "bao lau thi toi?"),
        (f"<p><b>Giao thuốc.</b> {LONG}</p>", "giao thuoc"),
        (f"<p>- Ship: {LONG}</p>", "- ship"),
    ],
)
def test_a_heading(main: str, title: str) -> None:
    assert title in titles(main)


@pytest.mark.parametrize(
    "main",
    [
        f"<p>1. Sản phẩm còn nguyên tem</p><p>{LONG}</p>",
        f"<p>Về việc gửi mật.</p><p>{LONG}</p>",
        "<p>BẤT ĐỒNG</p><p>Không có.</p>",
        f"<p>Lưu ý: {LONG}</p>",
        f"<ul><li>Hàng giảm giá<ul><li>{LONG}</li></ul></li></ul>",
    ],
)
def test_no_heading(main: str) -> None:
    assert titles(main) == []


def test_the_looks_themselves() -> None:
    line, below = page(html(f"<p>HÀNG LỖI</p><p>{LONG}</p>")).lines[-2:]
    assert shouts(line, "hang loi", below, "x" * 60)
    assert not shouts(line, "hang loi", below, "x" * 59)
    assert not asks(line, "hang loi")


def test_a_title_on_two_lines_is_one_but_the_name_of_the_page_is_none_of_its_parts() -> None:
    assert titles(f"<h2>Đổi trả<br>và hoàn tiền</h2><p>{LONG}</p>") == ["doi tra va hoan tien"]
    main = f"<div>ĐIỀU KIỆN BÁN HÀNG<br>GIAO VẢI<br>{LONG}</div>"
    one = page(html(main, title="Điều kiện bán hàng"), "https://shop.vn/dieu-kien-ban-hang")
    parts = sections(Shelf([one], "https://shop.vn/"), one)
    assert [part.title for part in parts if part.heading] == ["dieu kien ban hang", "giao vai"]


def test_a_form_around_the_whole_page_is_no_control() -> None:
    main = f"<h1>Chính sách bán hàng</h1>{LONG}<br>{LONG}"
    for body, read in ((f"<form>{main}</form>", 2), (f"<h1>Chính sách</h1><form>{LONG}<br>{LONG}</form>", 0)):
        one = page(f"<body>{body}</body>", "https://shop.vn/chinh-sach-ban-hang")
        held = sections(Shelf([one], "https://shop.vn/"), one)
        assert sum(len(part.lines) for part in held) == read


def test_a_field_of_goods_with_what_it_holds_is_no_heading() -> None:
    line, asked = page(html("<ul><li>Bảo hành : 5 năm</li></ul><h4>Bảo hành: 5 năm</h4>")).lines[-2:]
    assert fills_field(line, "bao hanh : 5 nam")
    assert not fills_field(asked, "bao hanh: 5 nam")
    assert not fills_field(line, "bao hanh:")
    assert not fills_field(line, "bao hanh: loi cua nha san xuat trong nam dau")


def carries(main: str, path: str) -> set[str]:
    url = f"https://shop.vn/{path}"
    room = Shelf([page(html()), page(html(main), url)], "https://shop.vn/")
    return {one.matter for one in carried(room, room.pages[1])}


def test_an_item_of_a_list_is_no_title_of_the_part_below_the_list() -> None:
    main = (
        "<h4>Chính sách bảo mật</h4><ul><li>- Gọi điện xác nhận đơn và thời gian giao hàng.</li>"
        "<li>- Giải quyết khiếu nại của khách hàng</li></ul><blockquote><p>3. Thời gian lưu trữ thông tin</p>"
        "</blockquote><p>Tên và số điện thoại được lưu trữ tới khi khách yêu cầu xóa, không chia sẻ cho bên thứ ba, "
        "trừ khi tòa án hoặc cơ quan nhà nước yêu cầu theo luật; khách liên hệ e-mail để sửa thông tin cá nhân.</p>"
    )
    assert carries(main, "chinh-sach-bao-mat") == {"terms.privacy"}


def test_an_item_of_a_list_is_a_line_under_its_heading() -> None:
    tab = (
        "<h4>Chính sách bảo hành</h4><ul><li>Bảo hành chính hãng 24 tháng</li><li>Bảo hành tận nhà</li>"
        "<li>Lỗi trong 10 ngày đầu: đổi mới</li></ul>"
    )
    assert carries(f"<h1>Quạt trần</h1>{tab}", "products/quat-tran") == {"terms.warranty"}


def test_a_part_ends_where_its_own_numbers_go_on() -> None:
    body = (
        "<h1>Quy định chung</h1><p><b>II. ĐỔI TRẢ HÀNG</b></p><p><b>1. Hàng đã mua không đổi trả</b></p>"
        "<p><b>2. Chính sách hoàn tiền chưa có</b></p><p><b>IV. BẢO MẬT THÔNG TIN</b></p>"
        "<p><b>1. Mục đích thu thập thông tin</b></p><p>Để gửi hàng.</p>"
    )
    one = page(html(body), "https://shop.vn/quy-dinh-chung")
    parts = sections(Shelf([one], "https://shop.vn/"), one)
    at = {part.title: number for number, part in enumerate(parts)}
    inner = nested(parts, at["ii. doi tra hang"])[1]
    assert [part.title[:3] for part in inner] == ["ii.", "1. ", "2. "]
    assert [part.title[:3] for part in nested(parts, at["iv. bao mat thong tin"])[1]] == ["iv.", "1. "]


def test_headings_right_above_each_other_are_not_read_with_all_that_follows_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[int] = []

    def counted(parts: list[Section], number: int) -> tuple[Section, tuple[Section, ...]]:
        whole, cut = nested(parts, number)
        read.append(len(whole.lines))
        return whole, cut

    monkeypatch.setattr(section, "nested", counted)
    main = "<h1>Chính sách đổi trả</h1>" + "<p>Chính sách đổi trả:</p>" * 400
    one = page(html(main), "https://shop.vn/chinh-sach-doi-tra")
    list(carried(Shelf([one], "https://shop.vn/"), one))
    assert sum(read) < 40 * 400
