"""Pages of terms that are no customer's."""

from __future__ import annotations

import pytest
from storefront_kit import html, page, shelf

from checker.facts.kinds import names_of
from checker.facts.others import drafted, elsewhere, for_others
from checker.facts.read import storefront_facts


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


MONEY_AND_ORDERS = (
    "<h1>Chính sách mua hàng</h1><p>1. Đặt hàng</p><ul><li>Mô tả cách đặt hàng và cách hủy đơn hàng.</li>"
    "<li>Nêu rõ email xác nhận đơn hàng được gửi khi nào.</li></ul><p>2. Thanh toán</p><ul>"
    "<li>Liệt kê các cách thanh toán được nhận: thẻ tín dụng, chuyển khoản, ví điện tử.</li></ul>"
)


def test_a_draft_accepts_no_money_and_settles_no_order() -> None:
    facts = storefront_facts(
        shelf(home=html("<p>x</p>"), mua_hang=html(MONEY_AND_ORDERS, title="Chính sách mua hàng"))
    )
    assert not [name for name in facts if name.startswith(("payment.", "contract."))]


def test_whom_a_draft_names_is_not_the_shop() -> None:
    named = MONEY_AND_ORDERS + "<p>Kênh liên hệ:</p><p>Email: chao@mocan.vn - Hotline: 0903 119 873</p>"
    draft = storefront_facts(shelf(home=html("<p>x</p>"), mua_hang=html(named, title="Chính sách mua hàng")))
    assert not {"seller.email", "seller.phone"} & set(draft)
    foot = "<p>Email: chao@mocan.vn</p>"
    shop = storefront_facts(shelf(home=html("<p>x</p>", foot), mua_hang=html(named, foot)))
    assert [f.value for f in shop["seller.email"]] == ["chao@mocan.vn"]


def test_the_laws_list_of_what_sellers_publish_is_no_terms() -> None:
    text = (
        "<h1>Website bán hàng</h1><h2>Điều kiện giao dịch chung</h2>"
        "<p>1. Thương nhân phải công bố các điều kiện giao dịch chung trên website, gồm nghĩa vụ của người bán và "
        "khách hàng trong mỗi giao dịch, các điều khoản này phải tuân thủ pháp luật.</p>"
        "<p>2. Người bán phải có cơ chế để khách hàng bày tỏ sự đồng ý trước khi gửi đề nghị giao kết hợp đồng, "
        "xem lại đơn hàng và xác nhận đặt hàng; mọi thay đổi có hiệu lực khi khách hàng truy cập trang.</p>"
    )
    law = storefront_facts(shelf(home=html("<p>x</p>"), web=html(text, title="Website bán hàng")))
    assert not [name for name in law if name.startswith("terms.")]
    own = text.replace("phải công bố", "đã công bố").replace("phải có cơ chế", "có cách")
    shop = storefront_facts(shelf(home=html("<p>x</p>"), web=html(own, title="Website bán hàng")))
    assert "terms.general" in shop
