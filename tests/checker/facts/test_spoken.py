"""Paragraphs that settle a matter under another title; slogans settle nothing."""

from __future__ import annotations

import pytest

from checker.facts.fold import fold
from checker.facts.spoken import spoken, titled


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        (
            "Khi nhận, mời quý khách mở hộp xem số lượng trước mặt bưu tá; hàng không đúng cứ từ chối nhận.",
            "terms.inspection",
        ),
        (
            "Chị Hoà phụ trách tiếp nhận khiếu nại, phản hồi chậm nhất sau 5 ngày làm việc kể từ khi nhận thư.",
            "terms.complaints",
        ),
        (
            "Đơn gửi đi là lời đề nghị; hợp đồng chỉ có hiệu lực khi chúng tôi gọi lại xác nhận còn hàng.",
            "terms.contract_conclusion",
        ),
        (
            "Trong 3 hôm, đồ chưa xước, bác gửi lại, bên em trả lại tiền hàng; tiền gửi hai bên mỗi bên một nửa.",
            "terms.returns",
        ),
    ],
)
def test_it_says_it_all(text: str, matter: str) -> None:
    assert matter in spoken(fold(text))


def test_a_word_that_folds_to_another_settles_nothing() -> None:
    """ "Trong tài khoản" is no arbitration, "tính từ" no province, "giao dịch" no delivery."""
    assert not titled(
        fold(
            "Ảnh đại diện trong tài khoản của bạn được giữ lại.\nChúng tôi trả lời mọi yêu cầu, kể cả khiếu nại."
        )
    )
    assert not titled(
        fold("Giao dịch hoàn tất trong 8 giờ tính từ lúc đăng ký.\nMỗi lần chuyển lớp mất phí 50.000đ.")
    )


def test_what_the_seller_looks_at_is_no_inspection() -> None:
    """A span that runs "kể từ khi giao hàng" is not the moment of handing over."""
    text = "Kể từ khi giao hàng khách có 3 ngày gửi lại ngay, kèm bao bì, để chúng tôi kiểm tra và định giá."
    assert "terms.inspection" not in spoken(fold(text))


def test_lessons_come_back_too() -> None:
    text = "Huỷ lớp\nBáo trước ngày khai giảng 10 ngày được hoàn học phí; sau đó không hoàn lại."
    assert "terms.returns" in titled(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "Kiểm tra hàng trước khi nhận",
        "Miễn phí giao hàng, được kiểm tra hàng trước khi thanh toán, uy tín hàng đầu Việt Nam, hàng luôn sẵn",
        "Khách trả tiền bằng thẻ, tiền mặt tại tiệm hoặc chuyển khoản trước cho tiệm cũng được.",
        "Chúng tôi cam kết chất lượng và luôn lắng nghe mọi khiếu nại của quý khách trong suốt quá trình mua",
    ],
)
def test_a_slogan_says_one_thing(text: str) -> None:
    assert spoken(fold(text)) == frozenset()


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        (
            "HÀNG LỖI\nLoang màu quá 3%: báo trong 5 ngày khi vải chưa cắt, công ty đổi cây khác hoặc trừ tiền. "
            "Vải đã cắt thì không giải quyết.",
            "terms.returns",
        ),
        (
            "Mấy hôm thì em nhận được đồ ạ?\nNội thành HN 1 ngày, miền Nam 3-5 ngày. Ship 20k, bill trên 399k free.",
            "terms.shipping",
        ),
        (
            "Bí mật người bệnh\nTên, số điện thoại bạn ghi ra chỉ để dược sĩ tư vấn. Sổ bán lẻ lưu 2 năm, chỉ dược sĩ "
            "được xem.",
            "terms.privacy",
        ),
    ],
)
def test_a_titled_part_says_it_all(text: str, matter: str) -> None:
    assert titled(fold(text)) == {matter}


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        (
            "Giao trong vòng 3km, chốt đơn trước 10h, tới nơi 11h–11h45. Phí 5.000đ/phần, từ 4 phần miễn phí.",
            "terms.shipping",
        ),
        (
            "Khách được mở thùng đếm hộp, xem tem trước khi đưa tiền cho bưu tá; méo hộp xin từ chối nhận.",
            "terms.inspection",
        ),
        (
            "Mở thùng xem trước mặt bưu tá, túi rách thì gửi ngược lại luôn, khỏi trả tiền; bưu tá biết rồi.",
            "terms.inspection",
        ),
        (
            "Bảo hành xâu dây trọn đời, hạt nứt trong 12 tháng thay hạt mới; đập vỡ thì tính tiền hạt.",
            "terms.warranty",
        ),
    ],
)
def test_more_paragraphs_that_say_it_all(text: str, matter: str) -> None:
    assert matter in spoken(fold(text))


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        (  # a parcel handed over concludes no contract
            "Đơn hàng được xem là giao thành công khi quý khách ký nhận và nhân viên xác nhận trên hệ thống.",
            "terms.contract_conclusion",
        ),
        (
            "Khi thông tin cá nhân bị dùng sai, khách gửi khiếu nại; chúng tôi xử lý trong vòng 3 ngày làm việc.",
            "terms.complaints",
        ),
        (
            "Mọi khiếu nại về kết quả được ban tổ chức tiếp nhận và giải quyết trong vòng 7 ngày từ ngày công bố.",
            "terms.complaints",
        ),
        (
            "Quà tặng được giao trong 3 ngày tại Hà Nội, miễn phí; các tỉnh khác gửi bưu điện, khách trả cước.",
            "terms.shipping",
        ),
        (
            "Gửi về trung tâm bảo hành tại Hà Nội 3-5 ngày, phí gửi khách chịu, nhận lại miễn phí toàn quốc.",
            "terms.shipping",
        ),
        (
            "Shop có showroom không? Có, mở cửa 8h-21h, 12 Lê Lợi, miễn phí gửi xe, cách trung tâm 2km.",
            "terms.shipping",
        ),
    ],
)
def test_another_matter_has_the_same_words(text: str, matter: str) -> None:
    assert matter not in spoken(fold(text))
    assert matter not in titled(fold(text)) or "quà tặng" in text.lower() or "bảo hành" in text


