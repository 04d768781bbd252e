"""Pages that bear one matter's name and speak of another."""

from __future__ import annotations

import pytest
from storefront_kit import html, shelf

from checker.facts.misnamed import misnamed
from checker.facts.terms import carried

BACK = (
    "<p>Hàng đổi phải do lỗi của nơi may. Bên bán không đổi hàng hỏng vì người mua cất giữ sai.</p>"
    "<p>Đổi trực tiếp tại kho hoặc gửi qua bưu điện trong vòng 5 ngày, còn nguyên tem và hóa đơn.</p>"
    "<p>Tiền hoàn về tài khoản sau 5 ngày, trường hợp giao thiếu được miễn phí gửi lại.</p>"
)


def matters(**bodies: str) -> dict[str, set[str]]:
    room = shelf(home=html(), **bodies)
    return {p.url.rpartition("/")[2]: {c.matter for c in carried(room, p)} for p in room.pages[1:]}


def test_an_address_that_promises_a_warranty() -> None:
    told = html(f"<h1>Chính sách đổi trả hàng</h1>{BACK}", title="Chính sách đổi trả hàng")
    assert matters(chinh_sach_bao_hanh_sp=told) == {"chinh-sach-bao-hanh-sp": {"terms.returns"}}


def test_a_title_that_promises_a_warranty() -> None:
    told = html(f"<h3>THÔNG TIN ĐỔI TRẢ HÀNG HÓA</h3>{BACK}", title="Bảo hành")
    assert matters(baohanh=told) == {"baohanh": {"terms.returns"}}


@pytest.mark.parametrize(
    "more",
    [
        "<p>Sản phẩm được bảo hành đường chỉ 6 tháng.</p>",
        "<p>Đế bong trong 6 tháng, tiệm sửa chữa không tính phí.</p>",
    ],
)
def test_one_word_of_its_own_is_enough(more: str) -> None:
    told = html(f"<h1>Chính sách đổi trả hàng</h1>{BACK}{more}", title="Chính sách đổi trả hàng")
    assert "terms.warranty" in matters(chinh_sach_bao_hanh_sp=told)["chinh-sach-bao-hanh-sp"]


def test_a_name_alone_against_no_other() -> None:
    names, said = ["bao hanh"], [frozenset(("terms.warranty",))]
    assert not misnamed("terms.warranty", names, said, [], ["bao hanh", "loi trong 12 thang, hoa don"])
    assert misnamed(
        "terms.warranty", names, said, [frozenset(("terms.returns",))], ["bao hanh", "doi trong 7 ngay"]
    )
    assert not misnamed("terms.privacy", names, [frozenset(("terms.returns",))], [], ["doi trong 7 ngay"])


@pytest.mark.parametrize(
    ("matter", "said"),
    [
        ("terms.payment", "chuyen khoan vao tai khoan cua tiem"),
        ("terms.payment", "tien mat tai quay, cod toan quoc"),
        ("terms.payment", "quet ma qr hoac vi dien tu"),
        ("terms.shipping", "noi thanh nhan hang sau 2 ngay, tinh xa 5 ngay"),
        ("terms.shipping", "hang qua buu dien, tien cuoc do khach chiu"),
        ("terms.warranty", "loi 1 doi 1 trong 12 thang"),
    ],
)
def test_other_words_of_its_own(matter: str, said: str) -> None:
    other = [frozenset(("terms.returns",))]
    assert misnamed(matter, [], other, [], ["doi trong 7 ngay, con nguyen tem"])
    assert not misnamed(matter, [], other, [], [said])
