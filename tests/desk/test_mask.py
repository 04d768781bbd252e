"""What is personal is covered, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.mask import mask, mask_html


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hotline 0901 234 567", "Hotline 090• ••• •67"),
        ("gọi 0901.234.567 ngay", "gọi 090•.•••.•67 ngay"),
        ("+84 901 234 567", "+84 9•• ••• •67"),
        ("viết cho hoa.lan@gmail.com", "viết cho h•••@gmail.com"),
        ("STK 0123456789012 Vietcombank", "STK 012••••••••12 Vietcombank"),
        ("CCCD 079123456789", "CCCD 079•••••••89"),
        ("MST: 0300588569-001", "MST: 030•••••••-•01"),
        ("MST.0300588569", "MST.030•••••69"),
        ("CCCD079123456789", "CCCD079•••••••89"),
        ("SĐT0912345678Zalo", "SĐT091•••••78Zalo"),
        ("gọi.0912345678", "gọi.091•••••78"),
        ("Hotline: (028) 3822 1234", "Hotline: (028) •••• ••34"),
        ("(84-28) 3822 1234", "(84-2•) •••• ••34"),
        ("+84(0)912345678", "+84(0)•••••••78"),
        ("0912–345–678", "091•–•••–•78"),
        ("0912\u00a0345\u00a0678", "091•\u00a0•••\u00a0•78"),
        ("0912  345  678", "091•  •••  •78"),
        ("0912,345,678 / 0987_654_321", "091•,•••,•78 / 098•_•••_•21"),
        ("https://zalo.me/0912345678", "https://zalo.me/091•••••78"),
        ("hoalan (at) gmail [dot] com", "h••• (at) gmail [dot] com"),
        ("x@y.vn", "x•••@y.vn"),
    ],
)
def test_personal_values_are_covered(text: str, left: str) -> None:
    assert mask(text) == left
    assert mask_html(f'<p title="a">{text}</p>') == f'<p title="a">{left}</p>'


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<b>0912</b>.345.<i>678</i>", "<b>091•</b>.•••.<i>•78</i>"),
        ("<p>0912&nbsp;345&nbsp;678</p>", "<p>091•\u00a0•••\u00a0•78</p>"),
        ("<p>hoa&#64;lan.vn</p>", "<p>h•••@lan.vn</p>"),
        ("<p>h<b>oa@l</b>an.vn &lt;1&gt;</p>", "<p>h<b>•••@l</b>an.vn &lt;1&gt;</p>"),
        ('<img alt="gọi 0912345678">', '<img alt="gọi 091•••••78">'),
        ('<input type="text" value="hoa@lan.vn">', '<input type="text" value="h•••@lan.vn">'),
        ('<a id="rasoat-1">1</a><mark>0912345678</mark>', '<a id="rasoat-1">1</a><mark>091•••••78</mark>'),
        ("<td>0912</td><td>345678</td>", "<td>0912</td><td>345678</td>"),
        ("<style>b>i{z-index:2147483647}</style>", "<style>b>i{z-index:2147483647}</style>"),
        ('<p class="id0912345678">1 &amp; 2</p>', '<p class="id0912345678">1 &amp; 2</p>'),
    ],
)  # fmt: skip
def test_what_a_page_shows_is_covered_however_it_is_marked_up(html: str, left: str) -> None:
    assert mask_html(html) == left


@pytest.mark.parametrize(
    "text",
    [
        "Giá 1.250.000.000 đ", "ngày 26/11/2026 08:15", "Nghị định 52/2013/NĐ-CP", "tổng đài 1900 6868",
        "https://a.vn/p/123456789012", "SKU AB123456789", "cao 12,5 cm, nặng 1.200 g", "", "từ 2019-2024",
        "1.090.000.000.000 đ", "0,5 - 0,9 kg, 12 x 30 x 45 cm", "00:12:59 27/11/2026", "2026-11-26T08:15:00",
        "a (b) c.d",
    ],
)  # fmt: skip
def test_what_is_not_personal_stays(text: str) -> None:
    assert mask(text) == text


@given(st.text(alphabet="0123456789 .-+@abcđ<>&•", max_size=60))
def test_a_mask_neither_fails_nor_grows_nor_lays_bare(text: str) -> None:
    covered = mask(text)
    assert len([c for c in covered if c.isdigit()]) <= len([c for c in text if c.isdigit()])
    assert "@" not in covered or covered.count("@") == text.count("@")


@given(st.integers(10**8, 10**17))
def test_no_long_number_is_left_whole(number: int) -> None:
    assert str(number) not in mask(f"số {number} của tôi")