def test_what_is_broken_is_under_warranty_by_whatever_name() -> None:
    broken = "Máy hư thì sao?\nPhần cứng 6 tháng, còn tem là sửa hoặc thay; rớt, vô nước thì báo giá sửa."
    lasting = "Có bền không?\nDùng 2-3 năm nếu không ngâm nước, đế thay được, khung 5 năm không gãy."
    assert "terms.warranty" in titled(fold(broken))
    assert "terms.warranty" not in titled(fold(lasting))


def test_goods_that_come_back_travel_too() -> None:
    text = (
        "Thời hạn\nĐổi hoặc trả hàng trong 7 ngày, còn nguyên tem; hàng lỗi thì cửa hàng chịu phí vận chuyển, khách ở "
        "tỉnh gửi bưu điện."
    )
    assert titled(fold(text)) == {"terms.returns"}
    assert titled(fold(text) * 20) == frozenset()


def test_what_an_order_is_worth_makes_no_contract() -> None:
    said = (
        "khi nao don hang duoc mien phi? don hang co gia tri tu 200.000d; gia tri tinh sau khi tru khuyen mai, khong "
        "gom goi qua va boc sach."
    )
    assert "terms.contract_conclusion" not in titled(said)


def test_what_is_reckoned_is_no_province() -> None:
    said = "chuyen hang toi cong trinh trong 5-10 ngay; bao gia: tinh chuan xac chi phi roi ky hop dong voi chu nha."
    assert "terms.shipping" not in titled(said)


@pytest.mark.parametrize(
    ("how", "told"),
    [("trên Shopee", False), ("qua hotline 0901 234 567, qua email hoặc qua Shopee", True)],
)
def test_a_platforms_own_way_settles_no_complaints(how: str, told: bool) -> None:
    said = (
        f"Khách gửi khiếu nại {how}; tiếp nhận rồi phản hồi trong 3 ngày làm việc và giải quyết trong 7 ngày."
    )
    assert ("terms.complaints" in spoken(fold(said))) is told


def test_what_is_not_asked_is_not_told() -> None:
    text = fold(
        "Trong 3 hôm, đồ chưa xước, bác gửi lại, bên em trả lại tiền hàng; tiền gửi hai bên mỗi bên một nửa."
    )
    assert spoken(text, frozenset(("terms.returns", "terms.payment"))) == {"terms.returns"}
    assert spoken(text, frozenset(("terms.payment",))) == frozenset()


def test_goods_that_come_back_travel_too_though_only_their_sending_is_asked() -> None:
    text = fold(
        "Hàng lỗi thì sao? Trong 3 ngày, đồ chưa giặt, bác gửi lại, bên em trả lại tiền, ship nội thành miễn phí."
    )
    assert titled(text) == {"terms.returns"}
    assert titled(text, frozenset(("terms.shipping",))) == frozenset()
