"""Numbers of registrations as pages write them."""

from __future__ import annotations

import pytest

from checker.facts import names, numbers
from checker.facts.fold import fold


@pytest.mark.parametrize(
    ("line", "want"),
    [
        ("Mã số hộ kinh doanh: 8340126741 - 002 do Phòng Tài chính cấp", "8340126741002"),
        ("Mã số hộ kinh doanh: 8340126741-002", "8340126741002"),
        ("Giấy ĐKKD số 0316172372 - 028 7108 9666", "0316172372"),
        ("Giấy chứng nhận kinh doanh: 0103327290 cấp ngày 12/02/2009", "0103327290"),
        ("Giấy chứng nhận đăng kí kinh doanh số 0103327290", "0103327290"),
        ("Số đăng kí kinh doanh: 0103327290", "0103327290"),
        ("Số GCN: 41A8012345", "41A8012345"),
        ("Chủ sở hữu website: Ngô Gia An - Số: 41A8012345", "41A8012345"),
        ("CN Kinh Doanh: 0903327290", ""),  # a branch's telephone
        ("Số GCN: 0103327290", ""),  # a certificate of whatever kind
        ("Giấy chứng nhận đăng kí nhãn hiệu số 0103327290", ""),
    ],
)
def test_registrations(line: str, want: str) -> None:
    assert [n.digits for n in numbers.registrations(fold(line))] == [want] * bool(want)


def test_import_and_export_in_a_name() -> None:
    line = "Công ty Cổ phần Tập đoàn Xuất – Nhập Khẩu Trái Cây Cánh Đồng là doanh nghiệp"
    assert names.firms(line)[0].text == "Công ty Cổ phần Tập đoàn Xuất – Nhập Khẩu Trái Cây Cánh Đồng"
