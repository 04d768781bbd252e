"""Whether a policy speaks for another firm, and the many firms that honest policies name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from storefront_kit import html, shelf, values

from checker.facts import names
from checker.facts.otherfirm import _Known
from checker.facts.read import storefront_facts

_FOOT = "<p>Công ty TNHH Giày Xinh - MST: 0312880335 - 12 Lê Lợi, Phường Bến Thành, TP. Hồ Chí Minh</p>"


def _other(text: str, foot: str = _FOOT) -> list[object]:
    page = html(f"<h1>Chính sách bán hàng</h1>{text}", foot)
    return values(
        storefront_facts(shelf(home=html("<p>x</p>", foot), chinh_sach_ban_hang=page)), "terms.other_firm"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Công ty Cổ phần Xe Đạp Việt cam kết đổi trả trong 7 ngày.",
        "Chào mừng quý khách đến với website của Công ty Cổ phần Xe Đạp Việt.",
        "Khi truy cập vào trang web của Công ty Cổ phần Xe Đạp Việt, quý khách đồng ý với các điều khoản này.",
        "Website này thuộc quyền sở hữu của Công ty Cổ phần Xe Đạp Việt.",
        "Công ty Cổ phần Xe Đạp Việt (sau đây gọi tắt là “chúng tôi”) thu thập thông tin khi quý khách đặt hàng.",
        "Cảm ơn quý khách đã mua hàng tại Công ty Cổ phần Xe Đạp Việt!",
        "Chính sách này của Công ty Cổ phần Xe Đạp Việt được lập để bảo vệ quyền lợi của khách.",
        "Công ty Cổ phần Xe Đạp Việt rất tôn trọng sự riêng tư của quý khách.",
        "Công ty Cổ phần Xe Đạp Việt có quyền thay đổi các điều khoản bất cứ lúc nào.",
        "Trang được quản lý bởi Công ty Cổ phần Xe Đạp Việt.",
        "Công ty Cổ phần Xe Đạp Việt hoàn tiền cho khách trong 5 ngày làm việc.",
    ],
)
def test_another_firm_speaks(text: str) -> None:
    assert _other(f"<p>{text}</p>") == ["Công ty Cổ phần Xe Đạp Việt"]


@pytest.mark.parametrize(
    "text",
    [
        "Việc thanh toán thẻ được cung cấp bởi Công ty Cổ phần Giải pháp Trả Nhanh.",
        "Sản phẩm do Công ty TNHH Điện Máy Sao Bắc bảo hành chính hãng 12 tháng trên toàn quốc.",
        "Giày Xinh là đơn vị thành viên của Công ty Cổ phần Tập đoàn Xanh Biếc.",
        "Máy chủ của website đặt tại Công ty Cổ phần Dữ Liệu Miền Nam.",
        "Tên miền được đăng ký qua Công ty TNHH Tên Miền Sáng.",
        "Hàng được nhập trực tiếp từ Công ty TNHH Da Thuộc Bình Minh và có hóa đơn.",
        "Hóa đơn điện tử được lập bằng phần mềm của Công ty Cổ phần Sổ Sách Việt.",
        "Khách trả góp ký hợp đồng với Công ty Tài chính TNHH MTV Vay Nhanh.",
        "Hình ảnh nhân vật thuộc bản quyền hình ảnh mà Công ty TNHH Mèo Hồng cho phép dùng.",
        "Nếu lấy hóa đơn, xin ghi đủ tên đơn vị, ví dụ Công ty TNHH Hoa Sen Trắng, và mã số thuế.",
        "Phiếu quà tặng do Công ty Cổ phần Quà Xinh phát hành được dùng như tiền mặt.",
        "Khi thất lạc, Công ty Cổ phần Nhất Phương Logistics cam kết bồi thường theo cước phí.",
        "Máy do Công ty Cổ phần Thế Giới Máy phân phối chính hãng.",
        "Nhãn hiệu được Công ty TNHH Mầm Xanh chuyển nhượng cho chúng tôi năm 2022.",
        "Công ty TNHH Mầm Xanh sản xuất đế giày cho chúng tôi từ năm 2015.",
        "Công ty TNHH Điện Máy Sao Bắc cam kết bảo hành 24 tháng cho máy đánh giày.",
        "Khách hàng của Công ty TNHH Nhà Đông không được hưởng ưu đãi này.",
        "Đơn vị kiểm định: Công ty Cổ phần Giám Định Á Châu.",
        "Mã giảm giá của Công ty TNHH Ví Tím không cộng dồn.",
        "Xem thêm chính sách bảo mật của Công ty TNHH Quét Mã khi trả bằng mã.",
    ],
)
def test_a_firm_that_is_only_named(text: str) -> None:
    assert _other(f"<p>{text}</p>") == []


def test_a_firm_that_the_foot_shows_too_is_nobody_elses() -> None:
    foot = _FOOT + "<p>Kho và xuất hóa đơn: Công ty Cổ phần Xe Đạp Việt</p>"
    assert _other("<p>Công ty Cổ phần Xe Đạp Việt cam kết đổi trả trong 7 ngày.</p>", foot) == []


def test_a_page_that_names_the_seller_is_another_firms_only_where_that_speaks_again_and_again() -> None:
    ours = "<p>Công ty TNHH Giày Xinh nhận đổi trong 7 ngày.</p>"
    once = "<p>Công ty Cổ phần Xe Đạp Việt hỗ trợ khách ở miền Trung.</p>"
    again = "<p>Công ty Cổ phần Xe Đạp Việt cam kết đổi trả trong 7 ngày.</p>"
    assert _other(ours + once) == []
    assert _other(ours + once + again) == ["Công ty Cổ phần Xe Đạp Việt"]


def test_a_directory_of_firms_in_the_foot_tells_of_no_other() -> None:
    said = "<p>Công ty Cổ phần Xe Đạp Việt cam kết đổi trả trong 7 ngày.</p>"
    listed = "".join(f"<p>Công ty TNHH {chr(65 + n // 20)}{chr(97 + n % 20)} Moka{n}</p>" for n in range(300))
    assert _other(said, _FOOT) and not _other(said, _FOOT + listed)


_WORDS = ["a", "b", "ab", "abc", "lam", "halam", "moc", "an", "abcd", "hl"]
_CORES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=3).map(" ".join)


@given(st.sets(_CORES, max_size=4), _CORES)
def test_many_firms_are_asked_as_one_after_another(cores: set[str], core: str) -> None:
    assert _Known(cores).knows(core) == any(names.same(core, mine) for mine in cores)
