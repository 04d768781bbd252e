"""A value ends where the next field of its row begins, known or not."""

from __future__ import annotations

import pytest
from listing_kit import row

ROWS = [
    ("trọng lượng(KG): 0.5, Loại hình đổi trả: Không hỗ trợ", "label.quantity", "0.5"),
    ("Kích thước: 30x20x5, Sản xuất tại: Việt Nam, Kho: A12", "label.specifications", "30x20x5"),
    ("Kích thước: 12x9cm | Hạn dùng: 6 tháng", "label.specifications", "12x9cm"),
    ("Dung tích: 2 lít; mã kho: B7", "label.quantity", "2 lít"),
    ("Trọng lượng: 2kg – 5kg – 9kg Đặc Tính: Dẻo, thơm", "label.quantity", "2kg – 5kg – 9kg"),
    ("Công suất: 900W Hệ thống làm mát bằng quạt", "label.specifications", "900W"),
    ("Chất liệu: Kaki, Form dáng: Rộng", "label.ingredients", "Kaki"),
    ("Chất liệu: lanh, trạng thái: còn hàng", "label.ingredients", "lanh"),
    (
        "- Kiểu: Ôm - Chất liệu: Vải thô - Bảng phối: Trắng/ Xám - Họa tiết: Trơn",
        "label.ingredients",
        "Vải thô",
    ),
    ("- Chất liệu: Da bò -Đường may chắc chắn đều tay -Khóa kéo bền", "label.ingredients", "Da bò"),
    ("Thành phần: Gừng, mật ong. Vị đặc trưng: Cay nhẹ", "label.ingredients", "Gừng, mật ong"),
    ("Bảo quản: Nơi khô ráo | Kho xuất: Hà Nội", "label.storage", "Nơi khô ráo"),
    ("+ Trọng lượng sản phẩm: 0.7 kg + Cáp: 2 m", "label.quantity", "0.7 kg"),
    ("Trọng lượng: ~1.2kg Pin: Lithium", "label.quantity", "~1.2kg"),
    ("Kích thước khung (cả viền): 27 inch, Tỉ lệ: 16:9", "label.specifications", "27 inch"),
    ("Kích thước: Dài 90cm x Rộng 3cm | Mặt khóa: Chữ U", "label.specifications", "Dài 90cm x Rộng 3cm"),
    ("• Dung tích: 350ml. • Dùng được với máy rửa bát", "label.quantity", "350ml"),
]


@pytest.mark.parametrize(("text", "fact", "value"), ROWS)
def test_a_value_ends_with_its_field(text: str, fact: str, value: str) -> None:
    assert row("Hàng mới", text).values(fact) == (value,)


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("Thành phần: Nước, Đường, Chất bảo quản: 211, Màu tự nhiên", "label.ingredients", None),
        ("Thành phần: Cao gừng 50mg. Tá dược: vừa đủ một viên", "label.ingredients", None),
        ("Chất liệu: Cotton 95% - Spandex: 5%", "label.ingredients", None),
        ("Chất liệu: - Thân: thép - Nắp: nhựa", "label.ingredients", None),
        ("Chất liệu: Cotton - Spandex", "label.ingredients", None),
        ("Cách dùng: Pha với nước ấm. Trẻ em: nửa gói. Người lớn: một gói", "label.usage", None),
        ("Bảo quản: Nơi mát. Sau khi mở nắp: dùng trong 3 ngày", "label.storage", None),
        ("Kích thước: 20 x 30cm, Cao: 12cm, chiều sâu: 9cm", "label.specifications", None),
        ("Size: M: 40-50kg, L: 50-60kg, XL: 60-70kg", "label.size", None),
        ("Cấu hình: Chip lõi tám, Bộ nhớ: 8GB, Ổ cứng: 256GB", "label.specifications", None),
        ("Trọng lượng: 250g (10 gói x 25g)", "label.quantity", "250g (10 gói x 25g"),
    ],
)
def test_parts_of_a_value_stay_with_it(text: str, fact: str, value: str | None) -> None:
    said = str(row("Hàng mới", text).values(fact)[0])
    assert said.startswith(value or text.partition(": ")[2])


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Kích thước vỏ hộp: dài hơn một chút", "label.specifications"),
        ("Chất liệu bao bì: túi zip", "label.ingredients"),
        ("Số lượng trong kho: 12", "label.quantity"),
        ("Khối lượng hàng trả tối đa: 12", "label.quantity"),
    ],
)
def test_what_is_said_of_something_else_is_no_label(text: str, fact: str) -> None:
    assert not row("Hàng mới", text).values(fact)


def test_a_long_row_is_read_in_linear_time() -> None:
    text = "Chất liệu: " + "A: - B, | " * 20_000
    assert row("Hàng mới", text) is not None
    assert row("Hàng mới", "Trọng lượng: 1kg, " * 5_000) is not None


@pytest.mark.parametrize(
    ("value", "said"),
    [("cắt 1.5cm, để nướng", None), ("60cm x 90cm", "60cm x 90cm"), ("Gói 500g", "Gói 500g")],
)
def test_how_thick_a_slice_is_cut_is_no_quantity(value: str, said: str | None) -> None:
    assert row("Thịt vai", f"Quy cách: {value}").values("label.quantity") == ((said,) if said else ())


def test_what_stands_below_two_labels_may_be_either() -> None:
    text = "Thành phần & công dụng\nMàng lọc dày dặn cho da\nCách dùng\nThoa đều"
    assert row("Kem nền", text).values("label.usage") == ("Thoa đều",)
    assert row("Kem nền", "Công dụng\nLàm dịu da").values("label.usage") == ("Làm dịu da",)


def test_for_whom_goods_are_does_not_say_how_to_use_them() -> None:
    found = row("Nước yến", "Đối tượng sử dụng: Người lớn và trẻ từ 2 tuổi")
    assert not found.values("label.usage")
