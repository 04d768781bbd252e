"""Pages of terms that are no customer's."""

from __future__ import annotations

import pytest
from storefront_kit import html, page

from checker.facts.kinds import names_of
from checker.facts.others import drafted, elsewhere, for_others


@pytest.mark.parametrize(
    "heading",
    [
        "Chính sách đại lý",
        "Chính sách dành cho cộng tác viên",
        "Thể lệ chương trình quay số",
        "Ưu đãi thành viên Bảo Tâm Club",
        "Khách hàng thân thiết",
        "Thông báo nghỉ Tết",
        "Điều khoản chương trình affiliate",
        "Loyalty programme",
        "Chính sách hoa hồng",
        "Hoa hồng cho đại lý",
    ],
)
def test_they_say_so(heading: str) -> None:
    one = page(html(f"<h1>{heading}</h1><p>…</p>"), "https://shop.vn/x")
    assert for_others(one, names_of(one))


@pytest.mark.parametrize(
    "heading",
    [
        "Mua hàng thế nào",
        "Đổi trả",
        "Cam kết",
        "Thẻ thành viên và quy định",
        "Đại lý chính thức",
        "Thành phần",
        "Hoa hồng đỏ và cách đổi trả",
    ],
)
def test_they_do_not(heading: str) -> None:
    one = page(
        html(f"<h1>{heading}</h1><p>…</p>", title="Đại lý nước Hoàng Gia | Mua hàng"), "https://shop.vn/x"
    )
    assert not for_others(one, names_of(one))


@pytest.mark.parametrize(
    ("heading", "url", "want"),
    [
        ("Shopee quy định trả hàng thế nào", "https://meomua.vn/quy-dinh", True),
        ("Chính sách đổi trả", "https://meomua.vn/tra-hang-tiki", True),
        ("Chính sách đổi trả của Tiki", "https://hotro.tiki.vn/doi-tra", False),
        ("Chính sách đổi trả", "https://shop.vn/doi-tra", False),
    ],
)
def test_a_platforms_terms_are_the_platforms(heading: str, url: str, want: bool) -> None:
    assert elsewhere(page(html(f"<h1>{heading}</h1><p>…</p>"), url)) is want


DRAFT = (
    "- mo ta ro loai thong tin ma tiem thu thap, chang han ten va dia chi.",
    "- neu ro muc dich su dung, chang han giao hang va lien he.",
    "- cung cap thong tin ve quyen truy cap, sua doi va xoa cua khach.",
    "- mo ta cach chinh sach nay duoc cap nhat.",
)


def test_what_tells_a_writer_what_to_write_are_no_terms() -> None:
    assert drafted(DRAFT)
    assert drafted(["duoi day la huong dan chi tiet de ban tao mot trang giai quyet tranh chap"])


def test_what_speaks_of_terms_from_without_are_no_terms() -> None:
    assert drafted(
        [
            "1. thoi han: chinh sach doi tra thuong quy dinh so ngay ma nguoi mua duoc gui tra.",
            "2. phi gui tra: mot so trang web co the thu them phi khi khach tra lai mon hang.",
            "3. cach lam: mo ta cac buoc ma nguoi mua can theo khi muon tra mon hang.",
            "4. lien he: thong tin ve noi tiep nhan yeu cau cua nguoi mua va gio lam viec.",
        ]
    )
    assert not drafted(
        [
            "chinh sach nay se quy dinh cach chung toi giao hang va doi tra.",
            "thoi han doi: bay ngay ke tu ngay nhan, hang con nguyen tem.",
            "phi gui tra: tiem chiu khi hang loi, khach chiu khi doi y.",
            "cach lam: goi cho tiem, gui hang ve kho, doi hai ngay lam viec.",
        ]
    )


def test_terms_that_describe_something_are_terms() -> None:
    own = [
        "tiem thu thap ten, so dien thoai va dia chi de giao hang.",
        "thong tin duoc luu 12 thang roi xoa.",
    ]
    assert not drafted([*DRAFT[:2], *own])
    assert not drafted([*DRAFT, *own, *own, *own])
    assert not drafted(["duoi day la huong dan doi hang tai tiem, xin doc ky"])
