"""Pages that sell one thing by an order form are listings; shelves with a form beside them are none."""

from __future__ import annotations

from listing_kit import listings, page

FORM = (
    "<form><input name=hoten placeholder='Họ và tên'><input name=sdt placeholder='Số điện thoại'>"
    "<button>{}</button></form>"
)
OFFER = "<p>Giá gốc 450.000đ</p><p>Chỉ còn 299.000đ</p>"


def test_a_landing_page_at_the_door_of_its_host() -> None:
    body = f"<h1>Kem dưỡng Nhà Mây</h1>{OFFER}{FORM.format('ĐẶT HÀNG NGAY')}<p>Sản xuất tại: Hàn Quốc</p>"
    found = listings(page(body, "https://nhamay.vn/"))
    assert [s.values("listing.title") for s in found] == [("Kem dưỡng Nhà Mây",)]
    assert found[0].values("listing.price") == (299_000.0,)
    assert found[0].values("listing.origin") == ("KR",)


def test_the_name_may_stand_in_the_description() -> None:
    body = (
        f"<h2>Nấm là gì?</h2><p>Nấm mọc trong rừng.</p><ul><li>Tên sản phẩm: Nấm Linh Chi Đỏ</li>"
        f"<li>Sản xuất: NhaNamCompany</li></ul><p>Mua 1 hộp 350.000đ Còn 250.000đ/hộp</p><p>3 hộp - 700.000đ</p>"
        f"{FORM.format('Đặt mua ngay')}"
    )
    subject = listings(page(body, "https://nam.vn/linh-chi.html"))[0]
    assert subject.values("listing.title") == ("Nấm Linh Chi Đỏ",)
    assert subject.values("listing.price") == (250_000.0,)
    assert subject.values("listing.responsible") == ("NhaNamCompany",)


def test_what_only_asks_for_a_call_sells_nothing() -> None:
    body = f"<h1>Thiết kế nội thất</h1><p>Từ 299.000đ</p>{FORM.format('Đăng ký tư vấn')}"
    assert not listings(page(body, "https://noithat.vn/"))


def test_a_home_page_with_goods_and_a_form_is_a_shelf() -> None:
    goods = "".join(f"<h3>Hoa {n}</h3><p>{n}50.000đ</p>" for n in range(1, 7))
    assert not listings(page(f"<h1>Shop Hoa</h1>{goods}{FORM.format('Đặt hàng')}", "https://hoa.vn/"))


def test_other_goods_at_its_end_are_not_its_own() -> None:
    related = "<h2>Sản phẩm liên quan</h2><h3>Bàn ủi Toshiba</h3><p>Xuất xứ: Thái Lan</p><p>987.000đ</p>"
    body = f"<h1>Kem dưỡng Nhà Mây</h1>{OFFER}{FORM.format('ĐẶT HÀNG NGAY')}{related}"
    found = listings(page(body, "https://nhamay.vn/kem"))
    assert [s.values("listing.title") for s in found] == [("Kem dưỡng Nhà Mây",)]
    assert found[0].values("listing.origin") == ()
