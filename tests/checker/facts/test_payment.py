"""Ways of paying: what is accepted, not what is merely mentioned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from storefront_kit import html, shelf, values

from checker.facts import payment
from checker.facts.fold import fold
from checker.facts.payment import read_payment


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Thanh toán khi nhận hàng (COD)", {"cod"}),
        ("Nhận hàng và trả tiền tại nhà. Trả tiền khi nhận hàng.", {"cod"}),
        ("Thanh toán trực tiếp cho lái xe", {"cod"}),
        ("Chuyển khoản ngân hàng Vietcombank", {"bank_transfer"}),
        ("Thanh toán bằng thẻ ATM nội địa, Visa, MasterCard", {"card"}),
        ("Chuyển khoản qua ngân hàng hoặc thẻ ATM", {"bank_transfer"}),
        ("Ví MoMo, ZaloPay, VNPAY", {"ewallet"}),
        ("Thanh toán qua VietQR", {"bank_transfer", "qr"}),
        ("Thanh toán qua cổng VNPAY-QR", {"qr"}),
        ("Quét VNPAY QR, hoặc ví VNPAY", {"qr", "ewallet"}),
        ("Quét mã QR để thanh toán", {"qr"}),
        ("Thanh toán qua thẻ tín dụng: điền số thẻ, ngày hết hạn và mã bảo mật", {"card"}),
        ("Chúng tôi không lưu giữ thông tin thẻ tín dụng, số thẻ do cổng thanh toán giữ", set()),
        ("Khách trả trước giá trị đơn, thanh toán qua ngân hàng", {"bank_transfer"}),
        ("Đơn cần được thanh toán trong 24 tiếng kể từ khi nhận được email thông báo", set()),
        ("Quét mã QR để truy xuất nguồn gốc", set()),
        ("Trả góp 0% qua thẻ tín dụng", {"instalment", "card"}),
        ("Sản phẩm trả góp sẽ không được đổi trả", set()),
        ("Thanh toán tiền mặt tại cửa hàng", {"cash_at_shop"}),
        ("Hoàn tiền qua chuyển khoản trong 3 ngày", set()),
        ("Chúng tôi không lưu số thẻ tín dụng của bạn, bảo mật tuyệt đối", set()),
        ("có thể thanh toán tại nhà", set()),
        ("Giao hàng và thanh toán bằng tiền mặt tại nhà", {"cod"}),
        ("Giao vé tận nơi và nhận thanh toán tại địa chỉ của quý khách", {"cod"}),
        ("Thanh toán trực tiếp bằng tiền mặt hoặc thẻ (Visa, thẻ tín dụng)", {"cash_at_shop", "card"}),
        ("Thanh toán tiền mặt trực tiếp: mời ghé tiệm đặt cọc", {"cash_at_shop"}),
        ("Thanh toán trực tiếp bằng tiền mặt cho nhân viên giao hàng", {"cod"}),
        ("Nhận thẻ tín dụng, thẻ ghi nợ, và ví điện tử", {"card", "ewallet"}),
        ("No credit card, no COD", set()),
        ("Chuyển tiền qua thẻ ATM vào tài khoản công ty", {"bank_transfer"}),
        ("Không hỗ trợ COD", set()),
        ("COD. Chuyển khoản ngân hàng sẽ sớm được hỗ trợ", {"cod"}),
        ("Chính sách thanh toán", set()),
        ("Giá chỉ 99k", set()),
        ("Ví da có nhiều ngăn đựng thẻ ATM, thẻ ngân hàng", set()),
        ("Tiền sẽ được hoàn qua chuyển khoản trong 3 ngày", set()),
        ("Hiện shop chưa nhận thẻ Visa, Mastercard", set()),
        (
            "Chuyển khoản hoặc MoMo. Shop chưa quẹt thẻ được, cũng không xài ví điện tử",
            {"bank_transfer", "ewallet"},
        ),
        ("Vì giá trị lớn, chúng tôi không thu tiền khi giao hàng (COD)", set()),
        ("Cash on delivery is not available. We accept Visa.", {"card"}),
        ("Không nhận thẻ, quý khách vui lòng chuyển khoản", {"bank_transfer"}),
        ("Không thu phí thanh toán qua thẻ Visa", {"card"}),
        ("Thanh toán không dùng tiền mặt: chuyển khoản, Visa", {"bank_transfer", "card"}),
        ("Nhận hàng trả tiền", {"cod"}),
        ("Đưa tiền mặt cho bưu tá lúc nhận gói", {"cod"}),
        ("Gửi trả lại cho nhân viên giao hàng", set()),
        ("Khách đổi trả tại cửa hàng trong 7 ngày", set()),
        ("Chuyển Vietcombank 0591 000 388 112 Đinh Thị Hoài An", {"bank_transfer"}),
        ("0071 0012 3456 7 – VCB CN Tân Định", {"bank_transfer"}),
        ("Bắn vào tài khoản của cửa hàng rồi nhắn cho biết", {"bank_transfer"}),
        ("Mẹ trả shipper, hoặc ck VPBank trước", {"cod", "bank_transfer"}),
        ("Thẻ thành viên: ck 5% cho đơn sau", set()),
        ("Thanh toán: thẻ nhớ 256 MB giá 1.290.000đ", set()),
        ("Gọi Techcombank 1800 588 822 khi mất thẻ", set()),
        ("Bưu điện thu hộ", {"cod"}),
        ("Đến showroom: tiền mặt", {"cash_at_shop"}),
        ("Ghé tiệm thì trả tiền mặt", {"cash_at_shop"}),
        ("Trực tiếp tại địa chỉ của chúng tôi, bằng tiền mặt", {"cash_at_shop"}),
        ("Đổi trực tiếp tại cửa hàng", set()),
        ("Khi mua trực tiếp tại nhà thuốc, quý khách có thể cà thẻ Visa", {"card"}),
        ("Thanh toán ngay khi mua hàng trực tiếp tại công ty", {"cash_at_shop"}),
        ("Tại cửa hàng: Cà thẻ trực tiếp tại các cửa hàng của Mộc An", {"card"}),
        ("Tại showroom: quẹt thẻ ATM, Visa", {"card"}),
        ("Quẹt thẻ tại quầy, không phụ phí", {"card"}),
        ("Thanh toán bằng thẻ tại cửa hàng", {"card"}),
        ("Thanh toán quét mã QR tại quầy", {"qr"}),
        ("Pay by card at our store", {"card"}),
        ("Tại showroom: quẹt thẻ hoặc tiền mặt", {"card", "cash_at_shop"}),
        ("Thanh toán tiền mặt/ quẹt thẻ tại cửa hàng", {"card", "cash_at_shop"}),
        ("Thanh toán trực tiếp hoặc cà thẻ tại cửa hàng", {"card", "cash_at_shop"}),
        ("Mua hàng trực tiếp tại showroom: trả tiền mặt.", {"cash_at_shop"}),
        ("Đổi trực tiếp tại kho; hàng mới thì thanh toán trực tiếp tại cửa hàng", {"cash_at_shop"}),
        ("Cách đổi, trả: đổi trả hàng trực tiếp tại kho của bên bán hoặc gửi bưu điện", set()),
        ("Đổi hàng kể từ ngày khách thanh toán (áp dụng khi mua trực tiếp tại cửa hàng)", set()),
        ("Đồng hồ không có sẵn tại showroom, quý khách chuyển tiền cọc", set()),
        ("Mua từ 500.000 đồng tại cửa hàng", set()),
        ("Đóng tại văn phòng hoặc chuyển khoản", {"cash_at_shop", "bank_transfer"}),
        ("Trả trước 20%, phần còn lại góp 6, 9, 12 tháng", {"instalment"}),
        ("Trả góp qua công ty tài chính khi hồ sơ được duyệt", {"instalment"}),
        ("Chốt hình thức và thời gian thanh toán trước khi giao hàng", set()),
        ("Trả tiền mặt cho tài xế sau khi giao", {"cod"}),
        ("Khách hàng góp 1 phần nhỏ cho môi trường", set()),
        ("Bia đóng lon tại xưởng, đóng gói tại nhà máy", set()),
        ("Trả hết bằng tiền mặt tại kho", {"cash_at_shop"}),
        ("Cọc 50%, tiền mặt tại studio", {"cash_at_shop"}),
        ("Tại cửa hàng: quý khách trả tiền mặt, sang tên ngay", {"cash_at_shop"}),
        ("Phần còn lại trả tiền mặt lúc nhận phòng", {"cash_at_shop"}),
        ("Trả tiền mặt cho bạn giao cơm", {"cod"}),
        ("Thu tiền tận nhà: nhân viên giao sim thu tiền mặt", {"cod"}),
        ("Còn lại đưa nhà xe lúc nhận máy", {"cod"}),
        ("Đơn hàng cần thanh toán trong 24 tiếng kể từ khi nhận được email thông báo", set()),
        ("Quý khách thanh toán khi nhận được hàng", {"cod"}),
        ("We accept cash on delivery and credit card payments.", {"cod", "card"}),
        ("Thanh toán trực tiếp (người mua nhận hàng tại địa chỉ người bán)", {"cash_at_shop"}),
        ("Thanh toán trực tiếp (khách nhận hàng tại nhà rồi báo lại)", set()),
        ("Cash payment at the receipt of goods", {"cod"}),
        ("Banking transfer: please transfer the money to our account first", {"bank_transfer"}),
        ("Swipe the card, for a fee of 2% of the total", {"card"}),
        ("We cannot swipe cards when delivering", set()),
        ("Pay in cash at our showroom", {"cash_at_shop"}),
        ("You can pay in cash at our warehouse when you pick up the goods", {"cash_at_shop"}),
        ("At the store (offline) we accept payment of every kind", {"cash_at_shop"}),
        ("Direct payment (you receive the goods at the seller's address)", {"cash_at_shop"}),
        ("Payment is safe when you shop at the store that you trust", set()),
    ],
)
def test_sentences(text: str, want: set[str]) -> None:
    room = shelf(home=html(), thanh_toan=html(f"<h1>Hình thức thanh toán</h1><p>{text}</p>"))
    assert set(values(read_payment(room), "payment.methods")) == want


def test_how_money_goes_back_is_no_way_of_paying() -> None:
    back = "<h2>Hình thức hoàn tiền</h2><table><tr><td>Chuyển khoản</td><td>3 ngày</td></tr></table>"
    paid = "<h2>Hình thức thanh toán</h2><ul><li>Tiền mặt khi nhận hàng</li></ul>"
    for order in (back + paid, paid + back):
        room = shelf(home=html(), doi_tra=html(order, title="Chính sách đổi trả"))
        assert values(read_payment(room), "payment.methods") == ["cod"]


@pytest.mark.parametrize(
    ("row", "want"),
    [
        ("<span>VISA</span><span>NAPAS</span><span>MOMO</span><span>COD</span>", {"card", "ewallet", "cod"}),
        ("<i>Mastercard</i><i>ZaloPay</i><i>Trả góp 0%</i>", {"card", "ewallet", "instalment"}),
        ("<b>COD</b><b>ING</b>", set()),
        ("<span>VISA</span><span>Nhật Bản</span>", set()),
    ],
)
def test_tags_in_a_row_with_nothing_between_them(row: str, want: set[str]) -> None:
    found = read_payment(shelf(home=html("<p>Hàng mới</p>", f"<div>{row}</div>")))
    assert set(values(found, "payment.methods")) == want


def test_logos_speak_by_their_alt_and_mute_ones_are_not_counted_beside_them() -> None:
    room = shelf(
        home=html("", "<img src=visa.png alt=Visa><img src=momo.png alt=payment><img src=jcb.png alt=Cốc>")
    )
    assert values(read_payment(room), "payment.methods") == ["card"]


def test_cash_for_who_brings_the_goods() -> None:
    title, told = (
        "<p><b>1. Thanh toán bằng tiền mặt</b></p>",
        "<p>Nhân viên giao hàng đưa phiếu cho khách ký.</p>",
    )
    room = shelf(home=html(), thanh_toan=html(f"<h1>Thanh toán</h1>{title}{told}"))
    assert values(read_payment(room), "payment.methods") == ["cod"]
    apart = shelf(home=html(), thanh_toan=html(f"<h1>Thanh toán</h1>{title}<p>Tại quầy.</p>{told}"))
    assert "cod" not in values(read_payment(apart), "payment.methods")


def test_a_logo_whose_text_says_that_it_is_one() -> None:
    room = shelf(
        home=html("", "<img src=a.png alt=momoIcon><img src=b.png alt=logo_visa><img src=c.png alt=Icon>")
    )
    assert values(read_payment(room), "payment.methods") == ["ewallet", "card"]


def test_articles_and_back_offices_accept_nothing() -> None:
    room = shelf(
        home=html(),
        top_5=html(
            "<h1>Top 5 shop bán thú cưng uy tín nhất Thủ Đức</h1><p>Shop nhận chuyển khoản, Visa.</p>"
        ),
        ad=html("<p>Thanh toán qua Visa</p>", title="Quản trị đơn hàng"),
    )
    assert read_payment(room) == {}


def test_options_of_an_order_form() -> None:
    form = (
        "<form action='/checkout'><input placeholder='Họ tên'><input placeholder='Điện thoại'><select name=pay>"
        "<option>Thanh toán khi nhận hàng</option><option>Chuyển khoản ngân hàng</option></select></form>"
    )
    room = shelf(home=html(), checkout=html(f"<h1>Thanh toán</h1>{form}"))
    assert set(values(read_payment(room), "payment.methods")) == {"cod", "bank_transfer"}


@given(st.data())
def test_a_way_of_paying_is_never_ruled_out_unread(data: st.DataObject) -> None:
    name, sought = data.draw(st.sampled_from(payment._SOUGHT))
    text = fold(data.draw(st.from_regex(sought.pattern)))
    assert sought.may(text) or not sought.pattern.search(text), name
    found, wanted = sought.search(text), sought.pattern.search(text)
    assert (found and found.span()) == (wanted and wanted.span()), name


def test_an_item_of_a_list_ends_with_the_word_that_tells() -> None:
    ways = "<h1>Hình thức thanh toán</h1><ul><li>Tiền mặt</li><li>Quẹt thẻ</li></ul>"
    room = shelf(home=html(), **{"chinh-sach-thanh-toan": html(ways)})
    assert "card" in values(read_payment(room), "payment.methods")


def test_a_closed_tab_of_goods_says_how_it_is_paid() -> None:
    tab = '<div role="tabpanel" style="display:none"><h3>Giao hàng</h3><p>Trả tiền khi nhận hàng (COD)</p></div>'
    goods = f'<h1>Ấm men tro</h1><button role="tab">Giao hàng</button>{tab}<p>420.000₫</p>'
    room = shelf(**{"home": html(), "products/am-men-tro": html(goods)})
    assert values(read_payment(room), "payment.methods") == ["cod"]
