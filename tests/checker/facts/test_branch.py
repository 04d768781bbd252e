"""A branch's name says where it is; an address behind its name is none of it."""

from __future__ import annotations

import pytest

from checker.facts.names import firms


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (
            "Chi nhánh Công ty TNHH Hạ Lam tại Đà Nẵng",
            "Chi nhánh Công ty TNHH Hạ Lam tại Đà Nẵng",
        ),
        (
            "Chi nhánh Công ty Cổ phần Hạ Lam tại TP. Hồ Chí Minh, 12 Lê Lợi",
            "Chi nhánh Công ty Cổ phần Hạ Lam tại TP. Hồ Chí Minh",
        ),
        (
            "CHI NHÁNH CÔNG TY TNHH HẠ LAM TẠI THÀNH PHỐ CẦN THƠ - MST: 0312880335-001",
            "CHI NHÁNH CÔNG TY TNHH HẠ LAM TẠI THÀNH PHỐ CẦN THƠ",
        ),
        (
            "Chi nhánh Công ty TNHH Hạ Lam tại Huế đã mở cửa từ tháng 5",
            "Chi nhánh Công ty TNHH Hạ Lam tại Huế",
        ),
        ("Chi nhánh Công ty TNHH Hạ Lam tại 12 Lê Lợi, Đà Nẵng", "Chi nhánh Công ty TNHH Hạ Lam"),
        ("Công ty TNHH Hạ Lam tại Đà Nẵng", "Công ty TNHH Hạ Lam"),
    ],
)
def test_a_branch_is_named_with_its_province(line: str, name: str) -> None:
    assert [found.text for found in firms(line)] == [name]
